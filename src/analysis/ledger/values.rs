//! The values that stand in a column of the ledger, each with how many rows have it: what its filter offers.

use std::collections::BTreeMap;

use crate::analysis::collate::collation;
use crate::analysis::days_left::DaysLeft;
use crate::analysis::pace::PaceRule;
use crate::model::Dataset;

use super::Ledger;
use super::cell::{CellContent, FilterValue};
use super::column::Column;
use super::filter::LedgerFilter;
use super::order::comparable;

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnValue {
    /// The value.
    pub value: FilterValue,
    /// How many rows have it.
    pub count: usize,
}

/// The values of a column that a filter offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnValues {
    /// The column.
    pub column: Column,
    /// Its values.
    pub values: Vec<ColumnValue>,
}

impl Ledger {
    /// The values of a column in the rows that the filters of the other columns leave, in the order in which a person
    /// looks for them: closed lists in their order, months from the latest on, names as in a dictionary, empty last.
    ///
    /// Looks at all rows and puts their values in order, so that it is asked of the analyst, once for a menu that opens.
    #[must_use]
    pub fn values(
        &self,
        dataset: &Dataset,
        column: &Column,
        filter: &LedgerFilter,
        pace: PaceRule,
    ) -> Vec<ColumnValue> {
        let others = filter.without(column);
        let passes = others.test(pace);
        let mut counts: BTreeMap<FilterValue, usize> = BTreeMap::new();
        for nodes in self.all_rows().iter().filter_map(|row| row.resolve(dataset)).filter(|nodes| passes(nodes)) {
            let mut values = CellContent::of(&nodes, column, pace).values();
            // A row counts once for a value, also where a unit was named twice in it.
            values.sort_unstable();
            values.dedup();
            for value in values {
                *counts.entry(value).or_default() += 1;
            }
        }
        let mut keyed: Vec<_> =
            counts.into_iter().map(|(value, count)| (Rank::of(&value, column), value, count)).collect();
        keyed.sort_by(|(a, ..), (b, ..)| a.cmp(b));
        keyed.into_iter().map(|(_, value, count)| ColumnValue { value, count }).collect()
    }
}

/// Where a value stands in the list.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Place(usize),
    Number(crate::model::Number),
    Days(DaysLeft),
    Month(std::cmp::Reverse<(i16, i8)>),
    Text(Vec<u8>),
    Last(u8),
}

impl Rank {
    fn of(value: &FilterValue, column: &Column) -> Self {
        match value {
            FilterValue::Choice(code) => {
                let choices = if let Column::Field(field) = column { field.choices } else { &[] };
                Self::Place(choices.iter().position(|choice| choice.code == *code).unwrap_or(choices.len()))
            }
            FilterValue::Flag(flag) => Self::Place(usize::from(!flag)),
            FilterValue::Count(count) => Self::Place(*count),
            FilterValue::Pace(pace) => Self::Place(*pace as usize),
            FilterValue::Number(number) => Self::Number(*number),
            FilterValue::Amount(value, unit) => Self::Number(comparable(*value, unit)),
            FilterValue::Days(days) => Self::Days(*days),
            FilterValue::Month(year, month) => Self::Month(std::cmp::Reverse((*year, *month))),
            FilterValue::Text(text) => Self::Text(collation(text)),
            FilterValue::Undated => Self::Last(0),
            FilterValue::Blank => Self::Last(1),
        }
    }
}
