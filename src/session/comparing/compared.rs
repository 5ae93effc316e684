//! Differences found: which go together, which are taken without harm, and where one stands after the next comparison.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::analysis::Standings;
use crate::diff::{Comparison, Difference, DifferenceKind, FieldChange, UnitDifferences, Who};
use crate::model::{Dataset, Decision, FieldKey, NodeId, NodeRef};

use super::asks::Asks;
use super::meeting::{MeetingQuestion, decisions_about};

/// Differences found, and the dataset of mine that they hold for.
#[derive(Debug)]
pub struct Compared {
    /// Mine.
    pub dataset: Arc<Dataset>,
    /// The differences.
    pub comparison: Arc<Comparison>,
    /// Their places by the unit in the lead.
    pub units: Vec<UnitDifferences>,
    /// How many items the other side has.
    pub items: usize,
    /// How many of them are items of mine too.
    pub same: usize,
    /// True where the other side is a former version of the file: what changed is told from it to now.
    pub is_former: bool,
    /// Where the items stood in a former version, and where they stand now; absent where the other side is none.
    pub standings: Option<Standings>,
    /// What each difference asks of a person, in their order.
    pub(super) asks: Vec<Asks>,
    /// Differences that go together, by each of them: an item that is closed there, and how it was closed.
    pub(super) groups: HashMap<usize, Vec<usize>>,
    /// The questions that a meeting can be asked, by the places of the differences.
    pub(super) questions: HashMap<usize, MeetingQuestion>,
    /// The due dates that are moved there.
    pub(super) due_moves: DueMoves,
    /// What is known of it besides where the other side is a file that came back from a unit.
    pub(super) returned: Option<ReturnedSide>,
}

/// The other side of a comparison as a file that came back from a unit.
#[derive(Debug)]
pub(in crate::session) struct ReturnedSide {
    /// Who sent it: a unit, else the file itself.
    pub(in crate::session) from: String,
    /// True where something was read in it.
    pub(in crate::session) is_read: bool,
    /// The files whose changes stand against those here, by the places of the differences.
    pub(in crate::session) rivals: HashMap<usize, Vec<Rival>>,
}

/// What another returned file says to a field that this one changes too.
#[derive(Debug, Clone)]
pub struct Rival {
    /// The file, by its place among those that came back.
    pub file: usize,
    /// The difference, by its place in the comparison of that file.
    pub at: usize,
    /// True where its unit sent a later one that says something to it.
    pub is_older: bool,
    /// Who sent it.
    pub who: String,
    /// The comparison of that file.
    pub comparison: Arc<Comparison>,
}

/// Due dates that are another one there, by the places of the differences.
#[derive(Debug, Default)]
pub(super) struct DueMoves {
    /// Those that are known here.
    moved: BTreeSet<usize>,
    /// Those that have no record of why.
    unrecorded: BTreeSet<usize>,
}

impl DueMoves {
    pub(super) fn of(comparison: &Comparison) -> Self {
        let places = |is_it: fn(&Difference) -> bool| {
            let all = comparison.differences.iter().enumerate();
            all.filter(|(_, one)| is_it(one)).map(|(at, _)| at).collect()
        };
        Self { moved: places(Difference::moves_due), unrecorded: places(Difference::moves_due_unrecorded) }
    }
}

