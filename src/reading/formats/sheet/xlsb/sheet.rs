//! The cells of one sheet. What it hides and merges may stand behind them, so it is walked over twice.

use std::borrow::Cow;

use calamine::{ExcelDateTime, ExcelDateTimeType};

use crate::reading::formats::compound::{u16_at, u32_at};
use crate::reading::formats::document::{Document, Why};
use crate::reading::formats::error::{FormatError, Measured};
use crate::reading::formats::limits::{CELLS, within};
use crate::reading::formats::sheet::shown::tenths;
use crate::reading::formats::sheet::{Hidden, Merged, add_cell, begin, shown, xls};
use crate::reading::formats::table::WIDEST;

use super::Book;
use super::record::{Record, records, wide};

/// The kinds of records.
const ROW: u32 = 0;
const FIRST_CELL: u32 = 1;
const LAST_CELL: u32 = 11;
const FIRST_SHORT: u32 = 12;
const LAST_SHORT: u32 = 18;
const COLUMNS: u32 = 60;
const RICH_WORDS: u32 = 62;
const FILTER: u32 = 161;
const MERGED: u32 = 176;

/// The last row and column that a sheet can have.
const LAST_ROW: u32 = 0x000f_ffff;
const LAST_COLUMN: u32 = 0x3fff;

/// Reads a sheet into a document.
pub(super) fn read(document: &mut Document, name: &str, bytes: &[u8], book: &Book) -> Result<(), FormatError> {
    let table = begin(document, name);
    let (hidden, merged) = survey(document, table, bytes);
    hidden.note(document, table);
    let (mut row, mut column) = (0, 0);
    for record in records(bytes) {
        if record.kind == ROW {
            row = u32_at(record.body, 0).unwrap_or(row);
            column = 0;
            continue;
        }
        let Some(cell) = Cell::of(record, column) else { continue };
        column = cell.column.saturating_add(1);
        let at = (row, cell.column);
        if row > LAST_ROW || cell.column > LAST_COLUMN {
            continue;
        }
        let words = cell.words(book);
        if words.is_empty() {
            continue;
        }
        if hidden.hides(at) {
            document.drop_words(&words, Why::Hidden);
        } else if book.styles.shown.is_struck(cell.style) {
            document.drop_words(&words, Why::Deleted);
        } else {
            let words = document.cut_short(&words);
            add_cell(document, table, at, merged.span(at), words);
        }
        if document.is_full() {
            break;
        }
        within(Measured::Cells, document.paragraphs.len(), CELLS)?;
    }
    Ok(())
}

/// What the sheet hides and merges, and how wide its columns are.
fn survey(document: &mut Document, table: u32, bytes: &[u8]) -> (Hidden, Merged) {
    let (mut hidden, mut merged) = (Hidden::default(), Merged::default());
    for Record { kind, body } in records(bytes) {
        match kind {
            // The height of the row is nought.
            ROW if body.get(11).is_some_and(|flags| flags & 0x10 != 0) => {
                hidden.rows.extend(u32_at(body, 0).filter(|row| *row <= LAST_ROW));
            }
            COLUMNS => columns(document, table, body, &mut hidden),
            FILTER => hidden.filtered = true,
            MERGED => {
                let [first_row, last_row, first_column, last_column] = [0, 4, 8, 12].map(|at| u32_at(body, at));
                if let (Some(first), Some(last)) = (first_row.zip(first_column), last_row.zip(last_column)) {
                    merged.add(first, (last.0.min(LAST_ROW), last.1.min(LAST_COLUMN)));
                }
            }
            _ => {}
        }
    }
    hidden.sort_columns();
    (hidden, merged)
}

