//! Workbooks that go to the units and come back: what is to be sent, the returned files of a document, and what a person
//! says to their changes.

mod handle;
mod words;

pub use words::{file_remarks, not_used, unread_words};

use std::path::PathBuf;
use std::sync::Arc;

use crate::exchange::{Choices, Collection, Return, SplitRequest, UnitShare};
use crate::model::{Dataset, Date, PartyId};
use crate::words::Words;

use super::id::{DocumentId, JobId};
use super::jobs::Progress;

/// What goes to and fro between a document and the units.
#[derive(Debug, Default)]
pub(super) struct Exchange {
    /// What is to be sent, while the folder for it is asked for.
    split: Option<SplitChoice>,
    /// The files that came back.
    pub(super) returns: Option<Box<Returns>>,
}

/// What is to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitChoice {
    /// The name of the form that is filled in.
    pub form: String,
    /// The units that get one.
    pub units: Vec<PartyId>,
    /// True where each gets a dataset too.
    pub datasets: bool,
    /// The day until which they answer.
    pub answer_by: Option<Date>,
}

/// Files that came back to a document.
#[derive(Debug)]
pub struct Returns {
    files: Arc<Vec<Return>>,
    /// What they change; absent while they are held against the dataset for the first time.
    pub collection: Option<Arc<Collection>>,
    /// What the person said to it.
    pub choices: Choices,
    /// True where holding them against the dataset broke off.
    pub failed: bool,
    /// The dataset that they are held against, and the number of the question.
    asked: Option<(Arc<Dataset>, u64)>,
}

/// Something asked of what goes to the units and comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReturnStep {
    /// Ask for the folder into which these are written.
    Split(SplitChoice),
    /// Ask for files that came back.
    AskFiles,
    /// Read these.
    Files(Vec<PathBuf>),
    /// Take these changes over, or leave them; by their places.
    Leave(Vec<usize>, bool),
    /// Of the files that contradict each other this one holds.
    Pick(usize, usize),
    /// Why a due date is moved.
    Reason(usize, String),
    /// Take over what is chosen.
    Take,
    /// Put the files away.
    End,
}

/// Workbooks to be written.
#[derive(Debug)]
pub struct SplitWork {
    /// The job.
    pub job: JobId,
    /// The file that the evidence of the dataset lies beside; absent where it has none yet.
    pub from: Option<PathBuf>,
    /// The folder.
    pub folder: PathBuf,
    /// What is written.
    pub request: SplitRequest,
    /// For which units.
    pub shares: Vec<UnitShare>,
    /// How far it is.
    pub progress: Arc<Progress>,
}

/// What came of writing workbooks.
#[derive(Debug, Default)]
pub struct SplitDone {
    /// For how many units.
    pub units: usize,
    /// How many left-out texts were looked for.
    pub looked_for: usize,
    /// How many pieces of evidence did not come along.
    pub left: usize,
    /// What could not be written, in words.
    pub failed: Vec<String>,
}

/// Returned files to be held against a dataset.
#[derive(Debug)]
pub struct CollectRequest {
    /// The document.
    pub document: DocumentId,
    /// The number of the question.
    pub serial: u64,
    /// The job.
    pub job: JobId,
    /// How far it is.
    pub progress: Arc<Progress>,
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// The place of the report in it.
    pub report: usize,
    /// The files.
    pub returns: Arc<Vec<Return>>,
    /// The day of what is reported in them.
    pub today: Date,
    /// The language.
    pub words: Arc<Words>,
}

/// What was chosen, to be taken over.
#[derive(Debug)]
pub struct MergeRequest {
    /// The document.
    pub document: DocumentId,
    /// What the files change.
    pub collection: Arc<Collection>,
    /// What was chosen.
    pub choices: Choices,
    /// The day.
    pub today: Date,
    /// The language.
    pub words: Arc<Words>,
}
