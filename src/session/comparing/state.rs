//! A comparison on screen: what is ticked in it, and what of that is kept when the differences are found anew.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use crate::diff::{Difference, DifferenceKind};
use crate::model::{Dataset, Date, ReportId};

use super::asks::Asks;
use super::compared::{Compared, Key, key};
use super::other::Other;

/// A comparison on screen.
#[derive(Debug)]
pub struct Comparing {
    /// Which comparison it is: no two have the same number.
    pub(super) number: u64,
    /// The other side.
    pub theirs: Other,
    /// The state that both came from, where it is known.
    pub base: Option<Other>,
    /// The one report of mine that is compared; all of them where there is none.
    pub(super) report: Option<ReportId>,
    /// The differences, once they are found. They may be of an earlier dataset for a moment.
    pub(super) compared: Option<Arc<Compared>>,
    /// The ticked differences, by their places.
    pub(super) ticked: BTreeSet<usize>,
    /// The differences that a person ticked or unticked, likewise: what was to be decided of them is.
    pub(super) decided: BTreeSet<usize>,
    /// True where a ticked one moves a due date without a record of why.
    pub(super) wants_reason: bool,
    /// How many of the ticked ones delete something here.
    pub(super) removals: usize,
    /// Grows with every change of the ticks.
    pub(super) ticks: u64,
    /// What the differences were asked for last: of which dataset, under which number.
    pub(super) asked: Option<(Arc<Dataset>, u64)>,
    /// On which day, and within how many days what is due is near.
    pub(super) asked_of_day: Option<(Date, u32)>,
    /// The next differences are the first with this other side: what is usually taken is ticked.
    pub(super) fresh: bool,
}

impl Comparing {
    pub(super) fn new(number: u64, theirs: Other, report: Option<ReportId>) -> Self {
        Self {
            number,
            removals: 0,
            ticks: 0,
            theirs,
            base: None,
            report,
            compared: None,
            ticked: BTreeSet::new(),
            decided: BTreeSet::new(),
            wants_reason: false,
            asked: None,
            asked_of_day: None,
            fresh: true,
        }
    }

    /// The differences, once they are found.
    #[must_use]
    pub fn compared(&self) -> Option<&Arc<Compared>> {
        self.compared.as_ref()
    }

    /// The places of the ticked differences.
    #[must_use]
    pub fn ticked(&self) -> &BTreeSet<usize> {
        &self.ticked
    }

    /// True for a difference that asks for a decision and has none yet.
    #[must_use]
    pub fn is_open(&self, place: usize) -> bool {
        let asks = self.compared.as_ref().and_then(|compared| compared.asks(place));
        asks == Some(Asks::Decision) && !self.decided.contains(&place)
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

    pub(super) fn tick(&mut self, places: &[usize], on: bool) {
        let places = self.compared.as_ref().map_or_else(Vec::new, |compared| compared.in_groups(places));
        for place in places {
            self.decided.insert(place);
            if on {
                self.ticked.insert(place);
            } else {
                self.ticked.remove(&place);
            }
        }
        self.look_at_ticks();
    }

    /// The differences were found: those are ticked that were before, wherever they stand now.
    pub(super) fn took(&mut self, compared: Arc<Compared>) {
        let keys = |places: &BTreeSet<usize>| -> HashSet<Key> {
            self.compared.as_ref().map_or_else(HashSet::new, |compared| compared.of(places).map(key).collect())
        };
        let (before, decided) = (keys(&self.ticked), keys(&self.decided));
        let fresh = std::mem::take(&mut self.fresh);
        let all = || compared.comparison.differences.iter().enumerate();
        // What a person decided stays decided, also where another origin tells more of the others.
        let is_ticked = |(at, one): &(usize, &Difference)| {
            let key = key(one);
            if fresh && !decided.contains(&key) {
                compared.asks(*at) == Some(Asks::Nothing)
            } else {
                before.contains(&key)
            }
        };
        let mut places: BTreeSet<usize> = all().filter(is_ticked).map(|(at, _)| at).collect();
        let is_decided = |(_, one): &(usize, &Difference)| !decided.is_empty() && decided.contains(&key(one));
        let decided: BTreeSet<usize> = all().filter(is_decided).map(|(at, _)| at).collect();
        let parted =
            |at: &usize| compared.groups.get(at).is_some_and(|group| !group.iter().all(|one| places.contains(one)));
        let parted: Vec<usize> = places.iter().copied().filter(parted).collect();
        for part in parted {
            places.remove(&part);
        }
        (self.ticked, self.decided) = (places, decided);
        self.compared = Some(compared);
        self.look_at_ticks();
    }

    fn look_at_ticks(&mut self) {
        self.ticks += 1;
        let Some(compared) = &self.compared else { return };
        self.wants_reason = compared.of(&self.ticked).any(Difference::moves_due_unrecorded);
        self.removals = compared.of(&self.ticked).filter(|one| one.kind == DifferenceKind::Removed).count();
    }
}