/// Columns that are set alike: the first and last, their width in parts of a character, and whether they are hidden.
fn columns(document: &mut Document, table: u32, body: &[u8], hidden: &mut Hidden) {
    const PARTS: f32 = 256.0;
    let ends = u32_at(body, 0).zip(u32_at(body, 4));
    let Some((first, last)) = ends.filter(|(first, last)| first <= last && *first <= LAST_COLUMN) else { return };
    if u16_at(body, 16).is_some_and(|flags| flags & 1 != 0) {
        hidden.columns.push((first, last));
        return;
    }
    let width = tenths(u32_at(body, 8).unwrap_or(0) as f32 / PARTS);
    for column in (first..=last).take(WIDEST) {
        document.set_width(table, column as usize, width);
    }
}

/// A cell that holds something.
struct Cell<'a> {
    kind: u32,
    column: u32,
    style: usize,
    value: &'a [u8],
}

impl<'a> Cell<'a> {
    /// The cell of a record; nothing for one of another kind. A short record has no column: it stands in the next one.
    fn of(record: Record<'a>, next: u32) -> Option<Self> {
        let Record { kind, body } = record;
        let is_short = (FIRST_SHORT..=LAST_SHORT).contains(&kind);
        let at = match kind {
            FIRST_CELL..=LAST_CELL | RICH_WORDS => 4,
            _ if is_short => 0,
            _ => return None,
        };
        let column = if is_short { next } else { u32_at(body, 0)? };
        let style = u32_at(body, at)? & 0x00ff_ffff;
        // Short cells are of the same kinds, in the same order.
        let kind = if is_short { kind - FIRST_SHORT + FIRST_CELL } else { kind };
        Some(Self { kind, column, style: style as usize, value: body.get(at + 4..)? })
    }

    /// What it shows.
    fn words<'w>(&'w self, book: &'w Book) -> Cow<'w, str> {
        match self.kind {
            2 => u32_at(self.value, 0).map(|bits| self.number(short_number(bits), book)).unwrap_or_default().into(),
            3 | 11 => self.value.first().map(|code| error(*code)).unwrap_or_default().into(),
            4 | 10 => if self.value.first() == Some(&0) { "FALSE" } else { "TRUE" }.into(),
            5 | 9 => {
                let bits = self.value.get(..8).and_then(|bytes| bytes.try_into().ok());
                bits.map(|bits| self.number(f64::from_le_bytes(bits), book)).unwrap_or_default().into()
            }
            6 | 8 => wide(self.value, 0).map(|(text, _)| text).unwrap_or_default().into(),
            // A byte of flags stands before words with looks of their own.
            RICH_WORDS => wide(self.value, 1).map(|(text, _)| text).unwrap_or_default().into(),
            7 => {
                let shared = u32_at(self.value, 0).and_then(|at| book.shared.get(at as usize));
                shared.map_or("", String::as_str).into()
            }
            _ => "".into(),
        }
    }

    fn number(&self, value: f64, book: &Book) -> String {
        /// Beyond the last day of the calendar, which is 31 December 9999.
        const DAYS: f64 = 2_958_466.0;
        if book.styles.is_date(self.style) && (0.0..DAYS).contains(&value) {
            return xls::moment(&ExcelDateTime::new(value, ExcelDateTimeType::DateTime, book.is_1904));
        }
        book.styles.shown.number(self.style, value).unwrap_or_else(|| shown(value))
    }
}

/// A number of four bytes: whole or the upper half of one of eight, and divided by a hundred or not.
fn short_number(bits: u32) -> f64 {
    let value =
        if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from(bits.cast_signed() >> 2) };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

/// The value that a cell shows where its formula fails.
fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2b => "#GETTING_DATA",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_whole_or_halves_of_long_ones() {
        let upper = |value: f64| (value.to_bits() >> 32) as u32;
        for (bits, value) in [
            (12 << 2 | 2, 12.0),
            ((-3_i32 << 2 | 2).cast_unsigned(), -3.0),
            (1234 << 2 | 3, 12.34),
            (upper(0.5), 0.5),
            (upper(50.0) | 1, 0.5),
        ] {
            assert!((short_number(bits) - value).abs() < 1e-9, "{bits}");
        }
    }
}
