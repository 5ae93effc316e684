//! A notice imported in the window: looked at, put right, made a dataset, and taken back.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use guatu::diff::{Difference, DifferenceKind};
use guatu::model::NodeKind;
use guatu::reading::formats::Encoding;
use guatu::reading::ledger_sheet::Column;
use guatu::reading::notice::{Correction, Level};
use guatu::session::{Action, Command, CompareStep, ImportStep, View};

use crate::common::*;

const NOTICE: &str = "某县关于巡察整改进展情况的通报\n一、学习方面存在的问题\n1.关于学习不深入的问题\n整改情况:一是召开会议3次。二是制定制度2项。\n\
    2.关于联系群众不够的问题\n整改情况:一是走访群众120户。\n二、作风方面存在的问题\n1.关于会议过多的问题\n整改情况:一是会议由30个减少到12个。\n";

fn importing(name: &str, bytes: &[u8]) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    guatu::file::save_bytes(&path, bytes).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    harness
}

#[test]
fn a_notice_becomes_a_dataset_in_one_step_that_can_be_taken_back() {
    let mut harness = importing("通报.txt", NOTICE.as_bytes());
    let report = &session(&harness).import().unwrap().understood.report;
    assert_eq!((report.categories.len(), report.items().count()), (2, 3));
    assert!(session(&harness).active().is_none(), "nothing is made before it was looked at");
    act(&mut harness, Action::Import(ImportStep::Make));
    assert!(session(&harness).import().is_none());
    assert_eq!(session(&harness).view(), View::Overview);
    assert_eq!(dataset(&harness).reports[0].items().count(), 3);
    assert!(session(&harness).has_unsaved());
    assert_eq!(session(&harness).active().unwrap().name(), "通报");
    act(&mut harness, Action::Run(Command::Undo));
    assert!(dataset(&harness).reports.is_empty());
}

#[test]
fn what_a_person_says_of_a_paragraph_changes_the_tree_and_can_be_taken_back() {
    let mut harness = importing("通报.txt", NOTICE.as_bytes());
    let items = |harness: &Window| session(harness).import().unwrap().understood.report.items().count();
    let first = items(&harness);
    let furniture = Correction::Furniture { paragraph: 4 };
    act(&mut harness, Action::Import(ImportStep::Correct(furniture)));
    assert_ne!(items(&harness), first);
    act(&mut harness, Action::Import(ImportStep::TakeBack));
    assert_eq!(items(&harness), first);
    let heading = Correction::Heading { paragraph: 2, level: Level::Problem };
    act(&mut harness, Action::Import(ImportStep::Correct(heading)));
    act(&mut harness, Action::Import(ImportStep::Leave));
    assert!(session(&harness).import().is_none() && session(&harness).documents().is_empty());
}

#[test]
fn keys_take_back_what_was_said_and_reach_the_window_but_not_the_document_behind() {
    let mut harness = with_example();
    let before = dataset(&harness).clone();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("甲.txt");
    guatu::file::save_bytes(&path, NOTICE.as_bytes()).unwrap();
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Import(ImportStep::Correct(Correction::Furniture { paragraph: 4 })));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(session(&harness).import().unwrap().corrections.is_empty());
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(dataset(&harness), &before);
    press(&mut harness, Modifiers::NONE, Key::F1);
    assert!(session(&harness).dialog().is_some());
}

#[test]
fn beside_the_import_stands_nothing_of_the_document_behind() {
    let folder = tempfile::tempdir().unwrap();
    let [dataset, notice] = ["旧台账.guatu.json", "甲.txt"].map(|name| folder.path().join(name));
    guatu::file::save(&dataset, &filled()).unwrap();
    guatu::file::save_bytes(&notice, NOTICE.as_bytes()).unwrap();
    let path = dataset.display().to_string();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![dataset]));
    let told = |harness: &Window, text: &str| harness.query_all_by_label_contains(text).count() > 0;
    assert!(told(&harness, &path) && told(&harness, "已保存"));
    act(&mut harness, Action::Open(vec![notice]));
    assert!(session(&harness).import().is_some());
    assert_eq!((told(&harness, &path), told(&harness, "已保存")), (false, false));
    act(&mut harness, Action::Copy("抄".to_owned()));
    assert!(told(&harness, &session(&harness).toasts().last().unwrap().text.clone()), "messages stand there");
}

