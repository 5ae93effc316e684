//! Indicators suggested from the words of the selected item, and figures of the source put to use. Nothing is ever
//! added by itself.

use std::sync::Arc;
use std::time::Duration;

use crate::document::{Change, Edit, take_suggested};
use crate::field;
use crate::model::{IndicatorId, Item, NodeId, NodeRef, Report, Span};
use crate::reading::suggest::{self, Suggestion, Sureness};

use super::{DocumentId, Effect, Session, View};

/// What is suggested for the selected item.
#[derive(Debug, Default)]
pub struct Suggested {
    /// The suggestions that are neither in the dataset nor refused.
    pub list: Arc<Vec<Suggestion>>,
    /// The item and the report that they are about.
    pub of: Option<(Arc<Report>, Arc<Item>)>,
    asked: Option<Arc<Item>>,
}

/// What a person does with suggestions, named by their places in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SuggestStep {
    /// Take these over.
    Accept(Vec<usize>),
    /// Take one over and go to it, to change it.
    Change(usize),
    /// Take over all that are sure.
    AcceptSure,
    /// Do not offer these again.
    Refuse(Vec<usize>),
}

/// What a figure of the source is used as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureUse {
    /// An indicator of an item.
    Indicator(crate::model::ItemId),
    /// A reading of an indicator.
    Reading(IndicatorId),
    /// The target of an indicator.
    Target(IndicatorId),
    /// The value of an indicator when the inspectors came.
    Baseline(IndicatorId),
}

/// By which a refused suggestion is known again: the item and the place of its words.
fn key(item: &Item, suggestion: &Suggestion) -> Option<String> {
    let indicator = &suggestion.indicator;
    let reading = indicator.latest().or(indicator.baseline.as_ref());
    let span = reading.and_then(|reading| reading.source.as_ref());
    let span = span.or(indicator.target.as_ref().and_then(|target| target.source.as_ref()))?;
    Some(format!("{}:{}-{}-{}", item.id, span.paragraph, span.start, span.end))
}

/// The suggestions for an item that are new: their words are not used yet, and nobody refused them.
#[must_use]
pub fn fresh_suggestions(report: &Report, item: &Item) -> Vec<Suggestion> {
    let used: Vec<&Span> = item
        .indicators
        .iter()
        .flat_map(|own| {
            let readings = own.readings.iter().chain(&own.baseline).filter_map(|reading| reading.source.as_ref());
            readings.chain(own.target.iter().filter_map(|target| target.source.as_ref()))
        })
        .collect();
    let touches = |span: &Span| {
        used.iter().any(|own| own.paragraph == span.paragraph && own.start < span.end && span.start < own.end)
    };
    let new = |suggestion: &Suggestion| {
        let own = suggestion.indicator.latest().or(suggestion.indicator.baseline.as_ref());
        let taken = own.and_then(|reading| reading.source.as_ref()).is_some_and(touches);
        let refused = key(item, suggestion).is_some_and(|key| report.refused_suggestions.contains(&key));
        !taken && !refused
    };
    let mut list = suggest::suggestions(item, &report.source);
    list.retain(new);
    list
}

impl Session {
    /// Has suggestions made when another item, or a changed one, is looked at.
    pub(super) fn ask_for_suggestions(&mut self, effects: &mut Vec<Effect>) {
        if self.view != View::Detail {
            return;
        }
        let Some(document) = self.active_mut() else { return };
        let Some((report, item)) = selected_item(document) else { return };
        let same = document.suggested.asked.as_ref().is_some_and(|asked| Arc::ptr_eq(asked, &item));
        let refused =
            document.suggested.of.as_ref().is_some_and(|(of, _)| of.refused_suggestions != report.refused_suggestions);
        if same && !refused {
            return;
        }
        document.suggested.asked = Some(Arc::clone(&item));
        if document.suggested.of.as_ref().is_some_and(|(_, of)| of.id != item.id) {
            document.suggested.list = Arc::default();
        }
        document.suggested.of = Some((Arc::clone(&report), Arc::clone(&item)));
        effects.push(Effect::Suggest(document.id(), report, item));
    }

