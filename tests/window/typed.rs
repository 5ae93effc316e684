//! Texts that are being typed and are no edits yet: every field of every view tells them, the journal has them, a crash
//! brings them back, and nothing closes over them without a question.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::document::{JournalEntry, Setting, TypedText};
use guatu::file::{self, RecoverableJournal};
use guatu::model::{ClosingKind, NodeId, NodeRef, Progress};
use guatu::session::{Action, CellPlace, Command, Dialog, LedgerStep, Outcome, View};

use crate::common::*;

/// Fields that hold no work: what is looked for, and how a view shows things.
const NO_WORK: [&str; 4] = ["查找", "起止日期", "搜索", "截至日期"];

fn typed(harness: &Window) -> Vec<String> {
    let document = session(harness).active().unwrap();
    document.typed().iter().filter_map(|typed| typed.text.clone()).collect()
}

/// The names of the text fields on screen, each as often as it is there.
fn fields(harness: &Window) -> Vec<String> {
    let nodes = harness.query_all_by_role(Role::TextInput);
    nodes.map(|node| node.accesskit_node().label().unwrap_or_default()).collect()
}

/// Types into the field of this number and returns whether the session knows of it; the text is dropped again.
fn is_told(harness: &mut Window, at: usize) -> bool {
    let field = |harness: &Window| harness.get_all_by_role(Role::TextInput).nth(at).unwrap().accesskit_node().id();
    let before = field(harness);
    harness.get_all_by_role(Role::TextInput).nth(at).unwrap().focus();
    harness.run_steps(2);
    assert_eq!(field(harness), before, "the fields stand where they stood");
    harness.get_all_by_role(Role::TextInput).nth(at).unwrap().type_text("待查");
    harness.run_steps(4);
    let told = typed(harness).iter().any(|text| text.contains("待查"));
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    told
}

fn open(path: &Path, own: &Path) -> Window {
    let mut harness = window(Some(own));
    act(&mut harness, Action::Open(vec![path.to_owned()]));
    harness
}

/// A file and the program's own folder.
fn places() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("台账.guatu.json");
    file::save(&path, &filled()).unwrap();
    let own = home.path().join("own");
    (home, path, own)
}

/// The same with the fictional county, whose items have many entries.
fn county() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let (home, path, own) = places();
    file::save(&path, &file::read(guatu::app::FILLED_EXAMPLE).unwrap()).unwrap();
    (home, path, own)
}

fn in_county(id: &str) -> NodeRef {
    NodeRef::new("yunxi-2026".into(), NodeId::Item(id.into()))
}

/// Marks an item done in a window that goes without having been closed.
fn leave_work_behind(path: &Path, own: &Path) {
    let mut harness = open(path, own);
    act(&mut harness, Action::Set(vec![item_node("c1p2i1")], Setting::Progress(Progress::Done)));
}

fn log_line(harness: &mut Window, text: &str) {
    act(harness, Action::Select(item_node("c1p1i1")));
    harness.get_by_role_and_label(Role::TextInput, "添加工作记录").focus();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "添加工作记录").type_text(text);
    harness.run_steps(4);
}

fn wait_for_dialog(harness: &mut Window) {
    for _ in 0..50 {
        if session(harness).dialog().is_some() {
            return;
        }
        harness.run_steps(1);
    }
}

