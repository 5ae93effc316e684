//! The chart view: which chart is on show, and its pictures.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::chart::{Chart, Named};
use crate::export::Pixels;
use crate::words::Language;

use super::{DocumentId, Effect, Purpose, Session, Severity, View};

/// The chart of one document.
#[derive(Debug)]
pub(super) struct Charts {
    pub(super) named: Named,
    pub(super) made: Option<Arc<Chart>>,
    /// What the chart on its way, or on show, was asked for.
    asked: Option<(u64, Named, Language)>,
}

impl Default for Charts {
    fn default() -> Self {
        Self { named: Named::Plan, made: None, asked: None }
    }
}

impl Session {
    /// Has the chart on show made when the dataset, the choice or the language changed.
    pub(super) fn ask_for_chart(&mut self, effects: &mut Vec<Effect>) {
        if self.view != View::Charts {
            return;
        }
        let (words, today) = (Arc::clone(&self.words), self.today);
        let Some(document) = self.active_mut() else { return };
        let wanted = (document.document().revision(), document.charts.named, words.language());
        if document.charts.asked == Some(wanted) {
            return;
        }
        // Another chart is not to be seen under this one's name.
        if document.charts.asked.is_some_and(|(_, named, _)| named != wanted.1) {
            document.charts.made = None;
        }
        document.charts.asked = Some(wanted);
        let dataset = Arc::clone(document.document().dataset());
        effects.push(Effect::MakeChart(document.id(), wanted.1, dataset, today, words));
    }

    pub(super) fn chart_made(&mut self, id: DocumentId, chart: Arc<Chart>) {
        if let Some(document) = self.document_mut(id) {
            document.charts.made = Some(chart);
        }
    }

    fn chart(&self) -> Option<(DocumentId, Arc<Chart>)> {
        let document = self.active()?;
        Some((document.id(), Arc::clone(document.chart()?)))
    }

    pub(super) fn copy_chart(&self, effects: &mut Vec<Effect>) {
        effects.extend(self.chart().map(|(_, chart)| Effect::DrawPicture(chart)));
    }

    pub(super) fn save_chart(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = self.active() else { return };
        let (id, name) = (document.id(), format!("{}.png", document.named().name()));
        let folder = self.folder();
        self.ask_path(Purpose::SaveChart(id), folder, name, effects);
    }

    pub(super) fn chart_path_chosen(&mut self, id: DocumentId, paths: Vec<PathBuf>, effects: &mut Vec<Effect>) {
        let Some(path) = paths.into_iter().next() else { return };
        let Some(chart) = self.document(id).and_then(|document| document.chart().cloned()) else { return };
        let known = path.extension().is_some_and(|ending| ["svg", "png", "pdf"].iter().any(|known| ending == *known));
        let path = if known { path } else { PathBuf::from(format!("{}.png", path.display())) };
        effects.push(Effect::SavePicture(path, chart));
    }

    pub(super) fn picture_drawn(&mut self, result: Result<Pixels, String>, now: Duration, effects: &mut Vec<Effect>) {
        match result {
            Ok(pixels) => {
                effects.push(Effect::CopyPicture(pixels));
                self.say(Severity::Information, self.words().text("chart-copied").to_owned(), now);
            }
            Err(error) => self.say(Severity::Error, self.words().with("chart-failed", [("error", error.into())]), now),
        }
    }

    pub(super) fn picture_saved(&mut self, path: &Path, result: Result<(), String>, now: Duration) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match result {
            Ok(()) => self.say(Severity::Information, self.words().with("saved", [("name", name.into())]), now),
            Err(error) => self.say(Severity::Error, error, now),
        }
    }
}
