//! The handle at the corner of the marked cells, dragged with the pointer.

use egui::accesskit::Role;
use egui::{Event, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::model::FormGroup;
use guatu::session::{Action, LedgerStep};

use super::filters::filled_ledger;
use super::*;

fn percents(harness: &Window, rows: std::ops::Range<usize>) -> Vec<String> {
    rows.map(|at| row(harness, at).percent.map(|own| own.to_string()).unwrap_or_default()).collect()
}

/// The middle of the cell of an item in the column of shares.
fn middle(harness: &Window, row: usize) -> Pos2 {
    let name = format!("完成比例 {}", self::row(harness, row).number);
    let cells = harness.get_all_by_role_and_label(Role::Cell, &name);
    let text = self::row(harness, row).percent.map(|own| format!("{own}%")).unwrap_or_default();
    let of_row = cells.filter(|cell| cell.accesskit_node().value().unwrap_or_default() == text);
    of_row.map(|cell| cell.rect().center()).next().unwrap()
}

const HANDLE: &str = "向下或向上拖动,用选中的内容填充";

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

fn drag_handle(harness: &mut Window, to: Pos2) {
    hold_handle(harness, to);
    let_go(harness, to);
}

/// Presses the handle and drags it to a place, without letting it go.
fn hold_handle(harness: &mut Window, to: Pos2) {
    let from = harness.get_by_role_and_label(Role::Button, HANDLE).rect().center();
    let between = from + (to - from) / 2.0;
    let events = [Event::PointerMoved(from), button(from, true), Event::PointerMoved(between), Event::PointerMoved(to)];
    for event in events {
        harness.event(event);
        harness.run_steps(3);
    }
}

fn let_go(harness: &mut Window, at: Pos2) {
    harness.event(button(at, false));
    harness.run_steps(6);
}

fn mark(harness: &mut Window, rows: (usize, usize), columns: (usize, usize)) {
    go(harness, rows.0, columns.0);
    let to = CellPlace { row: rows.1, column: columns.1 };
    act(harness, Action::Ledger(LedgerStep::Go(to, true)));
}

#[test]
fn the_handle_fills_down_and_up_and_the_marked_cells_grow() {
    let mut harness = filled_ledger();
    // The shares of the first items: 100, 70, 100, 86, 100, 55.
    mark(&mut harness, (1, 1), (5, 5));
    let to = middle(&harness, 4);
    drag_handle(&mut harness, to);
    assert_eq!(percents(&harness, 0..6), ["100", "70", "70", "70", "70", "55"]);
    assert_eq!(session(&harness).marked_cells().unwrap().rows, 1..=4);
    undo(&mut harness);
    assert_eq!(percents(&harness, 0..6), ["100", "70", "100", "86", "100", "55"]);
    assert!(!session(&harness).has_unsaved(), "it was one step");
    mark(&mut harness, (5, 5), (5, 5));
    let to = middle(&harness, 3);
    drag_handle(&mut harness, to);
    assert_eq!(percents(&harness, 2..7), ["100", "55", "55", "55", "70"]);
    assert_eq!(session(&harness).marked_cells().unwrap().rows, 3..=5);
}

#[test]
fn several_marked_rows_are_taken_over_and_over() {
    let mut harness = filled_ledger();
    mark(&mut harness, (2, 3), (5, 5));
    // 100 and 86.
    act(&mut harness, Action::Ledger(LedgerStep::Fill(6)));
    assert_eq!(percents(&harness, 2..8), ["100", "86", "100", "86", "100", "100"]);
    undo(&mut harness);
    mark(&mut harness, (3, 4), (5, 5));
    act(&mut harness, Action::Ledger(LedgerStep::Fill(0)));
    // Upwards the nearest row takes the last of them: 100, then 86, then 100.
    assert_eq!(percents(&harness, 0..5), ["100", "86", "100", "86", "100"]);
}

#[test]
fn what_cannot_be_filled_says_why_and_headings_are_passed_over() {
    let mut harness = filled_ledger();
    act(&mut harness, Action::SetGrouping(Some(FormGroup::Category)));
    // 完成时限 of the last items of the first category: those below have dates already.
    mark(&mut harness, (13, 13), (3, 3));
    act(&mut harness, Action::Ledger(LedgerStep::Fill(15)));
    assert!(!session(&harness).has_unsaved());
    let due: Column = serde_json::from_value("due".into()).unwrap();
    let node = NodeRef::new("yunxi-2026".into(), guatu::model::NodeId::Item("c2p1i1".into()));
    assert!(session(&harness).refused_cell(&node, &due).is_some());
    mark(&mut harness, (13, 13), (1, 1));
    act(&mut harness, Action::Ledger(LedgerStep::Fill(14)));
    assert_eq!(row(&harness, 14).title, "农产品加工本地原料利用率低");
    assert_eq!(row(&harness, 14).id.to_string(), "c2p1i1");
}

/// Leaves a drag in one way or another.
type Leave = fn(&mut Window);

#[test]
fn a_drag_that_was_left_fills_nothing_when_it_ends() {
    let leave: [(&str, Leave); 5] = [
        ("Escape", |harness| key(harness, Key::Escape)),
        ("another view and back", |harness| {
            press(harness, Modifiers::COMMAND, Key::Num4);
            assert_ne!(session(harness).view(), View::Ledger);
            press(harness, Modifiers::COMMAND, Key::Num5);
            assert_eq!(session(harness).view(), View::Ledger);
        }),
        ("another order", |harness| {
            let order = LedgerOrder::by(serde_json::from_value("title".into()).unwrap(), true);
            act(harness, Action::SetLedger(LedgerRequest { order, ..LedgerRequest::default() }));
        }),
        ("another marked cell", |harness| key(harness, Key::ArrowUp)),
        ("another document", |harness| {
            let first = session(harness).active().unwrap().id();
            act(harness, Action::OpenExample);
            assert_ne!(session(harness).active().unwrap().id(), first);
            act(harness, Action::SetView(View::Ledger));
        }),
    ];
    for (name, leave) in leave {
        let mut harness = filled_ledger();
        mark(&mut harness, (1, 1), (5, 5));
        let to = middle(&harness, 4);
        hold_handle(&mut harness, to);
        leave(&mut harness);
        harness.event(Event::PointerMoved(to));
        harness.run_steps(3);
        let_go(&mut harness, to);
        assert!(!session(&harness).has_unsaved(), "{name}");
        let first = session(&harness).documents().first().unwrap().document().dataset();
        let of_file: Vec<_> = first.reports[0].items().take(6).map(|item| item.percent.unwrap().to_string()).collect();
        assert_eq!(of_file, ["100", "70", "100", "86", "100", "55"], "{name}");
    }
}
