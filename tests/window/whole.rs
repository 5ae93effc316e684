//! The window, driven by accessible names, without a display: select, search, edit, undo, save, reopen.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use guatu::app::{App, Mode};
use guatu::file;
use guatu::model::{Date, NodeId, NodeRef, Progress};
use guatu::session::{Action, Command, Dialog, Preferences, Purpose, Session, View};
use guatu::words::Language;

fn window(language: Language) -> Harness<'static, App> {
    let mut harness = Harness::builder().with_size([1280.0, 720.0]).with_max_steps(12).build_eframe(move |creation| {
        let preferences = Preferences { language: Some(language), ..Preferences::default() };
        let today: Date = "2025-08-01".parse().unwrap();
        App::new(&creation.egui_ctx, preferences, Mode::AtOnce, today)
    });
    settle(&mut harness);
    harness
}

fn settle(harness: &mut Harness<'static, App>) {
    harness.run_steps(6);
}

fn with_example(language: Language) -> Harness<'static, App> {
    let mut harness = window(language);
    let open = if language == Language::Chinese { "打开示例" } else { "Open example" };
    harness.get_by_label(open).click();
    settle(&mut harness);
    harness
}

fn session<'a>(harness: &'a Harness<'static, App>) -> &'a Session {
    harness.state().session()
}

fn press(harness: &mut Harness<'static, App>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

fn act(harness: &mut Harness<'static, App>, action: Action) {
    let ctx = harness.ctx.clone();
    let frame = eframe::Frame::_new_kittest();
    harness.state_mut().act(vec![action], &ctx, &frame);
    settle(harness);
}

/// Clicks on an item in the tree, which the overview does not have.
fn select_item(harness: &mut Harness<'static, App>, name: &str) {
    if session(harness).view() == View::Overview {
        act(harness, Action::SetView(View::Detail));
    }
    harness.get_by_label(name).click();
    settle(harness);
}

fn combo(harness: &mut Harness<'static, App>, name: &str) {
    harness.get_by_role_and_label(Role::ComboBox, name).click();
    settle(harness);
}

const ITEM: &str = "(1) 推动产业转型升级有短板";

#[test]
fn an_empty_window_says_what_to_do() {
    for language in Language::ALL {
        let harness = window(language);
        let (open, new) = if language == Language::Chinese { ("打开…", "新建") } else { ("Open…", "New") };
        for label in [open, new] {
            assert!(harness.query_by_role_and_label(Role::Button, label).is_some(), "{label}");
        }
    }
}

#[test]
fn the_overview_comes_first_with_all_the_width_and_the_tree_leads_to_an_item() {
    let mut harness = with_example(Language::Chinese);
    assert_eq!(session(&harness).view(), View::Overview);
    let says = |text: &str| harness.query_all_by_label_contains(text).next().is_some();
    assert!(says("到期未达目标") || says("未到期的目标"));
    assert!(harness.query_by_label(ITEM).is_none(), "the tree stands beside what it leads to");
    select_item(&mut harness, ITEM);
    assert_eq!(session(&harness).view(), View::Detail);
    assert!(harness.query_by_role_and_label(Role::TextInput, "问题表现").is_some());
    assert!(harness.query_by_label_contains("8 条,已完成").is_some());
}

#[test]
fn nothing_is_deleted_on_a_page_that_shows_no_selected_node() {
    for view in [View::Overview, View::Today, View::Activity, View::Audit] {
        let mut harness = with_example(Language::Chinese);
        act(&mut harness, Action::SetView(view));
        let before = Arc::clone(session(&harness).active().unwrap().document().dataset());
        for (modifiers, key) in
            [(Modifiers::NONE, Key::Delete), (Modifiers::COMMAND, Key::X), (Modifiers::ALT, Key::ArrowDown)]
        {
            press(&mut harness, modifiers, key);
        }
        let after = session(&harness).active().unwrap().document().dataset();
        assert!(Arc::ptr_eq(&before, after), "{view:?}");
    }
}

#[test]
fn arrow_keys_move_through_the_tree() {
    let mut harness = with_example(Language::Chinese);
    select_item(&mut harness, ITEM);
    let first = session(&harness).active().unwrap().selection().cloned();
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let second = session(&harness).active().unwrap().selection().cloned();
    assert_ne!(first, second);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(session(&harness).active().unwrap().selection().cloned(), first);
}

#[test]
fn typing_in_the_search_box_leaves_what_matches() {
    let mut harness = with_example(Language::Chinese);
    press(&mut harness, Modifiers::COMMAND, Key::F);
    harness.get_by_role_and_label(Role::TextInput, "查找").type_text("握手楼");
    settle(&mut harness);
    assert_eq!(session(&harness).active().unwrap().query(), "握手楼");
    let visible = session(&harness).active().unwrap().answers().unwrap().visible.clone().unwrap();
    assert_eq!(visible.items(), 1);
    assert!(harness.query_by_label(ITEM).is_none(), "other items are not in the tree");
    harness.get_by_label("清除").click();
    settle(&mut harness);
    assert!(harness.query_all_by_label(ITEM).next().is_some());
}

#[test]
fn a_text_is_changed_undone_and_made_again() {
    let mut harness = with_example(Language::Chinese);
    select_item(&mut harness, ITEM);
    let title = |harness: &Harness<'static, App>| {
        let dataset = session(harness).active().unwrap().document().dataset();
        dataset.reports[0].item(&"c1p2i1".into()).unwrap().title.clone()
    };
    harness.get_by_label("标题").focus();
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("标题").type_text("新的标题");
    harness.run_steps(1);
    assert_eq!(title(&harness), "推动产业转型升级有短板", "a draft is not an edit at once");
    harness.get_by_label("详情").click();
    settle(&mut harness);
    assert_eq!(title(&harness), "新的标题");
    assert!(session(&harness).has_unsaved());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(title(&harness), "推动产业转型升级有短板");
    assert!(!session(&harness).has_unsaved());
    press(&mut harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(title(&harness), "新的标题");
}

#[test]
fn nothing_typed_is_lost_when_another_node_is_selected() {
    let mut harness = with_example(Language::Chinese);
    select_item(&mut harness, ITEM);
    harness.get_by_label("标题").focus();
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("标题").type_text("半途离开");
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::Num3);
    let dataset = session(&harness).active().unwrap().document().dataset();
    assert_eq!(dataset.reports[0].item(&"c1p2i1".into()).unwrap().title, "半途离开");
}

