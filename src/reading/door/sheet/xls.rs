//! The door for workbooks of the old kind (xls). The reader lays every sheet out as a grid, so the cells are
//! counted first.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, ExcelDateTime, Reader as _, Xls};

use crate::reading::door::compound::{self, u16_at};
use crate::reading::door::document::{Document, Kind};
use crate::reading::door::error::{DoorError, Measured};
use crate::reading::door::limits::{CELLS, Watch, tell, within};

use super::{Merged, add_cell, begin, hidden, hide_sheet, shown};

/// Cells of the grids that the reader lays out.
const GRID: u64 = 4_000_000;

/// Reads a workbook.
pub(in crate::reading::door) fn xls(name: &str, bytes: &[u8], watch: Watch<'_>) -> Result<Document, DoorError> {
    survey(&compound::workbook(bytes)?)?;
    tell(watch, 1, 4)?;
    // The reader may stumble over a damaged file; it must not take the program with it.
    catch_unwind(AssertUnwindSafe(|| read(name, bytes, watch)))
        .unwrap_or_else(|_| Err(DoorError::damaged("xls", &"the reader gave up")))
}

fn read(name: &str, bytes: &[u8], watch: Watch<'_>) -> Result<Document, DoorError> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|cause| match cause {
        calamine::XlsError::Password => DoorError::Encrypted,
        other => DoorError::damaged("xls", &other),
    })?;
    let mut document = Document::new(name, Kind::Sheet);
    let sheets = book.sheet_names();
    let hidden = hidden(book.sheets_metadata());
    for (at, sheet) in sheets.iter().enumerate() {
        tell(watch, sheets.len() + at * 3, sheets.len() * 4)?;
        if hidden.contains(sheet) {
            hide_sheet(&mut document, sheet);
            continue;
        }
        let mut merged = Merged::default();
        for area in book.merge_cells_by_sheet_name(sheet).unwrap_or_default() {
            merged.add(area.start, area.end);
        }
        let Ok(range) = book.worksheet_range(sheet) else { continue };
        let table = begin(&mut document, sheet);
        let (top, left) = range.start().unwrap_or((0, 0));
        for (row, column, value) in range.used_cells() {
            let far = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let at = (top.saturating_add(far(row)), left.saturating_add(far(column)));
            add_cell(&mut document, table, at, merged.span(at), &words(value));
            within(Measured::Cells, document.paragraphs.len(), CELLS)?;
        }
    }
    Ok(document)
}

/// Walks over the records of the stream: too large a grid is refused, and a locked file is told from a damaged one.
fn survey(stream: &[u8]) -> Result<(), DoorError> {
    let mut at = 0;
    let mut total = 0_u64;
    let mut corners: Option<(u16, u16, u16, u16)> = None;
    while let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) {
        let body = at + 4;
        match kind {
            0x2f => return Err(DoorError::Encrypted),
            // The beginning of a sheet ends the one before.
            0x0809 | 0x0a => total += area(corners.take()),
            0x0006 | 0x00bd | 0x00d6 | 0x00fd | 0x01 | 0x02 | 0x03 | 0x04 | 0x0201..=0x0205 | 0x027e | 0x0406 => {
                if let (Some(row), Some(column)) = (u16_at(stream, body), u16_at(stream, body + 2)) {
                    // A record of several cells names the first one; the last is at most the last column.
                    let last = if kind == 0xbd { column.saturating_add(length / 6) } else { column };
                    let (top, left, bottom, right) = corners.unwrap_or((row, column, row, last));
                    corners = Some((top.min(row), left.min(column), bottom.max(row), right.max(last)));
                }
            }
            _ => {}
        }
        at = body + usize::from(length);
    }
    total += area(corners);
    if total > GRID {
        return Err(DoorError::TooLarge { what: Measured::Cells, limit: GRID, found: total });
    }
    Ok(())
}

fn area(corners: Option<(u16, u16, u16, u16)>) -> u64 {
    corners.map_or(0, |(top, left, bottom, right)| {
        (u64::from(bottom.abs_diff(top)) + 1) * (u64::from(right.abs_diff(left)) + 1)
    })
}

/// What a cell shows.
fn words(value: &Data) -> String {
    match value {
        Data::Float(number) => shown(*number),
        Data::DateTime(value) => moment(value),
        other => other.to_string(),
    }
}

/// A date as offices write it in cells, with the time when there is one.
pub(super) fn moment(value: &ExcelDateTime) -> String {
    if !value.is_datetime() {
        return shown(value.as_f64());
    }
    let (year, month, day, hour, minute, _, _) = value.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute) == (0, 0) { date } else { format!("{date} {hour:02}:{minute:02}") }
}
