//! Sending and collecting in the window.

use std::path::PathBuf;
use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use guatu::exchange::shares;
use guatu::file;
use guatu::model::{Evidence, Item, ItemId, PaperAudience, PartyId, Progress, Report};
use guatu::session::{Action, Command, Comparing, Dialog, Outgoing, Purpose, ReturnStep, Returns, SplitChoice, View};
use guatu::table::return_form;

use super::put;
use crate::common::{self, Window, act, dataset, session};
use crate::filled::filled;

/// A window on the filled example, with what was sent to its units in a folder.
fn sent() -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("云溪.guatu.json"), include_bytes!("../../../assets/yunxi.guatu.json"));
    (send(&folder, false, first_three), folder)
}

fn first_three(report: &Report) -> Vec<PartyId> {
    shares(report).into_iter().take(3).map(|share| share.id).collect()
}

/// An item that is under way, and two units that have it.
pub(super) fn shared_item(report: &Report) -> (ItemId, Vec<PartyId>) {
    let units: Vec<PartyId> = shares(report).into_iter().map(|share| share.id).collect();
    let under_way = report.items().filter(|item| !item.internal && item.progress == Progress::InProgress);
    let mut all = under_way.map(|item| {
        let own = item.lead_units.iter().chain(&item.support_units).filter(|id| units.contains(id)).take(2);
        (item.id.clone(), own.cloned().collect::<Vec<PartyId>>())
    });
    all.find(|(_, units)| units.len() == 2).unwrap()
}

/// A window on the dataset in this folder, from which some of its units were sent a workbook, and a dataset each.
pub(super) fn send(folder: &tempfile::TempDir, datasets: bool, units: fn(&Report) -> Vec<PartyId>) -> Window {
    let path = folder.path().join("云溪.guatu.json");
    let mut harness = common::window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Run(Command::Split));
    let asked = Outgoing::Command(Command::Split);
    if session(&harness).dialog() == Some(&Dialog::Audience(asked.clone())) {
        act(&mut harness, Action::ChooseAudience(PaperAudience::Office, asked));
    }
    assert_eq!(session(&harness).dialog(), Some(&Dialog::Split));
    let units = units(&dataset(&harness).reports[0]);
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
    let mut whole = file::read(include_bytes!("../../../assets/yunxi.guatu.json")).unwrap();
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
    send(&folder, true, first_three);
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

/// How many changes of all files are ticked, and how many wait for a decision.
pub(super) fn counts(returns: &Returns) -> (usize, usize) {
    let of = |own: &Comparing| (own.ticked().len(), own.open());
    returns.comparisons().iter().map(of).fold((0, 0), |(ticked, open), (own, other)| (ticked + own, open + other))
}

pub(super) fn files(folder: &tempfile::TempDir) -> Vec<PathBuf> {
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
    // Items that two of them share, and both say the same of.
    let ticked: usize = returns.comparisons().iter().map(|own| own.ticked().len()).sum();
    assert_eq!((collection.files.len(), counts(returns)), (3, (ticked, 0)));
    changed += collection.changes.len();
    assert!(changed > 3, "{changed}");
    // The first of the file that is looked at is left out by the space bar.
    let left = returns.comparing().unwrap().compared().unwrap().comparison.differences[0].node.clone();
    common::press(&mut harness, egui::Modifiers::NONE, egui::Key::Space);
    act(&mut harness, Action::Return(ReturnStep::TakeAll));
    harness.run_steps(4);
    let now = dataset(&harness).clone();
    let done = now.reports[0]
        .items()
        .zip(before.reports[0].items())
        .filter(|(now, was)| now.progress == Progress::MostlyDone && was.progress != Progress::MostlyDone);
    let is_left = |item: &Item| left.node == guatu::model::NodeId::Item(item.id.clone());
    let done: Vec<&Item> = done.map(|(now, _)| now.as_ref()).collect();
    let shared = done.iter().filter(|item| is_left(item)).count();
    assert_eq!(done.len(), changed - 1 + shared, "another unit may have said the same");
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(dataset(&harness), &before, "one step for all files");
    // Of the one that is looked at alone, by the keyboard.
    common::press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Enter);
    harness.run_steps(4);
    let item = |id: &guatu::model::NodeId| dataset(&harness).reports[0].item_of(id).unwrap().progress;
    let own = &collection.files[session(&harness).active().unwrap().returns().unwrap().present()].comparison;
    assert!(own.differences[1..].iter().all(|one| item(&one.node.node) == Progress::MostlyDone));
    act(&mut harness, Action::Run(Command::Undo));
    assert_eq!(dataset(&harness), &before);
    act(&mut harness, Action::Return(ReturnStep::End));
    assert!(session(&harness).active().unwrap().returns().is_none());
}

#[test]
fn two_units_that_contradict_each_other_are_decided_side_by_side() {
    let folder = tempfile::tempdir().unwrap();
    put(&folder.path().join("云溪.guatu.json"), include_bytes!("../../../assets/yunxi.guatu.json"));
    let mut harness = send(&folder, false, |report| shared_item(report).1);
    let (id, _) = shared_item(&dataset(&harness).reports[0]);
    let [first, second] = files(&folder).try_into().unwrap();
    for (path, word) in [(&first, "基本完成"), (&second, "已完成")] {
        let bytes = filled(&std::fs::read(path).unwrap(), &|row, column, _| {
            (row.ends_with(&format!("/item/{id}")) && column == "progress").then(|| word.to_owned())
        });
        put(path, &bytes);
    }
    let document = session(&harness).active().unwrap().id();
    act(&mut harness, Action::Run(Command::Collect));
    act(&mut harness, Action::PathsChosen(Purpose::Collect(document), vec![first, second]));
    harness.run_steps(4);
    let returns = session(&harness).active().unwrap().returns().unwrap();
    assert_eq!(counts(returns), (0, 2), "neither is proposed");
    let says = |text: Option<String>| text.is_some_and(|text| text.contains("报回的是:已完成"));
    assert!(harness.query_all_by(|node| says(node.value())).next().is_some());
    // Their text is chosen in the first file: the second is decided by it.
    harness.get_by_role_and_label(egui::accesskit::Role::RadioButton, "对方").click();
    harness.run_steps(4);
    let returns = session(&harness).active().unwrap().returns().unwrap();
    assert_eq!(counts(returns), (1, 0));
    common::press(&mut harness, egui::Modifiers::COMMAND, egui::Key::Enter);
    harness.run_steps(4);
    assert_eq!(dataset(&harness).reports[0].item(&id).unwrap().progress, Progress::MostlyDone);
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
