//! A file that another program changes, damages or takes away while it is open never blocks saving and is never
//! written over unasked; and one file is one document, whatever path leads to it.

#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use guatu::document::Setting;
use guatu::file::{self, Folders};
use guatu::model::{NodeId, NodeRef, Progress};
use guatu::session::{Action, Command, CompareStep, Dialog, ImportStep, Preferences, Purpose};

use crate::common::*;

const NOTICE: &str =
    "某县关于巡察整改进展情况的通报\n一、学习方面存在的问题\n1.关于学习不深入的问题\n整改情况:一是召开会议3次。\n";

fn write(path: &Path, bytes: &[u8]) {
    File::create(path).unwrap().write_all(bytes).unwrap();
}

/// The example as a file of this name, open in a window that keeps backups and locks in the folder `own`.
fn opened(folder: &Path, name: &str) -> (Window, PathBuf) {
    let path = folder.join(name);
    file::save(&path, &file::read(guatu::app::EXAMPLE).unwrap()).unwrap();
    let mut harness = window(Some(&folder.join("own")));
    act(&mut harness, Action::Open(vec![path.clone()]));
    assert_eq!(session(&harness).documents().len(), 1);
    (harness, path)
}

/// The same with an edit that is not saved.
fn edited(folder: &Path) -> (Window, PathBuf) {
    let (mut harness, path) = opened(folder, "台账.guatu.json");
    edit(&mut harness);
    (harness, path)
}

fn edit(harness: &mut Window) {
    let report = dataset(harness).reports[0].id.clone();
    let item = NodeRef::new(report, NodeId::Item("c1p2i1".into()));
    act(harness, Action::Set(vec![item], Setting::Progress(Progress::Done)));
    assert!(session(harness).has_unsaved());
}

fn save(harness: &mut Window) {
    press(harness, Modifiers::COMMAND, Key::S);
}

fn holds_the_edit(path: &Path) -> bool {
    file::load(path).is_ok_and(|read| read.reports[0].item(&"c1p2i1".into()).unwrap().progress == Progress::Done)
}

/// Asks for a path and gives it, before the desktop's dialog can answer.
fn choose(harness: &mut Window, ask: Action, purpose: Purpose, path: &Path) {
    let ctx = harness.ctx.clone();
    let frame = eframe::Frame::_new_kittest();
    harness.state_mut().act(vec![ask, Action::PathsChosen(purpose, vec![path.to_owned()])], &ctx, &frame);
    harness.run_steps(6);
}

/// The dialog about an unreadable file has given way to the one for a path.
fn save_elsewhere(harness: &mut Window, path: &Path) {
    let id = session(harness).active().unwrap().id();
    let purpose = Purpose::SaveAs(id);
    assert!(!asks_about_unreadable(harness));
    assert_eq!(session(harness).proposed(), session(harness).active().unwrap().name(), "a path was asked for");
    act(harness, Action::DialogCancelled(purpose));
    choose(harness, Action::SaveElsewhere(id), purpose, path);
}

fn asks_about_unreadable(harness: &Window) -> bool {
    matches!(session(harness).dialog(), Some(Dialog::Unreadable(..)))
}

#[test]
fn a_change_of_the_same_length_and_time_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path) = edited(folder.path());
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let theirs = text.replacen("in_progress", "mostly_done", 1);
    assert_eq!((theirs.len(), theirs != text), (text.len(), true));
    write(&path, theirs.as_bytes());
    File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    save(&mut harness);
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Outside(_))));
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    click(&mut harness, "保留这里的内容");
    save(&mut harness);
    assert!(holds_the_edit(&path));
}

#[test]
fn a_file_touched_but_not_changed_is_saved_without_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path) = edited(folder.path());
    // Replaced by its own copy, as sync programs do.
    let copy = folder.path().join("copy");
    fs::copy(&path, &copy).unwrap();
    fs::rename(&copy, &path).unwrap();
    save(&mut harness);
    assert!(session(&harness).dialog().is_none() && !session(&harness).has_unsaved());
    assert!(holds_the_edit(&path));
}

#[test]
fn a_truncated_file_is_replaced_by_one_key_and_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path) = edited(folder.path());
    // Also for a person who keeps no former versions.
    let preferences = Preferences { backups: 0, ..session(&harness).preferences().clone() };
    act(&mut harness, Action::SetPreferences(Box::new(preferences)));
    let whole = fs::read(&path).unwrap();
    let half = &whole[..whole.len() / 2];
    write(&path, half);
    save(&mut harness);
    assert!(asks_about_unreadable(&harness));
    assert_eq!(fs::read(&path).unwrap(), half, "not before the person has chosen");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(session(&harness).dialog().is_none() && !session(&harness).has_unsaved());
    assert!(holds_the_edit(&path));
    let kept = file::backups(&Folders::at(&folder.path().join("own")), &path);
    assert_eq!(fs::read(&kept[0].path).unwrap(), half);
}

