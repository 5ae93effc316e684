//! A document held against another dataset: what differs, what of it is ticked, and taking it over.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::analysis::compare::{
    Comparison, Detail, Difference, Field, Kind, UnitDifferences, Value, Who, compare, compare_datasets,
};
use crate::document::{Chosen, DueRecord, accept};
use crate::file::LoadError;
use crate::model::{Dataset, NodeRef, Report, ReportId};
use crate::reading::door::DoorError;

use super::{DocumentId, Effect, Existing, Job, JobId, Progress, Purpose, Session, Severity, View};

/// The other side of a comparison, or the state that both came from.
#[derive(Debug, Clone)]
pub struct Other {
    /// What it is called: a file, a report.
    pub name: String,
    /// Its content.
    pub dataset: Arc<Dataset>,
    /// True for a notice or a ledger: what it is silent about is no difference.
    pub partial: bool,
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
    Document(DoorError),
}

/// A comparison on screen.
#[derive(Debug)]
pub struct Comparing {
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
    /// What the differences were asked for last: of which dataset, under which number.
    asked: Option<(Arc<Dataset>, u64)>,
    /// The next differences are the first with this other side: what is usually taken is ticked.
    fresh: bool,
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
}

/// What tells a difference from the others, also after the next comparison.
type Key = (NodeRef, &'static str, Option<Field>);

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
    WithFile(PathBuf),
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
    fn new(theirs: Other, report: Option<ReportId>) -> Self {
        Self {
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

    /// True where a ticked difference moves a due date without a record of why: the reason is asked for.
    #[must_use]
    pub fn wants_reason(&self) -> bool {
        self.wants_reason
    }

    fn tick(&mut self, places: &[usize], on: bool) {
        for place in places {
            if on {
                self.ticked.insert(*place);
            } else {
                self.ticked.remove(place);
            }
        }
        self.look_for_reasons();
    }

    /// The differences were found: those are ticked that were before, wherever they stand now.
    fn took(&mut self, made: Arc<Compared>) {
        let before: HashSet<Key> = match &self.made {
            Some(made) => made.of(&self.ticked).map(key).collect(),
            None => HashSet::new(),
        };
        let fresh = std::mem::take(&mut self.fresh);
        let ticked = |one: &Difference| if fresh { self.is_usual(one) } else { before.contains(&key(one)) };
        let all = made.comparison.differences.iter().enumerate();
        self.ticked = all.filter(|(_, one)| ticked(one)).map(|(at, _)| at).collect();
        self.made = Some(made);
        self.look_for_reasons();
    }

    fn look_for_reasons(&mut self) {
        self.wants_reason = self.made.as_ref().is_some_and(|made| made.of(&self.ticked).any(moves_unrecorded));
    }

    /// What is ticked to begin with: with a known origin what only they changed, of a document what it fills in.
    fn is_usual(&self, difference: &Difference) -> bool {
        if self.base.is_some() {
            return matches!(difference.who, Who::Theirs | Who::Both) && difference.kind != Kind::Removed;
        }
        // A ledger that still has the date from before a change here was written before it.
        let stale = difference.change().is_some_and(|change| match (&change.mine, &change.theirs) {
            (Value::Due(Some(mine)), Value::Due(Some(theirs))) => {
                let former = mine.changes.iter().map(|change| change.from);
                former.chain([mine.on]).any(|date| date == theirs.present())
            }
            _ => false,
        });
        self.theirs.partial && difference.kind != Kind::Removed && !stale
    }
}

impl Compared {
    fn of<'a>(&'a self, places: &'a BTreeSet<usize>) -> impl Iterator<Item = &'a Difference> {
        places.iter().filter_map(|at| self.comparison.differences.get(*at))
    }
}

/// True where a due date is moved there, and nobody wrote down why.
fn moves_unrecorded(difference: &Difference) -> bool {
    let Some(change) = difference.change() else { return false };
    let moved = matches!((&change.mine, &change.theirs), (Value::Due(Some(_)), Value::Due(Some(_))));
    moved && matches!(change.detail(""), Detail::Due(due) if due.without_record)
}

impl CompareRequest {
    /// Finds the differences. For a worker thread: two large datasets take seconds.
    #[must_use]
    pub fn reckon(self) -> Compared {
        let of = |report: &ReportId| self.mine.reports.iter().find(|own| own.id == *report).cloned();
        let only = self.report.as_ref().and_then(of);
        let single = |dataset: &Dataset| match dataset.reports.as_slice() {
            [report] => Some(Arc::clone(report)),
            _ => None,
        };
        let mine = only.or_else(|| single(&self.mine));
        let comparison = match (mine, single(&self.theirs.dataset)) {
            // Two reports are held against each other whatever they are called.
            (Some(mine), Some(theirs)) => {
                let base = self.base.as_deref().and_then(|base| former(base, &mine));
                compare(&mine, &theirs, base.as_deref())
            }
            _ => compare_datasets(&self.mine, &self.theirs.dataset, self.base.as_deref()),
        };
        let comparison = if self.theirs.partial { comparison.spoken() } else { comparison };
        let units = comparison.by_unit();
        Compared { dataset: self.mine, comparison, units }
    }
}

/// The report in the state that both came from.
fn former(base: &Dataset, mine: &Report) -> Option<Arc<Report>> {
    let same = base.reports.iter().find(|report| report.id == mine.id);
    same.or_else(|| base.reports.first().filter(|_| base.reports.len() == 1)).cloned()
}

fn key(difference: &Difference) -> Key {
    (difference.node.clone(), difference.kind.code(), difference.change().map(|change| change.field))
}

impl Session {
    pub(super) fn compare_step(&mut self, step: CompareStep, now: Duration, effects: &mut Vec<Effect>) {
        let Some(id) = self.active else { return };
        match step {
            CompareStep::AskFile(role) => {
                let folder = self.folder();
                self.ask_path(Purpose::Compare(id, role), folder, String::new(), effects);
            }
            CompareStep::WithFile(path) => {
                self.dialog = None;
                self.read_other(id, Role::Theirs, path, effects);
            }
            CompareStep::WithDocument(other) => {
                let found = self.document(other).map(|other| Other {
                    name: other.name(),
                    dataset: Arc::clone(other.document().dataset()),
                    partial: false,
                });
                if let Some(theirs) = found {
                    self.begin_comparison(id, theirs, None);
                }
            }
            CompareStep::WithReport(mine, theirs) => self.compare_reports(mine, &theirs),
            CompareStep::Tick(places, on) => self.with_comparison(|comparing| comparing.tick(&places, on)),
            CompareStep::Take(places) => self.take(&places, None, now),
            CompareStep::TakeTicked(reason) => {
                let ticked = self.comparing().map(|comparing| comparing.ticked.iter().copied());
                let places: Vec<usize> = ticked.into_iter().flatten().collect();
                self.take(&places, reason, now);
            }
            CompareStep::DropBase => self.with_comparison(|comparing| {
                (comparing.base, comparing.asked, comparing.fresh) = (None, None, true);
            }),
            CompareStep::Export => {
                let name = format!("{}.csv", self.words().text("compare-list-name"));
                let folder = self.folder();
                self.ask_path(Purpose::SaveDifferences(id), folder, name, effects);
            }
            CompareStep::End => {
                self.with_active(|document| document.comparing = None);
                if self.view == View::Compare {
                    self.view = View::Overview;
                }
            }
        }
    }

    /// The comparison of the document on screen.
    #[must_use]
    pub fn comparing(&self) -> Option<&Comparing> {
        self.active()?.comparing()
    }

    fn with_comparison(&mut self, change: impl FnOnce(&mut Comparing)) {
        let comparing = self.active_mut().and_then(|document| document.comparing.as_deref_mut());
        if let Some(comparing) = comparing {
            change(comparing);
        }
    }

    /// Holds a document against another dataset from now on.
    pub(super) fn begin_comparison(&mut self, id: DocumentId, theirs: Other, report: Option<ReportId>) {
        let Some(document) = self.document_mut(id) else { return };
        document.comparing = Some(Box::new(Comparing::new(theirs, report)));
        self.active = Some(id);
        self.view = View::Compare;
    }

    fn compare_reports(&mut self, mine: ReportId, theirs: &ReportId) {
        let Some(document) = self.active() else { return };
        let found = document.document().dataset().reports.iter().find(|report| report.id == *theirs);
        let Some(report) = found.cloned() else { return };
        let (id, name) = (document.id(), report.title.clone());
        let dataset = Arc::new(Dataset { reports: vec![report], ..Dataset::default() });
        self.begin_comparison(id, Other { name, dataset, partial: false }, Some(mine));
    }

    fn read_other(&mut self, id: DocumentId, role: Role, path: PathBuf, effects: &mut Vec<Effect>) {
        let job = JobId(self.number());
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = self.words().with("job-loading", [("name", name.into())]);
        let progress = Arc::new(Progress::default());
        self.jobs.push(Job { id: job, text, progress: Some(Arc::clone(&progress)) });
        let is_document = super::import::is_document(&path);
        effects.push(Effect::LoadOther { job, document: id, role, path, is_document, progress });
    }

    pub(super) fn compare_path_chosen(
        &mut self,
        purpose: Purpose,
        path: &Path,
        typed: bool,
        effects: &mut Vec<Effect>,
    ) {
        match purpose {
            Purpose::Compare(id, role) => self.read_other(id, role, path.to_owned(), effects),
            Purpose::SaveDifferences(id) => {
                let whole = super::pictures::with_ending(path, purpose);
                let existing = if typed || whole != path { Existing::Keep } else { Existing::Replace };
                let made = self.document(id).and_then(|document| document.comparing()?.made().cloned());
                let words = Arc::clone(self.words());
                effects.extend(made.map(|made| Effect::SaveDifferences(whole, made, words, existing)));
            }
            _ => {}
        }
    }

    pub(super) fn other_loaded(
        &mut self,
        job: JobId,
        id: DocumentId,
        role: Role,
        result: Result<Other, Unread>,
        now: Duration,
    ) {
        if !self.end(job) {
            return;
        }
        let other = match result {
            Ok(other) => other,
            Err(Unread::Document(DoorError::Cancelled)) => return,
            Err(Unread::Document(error)) => {
                return self.say(Severity::Error, super::door_error(&error, &self.words), now);
            }
            Err(Unread::Dataset(error)) => return self.say(Severity::Error, error.message(&self.words), now),
        };
        match role {
            Role::Theirs => self.begin_comparison(id, other, None),
            Role::Base => {
                let comparing = self.document_mut(id).and_then(|document| document.comparing.as_deref_mut());
                if let Some(comparing) = comparing {
                    (comparing.base, comparing.asked, comparing.fresh) = (Some(other), None, true);
                }
            }
        }
    }

    /// Has the differences found again when mine changed, or what it is compared with. One question at a time: what
    /// changes meanwhile is asked about when the answer has come.
    pub(super) fn ask_for_differences(&mut self, effects: &mut Vec<Effect>) {
        if self.view != View::Compare {
            return;
        }
        let serial = self.number();
        let Some(document) = self.active_mut() else { return };
        let (id, mine) = (document.id(), Arc::clone(document.document().dataset()));
        let Some(comparing) = document.comparing.as_deref_mut() else { return };
        let is_new = match &comparing.asked {
            None => true,
            Some((of, _)) => {
                let answered = comparing.made.as_ref().is_some_and(|made| Arc::ptr_eq(&made.dataset, of));
                answered && !Arc::ptr_eq(of, &mine)
            }
        };
        if !is_new {
            return;
        }
        comparing.asked = Some((Arc::clone(&mine), serial));
        effects.push(Effect::Compare(CompareRequest {
            document: id,
            serial,
            mine,
            theirs: comparing.theirs.clone(),
            base: comparing.base.as_ref().map(|base| Arc::clone(&base.dataset)),
            report: comparing.report.clone(),
        }));
    }

    pub(super) fn compared(&mut self, id: DocumentId, serial: u64, made: Arc<Compared>) {
        let comparing = self.document_mut(id).and_then(|document| document.comparing.as_deref_mut());
        let asked = |comparing: &&mut Comparing| comparing.asked.as_ref().is_some_and(|(_, asked)| *asked == serial);
        if let Some(comparing) = comparing.filter(asked) {
            comparing.took(made);
        }
    }

    /// Takes differences over in one step that can be undone.
    fn take(&mut self, places: &[usize], reason: Option<String>, now: Duration) {
        let (today, words) = (self.today, Arc::clone(self.words()));
        let Some(document) = self.active() else { return };
        let dataset = Arc::clone(document.document().dataset());
        let Some(made) = document.comparing().and_then(Comparing::made).cloned() else { return };
        if !Arc::ptr_eq(&made.dataset, &dataset) {
            return self.say(Severity::Information, words.text("compare-again").to_owned(), now);
        }
        // Each was picked by name: what is only here goes too, if that is what was ticked.
        let mut chosen = Chosen::these(places.iter().copied()).with_removals();
        if let Some(reason) = reason.filter(|reason| !reason.trim().is_empty()) {
            chosen = chosen.recording(DueRecord { on: today, reason: reason.trim().to_owned() });
        }
        match accept(&dataset, &made.comparison, &chosen) {
            Ok(edit) => {
                let selection = document.selection().cloned();
                self.edit(edit, now);
                // The list stays where it is: what was taken over is not what the person wants to look at next.
                if let Some(node) = selection.filter(|node| self.is_there(node)) {
                    self.with_active(|document| document.select(node));
                }
                let text = words.with("compare-taken", [("count", places.len().into())]);
                self.say(Severity::Information, text, now);
            }
            Err(error) => {
                let key = match error {
                    crate::document::AcceptError::Nothing => "compare-nothing",
                    _ => "compare-again",
                };
                self.say(Severity::Error, words.text(key).to_owned(), now);
            }
        }
    }

    fn is_there(&self, node: &NodeRef) -> bool {
        self.active().is_some_and(|document| document.document().dataset().report(&node.report).is_some())
    }
}
