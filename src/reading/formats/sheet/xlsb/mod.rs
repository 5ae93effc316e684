//! Workbooks of binary parts (xlsb, MS-XLSB): values, merged cells, and how the sheets show them: hidden rows, columns and
//! sheets, cells that are struck out, per cent and thousands, dates.
//!
//! Limits: a formula always has a result in such a file, if only an old one; words struck out within a cell are not seen;
//! what this program wrote as xlsx and another one saved so has lost the way back to its dataset.

mod record;
mod sheet;
mod styles;

use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::reading::formats::archive::Archive;
use crate::reading::formats::compound::u32_at;
use crate::reading::formats::document::{Document, Kind};
use crate::reading::formats::error::FormatError;
use crate::reading::formats::limits::{Watch, tell};

use super::hide_sheet;
use super::shown::targets_of;

use record::{Record, is_sound, records, wide};

/// The part that names the sheets.
pub(in crate::reading::formats) const WORKBOOK: &str = "xl/workbook.bin";

/// What cells are read with.
#[derive(Default)]
struct Book {
    styles: styles::CellStyles,
    /// Words that cells share.
    shared: Vec<String>,
    /// Days are counted from 1904.
    is_1904: bool,
}

/// A sheet that the workbook names.
struct Named {
    name: String,
    part: String,
    is_hidden: bool,
}

/// Reads a workbook.
pub(in crate::reading::formats) fn xlsb(
    name: &str,
    archive: &mut Archive<'_>,
    watch: Watch<'_>,
) -> Result<Document, FormatError> {
    let workbook = required(archive, WORKBOOK)?;
    let relations = archive.text("xl/_rels/workbook.bin.rels")?.unwrap_or_default();
    let mut book = Book::default();
    if let Some(bytes) = archive.part("xl/styles.bin")? {
        book.styles = styles::CellStyles::of(&bytes);
    }
    if let Some(bytes) = archive.part("xl/sharedStrings.bin")? {
        book.shared = shared(&bytes)?;
    }
    let sheets = sheets(&workbook, &targets_of(&relations), &mut book);
    let mut document = Document::new(name, Kind::Sheet, archive.file_bytes());
    // One sheet is left to be read where all are hidden.
    let are_all_hidden = sheets.iter().all(|sheet| sheet.is_hidden);
    // A part is one sheet, however often it is named.
    let mut read = HashSet::new();
    for (at, sheet) in sheets.iter().enumerate() {
        tell(watch, at, sheets.len())?;
        if !read.insert(&sheet.part) {
            continue;
        }
        if sheet.is_hidden && !are_all_hidden {
            hide_sheet(&mut document, &sheet.name);
            continue;
        }
        // A sheet of another kind, such as a chart, has no cells.
        if !sheet.part.starts_with("xl/worksheets/") {
            continue;
        }
        let bytes = required(archive, &sheet.part)?;
        // Days far beyond the calendar must not take the program with them.
        catch_unwind(AssertUnwindSafe(|| sheet::read(&mut document, &sheet.name, &bytes, &book)))
            .unwrap_or_else(|_| Err(FormatError::damaged(&sheet.part, &"the reader gave up")))?;
        if document.is_full() {
            break;
        }
    }
    Ok(document)
}

/// A part that the file cannot do without, with all its records.
fn required(archive: &mut Archive<'_>, part: &str) -> Result<Vec<u8>, FormatError> {
    let bytes = archive.part(part)?.ok_or_else(|| FormatError::damaged(part, &"missing"))?;
    if is_sound(&bytes) { Ok(bytes) } else { Err(FormatError::damaged(part, &"it breaks off")) }
}

/// The words that cells share.
fn shared(bytes: &[u8]) -> Result<Vec<String>, FormatError> {
    const ITEM: u32 = 19;
    if !is_sound(bytes) {
        return Err(FormatError::damaged("xl/sharedStrings.bin", &"it breaks off"));
    }
    // A byte of flags stands before the words, and their looks behind them.
    let items = records(bytes).filter(|record| record.kind == ITEM);
    Ok(items.map(|record| wide(record.body, 1).map(|(text, _)| text).unwrap_or_default()).collect())
}

/// The sheets in their order, with what the workbook says of all of them.
fn sheets(workbook: &[u8], targets: &HashMap<String, String>, book: &mut Book) -> Vec<Named> {
    const PROPERTIES: u32 = 153;
    const SHEET: u32 = 156;
    let mut found = Vec::new();
    for Record { kind, body } in records(workbook) {
        match kind {
            PROPERTIES => book.is_1904 = u32_at(body, 0).is_some_and(|flags| flags & 1 != 0),
            SHEET => found.extend(sheet_named(body, targets)),
            _ => {}
        }
    }
    found
}

/// The sheet that a record names: whether it is hidden, its number, its relation and its name.
fn sheet_named(body: &[u8], targets: &HashMap<String, String>) -> Option<Named> {
    let (relation, next) = wide(body, 8)?;
    let (name, _) = wide(body, next)?;
    let part = targets.get(&relation)?.clone();
    Some(Named { name, part, is_hidden: u32_at(body, 0)? != 0 })
}