    pub(super) fn suggested(&mut self, id: DocumentId, item: &Arc<Item>, list: Vec<Suggestion>) {
        let Some(document) = self.document_mut(id) else { return };
        // An answer about what the item was before comes too late.
        if document.suggested.asked.as_ref().is_some_and(|asked| Arc::ptr_eq(asked, item)) {
            document.suggested.list = Arc::new(list);
        }
    }

    pub(super) fn suggest_step(&mut self, step: &SuggestStep, now: Duration) {
        let Some(document) = self.active() else { return };
        let list = Arc::clone(&document.suggested.list);
        let Some((report, item)) = selected_item(document) else { return };
        let sure = |(place, one): (usize, &Suggestion)| (one.sureness == Sureness::Sure).then_some(place);
        let (chosen, stay) = match step {
            SuggestStep::Accept(places) | SuggestStep::Refuse(places) => (places.clone(), true),
            SuggestStep::Change(place) => (vec![*place], false),
            SuggestStep::AcceptSure => (list.iter().enumerate().filter_map(sure).collect(), true),
        };
        let chosen: Vec<&Suggestion> = chosen.iter().filter_map(|place| list.get(*place)).collect();
        if chosen.is_empty() {
            return;
        }
        let edit = if matches!(step, SuggestStep::Refuse(_)) {
            let mut refused = report.refused_suggestions.clone();
            refused.extend(chosen.iter().filter_map(|one| key(&item, one)));
            Edit::new(report.id.clone(), Change::set(&(), field!(Report.refused_suggestions), refused))
        } else {
            take_suggested(&report, &item, chosen.iter().map(|one| one.indicator.clone()).collect())
        };
        let node = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
        self.edit(edit, now);
        // The next one is to be looked at where this one was.
        if stay && let Some(document) = self.active_mut() {
            document.select(node);
        }
    }

    /// Puts a figure of the source to use.
    pub(super) fn use_figure(&mut self, report: &crate::model::ReportId, span: &Span, used: FigureUse, now: Duration) {
        let Some(report) = self.active().and_then(|document| document.document().dataset().report(report)) else {
            return;
        };
        let Some(figure) = suggest::figure_at(&report.source, span) else { return };
        let edit = match used {
            FigureUse::Indicator(id) => report.item_of(&NodeId::Item(id)).map(|item| {
                let indicator = suggest::indicator_of(item, &report.source, &figure, span);
                take_suggested(report, item, vec![indicator])
            }),
            FigureUse::Reading(id) => report.indicator(&id).map(|(_, indicator)| {
                let mut readings = indicator.readings.clone();
                readings.push(suggest::reading_of(&figure, span));
                set(report, Change::set(&id, field!(Indicator.readings), readings))
            }),
            FigureUse::Target(id) => {
                let target = Some(suggest::target_of(&figure, span));
                Some(set(report, Change::set(&id, field!(Indicator.target), target)))
            }
            FigureUse::Baseline(id) => {
                let baseline = Some(suggest::reading_of(&figure, span));
                Some(set(report, Change::set(&id, field!(Indicator.baseline), baseline)))
            }
        };
        if let Some(edit) = edit {
            self.edit(edit, now);
        }
    }
}

fn set(report: &Report, change: Change) -> Edit {
    Edit::new(report.id.clone(), change)
}

/// The selected item with its report.
fn selected_item(document: &super::OpenDocument) -> Option<(Arc<Report>, Arc<Item>)> {
    let node = document.selection()?;
    let NodeId::Item(id) = &node.node else { return None };
    let report = document.document().dataset().reports.iter().find(|report| report.id == node.report)?;
    let item = report.items().find(|item| item.id == *id)?;
    Some((Arc::clone(report), Arc::clone(item)))
}
