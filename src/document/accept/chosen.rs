//! Which differences of a comparison are taken over.

use std::collections::BTreeSet;

use crate::diff::{Comparison, Difference, Kind, UnitDifferences};
use crate::model::Date;

/// A choice among the differences of a comparison. What only mine has stays, unless removals are asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chosen {
    places: BTreeSet<usize>,
    removals: bool,
    pub(super) record: Option<DueRecord>,
}

/// How a due date that was moved there without a record is written down here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRecord {
    /// The day of the change.
    pub on: Date,
    /// Why it was changed.
    pub reason: String,
}

impl Chosen {
    /// These differences, by their places in the comparison.
    #[must_use]
    pub fn these(places: impl IntoIterator<Item = usize>) -> Self {
        Self { places: places.into_iter().collect(), ..Self::default() }
    }

    /// All differences that an answer is yes to.
    #[must_use]
    pub fn those(comparison: &Comparison, answer: impl Fn(&Difference) -> bool) -> Self {
        Self::these(comparison.differences.iter().enumerate().filter(|(_, one)| answer(one)).map(|(at, _)| at))
    }

    /// All differences.
    #[must_use]
    pub fn all(comparison: &Comparison) -> Self {
        Self::those(comparison, |_| true)
    }

    /// Those of the items that one unit leads.
    #[must_use]
    pub fn unit(unit: &UnitDifferences) -> Self {
        Self::these(unit.differences.iter().copied())
    }

    /// The same with what only mine has taken out, as far as it is chosen.
    #[must_use]
    pub fn with_removals(mut self) -> Self {
        self.removals = true;
        self
    }

    /// The same, where a due date that was moved there keeps its first date here, and the move is recorded.
    #[must_use]
    pub fn recording(mut self, record: DueRecord) -> Self {
        self.record = Some(record);
        self
    }

    /// How many are chosen.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// True when none is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The differences themselves.
    pub(super) fn of<'a>(&'a self, comparison: &'a Comparison) -> impl Iterator<Item = &'a Difference> {
        let found = self.places.iter().filter_map(|at| comparison.differences.get(*at));
        found.filter(|one| self.removals || one.kind != Kind::Removed)
    }
}
