//! Which rows the ledger shows: the filters of its columns, what stays shown while it is worked on, and the marked cells
//! when rows go.

use std::collections::HashSet;
use std::sync::Arc;

use crate::analysis::{Column, ColumnValue, LedgerFilter, LedgerRows};
use crate::model::{KnownPlaces, NodeRef};
use crate::session::command::View;
use crate::session::id::DocumentId;
use crate::session::open::OpenDocument;
use crate::session::state::Session;

#[cfg(doc)]
use super::LedgerStep;
use super::cursor::marked;
use super::grid::Grid;

impl Session {
    /// The values of a column that its filter offers, with how many rows have each; absent until they are counted
    /// ([`LedgerStep::Values`]).
    #[must_use]
    pub fn column_values(&self, column: &Column) -> Option<&[ColumnValue]> {
        let values = self.active()?.answers()?.values.as_ref()?;
        (values.column == *column).then_some(values.values.as_slice())
    }

    /// The rows that an edit is about which begins now: those that are chosen, where filters or folded groups could take
    /// them away.
    pub(in crate::session) fn edited_rows(&self, id: DocumentId) -> Vec<NodeRef> {
        let is_shown = self.view == View::Ledger && self.documents.active_id() == Some(id);
        let is_grouped = self.preferences().ledger_group.is_some();
        let hides = |document: &&OpenDocument| {
            let ledger = document.ledger();
            document.is_filtered() || !ledger.filter.is_empty() || is_grouped && !ledger.folded.is_empty()
        };
        let document = self.active().filter(|document| is_shown && hides(document));
        document.map(|document| document.chosen().to_vec()).unwrap_or_default()
    }

    /// In an ordered ledger on screen rows stay where they are when they are changed.
    pub(in crate::session) fn hold_rows(&mut self, id: DocumentId) {
        if self.view == View::Ledger && self.documents.active_id() == Some(id) {
            self.with_document(id, |document| document.analyses.hold_order());
        }
    }

    /// What was changed or added in the ledger stays in it, whatever its filters say, until they are set anew: the next
    /// text that is typed must not go into the row that moved up.
    pub(in crate::session) fn keep_rows(&mut self, id: DocumentId, rows: Vec<NodeRef>) {
        self.unfold_groups_of(id, &rows);
        self.with_document(id, |document| {
            let dataset = document.document().dataset();
            let kept = &document.ledger().kept;
            let (kind, mut places) = (document.ledger().rows, KnownPlaces::default());
            let is_new = |node: &NodeRef| kind.holds(&node.node) && !kept.contains(node) && places.holds(dataset, node);
            let new: Vec<NodeRef> = rows.into_iter().filter(is_new).collect();
            if !new.is_empty() {
                Arc::make_mut(&mut document.analyses.ledger.kept).extend(new);
            }
        });
    }

    /// Marks the cell with the cursor alone where rows are no longer shown that were marked: nothing is deleted or closed
    /// that nobody sees.
    pub(in crate::session) fn settle_marked_rows(&mut self, id: DocumentId) {
        if self.view != View::Ledger || self.documents.active_id() != Some(id) {
            return;
        }
        let kind = self.ledger_rows();
        let has_rows = |document: &&OpenDocument| document.chosen().iter().any(|node| kind.holds(&node.node));
        let Some(document) = self.active().filter(has_rows) else { return };
        let Some(grid) = self.grid(document) else {
            // Without a row nothing can be meant.
            if document.answers().is_some_and(|answers| answers.ledger.is_some()) {
                self.with_active(OpenDocument::let_go);
            }
            return;
        };
        if shows_all(&grid, kind, document.chosen()) {
            return;
        }
        let cell = grid.spot(marked(document, &grid).cursor);
        self.with_active(|document| {
            document.mark(cell.iter().map(|spot| spot.cell.node.clone()).collect());
            (document.ledger.cursor, document.ledger.anchor) = (cell.clone(), cell);
            document.ledger.whole_rows = false;
        });
    }

    /// Takes the filters off all columns.
    pub(in crate::session) fn clear_column_filters(&mut self) {
        self.with_active(|document| document.analyses.ledger.filter = LedgerFilter::default());
    }
}

/// True where all nodes of this kind among these have a row.
fn shows_all(grid: &Grid<'_>, kind: LedgerRows, nodes: &[NodeRef]) -> bool {
    if let [node] = nodes {
        return !kind.holds(&node.node) || grid.row_of(node, None).is_some();
    }
    let mut missing: HashSet<NodeRef> = nodes.iter().filter(|node| kind.holds(&node.node)).cloned().collect();
    for row in 0..grid.ledger.rows.len() {
        if missing.is_empty() {
            break;
        }
        if let Some(node) = grid.node(row) {
            missing.remove(&node);
        }
    }
    missing.is_empty()
}
