//! Changing the ledger in the window: structure, several items at once, due dates, closing, blocks of values; what is typed
//! while it is saved, settings, and the table in windows of any width.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use guatu::analysis::audit::FindingKind;
use guatu::analysis::{Column, Derived};
use guatu::document::{Clip, Kind};
use guatu::file;
use guatu::model::{NodeId, Progress};
use guatu::session::{Action, Command, Dialog, View};
use guatu::words::Language;

use crate::common::*;

#[test]
fn a_new_dataset_is_built_up_from_nothing_with_the_keyboard() {
    let mut harness = window(None);
    act(&mut harness, Action::Run(Command::New));
    let under = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    for _ in 0..4 {
        press(&mut harness, under, Key::Enter);
    }
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    let report = &dataset(&harness).reports[0];
    let item = report.items().next().unwrap();
    assert_eq!((report.categories[0].number.as_str(), item.number.as_str()), ("(一)", "(1)"));
    assert_eq!(item.measures.iter().map(|m| m.number.as_str()).collect::<Vec<_>>(), ["一", "二"]);
    for _ in 0..5 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert!(dataset(&harness).reports[0].categories.is_empty());
    assert!(!session(&harness).has_unsaved());
}

#[test]
fn nodes_are_deleted_moved_and_duplicated_by_keys() {
    let mut harness = with_example();
    act(&mut harness, Action::Select(item_node("c1p2i1")));
    let order = |harness: &Window| -> Vec<String> {
        dataset(harness).reports[0].categories[0].problems[1].items.iter().map(|item| item.id.to_string()).collect()
    };
    assert_eq!(order(&harness), ["c1p2i1", "c1p2i2", "c1p2i3"]);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(order(&harness), ["c1p2i2", "c1p2i1", "c1p2i3"]);
    press(&mut harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::D);
    assert_eq!(order(&harness).len(), 4);
    assert_eq!(order(&harness)[1], "c1p2i1");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(order(&harness), ["c1p2i2", "c1p2i1", "c1p2i3"]);
    act(&mut harness, Action::Run(Command::Renumber));
    let numbers = |harness: &Window| -> Vec<String> {
        dataset(harness).reports[0].categories[0].problems[1].items.iter().map(|item| item.number.clone()).collect()
    };
    assert_eq!(numbers(&harness), ["(1)", "(2)", "(3)"]);
    for _ in 0..4 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(**session(&harness).active().unwrap().document().dataset(), file::read(guatu::app::EXAMPLE).unwrap());
}

#[test]
fn of_much_that_is_deleted_it_is_said_how_much_and_how_it_comes_back() {
    let mut harness = with_example();
    let said = |harness: &Window| -> Vec<String> {
        session(harness).toasts().iter().map(|toast| toast.text.clone()).collect()
    };
    let problem = &dataset(&harness).reports[0].categories[0].problems[1];
    let measures: usize = problem.items.iter().map(|item| item.measures.len()).sum();
    let indicators: usize = problem.items.iter().map(|item| item.indicators.len()).sum();
    assert_eq!((problem.items.len(), measures > 3, indicators > 3), (3, true, true));
    let (id, measure) = (problem.id.clone(), problem.items[0].measures[0].id.clone());
    // One measure is seen to go.
    act(&mut harness, Action::Select(node(NodeId::Measure(measure))));
    act(&mut harness, Action::Run(Command::Delete));
    assert_eq!(said(&harness), Vec::<String>::new());
    act(&mut harness, Action::Run(Command::Undo));
    act(&mut harness, Action::Select(node(NodeId::Problem(id))));
    act(&mut harness, Action::Run(Command::Delete));
    let gone = format!("1 个问题、3 项具体问题、{measures} 条整改措施、{indicators} 项指标");
    assert_eq!(said(&harness), [format!("已删除:{gone},可用 Ctrl+Z 恢复")]);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(**session(&harness).active().unwrap().document().dataset(), file::read(guatu::app::EXAMPLE).unwrap());
}

#[test]
fn nodes_pass_from_one_window_to_another() {
    let mut first = with_example();
    act(&mut first, Action::Select(item_node("c1p2i1")));
    let text = Clip::of(dataset(&first), session(&first).active().unwrap().chosen()).unwrap().text();
    let mut second = window(None);
    act(&mut second, Action::Run(Command::New));
    let selected = session(&second).active().unwrap().selection().cloned().unwrap();
    act(&mut second, Action::Add(selected, Kind::Category));
    let category = session(&second).active().unwrap().selection().cloned().unwrap();
    act(&mut second, Action::Add(category, Kind::Problem));
    // Out of the title of the new problem, which has the keyboard: a paste there is a text.
    press(&mut second, Modifiers::NONE, Key::Escape);
    second.event(egui::Event::Paste(text));
    second.run_steps(6);
    let pasted = dataset(&second).reports[0].items().next().unwrap();
    assert_eq!(pasted.title, item(&first, "c1p2i1").title);
    assert_eq!(pasted.measures.len(), item(&first, "c1p2i1").measures.len());
    press(&mut second, Modifiers::COMMAND, Key::Z);
    assert_eq!(dataset(&second).reports[0].items().count(), 0);
}

