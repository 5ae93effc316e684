//! The next round: begun from the window in one step, or as a dataset of its own; where its items come from is read back
//! from a ledger, compared, and left out of nothing that tells it.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use guatu::analysis::Scope;
use guatu::app::papers_bytes;
use guatu::diff::{Matching, compare_matched};
use guatu::model::{
    Carried, Category, Dataset, Evidence, Form, FormColumn, Item, ItemId, PaperAudience, Problem, Progress, Report,
};
use guatu::paper::{FormRequest, PaperRequest};
use guatu::reading::formats::{open, pasted};
use guatu::reading::notice::notice;
use guatu::session::{Action, Command, Purpose};
use guatu::words::{Language, Words};

use crate::common::{self, Window, act, dataset, session};

/// The fictional county on the day of its report: 32 items, 12 of them closed and 7 reported done.
fn county() -> Window {
    let mut harness = common::window(None);
    act(&mut harness, Action::Run(Command::OpenFilled));
    act(&mut harness, Action::Run(Command::NextRound));
    harness
}

#[test]
fn a_round_begins_with_what_is_not_closed_and_is_taken_back_in_one_step() {
    let mut harness = county();
    let before = dataset(&harness).clone();
    assert!(harness.query_by_label("结转 20 项(共 32 项,留在本轮 12 项)").is_some());
    common::click(&mut harness, "已完成待核验的 7 项也结转");
    assert!(harness.query_by_label("结转 13 项(共 32 项,留在本轮 19 项)").is_some());
    common::click(&mut harness, "已完成待核验的 7 项也结转");
    common::type_in(&mut harness, "新一轮通报的标题", "云溪县第二轮整改");
    common::type_in(&mut harness, "截止日期", "2027年1月15日");
    common::click(&mut harness, "结转");
    // Lists that were led to a place are at rest.
    harness.run_steps(30);
    assert_eq!(session(&harness).dialog(), None);
    let [first, second] = dataset(&harness).reports.as_slice() else { panic!("two rounds") };
    assert_eq!((second.title.as_str(), second.items().count()), ("云溪县第二轮整改", 20));
    assert_eq!(second.as_of, Some("2027-01-15".parse().unwrap()));
    let expected: Vec<(&ItemId, String)> = first
        .items()
        .filter(|item| item.progress != Progress::Closed)
        .map(|item| (&item.id, first.full_number(&item.id)))
        .collect();
    let told = second.items().map(|item| (&item.id, item.carried.last().unwrap().number.clone()));
    assert_eq!(told.collect::<Vec<_>>(), expected);
    assert!(second.items().all(|item| item.carried.last().unwrap().report == first.title));
    // The work goes on in the new round, and no item counts twice.
    let document = session(&harness).active().unwrap();
    assert_eq!(*document.scope(), Scope::Report(second.id.clone()));
    assert_eq!(document.report().unwrap().id, second.id);
    // The tree shows it.
    let rows: Vec<egui::Rect> = harness.query_all_by_label_contains("云溪县第二轮整改").map(|row| row.rect()).collect();
    let in_tree = |row: &egui::Rect| row.left() < 100.0 && row.top() > 80.0 && row.bottom() < 690.0;
    assert!(rows.iter().any(in_tree), "{rows:?}");
    // And so it does when the file is opened again.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    guatu::file::save(&path, dataset(&harness)).unwrap();
    let mut again = common::window(None);
    act(&mut again, Action::Open(vec![path]));
    assert_eq!(session(&again).active().unwrap().scope(), document.scope());
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(*dataset(&harness), before);
    assert_eq!(*session(&harness).active().unwrap().scope(), Scope::All, "the round is gone");
}

#[test]
fn a_round_can_be_a_dataset_of_its_own() {
    let mut harness = county();
    let before = dataset(&harness).clone();
    common::click(&mut harness, "另起一个数据集");
    common::click(&mut harness, "结转");
    let [first, second] = session(&harness).documents() else { panic!("two documents") };
    assert_eq!(**first.document().dataset(), before);
    let [report] = second.document().dataset().reports.as_slice() else { panic!("one report") };
    assert_eq!(report.items().count(), 20);
    assert!(second.path().is_none(), "it is saved where a person wants it");
}

