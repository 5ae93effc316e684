//! A document held against another dataset: what differs, what of it is ticked, and taking it over.

mod asks;
mod closing;
mod compared;
mod due;
mod other;
mod request;
mod state;
mod steps;

use std::path::PathBuf;

use crate::file::Backup;
use crate::model::ReportId;

use super::id::{DocumentId, JobId};

pub use asks::Asks;
pub use compared::Compared;
pub use other::{Former, Other, OtherKind, OtherRequest, Role, Unread};
pub use request::CompareRequest;
pub use state::Comparing;

/// The comparison of one document.
#[derive(Debug, Default)]
pub(super) struct DocumentComparison {
    /// What it is compared with.
    pub(super) present: Option<Box<Comparing>>,
    /// The job that reads the other side, and the number of the comparison that it was asked for.
    asked: (JobId, u64),
}

/// What a person does with a comparison; differences are named by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompareStep {
    /// Ask for the file to compare with, or for the state that both came from.
    AskFile(Role),
    /// Compare with this file.
    WithFile(DocumentId, PathBuf),
    /// Compare with this former version of the file of the document.
    WithFormer(DocumentId, Backup),
    /// Compare with another open document.
    WithDocument(DocumentId),
    /// Compare this report of mine with that one of the same dataset.
    WithReport(ReportId, ReportId),
    /// Tick these, or untick them.
    Tick(Vec<usize>, bool),
    /// Take these over.
    Take(Vec<usize>),
    /// Take these over; a due date that was moved there is written down with this reason.
    TakeMoved(Vec<usize>, String),
    /// Take over all that are ticked; a due date that was moved there is written down with this reason.
    TakeTicked(Option<String>),
    /// The state that both came from is no longer asked.
    DropBase,
    /// Write the differences as a list.
    Export,
    /// End the comparison.
    End,
}
