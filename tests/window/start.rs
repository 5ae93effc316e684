//! The start of the window: what was open last is opened where it was left, a file that is gone is told on the start page;
//! and the day, which is asked anew while the window stays open.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::cell::Cell;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use guatu::app::{App, Clock, Mode, beside_others};
use guatu::document::{Setting, TakenStep};
use guatu::file::{self, Folders};
use guatu::model::{ClosingKind, ClosingStep, Date, Due, Progress};
use guatu::session::{Action, Command, Preferences, Template, View};
use guatu::words::Language;

use crate::common::{self, Window, act, item_node, session};

/// What eframe keeps between two starts.
#[derive(Default)]
struct Kept(HashMap<String, String>);

impl eframe::Storage for Kept {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn started_with(preferences: Preferences) -> Window {
    let preferences = Preferences { language: Some(Language::Chinese), ..preferences };
    let mut harness = Harness::builder()
        .with_size([1280.0, 720.0])
        .with_max_steps(12)
        .build_eframe(move |creation| App::new(&creation.egui_ctx, preferences, Mode::AtOnce, day("2025-08-01")));
    harness.run_steps(4);
    act(&mut harness, Action::GoOn);
    harness
}

/// What the next start finds when this window is closed now.
fn closed(harness: &mut Window) -> Preferences {
    let mut kept = Kept::default();
    eframe::App::save(harness.state_mut(), &mut kept);
    eframe::get_value(&kept, "preferences").unwrap()
}

/// The bundled dataset with units and dates, in a file.
fn file_in(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    file::save(&path, &common::filled()).unwrap();
    path
}

fn open(harness: &mut Window, path: &Path) {
    act(harness, Action::Open(vec![path.to_owned()]));
}

#[test]
fn a_bare_start_goes_on_where_one_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let (ledger, other) = (file_in(folder.path(), "台账.guatu.json"), file_in(folder.path(), "审计.guatu.json"));
    let mut first = started_with(Preferences::default());
    open(&mut first, &ledger);
    open(&mut first, &other);
    let tab = session(&first).documents().first().unwrap().id();
    act(&mut first, Action::Activate(tab));
    let item = common::dataset(&first).reports[0].items().nth(4).unwrap().id.clone();
    act(&mut first, Action::Select(item_node(item.as_str())));
    act(&mut first, Action::SetView(View::Ledger));
    let kept = closed(&mut first);
    drop(first);

    let second = started_with(kept);
    let paths: Vec<_> = session(&second).documents().iter().map(|d| d.path().unwrap().to_owned()).collect();
    assert_eq!(paths, [ledger.clone(), other], "in the order of their tabs");
    let active = session(&second).active().unwrap();
    assert_eq!(active.path(), Some(ledger.as_path()), "the one in front is in front");
    assert_eq!(active.selection(), Some(&item_node(item.as_str())));
    assert_eq!(session(&second).view(), View::Ledger);
}

#[test]
fn a_closed_file_is_offered_with_where_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_in(folder.path(), "台账.guatu.json");
    let mut harness = started_with(Preferences::default());
    open(&mut harness, &path);
    act(&mut harness, Action::SetView(View::Papers));
    act(&mut harness, Action::Run(Command::Close));
    let title = common::filled().reports[0].title.clone();
    let bookmark = session(&harness).preferences().bookmark(&path).unwrap();
    assert_eq!((bookmark.view, bookmark.counts.items, bookmark.title.as_str()), (View::Papers, 29, title.as_str()));
    // Enter goes on at once.
    harness.run_steps(2);
    common::press(&mut harness, egui::Modifiers::NONE, egui::Key::Enter);
    assert_eq!(session(&harness).active().unwrap().path(), Some(path.as_path()));
    assert_eq!(session(&harness).view(), View::Papers);
}

#[test]
fn a_file_that_is_gone_is_told_on_the_start_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = file_in(folder.path(), "台账.guatu.json");
    let mut first = started_with(Preferences::default());
    open(&mut first, &path);
    let kept = closed(&mut first);
    drop(first);
    fs::remove_file(&path).unwrap();
    let second = started_with(kept);
    assert!(session(&second).active().is_none());
    assert!(session(&second).toasts().is_empty(), "the start page says it, not a message");
    assert!(session(&second).unreachable(&path).is_some());
    let label = format!("继续:{}", common::filled().reports[0].title);
    assert!(second.query_by_role_and_label(Role::Button, &label).is_some(), "it is still offered");
}