#[test]
fn saving_while_typing_saves_what_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    file::save(&path, &file::read(guatu::app::EXAMPLE).unwrap()).unwrap();
    let mut harness = window(Language::Chinese);
    act(&mut harness, Action::Open(vec![path.clone()]));
    select_item(&mut harness, ITEM);
    harness.get_by_label("标题").focus();
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("标题").type_text("正在输入");
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    assert_eq!(file::load(&path).unwrap().reports[0].item(&"c1p2i1".into()).unwrap().title, "正在输入");
}

#[test]
fn a_bad_number_is_told_at_the_field_and_not_taken() {
    let mut harness = with_example(Language::Chinese);
    let share = NodeRef::new("tongchuan-2025".into(), NodeId::Indicator("c1p4i7n1".into()));
    act(&mut harness, Action::Select(share));
    harness.get_by_label("目标值").focus();
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("目标值").type_text("12,3");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_by_label_contains("“12,3” 不是数").is_some());
    assert!(!session(&harness).active().unwrap().document().is_dirty());
}

#[test]
fn progress_is_chosen_from_a_list() {
    let mut harness = with_example(Language::Chinese);
    select_item(&mut harness, ITEM);
    combo(&mut harness, "进展");
    harness.get_all_by_label("基本完成").last().unwrap().click();
    settle(&mut harness);
    let dataset = session(&harness).active().unwrap().document().dataset();
    assert_eq!(dataset.reports[0].item(&"c1p2i1".into()).unwrap().progress, Progress::MostlyDone);
}

