//! The page of the day: what is on it, where its rows and lists lead, and the pace of items as column, filter and count.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::analysis::Column;
use guatu::file;
use guatu::model::{Date, Due, Item, NodeId, NodeRef, Number, Progress, Schedule, Status, Update};
use guatu::session::{Action, Command, Dialog, FormChoice, View};

use crate::common::{self, Window, act, session};

/// The fictional county on the day of its report.
fn county() -> Window {
    let mut harness = common::window(None);
    act(&mut harness, Action::Run(Command::OpenFilled));
    act(&mut harness, Action::SetView(View::Today));
    harness
}

fn ids(nodes: &[NodeRef]) -> Vec<&str> {
    nodes.iter().map(|node| node.node.as_str()).collect()
}

#[test]
fn the_first_minute_of_a_day_is_on_one_page() {
    let harness = county();
    let agenda = session(&harness).active().unwrap().answers().unwrap().agenda.clone().unwrap();
    assert_eq!(Status::ALL.map(|of| agenda.count(of)), [6, 4, 3, 7, 12], "as its report says");
    let days: Vec<Option<i32>> = agenda.late.iter().map(|item| item.days).collect();
    assert_eq!(days, [77, 57, 45, 15, 15, 10].map(Some));
    for heading in ["逾期 6", "待核验 7", "函件与回头看 1"] {
        assert!(harness.query_by_role_and_label(Role::Heading, heading).is_some(), "{heading}");
    }
    let title = "今天先催 6 项逾期:县住建局 77 天、县生态环境局 57 天、县财政局 45 天";
    assert!(harness.query_by_role_and_label(Role::Heading, title).is_some());
}

#[test]
fn a_row_is_selected_in_place_and_leads_to_its_item() {
    let mut harness = county();
    let row = "(一)3.(1) 乡镇污水处理设施运行不达标,县生态环境局,逾期 57 天";
    harness.get_by_role_and_label(Role::ListItem, row).click();
    harness.run_steps(6);
    let selected = |harness: &Window| session(harness).active().unwrap().selection().cloned().unwrap();
    assert_eq!(session(&harness).view(), View::Today);
    let node = selected(&harness);
    harness.get_by_role_and_label(Role::ListItem, row).focus();
    harness.run_steps(3);
    common::press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!((session(&harness).view(), selected(&harness)), (View::Detail, node));
}

/// The text before the number that is proposed for the letters: it tells their kind.
fn prefix(harness: &Window) -> String {
    harness.get_by_role_and_label(Role::TextInput, "文号前的文字").accesskit_node().value().unwrap_or_default()
}

#[test]
fn each_list_leads_to_a_letter_or_a_paper() {
    let mut harness = county();
    common::click(&mut harness, "督办单…");
    let Some(Dialog::Letters(nodes, ..)) = session(&harness).dialog() else { panic!("letters") };
    assert_eq!(nodes.len(), 6);
    assert_eq!(prefix(&harness), "云溪督", "they are late, and pressed");
    act(&mut harness, Action::CloseDialog);
    common::click(&mut harness, "核验表…");
    assert_eq!(session(&harness).view(), View::Papers);
    let document = session(&harness).active().unwrap();
    assert_eq!(document.papers().chosen, FormChoice::Named("acceptance".to_owned()));
    assert_eq!(document.brush().len(), 7);
}

/// A report with an item of each pace, led by two units of which one has reported.
fn paced() -> Window {
    let folder = tempfile::tempdir().unwrap();
    let mut dataset = common::filled();
    let report = Arc::make_mut(&mut dataset.reports[0]);
    report.feedback_on = Some("2025-03-04".parse().unwrap());
    let units: Vec<_> = report.parties.iter().map(|party| party.id.clone()).take(2).collect();
    let order: Vec<_> = report.items().map(|item| item.id.clone()).collect();
    let on: Date = "2025-07-28".parse().unwrap();
    report.change_items(
        |_| true,
        |item: &mut Item| {
            let at = order.iter().position(|id| *id == item.id).unwrap();
            (item.closed, item.due, item.percent, item.progress) = (None, None, None, Progress::Closed);
            item.lead_units = vec![units[at % 2].clone()];
            item.updates.clear();
            item.stages.clear();
            if at < 3 {
                // Half of the 300 days from 4 March to 29 December have passed on 1 August.
                item.due = Some(Due::new("2025-12-29".parse().unwrap()));
                item.progress = Progress::InProgress;
                item.percent = Some(Number::from([30, 50, 70][at]));
            }
            if at == 1 {
                item.updates = vec![Update { on, text: "报来".to_owned(), ..Update::blank() }];
            }
        },
    );
    let path = folder.path().join("a.guatu.json");
    file::save(&path, &dataset).unwrap();
    let mut harness = common::window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::SetView(View::Today));
    harness
}

#[test]
fn the_pace_is_a_count_a_filter_and_a_column() {
    let mut harness = paced();
    let agenda = session(&harness).active().unwrap().answers().unwrap().agenda.clone().unwrap();
    assert_eq!([Schedule::Behind, Schedule::On, Schedule::Ahead].map(|pace| agenda.with_pace(pace)), [1, 1, 1]);
    harness.get_by_role_and_label(Role::Link, "未达到 1").click();
    harness.run_steps(6);
    assert_eq!(session(&harness).view(), View::Ledger);
    let document = session(&harness).active().unwrap();
    assert_eq!(document.filter().pace, Some(Schedule::Behind));
    assert_eq!(document.answers().unwrap().visible.as_ref().unwrap().items(), 1);
    let column: Column = serde_json::from_str("\"@pace\"").unwrap();
    let number = Column::field("number").unwrap();
    act(&mut harness, Action::SetColumns(vec![number, column]));
    let cell = harness.get_by_role_and_label(Role::Cell, "序时进度(测算) (1)");
    assert_eq!(cell.accesskit_node().value().as_deref(), Some("未达到序时进度"));
    // The margin is a setting.
    let mut preferences = session(&harness).preferences().clone();
    preferences.pace_points = 20;
    act(&mut harness, Action::SetPreferences(Box::new(preferences)));
    assert_eq!(session(&harness).active().unwrap().answers().unwrap().visible.as_ref().unwrap().items(), 0);
}

