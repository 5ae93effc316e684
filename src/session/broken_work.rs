//! Work on a worker thread that broke off: what waited for it waits no more, and the person is told what was not done.

use std::time::Duration;

use super::briefing::BriefingStep;
use super::effect::Effect;
use super::letters::Letters;
use super::open::OpenDocument;
use super::paths::file_name;
use super::returns::Returns;
use super::state::Session;
use super::work::{Breakdown, Work};

impl Session {
    /// Work broke off. A job that was cancelled meanwhile is nobody's any more.
    pub(super) fn work_broke(&mut self, work: &Work, why: Breakdown, now: Duration) {
        let name = self.name_of(work);
        if !self.end_wait(work) {
            return;
        }
        let words = self.words();
        let next = match why {
            Breakdown::Panic => "broke-by-panic",
            Breakdown::NoThread => "broke-no-thread",
        };
        let text = words.with(work.key(), [("name", name.into())]);
        let text = words.with(next, [("what", text.into())]);
        self.toasts.error(text, now);
    }

    /// What the work is about: a file, a document, an item.
    fn name_of(&self, work: &Work) -> String {
        match work {
            Work::Load(_, Some(path))
            | Work::Import(_, path)
            | Work::LoadOther(_, path)
            | Work::Export(path)
            | Work::SaveCopy(_, path)
            | Work::SavePapers(_, path)
            | Work::Split(_, path) => file_name(path),
            Work::Load(_, None) => self.words().text("broke-example").to_owned(),
            Work::Save(_, id, _)
            | Work::LoadAgain(id)
            | Work::LoadBackup(id)
            | Work::FindBackups(id)
            | Work::Compare(id)
            | Work::ReadReturns(_, id)
            | Work::Collect(_, id)
            | Work::Analyse(id)
            | Work::Chart(id, _)
            | Work::Pages(id)
            | Work::Paper(id)
            | Work::Activity(id, ..)
            | Work::Evidence(id)
            | Work::Letters(id) => self.document(*id).map_or_else(String::new, OpenDocument::name),
            Work::Suggest(item) => item.clone(),
            Work::ReadAgain(serial) => self.imports.name_of(*serial).unwrap_or_default().to_owned(),
            Work::Copy | Work::Print | Work::Recover | Work::PutAside | Work::Watch | Work::Housekeeping => {
                String::new()
            }
        }
    }

    /// Ends the waiting for it. Returns false where nobody waits any more.
    fn end_wait(&mut self, work: &Work) -> bool {
        match work {
            Work::Load(job, _)
            | Work::Import(job, _)
            | Work::LoadOther(job, _)
            | Work::Split(job, _)
            | Work::SaveCopy(job, _)
            | Work::SavePapers(job, _)
            | Work::ReadReturns(job, _) => return self.jobs.end(*job),
            Work::Collect(Some(job), id) => {
                self.jobs.end(*job);
                self.with_returns_of(*id, |returns| returns.failed = true);
            }
            Work::Collect(None, id) => self.with_returns_of(*id, Returns::merging_broke),
            Work::Save(job, id, _) => {
                self.jobs.end(*job);
                self.documents.closing = None;
                self.with_document(*id, |document| document.file.saving = false);
            }
            Work::LoadAgain(id) => self.with_document(*id, |document| document.file.held_back = false),
            Work::ReadAgain(serial) => {
                let request = self.imports.broke(*serial);
                self.effects.extend(request.map(Effect::ReadAgain));
            }
            // Left as it is, the same would be found to differ, and break off, again and again.
            Work::Compare(id) => self.with_document(*id, |document| document.comparison.end()),
            Work::Analyse(id) => self.with_document(*id, |document| document.analyses.failed = true),
            Work::Chart(id, panel) => self.with_document(*id, |document| document.charts.failed(*panel)),
            Work::Pages(id) => {
                self.with_document(*id, |document| document.deck.failed = true);
                // A full screen without a page is no place to be told.
                if self.briefing.present().is_some_and(|briefing| briefing.document == *id && briefing.pages.is_empty())
                {
                    self.brief(BriefingStep::End);
                }
            }
            Work::Paper(id) => self.with_document(*id, |document| document.papers.broke()),
            Work::Activity(id, place, job) => {
                job.map(|job| self.jobs.end(job));
                self.with_document(*id, |document| document.activity.at(*place).broke(*job));
            }
            Work::Letters(id) => self.with_document(*id, |document| document.letters = Letters::default()),
            Work::Evidence(id) => self.with_document(*id, |document| document.evidence.broke()),
            Work::LoadBackup(_)
            | Work::FindBackups(_)
            | Work::Suggest(_)
            | Work::Copy
            | Work::Export(_)
            | Work::Print
            | Work::Recover
            | Work::PutAside
            | Work::Watch
            | Work::Housekeeping => {}
        }
        true
    }
}
