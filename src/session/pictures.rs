//! Charts and briefings taken away: pictures on the clipboard and in files, decks, printing.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::chart::{Chart, Named};
use crate::export::Pixels;

use super::{DocumentId, Effect, Existing, Purpose, Session, Severity, View};

impl Session {
    fn chart(&self) -> Option<(DocumentId, Arc<Chart>)> {
        let document = self.active()?;
        Some((document.id(), Arc::clone(document.chart()?)))
    }

    pub(super) fn copy_chart(&self, effects: &mut Vec<Effect>) {
        effects.extend(self.chart().map(|(_, chart)| Effect::DrawPicture(chart)));
    }

    /// Asks where to save the chart; what the chart is called is proposed as the name.
    pub(super) fn save_chart(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = self.active() else { return };
        let id = document.id();
        let name = format!("{}.png", self.words().text(document.named().word()));
        let folder = self.folder();
        self.ask_path(Purpose::SaveChart(id), folder, name, effects);
    }

    pub(super) fn save_charts(&mut self, effects: &mut Vec<Effect>) {
        let Some(id) = self.active else { return };
        let folder = self.folder();
        self.ask_path(Purpose::SaveCharts(id), folder, String::new(), effects);
    }

    pub(super) fn save_deck(&mut self, effects: &mut Vec<Effect>) {
        let Some(document) = self.active() else { return };
        let name = document.name();
        let stem = name.split('.').next().unwrap_or_default();
        let (id, name, folder) = (document.id(), format!("{stem}.pdf"), self.folder());
        self.ask_path(Purpose::SaveDeck(id), folder, name, effects);
    }

    /// A path was chosen for a picture or a deck.
    pub(super) fn picture_path_chosen(
        &mut self,
        purpose: Purpose,
        path: &Path,
        typed: bool,
        now: Duration,
        effects: &mut Vec<Effect>,
    ) {
        let (path, existing) = place_for(path, purpose, typed);
        match purpose {
            Purpose::SaveChart(id) => {
                let chart = self.document(id).and_then(|document| document.chart().cloned());
                effects.extend(chart.map(|chart| Effect::SavePictures(vec![(path, chart.into())], existing)));
            }
            Purpose::SaveCharts(id) => self.save_all(id, &path, now, effects),
            Purpose::SaveDeck(id) => {
                let request = self.document(id).and_then(|document| self.deck_request(document));
                effects.extend(request.map(|request| Effect::SaveDeck(path, request, existing)));
            }
            _ => {}
        }
    }

    /// Has a picture of each chart written into a folder.
    fn save_all(&mut self, id: DocumentId, folder: &Path, now: Duration, effects: &mut Vec<Effect>) {
        let Some(document) = self.document(id) else { return };
        let Some((dataset, visible)) = document.answered_now() else {
            self.say(Severity::Information, self.words().text("charts-not-yet").to_owned(), now);
            return;
        };
        let name = |named: Named| folder.join(format!("{}.png", self.words().text(named.word())));
        let request = |named: Named| super::ChartRequest {
            document: id,
            panel: 0,
            dataset: Arc::clone(&dataset),
            wanted: crate::chart::Wanted::new(named),
            visible: visible.clone(),
            today: self.today,
            near_days: self.preferences.near_due_days,
            words: Arc::clone(&self.words),
        };
        let pictures = Named::ALL.into_iter().map(|named| (name(named), request(named).into())).collect();
        effects.push(Effect::SavePictures(pictures, Existing::Keep));
        self.say(Severity::Information, self.words().text("charts-on-their-way").to_owned(), now);
    }

    /// Has the chart in use, or the briefing where no chart is on show, laid out for paper and shown by the system's
    /// reader, which prints.
    pub(super) fn print(&mut self, effects: &mut Vec<Effect>) {
        let chart = self.chart().filter(|_| self.view == View::Charts);
        effects.extend(match chart {
            Some((_, chart)) => Some(Effect::PrintChart(chart)),
            None => self.active().and_then(|document| self.deck_request(document)).map(Effect::PrintDeck),
        });
    }

    pub(super) fn printed(&mut self, result: Result<PathBuf, String>, now: Duration) {
        match result {
            Ok(path) => {
                let text = self.words().with("print-shown", [("path", path.display().to_string().into())]);
                self.say(Severity::Information, text, now);
            }
            Err(error) => self.say(Severity::Error, error, now),
        }
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

    /// So many pictures were written, the last of them here; or why one was not.
    pub(super) fn pictures_saved(&mut self, path: &Path, result: Result<usize, String>, now: Duration) {
        let name = super::files::file_name(path);
        match result {
            Ok(1) => self.say(Severity::Information, self.words().with("saved", [("name", name.into())]), now),
            Ok(count) => {
                let folder = path.parent().unwrap_or(path).display().to_string();
                let text = self.words().with("charts-saved", [("count", count.into()), ("folder", folder.into())]);
                self.say(Severity::Information, text, now);
            }
            Err(error) => self.say(Severity::Error, error, now),
        }
    }
}

/// Where a file goes for a path that was chosen, and what becomes of one that is there.
pub(super) fn place_for(path: &Path, purpose: Purpose, typed: bool) -> (PathBuf, Existing) {
    let whole = with_ending(path, purpose);
    // The desktop has asked about the path that it gave, not about one with our ending added.
    let existing = if typed || whole != path { Existing::Keep } else { Existing::Replace };
    (whole, existing)
}

/// The path with an ending that says what kind of file it is; a folder stays as it is.
fn with_ending(path: &Path, purpose: Purpose) -> PathBuf {
    let (_, endings) = purpose.kind();
    let known = path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known));
    match endings.first() {
        Some(first) if !known && !matches!(purpose, Purpose::SaveCharts(_)) => {
            PathBuf::from(format!("{}.{first}", path.display()))
        }
        _ => path.to_owned(),
    }
}
