//! A document held against another dataset: what differs, what of it is ticked, and taking it over.

mod steps;
mod words;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::diff::{
    Comparison, Detail, Difference, FieldChange, Kind, Match, Matching, UnitDifferences, Who, compare_matched,
};
use crate::field;
use crate::file::LoadError;
use crate::model::{self, Dataset, Due, FieldKey, FieldKind, NodeId, NodeKind, NodeRef, ReportId};
use crate::reading::formats::FormatError;

use super::id::{DocumentId, JobId};
use super::jobs::Progress;

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

/// A comparison on screen.
#[derive(Debug)]
pub struct Comparing {
    /// Which comparison it is: no two have the same number.
    number: u64,
    /// The other side.
    pub theirs: Other,
    /// The state that both came from, where it is known.
    pub base: Option<Other>,
    /// The one report of mine that is compared; all of them where there is none.
    report: Option<ReportId>,
    /// The differences, once they are found. They may be of an earlier dataset for a moment.
    made: Option<Arc<Compared>>,
    /// The ticked differences, by their places.
    ticked: BTreeSet<usize>,
    /// True where a ticked one moves a due date without a record of why.
    wants_reason: bool,
    /// How many of the ticked ones delete something here.
    removals: usize,
    /// Grows with every change of the ticks.
    ticks: u64,
    /// What the differences were asked for last: of which dataset, under which number.
    asked: Option<(Arc<Dataset>, u64)>,
    /// The next differences are the first with this other side: what is usually taken is ticked.
    fresh: bool,
}

/// The comparison of one document.
#[derive(Debug, Default)]
pub(super) struct DocumentComparison {
    /// What it is compared with.
    pub(super) present: Option<Box<Comparing>>,
    /// The job that reads the other side, and the number of the comparison that it was asked for.
    asked: (JobId, u64),
}

/// Differences found, and the dataset of mine that they hold for.
#[derive(Debug)]
pub struct Compared {
    /// Mine.
    pub dataset: Arc<Dataset>,
    /// The differences.
    pub comparison: Comparison,
    /// Their places by the unit in the lead.
    pub units: Vec<UnitDifferences>,
    /// How many items the other side has.
    pub items: usize,
    /// How many of them are items of mine too.
    pub same: usize,
    /// Differences that go together, by each of them: an item that is closed there, and how it was closed.
    groups: HashMap<usize, Vec<usize>>,
}