#[test]
fn evidence_goes_along_with_a_round_of_its_own_when_it_is_saved_first() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = ["old", "new"].map(|name| folder.path().join(name));
    let [photo, note] = ["照片.jpg", "说明.txt"].map(|name| folder.path().join(name));
    for path in [&old, &new] {
        std::fs::create_dir(path).unwrap();
    }
    for path in [&photo, &note] {
        std::fs::File::create(path).unwrap().write_all(path.as_os_str().as_encoded_bytes()).unwrap();
    }
    let mut ledger = guatu::file::read(guatu::app::EXAMPLE).unwrap();
    let path = old.join("台账.guatu.json");
    let [goes, stays] = [&photo, &note].map(|from| guatu::file::keep_evidence(&path, from, "佐证").unwrap());
    let report = Arc::make_mut(&mut ledger.reports[0]);
    let ids: Vec<ItemId> = report.items().map(|item| item.id.clone()).take(2).collect();
    report.change_items(
        |item| ids.contains(&item.id),
        |item| {
            let (kept, progress) =
                if item.id == ids[0] { (&goes, Progress::InProgress) } else { (&stays, Progress::Closed) };
            item.progress = progress;
            item.evidence = vec![Evidence { title: "佐证".to_owned(), file: kept.file.clone(), ..Evidence::blank() }];
        },
    );
    guatu::file::save(&path, &ledger).unwrap();
    let mut harness = common::window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Run(Command::NextRound));
    common::click(&mut harness, "另起一个数据集");
    common::click(&mut harness, "结转");
    let id = session(&harness).active().unwrap().id();
    act(&mut harness, Action::Run(Command::Save));
    act(&mut harness, Action::TypePath);
    act(&mut harness, Action::PathsChosen(Purpose::SaveAs(id), vec![new.join("第二轮.guatu.json")]));
    let beside = guatu::file::evidence_folder(&new.join("第二轮.guatu.json"));
    let copied = std::fs::read(beside.join(&goes.file)).unwrap();
    assert_eq!(copied, std::fs::read(&photo).unwrap());
    assert!(!beside.join(&stays.file).exists(), "what stays behind keeps its evidence");
}

#[test]
fn where_an_item_comes_from_is_read_from_a_ledger_as_it_is_written() {
    let text = "序号\t反馈问题\t整改措施\t结转来源\n1\t管网老化\t更换管网\t第一轮通报 (一)1.(2) 2026年3月20日\n2\t楼道堆物\t清理\t去年的专项检查";
    let document = pasted(text, "cells", &|_| true).unwrap();
    let report = notice(&document, guatu::model::Date::START).report;
    let told: Vec<(&str, &str)> = report
        .items()
        .flat_map(|item| &item.carried)
        .map(|from| (from.report.as_str(), from.number.as_str()))
        .collect();
    assert_eq!(told, [("第一轮通报", "(一)1.(2)"), ("去年的专项检查", "")]);
    let days: Vec<_> = report.items().flat_map(|item| &item.carried).map(|from| from.on).collect();
    assert_eq!(days, [Some("2026-03-20".parse().unwrap()), None], "no day is made up");
}

/// Former rounds of an item, told by title, number and day.
fn rounds(told: &[(&str, &str, Option<&str>)]) -> Vec<Carried> {
    let one = |(report, number, on): &(&str, &str, Option<&str>)| Carried {
        report: (*report).to_owned(),
        number: (*number).to_owned(),
        on: on.map(|on| on.parse().unwrap()),
        ..Carried::blank()
    };
    told.iter().map(one).collect()
}

