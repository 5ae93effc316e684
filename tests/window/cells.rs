//! The ledger as a spreadsheet: the cursor, ranges, typing, pasting, filling and clearing, with real keys.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use guatu::analysis::{Column, LedgerOrder, LedgerRequest};
use guatu::model::{NodeRef, Progress};
use guatu::session::{Action, CellPlace, Command, Dialog, LedgerStep, View};

use crate::common::*;

mod copied;
mod fill;
mod filters;
mod first_rows;
mod frozen;
mod groups;
mod held;
mod measures;
mod own_kinds;
mod refused;
mod replace;

const COLUMNS: [&str; 8] = ["number", "title", "lead_units", "due", "progress", "percent", "updates", "@category"];

/// The ledger of the bundled dataset, with the cursor in a cell.
fn ledger(row: usize, column: usize) -> Window {
    let mut harness = with_example();
    let columns = COLUMNS.map(|name| serde_json::from_value::<Column>(name.into()).unwrap()).to_vec();
    act(&mut harness, Action::SetColumns(columns));
    act(&mut harness, Action::SetView(View::Ledger));
    go(&mut harness, row, column);
    harness
}

fn go(harness: &mut Window, row: usize, column: usize) {
    act(harness, Action::Ledger(LedgerStep::Go(CellPlace { row, column }, false)));
}

fn key(harness: &mut Window, key: Key) {
    press(harness, Modifiers::NONE, key);
}

fn text(harness: &mut Window, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(4);
}

fn cursor(harness: &Window) -> (usize, usize) {
    let place = session(harness).marked_cells().unwrap().cursor;
    (place.row, place.column)
}

/// The item of a row.
fn row(harness: &Window, row: usize) -> guatu::model::Item {
    let answers = session(harness).active().unwrap().answers().unwrap();
    let line = answers.ledger.as_ref().unwrap().rows[row];
    guatu::model::Item::clone(line.resolve(dataset(harness)).unwrap().item)
}

fn undo(harness: &mut Window) {
    press(harness, Modifiers::COMMAND, Key::Z);
}

#[test]
fn the_cursor_moves_as_in_other_spreadsheets_and_never_leaves_the_table() {
    let mut harness = ledger(1, 1);
    let last = (28, COLUMNS.len() - 1);
    for (pressed, at) in [
        (Key::ArrowDown, (2, 1)),
        (Key::ArrowRight, (2, 2)),
        (Key::ArrowUp, (1, 2)),
        (Key::ArrowLeft, (1, 1)),
        (Key::Home, (1, 0)),
        (Key::ArrowLeft, (1, 0)),
        (Key::End, (1, last.1)),
        (Key::ArrowRight, (1, last.1)),
        (Key::Tab, (2, 0)),
        (Key::Enter, (3, last.1)),
    ] {
        key(&mut harness, pressed);
        assert_eq!(cursor(&harness), at, "{pressed:?}");
    }
    press(&mut harness, Modifiers::COMMAND, Key::End);
    assert_eq!(cursor(&harness), last);
    for pressed in [Key::ArrowDown, Key::Tab, Key::Enter, Key::PageDown] {
        key(&mut harness, pressed);
        assert_eq!(cursor(&harness), last, "{pressed:?}");
    }
    key(&mut harness, Key::PageUp);
    let page = last.0 - cursor(&harness).0;
    assert!((5..29).contains(&page), "{page} rows are a page");
    press(&mut harness, Modifiers::COMMAND, Key::Home);
    assert_eq!(cursor(&harness), (0, 2), "number and title are frozen");
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert_eq!(cursor(&harness), (0, 0));
    assert_eq!(session(&harness).view(), View::Ledger);
}

#[test]
fn the_space_bar_marks_columns_and_rows() {
    let mut harness = ledger(2, 1);
    let marked = |harness: &Window| {
        let marked = session(harness).marked_cells().unwrap();
        (marked.rows, marked.columns, marked.whole_rows)
    };
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::COMMAND, Key::Space);
    assert_eq!(marked(&harness), (0..=28, 1..=1, false));
    let mut harness = ledger(2, 1);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    // As the desktop gives it, in one frame: the key, and what it writes.
    let modifiers = Modifiers::SHIFT;
    let pressed = Event::Key { key: Key::Space, physical_key: None, pressed: true, repeat: false, modifiers };
    harness.input_mut().events.extend([pressed, Event::Text(" ".to_owned())]);
    harness.run_steps(4);
    assert_eq!(marked(&harness), (2..=3, 0..=COLUMNS.len() - 1, true));
    let titles = [row(&harness, 2).title, row(&harness, 3).title];
    assert!(!session(&harness).has_unsaved() && titles.iter().all(|title| !title.trim().is_empty()));
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(marked(&harness), (2..=4, 0..=COLUMNS.len() - 1, true), "whole rows grow as whole rows");
    press(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(marked(&harness), (2..=3, 0..=COLUMNS.len() - 1, true));
    text(&mut harness, "改");
    key(&mut harness, Key::Enter);
    assert_eq!(row(&harness, cursor(&harness).0 - 1).title, "改", "typing goes on as before");
}

