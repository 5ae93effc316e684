//! The cursor of the ledger and the marked cells: where a step leads, and what is marked then.

use crate::analysis::{LedgerNodes, LedgerRows};
use crate::model::{KnownPlaces, NodeId, NodeRef};
use crate::session::open::OpenDocument;
use crate::session::state::Session;

use super::grid::{Cell, CellPlace, Grid, Spot};
use super::motion::Motion;
use super::{LedgerState, LedgerStep, MarkedCells};

impl Session {
    /// Moves the cursor, or marks more from there.
    pub(super) fn move_cursor(&mut self, step: &LedgerStep) {
        let Some((document, grid)) = self.active().and_then(|document| Some((document, self.grid(document)?))) else {
            return;
        };
        let present = marked(document, &grid);
        let state = &document.ledger;
        let anchor = corners(document, &grid).1;
        let mut next = Next { cursor: present.cursor, anchor, whole_rows: false, rows: None };
        let mut tabbed_from = None;
        match *step {
            LedgerStep::Go(to, extend) => next.go(to, extend),
            LedgerStep::Move(motion, extend) => {
                if matches!(motion, Motion::Next | Motion::Previous) {
                    let begun = grid.columns.get(present.cursor.column).cloned();
                    tabbed_from = state.tabbed_from.clone().or(begun);
                }
                let to = grid.moved(present.cursor, motion);
                next.go(to, extend);
                // Whole rows stay whole while they grow up or down.
                next.whole_rows = extend && present.whole_rows && to.column == present.cursor.column;
            }
            LedgerStep::Entered { back } => {
                let motion = if back { Motion::Up } else { Motion::Down };
                let column = grid.columns.iter().position(|column| Some(column) == state.tabbed_from.as_ref());
                let to = grid.moved(present.cursor, motion);
                next.go(CellPlace { column: column.unwrap_or(to.column), ..to }, false);
            }
            LedgerStep::Row(row, extend) => {
                next.go(CellPlace { row, column: present.cursor.column }, extend);
                next.whole_rows = true;
            }
            LedgerStep::ToggleRow(row) => {
                let Some(node) = grid.node(row) else { return };
                let mut rows: Vec<NodeRef> = document.chosen().to_vec();
                rows.retain(|own| document.ledger().rows.holds(&own.node));
                if rows.contains(&node) {
                    rows.retain(|own| *own != node);
                } else {
                    rows.push(node);
                }
                next.whole_rows = true;
                next.go(CellPlace { row, column: present.cursor.column }, false);
                next.rows = Some(rows);
            }
            LedgerStep::Column(column) => {
                next.go(CellPlace { row: 0, column }, false);
                next.anchor.row = grid.end().row;
            }
            LedgerStep::WholeColumns => {
                next.cursor.row = 0;
                next.anchor.row = grid.end().row;
            }
            LedgerStep::WholeRows => next.whole_rows = true,
            LedgerStep::All => {
                next.go(CellPlace::default(), false);
                next.anchor = grid.end();
            }
            // The others move no cursor.
            _ => next.anchor = next.cursor,
        }
        let cells = (grid.spot(next.cursor), grid.spot(next.anchor));
        let between = next.cursor.row.min(next.anchor.row)..=next.cursor.row.max(next.anchor.row);
        let nodes = next.rows.unwrap_or_else(|| {
            // The row with the cursor is the last, which is the one that other views show.
            let others = between.filter(|row| *row != next.cursor.row);
            // What stands in several groups is marked once, and last where it has the cursor.
            let from_cursor = grid.ledger.distinct([next.cursor.row].into_iter().chain(others));
            let mut nodes: Vec<NodeRef> = from_cursor.filter_map(|row| grid.node(row)).collect();
            let one = nodes.len().min(1);
            nodes.rotate_left(one);
            nodes
        });
        self.with_active(|document| {
            document.mark(nodes);
            document.ledger = LedgerState {
                cursor: cells.0,
                anchor: cells.1,
                whole_rows: next.whole_rows,
                row: next.cursor.row,
                tabbed_from,
                just_folded: None,
                ..std::mem::take(&mut document.ledger)
            };
        });
    }

