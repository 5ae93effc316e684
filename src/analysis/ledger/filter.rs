//! What must stand in the columns of the ledger for a row to be shown: what is chosen below the heading of each column.
//!
//! Does not live here: the filter above the tree, which holds for all views (`analysis::filter`).

use std::collections::BTreeSet;

use crate::analysis::pace::PaceRule;
use crate::analysis::query::Query;
use crate::model::{Date, Number};

use super::LedgerNodes;
use super::cell::{CellContent, FilterValue};
use super::column::Column;

/// The filters of the columns. A row is shown that passes all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerFilter {
    columns: Vec<(Column, ColumnFilter)>,
}

/// What must stand in one column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ColumnFilter {
    /// Which values pass.
    pub values: PassingValues,
    /// The words that must stand in it, as they were typed.
    pub contains: String,
    /// Where its day must lie.
    pub days: Option<DayRange>,
    /// Where its number must lie.
    pub numbers: Option<NumberRange>,
}

/// From one number to another, both of them included; open where one is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NumberRange {
    /// The least.
    pub from: Option<Number>,
    /// The greatest.
    pub to: Option<Number>,
}

impl NumberRange {
    /// True for a number within it.
    #[must_use]
    pub fn holds(self, number: Number) -> bool {
        self.from.is_none_or(|from| from <= number) && self.to.is_none_or(|to| number <= to)
    }
}

/// Which values of a column pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassingValues {
    /// All but these: a value that comes in later passes.
    Except(BTreeSet<FilterValue>),
    /// None but these.
    Only(BTreeSet<FilterValue>),
}

/// Where a day must lie. Ranges by the day of today go on with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayRange {
    /// Before today.
    BeforeToday,
    /// From today to so many days later.
    NextDays(u32),
    /// From so many days ago to today.
    LastDays(u32),
    /// In the month of today.
    ThisMonth,
    /// From one day to another, both of them included; open where one is absent.
    Between(Option<Date>, Option<Date>),
}

impl Default for PassingValues {
    fn default() -> Self {
        Self::Except(BTreeSet::new())
    }
}

impl PassingValues {
    /// True for a value that passes.
    #[must_use]
    pub fn holds(&self, value: &FilterValue) -> bool {
        match self {
            Self::Except(values) => !values.contains(value),
            Self::Only(values) => values.contains(value),
        }
    }

    /// Lets a value pass, or no longer.
    pub fn set(&mut self, value: &FilterValue, passes: bool) {
        let (Self::Except(values) | Self::Only(values)) = self;
        values.remove(value);
        match self {
            Self::Except(values) if !passes => values.extend([value.clone()]),
            Self::Only(values) if passes => values.extend([value.clone()]),
            _ => {}
        }
    }

    /// True where every value passes.
    #[must_use]
    pub fn is_all(&self) -> bool {
        matches!(self, Self::Except(values) if values.is_empty())
    }
}

impl DayRange {
    /// True for a day within it.
    #[must_use]
    pub fn holds(self, day: Date, today: Date) -> bool {
        let days = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        match self {
            Self::BeforeToday => day < today,
            Self::NextDays(count) => (0..=days(count)).contains(&day.days_since(today)),
            Self::LastDays(count) => (0..=days(count)).contains(&today.days_since(day)),
            Self::ThisMonth => {
                let month = |date: Date| (date.parts().0, date.parts().1);
                month(day) == month(today)
            }
            Self::Between(from, to) => from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to),
        }
    }
}

impl ColumnFilter {
    /// True where it lets everything pass.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_all() && self.contains.trim().is_empty() && self.days.is_none() && self.numbers.is_none()
    }

    fn holds(&self, content: &CellContent<'_>, query: &Query, today: Date) -> bool {
        // A cell with several units is shown as long as one of them is wanted.
        (self.values.is_all() || content.values().iter().any(|value| self.values.holds(value)))
            && (query.is_empty() || content.contains(query))
            && self.days.is_none_or(|range| content.day().is_some_and(|day| range.holds(day, today)))
            && self.numbers.is_none_or(|range| content.number().is_some_and(|number| range.holds(number)))
    }
}

