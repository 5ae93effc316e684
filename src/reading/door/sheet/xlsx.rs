//! The door for workbooks of the new kind (xlsx). The cells are read one after the other, never as a grid: a
//! workbook with one word in its last cell must not fill the memory.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Dimensions, Reader as _, Xlsx};

use crate::reading::door::archive::Archive;
use crate::reading::door::document::{Document, Kind};
use crate::reading::door::error::{DoorError, Measured};
use crate::reading::door::limits::{CELLS, Watch, tell, within};

use super::{Merged, add_cell, begin, shown};

/// Reads a workbook.
pub(in crate::reading::door) fn xlsx(
    name: &str,
    bytes: &[u8],
    archive: &mut Archive<'_>,
    watch: Watch<'_>,
) -> Result<Document, DoorError> {
    // What the reader unpacks is unpacked here first, and counted.
    let parts: Vec<String> = archive.names().iter().filter(|name| is_read(name)).cloned().collect();
    for part in &parts {
        drop(archive.part(part)?);
    }
    tell(watch, 1, 4)?;
    // The reader may stumble over a damaged file; it must not take the program with it.
    catch_unwind(AssertUnwindSafe(|| read(name, bytes, watch)))
        .unwrap_or_else(|_| Err(DoorError::damaged("xlsx", &"the reader gave up")))
}

fn is_read(part: &str) -> bool {
    part.to_ascii_lowercase().ends_with(".xml") || part.to_ascii_lowercase().ends_with(".rels")
}

fn read(name: &str, bytes: &[u8], watch: Watch<'_>) -> Result<Document, DoorError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|cause| match cause {
        calamine::XlsxError::Password => DoorError::Encrypted,
        other => DoorError::damaged("xlsx", &other),
    })?;
    let mut document = Document::new(name, Kind::Sheet);
    let sheets = book.sheet_names();
    for (at, sheet) in sheets.iter().enumerate() {
        tell(watch, sheets.len() + at * 3, sheets.len() * 4)?;
        let areas = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
        read_sheet(&mut document, &mut book, sheet, &areas)?;
    }
    Ok(document)
}

fn read_sheet(
    document: &mut Document,
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    areas: &[Dimensions],
) -> Result<(), DoorError> {
    // A sheet of another kind, such as a chart, has no cells.
    let mut cells = match book.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(cause) => return Err(DoorError::damaged(sheet, &cause)),
    };
    let mut merged = Merged::default();
    for area in areas {
        merged.add(area.start, area.end);
    }
    let table = begin(document, sheet);
    while let Some(cell) = cells.next_cell().map_err(|cause| DoorError::damaged(sheet, &cause))? {
        let at = cell.get_position();
        add_cell(document, table, at, merged.span(at), &words(cell.get_value()));
        within(Measured::Cells, document.paragraphs.len(), CELLS)?;
    }
    Ok(())
}

/// What a cell shows.
fn words(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => shown(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => super::xls::moment(moment),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}
