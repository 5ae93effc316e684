//! Workbooks that go to the units and come back: what is to be sent, the returned files of a document, and what a person
//! says to their changes.

mod collected;
mod handle;
mod split;
mod take;
mod words;

pub use collected::{CollectRequest, Collected};

pub use words::{file_remarks, not_used, unread_words};

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::exchange::{Collection, FileChoice, Return, SplitRequest, UnitShare};
use crate::model::{Dataset, Date, PartyId};
use crate::words::Words;

use super::comparing::{Comparing, MeetingQuestion};
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

/// Files that came back to a document, each a comparison of its own.
#[derive(Debug, Default)]
pub struct Returns {
    files: Arc<Vec<Return>>,
    /// What they change; absent while they are held against the dataset for the first time.
    pub collection: Option<Arc<Collection>>,
    /// Each file held against the dataset, in their order.
    comparisons: Vec<Comparing>,
    /// The file that is looked at, by its place.
    present: usize,
    /// True where holding them against the dataset broke off.
    pub failed: bool,
    /// The dataset that they are held against, and the number of the question.
    asked: Option<(Arc<Dataset>, u64)>,
    /// What is on its way to be taken over: of which collection, and the places of each file.
    merging: Option<Merging>,
}

/// What is on its way to be taken over.
#[derive(Debug)]
struct Merging {
    of: Arc<Collection>,
    /// The places that are settled by it, by the files.
    settled: Vec<(usize, BTreeSet<usize>)>,
    /// How many questions go to a meeting.
    questions: usize,
}

impl Returns {
    /// The files, each held against the dataset.
    #[must_use]
    pub fn comparisons(&self) -> &[Comparing] {
        &self.comparisons
    }

    /// The file that is looked at, by its place.
    #[must_use]
    pub fn present(&self) -> usize {
        self.present
    }

    /// The comparison of the file that is looked at.
    #[must_use]
    pub fn comparing(&self) -> Option<&Comparing> {
        self.comparisons.get(self.present)
    }

    /// How many changes of all files are taken over, and how many wait for a decision.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let count = |(ticked, open), own: &Comparing| (ticked + own.ticked().len(), open + own.open());
        self.comparisons.iter().fold((0, 0), count)
    }

    /// Changes the comparison of the file that is looked at. Where something is taken from it that another file says
    /// otherwise, that other is left.
    pub(in crate::session) fn change_present(&mut self, change: impl FnOnce(&mut Comparing)) {
        let Some(present) = self.comparisons.get_mut(self.present) else { return };
        let before = present.ticked().clone();
        change(present);
        let Some(compared) = present.compared().cloned() else { return };
        let new: Vec<usize> = present.ticked().difference(&before).copied().collect();
        for rival in new.iter().flat_map(|at| compared.rivals(*at)) {
            if let Some(other) = self.comparisons.get_mut(rival.file) {
                other.tick(&[rival.at], false);
            }
        }
    }
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
    /// Look at this one, by its place.
    Look(usize),
    /// Take over what is ticked of all files, and write down what is left for a meeting.
    TakeAll,
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

/// What was chosen, to be taken over.
#[derive(Debug)]
pub struct MergeRequest {
    /// The document.
    pub document: DocumentId,
    /// What the files change.
    pub collection: Arc<Collection>,
    /// What was chosen.
    pub choices: Vec<FileChoice>,
    /// What goes to a meeting.
    pub questions: Vec<MeetingQuestion>,
    /// The day.
    pub today: Date,
    /// Who takes it over; empty where nobody said.
    pub who: String,
    /// The language.
    pub words: Arc<Words>,
}
