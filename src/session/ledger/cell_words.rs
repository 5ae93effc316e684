//! The words that a cell shows, in the window and where it is copied: put back there they change nothing.

use crate::analysis::{Column, LedgerNodes, PaceRule};
use crate::model::PaperAudience;
use crate::table::{CellValue, Only, TableContext, ledger_cell};
use crate::words::Words;

/// The words that a column shows in a row. Cells of the window are for the office itself.
#[must_use]
pub fn shown_cell(nodes: &LedgerNodes<'_>, column: &Column, words: &Words, pace: PaceRule) -> CellValue {
    let context = TableContext {
        report: nodes.report,
        today: pace.today,
        near_days: 0,
        pace_points: pace.points,
        audience: PaperAudience::All,
        only: Only::All,
        words,
    };
    ledger_cell(column, nodes, &context)
}
