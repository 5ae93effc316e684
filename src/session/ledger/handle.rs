//! The columns of the ledger, what its cells say, and its steps.

use std::sync::Arc;
use std::time::Duration;

use crate::analysis::{Column, LedgerNodes, LedgerRows};
use crate::document::Kind;
use crate::field;
use crate::model::NodeRef;
use crate::session::command::View;
use crate::session::open::OpenDocument;
use crate::session::state::Session;

use super::cursor::marked;
use super::entry::{CellEntry, CellNode, Writing, entry, not_typed, text_of};
use super::grid::{Cell, Grid};
use super::{LedgerStep, MarkedCells};

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
        !self.keys_in_tree && self.marked_cells().is_some_and(|marked| !marked.whole_rows)
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
}
