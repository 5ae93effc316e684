//! The briefing in the window: its pages arranged, kept in the file and undone, and shown.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use guatu::chart::{LeftOut, Page};
use guatu::model::PageKind;
use guatu::session::{Action, Command, DeckStep, Screen, View};

use crate::common::*;

fn arranging() -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    guatu::file::save(&path, &filled()).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::SetView(View::Briefing));
    (harness, folder)
}

/// The first page of each entry.
fn entries(harness: &Window) -> Vec<Page> {
    let pages = session(harness).active().unwrap().deck().pages.clone();
    pages.iter().filter(|page| page.part.0 == 1).cloned().collect()
}

fn titles(harness: &Window) -> Vec<String> {
    entries(harness).into_iter().map(|page| page.title).collect()
}

#[test]
fn pages_are_moved_hidden_and_added_by_keys_and_undone() {
    let (mut harness, _folder) = arranging();
    let first = titles(&harness);
    assert_eq!(first.len(), 9, "one page for each question");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(titles(&harness)[2], first[1]);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    let page = entries(&harness)[2].clone();
    assert_eq!((page.title.as_str(), page.left_out), (first[1].as_str(), Some(LeftOut::Hidden)));
    assert_eq!(dataset(&harness).reports[0].items().count(), 29, "no node is deleted with a page");
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(dataset(&harness).reports[0].briefing[3].page, PageKind::Text);
    for _ in 0..3 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(titles(&harness), first);
    assert!(!session(&harness).has_unsaved());
}

#[test]
fn pages_that_go_on_are_cut_to_the_first_and_brought_back() {
    let (mut harness, _folder) = arranging();
    let of_plan = |harness: &Window| {
        let pages = session(harness).active().unwrap().deck().pages.clone();
        let of: Vec<Page> = pages.iter().filter(|page| page.entry.page == PageKind::Plan).cloned().collect();
        of
    };
    let whole = of_plan(&harness);
    assert!(whole.len() > 1, "29 items are more than a page holds");
    act(&mut harness, Action::Deck(DeckStep::Choose(whole[0].place)));
    harness.get_by_role_and_label(Role::CheckBox, "只放第一页").click();
    harness.run_steps(6);
    let short = of_plan(&harness);
    assert_eq!(short.len(), 1);
    assert!(short[0].subtitle.contains("另有"), "{}", short[0].subtitle);
    assert!(dataset(&harness).reports[0].briefing.iter().any(|page| page.page == PageKind::Plan && page.short));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    harness.run_steps(6);
    assert_eq!(of_plan(&harness).len(), whole.len());
    assert!(!session(&harness).has_unsaved());
}

#[test]
fn titles_texts_and_notes_are_kept_in_the_file() {
    let (mut harness, _folder) = arranging();
    act(&mut harness, Action::Deck(DeckStep::Add(PageKind::Text, String::new())));
    type_in(&mut harness, "标题", "会前说明");
    type_in(&mut harness, "讲稿备注(不上屏)", "先问各单位");
    let field = harness.get_by_role_and_label(Role::TextInput, "文字");
    field.focus();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::TextInput, "文字").type_text("第一条 已核实");
    harness.run_steps(3);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    let path = session(&harness).active().unwrap().path().unwrap().to_owned();
    let saved = guatu::file::load(&path).unwrap();
    let page = saved.reports[0].briefing.iter().find(|page| page.page == PageKind::Text).unwrap().clone();
    assert_eq!(
        (page.title.as_str(), page.text.as_str(), page.notes.as_str()),
        ("会前说明", "第一条 已核实", "先问各单位")
    );
    assert!(titles(&harness).contains(&"会前说明".to_owned()));
    act(&mut harness, Action::Deck(DeckStep::Reset));
    assert!(dataset(&harness).reports[0].briefing.is_empty());
}

#[test]
fn the_briefing_shows_what_was_arranged_and_obeys_its_keys() {
    let (mut harness, _folder) = arranging();
    act(&mut harness, Action::Deck(DeckStep::Hide(0, true)));
    act(&mut harness, Action::Deck(DeckStep::Choose(3)));
    act(&mut harness, Action::Run(Command::Briefing));
    let briefing = |harness: &Window| session(harness).briefing().cloned().unwrap();
    let at = briefing(&harness).at;
    let first = briefing(&harness).pages[at].clone();
    assert_eq!((first.place, first.part.0), (3, 1), "it begins at the chosen page");
    assert!(briefing(&harness).pages.iter().all(|page| page.place > 0), "the cover is hidden");
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    assert_eq!(briefing(&harness).at, at + 1);
    press(&mut harness, Modifiers::NONE, Key::B);
    assert_eq!(briefing(&harness).screen, Screen::Black);
    press(&mut harness, Modifiers::NONE, Key::B);
    press(&mut harness, Modifiers::NONE, Key::G);
    assert_eq!(briefing(&harness).screen, Screen::All);
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!((briefing(&harness).screen, briefing(&harness).at), (Screen::Page, 0));
    press(&mut harness, Modifiers::NONE, Key::Num1);
    press(&mut harness, Modifiers::NONE, Key::Num0);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(briefing(&harness).at, 9, "the tenth page");
    press(&mut harness, Modifiers::NONE, Key::Num3);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(briefing(&harness).at, 9, "another key forgets the number");
    press(&mut harness, Modifiers::NONE, Key::G);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert!(briefing(&harness).at < 8 && briefing(&harness).screen == Screen::All, "a row up");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(briefing(&harness).screen, Screen::Page, "out of the overview, not of the briefing");
    press(&mut harness, Modifiers::NONE, Key::L);
    assert!(briefing(&harness).pointer);
    press(&mut harness, Modifiers::NONE, Key::S);
    assert!(briefing(&harness).speaker && session(&harness).preferences().briefing_speaker);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(session(&harness).briefing().is_none());
}

#[test]
fn a_briefing_fills_the_window_and_is_led_by_keys() {
    let mut harness = with_example();
    press(&mut harness, Modifiers::NONE, Key::F5);
    let page = |harness: &Window| session(harness).briefing().map(|briefing| (briefing.at, briefing.pages.len()));
    let (at, count) = page(&harness).unwrap();
    assert!(at == 0 && count >= 8, "{count} pages");
    press(&mut harness, Modifiers::NONE, Key::Space);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::PageUp);
    assert_eq!(page(&harness), Some((1, count)));
    // The two items that have a date are due in November.
    assert!(harness.query_by_label_contains("没有逾期").is_some());
    press(&mut harness, Modifiers::NONE, Key::End);
    assert_eq!(page(&harness), Some((count - 1, count)));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(page(&harness), None);
}
