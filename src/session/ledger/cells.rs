//! The marked cells emptied, pasted into, written and copied.

use std::sync::Arc;
use std::time::Duration;

use crate::analysis::{Column, PaceRule};
use crate::document::EditLabel;
use crate::export;
use crate::model::{NodeId, NodeRef};
use crate::session::clipboard::ClipboardContent;
use crate::session::deletion::undo_keys;
use crate::session::state::Session;
use crate::table::CellValue;
use crate::words::Words;

use super::cell_words::shown_cell;
use super::cursor::marked;
use super::entry::{Writing, text_of};
use super::grid::{Cell, CellPlace, Grid, Spot};
use super::refused::Refused;
use super::row_place::RowPlace;
use super::write::{Writer, Written};
use super::{MarkedCells, block};

impl Session {
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
            self.toasts.did(self.words().with("cells-emptied", arguments), now);
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
