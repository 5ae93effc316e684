//! The rows of a table in the order of one of its columns.

use std::cmp::Ordering;

use crate::analysis::collation;

use super::{ChartCell, ChartTable, ChartTableRow};

impl ChartTable {
    /// The rows in the order of a column: numbers and days by what they count, words as a dictionary has them. Rows with
    /// equal cells stay as they were, and those without a value are last either way.
    #[must_use]
    pub fn order(&self, column: usize, is_descending: bool) -> Vec<usize> {
        let key = |row: &ChartTableRow| row.cells.get(column).and_then(sort_key);
        let mut order: Vec<(usize, Option<SortKey>)> =
            self.rows.iter().enumerate().map(|(at, row)| (at, key(row))).collect();
        order.sort_by(|(_, a), (_, b)| match (a, b) {
            (Some(a), Some(b)) if is_descending => compared(b, a),
            (Some(a), Some(b)) => compared(a, b),
            (a, b) => a.is_none().cmp(&b.is_none()),
        });
        order.into_iter().map(|(at, _)| at).collect()
    }
}

/// What a cell is ordered by: its number, or its words.
#[derive(Debug)]
enum SortKey {
    Number(f64),
    Words(Vec<u8>),
}

/// What a cell is ordered by; nothing for an empty one.
fn sort_key(cell: &ChartCell) -> Option<SortKey> {
    match cell {
        ChartCell::Empty => None,
        ChartCell::Text(text) => Some(SortKey::Words(collation(text))),
        ChartCell::Number { value, .. } | ChartCell::Percent(value) | ChartCell::Day { day: value, .. } => {
            Some(SortKey::Number(*value))
        }
    }
}

/// Numbers come before words.
fn compared(a: &SortKey, b: &SortKey) -> Ordering {
    match (a, b) {
        (SortKey::Number(a), SortKey::Number(b)) => a.total_cmp(b),
        (SortKey::Words(a), SortKey::Words(b)) => a.cmp(b),
        (SortKey::Number(_), SortKey::Words(_)) => Ordering::Less,
        (SortKey::Words(_), SortKey::Number(_)) => Ordering::Greater,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(cells: Vec<ChartCell>) -> ChartTable {
        let rows = cells.into_iter().map(|cell| ChartTableRow::of(None, vec![cell])).collect();
        ChartTable { headings: vec!["甲".to_owned()], rows }
    }

    #[test]
    fn numbers_are_ordered_by_what_they_count_and_blanks_are_last_either_way() {
        let number = |value: f64, text: &str| ChartCell::Number { value, text: text.to_owned() };
        let table =
            table(vec![ChartCell::Empty, number(9.0, "9 天"), number(100.0, "100 天"), number(-2.0, "还有 2 天")]);
        assert_eq!(table.order(0, false), [3, 1, 2, 0]);
        assert_eq!(table.order(0, true), [2, 1, 3, 0]);
    }

    #[test]
    fn words_are_ordered_by_the_numbers_in_them_and_days_by_the_calendar() {
        let words = ["第10项", "第9项", "第100项"].map(ChartCell::words);
        assert_eq!(table(words.into()).order(0, false), [1, 0, 2]);
        let days = ["2026-03-02", "2025-12-31", "2026-03-01"];
        let days = days.map(|day| ChartCell::day(crate::chart::day(day.parse().unwrap())));
        assert_eq!(days[1].text(), "2025-12-31");
        assert_eq!(table(days.into()).order(0, false), [1, 2, 0]);
    }

    #[test]
    fn equal_rows_stay_as_they_were_and_a_column_of_blanks_is_not_there() {
        let rows = [["b", ""], ["a", ""], ["b", ""]].map(|row| {
            ChartTableRow::of(None, row.map(ChartCell::words).into_iter().chain([ChartCell::number(0.5)]).collect())
        });
        let headings = ["一", "二", "三"].map(ToOwned::to_owned).into();
        let table = ChartTable { headings, rows: rows.into() }.without_empty_columns();
        assert_eq!(table.headings, ["一", "三"]);
        assert_eq!(table.rows[0].texts(), ["b", "0.5"]);
        assert_eq!(table.order(0, false), [1, 0, 2]);
        assert_eq!(table.order(0, true), [0, 2, 1]);
    }
}
