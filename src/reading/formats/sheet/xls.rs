//! Workbooks of the old kind (xls). The reader lays every sheet out as a grid, so the cells are
//! counted first.

use std::collections::HashSet;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, ExcelDateTime, Reader as _, Xls};

use crate::reading::formats::compound::{self, Compound, u16_at, u32_at};
use crate::reading::formats::document::{Document, Kind, Why};
use crate::reading::formats::error::{FormatError, Measured};
use crate::reading::formats::limits::{CELLS, Watch, tell, within};

use super::{Hidden, Merged, add_cell, begin, hidden, hide_sheet, shown};

/// Cells of the grids that the reader lays out.
const GRID: u64 = 4_000_000;

/// Reads a workbook.
pub(in crate::reading::formats) fn xls(
    name: &str,
    file: &Compound<'_>,
    stream: &str,
    watch: Watch<'_>,
) -> Result<Document, FormatError> {
    let file_bytes = file.file_bytes();
    let mut stream = file.stream(stream)?;
    survey(&stream)?;
    let hidings = hidings(&stream);
    let again = named_again(&stream);
    without_claims(&mut stream);
    tell(watch, 1, 4)?;
    // The reader follows the chains of a compound file as far as they go, in a circle too: it is given none but a straight
    // one.
    let file = compound::of_workbook(&stream);
    drop(stream);
    // The reader may stumble over a damaged file; it must not take the program with it.
    catch_unwind(AssertUnwindSafe(|| read(name, (&file, file_bytes), (&hidings, &again), watch)))
        .unwrap_or_else(|_| Err(FormatError::damaged("xls", &"the reader gave up")))
}

fn read(
    name: &str,
    (file, file_bytes): (&[u8], usize),
    (hidings, again): (&[Hidden], &[bool]),
    watch: Watch<'_>,
) -> Result<Document, FormatError> {
    let mut book: Xls<_> = Xls::new(Cursor::new(file)).map_err(|cause| match cause {
        calamine::XlsError::Password => FormatError::Encrypted,
        other => FormatError::damaged("xls", &other),
    })?;
    let mut document = Document::new(name, Kind::Sheet, file_bytes);
    let sheets = book.sheet_names();
    let hidden = hidden(book.sheets_metadata());
    for (at, sheet) in sheets.iter().enumerate() {
        tell(watch, sheets.len() + at * 3, sheets.len() * 4)?;
        if again.get(at) == Some(&true) {
            continue;
        }
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
        let plain = Hidden::default();
        let hides = hidings.get(at).unwrap_or(&plain);
        hides.note(&mut document, table);
        let (top, left) = range.start().unwrap_or((0, 0));
        for (row, column, value) in range.used_cells() {
            let far = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let at = (top.saturating_add(far(row)), left.saturating_add(far(column)));
            if hides.hides(at) {
                document.drop_words(&words(value), Why::Hidden);
            } else {
                add_cell(&mut document, table, at, merged.span(at), &words(value));
            }
            if document.is_full() {
                return Ok(document);
            }
            within(Measured::Cells, document.paragraphs.len(), CELLS)?;
        }
    }
    Ok(document)
}

/// Where each sheet begins, in their order.
fn starts(stream: &[u8]) -> impl Iterator<Item = u32> {
    const BOUND_SHEET: u16 = 0x85;
    let starts = records(stream, 0).take_while(|(kind, _)| *kind != END).filter(|(kind, _)| *kind == BOUND_SHEET);
    starts.filter_map(|(_, body)| u32_at(stream, body))
}

/// True for each sheet that begins where another one does: it is the same sheet, and read once.
fn named_again(stream: &[u8]) -> Vec<bool> {
    let mut seen = HashSet::new();
    starts(stream).map(|start| !seen.insert(start)).collect()
}

/// What each sheet hides, in the order of the sheets: the reader of values knows nothing of it.
fn hidings(stream: &[u8]) -> Vec<Hidden> {
    let starts = starts(stream);
    // A sound file's sheets share no records; those of a hostile one may all be the same.
    let mut budget = stream.len();
    starts.map(|start| hiding(stream, usize::try_from(start).unwrap_or(usize::MAX), &mut budget)).collect()
}

/// The bytes before the body of a record.
const RECORD_HEAD: usize = 4;

/// The record that ends a part of the stream.
const END: u16 = 0x0a;

/// What the sheet hides that begins at a place of the stream. The budget is in bytes of records.
fn hiding(stream: &[u8], start: usize, budget: &mut usize) -> Hidden {
    const ROW: u16 = 0x0208;
    const COLUMNS: u16 = 0x7d;
    const FILTER: u16 = 0x9b;
    let mut hidden = Hidden::default();
    for (kind, body) in records(stream, start).take_while(|(kind, _)| *kind != END) {
        if *budget < RECORD_HEAD {
            break;
        }
        *budget -= RECORD_HEAD;
        match kind {
            ROW if u16_at(stream, body + 12).is_some_and(|flags| flags & 0x20 != 0) => {
                hidden.rows.extend(u16_at(stream, body).map(u32::from));
            }
            COLUMNS if u16_at(stream, body + 8).is_some_and(|flags| flags & 1 != 0) => {
                let ends = u16_at(stream, body).zip(u16_at(stream, body + 2));
                hidden.columns.extend(ends.map(|(first, last)| (u32::from(first), u32::from(last))));
            }
            FILTER => hidden.filtered = true,
            _ => {}
        }
    }
    hidden.sort_columns();
    hidden
}

