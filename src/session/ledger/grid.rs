//! The rows and columns of the ledger that are on screen, and the cells by their places in it.

use std::cell::RefCell;
use std::sync::{Arc, Weak};

use crate::analysis::{Column, GroupKey, Ledger, LedgerNodes};
use crate::model::{Dataset, FieldKey, ItemId, NodeId, NodeRef};

/// A cell by the node of its row and its column: it stays the same when rows are put into another order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Cell {
    pub(super) node: NodeRef,
    pub(super) column: Column,
}

/// A cell in one of the groups that its row stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) cell: Cell,
    /// The group; absent where rows are not grouped.
    pub(super) group: Option<GroupKey>,
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
    /// How many of them stay at the left.
    pub(super) frozen: usize,
    pub(super) found: &'a RefCell<FoundRows>,
}

/// Where nodes were found among the rows, or that they were not: among 82,000 rows they are not sought in every frame.
#[derive(Debug, Default)]
pub(super) struct FoundRows {
    /// The rows that this is about. Held weakly, so that no other ledger has their address.
    ledger: Weak<Ledger>,
    rows: Vec<(Wanted, Option<usize>)>,
}

/// A node that is sought among the rows, and the group that it is sought in first.
type Wanted = (NodeRef, Option<GroupKey>, Sought);

/// What is sought for a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sought {
    /// Its row.
    Own,
    /// The first row of its item.
    OfItem,
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
        Some(nodes.node_ref())
    }

    pub(super) fn cell(&self, place: CellPlace) -> Option<Cell> {
        Some(Cell { node: self.node(place.row)?, column: self.columns.get(place.column)?.clone() })
    }

    pub(super) fn spot(&self, place: CellPlace) -> Option<Spot> {
        let group = self.ledger.group_of(place.row).map(|group| group.key.clone());
        Some(Spot { cell: self.cell(place)?, group })
    }

    /// The row of a node: of several that in this group, where it stands there.
    pub(super) fn row_of(&self, node: &NodeRef, group: Option<&GroupKey>) -> Option<usize> {
        self.row_sought(node, group, Sought::Own)
    }

    /// The first row that is of the same item as a node: where the ledger has rows of another kind, or does not show this one.
    pub(super) fn row_of_item(&self, node: &NodeRef) -> Option<usize> {
        matches!(node.node, NodeId::Item(_) | NodeId::Measure(_))
            .then(|| self.row_sought(node, None, Sought::OfItem))?
    }

    fn row_sought(&self, node: &NodeRef, group: Option<&GroupKey>, sought: Sought) -> Option<usize> {
        let mut found = self.found.borrow_mut();
        let is_known =
            |((own, of, what), _): &&(Wanted, Option<usize>)| own == node && of.as_ref() == group && *what == sought;
        let is_same = std::ptr::eq(found.ledger.as_ptr(), Arc::as_ptr(self.ledger));
        let known = found.rows.iter().find(is_known).map(|(_, row)| *row);
        if let (true, Some(row)) = (is_same, known) {
            return row;
        }
        let item = (sought == Sought::OfItem).then(|| self.item_of(node)).flatten();
        let is_of = |nodes: &LedgerNodes<'_>| match sought {
            Sought::Own => nodes.is(&node.node),
            Sought::OfItem => Some(&nodes.item.id) == item.as_ref(),
        };
        let is_it = |row: &usize| self.nodes(*row).is_some_and(|nodes| nodes.report.id == node.report && is_of(&nodes));
        let own = self.ledger.groups.iter().find(|own| Some(&own.key) == group).map(|own| own.rows.clone());
        let in_group = || own.clone().and_then(|mut rows| rows.find(is_it));
        // After an edit most rows are where they were.
        let is_there = |row: &usize| is_it(row) && own.as_ref().is_none_or(|rows| rows.contains(row));
        let row = known.flatten().filter(is_there).or_else(in_group);
        let row = row.or_else(|| (0..self.ledger.rows.len()).find(is_it));
        if !is_same || found.rows.len() >= REMEMBERED {
            *found = FoundRows { ledger: Arc::downgrade(self.ledger), rows: Vec::new() };
        }
        found.rows.push(((node.clone(), group.cloned(), sought), row));
        row
    }

    fn item_of(&self, node: &NodeRef) -> Option<ItemId> {
        let report = self.present.report(&node.report)?;
        Some(report.item_at(report.locate(&node.node)?)?.id.clone())
    }

    /// The field of a cell; absent for what is counted, and where the report has no such column.
    pub(super) fn key(&self, place: CellPlace) -> Option<FieldKey> {
        let nodes = self.nodes(place.row)?;
        self.columns.get(place.column)?.key_of(&nodes.id(), self.present.report(&nodes.report.id)?)
    }

    /// True where a cell of a field is empty.
    pub(super) fn is_blank(&self, place: CellPlace) -> bool {
        let Some(nodes) = self.nodes(place.row) else { return true };
        let Some(key) = self.key(place) else { return false };
        let value = nodes.node().get(&key, &nodes.report.columns);
        value.is_none_or(|value| key.declared().map_or_else(|| value.is_blank(), |field| field.is_blank(&value)))
    }

    /// The last place.
    pub(super) fn end(&self) -> CellPlace {
        CellPlace { row: self.ledger.rows.len().saturating_sub(1), column: self.columns.len().saturating_sub(1) }
    }
}
