//! What is done in the ledger.

use std::sync::Arc;
use std::time::Duration;

use crate::analysis::{Column, LedgerNodes, LedgerRows, PaceRule};
use crate::document::{EditLabel, Kind};
use crate::export;
use crate::field;
use crate::model::{KnownPlaces, NodeId, NodeRef};
use crate::session::clipboard::ClipboardContent;
use crate::session::command::View;
use crate::session::deletion::undo_keys;
use crate::session::open::OpenDocument;
use crate::session::state::Session;
use crate::table::CellValue;
use crate::words::Words;

use super::cell_words::shown_cell;
use super::entry::{CellEntry, CellNode, Writing, entry, not_typed, text_of};
use super::grid::{Cell, CellPlace, Grid, Spot};
use super::motion::Motion;
use super::refused::Refused;
use super::row_place::RowPlace;
use super::write::{Writer, Written};
use super::{LedgerState, LedgerStep, MarkedCells, block};

impl Session {
    /// The columns of the ledger that this document has, in their order.
    #[must_use]
    pub fn columns_of_ledger(&self, document: &OpenDocument) -> Vec<Column> {
        let own = document.answers().and_then(|answers| answers.ledger.as_ref()).map_or(&[][..], |ledger| &ledger.own);
        let rows = document.ledger().rows;
        Column::known(rows, self.settings.preferences.columns(rows), own)
    }

    /// What the rows of the ledger of the active document are about.
    pub(in crate::session) fn ledger_rows(&self) -> LedgerRows {
        self.active().map(|document| document.ledger().rows).unwrap_or_default()
    }

    /// How many of its columns stay at the left while the others move: where nobody chose, number and title of the item and
    /// the number of the measure, for they are what a row is known by.
    #[must_use]
    pub fn frozen_columns(&self, document: &OpenDocument) -> usize {
        self.frozen_of(document.ledger().rows, &self.columns_of_ledger(document))
    }

    fn frozen_of(&self, rows: LedgerRows, columns: &[Column]) -> usize {
        let known = [Column::default(), Column::of(field!(Item.title)), LedgerRows::Measures.number()];
        let names = |column: &&Column| known.contains(column);
        let chosen = self.settings.preferences.frozen(rows).map(|chosen| chosen.min(columns.len()));
        chosen.unwrap_or_else(|| columns.iter().take_while(names).count())
    }

    /// The marked cells of the ledger on screen; nothing while there is none, or no row in it.
    #[must_use]
    pub fn marked_cells(&self) -> Option<MarkedCells> {
        if self.view != View::Ledger {
            return None;
        }
        let document = self.active()?;
        Some(marked(document, &self.grid(document)?))
    }

    /// True where Copy, Cut and Delete are about the texts in the marked cells, and not about nodes.
    pub(in crate::session) fn is_about_cells(&self) -> bool {
        self.marked_cells().is_some_and(|marked| !marked.whole_rows)
    }

    /// Why a cell did not take what was last meant for it, in the person's language; nothing where it did.
    #[must_use]
    pub fn refused_cell(&self, node: &NodeRef, column: &Column) -> Option<&str> {
        let refused = &self.active()?.ledger.refused.cells;
        // Painted cells ask for each of them, and most often there are none.
        if refused.is_empty() {
            return None;
        }
        refused.get(&Cell { node: node.clone(), column: column.clone() }).map(String::as_str)
    }

    /// What a cell is typed over with: its text as its editor begins with it.
    ///
    /// # Errors
    /// The reason, in the person's language, for a cell that is not typed in.
    pub fn cell_text(&self, nodes: &LedgerNodes<'_>, column: &Column) -> Result<String, String> {
        let key = column.key_of(&nodes.id(), nodes.report).ok_or_else(|| not_typed(column, self.words()))?;
        text_of(nodes.report, nodes.node(), &key, self.words())
    }

