//! The briefing in the window: its pages arranged, kept in the file and undone, and shown.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod common;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use guatu::chart::LeftOut;
use guatu::model::PageKind;
use guatu::session::{Action, Command, DeckStep, Screen, View};

use common::*;

fn arranging() -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    guatu::file::save(&path, &filled()).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::SetView(View::Briefing));
    (harness, folder)
}

fn titles(harness: &Window) -> Vec<String> {
    session(harness).active().unwrap().deck().pages.iter().map(|page| page.title.clone()).collect()
}

#[test]
fn pages_are_moved_hidden_and_added_by_keys_and_undone() {
    let (mut harness, _folder) = arranging();
    let first = titles(&harness);
    assert_eq!(first.len(), 11);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(titles(&harness)[2], first[1]);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    let page = session(&harness).active().unwrap().deck().pages[2].clone();
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
    assert_eq!((briefing(&harness).pages.len(), briefing(&harness).at), (10, 2), "it begins at the chosen page");
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    assert_eq!(briefing(&harness).at, 3);
    press(&mut harness, Modifiers::NONE, Key::B);
    assert_eq!(briefing(&harness).screen, Screen::Black);
    press(&mut harness, Modifiers::NONE, Key::B);
    press(&mut harness, Modifiers::NONE, Key::G);
    assert_eq!(briefing(&harness).screen, Screen::All);
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!((briefing(&harness).screen, briefing(&harness).at), (Screen::Page, 0));
    press(&mut harness, Modifiers::NONE, Key::L);
    assert!(briefing(&harness).pointer);
    press(&mut harness, Modifiers::NONE, Key::S);
    assert!(briefing(&harness).speaker && session(&harness).preferences().briefing_speaker);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(session(&harness).briefing().is_none());
}