#[test]
fn in_an_order_of_its_own_no_item_is_moved_and_a_menu_over_a_cell_has_the_keys() {
    let mut harness = ledger(4, 1);
    filters::press_heading(&mut harness, "具体问题", Modifiers::NONE);
    let order = |harness: &Window| -> Vec<String> {
        dataset(harness).reports[0].items().map(|item| item.id.to_string()).collect()
    };
    let before = order(&harness);
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(order(&harness), before);
    // The filter of the column: its search field has the keyboard, until it is clicked away from.
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    let focused = harness.ctx.memory(egui::Memory::focused);
    harness.ctx.memory_mut(|memory| focused.into_iter().for_each(|id| memory.surrender_focus(id)));
    harness.run_steps(3);
    assert!(egui::Popup::is_any_open(&harness.ctx));
    key(&mut harness, Key::Delete);
    harness.event(Event::Paste("误入".to_owned()));
    harness.run_steps(4);
    assert!(!session(&harness).has_unsaved(), "nothing reaches the cell below");
}

#[test]
fn a_deletion_taken_back_says_nothing_more_and_marks_one_cell() {
    let mut harness = ledger(2, 1);
    press(&mut harness, Modifiers::SHIFT, Key::Space);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::COMMAND, Key::Delete);
    let told = |harness: &Window| session(harness).toasts().iter().any(|toast| toast.text.contains("Ctrl+Z"));
    assert!(told(&harness) && dataset(&harness).reports[0].items().count() == 26);
    undo(&mut harness);
    assert!(!told(&harness) && dataset(&harness).reports[0].items().count() == 29);
    assert!(session(&harness).marked_cells().unwrap().is_one());
}

#[test]
fn typing_replaces_f2_changes_and_escape_restores() {
    let mut harness = ledger(2, 1);
    let first = row(&harness, 2).title;
    text(&mut harness, "另拟的");
    text(&mut harness, "标题");
    key(&mut harness, Key::Escape);
    assert_eq!((row(&harness, 2).title, cursor(&harness)), (first.clone(), (2, 1)));
    text(&mut harness, "另拟的标题");
    key(&mut harness, Key::Enter);
    assert_eq!((row(&harness, 2).title.as_str(), cursor(&harness)), ("另拟的标题", (3, 1)));
    key(&mut harness, Key::ArrowUp);
    key(&mut harness, Key::F2);
    text(&mut harness, "(修订)");
    key(&mut harness, Key::ArrowLeft);
    assert_eq!(cursor(&harness), (2, 1), "the arrow moves the caret");
    key(&mut harness, Key::Tab);
    assert_eq!((row(&harness, 2).title.as_str(), cursor(&harness)), ("另拟的标题(修订)", (2, 2)));
    undo(&mut harness);
    undo(&mut harness);
    assert_eq!(row(&harness, 2).title, first);
    assert!(!session(&harness).has_unsaved());
}

#[test]
fn a_row_is_filled_in_by_tabs_and_enter_goes_back_to_where_they_began() {
    let mut harness = ledger(4, 4);
    text(&mut harness, "已完成");
    key(&mut harness, Key::Tab);
    text(&mut harness, "87.5");
    key(&mut harness, Key::Enter);
    let item = row(&harness, 4);
    assert_eq!((item.progress, item.percent.unwrap().to_string().as_str()), (Progress::Done, "87.5"));
    assert_eq!(cursor(&harness), (5, 4));
}

#[test]
fn what_is_typed_while_a_frame_is_slow_goes_into_the_cells_that_it_was_meant_for() {
    let mut harness = ledger(6, 1);
    let pressed =
        |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    let typed = |text: &str| Event::Text(text.to_owned());
    for event in [typed("甲"), pressed(Key::Enter), typed("乙"), pressed(Key::Enter), typed("丙"), pressed(Key::Enter)]
    {
        harness.event(event);
    }
    harness.run_steps(12);
    assert_eq!([6, 7, 8].map(|at| row(&harness, at).title), ["甲", "乙", "丙"]);
    assert_eq!(cursor(&harness), (9, 1));
}

