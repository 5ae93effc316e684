//! The file of a document: where it is, what it looked like last, and what another program wrote into it.

use std::path::PathBuf;
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

impl DocumentFile {
    pub(super) fn new(path: Option<PathBuf>, untitled: String) -> Self {
        Self { path, untitled, stamp: None, held_back: false, saving: false, outside: None }
    }
}
