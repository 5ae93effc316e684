//! What keeps the work in the window: recovery, former versions, files changed outside, held by another window, damaged, gone.

use std::fs;
use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use guatu::file;
use guatu::model::Progress;
use guatu::session::{Action, Command, Dialog};

use crate::common::*;

#[test]
fn work_of_a_process_that_ended_is_offered_and_recovered_with_its_history() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("台账.guatu.json");
    file::save(&path, &file::read(guatu::app::EXAMPLE).unwrap()).unwrap();
    let own = home.path().join("own");
    let mut first = window(Some(&own));
    act(&mut first, Action::Open(vec![path.clone()]));
    act(&mut first, Action::Set(vec![item_node("c1p2i1")], guatu::document::Setting::Progress(Progress::Done)));
    act(&mut first, Action::Set(vec![item_node("c1p2i2")], guatu::document::Setting::Progress(Progress::Done)));
    press(&mut first, Modifiers::COMMAND, Key::Z);
    // The window is gone without having been closed.
    drop(first);
    let mut second = window(Some(&own));
    for _ in 0..50 {
        if session(&second).dialog().is_some() {
            break;
        }
        second.run_steps(1);
    }
    assert_eq!(session(&second).dialog(), Some(&Dialog::Recover));
    assert!(second.query_by_label_contains("3 处修改").is_some());
    click(&mut second, "恢复");
    assert_eq!(item(&second, "c1p2i1").progress, Progress::Done);
    assert_ne!(item(&second, "c1p2i2").progress, Progress::Done);
    assert!(session(&second).has_unsaved());
    assert_eq!(session(&second).active().unwrap().path(), Some(path.as_path()));
    press(&mut second, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(item(&second, "c1p2i2").progress, Progress::Done);
    press(&mut second, Modifiers::COMMAND, Key::S);
    assert!(!session(&second).has_unsaved());
    drop(second);
    assert_eq!(fs::read_dir(own.join("journals")).unwrap().count(), 0, "saved work leaves no journal");
}

#[test]
fn work_that_was_all_taken_back_leaves_nothing_to_recover() {
    let home = tempfile::tempdir().unwrap();
    let own = home.path().join("own");
    let mut first = window(Some(&own));
    act(&mut first, Action::OpenExample);
    act(&mut first, Action::Set(vec![item_node("c1p2i1")], guatu::document::Setting::Progress(Progress::Done)));
    press(&mut first, Modifiers::COMMAND, Key::Z);
    assert!(!session(&first).has_unsaved());
    drop(first);
    assert_eq!(fs::read_dir(own.join("journals")).unwrap().count(), 0);
}

#[test]
fn a_file_changed_outside_is_told_and_the_person_chooses() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("台账.guatu.json");
    let original = file::read(guatu::app::EXAMPLE).unwrap();
    file::save(&path, &original).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path.clone()]));
    act(&mut harness, Action::Set(vec![item_node("c1p2i1")], guatu::document::Setting::Progress(Progress::Done)));
    let text = String::from_utf8(file::write(&original)).unwrap().replacen(
        "\"title\": \"统筹现代农业",
        "\"title\": \"统筹外部农业",
        1,
    );
    fs::File::create(&path).and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes())).unwrap();
    // Saving does not replace what another program wrote.
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Outside(_))));
    assert!(fs::read_to_string(&path).unwrap().contains("统筹外部农业"));
    click(&mut harness, "逐项选择…");
    // What I changed myself is listed, and kept unless I choose otherwise.
    assert!(harness.query_by_label("只有这里 1").is_some());
    click(&mut harness, "取用 1 处");
    assert_eq!(item(&harness, "c1p2i1").progress, Progress::Done, "mine");
    assert!(item(&harness, "c1p2i2").title.contains("外部"), "theirs");
    press(&mut harness, Modifiers::COMMAND, Key::S);
    let saved = file::load(&path).unwrap();
    assert_eq!(saved, **session(&harness).active().unwrap().document().dataset());
}

