//! The rows and columns of the ledger that are on screen, and the cells by their places in it.

use crate::analysis::{Column, LedgerNodes, LedgerRow};
use crate::model::{Dataset, FieldKey, Node, NodeId, NodeRef};

/// A cell by the node of its row and its column: it stays the same when rows are put into another order.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub(super) rows: &'a [LedgerRow],
    pub(super) columns: Vec<Column>,
}

impl Grid<'_> {
    pub(super) fn nodes(&self, row: usize) -> Option<LedgerNodes<'_>> {
        self.rows.get(row)?.resolve(self.dataset)
    }

    /// The node of a row.
    pub(super) fn node(&self, row: usize) -> Option<NodeRef> {
        let nodes = self.nodes(row)?;
        Some(NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone())))
    }

    pub(super) fn cell(&self, place: CellPlace) -> Option<Cell> {
        Some(Cell { node: self.node(place.row)?, column: self.columns.get(place.column)?.clone() })
    }

    /// The row of a node: where it was found last, else sought.
    pub(super) fn row_of(&self, node: &NodeRef, hint: usize) -> Option<usize> {
        let is_it = |row: &usize| {
            self.nodes(*row)
                .is_some_and(|nodes| nodes.report.id == node.report && NodeId::Item(nodes.item.id.clone()) == node.node)
        };
        Some(hint).filter(is_it).or_else(|| (0..self.rows.len()).find(is_it))
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
        CellPlace { row: self.rows.len().saturating_sub(1), column: self.columns.len().saturating_sub(1) }
    }
}
