//! Returned files held against the dataset that they came from: what each changes, which unit has not answered, and where
//! two answers contradict each other.
//!
//! Each file is compared by itself, against what it was made from as far as that is known: a workbook remembers its cells,
//! a dataset of a unit is what the unit would be sent today. Of two files of one unit the one that was saved later counts
//! where both say something.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diff::{Comparison, Difference, DifferenceKind, Matching, Who, compare_matched};
use crate::model::{Dataset, Date, FieldKey, NodeId, NodeRef, PaperAudience, Report, Value};
use crate::reading::formats::Returned;
use crate::table::{UnreadCell, take_back};
use crate::words::Words;

use super::split::{own_copy, shares};

/// A file that came back.
#[derive(Debug, Clone)]
pub struct Return {
    /// Its name.
    pub name: String,
    /// What was read of it.
    pub content: ReturnContent,
}

impl Return {
    /// The unit that it was sent to, where it says so.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        match &self.content {
            ReturnContent::Workbook(returned) => returned.sent.as_ref().map(|sent| sent.unit.as_str()),
            ReturnContent::Dataset(theirs) => {
                theirs.reports.iter().map(|report| report.sent_to.as_str()).find(|unit| !unit.is_empty())
            }
            ReturnContent::Foreign | ReturnContent::Unreadable(_) => None,
        }
    }
}

/// What was read of a returned file.
#[derive(Debug, Clone)]
pub enum ReturnContent {
    /// A workbook of this program.
    Workbook(Arc<Returned>),
    /// A dataset.
    Dataset(Arc<Dataset>),
    /// A workbook or a document that remembers nothing: it was not made by this program, or its hidden sheet is gone.
    Foreign,
    /// It cannot be read, for this reason in words.
    Unreadable(String),
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileState {
    /// It was read.
    Read,
    /// It is about another report.
    Stranger,
    /// It was written by this program, and has no list to be read back: a form for signatures.
    NoList,
    /// It remembers nothing of where its cells came from.
    Foreign,
    /// It cannot be read, for this reason in words.
    Unreadable(String),
}

/// A returned file, held against the dataset.
#[derive(Debug)]
pub struct CollectedFile {
    /// Its name.
    pub name: String,
    /// The unit that it was sent to, where it says so.
    pub unit: Option<String>,
    /// The day it was sent; empty where that is not known.
    pub sent_on: String,
    /// When it was saved, as it says itself; empty where it does not.
    pub saved: String,
    /// What became of it.
    pub state: FileState,
    /// Cells that were changed and cannot be read.
    pub unread: Vec<UnreadCell>,
    /// How many of its rows are about what the dataset does not have any more.
    pub unknown: usize,
    /// What the unit changed in it.
    pub comparison: Arc<Comparison>,
    pub(super) theirs: Arc<Dataset>,
    pub(super) base: Arc<Dataset>,
    /// True for a dataset: what its lists lack was perhaps written here after it was sent. From a workbook it was taken out.
    pub is_copy: bool,
}

/// How one unit stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitReturn {
    /// Its name.
    pub unit: String,
    /// How many items it leads or supports.
    pub items: usize,
    /// Its files, by their places; none for one that has not answered.
    pub files: Vec<usize>,
    /// How many changes it brings.
    pub changes: usize,
    /// How many of them need a decision.
    pub contested: usize,
}

/// A change that one file or more bring.
#[derive(Debug, Clone, PartialEq)]
pub struct CollectedChange {
    /// Who says what, the older files of a unit too.
    pub offers: Vec<Offer>,
    /// True where a person has to say which of them holds: the offers differ, or the field was changed here meanwhile.
    pub is_contested: bool,
    /// True where a due date is moved without a reason.
    pub needs_reason: bool,
    /// True where the unit closes an item or a measure of its own: that is verified by others, and never taken over.
    pub closes: bool,
}

