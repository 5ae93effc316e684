//! Work on a worker thread that broke off: what waited for it waits no more, and the person is told what was not done.

use std::path::PathBuf;
use std::time::Duration;

use super::briefing::BriefingStep;
use super::effect::Effect;
use super::id::{DocumentId, JobId};
use super::open::OpenDocument;
use super::paths::file_name;
use super::state::Session;

/// What a worker thread does, as far as somebody waits for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    /// Reads a file; the bundled example has no path.
    Load(JobId, Option<PathBuf>),
    /// Writes a dataset.
    Save(JobId, DocumentId, PathBuf),
    /// Reads the file of a document that was changed outside.
    LoadAgain(DocumentId),
    /// Reads a former version of the file of a document.
    LoadBackup(DocumentId),
    /// Lists the former versions of the file of a document.
    FindBackups(DocumentId),
    /// Reads a notice or a ledger.
    Import(JobId, PathBuf),
    /// Reads it again with what the person said to it, under this number.
    ReadAgain(u64),
    /// Reads what a document is compared with.
    LoadOther(JobId, PathBuf),
    /// Finds the differences of a document.
    Compare(DocumentId),
    /// Answers the questions about a document, the audit among them.
    Analyse(DocumentId),
    /// Looks for indicators in the words of an item of this title.
    Suggest(String),
    /// Makes the chart of a panel.
    Chart(DocumentId, u32),
    /// Makes the pages of the briefing.
    Pages(DocumentId),
    /// Draws a chart for the clipboard.
    Copy,
    /// Writes a picture, a briefing or a list.
    Export(PathBuf),
    /// Lays out what is to be printed.
    Print,
    /// Looks for work that was left behind.
    Recover,
    /// Puts work aside that is not wanted.
    PutAside,
    /// Watches the files of the open documents.
    Watch,
    /// What nobody waits for: old files cleared, locks taken, reports on crashes found.
    Housekeeping,
}

/// Why work broke off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breakdown {
    /// By a panic; a report on it was written.
    Panic,
    /// The system gave no thread for it.
    NoThread,
}

impl Work {
    /// Its name in reports on crashes, and by which it can be told to break off.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Load(..) => "load",
            Self::Save(..) => "save",
            Self::LoadAgain(_) => "load_again",
            Self::LoadBackup(_) => "load_backup",
            Self::FindBackups(_) => "find_backups",
            Self::Import(..) => "import",
            Self::ReadAgain(_) => "read_again",
            Self::LoadOther(..) => "load_other",
            Self::Compare(_) => "compare",
            Self::Analyse(_) => "analysis",
            Self::Suggest(_) => "suggest",
            Self::Chart(..) => "chart",
            Self::Pages(_) => "pages",
            Self::Copy => "copy",
            Self::Export(_) => "export",
            Self::Print => "print",
            Self::Recover => "recover",
            Self::PutAside => "put_aside",
            Self::Watch => "watch",
            Self::Housekeeping => "housekeeping",
        }
    }

    /// The key of the words for a person: what was not done, and what to do.
    fn key(&self) -> &'static str {
        match self {
            Self::Load(..) => "broke-load",
            Self::Save(..) => "broke-save",
            Self::LoadAgain(_) => "broke-load-again",
            Self::LoadBackup(_) => "broke-load-backup",
            Self::FindBackups(_) => "broke-find-backups",
            Self::Import(..) => "broke-import",
            Self::ReadAgain(_) => "broke-read-again",
            Self::LoadOther(..) => "broke-load-other",
            Self::Compare(_) => "broke-compare",
            Self::Analyse(_) => "broke-analysis",
            Self::Suggest(_) => "broke-suggest",
            Self::Chart(..) => "broke-chart",
            Self::Pages(_) => "broke-pages",
            Self::Copy => "broke-copy",
            Self::Export(_) => "broke-export",
            Self::Print => "broke-print",
            Self::Recover => "broke-recover",
            Self::PutAside => "broke-put-aside",
            Self::Watch => "broke-watch",
            Self::Housekeeping => "broke-housekeeping",
        }
    }
}

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
            Work::Load(_, Some(path)) | Work::Import(_, path) | Work::LoadOther(_, path) | Work::Export(path) => {
                file_name(path)
            }
            Work::Load(_, None) => self.words().text("broke-example").to_owned(),
            Work::Save(_, id, _)
            | Work::LoadAgain(id)
            | Work::LoadBackup(id)
            | Work::FindBackups(id)
            | Work::Compare(id)
            | Work::Analyse(id)
            | Work::Chart(id, _)
            | Work::Pages(id) => self.document(*id).map_or_else(String::new, OpenDocument::name),
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
            Work::Load(job, _) | Work::Import(job, _) | Work::LoadOther(job, _) => return self.jobs.end(*job),
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
            Work::Compare(id) => self.with_document(*id, |document| document.comparison.present = None),
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
