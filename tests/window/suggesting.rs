//! Figures of the text made indicators in the window: suggested ones taken over or refused, and one pointed at.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use egui_kittest::kittest::{By, Queryable as _};
use guatu::analysis::audit::FindingKind;
use guatu::model::{NodeId, Span};
use guatu::session::{Action, FigureUse, FindingStep, SuggestStep, View};

use crate::common::*;

/// The bundled dataset with one item's indicators taken out, so that there is something to suggest.
fn bare() -> Window {
    let mut dataset = guatu::file::read(guatu::app::EXAMPLE).unwrap();
    let report = std::sync::Arc::make_mut(&mut dataset.reports[0]);
    let category = std::sync::Arc::make_mut(&mut report.categories[0]);
    for problem in &mut category.problems {
        for item in &mut std::sync::Arc::make_mut(problem).items {
            if item.id.as_str() == "c1p3i3" {
                std::sync::Arc::make_mut(item).indicators.clear();
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    guatu::file::save(&path, &dataset).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    act(&mut harness, Action::Select(item_node("c1p3i3")));
    harness
}

fn offered(harness: &Window) -> usize {
    session(harness).active().unwrap().suggested().list.len()
}

#[test]
fn suggestions_are_taken_refused_and_never_offered_again() {
    let mut harness = bare();
    assert_eq!(item(&harness, "c1p3i3").indicators.len(), 0, "nothing is added by itself");
    let first = offered(&harness);
    assert!(first >= 5, "{first}");
    let name = session(&harness).active().unwrap().suggested().list[0].indicator.name.clone();
    act(&mut harness, Action::Suggest(SuggestStep::Accept(vec![0])));
    let taken = &item(&harness, "c1p3i3").indicators[0];
    assert_eq!(taken.name, name);
    assert!(taken.latest().or(taken.baseline.as_ref()).unwrap().source.is_some(), "it knows its words");
    assert_eq!(session(&harness).active().unwrap().selection(), Some(&item_node("c1p3i3")), "the page stays");
    let left = offered(&harness);
    assert!(left < first);
    act(&mut harness, Action::Suggest(SuggestStep::Refuse(vec![0])));
    assert_eq!(offered(&harness), left - 1);
    assert_eq!(dataset(&harness).reports[0].refused_suggestions.len(), 1);
    act(&mut harness, Action::Run(guatu::session::Command::Undo));
    act(&mut harness, Action::Run(guatu::session::Command::Undo));
    assert_eq!(offered(&harness), first);
    assert!(!session(&harness).has_unsaved());
}

#[test]
fn nothing_is_offered_that_the_dataset_has() {
    let mut harness = with_example();
    act(&mut harness, Action::Select(item_node("c1p3i3")));
    let before = item(&harness, "c1p3i3").indicators.len();
    assert!(before >= 5 && offered(&harness) < before);
}

#[test]
fn a_figure_of_the_source_becomes_an_indicator_and_a_reading() {
    let mut harness = bare();
    let report = &dataset(&harness).reports[0];
    let span = report.item(&"c1p3i3".into()).unwrap().source[0].clone();
    let paragraph = span.paragraph;
    let text = &report.source.paragraphs[paragraph as usize];
    let figure =
        guatu::quantity::quantities(text).into_iter().find(|f| f.is_amount() && f.start >= span.start).unwrap();
    let place = Span::new(paragraph, figure.start, figure.end);
    let id = report.id.clone();
    act(&mut harness, Action::SetView(View::Source));
    act(&mut harness, Action::UseFigure(id.clone(), place.clone(), FigureUse::Indicator("c1p3i3".into())));
    let made = item(&harness, "c1p3i3").indicators[0].clone();
    let own = made.latest().or(made.baseline.as_ref()).unwrap();
    assert_eq!((own.value, own.source.as_ref()), (figure.value, Some(&place)));
    act(&mut harness, Action::UseFigure(id, place, FigureUse::Target(made.id.clone())));
    let made = item(&harness, "c1p3i3").indicators[0].clone();
    assert_eq!(made.target.unwrap().value, figure.to.unwrap_or(figure.value));
    assert!(matches!(session(&harness).active().unwrap().selection().unwrap().node, NodeId::Indicator(_)));
}

#[test]
fn what_is_likely_damaged_is_marked_in_the_source_until_it_is_accepted() {
    let mut harness = with_example();
    let audit = session(&harness).active().unwrap().audit().unwrap().clone();
    let lost = audit.entries().find(|entry| entry.finding.kind == FindingKind::LostSign).unwrap().finding.clone();
    let report = dataset(&harness).reports[0].id.clone();
    act(&mut harness, Action::ShowSource(report.clone(), lost.spans.clone()));
    act(&mut harness, Action::SetView(View::Source));
    let paragraph = dataset(&harness).reports[0].source.paragraphs[lost.spans[0].paragraph as usize].clone();
    let said = |harness: &Window| {
        let told = |own: String| own.starts_with(&paragraph) && own.contains("原文可能有误");
        harness.query_all(By::new().predicate(|node| node.value().or_else(|| node.label()).is_some_and(told))).count()
    };
    assert_eq!(said(&harness), 1);
    let others = audit.entries().filter(|entry| {
        matches!(entry.finding.kind, FindingKind::LostSign | FindingKind::StrayBlank)
            && entry.finding.spans[0].paragraph == lost.spans[0].paragraph
    });
    for entry in others {
        let step = FindingStep::Accept(report.clone(), entry.finding.key.clone(), "原文如此".to_owned());
        act(&mut harness, Action::Finding(step));
    }
    assert_eq!(said(&harness), 0);
}
