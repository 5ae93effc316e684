//! What is copied of cells: the words that are shown, of every column, and the same values where they are put back.

use egui::Event;
use guatu::analysis::{Column, LedgerRows};
use guatu::session::{Action, CellPlace, Command, LedgerStep};

use super::filters::filled_as_of;
use super::*;

/// Marks all cells of some rows, and copies them.
fn copy(harness: &mut Window, rows: std::ops::Range<usize>, columns: usize) -> String {
    go(harness, rows.start, 0);
    let to = CellPlace { row: rows.end - 1, column: columns - 1 };
    act(harness, Action::Ledger(LedgerStep::Go(to, true)));
    harness.event(Event::Copy);
    harness.run_steps(4);
    harness.state().copied().unwrap().text.clone()
}

fn show(harness: &mut Window, columns: Vec<Column>) -> usize {
    act(harness, Action::SetColumns(columns));
    let document = session(harness).active().unwrap();
    session(harness).columns_of_ledger(document).len()
}

#[test]
fn every_column_is_copied_in_words_and_put_back_changes_nothing() {
    let mut harness = filled_as_of();
    let own = dataset(&harness).reports[0].columns.clone();
    let all = Column::all(LedgerRows::Items, &own);
    let count = show(&mut harness, all.clone());
    assert_eq!(count, all.len());
    let before = dataset(&harness).clone();
    let copied = copy(&mut harness, 0..32, count);
    for word in ["推进中", "已销号", "(一)1.(2)", "逾期 45 天", "县财政局"] {
        assert!(copied.contains(word), "{word}");
    }
    for code in ["in_progress", "unstated", "c1p1i2"] {
        assert!(!copied.contains(code), "{code}");
    }
    go(&mut harness, 0, 0);
    harness.event(Event::Paste(copied.clone()));
    harness.run_steps(8);
    assert_eq!(*dataset(&harness), before);
    assert!(!session(&harness).enabled(Command::Undo), "nothing was changed");
    for at in 0..32 {
        let node = NodeRef::new("yunxi-2026".into(), guatu::model::NodeId::Item(row(&harness, at).id));
        for column in &all {
            assert_eq!(session(&harness).refused_cell(&node, column), None, "{at} {column}");
        }
    }
    // As Windows puts it on the clipboard.
    go(&mut harness, 0, 0);
    harness.event(Event::Paste(format!("{}\r\n", copied.replace('\n', "\r\n"))));
    harness.run_steps(8);
    assert_eq!(*dataset(&harness), before);
}

#[test]
fn what_is_copied_of_one_row_is_the_same_in_another() {
    let mut harness = filled_as_of();
    let keys = ["number", "finding", "lead_units", "leader", "percent", "amount", "done_amount", "term", "note"];
    let columns = keys.map(|key| Column::field(key).unwrap()).to_vec();
    let count = show(&mut harness, columns);
    copy(&mut harness, 1..2, count);
    let text = harness.state().copied().unwrap().text.clone();
    go(&mut harness, 5, 0);
    harness.event(Event::Paste(text));
    harness.run_steps(8);
    let (from, to) = (row(&harness, 1), row(&harness, 5));
    assert_eq!((&to.number, &to.finding, &to.note), (&from.number, &from.finding, &from.note));
    assert_eq!((&to.lead_units, &to.leader, to.percent), (&from.lead_units, &from.leader, from.percent));
    assert_eq!((&to.amount, &to.done_amount, to.term), (&from.amount, &from.done_amount, from.term));
    assert!(from.amount.is_some(), "it has what it is about");
    assert_ne!(from.id, to.id);
    undo(&mut harness);
    assert!(!session(&harness).has_unsaved(), "one step");
}
