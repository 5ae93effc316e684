//! The next round: begun from the window in one step, or as a dataset of its own; where its items come from is read back
//! from a ledger, compared, and left out of nothing that tells it.

mod common;

use common::{Window, act, dataset, session};
use egui_kittest::kittest::Queryable as _;
use guatu::analysis::Scope;
use guatu::diff::{Matching, compare_matched};
use guatu::model::{Dataset, ItemId};
use guatu::reading::formats::pasted;
use guatu::reading::notice::notice;
use guatu::session::{Action, Command};

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
    assert_eq!(session(&harness).dialog(), None);
    let [first, second] = dataset(&harness).reports.as_slice() else { panic!("two rounds") };
    assert_eq!((second.title.as_str(), second.items().count()), ("云溪县第二轮整改", 20));
    assert_eq!(second.as_of, Some("2027-01-15".parse().unwrap()));
    let expected: Vec<(&ItemId, String)> = first
        .items()
        .filter(|item| item.progress != guatu::model::Progress::Closed)
        .map(|item| (&item.id, first.full_number(&item.id)))
        .collect();
    let told = second.items().map(|item| (&item.id, item.carried.last().unwrap().number.clone()));
    assert_eq!(told.collect::<Vec<_>>(), expected);
    assert!(second.items().all(|item| item.carried.last().unwrap().report == first.title));
    // The work goes on in the new round, and no item counts twice.
    let document = session(&harness).active().unwrap();
    assert_eq!(*document.scope(), Scope::Report(second.id.clone()));
    assert_eq!(document.report().unwrap().id, second.id);
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
    assert_eq!(report.items().next().unwrap().carried[0].on, "2026-03-20".parse().unwrap());
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
