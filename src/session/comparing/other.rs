//! What a document is held against: another dataset, and how it is asked for and read.

use std::path::PathBuf;
use std::sync::Arc;

use crate::file::{Backup, LoadError};
use crate::model::{Dataset, Date};
use crate::reading::formats::{Document, FormatError};
use crate::reading::notice::Understood;
use crate::session::id::{DocumentId, JobId};
use crate::session::jobs::Progress;
use crate::words::Words;

/// The other side of a comparison, or the state that both came from.
#[derive(Debug, Clone)]
pub struct Other {
    /// What it is called: a file, a report.
    pub name: String,
    /// Its content.
    pub dataset: Arc<Dataset>,
    /// What it is.
    pub kind: OtherKind,
    /// What of it could not be read, in words.
    pub remarks: Vec<String>,
    /// What was found in it, in words; absent where there is nothing to be said.
    pub summary: Option<String>,
    /// The former version of the file of the document that it is; absent for what is none.
    pub former: Option<Former>,
}

impl Other {
    /// What it is called without the ending of a file.
    #[must_use]
    pub fn plain_name(&self) -> &str {
        without_ending(&self.name)
    }
}

/// The name of a file without its ending.
pub(in crate::session) fn without_ending(name: &str) -> &str {
    [".guatu.json", ".json", ".xlsx", ".csv", ".docx"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// A former version of the file of a document.
#[derive(Debug, Clone)]
pub struct Former {
    /// Where it lies.
    pub backup: Backup,
    /// What it is called.
    pub name: String,
    /// The day that it stood so; absent where nobody knows.
    pub on: Option<Date>,
}

/// What the other side of a comparison is: it decides how nodes are matched and what counts as a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OtherKind {
    /// Another state of the same file: an id never changes its node.
    Version,
    /// A former version of the same file: what changed is told from it to now.
    Former,
    /// Another dataset.
    Dataset,
    /// A notice or a ledger: what it is silent about is no difference.
    Document,
    /// What came back from a unit.
    Returned,
}

/// Which of the two another dataset is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What the document is compared with.
    Theirs,
    /// The state that both came from.
    Base,
    /// The version that a monthly report is told from: it is kept with the papers, and no comparison begins.
    Earlier,
    /// The version that it ends with, likewise.
    Later,
}

/// Why another dataset cannot be read.
#[derive(Debug)]
pub enum Unread {
    /// It is no dataset, or a damaged one.
    Dataset(LoadError),
    /// It, of this name, is no notice and no ledger.
    Document(String, FormatError),
}

/// What is to be read, and as which side of a comparison.
#[derive(Debug)]
pub struct OtherRequest {
    /// The job.
    pub job: JobId,
    /// The document that is compared.
    pub document: DocumentId,
    /// Which side it is.
    pub role: Role,
    /// Where it is.
    pub path: PathBuf,
    /// The former version of the file of the document that it is, where it is one.
    pub former: Option<Former>,
    /// True for a notice or a ledger.
    pub is_document: bool,
    /// What was read of it already.
    pub read: Option<Box<(Document, Understood)>>,
    /// The dataset that a workbook of this program is held against.
    pub mine: Arc<Dataset>,
    /// The day of what is reported in it.
    pub today: Date,
    /// The language in which it was written.
    pub words: Arc<Words>,
    /// How far the job is.
    pub progress: Arc<Progress>,
}