/// A ledger with where items come from, written as this kind of file in this language. The headings are those that the
/// import knows.
fn written(dataset: Dataset, ending: &str, language: Language) -> Vec<u8> {
    let words = Arc::new(Words::load(language));
    let column = |(field, heading): (&str, &str)| {
        let (field, heading) = (field.to_owned(), heading.to_owned());
        FormColumn { field, heading, ..FormColumn::blank() }
    };
    let columns = [("number", "序号"), ("title", "具体问题"), ("goal", "整改目标"), ("carried", "结转来源")];
    let form = Form { name: "台账".to_owned(), columns: columns.map(column).to_vec(), ..Form::blank() };
    let request = FormRequest {
        dataset: Arc::new(dataset),
        report: 0,
        form,
        name: "台账".to_owned(),
        audience: PaperAudience::All,
        unit: None,
        items: None,
        shown: None,
        today: "2026-10-01".parse().unwrap(),
        near_days: 15,
        pace_points: 20,
        words: Arc::clone(&words),
    };
    papers_bytes(&[PaperRequest::Form(request)], Path::new(&format!("a.{ending}")), &words).unwrap().0
}

#[test]
fn where_an_item_comes_from_survives_a_ledger_that_is_written_and_read_again() {
    let told = [
        rounds(&[("第一轮通报", "5", Some("2026-03-20"))]),
        rounds(&[("关于《条例》的通报;第 2 号", "1-2", Some("2025-12-31")), ("第二轮", "一、1", Some("2026-03-20"))]),
        rounds(&[("Round 1; second half", "①", Some("2026-03-20"))]),
        rounds(&[("去年的专项检查", "", None)]),
        rounds(&[("2025 年通报", "(一)1.(2)", Some("2026-03-20")), ("整改“回头看”", "", Some("2026-09-01"))]),
    ];
    let mut problem = Problem::new("p".into(), "1.".to_owned(), "管护".to_owned());
    for (at, carried) in told.iter().enumerate() {
        let mut item = Item::new(format!("i{at}").as_str().into(), format!("{}", at + 1), format!("问题之{at}"));
        item.goal = "年内整改".to_owned();
        item.carried.clone_from(carried);
        problem.items.push(Arc::new(item));
    }
    let mut category = Category::new("c".into(), "(一)".to_owned(), "面上".to_owned());
    category.problems = vec![Arc::new(problem)];
    let mut report = Report::new("r".into(), "第三轮通报".to_owned());
    report.categories = vec![Arc::new(category)];
    let dataset = Dataset { reports: vec![Arc::new(report)], ..Dataset::default() };
    for language in [Language::Chinese, Language::English] {
        for ending in ["xlsx", "docx", "csv"] {
            let bytes = written(dataset.clone(), ending, language);
            let document = open(&bytes, &format!("a.{ending}"), &|_| true).unwrap();
            let report = notice(&document, "2026-10-01".parse().unwrap()).report;
            let read: Vec<&[Carried]> = report.items().map(|item| item.carried.as_slice()).collect();
            assert_eq!(read, told, "{language:?} {ending}");
        }
    }
}

#[test]
fn two_rounds_are_compared_item_by_item() {
    let mut harness = county();
    common::click(&mut harness, "结转");
    let reports = dataset(&harness).reports.clone();
    let one = |at: usize| Dataset { reports: vec![reports[at].clone()], ..Dataset::default() };
    let found = compare_matched(&one(0), &one(1), None, Matching::Wording);
    let is_told = |field: &str| {
        found.differences.iter().filter(|own| own.change().is_some_and(|own| own.field.to_string() == field)).count()
    };
    assert_eq!(is_told("carried"), 20, "each says where it comes from");
    assert_eq!((is_told("title"), is_told("progress")), (1, 0), "only the report has another title");
}

#[test]
fn a_file_that_is_missing_is_told_in_the_new_round_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("无附件.guatu.json");
    guatu::file::save(&path, &guatu::file::read(guatu::app::FILLED_EXAMPLE).unwrap()).unwrap();
    let mut harness = common::window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Run(Command::NextRound));
    common::click(&mut harness, "结转");
    harness.run_steps(6);
    let second = dataset(&harness).reports[1].clone();
    let item = second.items().find(|item| item.evidence.iter().any(|own| !own.file.is_empty())).unwrap();
    let at = guatu::model::NodeRef::new(second.id.clone(), guatu::model::NodeId::Item(item.id.clone()));
    assert!(!session(&harness).active().unwrap().evidence_faults(&at).is_empty());
}
