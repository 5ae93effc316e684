//! Workbooks that go to the units and come back: what is to be sent, the returned files of a document, and what a person
//! says to their changes.

mod collected;
mod handle;
mod split;
mod take;
mod words;

pub use collected::{CollectRequest, Collected};

pub use words::{file_remarks, not_used, unread_words};

use std::collections::{BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::exchange::{Collection, FileChoice, Offer, Return, SplitRequest, UnitShare};
use crate::model::{Dataset, Date, PartyId};
use crate::words::Words;

use super::comparing::{Comparing, MeetingQuestion, PutAside, Settled};
use super::id::{DocumentId, JobId};
use super::jobs::Progress;

/// What goes to and fro between a document and the units.
#[derive(Debug, Default)]
pub(super) struct Exchange {
    /// What is to be sent, while the folder for it is asked for.
    split: Option<SplitChoice>,
    /// The files that came back.
    pub(super) returns: Option<Box<Returns>>,
    /// What was typed in files that were put away.
    aside: PutAside,
}

impl Exchange {
    /// Puts the files away. What was typed in one is there again when that is given again.
    fn end_returns(&mut self) {
        let Some(returns) = self.returns.take() else { return };
        self.aside = returns.aside;
        returns.comparisons.iter().for_each(|own| self.aside.put(own));
    }
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
    /// The files that were given again since they were held against the dataset, by name and unit.
    given_again: Vec<(String, Option<String>)>,
    /// What was typed in files that were put away.
    aside: PutAside,
}

/// What is on its way to be taken over.
#[derive(Debug)]
struct Merging {
    of: Arc<Collection>,
    /// The places that are settled by it, by the files.
    settled: Vec<(usize, Settled)>,
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

    /// How many changes of all files are taken over with one step, and how many questions go to a meeting with it.
    #[must_use]
    pub fn pending(&self) -> (usize, usize) {
        let is_ticked =
            |offer: &Offer| self.comparisons.get(offer.file).is_some_and(|own| own.ticked().contains(&offer.at));
        let taken = self.collection.as_ref().map_or(0, |collection| collection.taken(is_ticked));
        let questions = self.comparisons.iter().flat_map(Comparing::for_meeting);
        let questions: HashSet<_> = questions.map(|(_, own)| (&own.report, &own.item, &own.text)).collect();
        (taken, questions.len())
    }

    /// Returned files come to those that are there. One that is given again takes the place of the former one.
    fn give(&mut self, read: &[Return]) {
        let is_one = |own: &Return, new: &Return| own.name == new.name && may_be_one(own.unit(), new.unit());
        let is_kept = |own: &&Return| !read.iter().any(|new| is_one(own, new));
        let files = self.files.iter().filter(is_kept).chain(read).cloned().collect();
        self.given_again.extend(read.iter().map(|new| (new.name.clone(), new.unit().map(str::to_owned))));
        (self.files, self.asked, self.failed) = (Arc::new(files), None, false);
    }

    /// Changes the comparison of the file that is looked at. Where something is taken from it that another file says
    /// otherwise, that other is left.
    pub(in crate::session) fn change_present(&mut self, change: impl FnOnce(&mut Comparing)) {
        let Some(present) = self.comparisons.get_mut(self.present) else { return };
        let before = present.ticked().clone();
        change(present);
        let new: BTreeSet<usize> = present.ticked().difference(&before).copied().collect();
        self.leave_rivals(self.present, &new);
    }

    /// What other files say against what is taken from a file is left.
    fn leave_rivals(&mut self, file: usize, taken: &BTreeSet<usize>) {
        let Some(compared) = self.comparisons.get(file).and_then(|own| own.compared().cloned()) else { return };
        for rival in taken.iter().flat_map(|at| compared.rivals(*at)) {
            if let Some(other) = self.comparisons.get_mut(rival.file) {
                other.tick(&[rival.at], false);
            }
        }
    }

    /// What was to be taken over broke off: nothing is on its way any more.
    pub(super) fn merging_broke(&mut self) {
        self.merging = None;
    }
}

/// True for what two files of one name say of their unit when they may be one: a file that could not be read says nothing.
fn may_be_one(a: Option<&str>, b: Option<&str>) -> bool {
    a.is_none() || b.is_none() || a == b
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
