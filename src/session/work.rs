//! What worker threads do, as far as somebody waits for it, and how it breaks off. What the session does then is in
//! `broken_work`.

use std::path::PathBuf;

use super::activity::ActivityPlace;
use super::id::{DocumentId, JobId};

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
    /// Writes what the units get.
    Split(JobId, PathBuf),
    /// Reads files that came back.
    ReadReturns(JobId, DocumentId),
    /// Holds them against a dataset, as this job, or takes over what was chosen.
    Collect(Option<JobId>, DocumentId),
    /// Answers the questions about a document, the audit among them.
    Analyse(DocumentId),
    /// Looks for indicators in the words of an item of this title.
    Suggest(String),
    /// Makes the chart of a panel.
    Chart(DocumentId, u32),
    /// Makes the pages of the briefing.
    Pages(DocumentId),
    /// Lays out the paper that is looked at.
    Paper(DocumentId),
    /// Tells what was done in the file of a document, as this job.
    Activity(DocumentId, ActivityPlace, Option<JobId>),
    /// Draws a chart for the clipboard.
    Copy,
    /// Writes a picture, a briefing or a list.
    Export(PathBuf),
    /// Writes a copy of a dataset for its readers.
    SaveCopy(JobId, PathBuf),
    /// Writes papers.
    SavePapers(JobId, PathBuf),
    /// Writes letters from a document.
    Letters(DocumentId),
    /// Copies evidence beside a document.
    Evidence(DocumentId),
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
            Self::Split(..) => "split",
            Self::ReadReturns(..) => "read_returns",
            Self::Collect(..) => "collect",
            Self::Analyse(_) => "analysis",
            Self::Suggest(_) => "suggest",
            Self::Chart(..) => "chart",
            Self::Pages(_) => "pages",
            Self::Paper(_) => "paper",
            Self::Activity(..) => "activity",
            Self::Copy => "copy",
            Self::Export(_) => "export",
            Self::SaveCopy(..) => "save_copy",
            Self::SavePapers(..) => "save_papers",
            Self::Letters(_) => "letters",
            Self::Evidence(_) => "evidence",
            Self::Print => "print",
            Self::Recover => "recover",
            Self::PutAside => "put_aside",
            Self::Watch => "watch",
            Self::Housekeeping => "housekeeping",
        }
    }

    /// The key of the words for a person: what was not done, and what to do.
    pub(super) fn key(&self) -> &'static str {
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
            Self::Split(..) => "broke-split",
            Self::ReadReturns(..) => "broke-read-returns",
            Self::Collect(..) => "broke-collect",
            Self::Analyse(_) => "broke-analysis",
            Self::Suggest(_) => "broke-suggest",
            Self::Chart(..) => "broke-chart",
            Self::Pages(_) => "broke-pages",
            Self::Paper(_) => "broke-paper",
            Self::Activity(..) => "broke-activity",
            Self::Copy => "broke-copy",
            Self::Export(_) | Self::SavePapers(..) => "broke-export",
            Self::SaveCopy(..) => "broke-save-copy",
            Self::Letters(_) => "broke-letters",
            Self::Evidence(_) => "broke-evidence",
            Self::Print => "broke-print",
            Self::Recover => "broke-recover",
            Self::PutAside => "broke-put-aside",
            Self::Watch => "broke-watch",
            Self::Housekeeping => "broke-housekeeping",
        }
    }
}
