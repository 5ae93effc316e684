//! Workbooks of the open document format (ods). Repeated empty cells and rows are counted, never laid out.

use std::collections::HashSet;

use crate::reading::formats::archive::Archive;
use crate::reading::formats::document::{Document, FaultKind, Kind, Place, Why};
use crate::reading::formats::error::{FormatError, Measured};
use crate::reading::formats::limits::{CELLS, Watch, tell, within};
use crate::reading::formats::odt;
use crate::reading::formats::xml::{Element, Step, Walk};

use super::{Hidden, add_cell, add_fault, add_wide_fault, begin, hide_sheet};

/// A cell that repeats holds its words in so many places at most: beyond it is a format, not a text.
const REPEATS: u32 = 1000;

/// Words that repeat to more bytes than this are no text either: they are read once, and that is told.
const REPEATED_BYTES: usize = 1 << 20;

/// Reads a workbook.
pub(in crate::reading::formats) fn ods(
    name: &str,
    archive: &mut Archive<'_>,
    watch: Watch<'_>,
) -> Result<Document, FormatError> {
    odt::refuse_locked(archive)?;
    let text = archive.required("content.xml")?;
    let mut walk = Walk::new(&text, "content.xml");
    let mut sheet = Sheet::new(Document::new(name, Kind::Sheet, archive.file_bytes()));
    for steps in 0_usize.. {
        if steps.is_multiple_of(4096) {
            let (done, of) = walk.progress();
            tell(watch, done, of)?;
            within(Measured::Cells, sheet.document.paragraphs.len(), CELLS)?;
        }
        if sheet.document.is_full() {
            break;
        }
        match walk.step()? {
            Step::Open(element) => sheet.enter(&element),
            Step::Close(name) => sheet.leave(&name),
            Step::Words(words) => sheet.words(&words),
            Step::End => break,
        }
    }
    let mut document = sheet.document;
    for name in &sheet.left_out {
        hide_sheet(&mut document, name);
    }
    Ok(document)
}

struct Sheet {
    document: Document,
    table: Option<u32>,
    row: u32,
    row_repeats: u32,
    /// True within a row that is hidden.
    hidden: bool,
    /// Columns of the table that are hidden.
    hides: Hidden,
    /// The style that is being read, and the styles of tables that are not shown.
    style: String,
    unshown: HashSet<String>,
    /// The tables that are not shown, by their names.
    left_out: Vec<String>,
    /// True within a table that is not shown.
    in_unshown: bool,
    column: u32,
    cell: Option<Cell>,
    /// Within an annotation or a drawing: not the cell's own words.
    aside: usize,
}

#[derive(Default)]
struct Cell {
    text: String,
    repeats: u32,
    span: (u32, u32),
    lines: usize,
    /// True for a formula of which no result is stored.
    lacks_result: bool,
}

impl Sheet {
    fn new(document: Document) -> Self {
        Self {
            document,
            table: None,
            row: 0,
            row_repeats: 1,
            hidden: false,
            hides: Hidden::default(),
            style: String::new(),
            unshown: HashSet::new(),
            left_out: Vec::new(),
            in_unshown: false,
            column: 0,
            cell: None,
            aside: 0,
        }
    }

    fn enter(&mut self, element: &Element<'_>) {
        let count = |name: &str| element.number(name).unwrap_or(1).max(1);
        match element.name() {
            "annotation" | "shapes" | "frame" => self.aside += 1,
            "style" => self.style = element.value("name").unwrap_or_default(),
            "table-properties" if element.value("display").as_deref() == Some("false") => {
                self.unshown.insert(self.style.clone());
            }
            "table" => self.enter_table(element),
            "table-column" => {
                let repeats = count("number-columns-repeated");
                if matches!(element.value("visibility").as_deref(), Some("collapse" | "filter")) {
                    let last = self.column.saturating_add(repeats - 1);
                    self.hides.columns.push((self.column, last));
                    if let Some(table) = self.table {
                        add_fault(&mut self.document, table, (0, self.column), FaultKind::HiddenColumn);
                    }
                }
                self.column = self.column.saturating_add(repeats);
            }
            "table-row" => {
                (self.column, self.row_repeats) = (0, count("number-rows-repeated"));
                let visibility = element.value("visibility");
                self.hidden = visibility.as_deref() == Some("collapse");
                let fault = match visibility.as_deref() {
                    Some("collapse") => Some(FaultKind::HiddenRow),
                    Some("filter") => Some(FaultKind::FilteredRow),
                    _ => None,
                };
                if let (Some(kind), Some(table)) = (fault, self.table) {
                    add_fault(&mut self.document, table, (self.row, 0), kind);
                }
            }
            "table-cell" | "covered-table-cell" => {
                let span = (count("number-rows-spanned"), count("number-columns-spanned"));
                let repeats = count("number-columns-repeated");
                let lacks_result = element.value("formula").is_some() && element.value("value-type").is_none();
                self.cell = Some(Cell { repeats, span, lacks_result, ..Cell::default() });
            }
            "p" => self.line(),
            "s" => self.words(&" ".repeat(count("c").min(64) as usize)),
            "tab" => self.words("\t"),
            "line-break" => self.words("\n"),
            _ => {}
        }
    }

    /// A table in the text of the workbook, or one that its style hides.
    fn enter_table(&mut self, element: &Element<'_>) {
        let name = element.value("name").unwrap_or_default();
        let style = element.value("style-name").unwrap_or_default();
        (self.row, self.column, self.hides) = (0, 0, Hidden::default());
        self.in_unshown = self.unshown.contains(&style);
        if self.in_unshown {
            self.left_out.push(name);
        } else {
            self.table = Some(begin(&mut self.document, &name));
        }
    }

    fn line(&mut self) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.aside == 0) {
            if cell.lines > 0 {
                cell.text.push('\n');
            }
            cell.lines += 1;
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| self.aside == 0 && cell.lines > 0) {
            cell.text.push_str(words);
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "annotation" | "shapes" | "frame" => self.aside = self.aside.saturating_sub(1),
            "table" => (self.table, self.in_unshown) = (None, false),
            "table-row" => self.row = self.row.saturating_add(self.row_repeats),
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    self.place(&cell);
                    self.column = self.column.saturating_add(cell.repeats);
                }
            }
            _ => {}
        }
    }

    fn place(&mut self, cell: &Cell) {
        if self.hidden || self.in_unshown {
            return self.document.drop_words(&cell.text, Why::Hidden);
        }
        let Some(table) = self.table else { return };
        if cell.text.trim().is_empty() {
            if cell.lacks_result {
                let (rows, columns) = cell.span;
                let place = Place { table, row: self.row, column: self.column, rows, columns };
                add_wide_fault(&mut self.document, place, FaultKind::NoResult);
            }
            return;
        }
        let (mut rows, mut columns) = (self.row_repeats.min(REPEATS), cell.repeats.min(REPEATS));
        if cell.text.len().saturating_mul(rows as usize * columns as usize) > REPEATED_BYTES && rows * columns > 1 {
            (rows, columns) = (1, 1);
            add_fault(&mut self.document, table, (self.row, self.column), FaultKind::Repeated);
        }
        for row in 0..rows {
            for column in 0..columns {
                if self.document.paragraphs.len() > CELLS || self.document.is_full() {
                    return;
                }
                let at = (self.row.saturating_add(row), self.column.saturating_add(column));
                if self.hides.hides(at) {
                    self.document.drop_words(&cell.text, Why::Hidden);
                    continue;
                }
                add_cell(&mut self.document, table, at, cell.span, &cell.text);
            }
        }
    }
}
