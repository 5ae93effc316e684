//! Workbooks that this program wrote, come back: which row and column each cell belongs to, by the ids that were hidden
//! in it, and the digests of the cells as they were written.
//!
//! # Limits
//! A workbook whose hidden row or column is gone is read as any other ledger.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::Xlsx;
use serde::{Deserialize, Serialize};

use twox_hash::XxHash3_64;

use crate::reading::formats::limits::CELLS;

use super::xlsx::words;

/// The name of the sheet that holds the digests.
pub const RECORD_SHEET: &str = "_guatu";

/// Begins the text of the cell in which the hidden row and the hidden column meet.
pub const KEYS: &str = "guatu:";

/// Begins the line of the sheet of digests that says to whom the workbook was sent.
pub const SENT: &str = "guatu-sent";

/// Stands in the hidden column beside what is no row of the table: heads of parts, lines below it.
pub const FURNITURE: &str = "guatu:line";

/// The digest of a cell: 16 hexadecimal digits of its words. Blanks at the ends of lines do not count, since spreadsheets
/// change those, nor how a number is written.
#[must_use]
pub fn digest(text: &str) -> String {
    let plain: Vec<&str> = text.lines().map(str::trim_end).collect();
    let plain = plain.join("\n");
    let plain = plain.trim();
    let number = plain.parse::<f64>().ok().filter(|number| number.is_finite());
    let plain = number.map_or_else(|| plain.to_owned(), |number| number.to_string());
    format!("{:016x}", XxHash3_64::oneshot(plain.as_bytes()))
}

/// Bytes of the words of a workbook that has so many: more is no table of an office.
const ROOM: usize = 64 << 20;

/// How many rows may stand above the hidden row.
const HEAD_ROWS: u32 = 60;

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Returned {
    /// The tables, a sheet each.
    pub tables: Vec<ReturnedTable>,
    /// The digests of the cells as they were written, by the row's id and the column's source.
    pub written: HashMap<String, HashMap<String, String>>,
    /// To whom it was sent; absent for one that was for nobody in particular.
    pub sent: Option<Sent>,
    /// When it was saved last, as the program wrote it that did: 2026-09-20T08:00:00Z. Empty where it does not say.
    pub saved: String,
}

/// To whom a workbook was sent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sent {
    /// The name of the unit.
    pub unit: String,
    /// The day: 2026-09-01.
    pub on: String,
    /// The code of those who were to read it: what they could not see was not in it.
    pub audience: String,
}

/// A table that came back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReturnedTable {
    /// The sources of its columns; empty for a column that somebody added.
    pub columns: Vec<String>,
    /// Its rows in the order in which they stand now.
    pub rows: Vec<ReturnedRow>,
}

/// A row that came back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReturnedRow {
    /// The id of the row as it was written; empty for one that somebody added.
    pub id: String,
    /// The words of its cells. Those of a cell that is merged over several rows stand in each of them.
    pub cells: Vec<String>,
}

/// The cells of a sheet by row and column, as far as there is room.
type Cells = HashMap<(u32, u32), String>;

/// Reads what a workbook remembers; nothing where it is none of ours. One without lists, such as a form for signatures, has no
/// tables.
pub(super) fn returned(book: &mut Xlsx<Cursor<&[u8]>>, sheets: &[String]) -> Option<Returned> {
    if !sheets.iter().any(|name| name == RECORD_SHEET) {
        return None;
    }
    let mut room = ROOM;
    let mut written: HashMap<String, HashMap<String, String>> = HashMap::new();
    let sent = read_record(&cells(book, RECORD_SHEET, &mut room)?, &mut written);
    let mut tables = Vec::new();
    for sheet in sheets.iter().filter(|name| *name != RECORD_SHEET) {
        let mut found = cells(book, sheet, &mut room)?;
        for area in book.merge_cells_by_sheet_name(sheet).unwrap_or_default() {
            spread(&mut found, area.start, area.end);
        }
        tables.extend(table(&found));
    }
    Some(Returned { tables, written, sent, saved: String::new() })
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, room: &mut usize) -> Option<Cells> {
    let mut reader = book.worksheet_cells_reader(sheet).ok()?;
    let mut found = Cells::new();
    while let Ok(Some(cell)) = reader.next_cell() {
        let text = words(cell.get_value()).into_owned();
        *room = room.checked_sub(text.len() + 16)?;
        if found.len() >= CELLS {
            return None;
        }
        found.insert(cell.get_position(), text);
    }
    Some(found)
}

