//! A table that is being read: its rows with their cells, and in the end the columns of a grid that all rows share.

use std::collections::HashMap;

use super::document::{Document, Place};
use super::grid::Grid;

/// Edges nearer to each other than this, in twentieths of a point, are one.
const NEAR: f32 = 30.0;

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Row {
    /// One more than there are cells.
    pub(super) edges: Vec<i32>,
    /// The cells.
    pub(super) cells: Vec<Joint>,
}

/// How a cell is merged with those about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Joint {
    /// It belongs to the cell on its left.
    pub(super) to_left: bool,
    /// It belongs to the cell above it.
    pub(super) to_above: bool,
}

/// A table that is being read.
pub(super) struct Rows {
    index: u32,
    /// Where its first paragraph stands in the document.
    first: usize,
    done: Vec<Row>,
    cell: u32,
}

impl Rows {
    /// A table that begins behind the paragraphs so far.
    pub(super) fn begin(document: &mut Document) -> Self {
        let index = u32::try_from(document.tables.len()).unwrap_or(u32::MAX);
        document.tables.push(String::new());
        Self { index, first: document.paragraphs.len(), done: Vec::new(), cell: 0 }
    }

    /// The cell that is open: by its number in the row until the table has come to its end.
    pub(super) fn place(&self) -> Place {
        let row = u32::try_from(self.done.len()).unwrap_or(u32::MAX);
        Place { table: self.index, row, column: self.cell, rows: 1, columns: 1 }
    }

    /// The end of a cell.
    pub(super) fn end_cell(&mut self) {
        self.cell = self.cell.saturating_add(1);
    }

    /// The end of a row.
    pub(super) fn end_row(&mut self, row: Row) {
        self.done.push(row);
        self.cell = 0;
    }

    /// The end of the table: cells come to stand in the columns of its grid, and over those that they are merged with.
    pub(super) fn end(self, document: &mut Document) {
        let edges = || self.done.iter().flat_map(|row| row.edges.iter().map(|edge| *edge as f32));
        let grid = Grid::of(edges(), NEAR);
        let mut spans = self.spans(&grid);
        merge_down(&mut spans);
        for paragraph in document.paragraphs.iter_mut().skip(self.first) {
            if let Some(place) = &mut paragraph.place
                && place.table == self.index
                && let Some(span) = spans.get(place.row as usize).and_then(|row| row.get(place.column as usize))
            {
                (place.column, place.columns, place.rows) = (span.column, span.columns, span.rows);
            }
        }
        for (column, width) in grid.widths().enumerate() {
            let tenths = width * 254.0 / 1440.0;
            document.set_width(self.index, column, tenths as u32);
        }
    }

    /// Where the cells of each row stand. A cell that belongs to its left neighbour makes that one wider.
    fn spans(&self, grid: &Grid) -> Vec<Vec<Span>> {
        let row_spans = |row: &Row| {
            let mut spans: Vec<Span> = Vec::new();
            let pairs = row.edges.iter().zip(row.edges.iter().skip(1));
            for (at, (left, right)) in pairs.enumerate() {
                let (from, to) = (grid.at(*left as f32), grid.at(*right as f32));
                let joint = row.cells.get(at).copied().unwrap_or_default();
                let joined = spans.last().copied().filter(|_| joint.to_left);
                let alone = Span { column: from, columns: 1, rows: 1, goes_on: joint.to_above, joins: false };
                let span = joined.map_or(alone, |last| Span { joins: true, ..last });
                spans.push(Span { columns: to.saturating_sub(span.column).max(1), ..span });
            }
            // Every part of a merged cell stands for the whole, which its last part knows.
            let mut whole: Option<Span> = None;
            for span in spans.iter_mut().rev() {
                let joins = span.joins;
                *span = whole.unwrap_or(*span);
                whole = Some(*span).filter(|_| joins);
            }
            spans
        };
        self.done.iter().map(row_spans).collect()
    }
}

/// Makes cells higher that others further down belong to.
fn merge_down(spans: &mut [Vec<Span>]) {
    // By column: the row and the number of the cell that began last.
    let mut begun: HashMap<u32, (usize, usize)> = HashMap::new();
    for row in 0..spans.len() {
        let cells = spans.get(row).cloned().unwrap_or_default();
        for (at, cell) in cells.into_iter().enumerate() {
            if !cell.goes_on {
                begun.insert(cell.column, (row, at));
            } else if let Some((first, at)) = begun.get(&cell.column)
                && let Some(span) = spans.get_mut(*first).and_then(|row| row.get_mut(*at))
            {
                span.rows = u32::try_from(row - first + 1).unwrap_or(1);
            }
        }
    }
}

/// Over what a cell stands.
#[derive(Debug, Clone, Copy)]
struct Span {
    column: u32,
    columns: u32,
    rows: u32,
    goes_on: bool,
    /// It belongs to the cell on its left.
    joins: bool,
}