/// The journals of windows that are gone, once their threads have let go of them.
fn left_behind(own: &Path) -> Vec<RecoverableJournal> {
    for _ in 0..200 {
        let found = RecoverableJournal::find(&own.join("journals"));
        if !found.is_empty() {
            return found;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    Vec::new()
}

fn ask_to_close(harness: &mut Window) {
    let input = harness.input_mut();
    input.viewports.entry(egui::ViewportId::ROOT).or_default().events.push(egui::ViewportEvent::Close);
    harness.run_steps(6);
}

#[test]
fn every_field_of_every_view_tells_what_is_typed_in_it() {
    let mut harness = with_example();
    let report = dataset(&harness).reports[0].clone();
    let measure = report.items().find_map(|item| item.measures.first()).unwrap().id.clone();
    let indicator = report.items().find_map(|item| item.indicators.first()).unwrap().id.clone();
    let category = report.categories[0].id.clone();
    let pages = [
        item_node("c1p1i1"),
        node(NodeId::Measure(measure)),
        node(NodeId::Indicator(indicator)),
        node(NodeId::Category(category)),
        node(NodeId::Report),
    ];
    let mut seen = 0;
    let mut look = |harness: &mut Window, page: &str| {
        let mut known = HashSet::from(NO_WORK.map(ToOwned::to_owned));
        for (at, name) in fields(harness).into_iter().enumerate() {
            // A column of the ledger has one kind of field in all its rows.
            if !known.insert(name.clone()) {
                continue;
            }
            assert!(is_told(harness, at), "{page}: {name} ({at})");
            seen += 1;
        }
        assert!(!session(harness).has_unsaved(), "{page}: Escape drops what was typed");
    };
    for page in pages {
        act(&mut harness, Action::Select(page.clone()));
        look(&mut harness, &format!("{page:?}"));
    }
    for view in [View::Ledger, View::Briefing, View::Audit, View::Charts] {
        act(&mut harness, Action::SetView(view));
        look(&mut harness, &format!("{view:?}"));
    }
    assert!(seen > 40, "{seen} fields were tried");
}

#[test]
fn every_field_of_a_dialog_tells_what_is_typed_in_it() {
    let mut harness = with_example();
    let indicator = dataset(&harness).reports[0].items().find_map(|item| item.indicators.first()).unwrap().id.clone();
    let readings = Dialog::Readings(node(NodeId::Indicator(indicator)), String::new());
    let dialogs = [
        (Dialog::Close(vec![item_node("c1p1i1")]), 3),
        (Dialog::Due(vec![item_node("c1p1i1")], None), 1),
        (readings, 1),
    ];
    for (dialog, count) in dialogs {
        act(&mut harness, Action::Ask(dialog.clone()));
        let before = fields(&harness).len();
        act(&mut harness, Action::CloseDialog);
        let behind = fields(&harness).len();
        for at in 0..count {
            act(&mut harness, Action::Ask(dialog.clone()));
            // Those of a dialog come last.
            assert!(is_told(&mut harness, before - count + at), "{dialog:?}: {at} of {before}, {behind} behind it");
            assert_eq!(session(&harness).dialog(), None, "Escape closes it");
            assert!(typed(&harness).is_empty(), "what a dialog forgets is forgotten");
        }
    }
}

#[test]
fn what_is_typed_in_a_dialog_stays_out_of_the_page_behind_it() {
    let (_home, path, own) = county();
    let mut harness = open(&path, &own);
    let node = || in_county("c1p1i2");
    act(&mut harness, Action::Select(node()));
    let before = dataset(&harness).clone();
    let dialogs = [
        Dialog::Progress(node()),
        Dialog::Close(vec![node()]),
        Dialog::ClosingStep(vec![node()], ClosingKind::Applied),
        Dialog::Review(vec![node()]),
        Dialog::Due(vec![node()], None),
    ];
    let behind = fields(&harness).len();
    for dialog in dialogs {
        act(&mut harness, Action::Ask(dialog.clone()));
        for at in behind..fields(&harness).len() {
            harness.get_all_by_role(Role::TextInput).nth(at).unwrap().focus();
            harness.run_steps(2);
            harness.get_all_by_role(Role::TextInput).nth(at).unwrap().type_text("甲");
            harness.run_steps(40);
        }
        for text in harness.query_all_by_role(Role::MultilineTextInput) {
            text.type_text("乙");
        }
        harness.run_steps(40);
        assert!(!typed(&harness).is_empty(), "{dialog:?}");
        act(&mut harness, Action::CloseDialog);
        act(&mut harness, Action::Select(node()));
        harness.run_steps(6);
        assert_eq!(*dataset(&harness), before, "{dialog:?}");
        assert!(typed(&harness).is_empty(), "{dialog:?}: {:?}", typed(&harness));
    }
}

#[test]
fn progress_that_is_put_down_over_the_page_of_its_item_is_one_new_entry() {
    let (_home, path, own) = county();
    let mut harness = open(&path, &own);
    act(&mut harness, Action::Select(in_county("c1p1i2")));
    let before = item(&harness, "c1p1i2").updates.clone();
    assert!(!before.is_empty(), "the page shows earlier entries by the same name");
    act(&mut harness, Action::Ask(Dialog::Progress(in_county("c1p1i2"))));
    harness.get_by_role(Role::MultilineTextInput).type_text("新打两眼井");
    harness.run_steps(40);
    click(&mut harness, "记下");
    let after = &item(&harness, "c1p1i2").updates;
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(after[..before.len()], before);
    assert_eq!(after.last().unwrap().text, "新打两眼井");
}

#[test]
fn a_text_of_a_dialog_that_a_crash_left_behind_stands_in_no_field_of_the_page() {
    let (_home, path, own) = county();
    let mut first = open(&path, &own);
    act(&mut first, Action::Ask(Dialog::Progress(in_county("c1p1i2"))));
    first.get_by_role(Role::MultilineTextInput).type_text("半句");
    first.run_steps(40);
    drop(first);
    let mut second = window(Some(&own));
    wait_for_dialog(&mut second);
    click(&mut second, "恢复");
    click(&mut second, "关闭");
    act(&mut second, Action::Select(in_county("c1p1i2")));
    second.run_steps(40);
    assert_eq!(typed(&second), ["半句"]);
    let shown = second.get_all_by_role_and_label(Role::TextInput, "进展情况");
    assert!(shown.map(|field| field.accesskit_node().value()).all(|value| value.as_deref() != Some("半句")));
}

#[test]
fn a_question_comes_back_to_the_dialog_that_was_typed_in() {
    let (_home, path, own) = places();
    let mut harness = open(&path, &own);
    let dialog = Dialog::Close(vec![item_node("c1p1i1")]);
    act(&mut harness, Action::Ask(dialog.clone()));
    type_in(&mut harness, "核验人", "王某");
    ask_to_close(&mut harness);
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Unsaved(..))));
    assert!(harness.query_by_label_contains("王某").is_some(), "it says what would be lost");
    click(&mut harness, "取消");
    assert_eq!(session(&harness).dialog(), Some(&dialog));
    let by = harness.get_by_role_and_label(Role::TextInput, "核验人");
    assert_eq!(by.accesskit_node().value().as_deref(), Some("王某"));
}

