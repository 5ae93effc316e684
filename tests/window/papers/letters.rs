//! Letters to units: what stands in them, and how they are written and entered, in the window and without it.

use std::path::Path;
use std::sync::Arc;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use guatu::analysis::audit::FindingKind;
use guatu::app::papers_bytes;
use guatu::document::{Change, Edit};
use guatu::file;
use guatu::model::{Dataset, ItemId, Letter, LetterKind, NodeId, NodeRef, PartyId};
use guatu::paper::{LetterRequest, PaperRequest, letter_paper};
use guatu::session::{Action, Command, Dialog, Purpose, Severity};
use guatu::words::{Language, Words};

use super::{example, part};
use crate::common::{self, Window, act, session};

fn letter(kind: LetterKind, unit: &str, items: &[&str]) -> Letter {
    Letter {
        number: "云溪督〔2026〕6号".to_owned(),
        kind,
        unit: unit.into(),
        items: items.iter().map(|id| (*id).into()).collect(),
        issuer: "县整改办".to_owned(),
        contact: "李明，内线8001".to_owned(),
        on: "2026-09-15".parse().unwrap(),
        answer_by: "2026-09-22".parse().ok(),
        ..Letter::blank()
    }
}

fn request(dataset: &Arc<Dataset>, letter: Letter) -> LetterRequest {
    let words = Arc::new(Words::load(Language::Chinese));
    LetterRequest { dataset: Arc::clone(dataset), report: 0, letter, near_days: 10, words }
}

#[test]
fn a_letter_says_what_is_late_by_how_much_and_whom_to_answer() {
    // Due on 30 June after one change, so late by 31 + 31 + 15 days; and due on 20 September.
    let asked = request(&example(), letter(LetterKind::Urge, "u1", &["c1p2i3", "c1p2i1"]));
    let paper = letter_paper(&asked).unwrap();
    let text = paper.words().join("\n");
    for wanted in [
        "督办单",
        "云溪督〔2026〕6号",
        "县住建局：",
        "你单位牵头的2项整改事项尚未完成",
        "其中1项已超过完成时限，最长逾期77天",
        "其中1项将在10天内到期",
        "已发云溪督〔2026〕3号（2026年7月8日）",
        "老旧小区燃气管道改造滞后",
        "逾期77天",
        "2026-09-20",
        "剩余5天",
        "请于2026年9月22日前书面回复县整改办。联系人：李明，内线8001。",
        "特此督办。",
        "机关内部",
    ] {
        assert!(text.contains(wanted), "{wanted} in {text}");
    }
    let rows: Vec<_> = paper.tables().next().unwrap().data().map(|row| row.cells.len()).collect();
    assert_eq!(rows, [5, 5]);
    let bytes = papers_bytes(&[PaperRequest::Letter(asked)], Path::new("a.docx"), &Words::load(Language::Chinese));
    let xml = part(&bytes.unwrap().0, "word/document.xml");
    assert!(xml.contains("△") && xml.contains("w:val=\"GAddressee\""), "what is late has a mark beside its colour");
}

#[test]
fn what_the_office_keeps_to_itself_is_in_no_letter() {
    let mut dataset = Dataset::clone(&example());
    Arc::make_mut(&mut dataset.reports[0]).change_items(
        |item| ["c1p2i1", "c1p2i3"].contains(&item.id.as_str()),
        |item| {
            if item.id.as_str() == "c1p2i1" {
                item.internal = true;
                item.title = "内部事项标记甲".to_owned();
            } else {
                item.measures[0].internal = true;
                item.measures[0].text = "内部措施标记乙".to_owned();
            }
        },
    );
    let dataset = Arc::new(dataset);
    let words = Words::load(Language::Chinese);
    let asked = request(&dataset, letter(LetterKind::Warn, "u1", &["c1p2i1", "c1p2i3"]));
    let text = letter_paper(&asked).unwrap().words().concat();
    assert!(!text.contains("标记") && text.contains("你单位牵头的1项"), "{text}");
    let (bytes, looked_for) = papers_bytes(&[PaperRequest::Letter(asked)], Path::new("a.docx"), &words).unwrap();
    assert!(looked_for >= 2 && !part(&bytes, "word/document.xml").contains("标记"));
    // A person may type what the unit must not see: the file is not made.
    let mut told = letter(LetterKind::Warn, "u1", &["c1p2i3"]);
    told.contact = "见内部事项标记甲".to_owned();
    let refused = papers_bytes(&[PaperRequest::Letter(request(&dataset, told))], Path::new("a.docx"), &words);
    assert!(refused.unwrap_err().contains("内部事项标记甲"));
    assert!(letter_paper(&request(&dataset, letter(LetterKind::Urge, "u1", &["c1p2i1"]))).is_none());
}

