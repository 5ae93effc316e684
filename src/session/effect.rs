//! What the session asks of the shell: everything that touches a disk, a thread, the desktop or the window.

use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::Request;
use crate::document::Packing;
use crate::export::Pixels;
use crate::file::{RecoverableJournal, Stamp, VersionName};
use crate::model::{Dataset, Form, Item, NodeRef, Report};
use crate::words::Words;

use super::activity::{ActivityOrder, ActivityQuestion};
use super::charts::ChartRequest;
use super::clipboard::ClipboardContent;
use super::comparing::{CompareRequest, Compared, OtherRequest};
use super::deck::{DeckKey, DeckRequest};
use super::dialogs::CrashStep;
use super::evidence::{EvidenceDraft, PictureFile};
use super::findings::FindingList;
use super::id::{DocumentId, JobId};
use super::imports::ReadRequest;
use super::jobs::Progress;
use super::letters::LetterOrder;
use super::poster_request::PosterRequest;
use super::purpose::{Existing, Purpose};
use super::readers_copy::ReadersCopy;
use super::recovery::JournalStep;
use super::returns::{CollectRequest, MergeRequest, SplitWork};
use crate::paper::PaperRequest;

/// What to do about a file that is there already when a dataset is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Present {
    /// Stop and ask.
    Ask,
    /// Replace it if it still looks like this, else stop and tell.
    ReplaceIf(Stamp),
    /// Replace it.
    Replace,
    /// Replace it because it is damaged: it is put aside even where the person keeps no former versions.
    ReplaceDamaged,
}

/// A dialog of the desktop that is to be shown.
#[derive(Debug, Clone)]
pub struct PathRequest {
    /// Its number: the answer carries it, so that one that comes late is known.
    pub serial: u64,
    /// What for.
    pub purpose: Purpose,
    /// The folder to begin in.
    pub folder: Option<PathBuf>,
    /// The file name to propose.
    pub name: String,
}