    /// Shows other rows, with the cursor on the same item: on its first measure, or on the item of the measure; and in the
    /// column of the same field. An item without measures has no row then, and stays selected.
    pub(in crate::session) fn show_ledger_rows(&mut self, rows: LedgerRows) {
        let Some(document) = self.active().filter(|document| document.ledger().rows != rows) else { return };
        let grid = self.grid(document);
        let cursor = grid.as_ref().map(|grid| (grid, marked(document, grid).cursor));
        let column = cursor.as_ref().and_then(|(grid, cursor)| grid.columns.get(cursor.column)).cloned();
        let selected = document.selection().filter(|own| matches!(own.node, NodeId::Item(_) | NodeId::Measure(_)));
        let at = selected.cloned().or_else(|| cursor.and_then(|(grid, cursor)| grid.node(cursor.row)));
        let dataset = document.document().dataset();
        let nodes = at.as_ref().and_then(|at| LedgerNodes::find(dataset, at, &mut KnownPlaces::default()));
        let node = nodes.and_then(|nodes| match rows {
            LedgerRows::Items => Some(NodeId::Item(nodes.item.id.clone())),
            LedgerRows::Measures => nodes.item.measures.first().map(|first| NodeId::Measure(first.id.clone())),
        });
        let node = at.as_ref().zip(node).map(|(at, node)| NodeRef::new(at.report.clone(), node));
        let kept = node.clone().or(at);
        self.with_active(|document| {
            document.analyses.set_ledger_rows(rows);
            document.ledger.cursor = None;
            document.ledger.anchor = None;
            document.ledger.whole_rows = false;
            document.mark(kept.into_iter().collect());
        });
        let Some((document, column)) = self.active().zip(column) else { return };
        let shown = self.columns_of_ledger(document);
        let (own, title) = (column.beside(rows), rows.title());
        let column = [column].into_iter().chain(own).find(|column| shown.contains(column)).unwrap_or(title);
        let spot = node.map(|node| Spot { cell: Cell { node, column }, group: None });
        self.with_active(|document| (document.ledger.cursor, document.ledger.anchor) = (spot.clone(), spot));
    }

    /// The title of an item, or the text of a measure, that was just added is typed next.
    pub(in crate::session) fn go_to_title(&mut self) {
        self.with_active(|document| {
            let title = document.ledger().rows.title();
            let cell = document.selection().cloned().map(|node| Cell { node, column: title });
            let cell = cell.map(|cell| Spot { cell, group: None });
            document.ledger.stand(cell);
        });
    }
}

/// Where a step leads.
struct Next {
    cursor: CellPlace,
    anchor: CellPlace,
    whole_rows: bool,
    /// The rows that are marked, where they are not those between the corners.
    rows: Option<Vec<NodeRef>>,
}

impl Next {
    fn go(&mut self, to: CellPlace, extend: bool) {
        self.cursor = to;
        if !extend {
            self.anchor = to;
        }
    }
}

fn place(grid: &Grid<'_>, spot: Option<&Spot>) -> Option<CellPlace> {
    let Spot { cell, group } = spot?;
    let column = grid.columns.iter().position(|column| *column == cell.column)?;
    Some(CellPlace { row: grid.row_of(&cell.node, group.as_ref())?, column })
}

/// The cell with the cursor, and the other corner of the marked ones, which is the same cell unless cells were marked from
/// there to this cursor. Where something else was selected since, the cursor is in its row; in the beginning it is on the
/// title of the first. All that marks cells begins here: the corner never stays behind when the cursor goes elsewhere.
fn corners(document: &OpenDocument, grid: &Grid<'_>) -> (CellPlace, CellPlace) {
    let state = &document.ledger;
    if let Some(cursor) = own_cursor(document, grid) {
        return (cursor, place(grid, state.anchor.as_ref()).unwrap_or(cursor));
    }
    let title = grid.columns.iter().position(|column| *column == document.ledger().rows.title()).unwrap_or(0);
    let column = state.cursor.as_ref().map(|spot| &spot.cell.column);
    let column = column.and_then(|column| grid.columns.iter().position(|own| own == column));
    let row = document.selection().and_then(|node| grid.row_of(node, None).or_else(|| grid.row_of_item(node)));
    let row = row.unwrap_or(state.row.min(grid.end().row));
    let cursor = CellPlace { row, column: column.unwrap_or(title) };
    (cursor, cursor)
}

/// The cell where the cursor was put, unless something else was selected since.
fn own_cursor(document: &OpenDocument, grid: &Grid<'_>) -> Option<CellPlace> {
    let (selected, rows) = (document.selection(), document.ledger().rows);
    let is_there = |spot: &&Spot| selected.is_none_or(|node| *node == spot.cell.node || !rows.holds(&node.node));
    place(grid, document.ledger.cursor.as_ref().filter(is_there))
}

/// The marked cells.
pub(super) fn marked(document: &OpenDocument, grid: &Grid<'_>) -> MarkedCells {
    let (cursor, anchor) = corners(document, grid);
    // Several items that were selected elsewhere are whole rows.
    let is_own = own_cursor(document, grid).is_some();
    let whole_rows = if is_own { document.ledger.whole_rows } else { document.chosen().len() > 1 };
    let columns = if whole_rows {
        0..=grid.end().column
    } else {
        cursor.column.min(anchor.column)..=cursor.column.max(anchor.column)
    };
    let rows = cursor.row.min(anchor.row)..=cursor.row.max(anchor.row);
    MarkedCells { cursor, rows, columns, whole_rows }
}
