//! Returned files that say something to the same: older ones, those of other units, and those that are given again.

use std::path::{Path, PathBuf};

use guatu::model::{Item, ItemId, Progress};
use guatu::session::{Action, AnswerText, Asks, Command, CompareStep, Purpose, ReturnStep, Returns};

use super::collected::saved_at;
use super::put;
use super::window::{counts, files, send, shared_item};
use crate::common::{Window, act, dataset, session};
use crate::filled::filled;

/// A window on the filled example, from which the two units of an item were sent a workbook each; the item, and the two
/// workbooks.
fn asked(folder: &tempfile::TempDir) -> (Window, ItemId, [Vec<u8>; 2]) {
    put(&folder.path().join("云溪.guatu.json"), include_bytes!("../../../assets/yunxi.guatu.json"));
    let harness = send(folder, false, |report| shared_item(report).1);
    let (id, _) = shared_item(&dataset(&harness).reports[0]);
    let sent: [PathBuf; 2] = files(folder).try_into().unwrap();
    (harness, id, sent.map(|path| std::fs::read(path).unwrap()))
}

/// The workbook with another progress of the item.
fn says(workbook: &[u8], id: &ItemId, progress: &str) -> Vec<u8> {
    let row_of_item = format!("/item/{id}");
    filled(workbook, &|row, column, _| {
        (row.ends_with(&row_of_item) && column == "progress").then(|| progress.to_owned())
    })
}

fn written(folder: &tempfile::TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    put(&path, bytes);
    path
}

fn give(harness: &mut Window, paths: &[&Path]) {
    let document = session(harness).active().unwrap().id();
    act(harness, Action::Run(Command::Collect));
    let paths = paths.iter().map(|path| (*path).to_owned()).collect();
    act(harness, Action::PathsChosen(Purpose::Collect(document), paths));
    harness.run_steps(4);
}

fn returns(harness: &Window) -> &Returns {
    session(harness).active().unwrap().returns().unwrap()
}

/// The place of a file by its name.
fn file(harness: &Window, name: &str) -> usize {
    returns(harness).comparisons().iter().position(|own| own.theirs.name == name).unwrap()
}

fn own<'a>(harness: &'a Window, id: &ItemId) -> &'a Item {
    dataset(harness).reports[0].item(id).unwrap()
}

#[test]
fn what_a_later_file_replaced_is_ticked_by_itself_and_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, id, [workbook, _]) = asked(&folder);
    let old = written(&folder, "旧.xlsx", &saved_at(&says(&workbook, &id, "已完成"), "2026-10-02"));
    let new = written(&folder, "新.xlsx", &saved_at(&says(&workbook, &id, "基本完成"), "2026-10-05"));
    give(&mut harness, &[&old, &new]);
    let [old, new] = ["旧.xlsx", "新.xlsx"].map(|name| file(&harness, name));
    let compared = returns(&harness).comparisons()[old].compared().unwrap().clone();
    assert_eq!((compared.comparison.differences.len(), compared.asks(0)), (1, Some(Asks::Ours)));
    assert!(compared.harmless(&[0]).is_empty(), "not with the rest");
    let ticked = |harness: &Window| {
        [old, new].map(|at| returns(harness).comparisons()[at].ticked().iter().copied().collect::<Vec<usize>>())
    };
    assert_eq!(ticked(&harness), [vec![], vec![0]]);
    act(&mut harness, Action::Return(ReturnStep::Look(old)));
    act(&mut harness, Action::Compare(CompareStep::Tick(vec![0], true)));
    assert_eq!(ticked(&harness), [vec![0], vec![]], "one of the two");
    act(&mut harness, Action::Return(ReturnStep::Look(new)));
    act(&mut harness, Action::Compare(CompareStep::Tick(vec![0], true)));
    assert_eq!(ticked(&harness), [vec![], vec![0]]);
}

#[test]
fn what_is_taken_of_one_file_settles_what_another_says_against_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, id, [a, b]) = asked(&folder);
    let a = written(&folder, "甲.xlsx", &says(&a, &id, "基本完成"));
    let b = written(&folder, "乙.xlsx", &says(&b, &id, "已完成"));
    give(&mut harness, &[&a, &b]);
    assert_eq!(counts(returns(&harness)), (0, 2));
    let second = file(&harness, "乙.xlsx");
    act(&mut harness, Action::Return(ReturnStep::Look(second)));
    act(&mut harness, Action::Compare(CompareStep::Take(vec![0])));
    harness.run_steps(4);
    assert_eq!(own(&harness, &id).progress, Progress::Done);
    assert_eq!(counts(returns(&harness)), (0, 0), "nothing waits any more");
    act(&mut harness, Action::Return(ReturnStep::TakeAll));
    harness.run_steps(4);
    assert_eq!(own(&harness, &id).progress, Progress::Done);
}

#[test]
fn a_second_step_waits_for_the_first_and_changes_are_counted_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, id, [a, b]) = asked(&folder);
    let a = written(&folder, "甲.xlsx", &says(&a, &id, "基本完成"));
    let b = written(&folder, "乙.xlsx", &says(&b, &id, "基本完成"));
    let before = dataset(&harness).clone();
    give(&mut harness, &[&a, &b]);
    // Both say the same: it is one change.
    assert_eq!(returns(&harness).pending(), (1, 0));
    let (ctx, frame) = (harness.ctx.clone(), eframe::Frame::_new_kittest());
    let take = || Action::Return(ReturnStep::TakeAll);
    harness.state_mut().act(vec![take(), take()], &ctx, &frame);
    let told = |harness: &Window, words: &str| session(harness).toasts().iter().any(|toast| toast.text.contains(words));
    assert!(told(&harness, "还在进行"));
    harness.run_steps(6);
    assert!(told(&harness, "已取用 1 条"));
    let logged = own(&harness, &id).log.len() - before.reports[0].item(&id).unwrap().log.len();
    assert_eq!((own(&harness, &id).progress, logged), (Progress::MostlyDone, 1));
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(dataset(&harness), &before, "one step");
}

#[test]
fn files_of_one_name_are_told_by_their_units_and_what_was_typed_stays_when_one_is_given_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, id, [a, b]) = asked(&folder);
    let first = written(&folder, "甲/填报.xlsx", &says(&a, &id, "基本完成"));
    let second = written(&folder, "乙/填报.xlsx", &says(&b, &id, "已完成"));
    give(&mut harness, &[&first]);
    give(&mut harness, &[&second]);
    let units = |harness: &Window| -> Vec<Option<String>> {
        returns(harness).comparisons().iter().map(|own| own.compared()?.sender().map(str::to_owned)).collect()
    };
    let both = units(&harness);
    assert!(both.len() == 2 && both[0] != both[1], "{both:?}");
    act(&mut harness, Action::Return(ReturnStep::Look(0)));
    act(&mut harness, Action::Compare(CompareStep::Type(0, AnswerText::Instead, "推进中".to_owned())));
    // The unit sends it once more: it is the last of the files now, and the one that is looked at.
    let third = written(&folder, "甲二/填报.xlsx", &says(&a, &id, "未启动"));
    give(&mut harness, &[&third]);
    assert_eq!(units(&harness), [both[1].clone(), both[0].clone()]);
    assert_eq!(returns(&harness).present(), 1);
    let comparing = returns(&harness).comparing().unwrap();
    assert_eq!(comparing.text(0, AnswerText::Instead), "推进中");
    let theirs = comparing.compared().unwrap().comparison.differences[0].change().unwrap().theirs.clone();
    assert_eq!(theirs.typed(), Some(Progress::NotStarted));
}
