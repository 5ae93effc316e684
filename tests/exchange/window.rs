//! Sending and collecting in the window.

use std::path::PathBuf;
use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use guatu::exchange::shares;
use guatu::file;
use guatu::model::{Evidence, Item, PaperAudience, Progress};
use guatu::session::{Action, Command, Dialog, Outgoing, Purpose, ReturnStep, SplitChoice, View};
use guatu::table::return_form;

use super::common::{self, Window, act, dataset, session};
use super::filled::filled;
use super::put;

/// A window on the filled example, with what was sent to its units in a folder.
fn sent() -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("云溪.guatu.json"), include_bytes!("../../assets/yunxi.guatu.json"));
    (send(&folder, false), folder)
}

/// A window on the dataset in this folder, from which its first three units were sent a workbook, and a dataset each.
fn send(folder: &tempfile::TempDir, datasets: bool) -> Window {
    let path = folder.path().join("云溪.guatu.json");
    let mut harness = common::window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Run(Command::Split));
    let asked = Outgoing::Command(Command::Split);
    if session(&harness).dialog() == Some(&Dialog::Audience(asked.clone())) {
        act(&mut harness, Action::ChooseAudience(PaperAudience::Office, asked));
    }
    assert_eq!(session(&harness).dialog(), Some(&Dialog::Split));
    let units: Vec<_> = shares(&dataset(&harness).reports[0]).into_iter().take(3).map(|share| share.id).collect();
    let choice = SplitChoice { form: return_form().to_owned(), units, datasets, answer_by: "2026-10-10".parse().ok() };
    act(&mut harness, Action::Return(ReturnStep::Split(choice.clone())));
    let id = session(&harness).active().unwrap().id();
    let out = folder.path().join("分送");
    std::fs::create_dir(&out).unwrap();
    // Without a folder nothing has to be ticked again.
    act(&mut harness, Action::TypePath);
    act(&mut harness, Action::DialogCancelled(Purpose::Split(id)));
    assert_eq!(session(&harness).dialog(), Some(&Dialog::Split));
    act(&mut harness, Action::Return(ReturnStep::Split(choice)));
    act(&mut harness, Action::TypePath);
    act(&mut harness, Action::PathsChosen(Purpose::Split(id), vec![out]));
    assert_eq!(session(&harness).dialog(), None);
    harness
}

#[test]
fn a_units_dataset_has_the_evidence_of_its_own_items_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut whole = file::read(include_bytes!("../../assets/yunxi.guatu.json")).unwrap();
    let report = Arc::make_mut(&mut whole.reports[0]);
    let units: Vec<_> = shares(report).into_iter().take(3).map(|share| share.id).collect();
    // Items that concern the first unit and neither of the others; a file of them is for the office only.
    let concerns = |item: &Item, unit| item.lead_units.contains(unit) || item.support_units.contains(unit);
    let led = |item: &Item| concerns(item, &units[0]) && !units[1..].iter().any(|other| concerns(item, other));
    report.change_items(led, |item| {
        item.evidence =
            ["名册.pdf", "内情.pdf"].map(|name| Evidence { file: name.to_owned(), ..Evidence::blank() }).into();
        item.evidence[1].internal = true;
    });
    assert!(report.items().any(|item| led(item)));
    put(&folder.path().join("云溪.guatu.json"), &file::write(&whole));
    std::fs::create_dir(folder.path().join("云溪.files")).unwrap();
    for name in ["名册.pdf", "内情.pdf"] {
        put(&folder.path().join("云溪.files").join(name), name.as_bytes());
    }
    send(&folder, true);
    let written = files(&folder);
    let datasets: Vec<&PathBuf> = written.iter().filter(|path| path.to_string_lossy().ends_with(".json")).collect();
    let folders: Vec<&PathBuf> = written.iter().filter(|path| path.is_dir()).collect();
    assert_eq!((datasets.len(), folders.len()), (3, 1), "{written:?}");
    let own = datasets.iter().find(|path| file::evidence_folder(path) == *folders[0]).unwrap();
    assert_eq!(std::fs::read(folders[0].join("名册.pdf")).unwrap(), "名册.pdf".as_bytes());
    assert!(!folders[0].join("内情.pdf").exists(), "what a unit may not see is not beside its dataset");
    let told = file::check_evidence(own, &file::load(own).unwrap());
    assert!(told.values().flatten().all(|(file, _)| file != "名册.pdf"), "{told:?}");
}

fn files(folder: &tempfile::TempDir) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        std::fs::read_dir(folder.path().join("分送")).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

#[test]
fn what_comes_back_is_looked_at_taken_over_in_one_step_and_taken_back() {
    let (mut harness, folder) = sent();
    let files = files(&folder);
    assert_eq!(files.len(), 3);
    let before = dataset(&harness).clone();
    let id = session(&harness).active().unwrap().id();
    let mut changed = 0;
    for path in &files {
        let bytes = filled(&std::fs::read(path).unwrap(), &|row, column, was| {
            (row.contains("/item/") && column == "progress" && was != "已销号").then(|| "基本完成".to_owned())
        });
        put(path, &bytes);
    }
    act(&mut harness, Action::Run(Command::Collect));
    act(&mut harness, Action::PathsChosen(Purpose::Collect(id), files));
    harness.run_steps(4);
    assert_eq!(session(&harness).view(), View::Returns);
    let returns = session(&harness).active().unwrap().returns().unwrap();
    let collection = returns.collection.clone().unwrap();
    assert_eq!((collection.files.len(), returns.choices.count(&collection).1), (3, 0));
    changed += collection.changes.len();
    assert!(changed > 3, "{changed}");
    // The first is left out by its box.
    harness.get_all_by_role(egui::accesskit::Role::CheckBox).next().unwrap().click();
    harness.run_steps(2);
    act(&mut harness, Action::Return(ReturnStep::Take));
    harness.run_steps(4);
    let now = dataset(&harness).clone();
    let done = now.reports[0]
        .items()
        .zip(before.reports[0].items())
        .filter(|(now, was)| now.progress == Progress::MostlyDone && was.progress != Progress::MostlyDone);
    assert_eq!(done.count(), changed - 1);
    // Held against the ledger again, only what was left out is still there.
    let returns = session(&harness).active().unwrap().returns().unwrap();
    assert_eq!(returns.collection.as_ref().unwrap().changes.len(), 1);
    assert_eq!(returns.choices.left.len(), 1);
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(dataset(&harness), &before);
    act(&mut harness, Action::Return(ReturnStep::End));
    assert!(session(&harness).active().unwrap().returns().is_none());
}

#[test]
fn the_box_before_sending_names_every_unit_and_refuses_a_day_that_is_none() {
    let (mut harness, _folder) = sent();
    act(&mut harness, Action::Run(Command::Split));
    harness.run_steps(2);
    let units = shares(&dataset(&harness).reports[0]);
    let label = format!("{}({} 项)", units[0].unit, units[0].items);
    assert!(harness.query_by_label(&label).is_some(), "{label}");
    let field = harness.get_by_label("报回期限");
    field.focus();
    harness.run_steps(2);
    harness.get_by_label("报回期限").type_text("下个月");
    harness.run_steps(2);
    harness.get_by_label(&format!("选择文件夹，写出 {} 份", units.len()).replace('，', ",")).click();
    harness.run_steps(2);
    assert_eq!(session(&harness).dialog(), Some(&Dialog::Split));
}