fn filled() -> Window {
    let mut harness = common::window(None);
    act(&mut harness, Action::Run(Command::OpenFilled));
    harness
}

fn node(id: &str) -> NodeRef {
    NodeRef::new("yunxi-2026".into(), NodeId::Item(id.into()))
}

/// Asks for letters about these items and lets the window write them into a folder.
fn write(harness: &mut Window, items: &[&str], folder: &Path) {
    act(harness, Action::Mark(items.iter().map(|id| node(id)).collect()));
    act(harness, Action::Run(Command::Letters));
    assert!(matches!(session(harness).dialog(), Some(Dialog::Letters(..))));
    common::type_in(harness, "日期", "2026-09-15");
    let count = harness.query_all_by_role(Role::CheckBox).count();
    ask_for_folder(harness, &format!("写出 {count} 份…"));
    let id = session(harness).active().unwrap().id();
    act(harness, Action::PathsChosen(Purpose::SaveLetters(id), vec![folder.to_owned()]));
}

/// Presses the button and stops as soon as the desktop's dialog is awaited: without a desktop it soon ends by itself.
fn ask_for_folder(harness: &mut Window, button: &str) {
    harness.get_by_label(button).click();
    for _ in 0..6 {
        harness.step();
        if session(harness).waiting().is_some() {
            return;
        }
    }
    panic!("no folder is asked for");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn letters_are_written_one_for_each_unit_and_entered_in_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = filled();
    let before = common::dataset(&harness).reports[0].clone();
    // One is led by 县住建局, one by 县财政局, one is closed.
    write(&mut harness, &["c1p2i3", "c1p1i2", "c1p1i1"], folder.path());
    assert_eq!(session(&harness).dialog(), None);
    let expected = ["云溪督〔2026〕6号督办单-县住建局.docx", "云溪督〔2026〕7号督办单-县财政局.docx"];
    assert_eq!(names(folder.path()), expected);
    let report = common::dataset(&harness).reports[0].clone();
    let told: Vec<(&str, &str, Vec<&str>)> = report.letters[before.letters.len()..]
        .iter()
        .map(|own| (own.number.as_str(), own.unit.as_str(), own.items.iter().map(ItemId::as_str).collect()))
        .collect();
    assert_eq!(told, [("云溪督〔2026〕6号", "u1", vec!["c1p2i3"]), ("云溪督〔2026〕7号", "u4", vec!["c1p1i2"])]);
    let entered = &report.letters[2];
    assert_eq!(entered.answer_by.unwrap().to_string(), "2026-09-22");
    assert_eq!((entered.issuer.as_str(), entered.contact.as_str()), ("县整改办", "整改联络员，内线 8001"));
    assert!(
        entered.text.contains("该事项已超过完成时限77天") && entered.text.contains("特此督办。"),
        "{}",
        entered.text
    );
    let log = |id: &str| report.item(&id.into()).unwrap().log.last().unwrap().clone();
    assert_eq!(log("c1p2i3").text, "已发督办单云溪督〔2026〕6号（县住建局），限2026年9月22日前回复");
    assert_eq!(report.item(&"c1p1i1".into()).unwrap().log.len(), before.item(&"c1p1i1".into()).unwrap().log.len());
    act(&mut harness, Action::Run(Command::Undo));
    assert!(Arc::ptr_eq(&common::dataset(&harness).reports[0], &before), "one step back");

    // The numbers are free again, and the letters that may have been sent stay.
    let first = std::fs::read(folder.path().join(expected[0])).unwrap();
    write(&mut harness, &["c1p2i3"], folder.path());
    assert!(names(folder.path()).contains(&"云溪督〔2026〕6号督办单-县住建局 (2).docx".to_owned()));
    assert_eq!(std::fs::read(folder.path().join(expected[0])).unwrap(), first);
}

#[test]
fn what_could_not_be_written_is_not_entered_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = filled();
    let before = common::dataset(&harness).reports[0].clone();
    write(&mut harness, &["c1p2i3", "c1p1i2"], &folder.path().join("nowhere"));
    assert!(Arc::ptr_eq(&common::dataset(&harness).reports[0], &before));
    let told: Vec<_> = session(&harness).toasts().iter().filter(|toast| toast.severity == Severity::Error).collect();
    assert!(told.len() == 1 && told[0].text.contains("县住建局、县财政局"), "{told:?}");
}

