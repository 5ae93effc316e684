//! What a workbook remembers of the dataset that it was made from, so that what comes back lands where it came from.
//!
//! Each sheet has a hidden row with the sources of its columns and a hidden column with the ids of its rows: they go along
//! when rows are sorted and columns moved. A very hidden sheet has the digest of every cell as it was
//! written: a cell with the same words was not touched.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::model::NodeKind;
use crate::reading::formats::{KEYS, digest};
use crate::table::{CellValue, Table, TableRow};
use crate::text::writable;

/// What the workbook remembers.
#[derive(Default)]
pub(super) struct Records {
    lines: Vec<Vec<String>>,
}

/// The id of a row as the hidden column has it: the report, the kind and the id of its node.
pub(super) fn row_id(row: &TableRow) -> String {
    let node = row.node.as_ref();
    node.map(|node| format!("{}/{}/{}", node.report, NodeKind::of(&node.node).code(), node.node.as_str()))
        .unwrap_or_default()
}

impl Records {
    /// Notes the cells of a table.
    pub(super) fn add(&mut self, sheet: &str, table: &Table) {
        let sources = table.columns.iter().map(|column| column.source.clone());
        self.lines.push([format!("{KEYS}{sheet}")].into_iter().chain(sources).collect());
        for row in table.data() {
            let digests = row.cells.iter().map(|cell| digest(&stored(&cell.value)));
            self.lines.push(std::iter::once(row_id(row)).chain(digests).collect());
        }
    }

    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (at, line) in self.lines.iter().enumerate() {
            for (column, text) in line.iter().enumerate() {
                sheet.write_string(at as u32, column as u16, text)?;
            }
        }
        Ok(())
    }
}

/// The words of a cell as a spreadsheet gives them back: a number without its unit.
fn stored(value: &CellValue) -> String {
    match value {
        CellValue::Number(number, _) => number.to_string(),
        text => writable(&text.marked_text()).into_owned(),
    }
}
