//! The ledger as a spreadsheet: where its cursor stands, which cells are marked, and what is typed, pasted, filled and
//! cleared there.
//!
//! The cursor is kept by the item of its row, so that another order or filter leaves it on the same item; what is selected
//! elsewhere moves it there. The rows of the marked cells are what the session has selected: commands on items are about
//! them.

mod block;
mod cell_words;
mod cells;
mod changed;
mod cursor;
mod entry;
mod fill;
mod first_rows;
mod grid;
mod groups;
mod handle;
mod motion;
mod refused;
mod replace;
mod replacing;
mod row_place;
mod shown;
mod sums;
mod write;

use std::cell::RefCell;
use std::ops::RangeInclusive;

use crate::analysis::{Column, GroupKey};
use crate::model::NodeRef;

use grid::{FoundRows, Spot};
use refused::Refused;

pub use cell_words::shown_cell;
pub use entry::CellEntry;
pub use grid::CellPlace;
pub use motion::Motion;
pub use replace::{Found, ReplaceScope, Replacement};
pub use sums::MarkedSums;

/// Something asked of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LedgerStep {
    /// The cursor goes to a cell; extended, the cells from the anchor to it are marked.
    Go(CellPlace, bool),
    /// The cursor moves; extended, the cells from the anchor to it are marked.
    Move(Motion, bool),
    /// What was typed was taken: the cursor goes down, back to the column where a series of Tabs began; or up.
    Entered {
        /// True for up.
        back: bool,
    },
    /// Whole rows are marked: this one, or all from the anchor to it.
    Row(usize, bool),
    /// A row more is marked, or one less.
    ToggleRow(usize),
    /// All cells are marked.
    All,
    /// All cells of a column are marked.
    Column(usize),
    /// All cells of the columns of the marked cells are marked.
    WholeColumns,
    /// The rows of the marked cells are marked whole.
    WholeRows,
    /// An item is added behind this one, and its title is typed next.
    AddRow(NodeRef),
    /// The first item is added to a ledger without any, and its title is typed next.
    AddFirst,
    /// Only the cell with the cursor is marked.
    Collapse,
    /// The values of a column are counted for its filter.
    Values(Column),
    /// The rows of a group are shown, or no longer.
    Fold(GroupKey),
    /// The cells from the marked ones on to this row take what stands in those.
    Fill(usize),
    /// The cursor goes to the next cell with a text.
    Find(Replacement),
    /// A text is replaced in the cell with the cursor, which goes to the next one with it.
    Replace(Replacement),
    /// A text is replaced everywhere.
    ReplaceAll(Replacement),
}

/// The cells that are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedCells {
    /// The cell with the cursor.
    pub cursor: CellPlace,
    /// The rows.
    pub rows: RangeInclusive<usize>,
    /// The columns.
    pub columns: RangeInclusive<usize>,
    /// True where whole rows are marked: then they are what is copied and deleted, not the texts in them.
    pub whole_rows: bool,
}

impl MarkedCells {
    /// No cell at all, of a table without rows.
    #[must_use]
    pub fn none() -> Self {
        let nothing = || RangeInclusive::new(1, 0);
        Self { cursor: CellPlace::default(), rows: nothing(), columns: nothing(), whole_rows: false }
    }

    /// True where a cell is among them.
    #[must_use]
    pub fn holds(&self, place: CellPlace) -> bool {
        self.rows.contains(&place.row) && self.columns.contains(&place.column)
    }

    /// True where it is the cell with the cursor alone.
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.rows.start() == self.rows.end() && self.columns.start() == self.columns.end()
    }

    fn places(&self) -> impl Iterator<Item = CellPlace> + use<> {
        let columns = self.columns.clone();
        self.rows.clone().flat_map(move |row| columns.clone().map(move |column| CellPlace { row, column }))
    }
}

/// What the ledger of a document keeps.
#[derive(Debug, Default)]
pub(super) struct LedgerState {
    cursor: Option<Spot>,
    /// The other corner of the marked cells.
    anchor: Option<Spot>,
    whole_rows: bool,
    /// The row of the cursor: where it stays when its item is no longer shown.
    row: usize,
    /// The column where a series of Tabs began.
    tabbed_from: Option<Column>,
    /// The group that was folded last by a key, with the cell that had the cursor; until the cursor moves.
    just_folded: Option<(GroupKey, Option<Spot>)>,
    refused: Refused,
    found: RefCell<FoundRows>,
}

impl LedgerState {
    /// Puts the cursor into a cell, which is the only marked one then.
    fn stand(&mut self, at: Option<Spot>) {
        *self = Self {
            cursor: at.clone(),
            anchor: at,
            refused: std::mem::take(&mut self.refused),
            found: std::mem::take(&mut self.found),
            ..Self::default()
        };
    }
}
