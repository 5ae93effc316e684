//! How the cursor moves, as in other spreadsheets. It never leaves the table.

use super::grid::{CellPlace, Grid};

/// A move of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One cell to the left.
    Left,
    /// One cell to the right.
    Right,
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// To the first cell of the row that is not frozen, as in Excel; among the frozen ones to the first.
    RowStart,
    /// To the last cell of the row.
    RowEnd,
    /// So many rows up: a page.
    PageUp(usize),
    /// So many rows down: a page.
    PageDown(usize),
    /// To where the filled cells to the left end, or the next of them begin.
    EdgeLeft,
    /// The same to the right.
    EdgeRight,
    /// The same upwards.
    EdgeUp,
    /// The same downwards.
    EdgeDown,
    /// To the first cell of all that is not frozen, as in Excel.
    First,
    /// To the last cell of all.
    Last,
    /// To the next cell, from the end of a row to the beginning of the next one.
    Next,
    /// To the cell before.
    Previous,
}

impl Grid<'_> {
    /// Where a move leads.
    pub(super) fn moved(&self, from: CellPlace, motion: Motion) -> CellPlace {
        let end = self.end();
        let CellPlace { row, column } = from;
        match motion {
            Motion::Left => CellPlace { column: column.saturating_sub(1), row },
            Motion::Right => CellPlace { column: (column + 1).min(end.column), row },
            Motion::Up => CellPlace { row: row.saturating_sub(1), column },
            Motion::Down => CellPlace { row: (row + 1).min(end.row), column },
            Motion::RowStart => {
                CellPlace { column: if column < self.first_free() { 0 } else { self.first_free() }, row }
            }
            Motion::RowEnd => CellPlace { column: end.column, row },
            Motion::PageUp(rows) => CellPlace { row: row.saturating_sub(rows), column },
            Motion::PageDown(rows) => CellPlace { row: (row + rows).min(end.row), column },
            Motion::EdgeLeft | Motion::EdgeRight | Motion::EdgeUp | Motion::EdgeDown => self.edge(from, motion),
            Motion::First => CellPlace { row: 0, column: self.first_free() },
            Motion::Last => end,
            Motion::Next if column < end.column => CellPlace { column: column + 1, row },
            Motion::Next if row < end.row => CellPlace { row: row + 1, column: 0 },
            Motion::Previous if column > 0 => CellPlace { column: column - 1, row },
            Motion::Previous if row > 0 => CellPlace { row: row - 1, column: end.column },
            Motion::Next | Motion::Previous => from,
        }
    }

    /// The first column that is not frozen; the first of all where every one is.
    fn first_free(&self) -> usize {
        if self.frozen < self.columns.len() { self.frozen } else { 0 }
    }

    /// Where the filled cells end in a direction; from the last of them, or from an empty one, where the next begin.
    fn edge(&self, from: CellPlace, motion: Motion) -> CellPlace {
        let step = match motion {
            Motion::EdgeLeft => Motion::Left,
            Motion::EdgeRight => Motion::Right,
            Motion::EdgeUp => Motion::Up,
            _ => Motion::Down,
        };
        let path = std::iter::successors(Some(from), |at| Some(self.moved(*at, step)).filter(|next| next != at));
        let mut path = path.skip(1).peekable();
        let Some(next) = path.peek().copied() else { return from };
        let runs = !self.is_blank(from) && !self.is_blank(next);
        let mut last = next;
        for place in path {
            if runs && self.is_blank(place) {
                return last;
            }
            last = place;
            if !runs && !self.is_blank(place) {
                return place;
            }
        }
        last
    }
}
