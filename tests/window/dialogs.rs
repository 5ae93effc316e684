//! Dialogs that do not come from what a person does: the desktop's, with the ways each can end and the orders in which
//! the answers can come; and the reports on a crash, offered at the next start.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use guatu::session::{Action, Command, Dialog, DialogAnswer, Effect, Examples, Outcome, Preferences, Purpose, Session};

use crate::common::{self, click, window};

fn session() -> Session {
    Session::new(Preferences::default(), Examples::new(b"", b""), "2025-08-01".parse().unwrap())
}

/// Asks for files to open. Returns the number of the desktop's dialog.
fn ask(session: &mut Session) -> u64 {
    let effects = session.handle(Action::Run(Command::Open), Duration::ZERO);
    effects.iter().find_map(|effect| if let Effect::AskPath(own) = effect { Some(own.serial) } else { None }).unwrap()
}

fn type_path(session: &mut Session) {
    assert!(session.handle(Action::TypePath, Duration::ZERO).is_empty());
}

/// The desktop's dialog ends. Returns the paths that are opened.
fn answer(session: &mut Session, serial: u64, answer: DialogAnswer) -> Vec<PathBuf> {
    let effects = session.report(Outcome::DialogAnswered(serial, answer), Duration::ZERO);
    effects
        .into_iter()
        .filter_map(|effect| if let Effect::Load(_, path) = effect { Some(path) } else { None })
        .collect()
}

fn chosen() -> DialogAnswer {
    DialogAnswer::Paths(vec!["/a.guatu.json".into()])
}

fn is_path_box(session: &Session) -> bool {
    session.dialog() == Some(&Dialog::PathBox(Purpose::Open))
}

/// The name that is proposed for this file under another name, and where it is saved when this is typed.
fn saved_as(own: &str, typed: &str) -> (String, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(own);
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json"), &path).unwrap();
    let mut harness = window(None);
    common::act(&mut harness, Action::Open(vec![path]));
    let id = common::session(&harness).active().unwrap().id();
    common::act(&mut harness, Action::Run(Command::SaveAs));
    let proposed = common::session(&harness).proposed().to_owned();
    common::act(&mut harness, Action::TypePath);
    common::act(&mut harness, Action::PathsChosen(Purpose::SaveAs(id), vec![folder.path().join(typed)]));
    let saved = common::session(&harness).active().unwrap().path().unwrap().to_owned();
    assert!(guatu::file::load(&saved).is_ok());
    (proposed, saved.file_name().unwrap().into())
}

#[test]
fn a_typed_name_gets_the_whole_ending_and_keeps_its_dots() {
    for (typed, saved) in [
        ("台账", "台账.guatu.json"),
        ("整改2025.3.1稿", "整改2025.3.1稿.guatu.json"),
        ("台账.guatu", "台账.guatu.json"),
        ("台账.guatu.json", "台账.guatu.json"),
        ("台账.json", "台账.json"),
    ] {
        assert_eq!(saved_as("甲.guatu.json", typed).1, PathBuf::from(saved), "{typed}");
    }
    assert_eq!(saved_as("整改2025.3.1稿", "乙").0, "整改2025.3.1稿.guatu.json");
    assert_eq!(saved_as("整改2025.3.1稿.guatu.json", "乙").0, "整改2025.3.1稿.guatu.json");
}

#[test]
fn the_desktop_is_told_the_whole_ending_of_a_new_file() {
    // A desktop that adds the ending of its list to a typed name adds this.
    let mut session = session();
    let effects = session.handle(Action::Run(Command::New), Duration::ZERO);
    let id = session.active().map(guatu::session::OpenDocument::id);
    let purpose = Purpose::SaveAs(id.unwrap_or_else(|| panic!("{effects:?}")));
    assert_eq!(purpose.kind().1, ["guatu.json"]);
}

#[test]
fn a_closed_dialog_ends_the_wait_and_a_missing_one_opens_the_path_box() {
    let mut session = session();
    let serial = ask(&mut session);
    answer(&mut session, serial, DialogAnswer::Cancelled);
    assert_eq!((session.waiting(), session.dialog()), (None, None));
    let serial = ask(&mut session);
    answer(&mut session, serial, DialogAnswer::Missing);
    assert!(session.waiting().is_none() && is_path_box(&session));
}

#[test]
fn a_dialog_that_is_closed_late_leaves_the_path_box_open() {
    let mut session = session();
    let serial = ask(&mut session);
    type_path(&mut session);
    for late in [DialogAnswer::Cancelled, DialogAnswer::Missing] {
        answer(&mut session, serial, late);
        assert!(is_path_box(&session));
    }
}

#[test]
fn a_late_answer_is_not_taken_for_that_of_the_dialog_after_it() {
    let mut session = session();
    let first = ask(&mut session);
    type_path(&mut session);
    assert!(session.handle(Action::DialogCancelled(Purpose::Open), Duration::ZERO).is_empty());
    let second = ask(&mut session);
    answer(&mut session, first, DialogAnswer::Cancelled);
    assert_eq!(answer(&mut session, first, chosen()), Vec::<PathBuf>::new());
    assert_eq!(session.waiting(), Some(Purpose::Open));
    assert_eq!(answer(&mut session, second, chosen()), [PathBuf::from("/a.guatu.json")]);
}

#[test]
fn a_path_from_the_dialog_is_taken_while_the_path_box_stands_open() {
    let mut session = session();
    let serial = ask(&mut session);
    type_path(&mut session);
    assert_eq!(answer(&mut session, serial, chosen()), [PathBuf::from("/a.guatu.json")]);
    assert_eq!((session.waiting(), session.dialog()), (None, None));
}

#[test]
fn a_report_on_a_crash_is_offered_at_the_next_start_until_it_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().join("reports");
    fs::create_dir(&reports).unwrap();
    guatu::file::save_bytes(&reports.join("crash-1.txt"), b"guatu").unwrap();
    let is_offered = |harness: &common::Window| matches!(common::session(harness).dialog(), Some(Dialog::Crashed(_)));
    let mut harness = window(Some(folder.path()));
    assert!(is_offered(&harness));
    common::act(&mut harness, Action::CloseDialog);
    drop(harness);
    let mut harness = window(Some(folder.path()));
    assert!(is_offered(&harness), "it was closed and not answered");
    click(&mut harness, "留着,不再提示");
    assert!(!is_offered(&harness) && reports.join("seen-crash-1.txt").exists());
    drop(harness);
    assert!(!is_offered(&window(Some(folder.path()))));
}

#[test]
fn reports_wait_for_the_question_about_lost_work() {
    let mut session = session();
    assert!(session.handle(Action::Ask(Dialog::Recover), Duration::ZERO).is_empty());
    assert!(session.report(Outcome::CrashReportsFound(vec!["/r".into()]), Duration::ZERO).is_empty());
    assert_eq!(session.dialog(), Some(&Dialog::Recover));
    assert!(session.handle(Action::CloseDialog, Duration::ZERO).is_empty());
    assert!(matches!(session.dialog(), Some(Dialog::Crashed(_))));
    // The other way round, it comes back.
    assert!(session.handle(Action::Ask(Dialog::Recover), Duration::ZERO).is_empty());
    assert_eq!(session.dialog(), Some(&Dialog::Recover));
    assert!(session.handle(Action::CloseDialog, Duration::ZERO).is_empty());
    assert!(matches!(session.dialog(), Some(Dialog::Crashed(_))));
}
