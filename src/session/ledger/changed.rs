//! After a change: which refused cells still say so, and in which cell the cursor is.

use std::sync::Arc;

use crate::analysis::Column;
use crate::model::{Dataset, FieldKey, NodeRef, Report, ReportId, Value};
use crate::session::id::DocumentId;
use crate::session::open::OpenDocument;
use crate::session::state::Session;
use crate::table::column_heading;

use super::grid::{Cell, Spot};
use super::refused::Refused;

impl OpenDocument {
    /// Cells that hold something else than before are no longer told as refused; none is once the step is taken back that
    /// was about them.
    fn mend_refused(&mut self, before: &Dataset) {
        let steps = self.document().steps();
        let after = Arc::clone(self.document().dataset());
        let refused = &mut self.ledger.refused;
        if refused.cells.is_empty() {
            return;
        }
        if steps < refused.steps {
            *refused = Refused::default();
        }
        let is_same = |id: &ReportId| match (after.report(id), before.report(id)) {
            (Some(after), Some(before)) => Arc::ptr_eq(after, before),
            _ => false,
        };
        refused.cells.retain(|cell, _| {
            if is_same(&cell.node.report) {
                return true;
            }
            let stands = value(&after, cell);
            stands.is_some() && stands == value(before, cell)
        });
    }
}

/// What a cell holds: one value, and none for what is not typed in. Nothing where the row is gone.
fn value(dataset: &Dataset, cell: &Cell) -> Option<Vec<Value>> {
    let report: &Report = dataset.report(&cell.node.report)?;
    let node = report.node(&cell.node.node)?;
    let key: Option<FieldKey> = cell.column.key_of(&cell.node.node, report);
    Some(key.and_then(|key| node.get(&key, &report.columns)).into_iter().collect())
}

impl Session {
    /// After a change of a document: what its ledger says of refused cells is mended.
    pub(in crate::session) fn mend_refused_cells(&mut self, id: DocumentId, before: &Dataset) {
        self.with_document(id, |document| document.mend_refused(before));
    }

    /// After an undo or a redo the cursor is in the cell that was changed, in the column of the field where that is shown.
    pub(in crate::session) fn stand_at_change(&mut self, made: &crate::document::Made) {
        let stands = self.stand_where(&made.node, |column, report| {
            made.shown_field.is_some() && column.key_of(&made.node.node, report) == made.shown_field
        });
        if !stands {
            // What was marked before is no longer: the other corner may stand anywhere now.
            self.with_active(|document| (document.ledger.anchor, document.ledger.whole_rows) = (None, false));
        }
    }

    /// The cursor goes to the cell of a node that is called so on screen.
    pub(in crate::session) fn stand_at_field(&mut self, node: &NodeRef, name: &str) {
        let words = Arc::clone(self.words());
        let is_title = name == words.text("title");
        let title = self.ledger_rows().title();
        // What is marked besides stays where this text has no cell.
        if self.stand_where(node, |column, _| column_heading(column, &words) == name || is_title && *column == title) {
            self.mark(vec![node.clone()]);
        }
    }

    /// The cursor goes to the first cell of a row whose column is such a one; where there is none it stays. Returns whether
    /// there was one.
    fn stand_where(&mut self, node: &NodeRef, is_it: impl Fn(&Column, &Report) -> bool) -> bool {
        let spot = self.active().filter(|document| document.ledger().rows.holds(&node.node)).and_then(|document| {
            let report = document.document().dataset().report(&node.report)?;
            let column = self.columns_of_ledger(document).into_iter().find(|column| is_it(column, report))?;
            Some(Spot { cell: Cell { node: node.clone(), column }, group: None })
        });
        let is_found = spot.is_some();
        if is_found {
            self.with_active(|document| document.ledger.stand(spot));
        }
        is_found
    }
}
