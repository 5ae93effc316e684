//! What is kept in memory while the window is open: nothing of what was closed, and no more for each field that was shown.

use std::sync::{Arc, Weak};

use egui::accesskit::Role;
use egui::text_edit::TextEditState;
use egui_kittest::kittest::Queryable as _;
use guatu::document::{Change, Edit, EditLabel};
use guatu::field;
use guatu::file;
use guatu::model::{Item, NodeId, NodeRef};
use guatu::session::{Action, BriefingStep, Command, Preferences, View};

use crate::common::*;

/// The filled example, open behind the other one.
fn with_both() -> Window {
    let mut harness = with_example();
    act(&mut harness, Action::Run(Command::OpenFilled));
    harness
}

#[test]
fn nothing_holds_the_dataset_of_a_closed_document() {
    let mut harness = with_both();
    for (view, _) in Command::views() {
        act(&mut harness, Action::Run(view));
    }
    act(&mut harness, Action::Run(Command::ToggleSource));
    act(&mut harness, Action::Run(Command::Overview));
    let whole = Arc::downgrade(session(&harness).active().unwrap().document().dataset());
    let report = Arc::downgrade(&dataset(&harness).reports[0]);
    act(&mut harness, Action::Run(Command::Close));
    assert_eq!(session(&harness).documents().len(), 1);
    assert_eq!((whole.strong_count(), report.strong_count()), (0, 0));
}

#[test]
fn the_cursors_of_fields_that_nobody_types_in_are_not_kept_for_ever() {
    let mut harness = with_both();
    act(&mut harness, Action::Run(Command::Detail));
    let report = dataset(&harness).reports[0].clone();
    let mut shown = 0;
    for item in report.items() {
        act(&mut harness, Action::Select(NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()))));
        shown += harness.get_all_by_role(Role::TextInput).count();
    }
    assert!(shown > 1000, "{shown}");
    let kept = harness.ctx.data(egui::util::IdTypeMap::count::<TextEditState>);
    assert!(kept <= 512, "{kept}");
}

#[test]
fn the_rows_of_the_ledger_go_when_it_is_left() {
    let mut harness = with_both();
    act(&mut harness, Action::Run(Command::Ledger));
    let ledger = session(&harness).active().unwrap().answers().unwrap().ledger.as_ref().map(Arc::downgrade).unwrap();
    assert!(ledger.strong_count() > 0);
    act(&mut harness, Action::Run(Command::Overview));
    assert_eq!(ledger.strong_count(), 0);
}

#[test]
fn pages_of_a_briefing_are_let_go_of_when_nobody_looks_at_them() {
    let mut harness = with_example();
    let pages = |harness: &Window| {
        let pages = &session(harness).active().unwrap().deck().pages;
        assert!(pages.len() > 5, "{}", pages.len());
        Arc::downgrade(pages)
    };
    act(&mut harness, Action::SetView(View::Briefing));
    let arranged = pages(&harness);
    act(&mut harness, Action::Run(Command::Overview));
    assert_eq!(arranged.strong_count(), 0);
    act(&mut harness, Action::Run(Command::Briefing));
    harness.run_steps(3);
    let shown = pages(&harness);
    act(&mut harness, Action::Brief(BriefingStep::Go(3)));
    act(&mut harness, Action::Brief(BriefingStep::End));
    harness.run_steps(3);
    assert!(session(&harness).briefing().is_none());
    assert_eq!(shown.strong_count(), 0);
}

/// Shows the tree and the source beside the page, or hides both.
fn set_panes(harness: &mut Window, shown: bool) {
    let preferences = session(harness).preferences().clone();
    act(harness, Action::SetPreferences(Box::new(Preferences { show_tree: shown, show_source: shown, ..preferences })));
}

/// What every view has shown is let go of once it was changed, also while another view is on screen.
#[test]
fn no_view_holds_items_as_they_were_before_a_change() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("台账.guatu.json");
    file::save(&path, &file::read(guatu::app::FILLED_EXAMPLE).unwrap()).unwrap();
    let mut harness = with_example();
    act(&mut harness, Action::Open(vec![path]));
    let mut held = Vec::new();
    for (view, _) in Command::views() {
        set_panes(&mut harness, true);
        // The comparison is of the two documents that are open.
        act(&mut harness, Action::Run(view));
        act(&mut harness, Action::Run(Command::Overview));
        set_panes(&mut harness, false);
        let report = dataset(&harness).reports[0].clone();
        let items: Vec<Weak<Item>> = report.items().map(Arc::downgrade).collect();
        let goal = |item: &Arc<Item>| Change::set(&item.id, field!(Item.goal), format!("{view:?}"));
        let all = Change::Batch(EditLabel::Cells, report.items().map(goal).collect());
        let id = report.id.clone();
        drop(report);
        act(&mut harness, Action::Edit(Edit::new(id, all)));
        act(&mut harness, Action::Run(Command::Save));
        harness.run_steps(3);
        let count = items.iter().filter(|item| item.strong_count() > 0).count();
        if count > 0 {
            held.push((view, count));
        }
    }
    assert_eq!(held, []);
}