#[test]
fn a_file_that_is_gone_is_told_in_a_message_where_others_open() {
    let folder = tempfile::tempdir().unwrap();
    // The one that is gone is looked for first.
    let (gone, other) = (file_in(folder.path(), "台账.guatu.json"), file_in(folder.path(), "审计.guatu.json"));
    let mut first = started_with(Preferences::default());
    open(&mut first, &gone);
    open(&mut first, &other);
    let kept = closed(&mut first);
    drop(first);
    fs::remove_file(&gone).unwrap();
    let second = started_with(kept);
    assert_eq!(session(&second).documents().len(), 1);
    let told: Vec<&str> = session(&second).toasts().iter().map(|toast| toast.text.as_str()).collect();
    assert!(matches!(told.as_slice(), [one] if one.contains("台账.guatu.json")), "{told:?}");
}

/// Writes the preferences of a window as eframe does, a map of texts.
fn written(harness: &mut Window, storage: &Path) -> Preferences {
    let kept = closed(harness);
    let mut all = Kept::default();
    eframe::set_value(&mut all, "preferences", &kept);
    file::save_bytes(storage, ron::to_string(&all.0).unwrap().as_bytes()).unwrap();
    kept
}

#[test]
fn two_windows_keep_what_each_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (file_in(folder.path(), "甲.guatu.json"), file_in(folder.path(), "乙.guatu.json"));
    let storage = folder.path().join("app.ron");
    let start = |storage: &Path| {
        let mut harness = started_with(Preferences { who: "张".to_owned(), ..Preferences::default() });
        harness.state_mut().keep_preferences_in(storage.to_owned());
        harness
    };
    // Both begin with the same.
    let (mut first, mut second) = (start(&storage), start(&storage));
    let write = |harness: &mut Window| written(harness, &storage);
    open(&mut first, &one);
    let next = Preferences { near_due_days: 7, ..session(&first).preferences().clone() };
    act(&mut first, Action::SetPreferences(Box::new(next)));
    open(&mut second, &two);
    let next = Preferences { pace_points: 9, ..session(&second).preferences().clone() };
    act(&mut second, Action::SetPreferences(Box::new(next)));
    write(&mut first);
    let kept = write(&mut second);
    assert_eq!((kept.near_due_days, kept.pace_points, kept.who.as_str()), (7, 9, "张"));
    assert_eq!(kept.recent, [two.clone(), one.clone()], "the files of both");
    assert!(kept.bookmark(&one).is_some() && kept.bookmark(&two).is_some());
    // What the other one changes after that is kept as well.
    let next = Preferences { near_due_days: 5, pace_points: 3, ..session(&first).preferences().clone() };
    act(&mut first, Action::SetPreferences(Box::new(next)));
    write(&mut first);
    let kept = write(&mut second);
    assert_eq!((kept.near_due_days, kept.pace_points), (5, 3));
}

#[test]
fn what_another_window_has_open_is_opened_again_too_and_what_it_closed_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let own = Folders::at(&folder.path().join("own"));
    let (one, two) = (file_in(folder.path(), "甲.guatu.json"), file_in(folder.path(), "乙.guatu.json"));
    let storage = folder.path().join("app.ron");
    let start = || {
        let mut harness = started_with(Preferences::default());
        harness.state_mut().keep_in(own.clone());
        harness.state_mut().keep_preferences_in(storage.clone());
        harness
    };
    let (mut first, mut second) = (start(), start());
    open(&mut first, &one);
    written(&mut first, &storage);
    open(&mut second, &two);
    let kept = written(&mut second, &storage);
    assert_eq!((kept.last_open, kept.last_front), (vec![two.clone(), one.clone()], Some(two.clone())));
    let kept = written(&mut first, &storage);
    assert_eq!((kept.last_open, kept.last_front), (vec![one.clone(), two.clone()], Some(one.clone())));
    // The other one closes its file and itself: what this window has stays.
    act(&mut second, Action::Run(Command::Close));
    written(&mut second, &storage);
    drop(second);
    let kept = written(&mut first, &storage);
    assert_eq!((kept.last_open, kept.last_front), (vec![one.clone()], Some(one)));
}

