//! The cells that did not take what was meant for them: they say so until they are filled, until the step is taken back, or
//! until another block is meant for cells.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Dataset, FieldKey, Report, Value};
use crate::session::id::DocumentId;
use crate::session::open::OpenDocument;
use crate::session::state::Session;

use super::grid::{Cell, Spot};

/// The cells of the last block.
#[derive(Debug, Default)]
pub(super) struct Refused {
    /// The cells, each with the reason in the person's language.
    pub(super) cells: HashMap<Cell, String>,
    /// How many steps the history had once the block was in.
    pub(super) steps: usize,
}

impl OpenDocument {
    /// Cells that hold something else than before are no longer told as refused; none is once the step is taken back that
    /// was about them.
    fn mend_refused(&mut self, before: &Dataset) {
        let steps = self.document().steps();
        let after = Arc::clone(self.document().dataset());
        let refused = &mut self.ledger.refused;
        if steps < refused.steps {
            *refused = Refused::default();
        }
        refused.cells.retain(|cell, _| {
            let stands = value(&after, cell);
            stands.is_some() && stands == value(before, cell)
        });
    }
}

/// What a cell holds; for what is not typed in it is empty. Nothing where the row is gone.
fn value(dataset: &Dataset, cell: &Cell) -> Option<Option<Value>> {
    let report: &Report = dataset.report(&cell.node.report)?;
    let node = report.node(&cell.node.node)?;
    let key: Option<FieldKey> = cell.column.key_of(&cell.node.node, report);
    Some(key.and_then(|key| node.get(&key, &report.columns)))
}

impl Session {
    /// After a change of a document: what its ledger says of refused cells is mended.
    pub(in crate::session) fn mend_refused_cells(&mut self, id: DocumentId, before: &Dataset) {
        self.with_document(id, |document| document.mend_refused(before));
    }

    /// After an undo or a redo the cursor is in the cell that was changed, in the column of the field where that is shown.
    pub(in crate::session) fn stand_at_change(&mut self, made: &crate::document::Made) {
        let spot = self.active().and_then(|document| {
            let key = made.shown_field.as_ref()?;
            let report = document.document().dataset().report(&made.node.report)?;
            let rows = document.ledger().rows;
            let shown = self.columns_of_ledger(document);
            let column = shown.into_iter().find(|own| own.key_of(&made.node.node, report).as_ref() == Some(key))?;
            let cell = Cell { node: made.node.clone(), column };
            rows.holds(&made.node.node).then_some(Spot { cell, group: None })
        });
        if spot.is_some() {
            self.with_active(|document| document.ledger.stand(spot.clone()));
        }
    }
}
