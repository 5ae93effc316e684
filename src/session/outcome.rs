//! Everything that worker threads, the desktop and the system report to the session.

use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::Answers;
use crate::analysis::audit::Audit;
use crate::chart::{Chart, ChartSpec, Page};
use crate::document::{Document, Edit, Packed, Packing};
use crate::exchange::Return;
use crate::export::Pixels;
use crate::file::{
    Attribute, Backup, EvidenceFaults, HolidaysError, IoCause, KeptVersion, LoadError, Rescue, SaveError, Stamp,
};
use crate::model::{Dataset, Item, NodeRef};
use crate::reading::formats::{self, FormatError};
use crate::reading::ledger_sheet::Sample;
use crate::reading::notice::Understood;
use crate::reading::suggest::Suggestion;

use super::activity::{ActivityAnswer, ActivityPlace};
use super::comparing::{Compared, Other, Role, Unread};
use super::deck::DeckKey;
use super::evidence::{EvidenceCopied, SmallPicture};
use super::id::{DocumentId, JobId};
use super::jobs::Progress;
use super::letters::LettersWritten;
use super::papers::{KeptForms, MadePaper};
use super::recovery::Recovery;
use super::returns::{Collected, SplitDone};
use super::work::{Breakdown, Work};

/// Something reported to the session.
#[derive(Debug)]
#[must_use]
pub enum Outcome {
    /// The desktop's dialog of this number ended.
    DialogAnswered(u64, DialogAnswer),
    /// A file was read, or not.
    Loaded(JobId, Option<PathBuf>, Result<Opened, Unopened>),
    /// These of the files that were looked for are not there, for these reasons.
    LookedFor(Vec<(PathBuf, IoCause)>),
    /// A file was written, or not.
    Saved(JobId, DocumentId, PathBuf, Result<(Arc<Dataset>, Option<Stamp>), SaveError>),
    /// The file is open already, under this path or another.
    AlreadyOpen(JobId, DocumentId),
    /// A file was written, but these of its attributes could not be kept.
    AttributesLost(PathBuf, Vec<Attribute>),
    /// The former version could not be put aside; the file was written all the same.
    BackupFailed(IoCause),
    /// The file does not look as it did when it was read or written last.
    FileChanged(DocumentId, Option<Stamp>),
    /// A file that changed outside was read again; without a dataset it holds what is known already.
    LoadedAgain(DocumentId, Option<Stamp>, Result<Option<Arc<Dataset>>, LoadError>),
    /// A save was held back: the file changed since it was read or written last.
    Conflict(JobId, DocumentId, PathBuf),
    /// The file of this name is open in another window.
    OpenElsewhere(String),
    /// The former versions of a file were listed.
    BackupsFound(DocumentId, Vec<Backup>),
    /// The named versions of this file of a document were listed.
    VersionsFound(DocumentId, PathBuf, Vec<KeptVersion>),
    /// A named version was kept, or not.
    VersionKept(DocumentId, String, Result<(), IoCause>),
    /// A former version was read.
    Restored(DocumentId, Result<Arc<Dataset>, LoadError>),
    /// There is a file at that path already.
    WouldOverwrite(JobId, DocumentId, PathBuf),
    /// Work was found that a former process left behind.
    RecoveriesFound(Vec<Recovery>),
    /// Reports on crashes were found that nobody has seen, the newest first.
    CrashReportsFound(Vec<PathBuf>),
    /// The work that was dropped of late was looked for.
    DroppedFound(Vec<Recovery>),
    /// Work that was dropped could not be put aside, for this reason.
    NotPutAside(IoCause),
    /// The recovery journal cannot be written, for this reason.
    JournalFailed(IoCause),
    /// The recovery journal is written again, with all that waited for it.
    JournalWorks,
    /// The system asks the program to end: keep what is unsaved in the journal and close.
    Terminate,
    /// The analyses of a document are ready.
    Answered(DocumentId, Answers),
    /// The chart of a panel is made, as it was wanted.
    ChartMade(DocumentId, u32, ChartSpec, Arc<Chart>),
    /// A document was checked.
    Audited(DocumentId, Arc<Audit>),
    /// A document was read, or not.
    Imported(JobId, PathBuf, Result<(formats::Document, Understood), FormatError>),
    /// The table of a document that a form is to be like was read; absent where it has none.
    SampleRead(JobId, DocumentId, PathBuf, Result<Option<Sample>, FormatError>),
    /// The forms that are kept for all datasets were read, or changed.
    KeptForms(KeptForms),
    /// A document was read in another encoding, or not.
    ReadAs(u64, Result<(formats::Document, Understood), FormatError>),
    /// A document was read again with what the person said to it.
    Understood(u64, Arc<Understood>),
    /// What a document is compared with was read, or not.
    OtherLoaded(JobId, DocumentId, Role, Result<Other, Unread>),
    /// The differences asked for under this number are found.
    Compared(DocumentId, u64, Arc<Compared>),
    /// What the units get was written into this folder.
    SplitDone(JobId, PathBuf, SplitDone),
    /// Files that came back were read.
    ReturnsRead(JobId, DocumentId, Vec<Return>),
    /// They were held against the dataset that was asked for under this number; nothing where a person stopped it.
    Collected(JobId, DocumentId, u64, Option<Collected>),
    /// The step that takes over what was chosen, for this dataset, and how many changes it is; or why there is none.
    ReturnsMerged(DocumentId, Arc<Dataset>, Result<(Edit, usize), String>),
    /// A step of the history is packed; nothing where it cannot be.
    StepPacked(DocumentId, Packing, Option<Packed>),
    /// The suggestions for an item are made.
    Suggested(DocumentId, Arc<Item>, Vec<Suggestion>),
    /// The office's own table of holidays could not be used.
    HolidaysFailed(HolidaysError),
    /// The pages of a briefing that were asked for with this are made.
    PagesMade(DocumentId, DeckKey, Vec<Page>),
    /// The paper that was asked for under this number is laid out.
    PaperMade(DocumentId, u64, MadePaper),
    /// What was done in a file is told.
    ActivityMade {
        /// The document.
        document: DocumentId,
        /// Where the answer is shown.
        place: ActivityPlace,
        /// The number of the question.
        serial: u64,
        /// The job that it was read as.
        job: Option<JobId>,
        /// The answer; absent where the reading was stopped.
        made: Option<ActivityAnswer>,
    },
    /// Papers were written here, and so many left-out texts were looked for in them; or not.
    PapersSaved(JobId, PathBuf, Result<usize, String>),
    /// A copy for its readers was written here, as this job, and so many left-out texts were looked for in it; or not.
    CopySaved(JobId, PathBuf, Result<usize, String>),
    /// A picture of the chart is drawn, to be put on the clipboard.
    PictureDrawn(Result<Pixels, String>),
    /// Letters were written into this folder, as far as they could be.
    LettersWritten(DocumentId, PathBuf, LettersWritten),
    /// So many pictures, decks or lists were written, the first of them here, or not.
    PicturesSaved(PathBuf, Result<usize, String>),
    /// What is to be printed is shown by the system's reader, or not.
    Printed(Result<PathBuf, String>),
    /// Files were copied beside the dataset, as evidence of an item, as far as they could be.
    EvidenceKept(DocumentId, NodeRef, Vec<EvidenceCopied>),
    /// Pictures among the evidence of an item were read, small.
    PicturesRead(DocumentId, Arc<Progress>, Vec<SmallPicture>),
    /// A file of evidence was not opened, for this reason.
    EvidenceNotOpened(String),
    /// The files of evidence were looked at: what is wrong with them.
    EvidenceChecked(DocumentId, EvidenceFaults),
    /// So many files of evidence did not come along to where the dataset was saved.
    EvidenceLeft(usize),
    /// Work on a thread broke off.
    WorkBroke(Work, Breakdown),
}

/// How a dialog of the desktop ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DialogAnswer {
    /// These paths were chosen.
    Paths(Vec<PathBuf>),
    /// The person closed it.
    Cancelled,
    /// The desktop has no dialog, or none that works.
    Missing,
}

/// What a file gave.
#[derive(Debug)]
pub struct Opened {
    /// The dataset, with the beginning of its history.
    pub document: Document,
    /// What the file looked like before it was read.
    pub stamp: Option<Stamp>,
}

/// Why a file gave no dataset, and what of it is sound all the same.
#[derive(Debug)]
pub struct Unopened {
    /// Why.
    pub error: LoadError,
    /// What can be opened.
    pub rescue: Option<Rescue>,
}