#[test]
fn a_further_entry_is_typed_beside_those_of_before() {
    let mut harness = ledger(3, 6);
    for entry in ["现场复核两处", "余下一处月底前完成"] {
        text(&mut harness, entry);
        key(&mut harness, Key::Enter);
        key(&mut harness, Key::ArrowUp);
    }
    let updates: Vec<_> = row(&harness, 3).updates.iter().map(|own| (own.on.to_string(), own.text.clone())).collect();
    let today = || "2025-08-01".to_owned();
    assert_eq!(
        updates[updates.len() - 2..],
        [(today(), "现场复核两处".into()), (today(), "余下一处月底前完成".into())]
    );
}

#[test]
fn a_column_that_is_computed_takes_nothing_and_says_so() {
    let mut harness = ledger(3, 7);
    text(&mut harness, "甲");
    assert!(harness.query_by_label_contains("由其他栏目算出").is_some());
    key(&mut harness, Key::Enter);
    assert!(!session(&harness).has_unsaved());
}

#[test]
fn a_bad_value_stays_in_its_cell_with_the_reason() {
    let mut harness = ledger(3, 5);
    text(&mut harness, "很多");
    key(&mut harness, Key::Enter);
    assert_eq!(cursor(&harness), (3, 5));
    assert!(harness.query_all_by_label_contains("很多").next().is_some());
    assert!(session(&harness).has_unsaved());
    key(&mut harness, Key::Escape);
    assert!(!session(&harness).has_unsaved());
    assert_eq!(row(&harness, 3).percent, None);
}

#[test]
fn another_date_than_the_one_that_was_set_asks_for_the_reason() {
    let mut harness = ledger(3, 3);
    let before = row(&harness, 3).due;
    text(&mut harness, "2026年4月");
    key(&mut harness, Key::Enter);
    if before.is_none() {
        assert_eq!(row(&harness, 3).due.unwrap().present().unwrap().to_string(), "2026-04");
        key(&mut harness, Key::ArrowUp);
        text(&mut harness, "2026-05-20");
        key(&mut harness, Key::Enter);
    }
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Due(_, Some(_)))));
    type_in(&mut harness, "变更原因", "汛期推迟开工");
    key(&mut harness, Key::Enter);
    let due = row(&harness, 3).due.unwrap();
    assert_eq!(due.changes.last().unwrap().reason, "汛期推迟开工");
    assert_ne!(due.on, due.present());
}

#[test]
fn a_date_in_a_cell_is_chosen_in_a_calendar_by_keys() {
    let mut harness = ledger(0, 3);
    let free = (0..29).find(|at| row(&harness, *at).due.is_none()).unwrap();
    go(&mut harness, free, 3);
    let due = |harness: &Window| row(harness, free).due.and_then(|due| due.present()).map(|when| when.to_string());
    text(&mut harness, "2026-03-10");
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    key(&mut harness, Key::ArrowRight);
    key(&mut harness, Key::ArrowDown);
    assert_eq!((cursor(&harness), due(&harness)), ((free, 3), None), "the arrows move the day");
    key(&mut harness, Key::Enter);
    assert_eq!((cursor(&harness), due(&harness)), ((free, 3), None), "the day stands in the cell that is typed in");
    key(&mut harness, Key::Enter);
    assert_eq!((cursor(&harness), due(&harness)), ((free + 1, 3), Some("2026-03-18".to_owned())));
    // Escape closes the calendar first, then it restores the cell.
    key(&mut harness, Key::ArrowUp);
    key(&mut harness, Key::F2);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    key(&mut harness, Key::ArrowUp);
    key(&mut harness, Key::Escape);
    assert_eq!(cursor(&harness), (free, 3));
    key(&mut harness, Key::ArrowLeft);
    assert_eq!(cursor(&harness), (free, 3), "the cell is typed in still");
    key(&mut harness, Key::Escape);
    key(&mut harness, Key::ArrowLeft);
    assert_eq!((cursor(&harness), due(&harness)), ((free, 2), Some("2026-03-18".to_owned())));
    // Tab leads on with the calendar open, and writes nothing.
    key(&mut harness, Key::ArrowRight);
    key(&mut harness, Key::F2);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    key(&mut harness, Key::Tab);
    assert_eq!((cursor(&harness), due(&harness)), ((free, 4), Some("2026-03-18".to_owned())));
    key(&mut harness, Key::ArrowDown);
    assert_eq!(cursor(&harness), (free + 1, 4), "no calendar is open any more");
}

