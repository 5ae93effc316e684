//! What a workbook remembers of the dataset that it was made from, so that what comes back lands where it came from.
//!
//! Each sheet has a hidden row with the sources of its columns and a hidden column with the ids of its rows: they go along
//! when rows are sorted and columns moved. A very hidden sheet has the digest of every cell as it was
//! written: a cell with the same words was not touched.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::paper::Paper;
use crate::reading::formats::{KEYS, SENT, digest};
use crate::table::Table;
use crate::text::writable;

/// What the workbook remembers.
#[derive(Default)]
pub(super) struct Records {
    lines: Vec<Vec<String>>,
}

impl Records {
    /// Notes to whom a paper is sent.
    pub(super) fn send(&mut self, paper: &Paper) {
        let Some(to) = &paper.recipient else { return };
        let line = [SENT, &to.unit, &to.on.to_string(), paper.audience.code()];
        self.lines.push(line.map(|text| writable(text).into_owned()).to_vec());
    }

    /// Notes the cells of a table.
    pub(super) fn add(&mut self, sheet: &str, table: &Table) {
        let sources = table.columns.iter().map(|column| column.source.clone());
        self.lines.push([format!("{KEYS}{sheet}")].into_iter().chain(sources).collect());
        for row in table.data() {
            let digests = row.cells.iter().map(|cell| digest(&cell.value.stored_text()));
            self.lines.push(std::iter::once(row.id()).chain(digests).collect());
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
