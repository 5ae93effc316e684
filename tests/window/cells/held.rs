//! A ledger in another order than that of the notice, while it is worked in: rows stay where they are.

use guatu::analysis::SortKey;

use super::filters::press_button;
use super::*;

fn titles(harness: &Window) -> Vec<String> {
    let answers = session(harness).active().unwrap().answers().unwrap();
    let rows = &answers.ledger.as_ref().unwrap().rows;
    rows.iter().map(|row| row.resolve(&answers.dataset).unwrap().item.title.clone()).collect()
}

/// The ledger in the order of its titles, with the cursor in a cell.
fn by_title(row: usize, column: usize) -> Window {
    let mut harness = ledger(0, 1);
    let by = serde_json::from_value::<Column>("title".into()).unwrap();
    let order = LedgerOrder { keys: vec![SortKey { by, descending: false }] };
    act(&mut harness, Action::SetLedger(LedgerRequest { order, ..LedgerRequest::default() }));
    go(&mut harness, row, column);
    harness
}

#[test]
fn what_is_typed_into_an_ordered_ledger_moves_no_row_until_it_is_sorted_again() {
    let mut harness = by_title(3, 1);
    let before = titles(&harness);
    text(&mut harness, "座谈会流于形式");
    key(&mut harness, Key::Enter);
    text(&mut harness, "啊");
    key(&mut harness, Key::Enter);
    let mut expected = before.clone();
    (expected[3], expected[4]) = ("座谈会流于形式".to_owned(), "啊".to_owned());
    assert_eq!(titles(&harness), expected);
    assert_eq!(cursor(&harness), (5, 1));
    // Undo and redo are work in it too.
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    expected[4].clone_from(&before[4]);
    assert_eq!(titles(&harness), expected);
    press_button(&mut harness, "重新排序");
    harness.run_steps(4);
    assert_eq!(titles(&harness).last().unwrap(), "座谈会流于形式");
    assert!(harness.query_by_label("重新排序").is_none());
}

/// The first thing that is done after sorting may be to take back what was typed before.
#[test]
fn undo_moves_no_row_either() {
    let mut harness = ledger(0, 1);
    let first = titles(&harness)[0].clone();
    text(&mut harness, "座谈会流于形式");
    key(&mut harness, Key::Enter);
    let by = serde_json::from_value::<Column>("title".into()).unwrap();
    let order = LedgerOrder { keys: vec![SortKey { by, descending: false }] };
    act(&mut harness, Action::SetLedger(LedgerRequest { order, ..LedgerRequest::default() }));
    let mut expected = titles(&harness);
    assert_eq!(expected.last().unwrap(), "座谈会流于形式");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    *expected.last_mut().unwrap() = first;
    assert_eq!(titles(&harness), expected);
}

#[test]
fn a_new_row_stands_behind_the_one_that_it_was_added_at() {
    let mut harness = by_title(6, 1);
    let before = titles(&harness);
    act(&mut harness, Action::Run(Command::Duplicate));
    harness.run_steps(4);
    let after = titles(&harness);
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!((&after[..7], &after[7], &after[8..]), (&before[..7], &before[6], &before[7..]));
}

#[test]
fn a_folded_group_comes_back_with_the_same_key() {
    let mut harness = ledger(4, 1);
    act(&mut harness, Action::SetGrouping(Some(guatu::model::FormGroup::Category)));
    go(&mut harness, 16, 1);
    let before = (titles(&harness), cursor(&harness));
    let fold = |harness: &mut Window| press(harness, Modifiers::COMMAND.plus(Modifiers::ALT), Key::G);
    fold(&mut harness);
    assert!(titles(&harness).len() < before.0.len());
    fold(&mut harness);
    assert_eq!((titles(&harness), cursor(&harness)), before);
    // After the cursor was moved the key is about the group that it is in.
    fold(&mut harness);
    key(&mut harness, Key::ArrowUp);
    let folded = titles(&harness).len();
    fold(&mut harness);
    assert!(titles(&harness).len() < folded);
}

/// Where the rows stand in the sorted table, not behind their neighbours of the notice.
#[test]
fn deleted_rows_come_back_where_they_stood() {
    let mut harness = by_title(4, 1);
    let before = titles(&harness);
    press(&mut harness, Modifiers::SHIFT, Key::Space);
    for _ in 0..2 {
        press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    }
    press(&mut harness, Modifiers::COMMAND, Key::Delete);
    let left = titles(&harness);
    assert_eq!(left, [&before[..4], &before[7..]].concat());
    // A further one, which stood right behind the others, goes by a step of its own.
    go(&mut harness, 4, 1);
    press(&mut harness, Modifiers::SHIFT, Key::Space);
    press(&mut harness, Modifiers::COMMAND, Key::Delete);
    assert_eq!(titles(&harness), [&before[..4], &before[8..]].concat());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&harness), left);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(titles(&harness), before);
}