#[test]
fn a_block_goes_into_the_cells_from_the_cursor_on_and_into_new_rows() {
    let mut harness = ledger(27, 1);
    let count = dataset(&harness).reports[0].items().count();
    let block = "甲题\t区水务局、区林草局\t2026-03\n乙题\t区水务局\t某日\n\"丙\n题\"\t新来的单位\t\n丁题\t\t2026年底";
    harness.event(Event::Paste(block.to_owned()));
    harness.run_steps(8);
    let report = dataset(&harness).reports[0].clone();
    assert_eq!(report.items().count(), count + 2);
    let titles: Vec<String> = (27..31).map(|at| row(&harness, at).title).collect();
    assert_eq!(titles, ["甲题", "乙题", "丙\n题", "丁题"]);
    let units = |at: usize| -> Vec<String> {
        row(&harness, at).lead_units.iter().map(|id| report.party(id).unwrap().name.clone()).collect()
    };
    assert_eq!([units(27), units(28), units(29)], [vec!["区水务局", "区林草局"], vec!["区水务局"], vec!["新来的单位"]]);
    assert_eq!(report.parties.iter().filter(|party| party.name == "区水务局").count(), 1);
    // 某日 is no date: its cell says so and keeps what it had.
    let due: Column = serde_json::from_value("due".into()).unwrap();
    let node = NodeRef::new("tongchuan-2025".into(), guatu::model::NodeId::Item(row(&harness, 28).id));
    assert!(session(&harness).refused_cell(&node, &due).unwrap().contains("某日"));
    // What came in is marked, new rows too.
    let marked = session(&harness).marked_cells().unwrap();
    assert_eq!((marked.rows, marked.columns, cursor(&harness)), (27..=30, 1..=3, (27, 1)));
    undo(&mut harness);
    assert_eq!(dataset(&harness).reports[0].items().count(), count);
    assert!(!session(&harness).has_unsaved());
}

#[test]
fn one_text_fills_all_marked_cells_and_the_first_row_those_below_it() {
    let mut harness = ledger(10, 5);
    for _ in 0..3 {
        press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    }
    harness.event(Event::Paste("40".to_owned()));
    harness.run_steps(6);
    let percents = |harness: &Window| [9, 10, 11, 12, 13, 14].map(|at| row(harness, at).percent.map(|p| p.to_string()));
    let forty = || Some("40".to_owned());
    assert_eq!(percents(&harness), [None, forty(), forty(), forty(), forty(), None]);
    key(&mut harness, Key::Delete);
    assert_eq!(percents(&harness), [None, None, None, None, None, None]);
    undo(&mut harness);
    undo(&mut harness);
    go(&mut harness, 10, 2);
    text(&mut harness, "区司法局");
    key(&mut harness, Key::Tab);
    go(&mut harness, 10, 2);
    for _ in 0..2 {
        press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    }
    press(&mut harness, Modifiers::COMMAND, Key::D);
    let units = [10, 11, 12, 13].map(|at| row(&harness, at).lead_units);
    assert_eq!((&units[1], &units[2]), (&units[0], &units[0]));
    assert_ne!(units[3], units[0]);
    undo(&mut harness);
    assert_ne!(row(&harness, 11).lead_units, units[0]);
}

#[test]
fn cells_are_copied_as_cells_and_cut_ones_are_empty() {
    let mut harness = ledger(5, 1);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    harness.event(Event::Copy);
    harness.run_steps(4);
    let copied = harness.state().copied().unwrap().clone();
    let lines: Vec<&str> = copied.text.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with(&format!("{}\t", row(&harness, 5).title)));
    assert_eq!(copied.html.unwrap().matches("<td").count(), 4);
    go(&mut harness, 5, 2);
    text(&mut harness, "区信访局");
    key(&mut harness, Key::Enter);
    go(&mut harness, 5, 2);
    harness.event(Event::Cut);
    harness.run_steps(4);
    assert_eq!(harness.state().copied().unwrap().text, "区信访局");
    assert!(row(&harness, 5).lead_units.is_empty());
}

/// What Undo would take back.
fn undo_name(harness: &Window) -> String {
    session(harness).command_name(Command::Undo)
}