/// The records of a stream from a place on: what each is, and where its body begins.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = (u16, usize)> {
    let mut at = start;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, u16_at(stream, at.checked_add(2)?)?);
        let body = at + 4;
        at = body + usize::from(length);
        Some((kind, body))
    })
}

/// Walks over the records of the stream: too large a grid is refused, and a locked file is told from a damaged one.
fn survey(stream: &[u8]) -> Result<(), FormatError> {
    let mut at = 0;
    let mut total = 0_u64;
    let mut corners: Option<(u16, u16, u16, u16)> = None;
    while let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) {
        let body = at + 4;
        match kind {
            0x2f => return Err(FormatError::Encrypted),
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
        return Err(FormatError::TooLarge { what: Measured::Cells, limit: GRID, found: total });
    }
    Ok(())
}

/// Makes the records that say how large a sheet is say one cell: the reader makes room for as many as they claim. What it
/// reads is where its cells are.
fn without_claims(stream: &mut [u8]) {
    const DIMENSIONS: u16 = 0x0200;
    let claims: Vec<usize> = records(stream, 0).filter(|(kind, _)| *kind == DIMENSIONS).map(|(_, body)| body).collect();
    for body in claims {
        let length = body.checked_sub(2).and_then(|at| u16_at(stream, at)).map_or(0, usize::from);
        let Some(claim) = stream.get_mut(body..body.saturating_add(length)) else { continue };
        claim.fill(0);
        // The rows and columns behind the last ones, in two bytes or, in newer files, four.
        for place in if length == 10 { [2, 6] } else { [4, 10] } {
            if let Some(low) = claim.get_mut(place) {
                *low = 1;
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The stream of a workbook of one sheet with these records.
    fn stream(records: &[(u16, &[u8])]) -> Vec<u8> {
        let record = |kind: u16, body: &[u8]| -> Vec<u8> {
            let length = u16::try_from(body.len()).unwrap();
            kind.to_le_bytes().into_iter().chain(length.to_le_bytes()).chain(body.iter().copied()).collect()
        };
        let head = [record(0x0809, &[0; 16]), record(0x85, &[0; 8]), record(END, &[])].concat();
        let start = u32::try_from(head.len()).unwrap().to_le_bytes();
        let head = [record(0x0809, &[0; 16]), record(0x85, &[&start[..], &[0; 4]].concat()), record(END, &[])].concat();
        let own: Vec<u8> = records.iter().flat_map(|(kind, body)| record(*kind, body)).collect();
        [head, record(0x0809, &[0; 16]), own, record(END, &[])].concat()
    }

    /// The record of a row, which has its number first and its flags at the thirteenth byte.
    fn row(number: u8, flags: u8) -> [u8; 16] {
        let mut body = [0; 16];
        (body[0], body[12]) = (number, flags);
        body
    }

    #[test]
    fn hidden_rows_and_columns_of_an_old_workbook_are_seen() {
        let columns = [2, 0, 3, 0, 0, 8, 0, 0, 1, 0, 0, 0];
        let shown_columns = [5, 0, 5, 0, 0, 8, 0, 0, 0, 0, 0, 0];
        let records: Vec<(u16, &[u8])> = vec![(0x7d, &columns), (0x7d, &shown_columns)];
        let (first, second) = (row(1, 0x00), row(4, 0x20));
        let records = [records, vec![(0x0208, &first[..]), (0x0208, &second[..])]].concat();
        let found = hidings(&stream(&records));
        let hides = |at| found[0].hides(at);
        assert_eq!(found.len(), 1);
        assert!(hides((4, 0)) && hides((0, 2)) && hides((0, 3)));
        assert!(!hides((1, 0)) && !hides((0, 5)));
        // What a filter hides is a live row.
        let filtered = [records, vec![(0x9b, &[][..])]].concat();
        let found = hidings(&stream(&filtered));
        assert!(found[0].filtered && !found[0].hides((4, 0)) && found[0].hides((0, 2)));
    }

    #[test]
    fn claimed_sizes_are_taken_for_nothing() {
        let narrow = [9, 0, 255, 255, 0, 0, 255, 0, 0, 0];
        let wide = [0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 255, 0, 0, 0];
        let mut own = stream(&[(0x0200, &narrow), (0x0200, &wide)]);
        without_claims(&mut own);
        let honest =
            stream(&[(0x0200, &[0, 0, 1, 0, 0, 0, 1, 0, 0, 0]), (0x0200, &[0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0])]);
        assert_eq!(own, honest);
    }

    #[test]
    fn a_sheet_that_is_named_again_is_the_same_sheet() {
        let own = stream(&[]);
        assert_eq!(named_again(&own), [false]);
        let record = own.get(20..32).unwrap();
        let twice: Vec<u8> = [&own[..20], record, record, &own[32..]].concat();
        assert_eq!(named_again(&twice), [false, true]);
    }
}
