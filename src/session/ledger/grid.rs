//! The rows and columns of the ledger that are on screen, and the cells by their places in it.

use std::cell::RefCell;
use std::sync::{Arc, Weak};

use crate::analysis::{Column, Ledger, LedgerNodes};
use crate::model::{Dataset, FieldKey, Node, NodeId, NodeRef};

/// A cell by the node of its row and its column: it stays the same when rows are put into another order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Cell {
    pub(super) node: NodeRef,
    pub(super) column: Column,
}

/// A cell by its place, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CellPlace {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// The rows and columns.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    /// The dataset that the rows are positions in.
    pub(super) dataset: &'a Dataset,
    /// The present one: newer for a moment after an edit.
    pub(super) present: &'a Dataset,
    pub(super) ledger: &'a Arc<Ledger>,
    pub(super) columns: Vec<Column>,
    pub(super) found: &'a RefCell<FoundRows>,
}

/// Where nodes were found among the rows, or that they were not: among 82,000 rows they are not sought in every frame.
#[derive(Debug, Default)]
pub(super) struct FoundRows {
    /// The rows that this is about. Held weakly, so that no other ledger has their address.
    ledger: Weak<Ledger>,
    rows: Vec<(NodeRef, Option<usize>)>,
}

/// How many rows are remembered: the cursor, the other corner of the marked cells, what is selected elsewhere.
const REMEMBERED: usize = 8;

impl Grid<'_> {
    pub(super) fn nodes(&self, row: usize) -> Option<LedgerNodes<'_>> {
        self.ledger.rows.get(row)?.resolve(self.dataset)
    }

    /// The node of a row.
    pub(super) fn node(&self, row: usize) -> Option<NodeRef> {
        let nodes = self.nodes(row)?;
        Some(nodes.item_ref())
    }

    pub(super) fn cell(&self, place: CellPlace) -> Option<Cell> {
        Some(Cell { node: self.node(place.row)?, column: self.columns.get(place.column)?.clone() })
    }

    /// The row of a node.
    pub(super) fn row_of(&self, node: &NodeRef) -> Option<usize> {
        let mut found = self.found.borrow_mut();
        let is_known = |known: &&(NodeRef, Option<usize>)| known.0 == *node;
        let is_same = std::ptr::eq(found.ledger.as_ptr(), Arc::as_ptr(self.ledger));
        let known = found.rows.iter().find(is_known).map(|(_, row)| *row);
        if let (true, Some(row)) = (is_same, known) {
            return row;
        }
        let is_it = |row: &usize| {
            self.nodes(*row)
                .is_some_and(|nodes| nodes.report.id == node.report && NodeId::Item(nodes.item.id.clone()) == node.node)
        };
        // After an edit most rows are where they were.
        let row = known.flatten().filter(is_it).or_else(|| (0..self.ledger.rows.len()).find(is_it));
        if !is_same || found.rows.len() >= REMEMBERED {
            *found = FoundRows { ledger: Arc::downgrade(self.ledger), rows: Vec::new() };
        }
        found.rows.push((node.clone(), row));
        row
    }

    /// The field of a cell; absent for what is counted, and where the report has no such column.
    pub(super) fn key(&self, place: CellPlace) -> Option<FieldKey> {
        let report = self.nodes(place.row)?.report;
        self.columns.get(place.column)?.key(self.present.report(&report.id)?)
    }

    /// True where a cell of a field is empty.
    pub(super) fn is_blank(&self, place: CellPlace) -> bool {
        let Some(nodes) = self.nodes(place.row) else { return true };
        let Some(key) = self.key(place) else { return false };
        let value = Node::Item(nodes.item).get(&key, &nodes.report.columns);
        value.is_none_or(|value| key.declared().map_or_else(|| value.is_blank(), |field| field.is_blank(&value)))
    }

    /// The last place.
    pub(super) fn end(&self) -> CellPlace {
        CellPlace { row: self.ledger.rows.len().saturating_sub(1), column: self.columns.len().saturating_sub(1) }
    }
}