#[test]
fn closed_items_among_several_are_asked_about_and_the_others_are_set() {
    let mut harness = with_example();
    let closed = ["c1p1i2", "c2p1i1"];
    for id in closed {
        let change = guatu::document::Change::set(&id.into(), guatu::field!(Item.progress), Progress::Closed);
        act(&mut harness, Action::Edit(guatu::document::Edit::new("tongchuan-2025".into(), change)));
    }
    act(&mut harness, Action::Mark(["c1p1i1", "c1p1i2", "c1p2i1", "c2p1i1"].map(item_node).to_vec()));
    act(&mut harness, Action::SetView(View::Detail));
    harness.get_by_role_and_label(Role::ComboBox, "批量修改进展").click();
    harness.run_steps(6);
    harness.get_all_by_label("基本完成").last().unwrap().click();
    harness.run_steps(6);
    for id in ["c1p1i1", "c1p2i1"] {
        assert_eq!(item(&harness, id).progress, Progress::MostlyDone);
    }
    for id in closed {
        assert_eq!(item(&harness, id).progress, Progress::Closed);
    }
    let Some(Dialog::ClosingStep(nodes, kind)) = session(&harness).dialog() else { panic!("it asks") };
    assert_eq!((nodes.as_slice(), *kind), (&closed.map(item_node)[..], guatu::model::ClosingKind::Reopened));
}

#[test]
fn several_items_are_set_at_once_and_taken_back_at_once() {
    let mut harness = with_example();
    let nodes: Vec<_> = ["c1p1i1", "c1p1i2", "c1p2i1"].map(item_node).to_vec();
    act(&mut harness, Action::Mark(nodes));
    act(&mut harness, Action::SetView(View::Detail));
    assert!(harness.query_by_label("已选 3 项").is_some());
    harness.get_by_role_and_label(Role::ComboBox, "批量修改进展").click();
    harness.run_steps(6);
    harness.get_all_by_label("推进中").last().unwrap().click();
    harness.run_steps(6);
    for id in ["c1p1i1", "c1p1i2", "c1p2i1"] {
        assert_eq!(item(&harness, id).progress, Progress::InProgress);
    }
    let field = "批量修改牵头单位";
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, field).type_text("区发改局");
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let report = &dataset(&harness).reports[0];
    let unit = report.parties.iter().find(|party| party.name == "区发改局").unwrap();
    assert_eq!(item(&harness, "c1p2i1").lead_units, std::slice::from_ref(&unit.id));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(!session(&harness).has_unsaved());
}

#[test]
fn closing_asks_for_date_verifier_and_manner_and_done_does_not_close() {
    let mut harness = with_example();
    act(&mut harness, Action::Select(item_node("c1p2i1")));
    for progress in ["已完成", "已销号"] {
        harness.get_by_role_and_label(Role::ComboBox, "进展").click();
        harness.run_steps(6);
        harness.get_all_by_label(progress).last().unwrap().click();
        harness.run_steps(6);
    }
    assert_eq!((item(&harness, "c1p2i1").progress, &item(&harness, "c1p2i1").closed), (Progress::Done, &None));
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Close(_))));
    harness.get_by_role_and_label(Role::Button, "销号").click();
    harness.run_steps(6);
    assert!(session(&harness).dialog().is_some(), "without a verifier nothing is closed");
    type_in(&mut harness, "核验人", "区巡察办");
    type_in(&mut harness, "核验方式", "现场核查");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(item(&harness, "c1p2i1").closed, None, "what speaks against it needs a reason");
    overrule(&mut harness, "佐证在区档案馆");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let closed = item(&harness, "c1p2i1").closed.clone().unwrap();
    assert_eq!((closed.on.to_string().as_str(), closed.by.as_str()), ("2025-08-01", "区巡察办"));
    assert_eq!(item(&harness, "c1p2i1").progress, Progress::Closed);
    let accepted = dataset(&harness).reports[0].accepted_findings.clone();
    assert!(!accepted.is_empty() && accepted.iter().all(|own| own.reason == "佐证在区档案馆"));
    // The reasons answer what the audit would ask.
    let audit = session(&harness).active().unwrap().audit().unwrap();
    let asked = |entry: &guatu::analysis::audit::AuditEntry<'_>| {
        entry.finding.kind == FindingKind::ClosingWithoutEvidence && entry.accepted.is_none()
    };
    assert_eq!(audit.entries().filter(asked).count(), 0);
    assert_eq!(audit.counts.accepted, accepted.len());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(item(&harness, "c1p2i1").progress, Progress::Done);
    assert!(dataset(&harness).reports[0].accepted_findings.is_empty(), "the reasons go with the step");
}