/// What a file says to a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The file, by its place.
    pub file: usize,
    /// The difference, by its place in the comparison of the file.
    pub at: usize,
    /// True where a later file of the same unit says something to it too: that one counts.
    pub is_older: bool,
}

/// Returned files collected.
#[derive(Debug)]
pub struct Collection {
    /// The dataset that they were held against.
    pub dataset: Arc<Dataset>,
    /// The files, in the order in which they were given.
    pub files: Vec<CollectedFile>,
    /// The units of the report that have items, and those of other names that sent something.
    pub units: Vec<UnitReturn>,
    /// What they change.
    pub changes: Vec<CollectedChange>,
}

/// What tells a change from others: the node, what becomes of it, and the field.
pub(super) type Place = (NodeRef, &'static str, Option<FieldKey>);

pub(super) fn place(difference: &Difference) -> Place {
    (difference.node.clone(), difference.kind.code(), difference.change().map(|change| change.field.clone()))
}

/// Holds returned files against the report of a dataset that stands at a place. `watch` is told which share is done and
/// says whether to go on; nothing comes of what was stopped.
#[must_use]
pub fn collect(
    dataset: &Arc<Dataset>,
    report: usize,
    returns: &[Return],
    (today, words): (Date, &Arc<Words>),
    watch: &dyn Fn(f32) -> bool,
) -> Option<Collection> {
    let own = Arc::clone(dataset.reports.get(report)?);
    let count = returns.len().max(1);
    let mut files = Vec::new();
    let mut contested: Vec<Place> = Vec::new();
    for (at, one) in returns.iter().enumerate() {
        if !watch(at as f32 / count as f32) {
            return None;
        }
        let (file, places) = read(dataset, &own, one, today, words);
        files.push(file);
        contested.extend(places);
    }
    let changes = changes(&files, &contested);
    let units = units(&own, &files, &changes);
    Some(Collection { dataset: Arc::clone(dataset), files, units, changes })
}

/// A file held against the dataset, and the places that were changed in both.
fn read(
    dataset: &Arc<Dataset>,
    own: &Arc<Report>,
    one: &Return,
    today: Date,
    words: &Arc<Words>,
) -> (CollectedFile, Vec<Place>) {
    let mut file = CollectedFile {
        name: one.name.clone(),
        unit: None,
        sent_on: String::new(),
        saved: String::new(),
        state: FileState::Read,
        unread: Vec::new(),
        unknown: 0,
        comparison: Arc::new(Comparison::default()),
        theirs: Arc::clone(dataset),
        base: Arc::clone(dataset),
        is_copy: matches!(one.content, ReturnContent::Dataset(_)),
    };
    let mut contested = Vec::new();
    match &one.content {
        ReturnContent::Unreadable(reason) => file.state = FileState::Unreadable(reason.clone()),
        ReturnContent::Foreign => file.state = FileState::Foreign,
        ReturnContent::Workbook(returned) => {
            if let Some(sent) = &returned.sent {
                (file.unit, file.sent_on) = (Some(sent.unit.clone()), sent.on.clone());
            }
            file.saved.clone_from(&returned.saved);
            match take_back(dataset, returned, today, words) {
                None if returned.tables.iter().all(|table| table.rows.iter().all(|row| row.id.is_empty())) => {
                    file.state = FileState::NoList;
                }
                Some(taken) => {
                    let of_field = |(node, field)| (NodeRef::new(own.id.clone(), node), "changed", Some(field));
                    contested.extend(taken.contested.into_iter().map(of_field));
                    (file.theirs, file.unread, file.unknown) = (taken.dataset, taken.unread, taken.unknown);
                }
                None => file.state = FileState::Stranger,
            }
        }
        ReturnContent::Dataset(theirs) => match theirs.reports.iter().find(|report| report.id == own.id) {
            // What another copy lacks was not taken out by anybody: that is for a comparison.
            Some(report) if report.sent_to.is_empty() => file.state = FileState::Foreign,
            Some(report) => {
                file.unit = Some(report.sent_to.clone());
                file.sent_on = report.sent_on.map(|on| on.to_string()).unwrap_or_default();
                match as_sent(own, report) {
                    Some(base) => file.base = base,
                    None => file.state = FileState::Stranger,
                }
                file.theirs = Arc::new(Dataset { reports: vec![Arc::clone(report)], ..Dataset::default() });
            }
            None => file.state = FileState::Stranger,
        },
    }
    if file.state == FileState::Read {
        let mut found = file.compared(&only(dataset, own));
        found.differences.retain(|one| is_theirs(one) && !one.is_recorded_here() && !comes_along(one, &file.theirs));
        file.comparison = Arc::new(found);
        contested.extend(file.comparison.differences.iter().filter(|one| one.who == Who::Conflict).map(place));
    }
    (file, contested)
}

/// A dataset of the one report.
fn only(dataset: &Arc<Dataset>, own: &Arc<Report>) -> Arc<Dataset> {
    if dataset.reports.len() == 1 {
        return Arc::clone(dataset);
    }
    Arc::new(Dataset { reports: vec![Arc::clone(own)], ..Dataset::default() })
}

/// What the unit of a returned dataset would be sent today; absent where there is no such unit any more.
fn as_sent(own: &Report, theirs: &Report) -> Option<Arc<Dataset>> {
    let reader = theirs.audience.unwrap_or(PaperAudience::Office);
    let unit = own.parties.iter().find(|party| party.is_called(&theirs.sent_to))?;
    Some(own_copy(own, &unit.id, reader, theirs.sent_on))
}

/// True for a difference that a unit made.
fn is_theirs(difference: &Difference) -> bool {
    let made = matches!(difference.who, Who::Theirs | Who::Both | Who::Conflict);
    let brings = match &difference.kind {
        // What is said of the whole report, such as a watermark, was put there for the unit and is not the unit's to change.
        DifferenceKind::Changed(_) if difference.node.node == NodeId::Report => false,
        DifferenceKind::Changed(change) => !change.is_idle(),
        DifferenceKind::Added => true,
        // A part of a report says nothing about what it does not have.
        DifferenceKind::Removed | DifferenceKind::Moved(..) => false,
    };
    made && brings
}

/// True for a party that an item of the file names: it comes along with what is taken over of that item, and is no party of
/// the report where that is left.
fn comes_along(difference: &Difference, theirs: &Dataset) -> bool {
    let NodeId::Party(id) = &difference.node.node else { return false };
    let report = theirs.report(&difference.node.report);
    difference.kind == DifferenceKind::Added
        && report.is_some_and(|report| report.items().any(|item| item.names_party(id)))
}

/// The changes of all files, each place once.
fn changes(files: &[CollectedFile], contested: &[Place]) -> Vec<CollectedChange> {
    let mut places: HashMap<Place, usize> = HashMap::new();
    let mut all: Vec<(Place, Vec<Offer>)> = Vec::new();
    for (file, one) in files.iter().enumerate() {
        for (at, difference) in one.comparison.differences.iter().enumerate() {
            let place = place(difference);
            let index = *places.entry(place.clone()).or_insert_with(|| {
                all.push((place, Vec::new()));
                all.len() - 1
            });
            if let Some((_, offers)) = all.get_mut(index) {
                offers.push(Offer { file, at, is_older: false });
            }
        }
    }
    let of = |(place, mut offers): (Place, Vec<Offer>)| {
        mark_older(&mut offers, files);
        let current: Vec<&Difference> =
            offers.iter().filter(|offer| !offer.is_older).filter_map(|offer| difference(files, *offer)).collect();
        let needs_reason = current.iter().any(|one| one.moves_due_unrecorded());
        let is_contested = contested.contains(&place) || contradict(&current);
        let closes = current.iter().any(|one| one.closes());
        CollectedChange { offers, is_contested, needs_reason, closes }
    };
    all.into_iter().map(of).collect()
}

fn difference(files: &[CollectedFile], offer: Offer) -> Option<&Difference> {
    files.get(offer.file)?.comparison.differences.get(offer.at)
}

/// Of the files of one unit the one that was saved last counts; of those that do not say when, the one given last.
fn mark_older(offers: &mut [Offer], files: &[CollectedFile]) {
    let of = |offer: &Offer| files.get(offer.file).map(|file| (file.unit.clone(), file.saved.clone()));
    let known: Vec<Option<(Option<String>, String)>> = offers.iter().map(of).collect();
    for at in 0..offers.len() {
        let Some(Some((Some(unit), saved))) = known.get(at) else { continue };
        let is_later = |(other, own): (usize, &Option<(Option<String>, String)>)| match own {
            Some((Some(name), when)) => name == unit && other != at && (when, other) > (saved, at),
            _ => false,
        };
        let is_older = known.iter().enumerate().any(is_later);
        if let Some(offer) = offers.get_mut(at) {
            offer.is_older = is_older;
        }
    }
}

/// True for offers that cannot stand together.
fn contradict(current: &[&Difference]) -> bool {
    let values: Vec<&Value> = current.iter().filter_map(|one| one.change()).map(|change| &change.theirs).collect();
    let piles_up = values.iter().all(|value| matches!(value, Value::Records(_)));
    let differ = values.windows(2).any(|pair| matches!(pair, [a, b] if a != b));
    differ && !piles_up
}

fn units(own: &Report, files: &[CollectedFile], changes: &[CollectedChange]) -> Vec<UnitReturn> {
    let blank = |unit: String, items| UnitReturn { unit, items, files: Vec::new(), changes: 0, contested: 0 };
    let mut units: Vec<UnitReturn> = shares(own).into_iter().map(|share| blank(share.unit, share.items)).collect();
    let called = |unit: &str, name: &str| {
        unit == name || own.parties.iter().any(|party| party.name == unit && party.is_called(name))
    };
    for (at, file) in files.iter().enumerate() {
        let Some(name) = &file.unit else { continue };
        match units.iter_mut().find(|unit| called(&unit.unit, name)) {
            Some(unit) => unit.files.push(at),
            None => units.push(UnitReturn { files: vec![at], ..blank(name.clone(), 0) }),
        }
    }
    for unit in &mut units {
        let own = |change: &&CollectedChange| {
            change.offers.iter().any(|offer| !offer.is_older && unit.files.contains(&offer.file))
        };
        unit.changes = changes.iter().filter(own).count();
        unit.contested = changes.iter().filter(own).filter(|change| change.is_contested).count();
    }
    units
}

impl CollectedFile {
    /// It against a dataset.
    pub(super) fn compared(&self, mine: &Arc<Dataset>) -> Comparison {
        let found = compare_matched(mine, &self.theirs, Some(&self.base), Matching::Ids);
        if self.is_copy { found.without_lacking_entries() } else { found }
    }

    /// What the unit sent, as a dataset.
    #[must_use]
    pub fn theirs(&self) -> &Arc<Dataset> {
        &self.theirs
    }
}

impl Collection {
    /// The difference of an offer.
    #[must_use]
    pub fn difference(&self, offer: Offer) -> Option<&Difference> {
        difference(&self.files, offer)
    }

    /// The offers of a change that count.
    pub fn current<'a>(&self, change: &'a CollectedChange) -> impl Iterator<Item = Offer> + 'a {
        change.offers.iter().copied().filter(|offer| !offer.is_older)
    }

    /// How many changes are taken over where these offers are. Of two files that say the same it is one.
    pub fn taken(&self, is_taken: impl Fn(&Offer) -> bool) -> usize {
        self.changes.iter().filter(|change| change.offers.iter().any(&is_taken)).count()
    }

    /// Units that have items and sent nothing.
    pub fn silent(&self) -> impl Iterator<Item = &UnitReturn> {
        self.units.iter().filter(|unit| unit.files.is_empty())
    }
}
