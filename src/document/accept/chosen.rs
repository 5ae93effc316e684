//! Which differences of a comparison are taken over, and how.

use std::collections::BTreeMap;

use crate::diff::{Comparison, Difference, DifferenceKind, FieldChange};
use crate::model::{Date, Value};

/// A choice among the differences of a comparison. What only mine has stays, unless removals are asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chosen {
    places: BTreeMap<usize, Manner>,
    removals: bool,
}

/// How one of them is taken over.
#[derive(Debug, Clone, PartialEq, Default)]
struct Manner {
    record: Option<DueRecord>,
    value: Option<Value>,
}

/// How a due date that was moved there without a record is written down here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRecord {
    /// The day of the change.
    pub on: Date,
    /// Why it was changed.
    pub reason: String,
}

/// A difference that is taken over.
#[derive(Debug, Clone, Copy)]
pub(super) struct ChosenDifference<'a> {
    pub(super) difference: &'a Difference,
    /// How a moved due date is written down.
    pub(super) record: Option<&'a DueRecord>,
    /// What is put into its field in the place of what stands there.
    pub(super) value: Option<&'a Value>,
}

impl<'a> ChosenDifference<'a> {
    /// What stands in a changed field afterwards, before names and dates are fitted to what is here.
    pub(super) fn outcome(&self, change: &'a FieldChange) -> &'a Value {
        self.value.unwrap_or_else(|| change.outcome())
    }
}

impl Chosen {
    /// These differences, by their places in the comparison.
    #[must_use]
    pub fn these(places: impl IntoIterator<Item = usize>) -> Self {
        let places = places.into_iter().map(|at| (at, Manner::default())).collect();
        Self { places, ..Self::default() }
    }

    /// The same with what only mine has taken out, as far as it is chosen.
    #[must_use]
    pub fn with_removals(mut self) -> Self {
        self.removals = true;
        self
    }

    /// The same, where the due date that was moved there, at a place, keeps its first date here and the move is recorded so.
    #[must_use]
    pub fn recording(mut self, at: usize, record: DueRecord) -> Self {
        if let Some(manner) = self.places.get_mut(&at) {
            manner.record = Some(record);
        }
        self
    }

    /// The same, where the field that is changed at a place gets this value instead of theirs.
    #[must_use]
    pub fn with_value(mut self, at: usize, value: Value) -> Self {
        if let Some(manner) = self.places.get_mut(&at) {
            manner.value = Some(value);
        }
        self
    }

    /// The differences themselves.
    pub(super) fn of<'a>(&'a self, comparison: &'a Comparison) -> impl Iterator<Item = ChosenDifference<'a>> {
        let found = self.places.iter().filter_map(|(at, manner)| {
            let difference = comparison.differences.get(*at)?;
            Some(ChosenDifference { difference, record: manner.record.as_ref(), value: manner.value.as_ref() })
        });
        found.filter(|one| self.removals || one.difference.kind != DifferenceKind::Removed)
    }
}