#[test]
fn units_that_have_not_reported_are_asked_together() {
    let mut harness = paced();
    // In July the second unit reported; today is 1 August, and nobody did.
    let label = "催报 2 家…";
    harness.get_by_role_and_label(Role::Link, label).click();
    harness.run_steps(6);
    let Some(Dialog::Letters(nodes, ..)) = session(&harness).dialog() else { panic!("letters") };
    assert_eq!(nodes.len(), 3, "{:?}", ids(nodes));
    // None of them is late: the letters are reminders.
    assert_eq!(prefix(&harness), "整改提");
}

#[test]
fn progress_is_put_down_from_the_page() {
    let mut harness = paced();
    let item = common::dataset(&harness).reports[0].items().next().unwrap().id.clone();
    let node = NodeRef::new("tongchuan-2025".into(), NodeId::Item(item.clone()));
    act(&mut harness, Action::Mark(vec![node]));
    act(&mut harness, Action::Run(Command::RecordProgress));
    common::type_in(&mut harness, "完成比例", "52");
    harness.get_by_role_and_label(Role::MultilineTextInput, "进展情况").focus();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::MultilineTextInput, "进展情况").type_text("8月1日现场推进");
    harness.run_steps(6);
    common::click(&mut harness, "记下");
    let own = common::item(&harness, item.as_str());
    assert_eq!((own.updates.len(), own.percent), (1, Some(Number::from(52))));
    assert_eq!(own.updates[0].on.to_string(), "2025-08-01");
    let agenda = session(&harness).active().unwrap().answers().unwrap().agenda.clone().unwrap();
    assert_eq!(agenda.with_pace(Schedule::Behind), 0, "the page follows at once");
}

#[test]
fn the_name_of_who_is_at_the_keyboard_is_filled_in() {
    let mut harness = paced();
    let mut preferences = session(&harness).preferences().clone();
    preferences.who = "王某".to_owned();
    act(&mut harness, Action::SetPreferences(Box::new(preferences)));
    let node = |harness: &Window| {
        let item = common::dataset(harness).reports[0].items().next().unwrap();
        NodeRef::new("tongchuan-2025".into(), NodeId::Item(item.id.clone()))
    };
    let first = node(&harness);
    act(&mut harness, Action::Ask(Dialog::Close(vec![first])));
    let by = harness.get_by_role_and_label(Role::TextInput, "核验人");
    assert_eq!(by.accesskit_node().value().as_deref(), Some("王某"));
}

#[test]
fn a_version_with_a_name_is_kept_and_listed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    file::save(&path, &common::filled()).unwrap();
    let mut harness = common::window(Some(&folder.path().join("own")));
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Run(Command::Backups));
    common::type_in(&mut harness, "名称", "8月定稿");
    common::click(&mut harness, "定稿");
    let Some(Dialog::Backups(_, found)) = session(&harness).dialog() else { panic!("the versions") };
    let [version] = found.as_slice() else { panic!("{found:?}") };
    let name = version.name.as_ref().unwrap();
    assert_eq!((name.name.as_str(), name.on.to_string()), ("8月定稿", "2025-08-01".to_owned()));
    assert_eq!(&file::load(&version.path).unwrap(), common::dataset(&harness));
    assert!(harness.query_by_label("8月定稿").is_some());
}

#[test]
fn the_keys_of_the_page_go_through_the_list_and_do_what_its_buttons_do() {
    let mut harness = county();
    let agenda = session(&harness).active().unwrap().answers().unwrap().agenda.clone().unwrap();
    let node = |item: &guatu::analysis::AgendaItem, harness: &Window| {
        item.row.resolve(common::dataset(harness)).unwrap().node_ref()
    };
    let chosen = |harness: &Window| session(harness).active().unwrap().selection().cloned();
    common::press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(chosen(&harness), Some(node(&agenda.late[1], &harness)), "the first row was marked already");
    for _ in 0..5 {
        common::press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    }
    assert_eq!(chosen(&harness), Some(node(&agenda.near[0], &harness)), "from one list into the next");
    common::press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    let last = node(&agenda.late[5], &harness);
    assert_eq!(chosen(&harness), Some(last.clone()));
    assert_eq!(session(&harness).view(), View::Today);
    common::press(&mut harness, Modifiers::NONE, Key::F7);
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Letters(nodes, ..)) if *nodes == [last.clone()]));
    act(&mut harness, Action::CloseDialog);
    common::press(&mut harness, Modifiers::NONE, Key::F8);
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Due(nodes, None)) if *nodes == [last.clone()]));
    act(&mut harness, Action::CloseDialog);
    let source = session(&harness).preferences().show_source;
    common::press(&mut harness, Modifiers::NONE, Key::F9);
    assert_eq!(session(&harness).dialog(), Some(&Dialog::Progress(last)));
    assert_eq!(session(&harness).preferences().show_source, source, "there is no source beside this page");
    act(&mut harness, Action::CloseDialog);
    common::press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(session(&harness).view(), View::Detail);
}
