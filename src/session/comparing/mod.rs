//! A document held against another dataset: what differs, what of it is ticked, and taking it over.

mod closing;
mod compared;
mod due;
mod request;
mod state;
mod steps;
mod words;

use std::path::PathBuf;
use std::sync::Arc;

use crate::file::LoadError;
use crate::model::{Dataset, ReportId};
use crate::reading::formats::FormatError;

use super::id::{DocumentId, JobId};
use super::jobs::Progress;

pub use compared::Compared;
pub use request::CompareRequest;
pub use state::Comparing;
pub use words::{additions, contents, difference_list, difference_words, kind_word, merged, step_words, who_word};

/// The other side of a comparison, or the state that both came from.
#[derive(Debug, Clone)]
pub struct Other {
    /// What it is called: a file, a report.
    pub name: String,
    /// Its content.
    pub dataset: Arc<Dataset>,
    /// What it is.
    pub kind: OtherKind,
}

/// What the other side of a comparison is: it decides how nodes are matched and what counts as a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherKind {
    /// Another state of the same file: an id never changes its node.
    Version,
    /// Another dataset.
    Dataset,
    /// A notice or a ledger: what it is silent about is no difference.
    Document,
}

/// Which of the two another dataset is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What the document is compared with.
    Theirs,
    /// The state that both came from.
    Base,
}

/// Why another dataset cannot be read.
#[derive(Debug)]
pub enum Unread {
    /// It is no dataset, or a damaged one.
    Dataset(LoadError),
    /// It is no notice and no ledger.
    Document(FormatError),
}

/// The comparison of one document.
#[derive(Debug, Default)]
pub(super) struct DocumentComparison {
    /// What it is compared with.
    pub(super) present: Option<Box<Comparing>>,
    /// The job that reads the other side, and the number of the comparison that it was asked for.
    asked: (JobId, u64),
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
    /// True for a notice or a ledger.
    pub is_document: bool,
    /// How far the job is.
    pub progress: Arc<Progress>,
}

/// What a person does with a comparison; differences are named by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompareStep {
    /// Ask for the file to compare with, or for the state that both came from.
    AskFile(Role),
    /// Compare with this file.
    WithFile(DocumentId, PathBuf),
    /// Compare with another open document.
    WithDocument(DocumentId),
    /// Compare this report of mine with that one of the same dataset.
    WithReport(ReportId, ReportId),
    /// Tick these, or untick them.
    Tick(Vec<usize>, bool),
    /// Take these over.
    Take(Vec<usize>),
    /// Take over all that are ticked; a due date that was moved there is written down with this reason.
    TakeTicked(Option<String>),
    /// The state that both came from is no longer asked.
    DropBase,
    /// Write the differences as a list.
    Export,
    /// End the comparison.
    End,
}