#[test]
fn a_list_is_opened_gone_through_and_left_by_keys() {
    let mut harness = with_example(Language::Chinese);
    select_item(&mut harness, ITEM);
    let progress = |harness: &Harness<'static, App>| {
        let dataset = session(harness).active().unwrap().document().dataset();
        dataset.reports[0].item(&"c1p2i1".into()).unwrap().progress
    };
    let before = progress(&harness);
    let at = Progress::ALL.iter().position(|one| *one == before).unwrap();
    let lines = |harness: &Harness<'static, App>| harness.query_all_by_label("基本完成").count();
    let closed = lines(&harness);
    let keys = |harness: &mut Harness<'static, App>, keys: &[Key]| {
        harness.get_by_role_and_label(Role::ComboBox, "进展").focus();
        harness.run_steps(3);
        for key in keys {
            press(harness, Modifiers::NONE, *key);
        }
    };
    // Up to the first and two down: wherever it began, it is the third.
    keys(&mut harness, &[Key::Enter]);
    assert_eq!(lines(&harness), closed + 1, "it is open");
    for _ in 0..at {
        press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    }
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!((progress(&harness), lines(&harness)), (before, closed), "Escape picks nothing");
    keys(&mut harness, &[Key::Enter]);
    for _ in 0..at {
        press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    }
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(progress(&harness), Progress::ALL[2]);
    assert_eq!(session(&harness).view(), View::Detail);
}

/// All that is named on the page, with where it stands.
fn places(harness: &Harness<'static, App>) -> Vec<(String, egui::Rect)> {
    let named = |node: egui_kittest::Node<'_>| {
        node.accesskit_node().bounding_box()?;
        Some((node.accesskit_node().label()?, node.rect()))
    };
    harness.root().children_recursive().filter_map(named).collect()
}

#[test]
fn a_message_that_comes_moves_nothing() {
    let mut harness = with_example(Language::Chinese);
    for view in [View::Overview, View::Ledger, View::Charts] {
        act(&mut harness, Action::SetView(view));
        let before = places(&harness);
        act(&mut harness, Action::Copy("抄".to_owned()));
        assert_eq!(session(&harness).toasts().len(), 1);
        let after = places(&harness);
        let moved: Vec<_> = before.iter().filter(|place| !after.contains(place)).collect();
        assert!(before.len() > 20 && moved.is_empty(), "{view:?}: {moved:?}");
        harness.run_steps(60);
    }
}

/// What can be pressed or typed in on the page, by its name, with where it stands.
fn pressable(harness: &Harness<'static, App>) -> Vec<(String, egui::Rect)> {
    let roles = [Role::Button, Role::Link, Role::CheckBox, Role::ComboBox, Role::TextInput, Role::Cell, Role::ListItem];
    let own = |node: egui_kittest::Node<'_>| {
        let node_there = node.accesskit_node();
        node_there.bounding_box()?;
        roles.contains(&node_there.role()).then(|| (node_there.label().unwrap_or_default(), node.rect()))
    };
    harness.root().children_recursive().filter_map(own).collect()
}

#[test]
fn a_message_lies_over_nothing_that_can_be_pressed() {
    let long = "写不进去:磁盘已满,/media/办公室/整改材料/二〇二五年第二轮/".repeat(4);
    for zoom in [1.0, 1.2] {
        let mut harness = with_example(Language::Chinese);
        harness.ctx.set_zoom_factor(zoom);
        settle(&mut harness);
        select_item(&mut harness, ITEM);
        for (_, view) in Command::views() {
            act(&mut harness, Action::SetView(view));
            harness.run_steps(60);
            let (before, places_before) = (pressable(&harness), places(&harness));
            act(&mut harness, Action::Copy("抄".to_owned()));
            act(&mut harness, Action::Open(vec![std::path::PathBuf::from(&long)]));
            let said = session(&harness).toasts().last().unwrap().text.replace('\n', " ");
            assert!(session(&harness).toasts().len() > 1, "an error and what went well");
            let screen = harness.ctx.content_rect();
            let told = harness.get_by_label(&said).rect();
            assert!(screen.contains_rect(told), "{view:?} at {zoom}: {told} in {screen}");
            // Also its buttons.
            let mut own = vec![("message".to_owned(), told)];
            own.extend(pressable(&harness).into_iter().filter(|place| !before.contains(place)));
            assert!(own.len() > 2, "{view:?}: {own:?}");
            // All of it stands in the status bar, beside what is there already.
            let today = harness.get_by_label_contains("今天 ").rect();
            for (at, (name, rect)) in own.iter().enumerate() {
                let others = own.iter().take(at).map(|(_, other)| other).chain([&today]);
                let over: Vec<_> = others.filter(|other| other.shrink(1.0).intersects(rect.shrink(1.0))).collect();
                assert!(
                    rect.top() >= screen.bottom() - 30.0 && over.is_empty(),
                    "{view:?} at {zoom}: {name} {rect} {over:?}"
                );
            }
            let after = places(&harness);
            let moved: Vec<_> = places_before.iter().filter(|place| !after.contains(place)).collect();
            assert!(moved.is_empty(), "{view:?} at {zoom}: {moved:?}");
            for toast in session(&harness).toasts().to_vec() {
                act(&mut harness, Action::Dismiss(toast.id));
            }
        }
    }
}

