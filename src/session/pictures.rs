//! Charts and briefings taken away: pictures on the clipboard and in files, decks, printing.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::chart::Named;
use crate::export::{ExportError, Pixels};
use crate::model::PaperAudience;
use crate::words::Words;

use super::charts::ChartRequest;
use super::command::View;
use super::effect::Effect;
use super::id::DocumentId;
use super::open::OpenDocument;
use super::paths::{file_name, place_for};
use super::purpose::{Existing, Purpose};
use super::state::Session;
use super::toasts::Attempt;

impl Session {
    /// The chart in use, as the readers of the dataset may see it: it is made anew from what is for them.
    fn chart_for_readers(&mut self, now: Duration) -> Option<ChartRequest> {
        let request = self.active().and_then(|document| self.chart_request(document));
        if request.is_none() {
            self.toasts.inform(self.words().text("charts-not-yet").to_owned(), now);
        }
        request
    }

    pub(super) fn chart_request(&self, document: &OpenDocument) -> Option<ChartRequest> {
        let (dataset, visible) = document.answered_now()?;
        Some(ChartRequest {
            document: document.id(),
            panel: 0,
            dataset,
            spec: document.charts.used()?.spec.clone(),
            visible,
            today: document.day(self.today),
            near_days: self.settings.preferences.near_due_days,
            pace_points: self.settings.preferences.pace_points,
            audience: readers(document),
            words: Arc::clone(&self.settings.words),
        })
    }

    pub(super) fn copy_chart(&mut self, now: Duration) {
        let request = self.chart_for_readers(now);
        self.effects.extend(request.map(Effect::DrawPicture));
    }

    /// Asks where to save the chart; what the chart is called is proposed as the name.
    pub(super) fn save_chart(&mut self) {
        let Some(document) = self.active() else { return };
        let id = document.id();
        let name = format!("{}.png", self.words().text(document.named().word()));
        let folder = self.folder();
        self.ask_path(Purpose::SaveChart(id), folder, &name);
    }

    pub(super) fn save_charts(&mut self) {
        let Some(id) = self.documents.active_id() else { return };
        let folder = self.folder();
        self.ask_path(Purpose::SaveCharts(id), folder, "");
    }

    pub(super) fn save_deck(&mut self) {
        let Some(document) = self.active() else { return };
        let name = document.name();
        let stem = name.split('.').next().unwrap_or_default();
        let (id, name, folder) = (document.id(), format!("{stem}.pdf"), self.folder());
        self.ask_path(Purpose::SaveDeck(id), folder, &name);
    }

    /// A path was chosen for a picture or a deck.
    pub(super) fn picture_path_chosen(&mut self, purpose: Purpose, path: &Path, typed: bool, now: Duration) {
        let (path, existing) = place_for(path, purpose, typed);
        match purpose {
            Purpose::SaveChart(id) => {
                let chart = self.document(id).and_then(|document| self.chart_request(document));
                if chart.is_none() {
                    self.toasts.inform(self.words().text("charts-not-yet").to_owned(), now);
                }
                self.effects.extend(chart.map(|chart| Effect::SavePictures(vec![(path, chart)], existing)));
            }
            Purpose::SaveCharts(id) => self.save_all(id, &path, now),
            Purpose::SaveDeck(id) => {
                let request = self.document(id).and_then(|document| self.deck_request(document));
                self.effects.extend(request.map(|request| Effect::SaveDeck(path, request, existing)));
            }
            _ => {}
        }
    }

    /// Has a picture of each chart written into a folder.
    fn save_all(&mut self, id: DocumentId, folder: &Path, now: Duration) {
        let Some(document) = self.document(id) else { return };
        let Some((dataset, visible)) = document.answered_now() else {
            self.toasts.inform(self.words().text("charts-not-yet").to_owned(), now);
            return;
        };
        let name = |named: Named| folder.join(format!("{}.png", self.words().text(named.word())));
        let request = |named: Named| ChartRequest {
            document: id,
            panel: 0,
            dataset: Arc::clone(&dataset),
            spec: crate::chart::ChartSpec::new(named),
            visible: visible.clone(),
            today: document.day(self.today),
            near_days: self.settings.preferences.near_due_days,
            pace_points: self.settings.preferences.pace_points,
            audience: readers(document),
            words: Arc::clone(&self.settings.words),
        };
        let pictures = Named::ALL.into_iter().map(|named| (name(named), request(named))).collect();
        self.effects.push(Effect::SavePictures(pictures, Existing::Keep));
        self.toasts.inform(self.words().text("charts-on-their-way").to_owned(), now);
    }

    /// Has the chart in use, or the briefing in its view, laid out for paper and shown by the system's reader, which
    /// prints; elsewhere papers are printed.
    pub(super) fn print(&mut self, now: Duration) {
        match self.view {
            View::Charts => {
                let request = self.chart_for_readers(now);
                self.effects.extend(request.map(Effect::PrintChart));
            }
            View::Briefing => {
                let request = self.active().and_then(|document| self.deck_request(document));
                self.effects.extend(request.map(Effect::PrintDeck));
            }
            _ => self.print_paper(),
        }
    }

    pub(super) fn printed(&mut self, result: Result<PathBuf, String>, now: Duration) {
        match result {
            Ok(path) => {
                let text = self.words().with("print-shown", [("path", path.display().to_string().into())]);
                self.toasts.inform(text, now);
            }
            Err(error) => self.toasts.error(error, now),
        }
    }

    pub(super) fn picture_drawn(&mut self, result: Result<Pixels, String>, now: Duration) {
        match result {
            Ok(pixels) => {
                self.effects.push(Effect::CopyPicture(pixels));
                self.toasts.inform(self.words().text("chart-copied").to_owned(), now);
            }
            Err(error) => self.toasts.error(error, now),
        }
    }

    /// So many pictures were written, the first of them here; or why one was not.
    pub(super) fn pictures_saved(&mut self, path: &Path, result: Result<usize, String>, now: Duration) {
        let name = file_name(path);
        if result.is_ok() {
            self.toasts.worked(&Attempt::Pictures(path.to_owned()));
        }
        match result {
            Ok(1) => self.toasts.inform(self.words().with("saved", [("name", name.into())]), now),
            Ok(count) => {
                let folder = path.parent().unwrap_or(path).display().to_string();
                let text = self.words().with("charts-saved", [("count", count.into()), ("folder", folder.into())]);
                self.toasts.inform(text, now);
            }
            Err(error) => self.toasts.failed(Attempt::Pictures(path.to_owned()), error, now),
        }
    }
}

/// Who reads what goes out of a document; the public where nobody said so.
pub(super) fn readers(document: &OpenDocument) -> PaperAudience {
    document.report().and_then(|report| report.audience).unwrap_or(PaperAudience::Public)
}

/// Why a picture or a briefing could not be made, in words.
#[must_use]
pub fn export_error(error: &ExportError, words: &Words) -> String {
    match error {
        ExportError::Size => words.text("export-size").to_owned(),
        ExportError::Kind(endings) => {
            let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
            words.with("export-kind", [("endings", endings.join(" ").into())])
        }
        ExportError::Font | ExportError::Writer(_) => words.text("export-failed").to_owned(),
    }
}