/// Something for the shell to do.
#[derive(Debug)]
#[must_use]
pub enum Effect {
    /// Show the desktop's dialog for a path.
    AskPath(PathRequest),
    /// Do with these reports on crashes what the person chose.
    Crash(CrashStep, Vec<PathBuf>),
    /// Read a file.
    Load(JobId, PathBuf),
    /// Read a dataset that is in memory.
    LoadBytes(JobId, Arc<[u8]>),
    /// Look which of these files are not there.
    LookFor(Vec<PathBuf>),
    /// Write a dataset.
    Save {
        /// The job.
        job: JobId,
        /// The document it belongs to.
        document: DocumentId,
        /// The dataset as it was when saving began.
        root: Arc<Dataset>,
        /// Where to.
        path: PathBuf,
        /// What to do about a file that is there already.
        present: Present,
        /// Where it was before, where that is elsewhere: its evidence comes along.
        from: Option<PathBuf>,
    },
    /// Read the file of a document again, because it was changed outside, and tell whether it holds one of these, or
    /// what it held when it had this stamp.
    LoadAgain(DocumentId, PathBuf, Vec<Arc<Dataset>>, Option<Stamp>),
    /// Something with the versions of a document's file.
    Version(VersionEffect),
    /// Answer the questions about a document, dropping an older request for it.
    Analyse(DocumentId, Request),
    /// Keep the recovery journal of a document.
    Journal(DocumentId, JournalStep),
    /// Put a journal aside that was left behind.
    PutAside(RecoverableJournal),
    /// Look for work that was put aside of late.
    FindDropped,
    /// A document is closed: forget what was computed for it.
    Forget(DocumentId),
    /// Put this on the clipboard.
    Copy(ClipboardContent),
    /// Make a chart of a dataset.
    MakeChart(ChartRequest),
    /// Read a document.
    Import(JobId, PathBuf, Arc<Progress>),
    /// Read the table of a document that a form is to be like.
    ReadSample(JobId, DocumentId, PathBuf, Arc<Progress>),
    /// Keep a form for all datasets.
    KeepForm(Box<Form>),
    /// Keep the form of this name for all datasets no longer.
    PutFormAside(String),
    /// Read a document again, with what the person said to it.
    ReadAgain(ReadRequest),
    /// Read what a document is compared with: a dataset, or a notice or a ledger.
    LoadOther(OtherRequest),
    /// Write what the units get.
    Split(SplitWork),
    /// Read files that came back from them.
    ReadReturns(JobId, DocumentId, Vec<PathBuf>, Arc<Words>, Arc<Progress>),
    /// Hold them against a dataset.
    Collect(CollectRequest),
    /// Make the step that takes over what was chosen of them.
    MergeReturns(MergeRequest),
    /// Find what differs.
    Compare(CompareRequest),
    /// Write the list of differences.
    SaveDifferences(PathBuf, Arc<Compared>, Arc<Words>, Existing),
    /// Look for indicators that the words of an item give.
    Suggest(DocumentId, Arc<Report>, Arc<Item>),
    /// Pack a step of the history.
    Pack(DocumentId, Packing),
    /// Make the pages of the briefing of a report.
    MakePages(DocumentId, DeckKey, DeckRequest),
    /// Write the briefing of a report; the ending of the path says what kind.
    SaveDeck(PathBuf, DeckRequest, Existing),
    /// Something with papers.
    Paper(PaperEffect),
    /// Write a copy of a dataset for its readers.
    SaveCopy(ReadersCopy),
    /// Write letters into a folder, a file each.
    WriteLetters(DocumentId, PathBuf, LetterOrder),
    /// Copy files beside the dataset of this path, as evidence of an item.
    KeepEvidence(DocumentId, PathBuf, NodeRef, Vec<EvidenceDraft>),
    /// Read pictures among the evidence of an item of the dataset of this path, small.
    ReadPictures(DocumentId, PathBuf, Vec<PictureFile>, Arc<Progress>),
    /// Open a file of evidence of the dataset of this path with the system's program.
    OpenEvidence(PathBuf, String),
    /// Look at all files of evidence of a dataset of this path.
    CheckEvidence(DocumentId, PathBuf, Arc<Dataset>),
    /// Show a paper in the system's reader, which prints.
    PrintPaper(PaperRequest),
    /// Fill a display, counted on past the last one, or no longer.
    FullScreen(Option<usize>),
    /// Draw a picture of a chart for the clipboard.
    DrawPicture(ChartRequest),
    /// Write pictures of charts; the endings of the paths say what kinds.
    SavePictures(Vec<(PathBuf, ChartRequest)>, Existing),
    /// Write a poster.
    SavePoster(PathBuf, Box<PosterRequest>, Existing),
    /// Lay a chart out for paper and show it in the system's reader.
    PrintChart(ChartRequest),
    /// The same with a briefing.
    PrintDeck(DeckRequest),
    /// Put a picture on the clipboard.
    CopyPicture(Pixels),
    /// Ask the desktop for the text on the clipboard; it comes back as an event of the window.
    RequestPaste,
    /// The theme, zoom or language changed: apply the preferences to the window.
    ApplyPreferences,
    /// Put the keyboard into the search box.
    FocusSearch,
    /// Put the keyboard into the field that is chosen: the cell with the cursor, or the first field of the page.
    EditField,
    /// Put the keyboard into the field that a new node is called by, once its page is shown.
    NameNode(NodeRef),
    /// Show the fields that find and replace a text in the cells of the ledger.
    ReplaceInCells,
    /// Give the keyboard to the next pane; or, going back, to the one before.
    GoRound {
        /// True for the one before.
        back: bool,
    },
    /// Fold or unfold the whole tree.
    UnfoldTree(bool),
    /// Close the window now.
    CloseWindow,
}

/// What is done with the versions of a document's file.
#[derive(Debug)]
pub enum VersionEffect {
    /// Read a former version.
    LoadBackup(DocumentId, PathBuf),
    /// List the former versions.
    FindBackups(DocumentId, PathBuf),
    /// List the named versions.
    FindVersions(DocumentId, PathBuf),
    /// Keep this dataset as a named version, and list the versions.
    KeepVersion(DocumentId, PathBuf, Arc<Dataset>, VersionName),
}

/// What is done with papers.
#[derive(Debug)]
pub enum PaperEffect {
    /// Lay a paper out; the number comes back with it.
    MakePaper(DocumentId, u64, Box<PaperRequest>),
    /// Tell what was done in a file.
    MakeActivity(ActivityQuestion),
    /// Write a table of what was done.
    SaveActivity(ActivityOrder),
    /// Write the list of what the audit found.
    SaveFindings(PathBuf, FindingList, Existing),
    /// Write papers into one file; the ending of the path says what kind.
    SavePapers(JobId, PathBuf, Vec<PaperRequest>, Existing, Arc<Progress>),
}