/// What tells a difference from the others, also after the next comparison. What only they have is told by its words:
/// its id is made anew with every comparison.
pub(super) type Key = (NodeRef, String, &'static str, Option<FieldKey>);

impl Compared {
    /// True where the other side has items, and none of them is one of mine.
    #[must_use]
    pub fn is_strange(&self) -> bool {
        self.items > 0 && self.same == 0
    }

    /// True where an item stands elsewhere than in the former version.
    #[must_use]
    pub fn has_new_standings(&self) -> bool {
        self.standings.as_ref().is_some_and(|standings| !standings.changed.is_empty())
    }

    /// True where the other side came back from a unit.
    #[must_use]
    pub fn is_returned(&self) -> bool {
        self.returned.is_some()
    }

    /// Who sent the other side, where it came back from a unit.
    #[must_use]
    pub fn sender(&self) -> Option<&str> {
        self.returned.as_ref().map(|own| own.from.as_str())
    }

    /// True for a file that came back and cannot be used.
    #[must_use]
    pub fn is_unused(&self) -> bool {
        self.returned.as_ref().is_some_and(|own| !own.is_read)
    }

    /// True for a difference that is not taken over whatever a person says: a unit that closes an item of its own. That is
    /// verified by others.
    #[must_use]
    pub fn is_refused(&self, place: usize) -> bool {
        self.is_returned() && self.comparison.differences.get(place).is_some_and(Difference::closes)
    }

    /// What other returned files say to the field of a difference.
    #[must_use]
    pub fn rivals(&self, place: usize) -> &[Rival] {
        self.returned.as_ref().and_then(|own| own.rivals.get(&place)).map_or(&[], Vec::as_slice)
    }

    /// What a meeting can be asked in the place of deciding about a difference.
    #[must_use]
    pub fn question(&self, place: usize) -> Option<&MeetingQuestion> {
        self.questions.get(&place)
    }

    /// What is to be decided already about the item that a difference is of.
    pub fn open_decisions(&self, place: usize) -> impl Iterator<Item = &Decision> {
        let difference = self.comparison.differences.get(place);
        let found = difference.and_then(|one| Some((self.dataset.report(&one.node.report)?, one.item()?)));
        let about = found.into_iter().flat_map(|(report, item)| decisions_about(report, item));
        about.filter(|decision| decision.on.is_none())
    }

    /// True for a due date that is known here and another one there.
    #[must_use]
    pub fn moves_due(&self, place: usize) -> bool {
        self.due_moves.moved.contains(&place)
    }

    /// True for a due date that is moved there without a record of why: it is taken over with a reason, or not at all.
    #[must_use]
    pub fn wants_reason(&self, place: usize) -> bool {
        self.due_moves.unrecorded.contains(&place)
    }

    /// What the difference at a place asks of a person.
    #[must_use]
    pub fn asks(&self, place: usize) -> Option<Asks> {
        self.asks.get(place).copied()
    }

    /// The places, and those that go together with them.
    pub(super) fn in_groups(&self, places: &[usize]) -> Vec<usize> {
        places.iter().flat_map(|at| self.groups.get(at).cloned().unwrap_or_else(|| vec![*at])).collect()
    }

    /// Where a difference of an earlier comparison stands in this one.
    #[must_use]
    pub fn place_of(&self, earlier: &Self, at: usize) -> Option<usize> {
        let sought = key(earlier.comparison.differences.get(at)?);
        self.comparison.differences.iter().position(|one| key(one) == sought)
    }

    /// Those of the places that are taken over when all are ticked at once: what deletes something here, what is kept, what
    /// both changed and a due date that is moved is ticked by itself, what changes nothing is left.
    #[must_use]
    pub fn harmless(&self, places: &[usize]) -> Vec<usize> {
        let is_idle = |one: &Difference| one.change().is_some_and(FieldChange::is_idle);
        let harmless = |one: &Difference| {
            one.kind != DifferenceKind::Removed && !matches!(one.who, Who::Mine | Who::Conflict) && !is_idle(one)
        };
        let all = &self.comparison.differences;
        let is_offered = |at: &usize| matches!(self.asks(*at), Some(Asks::Nothing | Asks::Choice));
        places.iter().copied().filter(|at| is_offered(at) && all.get(*at).is_some_and(harmless)).collect()
    }

    pub(super) fn of<'a>(&'a self, places: &'a BTreeSet<usize>) -> impl Iterator<Item = &'a Difference> {
        places.iter().filter_map(|at| self.comparison.differences.get(*at))
    }
}

pub(super) fn key(difference: &Difference) -> Key {
    let kind = difference.kind.code();
    if difference.kind == DifferenceKind::Added {
        let words: Vec<String> = difference.path.iter().map(|step| format!("{} {}", step.number, step.title)).collect();
        let report = NodeRef::new(difference.node.report.clone(), NodeId::Report);
        return (report, words.join("\n"), kind, None);
    }
    (difference.node.clone(), String::new(), kind, difference.change().map(|change| change.field.clone()))
}