#[test]
fn moving_a_due_date_asks_for_the_reason_and_keeps_the_first_date() {
    let mut harness = with_example();
    let dated = dataset(&harness).reports[0].items().find(|item| item.due.is_some()).unwrap();
    let (id, first) = (dated.id.to_string(), dated.due.clone().unwrap().on);
    act(&mut harness, Action::Select(item_node(&id)));
    act(&mut harness, Action::Run(Command::SetDue));
    type_in(&mut harness, "新的时限", "2026年3月底");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Due(..))));
    assert!(item(&harness, &id).due.as_ref().unwrap().changes.is_empty());
    type_in(&mut harness, "变更原因", "雨季影响施工");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let due = item(&harness, &id).due.clone().unwrap();
    assert_eq!(due.on, first);
    assert_eq!(
        (due.present().unwrap().to_string().as_str(), due.changes[0].reason.as_str()),
        ("2026-03", "雨季影响施工")
    );
}

#[test]
fn a_block_of_a_spreadsheet_becomes_readings_and_tells_what_it_could_not_take() {
    let mut harness = with_example();
    act(&mut harness, Action::Select(node(NodeId::Indicator("c1p4i7n1".into()))));
    let unit = dataset(&harness).reports[0].indicator(&"c1p4i7n1".into()).unwrap().1.unit.clone();
    let before = dataset(&harness).reports[0].indicator(&"c1p4i7n1".into()).unwrap().1.readings.len();
    assert_eq!(unit, "%");
    harness.event(egui::Event::Paste("日期\t数值\n2025年6月\t76%\n2025年7月\t77.5\n2025年8月\t七成".to_owned()));
    harness.run_steps(6);
    assert!(harness.query_by_label_contains("七成").is_some());
    click(&mut harness, "添加 2 条");
    let readings = &dataset(&harness).reports[0].indicator(&"c1p4i7n1".into()).unwrap().1.readings;
    assert_eq!(readings.len(), before + 2);
    assert_eq!(readings.last().unwrap().value.to_string(), "77.5");
    assert!(readings.last().unwrap().source.is_none());
}

#[test]
fn a_party_typed_by_name_is_named_and_a_new_one_is_brought_in() {
    let mut harness = with_example();
    act(&mut harness, Action::Select(item_node("c1p2i1")));
    let known = dataset(&harness).reports[0].parties[0].clone();
    let parties = dataset(&harness).reports[0].parties.len();
    type_in(&mut harness, "牵头单位", &format!("{}、新设的局", known.name));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let units = item(&harness, "c1p2i1").lead_units.clone();
    assert_eq!((units.len(), &units[0]), (2, &known.id));
    assert_eq!(dataset(&harness).reports[0].parties.len(), parties + 1);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(dataset(&harness).reports[0].parties.len(), parties);
}

#[test]
fn the_ledger_is_sorted_and_changed_in_the_cell() {
    let mut harness = with_example();
    act(&mut harness, Action::SetView(View::Ledger));
    assert_eq!(session(&harness).active().unwrap().answers().unwrap().ledger.as_ref().unwrap().rows.len(), 29);
    let first = item(&harness, "c1p1i1").title.clone();
    harness.event(egui::Event::Text("台账里改的标题".to_owned()));
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(item(&harness, "c1p1i1").title, "台账里改的标题");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(item(&harness, "c1p1i1").title, first);
    act(&mut harness, Action::SetColumns(vec![Column::default(), Column::Derived(Derived::OffTarget)]));
    for _ in 0..2 {
        harness.get_by_role_and_label(Role::ColumnHeader, "未达标").click();
        harness.run_steps(6);
    }
    let answers = session(&harness).active().unwrap().answers().unwrap();
    let top = answers.ledger.as_ref().unwrap().rows[0].resolve(dataset(&harness)).unwrap();
    assert!(guatu::analysis::off_target(top.item) >= 3);
}

fn title(harness: &Window) -> egui_kittest::Node<'_> {
    harness.get_all_by_role_and_label(Role::TextInput, "标题").next().unwrap()
}