#[test]
fn one_cell_that_was_pasted_into_is_called_as_if_it_had_been_typed() {
    let mut harness = ledger(5, 1);
    harness.event(Event::Paste("另一个标题".to_owned()));
    harness.run_steps(4);
    assert_eq!(undo_name(&harness), "撤销: 修改具体问题");
    // A unit that the report does not have yet comes along: two changes, and still one cell.
    go(&mut harness, 5, 2);
    harness.event(Event::Paste("区信访局".to_owned()));
    harness.run_steps(4);
    assert_eq!(row(&harness, 5).lead_units.len(), 1);
    assert_eq!(undo_name(&harness), "撤销: 填写责任主体");
    go(&mut harness, 5, 1);
    harness.event(Event::Paste("甲\n乙".to_owned()));
    harness.run_steps(4);
    assert_eq!(undo_name(&harness), "撤销: 粘贴");
}

#[test]
fn of_many_emptied_cells_it_is_said_how_many_and_how_they_come_back() {
    let mut harness = ledger(0, 1);
    go(&mut harness, 0, 2);
    for unit in ["区信访局", "区科技局"] {
        text(&mut harness, unit);
        key(&mut harness, Key::Enter);
    }
    go(&mut harness, 0, 2);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    key(&mut harness, Key::Delete);
    assert!(row(&harness, 0).lead_units.is_empty() && row(&harness, 1).lead_units.is_empty());
    let said: Vec<&str> = session(&harness).toasts().iter().map(|toast| toast.text.as_str()).collect();
    assert_eq!(said, ["已清空 2 个单元格,可用 Ctrl+Z 恢复"]);
}

#[test]
fn another_order_leaves_the_cursor_on_its_item() {
    let mut harness = ledger(3, 1);
    let id = row(&harness, 3).id;
    let by: Column = serde_json::from_value("number".into()).unwrap();
    let order = LedgerOrder::by(by, true);
    act(&mut harness, Action::SetLedger(LedgerRequest { order, ..LedgerRequest::default() }));
    assert_eq!(cursor(&harness), (25, 1));
    assert_eq!(row(&harness, 25).id, id);
}

#[test]
fn a_row_is_added_by_keys_and_its_title_is_typed_at_once() {
    let mut harness = ledger(3, 4);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(cursor(&harness), (4, 1));
    text(&mut harness, "补列的问题");
    key(&mut harness, Key::Tab);
    text(&mut harness, "区残联");
    key(&mut harness, Key::Tab);
    text(&mut harness, "2026-06-30");
    key(&mut harness, Key::Enter);
    let item = row(&harness, 4);
    assert_eq!((item.title.as_str(), item.lead_units.len()), ("补列的问题", 1));
    assert_eq!(item.due.unwrap().present().unwrap().to_string(), "2026-06-30");
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    let gone: Vec<NodeRef> = session(&harness).active().unwrap().chosen().to_vec();
    assert_eq!(gone.len(), 2);
    press(&mut harness, Modifiers::COMMAND, Key::Delete);
    assert!(gone.iter().all(|node| !dataset(&harness).holds(node)));
}

#[test]
fn a_cell_is_reached_by_the_pointer_and_by_screen_readers() {
    let mut harness = ledger(0, 1);
    let number = row(&harness, 2).number;
    let name = format!("完成比例 {number}");
    harness.get_all_by_role_and_label(Role::Cell, &name).next().unwrap().click();
    harness.run_steps(6);
    assert_eq!(cursor(&harness).1, 5);
    harness.get_all_by_role_and_label(Role::Cell, &name).next().unwrap().click();
    harness.run_steps(6);
    text(&mut harness, "12");
    key(&mut harness, Key::Enter);
    let (at, _) = cursor(&harness);
    assert_eq!(row(&harness, at - 1).percent.unwrap().to_string(), "12");
}

#[test]
fn a_log_entry_says_who_is_at_the_keyboard_and_former_entries_are_not_cleared() {
    let mut harness = ledger(2, 1);
    let columns = ["title", "log"].map(|name| serde_json::from_value::<Column>(name.into()).unwrap()).to_vec();
    act(&mut harness, Action::SetColumns(columns.clone()));
    let mut preferences = session(&harness).preferences().clone();
    preferences.who = "督查科".to_owned();
    act(&mut harness, Action::SetPreferences(Box::new(preferences)));
    go(&mut harness, 2, 1);
    text(&mut harness, "电话催办");
    key(&mut harness, Key::Enter);
    let entry = row(&harness, 2).log.last().unwrap().clone();
    assert_eq!((entry.who.as_str(), entry.text.as_str()), ("督查科", "电话催办"));
    go(&mut harness, 2, 1);
    key(&mut harness, Key::Delete);
    assert_eq!(row(&harness, 2).log.last(), Some(&entry));
    let node = NodeRef::new("tongchuan-2025".into(), guatu::model::NodeId::Item(row(&harness, 2).id));
    assert!(session(&harness).refused_cell(&node, &columns[1]).is_some());
}