#[test]
fn what_is_no_document_is_told_in_words_and_the_program_goes_on() {
    let harness = importing("图片.docx", b"\x89PNG\r\n\x1a\n0000");
    let notice = &session(&harness).toasts().last().unwrap().text;
    assert!(notice.contains("图片") && notice.contains("docx"), "{notice}");
    let harness = importing("坏.docx", b"PK\x03\x04 broken");
    assert!(!session(&harness).toasts().is_empty() && session(&harness).import().is_none());
}

#[test]
fn a_second_document_waits_and_neither_is_lost() {
    let mut harness = importing("甲.txt", NOTICE.as_bytes());
    let correction = Correction::Furniture { paragraph: 4 };
    act(&mut harness, Action::Import(ImportStep::Correct(correction)));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("乙.txt");
    guatu::file::save_bytes(&path, NOTICE.as_bytes()).unwrap();
    act(&mut harness, Action::Open(vec![path]));
    let import = session(&harness).import().unwrap();
    assert_eq!((import.document.name.as_str(), import.corrections.len()), ("甲.txt", 1));
    act(&mut harness, Action::Import(ImportStep::Make));
    assert_eq!(session(&harness).import().unwrap().document.name, "乙.txt");
}

#[test]
fn escape_leaves_an_import_and_asks_once_where_something_was_said() {
    let mut harness = importing("通报.txt", NOTICE.as_bytes());
    act(&mut harness, Action::Import(ImportStep::Correct(Correction::Furniture { paragraph: 4 })));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(session(&harness).import().map(|import| import.corrections.len()), Some(1));
    assert!(harness.query_by_label("已订正 1 处;再按一次 Esc 放弃订正并离开").is_some());
    // Something more was said: it is asked again.
    act(&mut harness, Action::Import(ImportStep::TakeBack));
    assert!(harness.query_by_label_contains("再按一次 Esc").is_none());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(session(&harness).import().is_none(), "nothing was said any more");
    let mut harness = importing("通报.txt", NOTICE.as_bytes());
    act(&mut harness, Action::Import(ImportStep::Correct(Correction::Furniture { paragraph: 4 })));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(session(&harness).import().is_none());
}

#[test]
fn the_question_about_unsaved_work_is_seen_over_an_import() {
    let mut harness = importing("甲.txt", NOTICE.as_bytes());
    act(&mut harness, Action::Import(ImportStep::Make));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("乙.txt");
    guatu::file::save_bytes(&path, NOTICE.as_bytes()).unwrap();
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Quit);
    assert!(session(&harness).dialog().is_some());
    harness.get_by_label("关闭前要保存吗?不保存,修改就会丢失。");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(session(&harness).dialog().is_none() && session(&harness).import().is_some());
}

const LEDGER: &str = "序号,反馈问题,办理办法,主办,办结日\n\
    1,学习不深入,组织学习3次,县委办,2025年6月底前\n2,会议过多,会议减少到12个,县政府办,2025年9月\n";

#[test]
fn the_columns_of_a_ledger_are_changed_by_hand_and_the_rows_follow() {
    let mut harness = importing("台账.csv", LEDGER.as_bytes());
    let sheets = &session(&harness).import().unwrap().understood.sheets;
    assert!(!sheets[0].is_read, "with one known heading of five it is no ledger: {sheets:?}");
    for (column, holds) in
        [(2, Column::MEASURES), (3, Column::of_meaning("item.lead_units").unwrap()), (4, Column::DUE)]
    {
        let correction = Correction::Column { table: 0, column, holds: Some(holds) };
        act(&mut harness, Action::Import(ImportStep::Correct(correction)));
    }
    let report = &session(&harness).import().unwrap().understood.report;
    let items: Vec<_> = report.items().collect();
    assert_eq!(items.len(), 2);
    let unit = items[1].lead_units.first().and_then(|id| report.party(id)).unwrap();
    assert_eq!((items[1].measures[0].text.as_str(), unit.name.as_str()), ("会议减少到12个", "县政府办"));
    assert_eq!(items[0].due.as_ref().unwrap().on.unwrap().to_string(), "2025-06");
    act(&mut harness, Action::Import(ImportStep::TakeBack));
    let report = &session(&harness).import().unwrap().understood.report;
    assert!(report.items().all(|item| item.due.is_none()));
}

