//! The columns that stay at the left while the others move.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use guatu::session::{Action, Preferences};

use super::filters::{filled_ledger, press_button};
use super::*;

/// Where the heading of a column begins, in points; nothing while it is off the screen.
fn left(harness: &Window, column: &str) -> Option<f32> {
    harness.query_by_role_and_label(Role::ColumnHeader, column).map(|heading| heading.rect().left())
}

fn open_menu(harness: &mut Window, column: &str) {
    harness.get_by_role_and_label(Role::Button, &format!("筛选 {column}")).click();
    harness.run_steps(6);
}

/// Brings the last column on screen, or the first of those that move.
fn wide(harness: &mut Window, last: bool) {
    go(harness, 0, 2);
    if last {
        key(harness, Key::End);
    }
    harness.run_steps(6);
}

#[test]
fn columns_are_frozen_up_to_any_and_set_free_again_from_their_menu() {
    let mut harness = filled_ledger();
    wide(&mut harness, false);
    let before = left(&harness, "牵头单位").unwrap();
    wide(&mut harness, true);
    assert_ne!(left(&harness, "牵头单位"), Some(before), "it moves");
    assert!(left(&harness, "具体问题").is_some(), "number and title stay where nobody chose");
    wide(&mut harness, false);
    open_menu(&mut harness, "牵头单位");
    press_button(&mut harness, "冻结到此列");
    let before = left(&harness, "牵头单位").unwrap();
    wide(&mut harness, true);
    assert_eq!(left(&harness, "牵头单位"), Some(before));
    assert!(left(&harness, "方面").is_some());
    open_menu(&mut harness, "牵头单位");
    press_button(&mut harness, "取消冻结");
    wide(&mut harness, false);
    wide(&mut harness, true);
    assert_eq!(left(&harness, "序号"), None, "no column stays");
    assert!(!session(&harness).has_unsaved());
    let kept = serde_json::to_string(session(&harness).preferences()).unwrap();
    assert_eq!(serde_json::from_str::<Preferences>(&kept).unwrap().ledger_frozen, Some(0));
}

#[test]
fn the_right_button_opens_the_menu_of_a_heading_from_which_the_column_is_hidden() {
    let mut harness = filled_ledger();
    let hidden = "牵头单位";
    let columns = session(&harness).preferences().ledger_columns.len();
    harness.get_by_role_and_label(Role::ColumnHeader, hidden).click_secondary();
    harness.run_steps(6);
    press_button(&mut harness, "隐藏此列");
    assert_eq!(left(&harness, hidden), None);
    assert_eq!(session(&harness).preferences().ledger_columns.len(), columns - 1);
    assert!(!session(&harness).has_unsaved(), "what stands in it is kept");
    // The menu is gone with its column.
    assert!(harness.query_by_role_and_label(Role::Button, "隐藏此列").is_none());
}

#[test]
fn frozen_columns_leave_room_for_those_that_move() {
    let mut harness = filled_ledger();
    act(&mut harness, Action::SetFrozen(7));
    wide(&mut harness, true);
    // The seven want more than the window has: as many stay as leave room, and the last column is reached.
    assert_eq!(cursor(&harness).1, 7);
    let last = harness.get_by_role_and_label(Role::ColumnHeader, "方面").rect();
    assert!(last.left() > left(&harness, "具体问题").unwrap() && last.left() + 60.0 < 1280.0, "{last}");
    assert!(session(&harness).frozen_columns(session(&harness).active().unwrap()) == 7, "the choice itself stays");
}

#[test]
fn home_goes_to_the_first_column_that_is_not_frozen() {
    let mut harness = filled_ledger();
    act(&mut harness, Action::SetFrozen(3));
    for (from, home) in [(6, 3), (3, 3), (2, 0), (0, 0)] {
        go(&mut harness, 4, from);
        key(&mut harness, Key::Home);
        assert_eq!(cursor(&harness), (4, home), "from {from}");
        go(&mut harness, 4, from);
        press(&mut harness, Modifiers::COMMAND, Key::Home);
        assert_eq!(cursor(&harness), (0, 3), "from {from}");
    }
    go(&mut harness, 4, 6);
    press(&mut harness, Modifiers::SHIFT, Key::Home);
    assert_eq!(session(&harness).marked_cells().unwrap().columns, 3..=6);
    act(&mut harness, Action::SetFrozen(0));
    key(&mut harness, Key::Home);
    assert_eq!(cursor(&harness), (4, 0));
    // Where all stay there is none to go to but the first.
    act(&mut harness, Action::SetFrozen(COLUMNS.len()));
    key(&mut harness, Key::End);
    press(&mut harness, Modifiers::COMMAND, Key::Home);
    assert_eq!(cursor(&harness), (0, 0));
}