#[test]
fn a_file_that_was_only_touched_is_saved_all_the_same() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("台账.guatu.json");
    file::save(&path, &file::read(guatu::app::EXAMPLE).unwrap()).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path.clone()]));
    act(&mut harness, Action::Set(vec![item_node("c1p2i1")], guatu::document::Setting::Progress(Progress::Done)));
    let hour = std::time::Duration::from_hours(1);
    let touched = fs::File::options().write(true).open(&path).unwrap();
    touched.set_modified(std::time::SystemTime::now() + hour).unwrap();
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert!(session(&harness).dialog().is_none() && !session(&harness).has_unsaved());
    assert_eq!(file::load(&path).unwrap().reports[0].item(&"c1p2i1".into()).unwrap().progress, Progress::Done);
}

#[test]
fn former_versions_are_kept_and_restored() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("台账.guatu.json");
    file::save(&path, &file::read(guatu::app::EXAMPLE).unwrap()).unwrap();
    let mut harness = window(Some(&home.path().join("own")));
    act(&mut harness, Action::Open(vec![path.clone()]));
    act(&mut harness, Action::Select(item_node("c1p2i1")));
    press(&mut harness, Modifiers::NONE, Key::Delete);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(file::load(&path).unwrap().reports[0].items().count(), 28);
    act(&mut harness, Action::Run(Command::Backups));
    click(&mut harness, "恢复");
    assert_eq!(dataset(&harness).reports[0].items().count(), 29);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(file::load(&path).unwrap().reports[0].items().count(), 29);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(dataset(&harness).reports[0].items().count(), 28);
}

#[test]
fn the_rest_of_a_damaged_file_is_opened_and_the_file_is_not_touched() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("坏.guatu.json");
    let text = String::from_utf8(guatu::app::EXAMPLE.to_vec()).unwrap();
    let text = text.replacen("\"in_progress\"", "\"half_done\"", 1);
    fs::File::create(&path).and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes())).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path.clone()]));
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Damaged(..))));
    assert!(harness.query_all_by_label_contains("half_done").count() > 0);
    click(&mut harness, "打开其余部分");
    let document = session(&harness).active().unwrap();
    assert_eq!(document.path(), None);
    assert!(document.document().is_dirty());
    assert_eq!(dataset(&harness).reports[0].items().count(), 29);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_file_dropped_on_the_window_is_opened() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json");
    let mut harness = window(None);
    drop_files(&mut harness, &[&path]);
    assert_eq!(session(&harness).active().unwrap().path(), Some(path.as_path()));
}

#[test]
fn a_folder_that_is_gone_is_told_and_the_work_stays() {
    let home = tempfile::tempdir().unwrap();
    let stick = home.path().join("USB");
    fs::create_dir(&stick).unwrap();
    let path = stick.join("台账.guatu.json");
    file::save(&path, &file::read(guatu::app::EXAMPLE).unwrap()).unwrap();
    let own = home.path().join("own");
    let mut harness = window(Some(&own));
    act(&mut harness, Action::Open(vec![path.clone()]));
    act(&mut harness, Action::Select(item_node("c1p2i1")));
    press(&mut harness, Modifiers::NONE, Key::Delete);
    fs::remove_dir_all(&stick).unwrap();
    press(&mut harness, Modifiers::COMMAND, Key::S);
    let said = session(&harness).toasts().last().unwrap().text.clone();
    assert!(said.contains("台账.guatu.json"), "{said}");
    assert!(session(&harness).has_unsaved());
    assert_eq!(dataset(&harness).reports[0].items().count(), 28);
    fs::create_dir(&stick).unwrap();
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(file::load(&path).unwrap().reports[0].items().count(), 28);
}

#[test]
fn a_file_that_another_window_holds_is_told() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("台账.guatu.json");
    file::save(&path, &file::read(guatu::app::EXAMPLE).unwrap()).unwrap();
    let own = home.path().join("own");
    let mut first = window(Some(&own));
    act(&mut first, Action::Open(vec![path.clone()]));
    assert!(session(&first).toasts().is_empty());
    let mut second = window(Some(&own));
    act(&mut second, Action::Open(vec![path]));
    second.run_steps(3);
    assert!(session(&second).toasts().iter().any(|notice| notice.text.contains("另一个挂图窗口")));
}
