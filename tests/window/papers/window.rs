//! Papers in the window.

use guatu::analysis::{Column, LedgerOrder, LedgerRequest, LedgerRows, SortKey};
use guatu::model::{NodeId, NodeRef, Paper, PaperAudience};
use guatu::paper::Block;
use guatu::session::{Action, Command, Dialog, FormChange, FormChoice, Outgoing, PaperStep, View};

use crate::common;

/// A window on the bundled notice, whose readers nobody named yet.
fn window() -> common::Window {
    common::with_example()
}

#[test]
fn the_ledger_is_printed_as_it_is_shown_after_a_preview() {
    let mut harness = window();
    common::act(&mut harness, Action::SetView(View::Ledger));
    common::act(&mut harness, Action::Run(Command::Print));
    let asked = Outgoing::Command(Command::Print);
    assert_eq!(common::session(&harness).dialog(), Some(&Dialog::Audience(asked.clone())));
    common::act(&mut harness, Action::ChooseAudience(PaperAudience::Office, asked));
    assert_eq!(common::session(&harness).view(), View::Papers);
    assert_eq!(common::dataset(&harness).reports[0].audience, Some(PaperAudience::Office));
    let papers = common::session(&harness).active().unwrap().papers();
    assert_eq!(papers.chosen, FormChoice::Shown);
    let made = papers.made.as_ref().unwrap();
    let table = made.paper.tables().next().unwrap();
    assert_eq!(table.data().count(), 29);
    assert_eq!(table.columns.len(), common::session(&harness).preferences().ledger_columns.len());
}

#[test]
fn what_is_printed_of_the_ledger_and_on_which_paper_is_chosen() {
    let mut harness = window();
    let paper = |harness: &common::Window| {
        let papers = common::session(harness).active().unwrap().papers();
        let made = papers.made.as_ref().unwrap();
        let table = made.paper.tables().next().unwrap();
        (made.paper.sheet, table.data().count(), made.pages[0].width > made.pages[0].height)
    };
    common::act(&mut harness, Action::SetView(View::Ledger));
    common::act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Shown)));
    common::act(&mut harness, Action::SetView(View::Papers));
    assert_eq!(paper(&harness), (Paper::A3Landscape, 29, true));
    common::act(&mut harness, Action::Paper(PaperStep::Sheet(Paper::A4)));
    assert_eq!(paper(&harness), (Paper::A4, 29, false));
    let items: Vec<_> = common::dataset(&harness).reports[0].items().skip(2).take(3).cloned().collect();
    let report = common::dataset(&harness).reports[0].id.clone();
    let nodes: Vec<_> = items.iter().map(|item| NodeRef::new(report.clone(), NodeId::Item(item.id.clone()))).collect();
    common::act(&mut harness, Action::Brush(nodes.into(), false));
    common::act(&mut harness, Action::Paper(PaperStep::OnlySelected(true)));
    assert_eq!(paper(&harness), (Paper::A4, 3, false));
    // Another form has the paper that it names.
    common::act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Named("duties".to_owned()))));
    assert_eq!(paper(&harness), (Paper::A4Landscape, 3, true));
}

#[test]
fn a_form_made_of_the_ledger_gives_its_rows_in_the_order_on_screen() {
    let column = |name: &str| serde_json::from_value::<Column>(name.into()).unwrap();
    let key = |name: &str, descending| SortKey { by: column(name), descending };
    for (rows, orders) in [
        (LedgerRows::Items, [vec![("number", true)], vec![("@category", false), ("number", true), ("title", false)]]),
        (LedgerRows::Measures, [vec![("measure.number", true)], vec![("@category", true), ("number", true)]]),
    ] {
        for order in orders {
            let mut harness = window();
            common::act(&mut harness, Action::SetView(View::Ledger));
            common::act(&mut harness, Action::SetLedgerRows(rows));
            let keys = order.iter().map(|(name, descending)| key(name, *descending)).collect();
            let request = LedgerRequest { rows, order: LedgerOrder { keys }, ..LedgerRequest::default() };
            common::act(&mut harness, Action::SetLedger(request));
            let answers = common::session(&harness).active().unwrap().answers().unwrap();
            let lines = &answers.ledger.as_ref().unwrap().rows;
            let on_screen: Vec<_> = lines.iter().map(|row| row.resolve(&answers.dataset).unwrap().node_ref()).collect();
            common::act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Shown)));
            common::act(&mut harness, Action::SetView(View::Papers));
            common::act(&mut harness, Action::Paper(PaperStep::CopyForm));
            let papers = common::session(&harness).active().unwrap().papers();
            assert!(matches!(papers.chosen, FormChoice::Named(_)), "it is a form by itself now");
            let table = papers.made.as_ref().unwrap().paper.tables().next().unwrap();
            let on_paper: Vec<_> = table.data().filter_map(|row| row.node.clone()).collect();
            assert_eq!(on_paper, on_screen, "{rows:?} {order:?}");
        }
    }
}

