//! Charts asked for when they are looked at, and the selection made in them.

use std::sync::Arc;
use std::time::Duration;

use crate::chart::{Held, Named};
use crate::document::{Change, Edit};
use crate::field;
use crate::model::{Cell, NodeId, NodeRef, PaperAudience, ReportId};
use crate::session::command::View;
use crate::session::effect::Effect;
use crate::session::state::Session;

use super::{ChartRequest, ChartStep};

impl Session {
    /// Has the charts on show made when the dataset, the filter, the choice or the language changed.
    pub(in crate::session) fn ask_for_charts(&mut self) {
        let looked_at = self.documents.active_id().filter(|_| self.view == View::Charts);
        for document in self.documents.iter_mut().filter(|document| Some(document.id()) != looked_at) {
            document.charts.forget_large();
        }
        if looked_at.is_none() {
            return;
        }
        let words = &self.settings.words;
        let (near_days, pace_points) = (self.settings.preferences.near_due_days, self.settings.preferences.pace_points);
        let today = self.today();
        let Some(document) = self.documents.active_mut() else { return };
        let revision = document.document().revision();
        // What a filter leaves is known once the analyst has answered about this revision.
        let Some((dataset, visible)) = document.answered_now() else { return };
        let id = document.id();
        let requests = document.charts.ask(revision, |panel, spec| ChartRequest {
            document: id,
            panel,
            dataset: Arc::clone(&dataset),
            spec,
            visible: visible.clone(),
            today,
            near_days,
            pace_points,
            // On screen the office sees everything.
            audience: PaperAudience::All,
            words: Arc::clone(words),
        });
        self.effects.extend(requests.into_iter().map(Effect::MakeChart));
    }

    /// Does what is asked of the charts side by side.
    pub(in crate::session) fn chart_step(&mut self, step: ChartStep, now: Duration) {
        match step {
            ChartStep::Poster(choice) => self.save_poster(choice),
            ChartStep::Note(report, named, text) => self.note_chart(report, named, &text, now),
            step => self.with_active(|document| document.charts.handle(step)),
        }
    }

    /// Writes the person's own words on a chart; none take away what was there.
    fn note_chart(&mut self, report: ReportId, named: Named, text: &str, now: Duration) {
        let dataset = self.active().map(|document| document.document().dataset());
        let Some(own) = dataset.and_then(|dataset| dataset.report(&report)) else { return };
        let mut notes = own.chart_notes.clone();
        named.former_names().iter().for_each(|name| notes.set(name, None));
        let text = text.trim();
        notes.set(named.name(), (!text.is_empty()).then(|| Cell::Text(text.to_owned())));
        if notes != own.chart_notes {
            self.edit(Edit::new(report, Change::set(&(), field!(Report.chart_notes), notes)), now);
        }
    }

    /// Selects the items that a mark counts; or adds them to the selection, or takes them from it when all of them
    /// are in it.
    pub(in crate::session) fn brush(&mut self, held: &Held, add: bool) {
        let Some(document) = self.documents.active_mut() else { return };
        let mut chosen: Vec<NodeRef> = if add { items_of(document.chosen()) } else { Vec::new() };
        if add && held.iter().all(|node| document.brush().contains(node)) {
            chosen.retain(|node| !held.contains(node));
        } else {
            let fresh: Vec<NodeRef> = held.iter().filter(|node| !chosen.contains(node)).cloned().collect();
            chosen.extend(fresh);
        }
        if chosen.is_empty() {
            document.let_go();
        } else {
            document.mark(chosen);
        }
    }

    /// Shows only the selected items, in the tree and in every view.
    pub(in crate::session) fn show_only_selected(&mut self) {
        let Some(document) = self.documents.active_mut() else { return };
        if !document.brush().is_empty() {
            document.analyses.filter.only = Some(Arc::clone(document.brush()));
        }
    }
}

/// The items among some nodes.
fn items_of(nodes: &[NodeRef]) -> Vec<NodeRef> {
    nodes.iter().filter(|node| matches!(node.node, NodeId::Item(_))).cloned().collect()
}
