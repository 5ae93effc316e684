//! A copy of the dataset for its readers, saved from the window.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use guatu::file;
use guatu::model::PaperAudience;
use guatu::session::{Action, Command, Dialog, Outgoing, Purpose, Severity};

use crate::common::{self, Window, act, session};

/// A dataset with an item that the office keeps to itself, and a note.
const LEDGER: &str = r#"{
  "$schema": "guatu.schema.json", "format": "guatu", "version": 1,
  "reports": [{
    "id": "r", "title": "整改台账", "source": { "name": "a.txt", "paragraphs": ["库区仍有散养。"] },
    "categories": [{ "id": "c1", "number": "(一)", "title": "面上", "problems": [{ "id": "p1", "number": "1.",
      "title": "管护", "items": [
        { "id": "i1", "number": "(1)", "title": "库区散养未清", "progress": "in_progress",
          "note": "场主系某某亲属，暂不对外" },
        { "id": "i2", "number": "(2)", "title": "线索移交在办", "progress": "in_progress", "internal": true }
      ] }] }]
  }]
}"#;

fn opened(folder: &Path) -> Window {
    let path = folder.join("台账.guatu.json");
    File::create(&path).unwrap().write_all(LEDGER.as_bytes()).unwrap();
    let mut harness = common::window(None);
    act(&mut harness, Action::Open(vec![path]));
    harness
}

/// Asks for the copy by the command, says who reads it, and gives the path.
fn save_for(harness: &mut Window, audience: PaperAudience, path: &Path) {
    act(harness, Action::Run(Command::SaveCopy));
    let asked = Outgoing::Command(Command::SaveCopy);
    assert_eq!(session(harness).dialog(), Some(&Dialog::Audience(asked.clone())), "nobody said who reads it");
    act(harness, Action::ChooseAudience(audience, asked));
    let id = session(harness).active().unwrap().id();
    act(harness, Action::TypePath);
    assert_eq!(session(harness).dialog(), Some(&Dialog::PathBox(Purpose::SaveCopy(id))));
    act(harness, Action::PathsChosen(Purpose::SaveCopy(id), vec![path.to_owned()]));
}

#[test]
fn a_copy_for_the_public_has_nothing_that_the_office_keeps() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    // An ending is added to a name without one.
    save_for(&mut harness, PaperAudience::Public, &folder.path().join("公开副本"));
    let path = folder.path().join("公开副本.guatu.json");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("库区散养未清") && !text.contains("某某亲属") && !text.contains("线索移交"), "{text}");
    let copy = file::load(&path).unwrap();
    assert_eq!(copy.reports[0].items().map(|item| item.id.as_str()).collect::<Vec<_>>(), ["i1"]);
    let told = session(&harness).toasts().last().unwrap();
    assert!(told.severity != Severity::Error && told.text.contains("公开副本.guatu.json"), "{}", told.text);
    assert!(session(&harness).jobs().is_empty());
    // The document itself still has everything.
    assert_eq!(common::dataset(&harness).reports[0].items().count(), 2);
}

#[test]
fn a_copy_with_everything_is_the_dataset() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    let path = folder.path().join("全部.guatu.json");
    save_for(&mut harness, PaperAudience::All, &path);
    assert_eq!(file::load(&path).unwrap(), *common::dataset(&harness));
}

#[test]
fn a_copy_never_replaces_the_file_that_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = opened(folder.path());
    let open = folder.path().join("台账.guatu.json");
    save_for(&mut harness, PaperAudience::Public, &open);
    assert_eq!(fs::read_to_string(&open).unwrap(), LEDGER);
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "the copy got a name of its own: {names:?}");
}
