//! The text of a Word file: paragraphs with their automatic numbers, cells of tables, and what is left out.

use std::collections::BTreeMap;

use crate::reading::formats::document::{Document, Paragraph, Place, Why};
use crate::reading::formats::error::{FormatError, Measured};
use crate::reading::formats::limits::{PARAGRAPHS, Watch, tell, within};
use crate::reading::formats::xml::{Element, Step, Walk};

use super::numbering::Numbering;
use super::styles::{Styles, heading_of};

/// Elements whose content is not part of the text: changes of format, field codes, a drawing's second version, the sounds
/// of a phonetic guide (`rt`).
const SKIPPED: [&str; 8] =
    ["Fallback", "instrText", "delInstrText", "pPrChange", "rPrChange", "sectPr", "tblPrChange", "rt"];

/// Reads the body of a document.
pub(super) struct Body {
    document: Document,
    styles: Styles,
    numbering: Numbering,
    /// The paragraphs that are open: a text box holds paragraphs within a paragraph.
    open: Vec<Writing>,
    tables: Vec<Table>,
    /// Over how many rows a merged cell goes, by table, row and column.
    merged: BTreeMap<(u32, u32, u32), u32>,
    skipping: usize,
    struck: usize,
    in_words: bool,
    /// The content controls that are open: true for one that shows its prompt, since nobody has filled it in.
    controls: Vec<bool>,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Writing {
    text: String,
    style: Option<String>,
    list: Option<String>,
    level: Option<u32>,
    heading: Option<u8>,
    in_run: bool,
    hidden: bool,
    struck: bool,
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    index: u32,
    rows: u32,
    column: u32,
    span: u32,
    /// How many columns its grid has so far.
    grid: usize,
    /// By column, the row where a merged cell began.
    merging: BTreeMap<u32, u32>,
}

impl Body {
    /// A reader into this document.
    pub(super) fn new(document: Document, styles: Styles, numbering: Numbering) -> Self {
        let (open, tables, merged, controls) = (Vec::new(), Vec::new(), BTreeMap::new(), Vec::new());
        Self { document, styles, numbering, open, tables, merged, skipping: 0, struck: 0, in_words: false, controls }
    }

    /// Reads the part to its end.
    pub(super) fn read(mut self, text: &str, part: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
        let mut walk = Walk::new(text, part);
        let mut steps = 0_usize;
        loop {
            steps += 1;
            if steps.is_multiple_of(4096) {
                let (done, of) = walk.progress();
                tell(watch, done, of)?;
                within(Measured::Paragraphs, self.document.paragraphs.len(), PARAGRAPHS)?;
            }
            if self.document.is_full() {
                return Ok(self.finish());
            }
            match walk.step()? {
                Step::Open(element) => self.enter(&element),
                Step::Close(name) => self.leave(&name),
                Step::Words(words) if self.in_words && self.skipping == 0 => self.write(&words),
                Step::Words(_) => {}
                Step::End => return Ok(self.finish()),
            }
        }
    }

    fn enter(&mut self, element: &Element<'_>) {
        let name = element.name();
        if self.skipping > 0 || SKIPPED.contains(&name) {
            self.skipping += 1;
            return;
        }
        match name {
            "del" | "moveFrom" => self.struck += 1,
            "sdt" => self.controls.push(false),
            "showingPlcHdr" => {
                if let Some(control) = self.controls.last_mut() {
                    *control = element.is_on();
                }
            }
            "p" => self.open.push(Writing::default()),
            "t" | "delText" => self.in_words = true,
            "tbl" => self.enter_table(),
            "gridCol" => self.enter_grid(element),
            "tr" | "tc" | "gridSpan" | "vMerge" | "gridBefore" => self.enter_cell(element),
            _ => self.enter_inline(element),
        }
    }

    fn enter_inline(&mut self, element: &Element<'_>) {
        let Some(open) = self.open.last_mut() else { return };
        match element.name() {
            "pStyle" => open.style = element.id("val"),
            "numId" => open.list = element.id("val"),
            "ilvl" => open.level = element.number("val"),
            "outlineLvl" => open.heading = heading_of(element.number("val")),
            "r" => (open.in_run, open.hidden, open.struck) = (true, false, false),
            "vanish" if open.in_run => open.hidden = element.is_on(),
            "strike" | "dstrike" if open.in_run => open.struck |= element.is_on(),
            "tab" | "ptab" if open.in_run => open.text.push('\t'),
            "br" | "cr" => open.text.push('\n'),
            "noBreakHyphen" => open.text.push('-'),
            "sym" => open.text.extend(symbol(element)),
            _ => {}
        }
    }