#[test]
fn an_error_that_stands_is_not_hidden_by_what_went_well_since() {
    let mut harness = with_example(Language::Chinese);
    let shown =
        |harness: &Harness<'static, App>, text: &str| harness.query_by_label(&text.replace('\n', " ")).is_some();
    for name in ["甲", "乙"] {
        act(&mut harness, Action::Open(vec![std::path::PathBuf::from(format!("/没有这个文件夹/{name}.json"))]));
    }
    act(&mut harness, Action::Copy("抄".to_owned()));
    let all = session(&harness).toasts().to_vec();
    let seen: Vec<bool> = all.iter().map(|toast| shown(&harness, &toast.text)).collect();
    assert_eq!(seen, [false, true, false], "{all:?}");
    for toast in &all[..2] {
        act(&mut harness, Action::Dismiss(toast.id));
    }
    assert!(shown(&harness, &all[2].text));
}

#[test]
fn all_that_was_said_is_shown_when_it_is_asked_for() {
    let mut harness = with_example(Language::Chinese);
    for name in ["甲", "乙"] {
        act(&mut harness, Action::Open(vec![std::path::PathBuf::from(format!("/没有这个文件夹/{name}.json"))]));
    }
    let texts: Vec<String> = session(&harness).toasts().iter().map(|toast| toast.text.clone()).collect();
    assert_eq!(texts.len(), 2);
    let is_shown = |harness: &Harness<'static, App>, text: &String| harness.query_all_by_label(text).next().is_some();
    assert!(!is_shown(&harness, &texts[0]));
    harness.get_by_label("全部 2 条").click();
    settle(&mut harness);
    assert!(texts.iter().all(|text| is_shown(&harness, text)));
}

#[test]
fn work_is_saved_to_a_real_file_and_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("我的 台账.guatu.json");
    let mut harness = with_example(Language::Chinese);
    let id = session(&harness).active().unwrap().id();
    select_item(&mut harness, ITEM);
    combo(&mut harness, "进展");
    harness.get_all_by_label("已完成").last().unwrap().click();
    settle(&mut harness);
    act(&mut harness, Action::Overwrite(id, path.clone()));
    settle(&mut harness);
    assert!(!session(&harness).has_unsaved());
    assert_eq!(file::load(&path).unwrap().reports[0].item(&"c1p2i1".into()).unwrap().progress, Progress::Done);
    let mut second = window(Language::English);
    act(&mut second, Action::Open(vec![path.clone()]));
    assert_eq!(session(&second).active().unwrap().path(), Some(path.as_path()));
    assert_eq!(session(&second).recent(), [path]);
}

#[test]
fn closing_with_unsaved_work_asks_first() {
    let mut harness = with_example(Language::English);
    act(&mut harness, Action::Run(Command::New));
    harness.get_by_label("Add category").click();
    settle(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::W);
    assert!(matches!(session(&harness).dialog(), Some(Dialog::Unsaved(..))));
    harness.get_by_label("Cancel").click();
    settle(&mut harness);
    assert_eq!(session(&harness).documents().len(), 2);
    press(&mut harness, Modifiers::COMMAND, Key::W);
    harness.get_by_label("Do not save").click();
    settle(&mut harness);
    assert_eq!(session(&harness).documents().len(), 1);
}

#[test]
fn a_broken_file_is_told_and_the_program_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("坏.json");
    std::io::Write::write_all(&mut fs::File::create(&path).unwrap(), b"{\"format\": \"guatu\",").unwrap();
    let mut harness = with_example(Language::Chinese);
    act(&mut harness, Action::Open(vec![path]));
    assert_eq!(session(&harness).documents().len(), 1);
    assert!(harness.query_by_label_contains("文件不完整").is_some());
    harness.get_by_label("知道了").click();
    settle(&mut harness);
    assert!(session(&harness).toasts().is_empty());
}

