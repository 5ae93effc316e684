//! Workbooks and lists of cells: every cell that holds something is a paragraph with its place.

pub(super) mod csv;
pub(super) mod ods;
pub(super) mod returned;
mod shown;
pub(super) mod stacked;
pub(super) mod xls;
pub(super) mod xlsb;
pub(super) mod xlsx;

use std::collections::{HashMap, HashSet};

use super::document::{Document, Fault, FaultKind, Paragraph, Place};

/// Merged cells of one sheet: by their first cell, over how many rows and columns they go.
#[derive(Debug, Default)]
struct Merged(HashMap<(u32, u32), (u32, u32)>);

impl Merged {
    /// Notes a merged area, its last row and column included.
    fn add(&mut self, first: (u32, u32), last: (u32, u32)) {
        let rows = last.0.saturating_sub(first.0).saturating_add(1);
        let columns = last.1.saturating_sub(first.1).saturating_add(1);
        self.0.insert(first, (rows, columns));
    }

    fn span(&self, at: (u32, u32)) -> (u32, u32) {
        self.0.get(&at).copied().unwrap_or((1, 1))
    }
}

/// Begins a sheet.
fn begin(document: &mut Document, name: &str) -> u32 {
    document.tables.push(name.to_owned());
    u32::try_from(document.tables.len() - 1).unwrap_or(u32::MAX)
}

/// Adds a cell, each line of it a paragraph.
fn add_cell(document: &mut Document, table: u32, at: (u32, u32), span: (u32, u32), text: &str) {
    let place = Place { table, row: at.0, column: at.1, rows: span.0, columns: span.1 };
    if is_error(text.trim()) {
        return add_wide_fault(document, place, FaultKind::ErrorValue(text.trim().to_owned()));
    }
    // U+000B is what Word and Excel keep for a line break within a paragraph.
    for line in text.split(['\n', '\r', '\u{b}']) {
        document.push(Paragraph { text: line.to_owned(), place: Some(place), ..Paragraph::default() });
    }
}

/// More remarks on one workbook than this help nobody.
const FAULTS: usize = 300;

/// Notes what is wrong with a place.
fn add_fault(document: &mut Document, table: u32, at: (u32, u32), kind: FaultKind) {
    add_wide_fault(document, Place { table, row: at.0, column: at.1, rows: 1, columns: 1 }, kind);
}

/// Notes what is wrong with a cell, with all that it is merged over.
fn add_wide_fault(document: &mut Document, place: Place, kind: FaultKind) {
    if document.faults.len() < FAULTS {
        document.faults.push(Fault { place, kind });
    }
}

/// The values that spreadsheets show where a formula fails.
fn is_error(text: &str) -> bool {
    let known =
        ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"];
    // LibreOffice numbers its errors: Err:508.
    let numbered = text.strip_prefix("Err:").is_some_and(|code| code.bytes().all(|byte| byte.is_ascii_digit()));
    known.contains(&text) || numbered
}

/// The names of hidden sheets, where a sheet is left to be read.
fn hidden(sheets: &[calamine::Sheet]) -> HashSet<String> {
    let names = sheets.iter().filter(|sheet| sheet.visible != calamine::SheetVisible::Visible);
    let names: HashSet<String> = names.map(|sheet| sheet.name.clone()).collect();
    if names.len() < sheets.len() { names } else { HashSet::new() }
}

/// Millimetres of a character of the width of a column, at the sizes of type of an office's ledgers.
pub const MM_PER_CHARACTER: f32 = 1.9;

/// Rows and columns that a sheet hides.
#[derive(Debug, Default)]
struct Hidden {
    /// Rows.
    rows: HashSet<u32>,
    /// The first and last of columns, in their order and apart from each other once they are sorted.
    columns: Vec<(u32, u32)>,
    /// True where a filter is set, which may be what hides the rows.
    filtered: bool,
}

impl Hidden {
    /// True for a cell that was hidden by hand; what a filter hides is read.
    fn hides(&self, (row, column): (u32, u32)) -> bool {
        let by_row = !self.filtered && self.rows.contains(&row);
        let behind = self.columns.partition_point(|(first, _)| *first <= column);
        let before = behind.checked_sub(1).and_then(|at| self.columns.get(at));
        by_row || before.is_some_and(|(_, last)| column <= *last)
    }

    /// Puts the ranges of columns in their order, those that overlap into one.
    fn sort_columns(&mut self) {
        self.columns.sort_unstable();
        self.columns.dedup_by(|next, kept| {
            let overlaps = next.0 <= kept.1;
            if overlaps {
                kept.1 = kept.1.max(next.1);
            }
            overlaps
        });
    }

    /// Notes each hidden row and range of columns.
    fn note(&self, document: &mut Document, table: u32) {
        let kind = if self.filtered { FaultKind::FilteredRow } else { FaultKind::HiddenRow };
        let mut rows: Vec<u32> = self.rows.iter().copied().collect();
        rows.sort_unstable();
        for row in rows {
            add_fault(document, table, (row, 0), kind.clone());
        }
        for (first, _) in &self.columns {
            add_fault(document, table, (0, *first), FaultKind::HiddenColumn);
        }
    }
}

/// Notes a sheet that is hidden and left out.
fn hide_sheet(document: &mut Document, name: &str) {
    let table = u32::try_from(document.tables.len()).unwrap_or(u32::MAX);
    add_fault(document, table, (0, 0), FaultKind::HiddenSheet(name.to_owned()));
}

/// A number as a cell shows it: whole numbers without a point, others without the dust of binary fractions.
fn shown(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{value:.0}");
    }
    // Fifteen digits are what a spreadsheet keeps.
    let digits = format!("{value:.*e}", 14).parse::<f64>().unwrap_or(value);
    format!("{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_cells_show_them() {
        for (value, text) in [(12.0, "12"), (0.1 + 0.2, "0.3"), (74.4, "74.4"), (-3.0, "-3"), (2331.98, "2331.98")] {
            assert_eq!(shown(value), text);
        }
    }
}