#[test]
fn the_close_button_takes_what_stands_in_a_field_and_asks() {
    let (_home, path, own) = places();
    let mut harness = open(&path, &own);
    log_line(&mut harness, "到现场看过");
    ask_to_close(&mut harness);
    let log = &item(&harness, "c1p1i1").log;
    assert_eq!(log.last().map(|entry| entry.text.as_str()), Some("到现场看过"));
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Unsaved(..))));
}

#[test]
fn a_text_that_is_no_good_value_is_asked_about_and_never_shown_as_saved() {
    let (_home, path, own) = places();
    let mut harness = open(&path, &own);
    act(&mut harness, Action::Select(item_node("c1p1i1")));
    // That of the item, before those of its measures.
    harness.get_all_by_role_and_label(Role::TextInput, "完成比例").next().unwrap().focus();
    harness.run_steps(3);
    harness.get_all_by_role_and_label(Role::TextInput, "完成比例").next().unwrap().type_text("大约一半吧");
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!session(&harness).active().unwrap().document().is_dirty());
    assert!(harness.query_by_label("已保存").is_none(), "the status bar does not say so");
    assert!(harness.query_by_label("● 有未确认的输入").is_some());
    ask_to_close(&mut harness);
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Unsaved(..))));
    assert!(harness.query_all_by_label_contains("没有确认的输入").next().is_some(), "it says what would be lost");
    click(&mut harness, "取消");
    // Saving what can be saved does not close over it either.
    act(&mut harness, Action::Set(vec![item_node("c1p2i1")], Setting::Progress(Progress::Done)));
    ask_to_close(&mut harness);
    act(&mut harness, Action::SaveAndClose);
    assert!(!session(&harness).active().unwrap().document().is_dirty());
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Unsaved(..))), "the text is still there");
}

#[test]
fn what_is_typed_survives_a_crash_and_stands_in_its_field_again() {
    let (_home, path, own) = places();
    let mut first = open(&path, &own);
    log_line(&mut first, "只到一半");
    assert!(!session(&first).active().unwrap().document().is_dirty(), "nothing but the text is there");
    drop(first);
    let mut second = window(Some(&own));
    wait_for_dialog(&mut second);
    assert!(second.query_by_label_contains("只到一半").is_some(), "the question shows it");
    click(&mut second, "恢复");
    assert!(matches!(session(&second).dialog(), Some(Dialog::Typed(_))));
    click(&mut second, "去看看");
    let field = second.get_by_role_and_label(Role::TextInput, "添加工作记录");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("只到一半"));
    field.focus();
    second.run_steps(3);
    press(&mut second, Modifiers::NONE, Key::Enter);
    assert_eq!(item(&second, "c1p1i1").log.last().unwrap().text, "只到一半");
    press(&mut second, Modifiers::COMMAND, Key::S);
    assert!(!session(&second).has_unsaved());
    drop(second);
    assert_eq!(fs::read_dir(own.join("journals")).unwrap().count(), 0);
}

