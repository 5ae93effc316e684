//! Cells that take no text, and where the cursor is after an undo.

use super::*;

fn refused(harness: &Window, at: usize, column: &str) -> Option<String> {
    let node = NodeRef::new("tongchuan-2025".into(), guatu::model::NodeId::Item(row(harness, at).id));
    let column: Column = serde_json::from_value(column.into()).unwrap();
    session(harness).refused_cell(&node, &column).map(ToOwned::to_owned)
}

fn paste(harness: &mut Window, text: &str) {
    harness.event(Event::Paste(text.to_owned()));
    harness.run_steps(8);
}

#[test]
fn after_an_undo_the_cursor_is_in_the_changed_column_and_marks_from_there() {
    let mut harness = ledger(2, 3);
    text(&mut harness, "2027-04-09");
    key(&mut harness, Key::Enter);
    // Cells far from there are marked, in another column.
    go(&mut harness, 11, 6);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    undo(&mut harness);
    assert_eq!(cursor(&harness), (2, 3));
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    let marked = session(&harness).marked_cells().unwrap();
    assert_eq!((marked.rows, marked.columns), (2..=3, 3..=3));
    go(&mut harness, 20, 0);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(cursor(&harness), (2, 3));
}

#[test]
fn cells_are_marked_from_what_was_selected_elsewhere_and_not_from_an_old_place() {
    let mut harness = ledger(15, 2);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    let fourth = NodeRef::new("tongchuan-2025".into(), guatu::model::NodeId::Item(row(&harness, 4).id));
    act(&mut harness, Action::Mark(vec![fourth]));
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(session(&harness).marked_cells().unwrap().rows, 4..=6);
}

#[test]
fn refused_cells_say_so_until_they_are_filled_or_the_step_is_taken_back() {
    let mut harness = ledger(6, 4);
    paste(&mut harness, "推进中\n某种情况\n基本完成\n没这个词");
    assert!(refused(&harness, 7, "progress").is_some());
    key(&mut harness, Key::ArrowUp);
    go(&mut harness, 0, 1);
    text(&mut harness, "另一题");
    key(&mut harness, Key::Enter);
    assert!(refused(&harness, 7, "progress").is_some(), "another cell was filled");
    undo(&mut harness);
    assert!(refused(&harness, 9, "progress").is_some(), "another step was taken back");
    go(&mut harness, 7, 4);
    text(&mut harness, "基本完成");
    key(&mut harness, Key::Enter);
    assert_eq!(refused(&harness, 7, "progress"), None);
    assert!(refused(&harness, 9, "progress").is_some());
    undo(&mut harness);
    undo(&mut harness);
    assert_eq!(refused(&harness, 9, "progress"), None);
    paste(&mut harness, "没这个词");
    go(&mut harness, 12, 5);
    paste(&mut harness, "30");
    assert_eq!(refused(&harness, 0, "progress"), None, "another block came");
}

#[test]
fn a_closed_item_is_opened_again_by_the_step_alone() {
    let mut harness = ledger(3, 4);
    let id = row(&harness, 3).id;
    let closed = guatu::document::Change::set(&id, guatu::field!(Item.progress), Progress::Closed);
    act(&mut harness, Action::Edit(guatu::document::Edit::new("tongchuan-2025".into(), closed)));
    for word in ["基本完成", "未启动"] {
        go(&mut harness, 3, 4);
        paste(&mut harness, word);
        assert_eq!(row(&harness, 3).progress, Progress::Closed, "{word}");
        assert!(refused(&harness, 3, "progress").unwrap().contains("Ctrl+Alt+E"), "{word}");
    }
    key(&mut harness, Key::Delete);
    assert_eq!(row(&harness, 3).progress, Progress::Closed);
    // From the row above it is filled down.
    go(&mut harness, 2, 4);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::COMMAND, Key::D);
    assert_eq!(row(&harness, 3).progress, Progress::Closed);
    go(&mut harness, 3, 4);
    text(&mut harness, "推进中");
    key(&mut harness, Key::Enter);
    let asked = session(&harness).dialog();
    assert!(matches!(asked, Some(Dialog::ClosingStep(_, guatu::model::ClosingKind::Reopened))), "{asked:?}");
    assert_eq!(row(&harness, 3).progress, Progress::Closed);
}

#[test]
fn a_sign_for_yes_or_no_says_nothing_of_where_an_item_stands() {
    let mut harness = ledger(5, 4);
    paste(&mut harness, "基本完成");
    for sign in ["×", "√", "X", "否", "是", " ✗ "] {
        paste(&mut harness, sign);
        assert_eq!(row(&harness, 5).progress, Progress::MostlyDone, "{sign}");
        assert!(refused(&harness, 5, "progress").is_some(), "{sign}");
    }
    paste(&mut harness, "办结");
    assert_eq!(row(&harness, 5).progress, Progress::Done, "words of offices are taken");
}

#[test]
fn a_save_shows_the_cell_of_what_was_not_taken() {
    let mut harness = ledger(8, 5);
    text(&mut harness, "很多");
    key(&mut harness, Key::Enter);
    assert_eq!(cursor(&harness), (8, 5));
    go(&mut harness, 20, 1);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(cursor(&harness), (8, 5));
}

#[test]
fn marked_rows_stay_where_a_refused_text_has_no_cell() {
    let mut harness = ledger(8, 5);
    text(&mut harness, "很多");
    key(&mut harness, Key::Enter);
    let columns = COLUMNS.iter().filter(|name| **name != "percent");
    let columns = columns.map(|name| serde_json::from_value::<Column>((*name).into()).unwrap()).collect();
    act(&mut harness, Action::SetColumns(columns));
    let rows: Vec<_> = (2..6).map(|at| node(guatu::model::NodeId::Item(row(&harness, at).id))).collect();
    act(&mut harness, Action::Mark(rows.clone()));
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(session(&harness).active().unwrap().chosen(), rows);
}

#[test]
fn a_block_that_no_cell_took_stays_told_when_the_step_before_it_is_taken_back() {
    let mut harness = ledger(4, 4);
    paste(&mut harness, "基本完成");
    go(&mut harness, 9, 4);
    paste(&mut harness, "没这个词");
    assert!(refused(&harness, 9, "progress").is_some());
    undo(&mut harness);
    assert!(refused(&harness, 9, "progress").is_some(), "no step was about it");
}

#[test]
fn an_undo_that_takes_the_selected_row_away_selects_its_neighbour() {
    let mut harness = ledger(3, 1);
    let third = row(&harness, 3).id;
    act(&mut harness, Action::Ledger(LedgerStep::AddRow(node(guatu::model::NodeId::Item(third.clone())))));
    assert_ne!(session(&harness).active().unwrap().selection().unwrap().node.as_str(), third.as_str());
    undo(&mut harness);
    let selected = session(&harness).active().unwrap().selection().unwrap().node.clone();
    assert!(matches!(selected, guatu::model::NodeId::Item(_)), "{selected:?}");
}
