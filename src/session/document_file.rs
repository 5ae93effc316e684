//! The file of a document: where it is, what it looked like last, and what another program wrote into it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::file::Stamp;
use crate::model::Dataset;

/// The file of one document.
#[derive(Debug)]
pub(super) struct DocumentFile {
    pub(super) path: Option<PathBuf>,
    /// The name of a document without a file.
    pub(super) untitled: String,
    /// What the file looked like when it was read or written last.
    pub(super) stamp: Option<Stamp>,
    /// A save was held back because the file did not look as it did: it goes on if the content is the same.
    pub(super) held_back: bool,
    /// A save found that the file cannot be read: why, until the person was asked.
    pub(super) unreadable: Option<Unreadable>,
    /// The document that the dataset was read from.
    pub(super) source: Option<PathBuf>,
    /// The dataset beside which the files of its evidence lie, for one that has no file yet: they go along at its first save.
    pub(super) evidence_from: Option<PathBuf>,
    /// True while the file is being written.
    pub(super) saving: bool,
    /// What another program wrote into the file, until the person has chosen: the file is not written meanwhile.
    pub(super) outside: Option<Outside>,
}

/// What another program wrote into the file of a document.
#[derive(Debug, Clone)]
pub struct Outside {
    /// Their dataset.
    pub(super) theirs: Arc<Dataset>,
    pub(super) stamp: Option<Stamp>,
    pub(super) asked: bool,
}

/// Why the file of a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unreadable {
    /// In the person's language.
    pub(super) cause: String,
    /// False where no file stands there, but a folder or something else that nothing can take the place of.
    pub(super) replaceable: bool,
}

impl DocumentFile {
    pub(super) fn new(path: Option<PathBuf>, untitled: String) -> Self {
        Self {
            path,
            untitled,
            stamp: None,
            held_back: false,
            unreadable: None,
            source: None,
            evidence_from: None,
            saving: false,
            outside: None,
        }
    }
    /// The dataset beside which the files of its evidence lie.
    pub(super) fn evidence_beside(&self) -> Option<&Path> {
        self.path.as_deref().or(self.evidence_from.as_deref())
    }
}