#[test]
fn a_folder_that_is_not_chosen_leaves_what_was_typed() {
    let mut harness = filled();
    act(&mut harness, Action::Mark(vec![node("c1p2i3")]));
    act(&mut harness, Action::Run(Command::Letters));
    common::type_in(&mut harness, "联系人及电话", "王工 8002");
    ask_for_folder(&mut harness, "写出 1 份…");
    let id = session(&harness).active().unwrap().id();
    act(&mut harness, Action::TypePath);
    assert_eq!(session(&harness).dialog(), Some(&Dialog::PathBox(Purpose::SaveLetters(id))));
    act(&mut harness, Action::DialogCancelled(Purpose::SaveLetters(id)));
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Letters(..))));
    let field = harness.get_by_role_and_label(Role::TextInput, "联系人及电话");
    assert_eq!(field.value().as_deref(), Some("王工 8002"));
}

#[test]
fn the_page_of_a_unit_shows_its_letters_and_takes_the_day_of_the_answer() {
    let mut harness = filled();
    act(&mut harness, Action::Select(NodeRef::new("yunxi-2026".into(), NodeId::Party("u4".into()))));
    // To be answered by 27 August; looked at on 15 September.
    assert!(harness.query_by_label_contains("逾期未复 19 天").is_some());
    common::type_in(&mut harness, "云溪督〔2026〕5号 回复日期", "2026-08-29");
    common::press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    assert_eq!(common::dataset(&harness).reports[0].letters[1].answered_on, "2026-08-29".parse().ok());
    assert!(harness.query_by_label_contains("迟复 2 天").is_some());
}

#[test]
fn a_letter_without_its_answer_is_a_finding_until_it_is_answered() {
    let mut dataset = Dataset::clone(&example());
    let found = |dataset: &Dataset, today: &str| -> Vec<(String, String)> {
        let never = std::sync::atomic::AtomicBool::new(false);
        let mut auditor = guatu::analysis::audit::Auditor::default();
        let audit = auditor.audit(&Arc::new(dataset.clone()), today.parse().unwrap(), &never).unwrap();
        let of_letters = audit.entries().filter(|entry| entry.finding.kind == FindingKind::LetterUnanswered);
        let words = Words::load(Language::Chinese);
        of_letters
            .map(|entry| {
                let text = guatu::session::finding_words(entry.finding, &words);
                (text, entry.finding.node.node.as_str().to_owned())
            })
            .collect()
    };
    assert!(found(&dataset, "2026-08-27").is_empty(), "its last day is not over");
    let late = ("督办函件未按期回复: 云溪督〔2026〕5号; 2026年8月27日".to_owned(), "u4".to_owned());
    assert_eq!(found(&dataset, "2026-08-28"), [late]);
    Arc::make_mut(&mut dataset.reports[0]).letters[1].answered_on = "2026-08-30".parse().ok();
    assert!(found(&dataset, "2026-12-31").is_empty());
}

#[test]
fn the_command_writes_the_letters_and_enters_them_only_where_it_is_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let (asset, saved) = ("assets/yunxi.guatu.json", folder.path().join("entered.guatu.json"));
    let run = |more: &[&str]| {
        let out = folder.path().display().to_string();
        let start = ["letters", asset, "--kind", "urge", "-o", &out, "--on", "2026-09-15", "--unit", "县住建局"];
        let all = start.iter().chain(more).map(std::ffi::OsString::from).collect::<Vec<_>>();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let code = guatu::cli::run(all, &mut out, &mut err);
        (format!("{code:?}"), String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    };
    let unchanged = std::fs::read(asset).unwrap();
    let (_, out, err) = run(&[]);
    assert!(out.trim_end().ends_with("云溪督〔2026〕6号督办单-县住建局.docx"), "{out}{err}");
    assert!(err.contains("--save"), "it says that nothing was entered: {err}");
    let (_, out, _) = run(&["--answer-by", "2026-09-22", "--save", &saved.display().to_string()]);
    assert!(out.contains("6号督办单-县住建局 (2).docx") && out.contains("entered.guatu.json"), "{out}");
    assert_eq!(std::fs::read(asset).unwrap(), unchanged);
    let entered = file::load(&saved).unwrap();
    let last = entered.reports[0].letters.last().unwrap();
    assert_eq!((last.number.as_str(), last.unit.as_str(), last.items.len()), ("云溪督〔2026〕6号", "u1", 1));
    assert!(entered.reports[0].item(&"c1p2i3".into()).unwrap().log.last().unwrap().text.contains("6号"));
    let (_, out, err) = run(&["--kind", "ring"]);
    assert!(out.is_empty() && err.contains("ring"), "{err}");
}