/// The words of a merged cell in each of its rows.
fn spread(cells: &mut Cells, first: (u32, u32), last: (u32, u32)) {
    const MOST: u32 = 5_000;
    let Some(text) = cells.get(&first).filter(|text| !text.is_empty()).cloned() else { return };
    if first.1 != last.1 || last.0 - first.0 > MOST {
        return;
    }
    for row in first.0 + 1..=last.0 {
        cells.entry((row, first.1)).or_default().clone_from(&text);
    }
}

/// Reads the digests, and to whom the workbook was sent.
fn read_record(cells: &Cells, written: &mut HashMap<String, HashMap<String, String>>) -> Option<Sent> {
    let last = cells.keys().map(|(row, _)| *row).max().unwrap_or(0);
    let wide = cells.keys().map(|(_, column)| *column).max().unwrap_or(0);
    let line = |row: u32| (0..=wide).map(move |column| cells.get(&(row, column)).cloned().unwrap_or_default());
    let mut columns: Vec<String> = Vec::new();
    let mut sent = None;
    for row in 0..=last {
        let mut texts = line(row);
        let id = texts.next().unwrap_or_default();
        if id == SENT {
            let mut next = || texts.next().unwrap_or_default();
            sent = Some(Sent { unit: next(), on: next(), audience: next() });
            continue;
        }
        if id.starts_with(KEYS) {
            columns = texts.collect();
            continue;
        }
        let own = written.entry(id).or_default();
        own.extend(
            columns.iter().cloned().zip(texts).filter(|(column, digest)| !column.is_empty() && !digest.is_empty()),
        );
    }
    sent
}

/// The table of a sheet; absent where its hidden row and column are gone.
fn table(cells: &Cells) -> Option<ReturnedTable> {
    let (head, id_column) =
        cells.iter().find(|((row, _), text)| *row < HEAD_ROWS && *text == KEYS).map(|(place, _)| *place)?;
    let wide = cells.keys().map(|(_, column)| *column).max()?;
    let columns: Vec<u32> = (0..=wide).filter(|column| *column != id_column).collect();
    let at = |row: u32, column: u32| cells.get(&(row, column)).cloned().unwrap_or_default();
    let sources: Vec<String> = columns.iter().map(|column| at(head, *column)).collect();
    let last = cells.keys().map(|(row, _)| *row).max()?;
    let mut rows: Vec<ReturnedRow> = Vec::new();
    let mut began = false;
    for row in head + 1..=last {
        let id = at(row, id_column);
        let texts: Vec<String> = columns.iter().map(|column| at(row, *column)).collect();
        began |= id.contains('/');
        if !began || id.starts_with(KEYS) || texts.iter().all(String::is_empty) {
            continue;
        }
        add(&mut rows, &id, texts);
    }
    Some(ReturnedTable { columns: sources, rows })
}

/// Adds a row, or the next piece of one that was too high for one row: `report/item/i3#2/3`.
fn add(rows: &mut Vec<ReturnedRow>, id: &str, cells: Vec<String>) {
    let (id, piece) = id.split_once('#').unwrap_or((id, "1/1"));
    let is_first = piece.starts_with("1/");
    if !is_first && let Some(former) = rows.iter_mut().rfind(|row| row.id == id) {
        for (own, more) in former.cells.iter_mut().zip(cells) {
            // A cell that is merged over the pieces has the same words in each.
            if *own != more {
                own.push_str(&more);
            }
        }
        return;
    }
    rows.push(ReturnedRow { id: id.to_owned(), cells });
}