    /// Makes of the text of a cell what it asks for, as long as the dataset is the present one: a cell on screen gets this
    /// anew in every frame.
    #[must_use]
    pub fn cell_entry(
        &self,
        node: NodeRef,
        column: Column,
    ) -> Option<impl Fn(&str) -> Result<CellEntry, String> + use<>> {
        // A text that is no good value waits in its field, and may wait long: it must not keep a whole dataset.
        let dataset = Arc::downgrade(self.active()?.document().dataset());
        let (today, words) = (self.record_day(), Arc::clone(self.words()));
        let (who, pace) = (self.preferences().who.clone(), self.pace_rule());
        Some(move |text: &str| {
            let dataset = dataset.upgrade().ok_or_else(|| words.text("ledger-cell-again").to_owned())?;
            let report = dataset.report(&node.report);
            let key = report.and_then(|report| Some((report, column.key_of(&node.node, report)?)));
            let (report, key) = key.ok_or_else(|| not_typed(&column, &words))?;
            let Some(own) = report.node(&node.node) else { return Ok(CellEntry::Nothing) };
            let own = CellNode { report, id: &node.node, node: own };
            entry(&own, &key, text, &Writing { today, who: &who, words: &words, pace })
        })
    }

    pub(super) fn grid<'a>(&self, document: &'a OpenDocument) -> Option<Grid<'a>> {
        let answers = document.answers()?;
        let ledger = answers.ledger.as_ref()?;
        let columns = self.columns_of_ledger(document);
        let present = document.document().dataset();
        let (found, frozen) = (&document.ledger.found, self.frozen_of(document.ledger().rows, &columns));
        let grid = Grid { dataset: &answers.dataset, present, ledger, columns, frozen, found };
        (!ledger.rows.is_empty() && !grid.columns.is_empty()).then_some(grid)
    }

    pub(in crate::session) fn ledger_step(&mut self, step: LedgerStep, now: Duration) {
        if let LedgerStep::AddRow(behind) = step {
            self.add(&behind, Kind::of(&behind.node), now);
            return self.go_to_title();
        }
        match step {
            LedgerStep::AddFirst => self.add_first_row(now),
            LedgerStep::Fold(group) => self.fold_or_unfold(group),
            LedgerStep::Values(column) => self.with_active(|document| document.analyses.want_values(column)),
            LedgerStep::Fill(row) => self.fill_to(row, now),
            LedgerStep::Find(wanted) => self.find_next(&wanted, now),
            LedgerStep::Replace(wanted) => self.replace_one(&wanted, now),
            LedgerStep::ReplaceAll(wanted) => self.replace_all(&wanted, now),
            step => self.move_cursor(&step),
        }
    }

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

    /// Empties the marked cells.
    pub(in crate::session) fn clear_cells(&mut self, now: Duration) {
        let written = self.write_cells(EditLabel::Cells, now, |writer, grid, marked| {
            for cell in marked.places().filter_map(|place| grid.cell(place)) {
                writer.write(&cell, "");
            }
        });
        // One cell is seen to be empty.
        if written.taken > 1 {
            let arguments = [("count", written.taken.into()), ("keys", undo_keys().into())];
            self.toasts.inform(self.words().with("cells-emptied", arguments), now);
        }
    }

    /// Puts a block of cells at the marked ones: one text into all of them, else cell by cell from their first on. Rows
    /// that the ledger does not have become new items where the first one stands, or where their words for category and
    /// problem say. A block that came to one cell is marked then.
    pub(in crate::session) fn paste_cells(&mut self, text: &str, now: Duration) {
        let cells = block::cells(text);
        let mut end: Option<Cell> = None;
        self.write_cells(EditLabel::Paste, now, |writer, grid, marked| {
            if let [row] = cells.as_slice()
                && let [one] = row.as_slice()
            {
                for cell in marked.places().filter_map(|place| grid.cell(place)) {
                    writer.write(&cell, one);
                }
                return;
            }
            let (top, left) = (*marked.rows.start(), *marked.columns.start());
            // What becomes a new row stands behind those of the block that are beside the first one.
            let parent = |row: usize| grid.nodes(row).map(|nodes| nodes.parent());
            let mut behind = grid.node(top);
            let wide = cells.iter().map(Vec::len).max().unwrap_or_default();
            let right = grid.columns.iter().skip(left).take(wide).next_back();
            let is_one = marked.places().nth(1).is_none();
            for (at, texts) in cells.iter().enumerate() {
                let columns = grid.columns.iter().skip(left);
                let known = grid.node(top + at);
                let said = RowPlace::of(columns.clone().zip(texts.iter().map(String::as_str)));
                let added =
                    if known.is_none() { behind.as_ref().and_then(|at| writer.add_row(at, said)) } else { None };
                let is_new = added.is_some();
                // Where a new item stands is taken from its words; where a new measure stands, they are refused.
                let is_placed = matches!(&added, Some(NodeRef { node: NodeId::Item(_), .. }));
                let Some(node) = known.or(added) else { return };
                let is_left = |column: &Column, text: &str| {
                    is_new && RowPlace::is_said_by(column) && (is_placed || text.trim().is_empty())
                };
                let own = columns.zip(texts).filter(|(column, text)| !is_left(column, text));
                for (column, text) in own {
                    writer.write(&Cell { node: node.clone(), column: column.clone() }, text);
                }
                end = right.filter(|_| is_one).map(|column| Cell { node: node.clone(), column: column.clone() });
                if is_new || parent(top + at) == parent(top) {
                    behind = Some(node);
                }
            }
        });
        self.with_active(|document| {
            if let Some(cell) = end
                && let Some(cursor) = &document.ledger.cursor
            {
                document.ledger.anchor = Some(Spot { cell, group: cursor.group.clone() });
            }
        });
    }

    /// Texts into cells, as one step.
    pub(super) fn write_cells(
        &mut self,
        label: EditLabel,
        now: Duration,
        write: impl FnOnce(&mut Writer<'_>, &Grid<'_>, &MarkedCells),
    ) -> Written {
        let words = Arc::clone(self.words());
        let today = self.record_day();
        let Some((document, grid)) = self.active().and_then(|document| Some((document, self.grid(document)?))) else {
            return Written::default();
        };
        let marked = marked(document, &grid);
        let writing = Writing { today, who: &self.preferences().who, words: &words, pace: self.pace_rule() };
        let mut writer = Writer::new(grid.present, grid.ledger.has_repeats(), writing);
        write(&mut writer, &grid, &marked);
        let taken = writer.taken();
        let (edit, refused) = writer.finish(label);
        let kept = (document.ledger.cursor.clone(), document.ledger.anchor.clone());
        let chosen = document.chosen().to_vec();
        if !refused.is_empty() {
            let text = words.with("ledger-refused", [("count", refused.len().into())]);
            self.toasts.inform(text, now);
        }
        let is_step = edit.is_some();
        if let Some(edit) = edit {
            self.edit(edit, now);
        }
        let written = Written { taken, refused: refused.len() };
        self.with_active(|document| {
            // The marked cells stay so, whatever the edit brought in.
            document.mark(chosen);
            (document.ledger.cursor, document.ledger.anchor) = kept;
            let steps = if is_step { document.document().steps() } else { 0 };
            document.ledger.refused = Refused { cells: refused, steps };
        });
        written
    }

    /// The marked cells as a text and as HTML, without headings.
    pub(in crate::session) fn copied_cells(&self) -> Option<ClipboardContent> {
        let document = self.active()?;
        let grid = self.grid(document)?;
        let marked = marked(document, &grid);
        let words = self.words();
        let pace = self.pace_rule();
        let row = |row: usize| -> Vec<CellValue> {
            marked.columns.clone().map(|column| grid.shown(CellPlace { row, column }, words, pace)).collect()
        };
        let rows: Vec<Vec<CellValue>> = marked.rows.clone().map(row).collect();
        let texts = rows.iter().map(|row| row.iter().map(CellValue::text).collect::<Vec<_>>());
        let text = export::tab_separated_lines(texts);
        Some(ClipboardContent { text, html: Some(export::cells_html(rows)) })
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

impl Grid<'_> {
    /// The text that the cell is changed with; nothing for one that is not typed in.
    pub(super) fn text(&self, place: CellPlace, words: &Words) -> Option<String> {
        let nodes = self.nodes(place.row)?;
        let report = self.present.report(&nodes.report.id)?;
        // Most often the row stands in the present dataset where it stood in the one that was looked at.
        let own = self.ledger.rows.get(place.row)?.resolve(self.present);
        let own = own.filter(|own| own.report.id == report.id && own.is(&nodes.id())).map(|own| own.node());
        let own = own.or_else(|| report.node(&nodes.id()));
        own.map_or_else(|| Some(String::new()), |own| text_of(report, own, &self.key(place)?, words).ok())
    }

    /// The words that the cell shows.
    pub(super) fn shown(&self, place: CellPlace, words: &Words, rule: PaceRule) -> CellValue {
        let (Some(nodes), Some(column)) = (self.nodes(place.row), self.columns.get(place.column)) else {
            return CellValue::Empty;
        };
        shown_cell(&nodes, column, words, rule)
    }
}
