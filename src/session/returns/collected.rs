//! Returned files held against the dataset: the question, and each file as a comparison.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diff::Difference;
use crate::exchange::{CollectedChange, CollectedFile, Collection, FileState, Offer, Return, collect};
use crate::model::{Dataset, Date};
use crate::session::comparing::{Asks, Compared, Comparing, Other, OtherKind, ReturnedChange, ReturnedSide, Rival};
use crate::session::id::{DocumentId, JobId};
use crate::session::jobs::Progress;
use crate::words::Words;

use super::{Returns, may_be_one};

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
            let others: Vec<Rival> = change
                .offers
                .iter()
                .filter(|other| other.file != offer.file && stand_against(collection, change, [offer, other]))
                .filter_map(|other| rival(collection, *other))
                .collect();
            if let Some(own) = rivals.get_mut(offer.file).filter(|_| !others.is_empty()) {
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

/// True for two offers of which only one can be taken: of what is contested one, and never an older one beside another that
/// says something else.
fn stand_against(collection: &Collection, change: &CollectedChange, pair: [&Offer; 2]) -> bool {
    if pair.iter().all(|offer| !offer.is_older) {
        return change.is_contested;
    }
    let said = pair.map(|offer| collection.difference(*offer).and_then(Difference::change));
    matches!(said, [Some(own), Some(other)] if own.theirs != other.theirs)
}

fn rival(collection: &Collection, offer: Offer) -> Option<Rival> {
    let file = collection.files.get(offer.file)?;
    let (who, comparison) = (sender(file).to_owned(), Arc::clone(&file.comparison));
    Some(Rival { file: offer.file, at: offer.at, is_older: offer.is_older, who, comparison })
}

/// Who sent a file: its unit, else the file itself.
fn sender(file: &CollectedFile) -> &str {
    file.unit.as_deref().unwrap_or(&file.name)
}

impl Returns {
    /// The files were held against the dataset: what was said to each stays with it. The file that was looked at is looked
    /// at, else the first that asks for something.
    pub(super) fn took(&mut self, found: Collected, mut number: impl FnMut() -> u64) {
        let present = self.comparing().map(Comparing::number);
        let mut before = std::mem::take(&mut self.comparisons);
        let given_again = std::mem::take(&mut self.given_again);
        for (file, compared) in found.collection.files.iter().zip(found.files) {
            // In their order: two files may have one name.
            let known = before.iter().position(|own| is_of(own, file)).map(|at| before.remove(at));
            let mut comparing = known.unwrap_or_else(|| self.aside.begin(new(file, number())));
            let is_new = given_again.iter().any(|(name, unit)| *name == file.name && *unit == file.unit);
            comparing.replace(Arc::clone(file.theirs()), is_new);
            comparing.took(compared);
            self.comparisons.push(comparing);
        }
        for own in &before {
            self.aside.put(own);
        }
        let is_it = |own: &Comparing| Some(own.number()) == present;
        let asks = |own: &Comparing| {
            own.compared().is_some_and(|own| (0..).map_while(|at| own.asks(at)).any(|asks| asks != Asks::Ours))
        };
        let places = || self.comparisons.iter();
        self.present = places().position(is_it).or_else(|| places().position(asks)).unwrap_or_default();
        self.collection = Some(found.collection);
    }
}

/// True for the comparison of a file, as it was held against the dataset before.
fn is_of(own: &Comparing, file: &CollectedFile) -> bool {
    let sender = own.compared().and_then(|compared| compared.sender()).filter(|from| *from != file.name);
    own.theirs.name == file.name && may_be_one(sender, file.unit.as_deref())
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