#[test]
fn the_readers_of_what_is_printed_are_chosen_by_keys() {
    use egui::{Key, Modifiers};
    // Enter takes the first, Tab leads to the others.
    for (tabs, audience) in [(0, PaperAudience::Public), (1, PaperAudience::Office)] {
        let mut harness = window();
        common::act(&mut harness, Action::SetView(View::Ledger));
        common::press(&mut harness, Modifiers::COMMAND, Key::P);
        let asked = Outgoing::Command(Command::Print);
        assert_eq!(common::session(&harness).dialog(), Some(&Dialog::Audience(asked)));
        for _ in 0..tabs {
            common::press(&mut harness, Modifiers::NONE, Key::Tab);
        }
        common::press(&mut harness, Modifiers::NONE, Key::Enter);
        assert_eq!(common::session(&harness).dialog(), None);
        assert_eq!(common::dataset(&harness).reports[0].audience, Some(audience));
        assert_eq!(common::session(&harness).view(), View::Papers);
    }
}

#[test]
fn an_own_form_is_kept_in_the_dataset_and_every_change_can_be_undone() {
    let mut harness = window();
    common::act(&mut harness, Action::Run(Command::Papers));
    common::act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Named("tasks".to_owned()))));
    common::act(&mut harness, Action::Paper(PaperStep::CopyForm));
    let forms = |harness: &common::Window| common::dataset(harness).reports[0].forms.clone();
    assert_eq!(forms(&harness).len(), 1);
    let columns = forms(&harness)[0].columns.len();
    common::act(&mut harness, Action::Paper(PaperStep::Change(FormChange::RemoveColumn(0))));
    common::act(&mut harness, Action::Paper(PaperStep::Change(FormChange::Title("镇街任务清单".to_owned()))));
    assert_eq!((forms(&harness)[0].columns.len(), forms(&harness)[0].title.as_str()), (columns - 1, "镇街任务清单"));
    let made = common::session(&harness).active().unwrap().papers().made.clone().unwrap();
    assert_eq!(made.paper.tables().next().unwrap().columns.len(), columns - 1);
    assert_eq!(made.paper.blocks[0], Block::Title("镇街任务清单".to_owned()));
    for _ in 0..3 {
        common::act(&mut harness, Action::Run(Command::Undo));
    }
    assert!(forms(&harness).is_empty());
}

/// What is said of a report stands above its pages, in as many lines as it needs: no page is wider than the window.
#[test]
fn what_is_to_be_known_of_a_report_makes_its_pages_no_wider_than_the_window() {
    use egui::accesskit::Role;
    use egui_kittest::kittest::Queryable as _;
    let mut harness = common::window_on("2026-11-28".parse().unwrap(), None);
    common::act(&mut harness, Action::Run(Command::OpenFilled));
    // The example is looked at as of the day of its report: from there to today.
    common::act(&mut harness, Action::Run(Command::AsOf));
    common::act(&mut harness, Action::SetView(View::Papers));
    common::act(&mut harness, Action::Paper(PaperStep::Choose(FormChoice::Report(guatu::paper::ReportKind::Progress))));
    harness.run_steps(4);
    assert_eq!(harness.query_all_by_label_contains("正文数字按").count(), 1);
    let pages: Vec<_> = harness.query_all_by_role(Role::Image).map(|page| page.rect()).collect();
    assert!(pages.iter().any(|page| page.width() > 400.0), "{pages:?}");
    assert!(pages.iter().all(|page| page.right() <= 1280.0), "{pages:?}");
}
