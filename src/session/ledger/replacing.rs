//! Finding and replacing in the cells of the ledger, as the session does it: how often a text stands there, the next cell,
//! one cell, or all of them as one step.
//!
//! Does not live here: where a text stands within another (`replace`). Entries that pile up, dates and closed lists are not
//! changed letter by letter.

use std::sync::Arc;
use std::time::Duration;

use crate::analysis::Column;
use crate::document::EditLabel;
use crate::model::{FieldKey, FieldKind};
use crate::session::state::Session;
use crate::words::Words;

use super::LedgerStep;
use super::cursor::marked;
use super::entry::text_of;
use super::grid::{CellPlace, Grid};
use super::replace::{Found, ReplaceScope, Replacement, Sought};

impl Session {
    /// The marked cells as the place where a text is sought; nothing where it is one cell alone.
    #[must_use]
    pub fn marked_scope(&self) -> Option<ReplaceScope> {
        let document = self.active()?;
        let grid = self.grid(document)?;
        let marked = self.marked_cells().filter(|marked| !marked.is_one())?;
        let rows = marked.rows.filter_map(|row| grid.node(row)).collect();
        let columns = grid.columns.get(marked.columns)?.to_vec();
        Some(ReplaceScope::Cells(Arc::new(rows), columns))
    }

    /// The columns on screen that a text can be replaced in.
    #[must_use]
    pub fn replaceable_columns(&self) -> Vec<Column> {
        let columns = self.active().map(|document| self.columns_of_ledger(document)).unwrap_or_default();
        columns.into_iter().filter(holds_text).collect()
    }

    /// How often a text stands in the cells. Looks at all of them: asked when the text or the rows change, not in every frame.
    #[must_use]
    pub fn found_in_cells(&self, wanted: &Replacement) -> Found {
        let Some((sought, grid)) =
            self.active().and_then(|document| Some((Sought::new(wanted)?, self.grid(document)?)))
        else {
            return Found::default();
        };
        let mut found = Found::default();
        for place in places(&grid, &wanted.scope) {
            let count = cell_text(&grid, place, self.words()).map_or(0, |text| sought.count(&text));
            found.cells += usize::from(count > 0);
            found.places += count;
        }
        found
    }

    /// The cursor goes to the next cell with the text, from the end back to the beginning.
    pub(super) fn find_next(&mut self, wanted: &Replacement, now: Duration) {
        let next = self.active().and_then(|document| {
            let (sought, grid) = (Sought::new(wanted)?, self.grid(document)?);
            let cursor = marked(document, &grid).cursor;
            let holds =
                |place: &CellPlace| cell_text(&grid, *place, self.words()).is_some_and(|text| sought.is_in(&text));
            let at = |place: &CellPlace| (place.row, place.column);
            let after = places(&grid, &wanted.scope).filter(|place| at(place) > at(&cursor)).find(holds);
            after.or_else(|| places(&grid, &wanted.scope).find(holds))
        });
        if let Some(place) = next {
            self.ledger_step(LedgerStep::Go(place, false), now);
        }
    }

    /// Replaces the text in the cell with the cursor, where it stands there, and goes to the next one. The cursor stays
    /// on a cell that could not take the text, for the reason is shown there.
    pub(super) fn replace_one(&mut self, wanted: &Replacement, now: Duration) {
        let Some(sought) = Sought::new(wanted) else { return };
        let words = Arc::clone(self.words());
        let written = self.write_cells(EditLabel::Cells, now, |writer, grid, marked| {
            let place = marked.cursor;
            if !is_in(grid, &wanted.scope, place.row)
                || !grid.columns.get(place.column).is_some_and(|column| is_wanted(&wanted.scope, column))
            {
                return;
            }
            let text = cell_text(grid, place, &words).and_then(|text| sought.replaced(&text, &wanted.replace));
            if let (Some(text), Some(cell)) = (text, grid.cell(place)) {
                writer.write(&cell, &text);
            }
        });
        if written.refused == 0 {
            self.find_next(wanted, now);
        }
    }

    /// Replaces the text everywhere, as one step, and says in how many cells.
    pub(super) fn replace_all(&mut self, wanted: &Replacement, now: Duration) {
        let Some(sought) = Sought::new(wanted) else { return };
        let words = Arc::clone(self.words());
        let mut tried = 0_usize;
        let written = self.write_cells(EditLabel::Cells, now, |writer, grid, _| {
            for place in places(grid, &wanted.scope) {
                let text = cell_text(grid, place, &words).and_then(|text| sought.replaced(&text, &wanted.replace));
                if let (Some(text), Some(cell)) = (text, grid.cell(place)) {
                    writer.write(&cell, &text);
                    tried += 1;
                }
            }
        });
        let replaced = tried.saturating_sub(written.refused);
        self.toasts.did(words.with("ledger-replaced", [("count", replaced.into())]), now);
    }
}

/// The cells of a scope, row by row. A row that stands in several groups is looked at once.
fn places<'a>(grid: &'a Grid<'_>, scope: &'a ReplaceScope) -> impl Iterator<Item = CellPlace> + use<'a> {
    let columns: Vec<usize> =
        (0..).zip(&grid.columns).filter(|(_, column)| is_wanted(scope, column)).map(|(at, _)| at).collect();
    let rows = grid.ledger.distinct(0..grid.ledger.rows.len()).filter(move |row| is_in(grid, scope, *row));
    rows.flat_map(move |row| columns.clone().into_iter().map(move |column| CellPlace { row, column }))
}

fn is_wanted(scope: &ReplaceScope, column: &Column) -> bool {
    holds_text(column)
        && match scope {
            ReplaceScope::AllColumns => true,
            ReplaceScope::Columns(columns) | ReplaceScope::Cells(_, columns) => columns.contains(column),
        }
}

fn is_in(grid: &Grid<'_>, scope: &ReplaceScope, row: usize) -> bool {
    match scope {
        ReplaceScope::Cells(rows, _) => grid.node(row).is_some_and(|node| rows.contains(&node)),
        _ => true,
    }
}

/// The text that a cell is changed with; nothing for one that is not typed in.
fn cell_text(grid: &Grid<'_>, place: CellPlace, words: &Words) -> Option<String> {
    let nodes = grid.nodes(place.row)?;
    let key = grid.columns.get(place.column)?.key_of(&nodes.id(), nodes.report)?;
    let is_text = matches!(key, FieldKey::Column(_)) || is_text(key.kind(&nodes.report.columns));
    if is_text { text_of(nodes.report, nodes.node(), &key, words).ok() } else { None }
}

fn holds_text(column: &Column) -> bool {
    match column {
        Column::Field(field) => is_text(field.kind),
        Column::Own(_) => true,
        Column::Derived(_) => false,
    }
}

fn is_text(kind: FieldKind) -> bool {
    use FieldKind::{Leader, Line, Names, People, Text, Unit, Units};
    matches!(kind, Leader | Line | Names | People | Text | Unit | Units)
}
