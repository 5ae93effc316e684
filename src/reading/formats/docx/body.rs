//! The text of a Word file: paragraphs with their automatic numbers, cells of tables, and what is left out.

use std::collections::BTreeMap;

use crate::reading::formats::document::{Document, Place, Why};
use crate::reading::formats::error::{FormatError, Measured};
use crate::reading::formats::limits::{PARAGRAPHS, Watch, tell, within};
use crate::reading::formats::symbols::{shown, ticked};
use crate::reading::formats::xml::{Element, Step, Walk};

use super::numbering::Numbering;
use super::styles::{Styles, heading_of};
use super::written::{Pen, Written};

/// Elements whose content is not part of the text: changes of format, field codes, a drawing's second version, the sounds
/// of a phonetic guide (`rt`).
const SKIPPED: [&str; 8] =
    ["Fallback", "instrText", "delInstrText", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "rt"];

/// Reads the body of a document.
pub(super) struct Body {
    pen: Pen,
    /// The paragraphs that are open: a text box holds paragraphs within a paragraph.
    open: Vec<Writing>,
    tables: Vec<Table>,
    /// Over how many rows a merged cell goes, by table, row and column.
    merged: BTreeMap<(u32, u32, u32), u32>,
    skipping: usize,
    struck: usize,
    in_words: bool,
    in_section: bool,
    /// The content controls that are open: true for one that shows its prompt, since nobody has filled it in.
    controls: Vec<bool>,
    /// A file of 2003 has its notes, comments, headers and changes within the text: those that are open, and why they are
    /// no text where they are none.
    asides: Vec<Option<Why>>,
    /// The field of a form that is open, which shows a choice.
    choice: Option<Choice>,
}

/// A field of a form: the words of a list, or a box to tick; and which it is, as it was chosen or as it was at first.
#[derive(Default)]
struct Choice {
    words: Vec<String>,
    chosen: Option<u32>,
    first: u32,
}