/// A ledger with five letters: one answered late, one answered in time, one whose day is today, two late.
const LATE_LETTERS: &str = r#"{
  "format": "guatu", "version": 1,
  "reports": [{
    "id": "r", "title": "整改台账", "source": { "name": "a.txt", "paragraphs": [] },
    "parties": [{ "id": "u1", "name": "水务局", "kind": "unit" }, { "id": "u2", "name": "林草局", "kind": "unit" }],
    "letters": [
      { "number": "岭督〔2025〕1号", "kind": "urge", "unit": "u1", "on": "2025-06-01", "answer_by": "2025-06-08",
        "answered_on": "2025-06-20" },
      { "number": "岭督〔2025〕2号", "kind": "urge", "unit": "u2", "on": "2025-06-01", "answer_by": "2025-06-08",
        "answered_on": "2025-06-08" },
      { "number": "岭督〔2025〕3号", "kind": "urge", "unit": "u2", "on": "2025-07-25", "answer_by": "2025-08-01" },
      { "number": "岭提〔2025〕1号", "kind": "remind", "unit": "u2", "items": ["i2"], "on": "2025-07-20",
        "answer_by": "2025-07-30" },
      { "number": "岭督〔2025〕4号", "kind": "urge", "unit": "u1", "items": ["i1", "i2"], "on": "2025-07-01",
        "answer_by": "2025-07-12" }
    ],
    "categories": [{ "id": "c1", "number": "(一)", "title": "面上", "problems": [{ "id": "p1", "number": "1.",
      "title": "管护", "items": [
        { "id": "i1", "number": "(1)", "title": "渠道淤堵", "progress": "in_progress", "lead_units": ["u1"] },
        { "id": "i2", "number": "(2)", "title": "林带缺株", "progress": "in_progress", "lead_units": ["u2"] }
      ] }] }]
  }]
}"#;

#[test]
fn the_overview_shows_letters_that_were_not_answered_and_leads_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letters.guatu.json");
    std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), LATE_LETTERS.as_bytes()).unwrap();
    // The window's day is 1 August 2025.
    let mut harness = common::window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Run(Command::Overview));
    assert!(harness.query_by_label("2 份函件到期没有回复,最长已逾期 20 天").is_some());
    for label in ["督办单 岭督〔2025〕4号", "提醒书 岭提〔2025〕1号", "逾期 20 天", "逾期 2 天"] {
        assert!(harness.query_by_label(label).is_some(), "{label}");
    }
    for label in ["督办单 岭督〔2025〕1号", "督办单 岭督〔2025〕2号", "督办单 岭督〔2025〕3号"]
    {
        assert!(harness.query_by_label(label).is_none(), "{label}");
    }
    let at = |node: NodeId| NodeRef::new("r".into(), node);
    harness.get_by_role_and_label(Role::Link, "水务局").click();
    harness.run_steps(6);
    assert_eq!(session(&harness).active().unwrap().selection(), Some(&at(NodeId::Party("u1".into()))));
    act(&mut harness, Action::Run(Command::Overview));
    harness.get_by_role_and_label(Role::Link, "2 项").click();
    harness.run_steps(6);
    let chosen = session(&harness).active().unwrap().chosen().to_vec();
    assert_eq!(chosen, [at(NodeId::Item("i1".into())), at(NodeId::Item("i2".into()))]);
    // The day of the answer ends it.
    let mut answered = Dataset::clone(common::dataset(&harness));
    let today = "2025-08-01".parse().unwrap();
    assert_eq!(guatu::analysis::unanswered(&answered.reports[0], today).len(), 2);
    Arc::make_mut(&mut answered.reports[0]).letters[4].answered_on = Some(today);
    assert_eq!(guatu::analysis::unanswered(&answered.reports[0], today).len(), 1);
}

#[test]
fn from_the_page_of_a_unit_another_unit_that_leads_the_item_too_gets_none() {
    let mut harness = filled();
    let both: Vec<PartyId> = vec!["u1".into(), "u4".into()];
    let lead = Change::set(&ItemId::from("c1p2i3"), guatu::field!(Item.lead_units), both);
    act(&mut harness, Action::Edit(Edit::new("yunxi-2026".into(), lead)));
    act(&mut harness, Action::Select(NodeRef::new("yunxi-2026".into(), NodeId::Party("u1".into()))));
    common::click(&mut harness, "督办单");
    assert!(harness.query_by_label("写出 1 份…").is_some());
    assert_eq!(harness.query_all_by_role(Role::CheckBox).count(), 2, "the other one can be chosen");
    act(&mut harness, Action::CloseDialog);
    // From the ledger both get one.
    act(&mut harness, Action::Mark(vec![node("c1p2i3")]));
    act(&mut harness, Action::Run(Command::Letters));
    assert!(harness.query_by_label("写出 2 份…").is_some());
}
