//! The form of a node: what is empty waits under one row of names, a picked field has the keyboard, dates are typed as
//! offices say them and chosen from a calendar, new nodes are named at once.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "the test makes its own file")]

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::file;
use guatu::model::{Dataset, Item, NodeId, NodeRef};
use guatu::session::{Action, Command, View};

use crate::common::{Window, act, dataset, press, session, type_in, window};

/// One item of a fictional notice that was fed back on 2025-04-08; today is 2025-08-01.
const DATA: &str = r#"{"format": "guatu", "version": 1, "reports": [{"id": "r", "title": "甲县整改台账",
    "feedback_on": "2025-04-08", "parties": [{"id": "u", "name": "甲县水利局", "kind": "unit"}],
    "categories": [{"id": "c", "number": "(一)", "title": "方面", "problems": [{"id": "p", "number": "1.", "title": "问题",
    "items": [{"id": "i", "number": "(1)", "title": "渠道管护不到位", "note": "已摸底"}]}]}]}]}"#;

fn at(node: NodeId) -> NodeRef {
    NodeRef::new("r".into(), node)
}

fn shown() -> Window {
    let mut harness = window(None);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.guatu.json");
    std::fs::write(&path, DATA).unwrap();
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Select(at(NodeId::Item("i".into()))));
    act(&mut harness, Action::SetView(View::Detail));
    harness
}

fn item(harness: &Window) -> &Item {
    dataset(harness).reports[0].item(&"i".into()).unwrap()
}

/// The field with the keyboard, by its name.
fn focused(harness: &Window) -> Option<String> {
    let all = harness.get_all_by_role(Role::TextInput);
    all.filter(|field| field.accesskit_node().is_focused()).find_map(|field| field.accesskit_node().label())
}

fn fields(harness: &Window) -> Vec<String> {
    harness.get_all_by_role(Role::TextInput).filter_map(|field| field.accesskit_node().label()).collect()
}

#[test]
fn the_data_of_these_tests_is_sound() {
    let read: Dataset = file::read(DATA.as_bytes()).unwrap();
    assert_eq!(read.reports[0].items().count(), 1);
}

#[test]
fn what_is_empty_waits_and_a_picked_field_has_the_keyboard() {
    let mut harness = shown();
    assert!(!fields(&harness).contains(&"主要原因".to_owned()), "an empty field that is seldom used is folded");
    assert!(fields(&harness).contains(&"备注".to_owned()), "a field that holds something is not");
    harness.get_by_label("+ 主要原因").click();
    harness.run_steps(6);
    assert_eq!(focused(&harness).as_deref(), Some("主要原因"));
    harness.get_by_role_and_label(Role::TextInput, "主要原因").type_text("人手不足");
    harness.run_steps(4);
    act(&mut harness, Action::SetView(View::Overview));
    assert_eq!(item(&harness).cause, "人手不足");
}

#[test]
fn a_field_that_is_emptied_keeps_its_place_only_while_it_is_typed_in() {
    let mut harness = shown();
    type_in(&mut harness, "备注", "");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(focused(&harness).as_deref(), Some("备注"), "what is being typed in stays");
}

#[test]
fn everything_stands_at_one_left_edge() {
    let harness = shown();
    // The names of fields, and the headings between them.
    let lefts: Vec<(String, f32)> = ["进展", "备注", "整改措施", "序号"]
        .into_iter()
        .map(|name| {
            let labels = harness.query_all_by_role(Role::Label);
            let mut labels = labels.filter(|label| label.accesskit_node().value().as_deref() == Some(name));
            let node = labels.next().or_else(|| harness.query_by_role_and_label(Role::TextInput, name));
            (name.to_owned(), node.unwrap().rect().left())
        })
        .collect();
    let edge = lefts[0].1;
    // The frame of a field reaches six points beyond its text.
    assert!(
        lefts.iter().all(|(name, left)| (left + if name == "序号" { 6.0 } else { 0.0 } - edge).abs() < 1.0),
        "{lefts:?}"
    );
}

#[test]
fn a_limit_is_typed_as_offices_say_it() {
    for (typed, on, words) in [
        ("年底前", "2025", "年底前"),
        ("10月底", "2025-10", "10月底"),
        ("第四季度", "2025-Q4", "第四季度"),
        ("2025年9月底前", "2025-09", ""),
        // 2025-04-08 and 20 days.
        ("20天", "2025-04-28", "20天"),
        // Before the feedback of the same year: the next one.
        ("2月底", "2026-02", "2月底"),
    ] {
        let mut harness = shown();
        type_in(&mut harness, "完成时限", typed);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        let due = item(&harness).due.clone().unwrap_or_else(|| panic!("{typed}"));
        assert_eq!((due.on.unwrap().to_string().as_str(), due.words.as_str()), (on, words), "{typed}");
    }
}

#[test]
fn a_day_is_chosen_from_the_calendar_with_the_keyboard() {
    let mut harness = shown();
    act(&mut harness, Action::Ask(guatu::session::Dialog::Due(vec![at(NodeId::Item("i".into()))], None)));
    let name = fields(&harness).into_iter().next().unwrap();
    harness.get_by_role_and_label(Role::TextInput, &name).focus();
    harness.run_steps(3);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert!(harness.query_by_label("2025年8月1日").is_some(), "it opens at today");
    // A week on, then the day after: 2025-08-09.
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(session(&harness).dialog().is_some(), "Enter took the day, not the dialog");
    assert!(harness.query_by_label("2025年8月1日").is_none(), "the calendar is closed");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(item(&harness).due.as_ref().unwrap().on.unwrap().to_string(), "2025-08-09");
}

#[test]
fn escape_closes_the_calendar_and_not_the_dialog() {
    let mut harness = shown();
    act(&mut harness, Action::Ask(guatu::session::Dialog::Due(vec![at(NodeId::Item("i".into()))], None)));
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert!(harness.query_by_label("2025年8月1日").is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("2025年8月1日").is_none());
    assert!(session(&harness).dialog().is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(session(&harness).dialog().is_none());
}

#[test]
fn a_day_of_the_form_is_chosen_with_the_pointer() {
    let mut harness = shown();
    type_in(&mut harness, "完成时限", "10月底");
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert!(harness.query_by_label("2025年10月31日").is_some(), "it opens at what stands in the field");
    harness.get_by_label("下一月").click();
    harness.run_steps(6);
    harness.get_by_label("2025年11月20日").click();
    harness.run_steps(8);
    assert_eq!(item(&harness).due.as_ref().unwrap().on.unwrap().to_string(), "2025-11-20");
    assert_eq!(dataset(&harness).reports[0].items().count(), 1);
}

#[test]
fn a_new_node_has_the_keyboard_with_its_title_selected() {
    let mut harness = shown();
    act(&mut harness, Action::Run(Command::AddBeside));
    assert_eq!(focused(&harness).as_deref(), Some("标题"));
    harness.get_by_role_and_label(Role::TextInput, "标题").type_text("水价未落实");
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let titles: Vec<&str> = dataset(&harness).reports[0].items().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["渠道管护不到位", "水价未落实"]);
}

#[test]
fn undo_takes_back_a_node_that_nothing_was_typed_in() {
    let mut harness = shown();
    act(&mut harness, Action::Run(Command::AddBeside));
    assert_eq!(dataset(&harness).reports[0].items().count(), 2);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(dataset(&harness).reports[0].items().count(), 1);
}