#[test]
fn a_ledger_read_again_changes_what_it_says_and_nothing_else() {
    let mut harness = with_example();
    let before = dataset(&harness).clone();
    let problem = before.reports[0].problems().next().unwrap().2.title.clone();
    let own = before.reports[0].items().next().unwrap();
    let (id, title, measures) = (own.id.to_string(), own.title.clone(), own.measures.clone());
    let ledger = format!(
        "序号,反馈问题,具体问题,责任领导,牵头单位,整改时限,备注\n1,\"{problem}\",\"{title}\",,区委办,2026年6月,\n"
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("台账.csv");
    guatu::file::save_bytes(&path, ledger.as_bytes()).unwrap();
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Import(ImportStep::Merge));
    let comparing = session(&harness).comparing().unwrap();
    let made = comparing.compared().unwrap();
    let fields: Vec<_> = comparing
        .ticked()
        .iter()
        .filter_map(|at| made.comparison.differences[*at].change().map(|change| change.field.to_string()))
        .collect();
    assert_eq!(fields, ["term", "lead_units", "due"]);
    let added = made.comparison.differences.iter().filter(|one| one.kind == DifferenceKind::Added);
    assert!(added.map(Difference::of).eq([NodeKind::Party]), "the one category of a ledger is no difference");
    act(&mut harness, Action::Compare(CompareStep::TakeTicked));
    let now = item(&harness, &id);
    assert_eq!(now.due.as_ref().unwrap().on.unwrap().to_string(), "2026-06");
    assert_eq!((now.lead_units.len(), &now.measures), (1, &measures));
    assert_eq!(dataset(&harness).reports[0].items().count(), before.reports[0].items().count());
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(dataset(&harness), &before);
}

#[test]
fn a_text_is_read_again_in_the_encoding_that_a_person_chooses() {
    const TEXT: &str = "縣委關於巡察整改進展情況的通報";
    let (bytes, _, _) = encoding_rs::BIG5.encode(TEXT);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("通報.txt");
    guatu::file::save_bytes(&path, &bytes).unwrap();
    let mut harness = window(None);
    // The typefaces inside the program have neither these characters nor those of the garbled text.
    harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    act(&mut harness, Action::Open(vec![path]));
    for (encoding, right) in [(Encoding::Gb18030, false), (Encoding::Big5, true)] {
        act(&mut harness, Action::Import(ImportStep::Encoding(encoding)));
        let document = &session(&harness).import().unwrap().document;
        assert_eq!(document.encoding, Some(encoding));
        assert_eq!(document.paragraphs[0].text == TEXT, right);
    }
}

#[test]
fn a_ledger_of_another_body_is_not_proposed() {
    let mut harness = with_example();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("他县.csv");
    let ledger =
        "某县整改台账,,,,\n序号,反馈问题,整改措施,牵头单位,整改时限\n1,食堂管理混乱,换承包人,县机关事务局,2026-H1\n";
    guatu::file::save_bytes(&path, ledger.as_bytes()).unwrap();
    act(&mut harness, Action::Open(vec![path]));
    let report = &session(&harness).import().unwrap().understood.report;
    let due: Vec<_> = report.items().map(|item| item.due.as_ref().unwrap().on.unwrap().to_string()).collect();
    assert_eq!(due, ["2026-H1"], "a title stands above the headings, a date as datasets write it");
    act(&mut harness, Action::Import(ImportStep::Merge));
    let comparing = session(&harness).comparing().unwrap();
    assert!(comparing.compared().unwrap().is_strange() && comparing.ticked().is_empty());
}
