//! The audit in the window: what is chosen, what the commands are about then, and where reasons go.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::file;
use guatu::model::{Dataset, Due, Item, NodeRef, Progress, When};
use guatu::session::{Action, Command, Dialog, Purpose, View};

use crate::common::*;

/// The window with the audit of the fictional county, changed.
fn auditing(change: impl FnOnce(&mut Dataset)) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    let mut dataset = file::read(guatu::app::FILLED_EXAMPLE).unwrap();
    change(&mut dataset);
    file::save(&path, &dataset).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::SetView(View::Audit));
    harness.run_steps(4);
    (harness, folder)
}

/// What the rows say, from the first on.
fn rows(harness: &Window) -> Vec<String> {
    harness.query_all_by_role(Role::ListItem).filter_map(|row| row.accesskit_node().label()).collect()
}

/// The row that is chosen.
fn chosen(harness: &Window) -> String {
    let is_chosen = |row: &egui_kittest::Node<'_>| row.accesskit_node().toggled() == Some(Toggled::True);
    let row = harness.get_all_by_role(Role::ListItem).find(is_chosen);
    row.and_then(|row| row.accesskit_node().label()).unwrap_or_default()
}

fn selected(harness: &Window) -> NodeRef {
    session(harness).active().unwrap().selection().unwrap().clone()
}

fn reason(harness: &Window) -> String {
    harness.get_by_role_and_label(Role::TextInput, "认可理由").accesskit_node().value().unwrap_or_default()
}

fn give_reason(harness: &mut Window, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, "认可理由").focus();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "认可理由").type_text(text);
    harness.run_steps(3);
}

#[test]
fn accepting_one_goes_on_to_the_next_and_the_commands_are_about_it() {
    let (mut harness, _folder) = auditing(|_| {});
    let before = rows(&harness);
    assert_eq!(chosen(&harness), before[0]);
    let first = selected(&harness);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(chosen(&harness), before[1]);
    let second = selected(&harness);
    assert_ne!(first, second);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    give_reason(&mut harness, "已核对");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_steps(4);
    assert_eq!((chosen(&harness), selected(&harness)), (before[1].clone(), second));
    assert_eq!(reason(&harness), "");
    assert!(!session(&harness).enabled(Command::Delete), "what would go is not on screen");
}

#[test]
fn a_reason_stays_with_its_finding_until_escape_drops_it() {
    let (mut harness, _folder) = auditing(|_| {});
    let texts = rows(&harness);
    give_reason(&mut harness, "待住建局核对");
    let click = |harness: &mut Window, text: &str| {
        harness.get_by_role_and_label(Role::ListItem, text).click();
        harness.run_steps(4);
    };
    click(&mut harness, &texts[1]);
    assert_eq!(reason(&harness), "");
    click(&mut harness, &texts[0]);
    assert_eq!(reason(&harness), "待住建局核对");
    assert!(session(&harness).has_unsaved());
    harness.get_by_role_and_label(Role::TextInput, "认可理由").focus();
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.run_steps(3);
    assert_eq!(reason(&harness), "");
    assert!(!session(&harness).has_unsaved());
}

#[test]
fn a_reason_goes_to_the_report_of_its_finding() {
    let (mut harness, _folder) = auditing(|dataset| {
        let mut other = (*dataset.reports[0]).clone();
        other.id = "second".into();
        dataset.reports.push(Arc::new(other));
    });
    let texts = rows(&harness);
    let twice = texts.iter().position(|text| *text == texts[0]).unwrap();
    assert_eq!(twice, 0);
    let last_of_first = texts.iter().rposition(|text| *text == texts[0]).unwrap();
    assert!(last_of_first > 0, "both reports have it: {texts:?}");
    harness.get_all_by_role(Role::ListItem).nth(last_of_first).unwrap().click();
    harness.run_steps(4);
    assert_eq!(selected(&harness).report.as_str(), "second");
    give_reason(&mut harness, "已核对");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run_steps(4);
    let reports = &dataset(&harness).reports;
    let accepted = |at: usize| reports[at].accepted_findings.iter().filter(|own| own.reason == "已核对").count();
    assert_eq!((accepted(0), accepted(1)), (0, 1));
}

#[test]
fn groups_fold_by_keys_and_dates_lead_to_the_day() {
    let (mut harness, _folder) = auditing(|dataset| {
        let late = |item: &mut Item| {
            item.due = Some(Due { on: Some(When::Day("2025-03-01".parse().unwrap())), ..Due::blank() });
        };
        let report = Arc::make_mut(&mut dataset.reports[0]);
        report.change_items(|item| item.progress == Progress::InProgress, late);
    });
    let before = rows(&harness);
    // The heading of the group stands above its first finding.
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert!(!rows(&harness).contains(&before[0]));
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(rows(&harness), before);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!rows(&harness).contains(&before[0]));
    press(&mut harness, Modifiers::NONE, Key::End);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(session(&harness).view(), View::Today);
}

#[test]
fn the_findings_are_written_out_as_a_workbook() {
    let (mut harness, folder) = auditing(|_| ());
    let id = session(&harness).active().unwrap().id();
    assert!(harness.query_by_role_and_label(Role::Button, "导出核对单…").is_some(), "the page offers it");
    act(&mut harness, Action::Run(Command::SaveFindings));
    act(&mut harness, Action::TypePath);
    assert_eq!(session(&harness).dialog(), Some(&Dialog::PathBox(Purpose::SaveFindings(id))));
    let path = folder.path().join("核对单.xlsx");
    act(&mut harness, Action::PathsChosen(Purpose::SaveFindings(id), vec![path.clone()]));
    harness.run_steps(8);
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
}