#[test]
fn a_damaged_file_stays_as_it_is_when_the_work_is_saved_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    for damage in [b"".as_slice(), b"\xff\xfe\x00", b"{\"format\":\"guatu\",\"version\":1,\"reports\":7}"] {
        let (mut harness, path) = edited(folder.path());
        write(&path, damage);
        save(&mut harness);
        click(&mut harness, "另存为…");
        let other = folder.path().join("另一份.guatu.json");
        save_elsewhere(&mut harness, &other);
        assert!(!session(&harness).has_unsaved());
        assert_eq!(session(&harness).active().unwrap().path(), Some(other.as_path()));
        assert!(holds_the_edit(&other));
        assert_eq!(fs::read(&path).unwrap(), damage);
        fs::remove_file(other).unwrap();
    }
}

#[test]
fn a_question_about_a_damaged_file_left_open_is_asked_with_every_save() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path) = edited(folder.path());
    write(&path, b"[");
    for _ in 0..2 {
        save(&mut harness);
        assert!(asks_about_unreadable(&harness));
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(session(&harness).dialog().is_none() && session(&harness).has_unsaved());
        assert_eq!(fs::read(&path).unwrap(), b"[");
    }
    // Somebody mends it.
    file::save(&path, &file::read(guatu::app::EXAMPLE).unwrap()).unwrap();
    save(&mut harness);
    assert!(holds_the_edit(&path));
}

#[test]
fn a_folder_in_the_place_of_the_file_leaves_saving_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path) = edited(folder.path());
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    save(&mut harness);
    assert!(asks_about_unreadable(&harness));
    assert!(harness.query_by_label("替换文件").is_none());
    // The first button has the keyboard.
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let other = folder.path().join("另一份.guatu.json");
    save_elsewhere(&mut harness, &other);
    assert!(holds_the_edit(&other));
}

#[test]
fn a_file_that_is_gone_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path) = edited(folder.path());
    fs::remove_file(&path).unwrap();
    save(&mut harness);
    assert!(holds_the_edit(&path));
}

#[test]
fn a_second_path_to_an_open_file_brings_its_tab_to_the_front() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path) = opened(folder.path(), "台账.guatu.json");
    let first = session(&harness).active().unwrap().id();
    act(&mut harness, Action::OpenExample);
    let place = |name: &str| folder.path().join(name);
    symlink(&path, place("symbolic.json")).unwrap();
    fs::hard_link(&path, place("hard.json")).unwrap();
    fs::create_dir(place("sub")).unwrap();
    for other in [place("symbolic.json"), place("hard.json"), place("sub").join("..").join("台账.guatu.json")] {
        let example = session(&harness).documents()[1].id();
        act(&mut harness, Action::Activate(example));
        act(&mut harness, Action::Open(vec![other]));
        assert_eq!(session(&harness).documents().len(), 2);
        assert_eq!(session(&harness).active().unwrap().id(), first);
        assert!(session(&harness).jobs().is_empty());
    }
    // Also after a save, which leaves the hard link what it was.
    edit(&mut harness);
    save(&mut harness);
    assert!(holds_the_edit(&place("hard.json")));
    act(&mut harness, Action::Open(vec![place("hard.json")]));
    assert_eq!(session(&harness).documents().len(), 2);
}

#[test]
fn another_file_of_the_same_content_is_another_document() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path) = opened(folder.path(), "台账.guatu.json");
    let copy = folder.path().join("copy.guatu.json");
    fs::copy(&path, &copy).unwrap();
    act(&mut harness, Action::Open(vec![copy]));
    assert_eq!(session(&harness).documents().len(), 2);
}

#[test]
fn a_second_window_is_told_also_through_a_hard_link_and_after_a_save() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, path) = opened(folder.path(), "台账.guatu.json");
    let link = folder.path().join("link.guatu.json");
    let second = |path: &Path| {
        let mut harness = window(Some(&folder.path().join("own")));
        act(&mut harness, Action::Open(vec![path.to_owned()]));
        session(&harness).toasts().iter().any(|toast| toast.text.contains("另一个挂图窗口"))
    };
    assert!(second(&path));
    // The save replaces the file by a new one, with another identity.
    edit(&mut first);
    save(&mut first);
    fs::hard_link(&path, &link).unwrap();
    assert!(second(&link));
    drop(first);
    assert!(!second(&link));
}

