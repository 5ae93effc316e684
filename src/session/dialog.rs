//! The one dialog on top of the window.

use std::path::PathBuf;

use crate::file::Backup;
use crate::model::{Date, NodeRef};

use super::{DocumentId, Purpose};

/// A dialog; at most one is open.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// A path is typed or picked from recent folders, because the desktop has no dialog that answers.
    PathBox(Purpose),
    /// Unsaved work of these documents would be lost.
    Unsaved(Vec<DocumentId>, AfterClose),
    /// A file would be replaced.
    Overwrite(DocumentId, PathBuf),
    /// A due date is set, or moved with its reason; to this day, where it was dragged there.
    Due(Vec<NodeRef>, Option<Date>),
    /// Items are closed: date, verifier, manner.
    Close(Vec<NodeRef>),
    /// A block of values for an indicator, with what was pasted so far.
    Readings(NodeRef, String),
    /// Work was left behind by a process that ended without saving it.
    Recover,
    /// The file of a document was changed by another program.
    Outside(DocumentId),
    /// A file is damaged, and a part of it is sound: its path, and what is wrong.
    Damaged(PathBuf, String),
    /// The former versions of a document's file.
    Backups(DocumentId, Vec<Backup>),
    /// All commands, sought by name.
    Palette,
    /// All shortcuts.
    Shortcuts,
    /// The preferences.
    Settings,
    /// What this program is.
    About,
}

/// What follows once the question about unsaved work is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AfterClose {
    /// Only the documents are closed.
    Stay,
    /// The window closes.
    Quit,
}