/// What tells a difference from the others, also after the next comparison. What only they have is told by its words:
/// its id is made anew with every comparison.
type Key = (NodeRef, String, &'static str, Option<FieldKey>);

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

/// What differences are reckoned from.
#[derive(Debug)]
pub struct CompareRequest {
    /// The document.
    pub document: DocumentId,
    /// The number of the question.
    pub serial: u64,
    mine: Arc<Dataset>,
    theirs: Other,
    base: Option<Arc<Dataset>>,
    report: Option<ReportId>,
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

impl Comparing {
    fn new(number: u64, theirs: Other, report: Option<ReportId>) -> Self {
        Self {
            number,
            removals: 0,
            ticks: 0,
            theirs,
            base: None,
            report,
            made: None,
            ticked: BTreeSet::new(),
            wants_reason: false,
            asked: None,
            fresh: true,
        }
    }

    /// The differences, once they are found.
    #[must_use]
    pub fn made(&self) -> Option<&Arc<Compared>> {
        self.made.as_ref()
    }

    /// The places of the ticked differences.
    #[must_use]
    pub fn ticked(&self) -> &BTreeSet<usize> {
        &self.ticked
    }

    /// Which comparison it is: no two have the same number.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// How many of the ticked differences delete something here.
    #[must_use]
    pub fn removals(&self) -> usize {
        self.removals
    }

    /// Grows with every change of the ticks.
    #[must_use]
    pub fn ticks(&self) -> u64 {
        self.ticks
    }

    /// True where a ticked difference moves a due date without a record of why: the reason is asked for.
    #[must_use]
    pub fn wants_reason(&self) -> bool {
        self.wants_reason
    }

    fn tick(&mut self, places: &[usize], on: bool) {
        let places = self.made.as_ref().map_or_else(Vec::new, |made| made.in_groups(places));
        for place in places {
            if on {
                self.ticked.insert(place);
            } else {
                self.ticked.remove(&place);
            }
        }
        self.look_at_ticks();
    }

    /// The differences were found: those are ticked that were before, wherever they stand now.
    fn took(&mut self, made: Arc<Compared>) {
        let before: HashSet<Key> = match &self.made {
            Some(made) => made.of(&self.ticked).map(key).collect(),
            None => HashSet::new(),
        };
        let fresh = std::mem::take(&mut self.fresh);
        // Not one item is the same: it is of another body, and nothing of it is proposed.
        let strange = made.is_strange();
        let usual = |one: &Difference| !strange && self.is_usual(one);
        let ticked = |one: &Difference| if fresh { usual(one) } else { before.contains(&key(one)) };
        let all = made.comparison.differences.iter().enumerate();
        let mut places: BTreeSet<usize> = all.filter(|(_, one)| ticked(one)).map(|(at, _)| at).collect();
        let parted =
            |at: &usize| made.groups.get(at).is_some_and(|group| !group.iter().all(|one| places.contains(one)));
        let parted: Vec<usize> = places.iter().copied().filter(parted).collect();
        for part in parted {
            places.remove(&part);
        }
        self.ticked = places;
        self.made = Some(made);
        self.look_at_ticks();
    }

    fn look_at_ticks(&mut self) {
        self.ticks += 1;
        let Some(made) = &self.made else { return };
        self.wants_reason = made.of(&self.ticked).any(moves_unrecorded);
        self.removals = made.of(&self.ticked).filter(|one| one.kind == Kind::Removed).count();
    }

    /// What is ticked to begin with: with a known origin what only they changed, of a document what it fills in.
    fn is_usual(&self, difference: &Difference) -> bool {
        if self.base.is_some() {
            return matches!(difference.who, Who::Theirs | Who::Both) && difference.kind != Kind::Removed;
        }
        // A ledger that still has the date from before a change here was written before it.
        let stale = difference.change().is_some_and(|change| match dues(change) {
            (Some(mine), Some(theirs)) => {
                let former = mine.changes.iter().map(|change| change.from);
                former.chain(mine.on).any(|date| Some(date) == theirs.present())
            }
            _ => false,
        });
        let adds = matches!(difference.kind, Kind::Added | Kind::Changed(_));
        // A heading in other words is no news.
        let heading = matches!(difference.of(), NodeKind::Category | NodeKind::Problem);
        let renamed = heading && difference.change().is_some();
        self.theirs.kind == OtherKind::Document && adds && !stale && !renamed
    }
}

impl Compared {
    /// True where the other side has items, and none of them is one of mine.
    #[must_use]
    pub fn is_strange(&self) -> bool {
        self.items > 0 && self.same == 0
    }

    /// The places, and those that go together with them.
    fn in_groups(&self, places: &[usize]) -> Vec<usize> {
        places.iter().flat_map(|at| self.groups.get(at).cloned().unwrap_or_else(|| vec![*at])).collect()
    }

    /// Where a difference of an earlier comparison stands in this one.
    #[must_use]
    pub fn place_of(&self, earlier: &Self, at: usize) -> Option<usize> {
        let sought = key(earlier.comparison.differences.get(at)?);
        self.comparison.differences.iter().position(|one| key(one) == sought)
    }

    /// Those of the places that are taken over when all are ticked at once: what deletes something here, what only I
    /// changed and what both changed is ticked by itself, what changes nothing is left.
    #[must_use]
    pub fn harmless(&self, places: &[usize]) -> Vec<usize> {
        let is_idle = |one: &Difference| one.change().is_some_and(FieldChange::is_idle);
        let harmless = |one: &Difference| {
            one.kind != Kind::Removed && !matches!(one.who, Who::Mine | Who::Conflict) && !is_idle(one)
        };
        let all = &self.comparison.differences;
        places.iter().copied().filter(|at| all.get(*at).is_some_and(harmless)).collect()
    }

    fn of<'a>(&'a self, places: &'a BTreeSet<usize>) -> impl Iterator<Item = &'a Difference> {
        places.iter().filter_map(|at| self.comparison.differences.get(*at))
    }
}

/// The due dates of a change of one; nothing for other fields.
fn dues(change: &FieldChange) -> (Option<Due>, Option<Due>) {
    if change.kind != FieldKind::Due {
        return (None, None);
    }
    (change.mine.typed().flatten(), change.theirs.typed().flatten())
}

/// True for a due date that is the same by now: moved here with its reason, and there without.
fn is_recorded_here(difference: &Difference) -> bool {
    difference.change().is_some_and(|change| match dues(change) {
        (Some(mine), Some(theirs)) => {
            mine.present() == theirs.present() && theirs.changes.is_empty() && !mine.changes.is_empty()
        }
        _ => false,
    })
}

/// The differences that go together because one without the others makes an item that is closed without a record, or a
/// record without its steps: how far an item is that is closed on a side, the record of it, and the steps of its closing.
fn closings(comparison: &Comparison) -> HashMap<usize, Vec<usize>> {
    let mut groups: HashMap<&NodeRef, (Vec<usize>, Option<usize>)> = HashMap::new();
    for (at, difference) in comparison.differences.iter().enumerate() {
        let Some(change) = difference.change() else { continue };
        let closed = |value: &model::Value| value.typed() == Some(model::Progress::Closed);
        let is_progress = change.field.is(field!(Item.progress)) && (closed(&change.mine) || closed(&change.theirs));
        if is_progress || change.field.is(field!(Item.closed)) {
            groups.entry(&difference.node).or_default().0.push(at);
        } else if change.field.is(field!(Item.closing)) {
            groups.entry(&difference.node).or_default().1 = Some(at);
        }
    }
    let is_mine = |at: &usize| comparison.differences.get(*at).is_some_and(|one| one.who == Who::Mine);
    let group = |(closes, steps): (Vec<usize>, Option<usize>)| {
        // Steps that only mine has stay beside a closing of theirs, which adds its own.
        let steps = steps.filter(|at| !closes.is_empty() && (!is_mine(at) || closes.iter().all(is_mine)));
        closes.into_iter().chain(steps).collect::<Vec<usize>>()
    };
    let groups = groups.into_values().map(group).filter(|group| group.len() > 1);
    groups.flat_map(|group| group.clone().into_iter().map(move |at| (at, group.clone()))).collect()
}

/// True where a due date is moved there, and nobody wrote down why.
fn moves_unrecorded(difference: &Difference) -> bool {
    let Some(change) = difference.change() else { return false };
    matches!(dues(change), (Some(_), Some(_))) && matches!(change.detail(""), Detail::Due(due) if due.without_record)
}

impl CompareRequest {
    /// Finds the differences. For a worker thread: two large datasets take seconds.
    #[must_use]
    pub fn reckon(self) -> Compared {
        let base = self.base.as_deref();
        let is_version = self.theirs.kind == OtherKind::Version;
        let matching = if is_version { Matching::Ids } else { Matching::Wording };
        let comparison = match &self.report {
            Some(id) => {
                let own = self.mine.reports.iter().filter(|own| own.id == *id).cloned();
                let mine = Dataset { reports: own.collect(), ..Dataset::default() };
                compare_matched(&mine, &self.theirs.dataset, base, matching)
            }
            None => compare_matched(&self.mine, &self.theirs.dataset, base, matching),
        };
        let mut comparison =
            if self.theirs.kind == OtherKind::Document { comparison.stated_only() } else { comparison };
        comparison.differences.retain(|difference| !is_recorded_here(difference));
        let units = comparison.by_unit();
        let is_item = |one: &Match| matches!(one.mine, NodeId::Item(_));
        let same = comparison.pairs.iter().flat_map(|pair| &pair.matches).filter(|one| is_item(one)).count();
        let items = self.theirs.dataset.reports.iter().map(|report| report.items().count()).sum();
        let groups = closings(&comparison);
        Compared { dataset: self.mine, comparison, units, items, same, groups }
    }
}

fn key(difference: &Difference) -> Key {
    let kind = difference.kind.code();
    if difference.kind == Kind::Added {
        let words: Vec<String> = difference.path.iter().map(|step| format!("{} {}", step.number, step.title)).collect();
        let report = NodeRef::new(difference.node.report.clone(), NodeId::Report);
        return (report, words.join("\n"), kind, None);
    }
    (difference.node.clone(), String::new(), kind, difference.change().map(|change| change.field.clone()))
}