    fn enter_table(&mut self) {
        let index = u32::try_from(self.document.tables.len()).unwrap_or(u32::MAX);
        self.document.tables.push(String::new());
        self.tables.push(Table { index, span: 1, ..Table::default() });
    }

    /// A column of the grid; its width is in twentieths of a point.
    fn enter_grid(&mut self, element: &Element<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        let twips = element.number("w").unwrap_or(0).min(32_000);
        self.document.set_width(table.index, table.grid, twips * 254 / 1440);
        table.grid += 1;
    }

    fn enter_cell(&mut self, element: &Element<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        match element.name() {
            "tr" => (table.rows, table.column) = (table.rows + 1, 0),
            // A row may begin at a later column of the grid.
            "gridBefore" => table.column += element.number("val").unwrap_or(0).min(64),
            "tc" => table.span = 1,
            "gridSpan" => table.span = element.number("val").unwrap_or(1).clamp(1, 64),
            _ => {
                let row = table.rows.saturating_sub(1);
                if element.value("val").as_deref() == Some("restart") {
                    table.merging.insert(table.column, row);
                } else if let Some(first) = table.merging.get(&table.column) {
                    self.merged.insert((table.index, *first, table.column), row - first + 1);
                }
            }
        }
    }

    fn write(&mut self, words: &str) {
        let hidden = self.open.last().is_some_and(|open| open.hidden);
        let struck = self.open.last().is_some_and(|open| open.struck);
        if self.controls.contains(&true) {
            self.document.drop_words(words, Why::Control);
        } else if self.struck > 0 || struck {
            self.document.drop_words(words, Why::Deleted);
        } else if hidden {
            self.document.drop_words(words, Why::Hidden);
        } else if let Some(open) = self.open.last_mut() {
            open.text.push_str(words);
        }
    }

    fn leave(&mut self, name: &str) {
        if self.skipping > 0 {
            self.skipping -= 1;
            return;
        }
        match name {
            "del" | "moveFrom" => self.struck = self.struck.saturating_sub(1),
            "sdt" => drop(self.controls.pop()),
            "t" | "delText" => self.in_words = false,
            "r" => {
                if let Some(open) = self.open.last_mut() {
                    (open.in_run, open.hidden, open.struck) = (false, false, false);
                }
            }
            "p" => {
                if let Some(done) = self.open.pop() {
                    self.emit(&done);
                }
            }
            "tbl" => drop(self.tables.pop()),
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column = table.column.saturating_add(table.span);
                }
            }
            _ => {}
        }
    }

    /// Adds a paragraph. A line break within it parts it in two: offices press Shift+Enter for a new paragraph.
    fn emit(&mut self, done: &Writing) {
        let style = done.style.as_deref().map(|id| self.styles.get(id)).unwrap_or_default();
        if style.contents {
            self.document.drop_words(&done.text, Why::Contents);
            return;
        }
        let list = done.list.clone().or(style.list).filter(|list| list != "0");
        let by_style = |list: &String| self.numbering.level_of(list, done.style.as_deref()?);
        let level = done.level.or(style.level).or_else(|| list.as_ref().and_then(by_style)).unwrap_or(0);
        // An empty paragraph of a list counts no number: Word shows one, and no reader means it. In a cell it is the
        // number of the row.
        let blank = done.text.trim().is_empty() && self.tables.is_empty();
        let number = list.filter(|_| !blank).and_then(|list| self.numbering.next(&list, level)).unwrap_or_default();
        let heading = done.heading.or(style.heading);
        let place = self.place();
        for (at, line) in done.text.split('\n').enumerate() {
            let number = if at == 0 { number.as_str() } else { "" };
            let numbering = u32::try_from(number.chars().count()).unwrap_or(0);
            let text = format!("{number}{}", line.trim_start());
            self.document.push(Paragraph { text, heading, numbering, place });
        }
    }

    fn place(&self) -> Option<Place> {
        let table = self.tables.last()?;
        let row = table.rows.saturating_sub(1);
        Some(Place { table: table.index, row, column: table.column, rows: 1, columns: table.span })
    }

    fn finish(mut self) -> Document {
        for paragraph in &mut self.document.paragraphs {
            if let Some(place) = &mut paragraph.place
                && let Some(rows) = self.merged.get(&(place.table, place.row, place.column))
            {
                place.rows = *rows;
            }
        }
        self.document
    }
}

fn symbol(element: &Element<'_>) -> Option<char> {
    u32::from_str_radix(&element.value("char")?, 16).ok().and_then(char::from_u32)
}
