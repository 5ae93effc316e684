//! Suggestions asked for when an item is looked at, and what a person does with them.

use std::sync::Arc;
use std::time::Duration;

use crate::document::{Change, Edit, take_suggested};
use crate::field;
use crate::model::{Item, NodeId, NodeRef, Report, ReportId, Span};
use crate::reading::suggest::{self, Suggestion, Sureness};
use crate::session::command::View;
use crate::session::effect::Effect;
use crate::session::open::OpenDocument;
use crate::session::state::Session;

use super::{FigureUse, SuggestStep, key};

impl Session {
    /// Has suggestions made when another item, or a changed one, is looked at.
    pub(in crate::session) fn ask_for_suggestions(&mut self) {
        if self.view != View::Detail {
            return;
        }
        let Some(document) = self.documents.active_mut() else { return };
        let Some((report, item)) = selected_item(document) else { return };
        if document.suggested.is_new(&report, &item) {
            self.effects.push(Effect::Suggest(document.id(), report, item));
        }
    }

    pub(in crate::session) fn suggest_step(&mut self, step: &SuggestStep, now: Duration) {
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
        if stay && let Some(document) = self.documents.active_mut() {
            document.select(node);
        }
    }

    /// Puts a figure of the source to use.
    pub(in crate::session) fn use_figure(&mut self, report: &ReportId, span: &Span, used: FigureUse, now: Duration) {
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
fn selected_item(document: &OpenDocument) -> Option<(Arc<Report>, Arc<Item>)> {
    let node = document.selection()?;
    let NodeId::Item(id) = &node.node else { return None };
    let report = document.document().dataset().reports.iter().find(|report| report.id == node.report)?;
    let item = report.items().find(|item| item.id == *id)?;
    Some((Arc::clone(report), Arc::clone(item)))
}
