//! The wall chart as a poster: which sheet, and where the file goes.

use std::path::Path;
use std::time::Duration;

use super::dialogs::Dialog;
use super::effect::Effect;
use super::paths::place_for;
use super::poster_choice::PosterChoice;
use super::poster_request::PosterRequest;
use super::purpose::Purpose;
use super::state::Session;

impl Session {
    /// Asks on which sheet.
    pub(super) fn ask_poster(&mut self) {
        self.dialogs.open(Dialog::Poster);
    }

    /// The sheet was chosen: asks where to save it.
    pub(super) fn save_poster(&mut self, choice: PosterChoice) {
        let Some(document) = self.documents.active_mut() else { return };
        document.charts.poster = choice;
        let (id, named) = (document.id(), document.named());
        let name = format!("{} {:?}.pdf", self.words().text(named.word()), choice.sheet);
        let folder = self.folder();
        self.ask_path(Purpose::SavePoster(id), folder, &name);
    }

    /// A path was chosen for the poster.
    pub(super) fn poster_path_chosen(&mut self, purpose: Purpose, path: &Path, typed: bool, now: Duration) {
        let Purpose::SavePoster(id) = purpose else { return };
        let (path, existing) = place_for(path, purpose, typed);
        let request = self.document(id).and_then(|document| {
            Some(PosterRequest { chart: self.chart_request(document)?, choice: document.charts.poster })
        });
        match request {
            Some(request) => {
                if self.dialogs.present() == Some(&Dialog::Poster) {
                    self.dialogs.close();
                }
                self.effects.push(Effect::SavePoster(path, Box::new(request), existing));
            }
            None => self.toasts.inform(self.words().text("charts-not-yet").to_owned(), now),
        }
    }
}