#[test]
fn a_signal_to_end_keeps_what_was_typed_a_moment_ago() {
    let (_home, path, own) = places();
    let mut harness = open(&path, &own);
    act(&mut harness, Action::Select(item_node("c1p1i1")));
    harness.get_by_role_and_label(Role::TextInput, "添加工作记录").focus();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "添加工作记录").type_text("刚刚");
    harness.run_steps(1);
    harness.state_mut().receive(Outcome::Terminate);
    harness.run_steps(1);
    drop(harness);
    let left = left_behind(&own);
    let lines: Vec<_> = left[0].lines.iter().filter_map(|line| JournalEntry::read(line)).collect();
    let text = |entry: &JournalEntry| matches!(entry, JournalEntry::Typed(TypedText { text: Some(text), .. }) if text == "刚刚");
    assert!(lines.iter().any(text), "{lines:?}");
}

#[test]
fn the_last_word_of_a_save_is_what_a_field_refused_and_nothing_of_other_texts() {
    let (_home, path, own) = places();
    let mut harness = open(&path, &own);
    let mut said_of = |to: Progress, save: &dyn Fn(&mut Window)| {
        act(&mut harness, Action::Set(vec![item_node("c1p2i1")], Setting::Progress(to)));
        save(&mut harness);
        session(&harness).toasts().last().unwrap().text.clone()
    };
    // A name that waits in the bar for several items is no bad value.
    let of_other_texts = said_of(Progress::Done, &|harness| {
        act(harness, Action::Mark(vec![item_node("c1p1i1"), item_node("c1p2i1")]));
        act(harness, Action::SetView(View::Detail));
        type_in(harness, "批量修改牵头单位", "县民政");
        assert_eq!(typed(harness), ["县民政"]);
        press(harness, Modifiers::COMMAND, Key::S);
    });
    assert!(of_other_texts.starts_with("已保存"), "{of_other_texts}");
    let by_key = said_of(Progress::InProgress, &|harness| {
        act(harness, Action::Select(item_node("c1p1i1")));
        harness.get_all_by_role_and_label(Role::TextInput, "完成比例").next().unwrap().focus();
        harness.run_steps(3);
        harness.get_all_by_role_and_label(Role::TextInput, "完成比例").next().unwrap().type_text("过半吧");
        harness.run_steps(3);
        press(harness, Modifiers::COMMAND, Key::S);
    });
    assert!(by_key.contains("过半吧"), "{by_key}");
    let by_menu = said_of(Progress::Done, &|harness| act(harness, Action::Run(Command::Save)));
    assert!(by_menu.contains("过半吧"), "{by_menu}");
    // With nothing else to save the key says so too, and writes no file.
    let told = session(&harness).toasts().last().unwrap().id;
    fs::remove_file(&path).unwrap();
    press(&mut harness, Modifiers::COMMAND, Key::S);
    let said = session(&harness).toasts();
    assert!(said.last().is_some_and(|last| last.id != told && last.text.contains("过半吧")), "{said:?}");
    assert!(!path.exists());
}

#[test]
fn a_text_goes_to_the_document_that_it_was_typed_in() {
    let (home, path, own) = places();
    // Two versions of one report: their nodes have the same ids.
    let other = home.path().join("上月.guatu.json");
    fs::copy(&path, &other).unwrap();
    let mut harness = open(&path, &own);
    log_line(&mut harness, "记在本月");
    act(&mut harness, Action::Open(vec![other.clone()]));
    act(&mut harness, Action::Select(item_node("c1p1i1")));
    harness.run_steps(6);
    let text = |harness: &Window, path: &Path| {
        let document = session(harness).documents().iter().find(|document| document.path() == Some(path)).unwrap();
        let item = document.document().dataset().reports[0].item(&"c1p1i1".into()).unwrap();
        item.log.last().map(|entry| entry.text.clone()).unwrap_or_default()
    };
    assert_eq!(text(&harness, &path), "记在本月");
    assert_ne!(text(&harness, &other), "记在本月");
    let field = harness.get_by_role_and_label(Role::TextInput, "添加工作记录");
    assert_eq!(field.accesskit_node().value().unwrap_or_default(), "", "the other's field is empty");
}

