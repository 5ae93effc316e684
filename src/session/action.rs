//! Everything that a person or a worker thread can ask of the session, named by intent.

use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::audit::Audit;
use crate::analysis::{Answers, Arrangement, Column, Filter, LedgerOrder, Scope};
use crate::chart::{Chart, Held, Named, Page, Wanted};
use crate::document::{Edit, Kind, Place, Setting};
use crate::export::Pixels;
use crate::file::{Backup, LoadError, Rescue, SaveError, Stamp};
use crate::model::{Dataset, Field, Item, NodeRef, ReportId, Span};
use crate::reading::door::{self, DoorError};
use crate::reading::notice::Understood;
use crate::reading::suggest::Suggestion;

use super::{
    BriefingStep, ChartStep, Command, CompareStep, Compared, DeckStep, Dialog, DocumentId, FigureUse, FindingStep,
    ImportStep, JobId, Left, NoticeId, Other, Preferences, Purpose, Role, SuggestStep, Unread, View,
};

/// Something asked of the session.
#[derive(Debug)]
#[must_use]
pub enum Action {
    /// Run a command of the table.
    Run(Command),
    /// Change the active document.
    Edit(Edit),
    /// Select a node and show it.
    Select(NodeRef),
    /// Select several nodes, in this order.
    Mark(Vec<NodeRef>),
    /// Add a node of a kind under a node, or beside it.
    Add(NodeRef, Kind),
    /// Put nodes at a place, counted as they stand now.
    MoveTo(Vec<NodeRef>, Place),
    /// Set several nodes at once.
    Set(Vec<NodeRef>, Setting),
    /// Name parties at a node; those that are not known yet are brought in.
    NameParties(NodeRef, &'static Field, Vec<String>),
    /// A text came from the clipboard.
    Paste(String),
    /// Ask something in a dialog.
    Ask(Dialog),
    /// Order the ledger like this.
    SetLedger(LedgerOrder),
    /// Show these columns of the ledger.
    SetColumns(Vec<Column>),
    /// Show words of the source, marked.
    ShowSource(ReportId, Vec<Span>),
    /// Show another view.
    SetView(View),
    /// Seek this text.
    SetQuery(String),
    /// Show only what passes this filter.
    SetFilter(Filter),
    /// Order the indicators like this.
    SetArrangement(Arrangement),
    /// Sum up this part of the dataset.
    SetScope(Scope),
    /// Bring a document to the front.
    Activate(DocumentId),
    /// Close a document, asking first when it has unsaved work.
    Close(DocumentId),
    /// Close the window, asking first when there is unsaved work.
    Quit,
    /// Open these files.
    Open(Vec<PathBuf>),
    /// Open the dataset inside the program.
    OpenExample,
    /// The desktop's dialog gave these paths.
    PathsChosen(Purpose, Vec<PathBuf>),
    /// The person closed the desktop's dialog.
    DialogCancelled(Purpose),
    /// The desktop has no dialog, or none that answers.
    DialogMissing(Purpose),
    /// Type a path instead of waiting for the desktop's dialog.
    TypePath,
    /// A file was read, or not.
    Loaded(JobId, Option<PathBuf>, Result<Opened, Unopened>),
    /// A file was written, or not.
    Saved(JobId, DocumentId, PathBuf, Result<(Arc<Dataset>, Option<Stamp>), SaveError>),
    /// The former version could not be put aside; the file was written all the same.
    BackupFailed(String),
    /// The file does not look as it did when it was read or written last.
    FileChanged(DocumentId, Option<Stamp>),
    /// A file that changed outside was read again; without a dataset it holds what is known already.
    LoadedAgain(DocumentId, Option<Stamp>, Result<Option<Arc<Dataset>>, LoadError>),
    /// A save was held back: the file changed since it was read or written last.
    Conflict(JobId, DocumentId, PathBuf),
    /// Take the dataset that another program wrote.
    TakeTheirs(DocumentId),
    /// Keep the dataset here; the next save replaces the file.
    KeepMine(DocumentId),
    /// Compare the dataset here with the one that another program wrote.
    CompareOutside(DocumentId),
    /// Open the sound part of a damaged file.
    OpenRest,
    /// The file of this name is open in another window.
    OpenElsewhere(String),
    /// The former versions of a file were listed.
    BackupsFound(DocumentId, Vec<Backup>),
    /// Put a former version in the place of the present dataset.
    Restore(DocumentId, Backup),
    /// A former version was read.
    Restored(DocumentId, Result<Arc<Dataset>, LoadError>),
    /// There is a file at that path already.
    WouldOverwrite(JobId, DocumentId, PathBuf),
    /// Work was found that a former process left behind.
    LeftFound(Vec<Left>),
    /// Open left work, by its place in the list.
    Recover(usize),
    /// Delete left work, by its place in the list.
    DropLeft(usize),
    /// The recovery journal cannot be written, for this reason.
    JournalFailed(String),
    /// The system asks the program to end: keep what is unsaved in the journal and close.
    Terminate,
    /// Yes, replace the file.
    Overwrite(DocumentId, PathBuf),
    /// The analyses of a document are ready.
    Answered(DocumentId, Answers),
    /// Close the dialog on top and do nothing.
    CloseDialog,
    /// Save the documents that the question was about, then go on.
    SaveAndClose,
    /// Drop the unsaved work that the question was about, and go on.
    DiscardAndClose,
    /// Show this chart of the whole dataset.
    ShowChart(Named),
    /// Something asked of the charts side by side.
    Charts(ChartStep),
    /// Select the items that a mark counts; or change the selection by them.
    Brush(Held, bool),
    /// The chart of a panel is made, as it was wanted.
    ChartMade(DocumentId, u32, Wanted, Arc<Chart>),
    /// Something asked of the briefing.
    Brief(BriefingStep),
    /// A document was checked.
    Audited(DocumentId, Arc<Audit>),
    /// Something said to a finding.
    Finding(FindingStep),
    /// A document was read, or not.
    Imported(JobId, PathBuf, Result<(door::Document, Understood), DoorError>),
    /// A document was read in another encoding, or not.
    ReadAs(u64, Result<(door::Document, Understood), DoorError>),
    /// A document was read again with what the person said to it.
    Understood(u64, Arc<Understood>),
    /// Something done with the document being imported.
    Import(ImportStep),
    /// What a document is compared with was read, or not.
    OtherLoaded(JobId, DocumentId, Role, Result<Other, Unread>),
    /// The differences asked for under this number are found.
    Compared(DocumentId, u64, Arc<Compared>),
    /// Something done with a comparison.
    Compare(CompareStep),
    /// The suggestions for an item are made.
    Suggested(DocumentId, Arc<Item>, Vec<Suggestion>),
    /// Something done with suggestions.
    Suggest(SuggestStep),
    /// Put a figure of the source to use.
    UseFigure(ReportId, Span, FigureUse),
    /// Something asked of the pages of the briefing.
    Deck(DeckStep),
    /// The pages of a briefing are made.
    PagesMade(DocumentId, Vec<Page>),
    /// A picture of the chart is drawn, to be put on the clipboard.
    PictureDrawn(Result<Pixels, String>),
    /// So many pictures, decks or lists were written, the last of them here, or not.
    PicturesSaved(PathBuf, Result<usize, String>),
    /// What is to be printed is shown by the system's reader, or not.
    Printed(Result<PathBuf, String>),
    /// The person prefers this.
    SetPreferences(Box<Preferences>),
    /// Take a notice away.
    Dismiss(NoticeId),
    /// Forget about a job.
    CancelJob(JobId),
    /// Put a text on the clipboard.
    Copy(String),
}

/// What a file gave.
#[derive(Debug)]
pub struct Opened {
    /// The dataset.
    pub dataset: Arc<Dataset>,
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
