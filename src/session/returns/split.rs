//! What the session does with what goes to the units.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::exchange::{SplitRequest, UnitShare, shares, without_unit};
use crate::model::PaperAudience;
use crate::session::dialogs::Dialog;
use crate::session::effect::Effect;
use crate::session::id::{DocumentId, JobId};
use crate::session::open::OpenDocument;
use crate::session::state::Session;
use crate::table;

use super::{SplitChoice, SplitDone, SplitWork};

impl Session {
    /// Asks what is to be sent, where there is a unit to send it to.
    pub(in crate::session) fn ask_split(&mut self, now: Duration) {
        let has_units = self.active().and_then(OpenDocument::report).is_some_and(|report| !shares(report).is_empty());
        if has_units {
            self.dialogs.open(Dialog::Split);
        } else {
            self.toasts.error(self.words().text("split-no-units").to_owned(), now);
        }
    }

    pub(super) fn split(&mut self, id: DocumentId, folder: PathBuf) {
        let choice = self.documents.get_mut(id).and_then(|document| document.exchange.split.take());
        let Some((choice, document)) = choice.zip(self.document(id)) else { return };
        let Some((request, shares)) = self.split_request(document, &choice) else { return };
        let from = document.file.evidence_beside().map(Path::to_path_buf);
        if self.dialogs.present() == Some(&Dialog::Split) {
            self.dialogs.close();
        }
        let text = self.words().with("job-split", [("count", shares.len().into())]);
        let (job, progress) = self.jobs.start_with_progress(text);
        self.effects.push(Effect::Split(SplitWork { job, from, folder, request, shares, progress }));
    }

    fn split_request(&self, document: &OpenDocument, choice: &SplitChoice) -> Option<(SplitRequest, Vec<UnitShare>)> {
        let report = document.report()?;
        let dataset = Arc::clone(document.document().dataset());
        let at = dataset.reports.iter().position(|own| own.id == report.id)?;
        let (form, name) = table::find(report, self.kept_forms(), &choice.form, self.words())?;
        let wanted = shares(report).into_iter().filter(|share| choice.units.contains(&share.id)).collect();
        let request = SplitRequest {
            dataset,
            report: at,
            form,
            name,
            audience: report.audience.unwrap_or(PaperAudience::Office),
            datasets: choice.datasets,
            answer_by: choice.answer_by,
            today: document.day(self.today),
            near_days: self.settings.preferences.near_due_days,
            pace_points: self.settings.preferences.pace_points,
            words: Arc::clone(&self.settings.words),
        };
        Some((request, wanted))
    }

    pub(in crate::session) fn split_done(&mut self, job: JobId, folder: &Path, done: SplitDone, now: Duration) {
        if !self.jobs.end(job) {
            return;
        }
        let arguments = [
            ("units", done.units.into()),
            ("folder", folder.display().to_string().into()),
            ("count", done.looked_for.into()),
        ];
        if done.units > 0 {
            self.toasts.inform(self.words().with("split-done", arguments), now);
        }
        let without = self.active().and_then(OpenDocument::report).map_or(0, |report| without_unit(report));
        if without > 0 {
            self.toasts.inform(self.words().with("split-without", [("count", without.into())]), now);
        }
        if done.left > 0 {
            self.toasts.error(self.words().with("evidence-left", [("count", done.left.into())]), now);
        }
        for error in done.failed {
            self.toasts.error(error, now);
        }
    }
}