impl LedgerFilter {
    /// True where it lets everything pass.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The filter of a column.
    #[must_use]
    pub fn get(&self, column: &Column) -> Option<&ColumnFilter> {
        self.columns.iter().find(|(own, _)| own == column).map(|(_, filter)| filter)
    }

    /// The columns with a filter, in the order in which they were filtered.
    pub fn columns(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().map(|(column, _)| column)
    }

    /// Puts a filter on a column in place of the one that it has.
    pub fn set(&mut self, column: &Column, filter: ColumnFilter) {
        let at = self.columns.iter().position(|(own, _)| own == column);
        match (at, filter.is_empty()) {
            (Some(at), true) => drop(self.columns.remove(at)),
            (None, true) => {}
            (Some(at), false) => {
                if let Some((_, own)) = self.columns.get_mut(at) {
                    *own = filter;
                }
            }
            (None, false) => self.columns.push((column.clone(), filter)),
        }
    }

    /// The same without the filter of a column.
    #[must_use]
    pub fn without(&self, column: &Column) -> Self {
        Self { columns: self.columns.iter().filter(|(own, _)| own != column).cloned().collect() }
    }

    /// Makes the test of a row: what was typed is taken apart once, not for each row.
    pub(super) fn test(&self, pace: PaceRule) -> impl Fn(&LedgerNodes<'_>) -> bool + use<'_> {
        let of_columns: Vec<(&Column, &ColumnFilter, Query)> =
            self.columns.iter().map(|(column, filter)| (column, filter, Query::new(&filter.contains))).collect();
        move |nodes| {
            of_columns
                .iter()
                .all(|(column, filter, query)| filter.holds(&CellContent::of(nodes, column, pace), query, pace.today))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn ranges_by_today_hold_both_their_ends() {
        let today = day("2026-09-15");
        let held = |range: DayRange| {
            let days =
                ["2026-08-31", "2026-09-01", "2026-09-14", "2026-09-15", "2026-09-25", "2026-09-30", "2026-10-01"];
            days.map(|text| range.holds(day(text), today)).map(u8::from)
        };
        assert_eq!(held(DayRange::BeforeToday), [1, 1, 1, 0, 0, 0, 0]);
        assert_eq!(held(DayRange::NextDays(10)), [0, 0, 0, 1, 1, 0, 0]);
        assert_eq!(held(DayRange::LastDays(14)), [0, 1, 1, 1, 0, 0, 0]);
        assert_eq!(held(DayRange::ThisMonth), [0, 1, 1, 1, 1, 1, 0]);
        assert_eq!(held(DayRange::Between(Some(day("2026-09-14")), Some(day("2026-09-25")))), [0, 0, 1, 1, 1, 0, 0]);
        assert_eq!(held(DayRange::Between(None, Some(day("2026-09-14")))), [1, 1, 1, 0, 0, 0, 0]);
    }

    #[test]
    fn a_range_of_numbers_holds_both_its_ends_and_is_open_where_one_is_absent() {
        let held = |from: Option<i64>, to: Option<i64>| {
            let range = NumberRange { from: from.map(Number::from), to: to.map(Number::from) };
            [-77, -30, 0, 5].map(|number| u8::from(range.holds(Number::from(number))))
        };
        assert_eq!(held(None, Some(-30)), [1, 1, 0, 0]);
        assert_eq!(held(Some(-30), Some(0)), [0, 1, 1, 0]);
        assert_eq!(held(Some(1), None), [0, 0, 0, 1]);
    }

    #[test]
    fn a_value_that_comes_in_later_passes_where_others_were_taken_off() {
        let [known, new] = ["甲", "乙"].map(|text| FilterValue::Text(text.to_owned()));
        let mut values = PassingValues::default();
        values.set(&known, false);
        assert_eq!([values.holds(&known), values.holds(&new)], [false, true]);
        values.set(&known, true);
        assert!(values.is_all());
        let mut values = PassingValues::Only(BTreeSet::new());
        values.set(&known, true);
        assert_eq!([values.holds(&known), values.holds(&new)], [true, false]);
    }
}
