//! The page of a unit in the window: what stands on it, and where it leads.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::analysis::{ColumnFilter, FilterValue, PartyLine, PassingValues};
use guatu::model::{LetterKind, NodeId, NodeRef, PartyKind};
use guatu::session::{Action, Command, Dialog, FormChoice, OpenDocument, View};

use crate::common::{self, Window, act, press, session, window};

/// The fictional county on its day, with the page of its most pressing unit.
fn county() -> Window {
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/yunxi.guatu.json")]));
    if !session(&harness).active().unwrap().is_as_of() {
        act(&mut harness, Action::Run(Command::AsOf));
    }
    act(&mut harness, Action::SetView(View::Units));
    harness
}

fn document(harness: &Window) -> &OpenDocument {
    session(harness).active().unwrap()
}

fn node(id: &str) -> NodeRef {
    NodeRef::new("yunxi-2026".into(), NodeId::Item(id.into()))
}

fn party(id: &str) -> NodeRef {
    NodeRef::new("yunxi-2026".into(), NodeId::Party(id.into()))
}

/// The headings of the page that begin with these words.
fn headings(harness: &Window, words: &str) -> Vec<String> {
    let labels = harness.query_all_by_role(Role::Heading).filter_map(|own| own.accesskit_node().label());
    labels.filter(|label| label.starts_with(words)).collect()
}

#[test]
fn the_page_can_be_read_to_the_unit_on_the_telephone() {
    let harness = county();
    assert!(harness.query_by_role_and_label(Role::TreeItem, "县住建局 1/5").is_some(), "late of all");
    assert!(harness.query_by_label_contains("第 1 / 11 家").is_some());
    assert!(harness.query_by_label("逾期 1 临期 1 待核验 1 已销号 2").is_some());
    assert_eq!(headings(&harness, "牵头 "), ["牵头 5 项 2 个方面,责任领导都是分管城建副县长"]);
    assert_eq!(headings(&harness, "报送进展"), ["报送进展 9月应报 3 项,已报 3 项"]);
    assert_eq!(headings(&harness, "函件与批示").len(), 1);
    assert!(harness.query_by_label_contains("老旧小区燃气管道改造滞后 6月30日 逾期 77 天").is_some());
    // The stage is in kilometres, and one indicator counts those.
    assert!(harness.query_by_label_contains("应 6月15日,现 112").is_some());
}

#[test]
fn a_unit_that_owes_nothing_is_said_to() {
    let mut harness = county();
    let report = &document(&harness).document().dataset().reports[0];
    let table = document(&harness).answers().unwrap().parties.clone().unwrap();
    let idle = |kind: PartyKind| {
        let owes_nothing = |line: &&PartyLine| line.owed.is_empty() && !line.items.is_empty();
        let is_such = |line: &&PartyLine| report.party(&line.party).is_some_and(|party| party.kind == kind);
        let line = table.lines.iter().filter(owes_nothing).find(is_such).unwrap();
        NodeRef::new(report.id.clone(), NodeId::Party(line.party.clone()))
    };
    let (unit, leader) = (idle(PartyKind::Unit), idle(PartyKind::Leader));
    act(&mut harness, Action::Select(leader));
    assert!(headings(&harness, "不欠").is_empty(), "units owe, leaders do not");
    act(&mut harness, Action::Select(unit));
    assert_eq!(headings(&harness, "不欠"), ["不欠"]);
    assert!(headings(&harness, "欠 ").is_empty());
}

#[test]
fn f7_writes_to_the_unit_about_what_is_late() {
    let mut harness = county();
    act(&mut harness, Action::Select(party("u1")));
    press(&mut harness, Modifiers::NONE, Key::F7);
    let letter = Dialog::Letters(vec![node("c1p2i3")], LetterKind::Urge, Some(vec!["u1".into()]));
    assert_eq!(session(&harness).dialog(), Some(&letter));
}

#[test]
fn the_tasks_are_those_of_the_unit() {
    let mut harness = county();
    act(&mut harness, Action::Select(party("u1")));
    harness.get_by_role_and_label(Role::Button, "任务清单").click();
    harness.run_steps(6);
    assert_eq!(session(&harness).view(), View::Papers);
    let papers = document(&harness).papers();
    assert_eq!(papers.unit.as_deref(), Some("县住建局"));
    assert_eq!(papers.chosen, FormChoice::Named("unit_tasks".to_owned()));
}

#[test]
fn the_ledger_of_a_heading_holds_what_the_heading_counts() {
    let mut harness = county();
    act(&mut harness, Action::Select(party("u1")));
    harness.get_all_by_role_and_label(Role::Link, "台账").next().unwrap().click();
    harness.run_steps(6);
    assert_eq!(session(&harness).view(), View::Ledger);
    let filter = &document(&harness).ledger().filter;
    let column = filter.columns().next().unwrap();
    let name = FilterValue::Text("县住建局".to_owned());
    let expected = ColumnFilter { values: PassingValues::Only([name].into()), ..ColumnFilter::default() };
    assert_eq!(filter.get(column), Some(&expected));
    assert_eq!(document(&harness).answers().unwrap().ledger.as_ref().unwrap().count, 5);
}

#[test]
fn a_row_opens_its_item_and_a_leader_has_the_same_page() {
    let mut harness = county();
    harness.get_by_label_contains("老旧小区燃气管道改造滞后 6月30日").click();
    harness.run_steps(6);
    assert_eq!(document(&harness).selection(), Some(&node("c1p2i3")));
    assert_eq!(session(&harness).view(), View::Detail);
    let leader = dataset_leader(&harness);
    act(&mut harness, Action::SetView(View::Units));
    act(&mut harness, Action::Select(leader));
    assert_eq!(headings(&harness, "负责 ").len(), 1);
    assert!(harness.query_by_role_and_label(Role::Button, "任务清单").is_none(), "the paper is one of units");
}

/// The leader of the item that is late.
fn dataset_leader(harness: &Window) -> NodeRef {
    let report = &common::dataset(harness).reports[0];
    let id = report.item(&"c1p2i3".into()).unwrap().leader.clone().unwrap();
    NodeRef::new(report.id.clone(), NodeId::Party(id))
}