#[test]
fn a_file_that_is_opened_and_recovered_at_once_is_one_tab() {
    let (_home, path, own) = places();
    leave_work_behind(&path, &own);
    // As by a double click on the file: it is read and its work is offered.
    let mut second = open(&path, &own);
    wait_for_dialog(&mut second);
    click(&mut second, "恢复");
    assert_eq!(session(&second).documents().len(), 1);
    assert_eq!(item(&second, "c1p2i1").progress, Progress::Done);
    assert_eq!(session(&second).active().unwrap().path(), Some(path.as_path()));
    assert!(session(&second).toasts().is_empty(), "nothing is open elsewhere");
}

#[test]
fn recovered_work_and_newer_work_of_one_file_do_not_overwrite_each_other() {
    let (_home, path, own) = places();
    leave_work_behind(&path, &own);
    let mut second = open(&path, &own);
    wait_for_dialog(&mut second);
    click(&mut second, "以后再说");
    act(&mut second, Action::Set(vec![item_node("c1p1i1")], Setting::Progress(Progress::Done)));
    act(&mut second, Action::Run(Command::Recover));
    click(&mut second, "恢复");
    assert_eq!(session(&second).documents().len(), 2);
    assert_eq!(session(&second).active().unwrap().path(), None, "the recovered one has no file to overwrite");
    assert_eq!(item(&second, "c1p2i1").progress, Progress::Done);
}

#[test]
fn work_that_was_not_wanted_can_be_brought_back() {
    let (_home, path, own) = places();
    leave_work_behind(&path, &own);
    let mut second = window(Some(&own));
    wait_for_dialog(&mut second);
    click(&mut second, "不要了");
    drop(second);
    let mut third = window(Some(&own));
    third.run_steps(6);
    assert_eq!(session(&third).dialog(), None, "it is not offered by itself");
    act(&mut third, Action::Run(Command::Recover));
    assert_eq!(session(&third).dialog(), Some(&Dialog::Recover));
    assert!(third.query_by_label("以前放弃的").is_some(), "it says that this was dropped");
    click(&mut third, "恢复");
    assert_eq!(item(&third, "c1p2i1").progress, Progress::Done);
}

#[test]
fn a_text_of_a_dialog_that_a_crash_left_behind_waits_until_it_is_dropped() {
    let (_home, path, own) = places();
    let mut first = open(&path, &own);
    act(&mut first, Action::Ask(Dialog::Close(vec![item_node("c1p1i1")])));
    type_in(&mut first, "核验方式", "现场核验,查看合同");
    drop(first);
    let mut second = window(Some(&own));
    wait_for_dialog(&mut second);
    click(&mut second, "恢复");
    assert_eq!(typed(&second), ["现场核验,查看合同"]);
    click(&mut second, "关闭");
    assert_eq!(typed(&second), ["现场核验,查看合同"], "the dialog that it was typed in is gone, the text is not");
    click(&mut second, "● 有未确认的输入");
    click(&mut second, "不要了");
    assert!(typed(&second).is_empty() && !session(&second).has_unsaved());
}

#[test]
fn a_text_of_a_cell_is_found_again_on_the_page_of_its_item() {
    let (_home, path, own) = places();
    let mut first = open(&path, &own);
    act(&mut first, Action::SetView(View::Ledger));
    let title = item(&first, "c1p1i1").title.clone();
    act(&mut first, Action::Ledger(LedgerStep::Go(CellPlace { row: 0, column: 1 }, false)));
    press(&mut first, Modifiers::NONE, Key::F2);
    first.event(egui::Event::Text("(补)".to_owned()));
    first.run_steps(4);
    drop(first);
    let mut second = window(Some(&own));
    wait_for_dialog(&mut second);
    click(&mut second, "恢复");
    click(&mut second, "去看看");
    let field = second.get_by_role_and_label(Role::TextInput, "标题");
    assert_eq!(field.accesskit_node().value(), Some(format!("{title}(补)")));
    assert_eq!(typed(&second), [format!("{title}(补)")], "it is kept once");
}

/// The node of a text leads back to it.
#[test]
fn a_text_names_the_node_and_the_field_that_it_belongs_to() {
    let mut harness = with_example();
    log_line(&mut harness, "记录");
    let document = session(&harness).active().unwrap();
    let [text] = document.typed() else { return assert_eq!(document.typed().len(), 1) };
    assert_eq!((text.name.as_str(), text.node.as_ref()), ("添加工作记录", Some(&item_node("c1p1i1"))));
    act(&mut harness, Action::SetView(View::Ledger));
    let row: NodeRef = item_node("c1p1i1");
    act(&mut harness, Action::Ledger(LedgerStep::Go(CellPlace { row: 0, column: 1 }, false)));
    harness.event(egui::Event::Text("补".to_owned()));
    harness.run_steps(6);
    let text = &session(&harness).active().unwrap().typed()[0];
    assert_eq!((text.name.as_str(), text.node.as_ref(), text.text.as_deref()), ("标题", Some(&row), Some("补")));
}

