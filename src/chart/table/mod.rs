//! A chart as a table: the same values as rows and columns, each cell with what it counts and its words. It is read where a
//! picture cannot be: by a screen reader, by a spreadsheet, by somebody who looks for one number.
//!
//! Limits: a chart that leaves rows out ([`Chart::more`]) leaves them out of its table too, so tables are made of charts
//! without a limit of rows.

pub(super) mod bodies;
pub(super) mod items;
mod order;
pub(super) mod targets;
#[cfg(test)]
mod tests;

use crate::model::NodeRef;

use super::value::Held;

/// A chart as rows and columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChartTable {
    /// The heading of each column.
    pub headings: Vec<String>,
    /// The rows, in the order of the chart.
    pub rows: Vec<ChartTableRow>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChartTableRow {
    /// A cell for each column.
    pub cells: Vec<ChartCell>,
    /// The node that it is about.
    pub node: Option<NodeRef>,
    /// The items that it counts.
    pub holds: Held,
}

/// A value with its words.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum ChartCell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number {
        /// What it is ordered by.
        value: f64,
        /// How it is written, with its unit and sign.
        text: String,
    },
    /// A share in per cent.
    Percent(f64),
    /// A day.
    Day {
        /// Days since the year 1.
        day: f64,
        /// How it is written.
        text: String,
    },
}

impl ChartTable {
    /// The headings, then the rows, each cell as it is written.
    #[must_use]
    pub fn lines(&self) -> Vec<Vec<String>> {
        std::iter::once(self.headings.clone()).chain(self.rows.iter().map(ChartTableRow::texts)).collect()
    }

    /// The table without the columns in which nothing stands.
    pub(super) fn without_empty_columns(mut self) -> Self {
        let count = self.headings.len();
        let is_used = |at: usize| self.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.is_empty()));
        let used: Vec<bool> = (0..count).map(is_used).collect();
        keep(&mut self.headings, &used);
        for row in &mut self.rows {
            keep(&mut row.cells, &used);
        }
        self
    }
}

fn keep<T>(all: &mut Vec<T>, used: &[bool]) {
    let mut used = used.iter();
    all.retain(|_| used.next().is_some_and(|used| *used));
}

impl ChartTableRow {
    /// A row that is about a node.
    fn of(node: Option<NodeRef>, cells: Vec<ChartCell>) -> Self {
        Self { cells, node, holds: Held::default() }
    }

    /// Its cells as they are written.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        self.cells.iter().map(ChartCell::text).collect()
    }
}

impl ChartCell {
    /// A cell with words; empty for none.
    fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number without a unit.
    fn number(value: f64) -> Self {
        Self::Number { value, text: written(value) }
    }

    fn count(count: usize) -> Self {
        Self::number(count as f64)
    }

    /// A day as the ledger has it: 2026-08-01.
    fn day(day: f64) -> Self {
        Self::Day { day, text: super::plan::date(day).to_string() }
    }

    fn maybe_day(day: Option<f64>) -> Self {
        day.map_or(Self::Empty, Self::day)
    }

    /// How it is written.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Number { text, .. } | Self::Day { text, .. } => text.clone(),
            Self::Percent(share) => format!("{}%", written((share * 10.0).round() / 10.0)),
        }
    }

    /// True where nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// True for what is set at the right, so that its digits stand below each other.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number { .. } | Self::Percent(_))
    }
}

/// A number in as few digits as it has: what the sums of parts leave behind the sixth decimal is no digit of anybody's.
fn written(value: f64) -> String {
    let rounded = (value * 1e6).round() / 1e6;
    format!("{rounded}")
}
