//! Workbooks of the new kind (xlsx). The cells are read one after the other, never as a grid: a
//! workbook with one word in its last cell must not fill the memory.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Dimensions, Reader as _, Xlsx};

use crate::reading::formats::archive::Archive;
use crate::reading::formats::document::{Document, FaultKind, Kind, Place, Why};
use crate::reading::formats::error::{FormatError, Measured};
use crate::reading::formats::limits::{CELLS, Watch, tell, within};
use crate::reading::formats::table::WIDEST;
use crate::reading::formats::xml::{Step, Walk};

use super::returned::{Returned, returned};
use super::shown::{Shown, Styles, parts_of};
use super::{Merged, add_cell, add_wide_fault, begin, hidden, hide_sheet, shown};

/// Reads a workbook.
pub(in crate::reading::formats) fn xlsx(
    name: &str,
    bytes: &[u8],
    archive: &mut Archive<'_>,
    watch: Watch<'_>,
) -> Result<Document, FormatError> {
    // What the reader unpacks is unpacked here first, and counted.
    let parts: Vec<String> = archive.names().iter().filter(|name| is_read(name)).cloned().collect();
    let mut look = Look::default();
    let (mut workbook, mut relations) = (String::new(), String::new());
    for part in &parts {
        let Some(text) = archive.text(part)? else { continue };
        match part.as_str() {
            "xl/workbook.xml" => workbook = text,
            "xl/_rels/workbook.xml.rels" => relations = text,
            "xl/sharedStrings.xml" => believable(&text)?,
            PROPERTIES => look.saved = saved(&text),
            "xl/styles.xml" => look.styles = Styles::new(&text),
            sheet if sheet.starts_with("xl/worksheets/") && !sheet.contains("/_rels/") => {
                look.sheets.insert(part.clone(), Shown::new(&text));
            }
            _ => {}
        }
    }
    look.parts = parts_of(&workbook, &relations);
    tell(watch, 1, 4)?;
    // The reader may stumble over a damaged file; it must not take the program with it.
    catch_unwind(AssertUnwindSafe(|| read(name, bytes, &look, watch)))
        .unwrap_or_else(|_| Err(FormatError::damaged("xlsx", &"the reader gave up")))
}

/// What may be unpacked: all but pictures. A part that holds cells can have any name.
fn is_read(part: &str) -> bool {
    const PICTURES: [&str; 9] = ["png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf"];
    let ending = part.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    !PICTURES.contains(&ending.as_str())
}

/// Refuses shared words that claim to be more than their part has room for: the reader makes room for as many as it is
/// told of.
fn believable(text: &str) -> Result<(), FormatError> {
    let part = "xl/sharedStrings.xml";
    let mut walk = Walk::new(text, part);
    loop {
        match walk.step() {
            Ok(Step::Open(element)) => {
                let claimed = element.value("uniqueCount").and_then(|count| count.trim().parse().ok());
                let too_many = claimed.is_some_and(|claimed: usize| claimed > text.len());
                return if too_many { Err(FormatError::damaged(part, &"uniqueCount")) } else { Ok(()) };
            }
            // No element at all: the reader says what is wrong with it.
            Ok(Step::End) | Err(_) => return Ok(()),
            Ok(Step::Close(_) | Step::Words(_)) => {}
        }
    }
}

/// The part that says when the workbook was saved.
const PROPERTIES: &str = "docProps/core.xml";

/// When it was saved last; empty where that is not said.
fn saved(text: &str) -> String {
    let mut walk = Walk::new(text, PROPERTIES);
    let mut is_next = false;
    // What is wrong with this part is no reason not to read the others.
    while let Ok(step) = walk.step() {
        match step {
            Step::Open(element) => is_next = element.name() == "modified",
            Step::Words(words) if is_next => return words.trim().to_owned(),
            Step::End => break,
            Step::Close(_) | Step::Words(_) => {}
        }
    }
    String::new()
}

/// How the workbook shows its sheets.
#[derive(Default)]
struct Look {
    /// When it was saved.
    saved: String,
    styles: Styles,
    /// By their parts.
    sheets: HashMap<String, Shown>,
    /// The parts by the names of the sheets.
    parts: HashMap<String, String>,
}

fn read(name: &str, bytes: &[u8], look: &Look, watch: Watch<'_>) -> Result<Document, FormatError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|cause| match cause {
        calamine::XlsxError::Password => FormatError::Encrypted,
        other => FormatError::damaged("xlsx", &other),
    })?;
    let mut document = Document::new(name, Kind::Sheet, bytes.len());
    let sheets = book.sheet_names();
    let hidden = hidden(book.sheets_metadata());
    document.returned =
        returned(&mut book, &sheets).map(|found| Box::new(Returned { saved: look.saved.clone(), ..found }));
    // A part is one sheet: a workbook of some kilobytes can name it ten thousand times.
    let mut read = HashSet::new();
    for (at, sheet) in sheets.iter().enumerate() {
        tell(watch, sheets.len() + at * 3, sheets.len() * 4)?;
        if !read.insert(look.parts.get(sheet).unwrap_or(sheet)) {
            continue;
        }
        if hidden.contains(sheet) {
            hide_sheet(&mut document, sheet);
            continue;
        }
        let areas = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
        read_sheet(&mut document, &mut book, sheet, &areas, look)?;
    }
    Ok(document)
}

fn read_sheet(
    document: &mut Document,
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    areas: &[Dimensions],
    look: &Look,
) -> Result<(), FormatError> {
    // A sheet of another kind, such as a chart, has no cells.
    let mut cells = match book.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(cause) => return Err(FormatError::damaged(sheet, &cause)),
    };
    let mut merged = Merged::default();
    for area in areas {
        merged.add(area.start, area.end);
    }
    let table = begin(document, sheet);
    let plain = Shown::default();
    let shown_as = look.parts.get(sheet).and_then(|part| look.sheets.get(part)).unwrap_or(&plain);
    shown_as.hidden.note(document, table);
    for (first, last, width) in &shown_as.widths {
        for column in (*first..=*last).take(WIDEST) {
            document.set_width(table, column as usize, *width);
        }
    }
    for at in &shown_as.no_result {
        let (rows, columns) = merged.span(*at);
        let place = Place { table, row: at.0, column: at.1, rows, columns };
        add_wide_fault(document, place, FaultKind::NoResult);
    }
    while let Some(cell) = cells.next_cell().map_err(|cause| FormatError::damaged(sheet, &cause))? {
        let at = cell.get_position();
        let text = match cell.get_value() {
            DataRef::Float(value) => shown_as.number(at, *value, &look.styles).unwrap_or_else(|| shown(*value)).into(),
            value => words(value),
        };
        if shown_as.hidden.hides(at) {
            document.drop_words(&text, Why::Hidden);
        } else if shown_as.strikes(at, &look.styles) {
            document.drop_words(&text, Why::Deleted);
        } else {
            let text = document.cut_short(&text);
            add_cell(document, table, at, merged.span(at), text);
        }
        if document.is_full() {
            break;
        }
        within(Measured::Cells, document.paragraphs.len(), CELLS)?;
    }
    Ok(())
}

/// What a cell shows. Shared words are lent: a long one may stand in thousands of cells.
pub(super) fn words<'a>(value: &'a DataRef<'_>) -> Cow<'a, str> {
    match value {
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => shown(*number).into(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.into(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.into(),
        DataRef::DateTime(moment) => super::xls::moment(moment).into(),
        DataRef::Error(error) => error.to_string().into(),
        DataRef::Empty => "".into(),
    }
}