/// Files whose text fields hold no work: what is looked for, a path, how a view shows things, and what is
/// kept with the preferences at once.
const VIEWS_THAT_SEEK: [&str; 14] = [
    "ui/chart_view/panel.rs",
    "ui/detail/party/merge.rs",
    "ui/dialogs/palette.rs",
    "ui/dialogs/path_box.rs",
    "ui/dialogs/settings.rs",
    "ui/ledger/filter_days.rs",
    "ui/ledger/filter_menu.rs",
    "ui/ledger/filter_numbers.rs",
    "ui/ledger/replace_bar.rs",
    "ui/tree/filter.rs",
    "ui/tree/mod.rs",
    // Who shows a date field tells what stands in it.
    "ui/widgets/date_field.rs",
    "ui/widgets/mod.rs",
    "ui/widgets/node_field.rs",
];

#[test]
fn no_text_field_is_made_that_does_not_tell() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.join("ui")];
    let mut silent = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
            let makes = ["TextEdit::singleline(", "TextEdit::multiline("].iter().any(|call| text.contains(call))
                || text.contains("date_field::own(");
            let tells =
                name == "ui/draft/field.rs" || text.contains("tell_own(") || VIEWS_THAT_SEEK.contains(&name.as_str());
            if makes && !tells {
                silent.push(name);
            }
        }
    }
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn what_is_typed_to_a_difference_survives_a_crash_and_stands_with_it_again() {
    use guatu::model::Due;
    use guatu::session::{Answer, AnswerText, CompareStep};
    let (home, path, own) = county();
    let mut theirs = file::read(&fs::read(&path).unwrap()).unwrap();
    {
        let report = std::sync::Arc::make_mut(&mut theirs.reports[0]);
        let first = std::sync::Arc::make_mut(&mut report.categories[0]);
        let problem = std::sync::Arc::make_mut(&mut first.problems[0]);
        let item = std::sync::Arc::make_mut(&mut problem.items[0]);
        item.goal = "年底前全部开工".to_owned();
        item.due = Some(Due::new("2027-03-31".parse().unwrap()));
    }
    let other = home.path().join("乡里的.guatu.json");
    file::save(&other, &theirs).unwrap();
    let compare = |harness: &mut Window| {
        let id = session(harness).active().unwrap().id();
        act(harness, Action::Compare(CompareStep::WithFile(id, other.clone())));
        harness.run_steps(6);
        let compared = session(harness).comparing().unwrap().compared().unwrap().clone();
        let of = |field: &str| {
            let is_it = |one: &guatu::diff::Difference| one.change().is_some_and(|own| own.field.to_string() == field);
            compared.comparison.differences.iter().position(is_it).unwrap()
        };
        (of("goal"), of("due"))
    };
    let mut first = open(&path, &own);
    let (goal, due) = compare(&mut first);
    act(&mut first, Action::Compare(CompareStep::Type(goal, AnswerText::Instead, "明年一季度开工".to_owned())));
    act(&mut first, Action::Compare(CompareStep::Type(due, AnswerText::Reason, "等土地手续".to_owned())));
    first.run_steps(4);
    drop(first);
    let mut second = window(Some(&own));
    wait_for_dialog(&mut second);
    assert!(second.query_by_label_contains("等土地手续").is_some(), "the question shows it");
    click(&mut second, "恢复");
    act(&mut second, Action::CloseDialog);
    let (goal, due) = compare(&mut second);
    let texts = |harness: &Window| {
        let comparing = session(harness).comparing().unwrap();
        let text = |at, which| comparing.text(at, which).to_owned();
        [text(goal, AnswerText::Instead), text(due, AnswerText::Reason)]
    };
    assert_eq!(texts(&second), ["明年一季度开工", "等土地手续"]);
    assert_eq!(session(&second).comparing().unwrap().answer(goal), Some(Answer::Typed));
    assert_eq!(typed(&second).len(), 2, "each is kept once");
    // What is emptied by hand stays empty.
    act(&mut second, Action::Compare(CompareStep::Type(due, AnswerText::Reason, String::new())));
    second.run_steps(6);
    assert_eq!(texts(&second), ["明年一季度开工", ""]);
    assert_eq!(typed(&second), ["明年一季度开工"]);
}
