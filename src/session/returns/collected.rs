//! Returned files held against the dataset: the question, and each file as a comparison.

use std::collections::HashMap;
use std::sync::Arc;

use crate::exchange::{CollectedFile, Collection, FileState, Offer, Return, collect};
use crate::model::{Dataset, Date};
use crate::session::comparing::{Asks, Compared, Comparing, Other, OtherKind, ReturnedChange, ReturnedSide, Rival};
use crate::session::id::{DocumentId, JobId};
use crate::session::jobs::Progress;
use crate::words::Words;

use super::Returns;

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
    pub(super) dataset: Arc<Dataset>,
    /// The place of the report in it.
    pub(super) report: usize,
    pub(super) returns: Arc<Vec<Return>>,
    /// The day of what is reported in them.
    pub(super) today: Date,
    pub(super) words: Arc<Words>,
}

/// Returned files held against a dataset.
#[derive(Debug, Clone)]
pub struct Collected {
    pub(super) collection: Arc<Collection>,
    /// Each file as a comparison.
    pub(super) files: Vec<Arc<Compared>>,
}

impl CollectRequest {
    /// Holds the files against the dataset; nothing where a person stopped it. For a worker thread.
    #[must_use]
    pub fn reckon(&self) -> Option<Collected> {
        let watch = |share| self.progress.tell(share);
        let found = collect(&self.dataset, self.report, &self.returns, (self.today, &self.words), &watch)?;
        let files = compared(&found, &self.words);
        Some(Collected { collection: Arc::new(found), files })
    }
}

/// Each file as a comparison, with what the others say to its changes.
fn compared(collection: &Collection, words: &Words) -> Vec<Arc<Compared>> {
    let blank = |file: &CollectedFile| vec![ReturnedChange::Alone; file.comparison.differences.len()];
    let mut changes: Vec<Vec<ReturnedChange>> = collection.files.iter().map(blank).collect();
    let mut rivals: Vec<HashMap<usize, Vec<Rival>>> = vec![HashMap::new(); collection.files.len()];
    for change in &collection.changes {
        for offer in &change.offers {
            let own = changes.get_mut(offer.file).and_then(|own| own.get_mut(offer.at));
            let Some(own) = own else { continue };
            *own = match (offer.is_older, change.is_contested) {
                (true, _) => ReturnedChange::Older,
                (false, true) => ReturnedChange::Contested,
                (false, false) => ReturnedChange::Alone,
            };
            let others = collection.current(change).filter(|other| other.file != offer.file);
            let others: Vec<Rival> = others.filter_map(|other| rival(collection, other)).collect();
            if change.is_contested
                && !offer.is_older
                && let Some(own) = rivals.get_mut(offer.file)
                && !others.is_empty()
            {
                own.insert(offer.at, others);
            }
        }
    }
    let mut all = Vec::new();
    for ((file, changes), rivals) in collection.files.iter().zip(changes).zip(rivals) {
        let is_read = file.state == FileState::Read;
        let returned = ReturnedSide { from: sender(file).to_owned(), is_read, rivals };
        let made = Compared::of_returned(&collection.dataset, &file.comparison, &changes, returned, words);
        all.push(Arc::new(made));
    }
    all
}

fn rival(collection: &Collection, offer: Offer) -> Option<Rival> {
    let file = collection.files.get(offer.file)?;
    let (who, comparison) = (sender(file).to_owned(), Arc::clone(&file.comparison));
    Some(Rival { file: offer.file, at: offer.at, who, comparison })
}

/// Who sent a file: its unit, else the file itself.
fn sender(file: &CollectedFile) -> &str {
    file.unit.as_deref().unwrap_or(&file.name)
}

impl Returns {
    /// The files were held against the dataset: what was said to each stays with it. The file that was looked at is looked
    /// at, else the first that asks for something.
    pub(super) fn took(&mut self, found: Collected, mut number: impl FnMut() -> u64) {
        let present = self.comparing().map(|own| own.theirs.name.clone());
        let mut before = std::mem::take(&mut self.comparisons);
        for (file, compared) in found.collection.files.iter().zip(found.files) {
            let known = before.iter().position(|own| own.theirs.name == file.name);
            let mut comparing = known.map_or_else(|| new(file, number()), |at| before.swap_remove(at));
            comparing.took(compared);
            self.comparisons.push(comparing);
        }
        let is_it = |own: &Comparing| Some(&own.theirs.name) == present.as_ref();
        let asks = |own: &Comparing| {
            own.compared().is_some_and(|own| (0..).map_while(|at| own.asks(at)).any(|asks| asks != Asks::Ours))
        };
        let places = || self.comparisons.iter();
        self.present = places().position(is_it).or_else(|| places().position(asks)).unwrap_or_default();
        self.collection = Some(found.collection);
    }
}

fn new(file: &CollectedFile, number: u64) -> Comparing {
    let theirs = Other {
        name: file.name.clone(),
        dataset: Arc::clone(file.theirs()),
        kind: OtherKind::Returned,
        remarks: Vec::new(),
        summary: None,
        former: None,
    };
    Comparing::new(number, theirs, None)
}