#[test]
fn a_second_bare_start_does_not_open_what_the_first_window_has() {
    let folder = tempfile::tempdir().unwrap();
    let own = Folders::at(&folder.path().join("own"));
    let (held, free) = (file_in(folder.path(), "甲.guatu.json"), file_in(folder.path(), "乙.guatu.json"));
    let mut first = started_with(Preferences::default());
    first.state_mut().keep_in(own.clone());
    open(&mut first, &held);
    let kept = Preferences { last_open: vec![held.clone(), free.clone()], ..closed(&mut first) };
    assert_eq!(beside_others(kept.clone(), &own).last_open, std::slice::from_ref(&free));
    drop(first);
    assert_eq!(beside_others(kept, &own).last_open, [held, free], "it is closed now");
}

#[test]
fn without_anything_before_the_start_page_offers_to_begin() {
    let mut harness = started_with(Preferences::default());
    for label in ["打开…", "导入…", "从模板新建…", "新建", "打开示例", "打开示例:云溪县(虚构)"]
    {
        assert!(harness.query_by_role_and_label(Role::Button, label).is_some(), "{label}");
    }
    harness.get_by_role_and_label(Role::Button, "从模板新建…").click();
    harness.run_steps(6);
    common::click(&mut harness, "审计整改");
    assert_eq!(common::dataset(&harness), &Template::Audit.dataset());
}

/// A window whose day is what the cell says, with an item that is due at the end of June.
fn overnight(folder: &Path) -> (Window, Rc<Cell<Date>>, String) {
    let mut dataset = common::filled();
    let report = std::sync::Arc::make_mut(&mut dataset.reports[0]);
    let id = report.items().next().unwrap().id.clone();
    report.change_items(
        |_| true,
        |item| {
            item.progress = Progress::InProgress;
            item.closed = None;
            item.due = Some(Due::new(if item.id == id { "2025-06-30" } else { "2030" }.parse().unwrap()));
        },
    );
    let path = folder.join("night.guatu.json");
    file::save(&path, &dataset).unwrap();
    let today = Rc::new(Cell::new(day("2025-06-30")));
    let told = Rc::clone(&today);
    let mut harness = Harness::builder().with_size([1280.0, 720.0]).with_max_steps(12).build_eframe(move |creation| {
        let preferences = Preferences { language: Some(Language::Chinese), ..Preferences::default() };
        let mut app = App::new(&creation.egui_ctx, preferences, Mode::AtOnce, told.get());
        app.go_by(Clock::saying(move || told.get()));
        app
    });
    harness.run_steps(4);
    open(&mut harness, &path);
    (harness, today, id.to_string())
}

fn late(harness: &Window) -> u32 {
    session(harness).active().unwrap().answers().unwrap().overview.total.overdue
}

#[test]
fn after_midnight_what_was_due_yesterday_is_late() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, today, _) = overnight(folder.path());
    assert_eq!(late(&harness), 0);
    today.set(day("2025-07-01"));
    harness.run_steps(6);
    assert_eq!(late(&harness), 1);
    assert_eq!(session(&harness).record_day(), day("2025-07-01"));
}

#[test]
fn what_is_recorded_after_midnight_carries_the_new_day() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, today, id) = overnight(folder.path());
    let step = ClosingStep {
        kind: ClosingKind::Approved,
        on: Some(day("2025-06-30")),
        by: "区整改办".to_owned(),
        how: "现场".to_owned(),
        ..ClosingStep::blank()
    };
    let taken = TakenStep { step, overruled: Vec::new() };
    act(&mut harness, Action::Set(vec![item_node(&id)], Setting::Closing(taken)));
    // Midnight comes between two actions, without a frame.
    today.set(day("2025-07-01"));
    act(&mut harness, Action::Set(vec![item_node(&id)], Setting::Progress(Progress::InProgress)));
    let opened = common::item(&harness, &id).closing_steps().last().and_then(|step| step.on);
    assert_eq!(opened, Some(day("2025-07-01")));
}