#[test]
fn the_language_is_switched_while_running() {
    let mut harness = with_example(Language::Chinese);
    act(&mut harness, Action::Run(Command::English));
    let says = |text: &str| harness.query_all_by_label_contains(text).next().is_some();
    assert!(says("Targets missed") || says("Targets not due yet"));
    assert!(!says("到期未达目标") && !says("未到期的目标"));
}

#[test]
fn a_link_marks_the_words_in_the_source() {
    let mut harness = with_example(Language::Chinese);
    select_item(&mut harness, ITEM);
    assert!(!session(&harness).preferences().show_source);
    let first = harness.get_all_by_label("原文").find(|node| node.accesskit_node().role() == Role::Link);
    first.unwrap().click();
    settle(&mut harness);
    assert!(session(&harness).preferences().show_source);
    let highlight = session(&harness).active().unwrap().highlight().unwrap();
    assert_eq!(highlight.spans.len(), 2);
}

#[test]
fn without_a_desktop_dialog_a_path_can_be_typed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tongchuan.guatu.json");
    let mut harness = with_example(Language::English);
    // As after a dialog that failed at once.
    act(&mut harness, Action::PathsChosen(Purpose::Open, vec![]));
    assert!(session(&harness).dialog().is_none());
    act(&mut harness, Action::Open(vec![path.clone()]));
    assert_eq!(session(&harness).active().unwrap().path(), Some(path.as_path()));
}

#[test]
fn the_palette_runs_a_command_by_its_name() {
    let mut harness = with_example(Language::English);
    press(&mut harness, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    assert_eq!(session(&harness).dialog(), Some(&Dialog::Palette));
    harness.event(egui::Event::Text("indicators".to_owned()));
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(session(&harness).view(), View::Indicators);
}

#[test]
fn a_finding_is_accepted_with_a_reason_and_reopened() {
    let mut harness = with_example(Language::Chinese);
    act(&mut harness, Action::SetView(View::Audit));
    let counts = |harness: &Harness<'static, App>| session(harness).active().unwrap().audit().unwrap().counts;
    let first = counts(&harness);
    assert!(first.errors == 0 && first.questions > 0, "{first:?}");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let row = harness.get_all_by_role(Role::ListItem).find(|node| format!("{node:?}").contains("增长率与前后两个数"));
    let before = marked(&harness);
    row.unwrap().click();
    settle(&mut harness);
    let now = marked(&harness);
    assert!(now != before && now.iter().any(|words| words.contains('%')), "its words are shown: {now:?}");
    let field = harness.get_by_role_and_label(Role::TextInput, "认可理由");
    field.focus();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::TextInput, "认可理由").type_text("按可比价计算");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let after = counts(&harness);
    assert_eq!((after.questions, after.accepted), (first.questions - 1, 1));
    let report = &session(&harness).active().unwrap().document().dataset().reports[0];
    assert_eq!(report.accepted_findings[0].reason, "按可比价计算");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(counts(&harness).questions, first.questions);
    press(&mut harness, Modifiers::COMMAND, Key::Y);
    assert_eq!(counts(&harness).accepted, 1);
    press(&mut harness, Modifiers::NONE, Key::End);
    harness.get_by_role_and_label(Role::Button, "已认可 1").click();
    settle(&mut harness);
    let row = harness.get_all_by_role(Role::ListItem).find(|node| format!("{node:?}").contains("按可比价计算"));
    row.unwrap().click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Button, "撤销认可").click();
    settle(&mut harness);
    assert_eq!((counts(&harness).questions, counts(&harness).accepted), (first.questions, 0));
}

#[test]
fn a_message_that_comes_or_goes_leaves_the_keyboard_where_it_is() {
    let mut harness = with_example(Language::Chinese);
    act(&mut harness, Action::SetView(View::Charts));
    harness.get_by_role_and_label(Role::TextInput, "截至日期").focus();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "截至日期").type_text("2025-");
    harness.run_steps(2);
    act(&mut harness, Action::Copy("抄".to_owned()));
    assert_eq!(session(&harness).toasts().len(), 1);
    harness.get_by_role_and_label(Role::TextInput, "截至日期").type_text("06-");
    // The message fades.
    harness.run_steps(60);
    assert!(session(&harness).toasts().is_empty());
    harness.get_by_role_and_label(Role::TextInput, "截至日期").type_text("30");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let as_of = session(&harness).active().unwrap().chart_panels().0[0].spec.as_of;
    assert_eq!(as_of.map(|on| on.to_string()).as_deref(), Some("2025-06-30"));
}

