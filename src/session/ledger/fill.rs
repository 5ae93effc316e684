//! Filling cells with what stands in others: down from the first marked row, or from the marked cells on to a row above or
//! below them.

use std::ops::RangeInclusive;
use std::sync::Arc;
use std::time::Duration;

use crate::document::EditLabel;
use crate::session::state::Session;
use crate::words::Words;

use super::grid::{CellPlace, Grid};
use super::write::Writer;
use super::{LedgerStep, MarkedCells};

/// What is filled from where.
struct Fill {
    /// The rows whose texts are taken, over and over.
    from: RangeInclusive<usize>,
    /// The rows that take them.
    into: RangeInclusive<usize>,
    columns: RangeInclusive<usize>,
}

impl Session {
    /// Puts what stands in the first marked row into those below; in one row alone, what stands above it.
    pub(in crate::session) fn fill_down(&mut self, now: Duration) {
        let words = Arc::clone(self.words());
        self.write_cells(EditLabel::Cells, now, |writer, grid, marked| {
            let (first, last) = (*marked.rows.start(), *marked.rows.end());
            let from = if first == last { first.saturating_sub(1) } else { first };
            let fill = Fill { from: from..=from, into: from + 1..=last, columns: marked.columns.clone() };
            fill.write(writer, grid, &words);
        });
    }

    /// Puts what stands in the marked cells into those from them on to a row, which are marked with them then.
    pub(super) fn fill_to(&mut self, row: usize, now: Duration) {
        let Some(MarkedCells { rows, columns, .. }) = self.marked_cells() else { return };
        let (first, last) = (*rows.start(), *rows.end());
        let (into, anchor) = if row > last {
            (last + 1..=row, first)
        } else if row < first {
            (row..=first - 1, last)
        } else {
            return;
        };
        self.move_cursor(&LedgerStep::Go(CellPlace { row: anchor, column: *columns.start() }, false));
        self.move_cursor(&LedgerStep::Go(CellPlace { row, column: *columns.end() }, true));
        let words = Arc::clone(self.words());
        let fill = Fill { from: rows, into, columns };
        self.write_cells(EditLabel::Cells, now, |writer, grid, _| fill.write(writer, grid, &words));
    }
}

impl Fill {
    fn write(&self, writer: &mut Writer<'_>, grid: &Grid<'_>, words: &Words) {
        let first = *self.from.start();
        for column in self.columns.clone() {
            let texts: Vec<Option<String>> =
                self.from.clone().map(|row| grid.text(CellPlace { row, column }, words)).collect();
            // Above the rows that are taken they are gone through backwards, so that the nearest is the last of them.
            let text_of = |row: usize| {
                let count = texts.len().max(1);
                let at = if row >= first { (row - first) % count } else { count - 1 - (first - 1 - row) % count };
                texts.get(at).and_then(Option::as_ref)
            };
            for row in self.into.clone() {
                if let (Some(text), Some(cell)) = (text_of(row), grid.cell(CellPlace { row, column })) {
                    writer.write(&cell, text);
                }
            }
        }
    }
}
