//! Cells whose words the workbook could not give: formulas without a result, error values. They are not empty: something
//! stands there, which a remark tells.

use std::collections::HashMap;

use crate::reading::formats::{Document, FaultKind};

/// Such cells of one table.
#[derive(Debug, Default)]
pub(super) struct Faulty {
    /// By row and column, over how many rows they go.
    cells: HashMap<(usize, usize), usize>,
}

impl Faulty {
    /// Those of a table of a document.
    pub(super) fn new(document: &Document, table: u32) -> Self {
        let own = document.faults.iter().filter(|fault| {
            fault.place.table == table && matches!(fault.kind, FaultKind::NoResult | FaultKind::ErrorValue(_))
        });
        let cells =
            own.map(|fault| ((fault.place.row as usize, fault.place.column as usize), fault.place.rows as usize));
        Self { cells: cells.collect() }
    }

    /// True for the cell itself.
    pub(super) fn is_at(&self, row: usize, column: usize) -> bool {
        self.cells.contains_key(&(row, column))
    }

    /// True for a place that such a cell is merged over, and that is not its first.
    pub(super) fn covers(&self, row: usize, column: usize) -> bool {
        let over = |first: &usize, rows: usize| *first < row && row < first + rows;
        self.cells.iter().any(|((first, at), rows)| *at == column && over(first, *rows))
    }
}