/// The pieces of text that stand on a ground of their own on screen, by what they say.
fn marked(harness: &Harness<'static, App>) -> Vec<String> {
    fn each(shape: &egui::Shape, found: &mut Vec<String>) {
        match shape {
            egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| each(shape, found)),
            egui::Shape::Text(text) => {
                let job = &text.galley.job;
                let on_ground = job.sections.iter().filter(|section| section.format.background.a() > 0);
                found.extend(
                    on_ground
                        .filter_map(|section| job.text.get(section.byte_range.start.0..section.byte_range.end.0))
                        .map(str::to_owned),
                );
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    harness.output().shapes.iter().for_each(|shape| each(&shape.shape, &mut found));
    found
}

#[test]
fn what_is_sought_is_marked_in_the_fields_of_the_item_by_pinyin_too() {
    let mut harness = with_example(Language::Chinese);
    let report = session(&harness).active().unwrap().document().dataset().reports[0].id.clone();
    act(&mut harness, Action::Select(NodeRef::new(report, NodeId::Item("c1p2i1".into()))));
    act(&mut harness, Action::SetView(View::Detail));
    assert!(marked(&harness).is_empty());
    // 产值 stands in the finding of that item and not in its title.
    act(&mut harness, Action::SetQuery("chanzhi".to_owned()));
    harness.run_steps(6);
    let found = marked(&harness);
    assert!(found.len() >= 2 && found.iter().all(|word| word == "产值"), "{found:?}");
    // In the ledger without the tree beside it, what is marked are cells.
    act(&mut harness, Action::SetView(View::Ledger));
    act(&mut harness, Action::Run(Command::ToggleTree));
    act(&mut harness, Action::SetQuery("产业".to_owned()));
    harness.run_steps(6);
    let found = marked(&harness);
    assert!(!found.is_empty() && found.iter().all(|word| word == "产业"), "{found:?}");
    act(&mut harness, Action::SetQuery(String::new()));
    harness.run_steps(6);
    assert!(marked(&harness).is_empty());
}

/// The name of what has the keyboard.
fn focused(harness: &Harness<'static, App>) -> Option<String> {
    let own = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    own.and_then(|node| node.accesskit_node().label())
}

#[test]
fn a_dialog_takes_the_keyboard_keeps_it_and_gives_it_back() {
    let field = "截至日期";
    let firsts = [
        ("templates", "巡察整改"),
        ("versions", "名称"),
        ("about", "关闭"),
        ("shortcuts", "关闭"),
        ("settings", "关闭"),
    ];
    for (which, first) in firsts {
        let mut harness = with_example(Language::Chinese);
        act(&mut harness, Action::SetView(View::Charts));
        harness.get_by_role_and_label(Role::TextInput, field).focus();
        settle(&mut harness);
        let dialog = match which {
            "templates" => Dialog::Templates,
            "about" => Dialog::About,
            "shortcuts" => Dialog::Shortcuts,
            "settings" => Dialog::Settings,
            _ => Dialog::Backups(session(&harness).active().unwrap().id(), Vec::new()),
        };
        act(&mut harness, Action::Ask(dialog.clone()));
        assert!(focused(&harness).is_some_and(|name| name.contains(first)), "{dialog:?}: {:?}", focused(&harness));
        for _ in 0..30 {
            press(&mut harness, Modifiers::NONE, Key::Tab);
            assert_ne!(focused(&harness).as_deref(), Some(field), "{dialog:?}");
        }
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(session(&harness).dialog().is_none(), "{dialog:?}");
        assert_eq!(focused(&harness).as_deref(), Some(field), "{dialog:?}");
    }
}

#[test]
fn enter_in_a_dialog_does_what_it_begins_with() {
    let mut harness = with_example(Language::Chinese);
    act(&mut harness, Action::Ask(Dialog::Templates));
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!((session(&harness).documents().len(), session(&harness).dialog().is_none()), (2, true));
}