#[test]
fn alt_with_the_arrow_up_moves_the_item_of_the_cell() {
    let mut harness = ledger(4, 1);
    let order = |harness: &Window| [3, 4].map(|at| row(harness, at).id.to_string());
    let [first, second] = order(&harness);
    assert!(session(&harness).enabled(Command::MoveUp));
    press(&mut harness, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(order(&harness), [second, first]);
    assert_eq!(cursor(&harness), (3, 1), "the cursor goes with it");
}

/// All texts that the window paints, with whether an ellipsis stands for the rest.
fn painted(harness: &Window) -> Vec<(String, bool)> {
    fn each(shape: &egui::Shape, found: &mut Vec<(String, bool)>) {
        match shape {
            egui::Shape::Text(text) => found.push((text.galley.text().to_owned(), text.galley.elided)),
            egui::Shape::Vec(all) => all.iter().for_each(|shape| each(shape, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    harness.output().shapes.iter().for_each(|clipped| each(&clipped.shape, &mut found));
    found
}

#[test]
fn the_days_to_a_date_are_never_cut() {
    use guatu::words::Language;
    for (language, ends) in [(Language::English, [" early", " late"]), (Language::Chinese, ["提前销号", "逾期"])]
    {
        let mut harness = window_in(language, None);
        act(&mut harness, Action::OpenExample);
        let items: Vec<_> = dataset(&harness).reports[0].items().take(2).map(|item| item.id.clone()).collect();
        for (id, due) in items.iter().zip(["2026-02-11", "2024-11-23"]) {
            let closed = guatu::model::Closed {
                on: "2025-01-02".parse().unwrap(),
                by: String::new(),
                how: String::new(),
                extra: guatu::model::Extra::default(),
            };
            let due = guatu::model::Due::new(due.parse().unwrap());
            let changes = [
                guatu::document::Change::set(id, guatu::field!(Item.due), Some(due)),
                guatu::document::Change::set(id, guatu::field!(Item.closed), Some(closed)),
                guatu::document::Change::set(id, guatu::field!(Item.progress), Progress::Closed),
            ];
            for change in changes {
                let report = dataset(&harness).reports[0].id.clone();
                act(&mut harness, Action::Edit(guatu::document::Edit::new(report, change)));
            }
        }
        act(&mut harness, Action::SetView(View::Ledger));
        go(&mut harness, 0, 5);
        let all = painted(&harness);
        let days: Vec<_> = all.iter().filter(|(text, _)| text.contains("405") || text.contains("40 ")).collect();
        assert!(days.len() >= 2, "{ends:?}: {days:?}");
        assert!(days.iter().all(|(_, elided)| !elided), "{days:?}");
    }
}

#[test]
fn no_line_goes_on_beside_the_scroll_bar_below_the_table() {
    let mut harness = ledger(0, 1);
    let all = Column::all(guatu::analysis::LedgerRows::Items, &[]);
    act(&mut harness, Action::SetColumns(all));
    let cell =
        harness.get_all_by_role(Role::Cell).map(|cell| cell.rect()).fold(0.0, |most: f32, own| most.max(own.bottom()));
    assert!(cell > 600.0, "rows go down to the lower edge");
    // Above the status bar of 30 points and the margin of the page of 8 stands the scroll bar of 9.
    let strip = egui::Rangef::new(675.0, 680.0);
    let stubs = harness.output().shapes.iter().filter_map(|clipped| match clipped.shape {
        egui::Shape::LineSegment { points: [from, to], stroke } if !stroke.is_empty() => {
            let seen = egui::Rect::from_two_pos(from, to).intersect(clipped.clip_rect);
            let is_upright = (from.x - to.x).abs() < 0.5 && from.x > 560.0;
            (is_upright && seen.y_range().intersection(strip).span() > 0.5).then_some((from, to))
        }
        _ => None,
    });
    assert_eq!(stubs.collect::<Vec<_>>(), []);
}
