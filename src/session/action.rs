//! Everything that a person or a worker thread can ask of the session, named by intent.

use std::path::PathBuf;
use std::sync::Arc;

use crate::analysis::{Answers, Arrangement, Column, Filter, LedgerOrder, Scope};
use crate::document::{Edit, Kind, PartyRole, Place, Setting};
use crate::file::{LoadError, SaveError};
use crate::model::{Dataset, NodeRef, ReportId, Span};

use super::{Command, Dialog, DocumentId, JobId, NoticeId, View};

/// Something asked of the session.
#[derive(Debug)]
#[must_use]
#[expect(clippy::large_enum_variant, reason = "a handful a frame, and a box would cost every match")]
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
    NameParties(NodeRef, PartyRole, Vec<String>),
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
    Loaded(JobId, Option<PathBuf>, Result<Arc<Dataset>, LoadError>),
    /// A file was written, or not.
    Saved(JobId, DocumentId, PathBuf, Result<Arc<Dataset>, SaveError>),
    /// There is a file at that path already.
    WouldOverwrite(JobId, DocumentId, PathBuf),
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
    /// Take a notice away.
    Dismiss(NoticeId),
    /// Forget about a job.
    CancelJob(JobId),
    /// Put a text on the clipboard.
    Copy(String),
}

/// What a path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Files to open.
    Open,
    /// Where to save a document.
    SaveAs(DocumentId),
}