/// A paragraph that is being read.
#[derive(Default)]
struct Writing {
    written: Written,
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
        Self {
            pen: Pen { document, styles, numbering },
            open: Vec::new(),
            tables: Vec::new(),
            merged: BTreeMap::new(),
            skipping: 0,
            struck: 0,
            in_words: false,
            in_section: false,
            controls: Vec::new(),
            asides: Vec::new(),
            choice: None,
        }
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
                within(Measured::Paragraphs, self.pen.document.paragraphs.len(), PARAGRAPHS)?;
            }
            if self.pen.document.is_full() {
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
            "sectPr" => self.in_section = true,
            "sdt" => self.controls.push(false),
            "showingPlcHdr" => {
                if let Some(control) = self.controls.last_mut() {
                    *control = element.is_on();
                }
            }
            "p" => self.open.push(Writing::default()),
            // In a file of 2003 this is the number of a paragraph, written out.
            "t" if element.value("val").is_some() => self.write(&element.id("val").unwrap_or_default()),
            "t" => self.in_words = true,
            "delText" => (self.in_words, self.struck) = (true, self.struck + 1),
            "footnote" | "endnote" | "annotation" | "hdr" | "ftr" => self.enter_aside(element),
            // A table of a note or a header is none of the text's.
            "tbl" | "gridCol" | "tr" | "tc" | "gridSpan" | "vMerge" | "gridBefore" if self.aside().is_some() => {}
            "tbl" => self.enter_table(),
            "gridCol" => self.enter_grid(element),
            "tr" | "tc" | "gridSpan" | "vMerge" | "gridBefore" => self.enter_cell(element),
            "altChunk" => self.embed(element),
            "sym" => symbol(element).iter().for_each(|c| self.write(c.encode_utf8(&mut [0; 4]))),
            "ddList" | "checkBox" => self.choice = Some(Choice::default()),
            _ if self.choice.is_some() => self.enter_choice(element),
            _ => self.enter_inline(element),
        }
    }

    /// Why what is being read is no text, where it is none.
    fn aside(&self) -> Option<Why> {
        self.asides.iter().rev().find_map(|why| *why)
    }

    /// A note, a comment or a header. In a part of its own it stands by itself and is all that is read.
    fn enter_aside(&mut self, element: &Element<'_>) {
        let why = match element.name() {
            "footnote" | "endnote" if !self.open.is_empty() => Some(Why::Note),
            "annotation" if element.value("type").as_deref() == Some("Word.Comment") => Some(Why::Comment),
            "hdr" | "ftr" if self.in_section => Some(Why::HeaderOrFooter),
            _ => None,
        };
        self.asides.push(why);
    }

    /// A document that stands within this one, by the number of its relation.
    fn embed(&mut self, element: &Element<'_>) {
        let name = element.id("id").filter(|id| !id.is_empty()).unwrap_or_else(|| element.name().to_owned());
        self.pen.document.embed(name, Vec::new());
    }

    fn enter_choice(&mut self, element: &Element<'_>) {
        let Some(choice) = &mut self.choice else { return };
        let number = || element.number("val").unwrap_or(u32::from(element.is_on()));
        match element.name() {
            "result" | "checked" => choice.chosen = Some(number()),
            "default" => choice.first = number(),
            "listEntry" => choice.words.extend(element.value("val")),
            _ => {}
        }
    }

    /// Writes what the field of a form shows.
    fn write_choice(&mut self, name: &str) {
        let Some(choice) = self.choice.take() else { return };
        let chosen = choice.chosen.unwrap_or(choice.first);
        let shown = match name {
            "ddList" => choice.words.into_iter().nth(chosen as usize).unwrap_or_default(),
            _ => ticked(chosen > 0).to_string(),
        };
        self.write(&shown);
    }

    fn enter_inline(&mut self, element: &Element<'_>) {
        let Some(open) = self.open.last_mut() else { return };
        match element.name() {
            "pStyle" => open.written.style = element.id("val"),
            "numId" => open.written.list = element.id("val"),
            "ilvl" => open.written.level = element.number("val"),
            "outlineLvl" => open.written.heading = heading_of(element.number("val")),
            "r" => (open.in_run, open.hidden, open.struck) = (true, false, false),
            "vanish" if open.in_run => open.hidden = element.is_on(),
            "strike" | "dstrike" if open.in_run => open.struck |= element.is_on(),
            "tab" | "ptab" if open.in_run => open.written.text.push('\t'),
            "br" | "cr" => open.written.text.push('\n'),
            "noBreakHyphen" => open.written.text.push('-'),
            _ => {}
        }
    }

    fn enter_table(&mut self) {
        let index = u32::try_from(self.pen.document.tables.len()).unwrap_or(u32::MAX);
        self.pen.document.tables.push(String::new());
        self.tables.push(Table { index, span: 1, ..Table::default() });
    }

    /// A column of the grid; its width is in twentieths of a point.
    fn enter_grid(&mut self, element: &Element<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        let twips = element.number("w").unwrap_or(0).min(32_000);
        self.pen.document.set_width(table.index, table.grid, twips * 254 / 1440);
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
            self.pen.document.drop_words(words, Why::Control);
        } else if self.struck > 0 || struck {
            self.pen.document.drop_words(words, Why::Deleted);
        } else if hidden {
            self.pen.document.drop_words(words, Why::Hidden);
        } else if let Some(open) = self.open.last_mut() {
            open.written.text.push_str(words);
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
            "t" => self.in_words = false,
            "delText" => (self.in_words, self.struck) = (false, self.struck.saturating_sub(1)),
            "r" => {
                if let Some(open) = self.open.last_mut() {
                    (open.in_run, open.hidden, open.struck) = (false, false, false);
                }
            }
            "p" => self.end_paragraph(),
            "sectPr" => self.in_section = false,
            "footnote" | "endnote" | "annotation" | "hdr" | "ftr" => drop(self.asides.pop()),
            "ddList" | "checkBox" => self.write_choice(name),
            "tbl" | "tc" if self.aside().is_some() => {}
            "tbl" => drop(self.tables.pop()),
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.column = table.column.saturating_add(table.span);
                }
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let Some(done) = self.open.pop() else { return };
        match self.aside() {
            Some(why) => self.pen.document.drop_words(&done.written.text, why),
            None => self.pen.emit(&done.written, self.place()),
        }
    }

    fn place(&self) -> Option<Place> {
        let table = self.tables.last()?;
        let row = table.rows.saturating_sub(1);
        Some(Place { table: table.index, row, column: table.column, rows: 1, columns: table.span })
    }

    fn finish(mut self) -> Document {
        for paragraph in &mut self.pen.document.paragraphs {
            if let Some(place) = &mut paragraph.place
                && let Some(rows) = self.merged.get(&(place.table, place.row, place.column))
            {
                place.rows = *rows;
            }
        }
        self.pen.document
    }
}

/// The sign of a typeface of symbols.
fn symbol(element: &Element<'_>) -> Option<char> {
    let number = u32::from_str_radix(&element.value("char")?, 16).ok()?;
    let typeface = element.id("font").unwrap_or_default();
    shown(&typeface, number)
}