#[test]
fn save_as_refuses_another_open_document_and_what_is_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, first) = opened(folder.path(), "台账.guatu.json");
    let before = fs::read(&first).unwrap();
    act(&mut harness, Action::OpenExample);
    edit(&mut harness);
    let id = session(&harness).active().unwrap().id();
    let place = |name: &str| folder.path().join(name);
    symlink(&first, place("symbolic.json")).unwrap();
    assert!(Process::new("mkfifo").arg(place("pipe.json")).status().unwrap().success());
    fs::create_dir(place("folder.json")).unwrap();
    for (other, word) in [
        (first.clone(), "正在使用"),
        (place("symbolic.json"), "正在使用"),
        (place("pipe.json"), "不是一个文件"),
        (place("folder.json"), "不是一个文件"),
    ] {
        choose(&mut harness, Action::Run(Command::SaveAs), Purpose::SaveAs(id), &other);
        let told = &session(&harness).toasts().last().unwrap().text;
        assert!(told.contains(word), "{told}");
        assert!(session(&harness).dialog().is_none() && session(&harness).has_unsaved());
    }
    assert_eq!(fs::read(&first).unwrap(), before);
}

#[test]
fn an_export_refuses_the_source_of_the_dataset_and_an_open_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, path) = opened(folder.path(), "台账.guatu.json");
    let notice = folder.path().join("通报.txt");
    write(&notice, NOTICE.as_bytes());
    act(&mut harness, Action::Open(vec![notice.clone()]));
    act(&mut harness, Action::Import(ImportStep::Make));
    act(&mut harness, Action::Run(Command::Compare));
    let id = session(&harness).active().unwrap().id();
    act(&mut harness, Action::Compare(CompareStep::WithFile(id, path.clone())));
    harness.run_steps(20);
    for (n, taken) in [path, notice].into_iter().enumerate() {
        let before = fs::read(&taken).unwrap();
        let link = folder.path().join(format!("list{n}.csv"));
        fs::hard_link(&taken, &link).unwrap();
        choose(&mut harness, Action::Compare(CompareStep::Export), Purpose::SaveDifferences(id), &link);
        let told = &session(&harness).toasts().last().unwrap().text;
        assert!(told.contains("正在使用"), "{told}");
        assert_eq!(fs::read(&taken).unwrap(), before);
    }
}

#[test]
fn a_pipe_is_refused_whatever_it_is_opened_for() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, _) = opened(folder.path(), "台账.guatu.json");
    let id = session(&harness).active().unwrap().id();
    for (name, opens) in [("a.json", true), ("a.txt", true), ("b.json", false), ("b.txt", false)] {
        let pipe = folder.path().join(name);
        assert!(Process::new("mkfifo").arg(&pipe).status().unwrap().success());
        let before = session(&harness).toasts().last().map(|toast| toast.id);
        let compare = Action::Compare(CompareStep::WithFile(id, pipe.clone()));
        act(&mut harness, if opens { Action::Open(vec![pipe]) } else { compare });
        let told = session(&harness).toasts().last().unwrap();
        assert!(Some(told.id) != before && told.text.contains("不是一个文件"), "{name}: {told:?}");
    }
    assert_eq!(session(&harness).documents().len(), 1);
}

#[test]
fn temporaries_of_a_killed_save_go_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let (harness, path) = opened(folder.path(), "台账.guatu.json");
    drop(harness);
    let old = std::time::SystemTime::now() - std::time::Duration::from_hours(2);
    let left = |folder: &Path, name: &str| {
        let path = folder.join(name);
        write(&path, b"half");
        File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
        path
    };
    let own = folder.path().join("own");
    for inside in ["backups/0", "journals", "locks"] {
        fs::create_dir_all(own.join(inside)).unwrap();
    }
    let all = [
        left(folder.path(), ".guatu-abcdef.tmp"),
        left(&own.join("backups/0"), ".guatu-abcdef.tmp"),
        left(&own.join("journals"), "7-1.base.part"),
        left(&own.join("locks"), "1-2.id.lock"),
    ];
    let mut harness = window(Some(&own));
    act(&mut harness, Action::Open(vec![path]));
    for path in all {
        assert!(!path.exists(), "{}", path.display());
    }
}