#[test]
fn what_is_typed_before_and_after_a_save_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("台账.guatu.json");
    file::save(&path, &file::read(guatu::app::EXAMPLE).unwrap()).unwrap();
    for view in [View::Detail, View::Ledger] {
        let mut harness = window(None);
        act(&mut harness, Action::Open(vec![path.clone()]));
        act(&mut harness, Action::Select(item_node("c1p1i1")));
        act(&mut harness, Action::SetView(view));
        let first = item(&harness, "c1p1i1").title.clone();
        title(&harness).focus();
        harness.run_steps(3);
        press(&mut harness, Modifiers::NONE, if view == View::Ledger { Key::F2 } else { Key::End });
        title(&harness).type_text("甲甲");
        harness.run_steps(1);
        press(&mut harness, Modifiers::COMMAND, Key::S);
        let saved = file::load(&path).unwrap().reports[0].item(&"c1p1i1".into()).unwrap().title.clone();
        assert_eq!(saved, format!("{first}甲甲"), "{view:?}");
        title(&harness).type_text("乙乙");
        harness.run_steps(1);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        assert_eq!(item(&harness, "c1p1i1").title, format!("{first}甲甲乙乙"), "{view:?}");
        for _ in 0..2 {
            press(&mut harness, Modifiers::COMMAND, Key::Z);
        }
        assert_eq!(item(&harness, "c1p1i1").title, first, "{view:?}");
        press(&mut harness, Modifiers::COMMAND, Key::S);
    }
}

#[test]
fn a_save_while_a_log_entry_is_typed_enters_it_once() {
    let mut harness = with_example();
    act(&mut harness, Action::Select(item_node("c1p1i1")));
    let before = item(&harness, "c1p1i1").log.len();
    harness.get_by_role_and_label(Role::TextInput, "添加工作记录").focus();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "添加工作记录").type_text("到现场看过");
    harness.run_steps(2);
    // Any command takes what was typed.
    press(&mut harness, Modifiers::COMMAND, Key::D);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let log = &item(&harness, "c1p1i1").log;
    assert_eq!((log.len(), log.last().unwrap().text.as_str()), (before + 1, "到现场看过"));
}

#[test]
fn prose_that_is_dropped_by_escape_was_never_an_edit() {
    let mut harness = with_example();
    act(&mut harness, Action::Select(item_node("c1p1i1")));
    let first = item(&harness, "c1p1i1").finding.clone();
    harness.get_by_role_and_label(Role::TextInput, "问题表现").focus();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "问题表现").type_text("补记");
    harness.run_steps(20);
    let typed = session(&harness).active().unwrap().typed();
    assert!(typed.iter().any(|typed| typed.text.as_ref().is_some_and(|text| text.contains("补记"))));
    assert_eq!(item(&harness, "c1p1i1").finding, first, "it is no edit yet");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(item(&harness, "c1p1i1").finding, first);
    assert!(session(&harness).active().unwrap().typed().is_empty());
    assert!(!session(&harness).has_unsaved());
}

#[test]
fn settings_hold_at_once_and_are_reset() {
    let mut harness = with_example();
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    click(&mut harness, "English");
    assert_eq!(session(&harness).words().language(), Language::English);
    click(&mut harness, "Reset");
    let preferences = session(&harness).preferences();
    assert_eq!((preferences.backups, preferences.near_due_days), (10, 30));
}

#[test]
fn the_ledger_fits_into_any_window() {
    let mut harness = with_example();
    act(&mut harness, Action::SetView(View::Ledger));
    act(&mut harness, Action::Run(Command::ToggleSource));
    for width in [1280.0, 900.0, 760.0, 700.0, 640.0, 560.0, 480.0, 400.0, 320.0, 1280.0_f32] {
        harness.set_size(egui::vec2(width, 300.0));
        harness.run_steps(3);
    }
    assert!(harness.query_by_label("29 项").is_some());
    // Without room for it, what can be done with many rows stands in a menu, and what their cells come to behind it.
    act(&mut harness, Action::Run(Command::SelectCells));
    let mut beside = 0;
    for width in (640..1280).step_by(20) {
        harness.set_size(egui::vec2(width as f32, 300.0));
        harness.run_steps(4);
        let sums = harness.query_by_label_contains("个单元格").map(|node| node.rect());
        let menu = harness.query_by_label_contains("设置所选").map(|node| node.rect());
        if let (Some(sums), Some(menu)) = (sums, menu) {
            assert!(sums.left() >= menu.right(), "{width}: {sums:?} {menu:?}");
            beside += 1;
        }
    }
    assert!(beside > 3, "{beside}");
    // What can be done with many rows stands above the table, and is wider than it.
    act(&mut harness, Action::Run(Command::SelectCells));
    for width in (150..1280).step_by(30) {
        harness.set_size(egui::vec2(width as f32, 300.0));
        harness.run_steps(3);
    }
}
