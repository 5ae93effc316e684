//! What workers, the desktop and the system report: an outcome in, effects out. This place only delegates.

use std::time::Duration;

use crate::file::{Attribute, IoCause};

use super::dialogs::Dialog;
use super::effect::Effect;
use super::outcome::Outcome;
use super::state::Session;

impl Session {
    /// Takes an outcome at `now` (time since the program started) and returns what is to be done.
    #[must_use]
    pub fn report(&mut self, outcome: Outcome, now: Duration) -> Vec<Effect> {
        self.take_in(outcome, now);
        self.follow_up()
    }

    fn take_in(&mut self, outcome: Outcome, now: Duration) {
        match outcome {
            Outcome::DialogAnswered(serial, answer) => self.dialog_answered(serial, answer, now),
            Outcome::Loaded(job, path, result) => self.loaded(job, path, result, now),
            Outcome::LookedFor(missing) => self.looked_for(missing),
            Outcome::Saved(job, id, path, result) => self.saved(job, id, path, result, now),
            Outcome::AlreadyOpen(job, id) => self.already_open(job, id),
            Outcome::AttributesLost(path, lost) => {
                self.toasts.error(Attribute::lost(&lost, &path, self.words()), now);
            }
            Outcome::HolidaysFailed(error) => self.toasts.error(error.message(self.words()), now),
            Outcome::BackupFailed(error) => self.failed("backup-failed", error, now),
            Outcome::JournalFailed(error) => {
                self.unrecorded = Some(error.message(self.words()));
                self.failed("journal-failed", error, now);
            }
            Outcome::JournalWorks => {
                self.unrecorded = None;
                self.toasts.inform(self.settings.words.text("journal-works").to_owned(), now);
            }
            Outcome::CrashReportsFound(reports) => self.dialogs.open_below(Dialog::Crashed(reports)),
            Outcome::NotPutAside(error) => self.failed("recover-not-dropped", error, now),
            Outcome::DroppedFound(found) => self.dropped_found(found, now),
            Outcome::WouldOverwrite(job, id, path) => self.would_overwrite(job, id, path),
            Outcome::FileChanged(id, stamp) => self.file_changed(id, stamp),
            Outcome::LoadedAgain(id, stamp, result) => self.loaded_again(id, stamp, result, now),
            Outcome::Conflict(job, id, path) => self.conflict(job, id, path),
            Outcome::OpenElsewhere(name) => self.open_elsewhere(name, now),
            Outcome::BackupsFound(id, found) => self.backups_found(id, found),
            Outcome::VersionsFound(id, path, versions) => {
                self.with_document(id, |document| document.papers.set_versions(path, versions));
            }
            Outcome::VersionKept(id, name, result) => self.version_kept(id, &name, result, now),
            Outcome::Restored(id, result) => self.restored(id, result, now),
            Outcome::RecoveriesFound(found) => self.recoveries_found(found),
            Outcome::Terminate => self.effects.push(Effect::CloseWindow),
            Outcome::Answered(id, answers) => {
                self.with_document(id, |document| document.analyses.take(answers));
                self.settle_marked_rows(id);
            }
            Outcome::Audited(id, audit) => self.with_document(id, |document| document.analyses.audit = Some(audit)),
            Outcome::ChartMade(id, panel, spec, chart) => {
                self.with_document(id, |document| document.charts.set_chart(panel, &spec, chart));
            }
            Outcome::PagesMade(id, key, pages) => self.pages_made(id, &key, pages),
            Outcome::StepPacked(id, packing, packed) => self.step_packed(id, &packing, packed),
            Outcome::Suggested(id, item, list) => {
                self.with_document(id, |document| document.suggested.set_suggestions(&item, list));
            }
            Outcome::Imported(job, path, result) => self.imported(job, path, result, now),
            Outcome::SampleRead(job, id, path, result) => self.sample_read((job, id), &path, result, now),
            Outcome::KeptForms(kept) => self.kept_forms_read(kept, now),
            Outcome::ReadAs(serial, result) => self.read_as(serial, result, now),
            Outcome::Understood(serial, understood) => self.imports.understood(serial, understood),
            Outcome::OtherLoaded(job, id, role, result) => self.other_loaded(job, id, role, result, now),
            Outcome::Compared(id, serial, compared) => self.compared(id, serial, compared),
            Outcome::SplitDone(job, folder, done) => self.split_done(job, &folder, done, now),
            Outcome::ReturnsRead(job, id, read) => self.returns_read(job, id, &read, now),
            Outcome::Collected(job, id, serial, found) => self.collected((job, id, serial), found),
            Outcome::ReturnsMerged(id, mine, result) => self.returns_merged(id, &mine, result, now),
            Outcome::PictureDrawn(result) => self.picture_drawn(result, now),
            Outcome::PaperMade(id, serial, made) => self.paper_made(id, serial, made),
            Outcome::ActivityMade { document, place, serial, job, made } => {
                job.map(|job| self.jobs.end(job));
                self.activity_made(document, place, serial, made);
            }
            Outcome::PapersSaved(job, path, result) => {
                if self.jobs.end(job) {
                    self.papers_saved(&path, result, now);
                }
            }
            Outcome::CopySaved(job, path, result) => self.copy_saved(job, &path, result, now),
            Outcome::LettersWritten(id, folder, written) => self.letters_written(id, &folder, written, now),
            Outcome::PicturesRead(id, reading, pictures) => self.pictures_read(id, &reading, pictures),
            Outcome::EvidenceKept(id, node, copied) => self.evidence_kept(id, &node, copied, now),
            Outcome::EvidenceNotOpened(error) => self.toasts.error(error, now),
            Outcome::EvidenceChecked(id, faults) => self.evidence_checked(id, faults, now),
            Outcome::EvidenceLeft(count) => {
                self.toasts.error(self.words().with("evidence-left", [("count", count.into())]), now);
            }
            Outcome::PicturesSaved(path, result) => self.pictures_saved(&path, result, now),
            Outcome::Printed(result) => self.printed(result, now),
            Outcome::WorkBroke(work, why) => self.work_broke(&work, why, now),
        }
    }

    fn failed(&mut self, key: &str, error: IoCause, now: Duration) {
        let text = self.words().with(key, [("error", error.message(self.words()).into())]);
        self.toasts.error(text, now);
    }
}
