//! The indicators in the window: the list at the left, the page of the chosen one, and the next value that is typed there.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::file;
use guatu::model::{Dataset, Date, Indicator, IndicatorId, NodeId, NodeRef, Reading, When};
use guatu::session::{Action, View};

use crate::common::*;

/// The day of the window in tests: 1 August 2025.
fn today() -> Date {
    Date::new(2025, 8, 1).unwrap()
}

/// The window with the indicators of the fictional county.
fn indicators() -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    file::save(&path, &file::read(guatu::app::FILLED_EXAMPLE).unwrap()).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::SetView(View::Indicators));
    harness.run_steps(4);
    (harness, folder)
}

fn of<'a>(harness: &'a Window, id: &str) -> &'a Indicator {
    opened(harness).reports[0].indicator(&IndicatorId::from(id)).unwrap().1
}

fn opened(harness: &Window) -> &Dataset {
    session(harness).active().unwrap().document().dataset()
}

fn choose(harness: &mut Window, id: &str) {
    let report = opened(harness).reports[0].id.clone();
    act(harness, Action::Select(NodeRef::new(report, NodeId::Indicator(id.into()))));
    act(harness, Action::SetView(View::Indicators));
    harness.run_steps(4);
}

/// The row of the list that is chosen.
fn chosen(harness: &Window) -> String {
    let is_chosen = |row: &egui_kittest::Node<'_>| row.accesskit_node().toggled() == Some(Toggled::True);
    let row = harness.get_all_by_role(Role::TreeItem).find(is_chosen);
    row.and_then(|row| row.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn the_arrows_go_from_one_indicator_to_the_next() {
    let (mut harness, _folder) = indicators();
    let all: Vec<String> = opened(&harness).reports[0].indicators.iter().map(|own| own.name.clone()).collect();
    assert!(chosen(&harness).starts_with(&all[0]), "{}", chosen(&harness));
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    harness.run_steps(3);
    assert!(chosen(&harness).starts_with(&all[1]), "{}", chosen(&harness));
    assert_eq!(session(&harness).view(), View::Indicators);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    harness.run_steps(3);
    assert!(chosen(&harness).starts_with(&all[0]));
}

#[test]
fn a_new_value_is_of_today_and_of_the_scope_of_the_latest() {
    let (mut harness, _folder) = indicators();
    choose(&mut harness, "c1p2i3n1");
    let before = of(&harness, "c1p2i3n1").readings.clone();
    click(&mut harness, "记新读数");
    harness.get_by_role_and_label(Role::TextInput, "新读数").type_text("125.5");
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_steps(3);
    let after = &of(&harness, "c1p2i3n1").readings;
    assert_eq!(after.len(), before.len() + 1);
    let typed = Reading { on: Some(When::Day(today())), ..Reading::new("125.5".parse().unwrap()) };
    assert_eq!(after.last(), Some(&typed));
}

#[test]
fn a_period_is_followed_by_the_present_one_of_its_length() {
    let (mut harness, _folder) = indicators();
    choose(&mut harness, "c1p1i3n1");
    click(&mut harness, "记新读数");
    harness.get_by_role_and_label(Role::TextInput, "新读数").type_text("700");
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_steps(3);
    let typed = of(&harness, "c1p1i3n1").readings.last().unwrap();
    assert_eq!((typed.value, typed.on), ("700".parse().unwrap(), Some(When::Half(2025, 2))));
    assert_eq!(typed.scope, "半年");
}

#[test]
fn without_a_target_there_is_a_figure_and_no_bar() {
    let (mut harness, _folder) = indicators();
    choose(&mut harness, "c1p1i3n1");
    assert!(harness.query_by_label_contains("未设目标,不画条").is_some());
    assert!(harness.query_by_label_contains("花卉产值:658").is_some(), "the title says the latest value");
    choose(&mut harness, "c1p2i3n1");
    assert!(harness.query_by_label_contains("未设目标,不画条").is_none());
}

#[test]
fn a_group_folds_and_hides_its_rows() {
    let (mut harness, _folder) = indicators();
    let count = |harness: &Window| harness.query_all_by_role(Role::TreeItem).count();
    let rows = |harness: &Window, name: &str| {
        harness
            .query_all_by_role(Role::TreeItem)
            .filter(|row| row.accesskit_node().label().is_some_and(|label| label.starts_with(name)))
            .count()
    };
    let name = opened(&harness).reports[0].indicators[0].name.clone();
    assert_eq!(rows(&harness, &name), 1);
    let all = count(&harness);
    let head = harness.get_all_by_role(Role::TreeItem).next().unwrap();
    head.click();
    harness.run_steps(4);
    assert_eq!(rows(&harness, &name), 0);
    assert!(count(&harness) > 0 && all > 2);
    harness.get_all_by_role(Role::TreeItem).next().unwrap().click();
    harness.run_steps(4);
    assert_eq!(rows(&harness, &name), 1, "a second press brings them back");
}
