//! The text of a Word file of before 2007: characters gathered to paragraphs, and paragraphs to cells.

use std::collections::HashMap;
use std::ops::Range;

use crate::reading::formats::compound::u16_at;
use crate::reading::formats::document::{Document, Place, Why};
use crate::reading::formats::docx::{Pen, Written, heading_of};
use crate::reading::formats::error::{FormatError, Measured};
use crate::reading::formats::limits::{PARAGRAPHS, Watch, tell, within};
use crate::reading::formats::rows::Rows;

use super::Source;
use super::fib::{Part, Table, number, plc};
use super::form;
use super::looks::{Ink, Looks, Shape};
use super::pieces::{Character, Pieces};

/// Reads the text of a document.
pub(super) struct Body<'a> {
    source: &'a Source,
    pieces: &'a Pieces<'a>,
    looks: &'a Looks<'a>,
    pen: Pen,
    table: Option<Rows>,
    /// The text boxes that were not met yet, by the place of the character that they are anchored to.
    boxes: HashMap<usize, Vec<Range<usize>>>,
    /// Where what is read stands.
    within: Within,
}

/// Where what is read stands.
#[derive(Debug, Clone, Copy)]
enum Within {
    /// In the text itself, in the cell that its rows say.
    Body,
    /// In a text box, at the place of its anchor.
    TextBox(Option<Place>),
}

/// The words of a paragraph while they are gathered.
#[derive(Default)]
struct Words {
    text: String,
    /// What is left out of it.
    dropped: Vec<(String, Why)>,
    /// The fields that are open.
    fields: Vec<Field>,
    ink: Ink,
    /// What stands in for a character, by its ink.
    symbol: Option<char>,
    /// The places of the file that the ink goes for.
    inked: Range<usize>,
    boxes: Vec<Range<usize>>,
}

/// A field that is open.
#[derive(Default)]
struct Field {
    /// False while its code goes on, true in what it shows.
    shows: bool,
    /// True once the choice of a form was looked up: a field has one.
    is_looked_up: bool,
}

/// The marks of a text (MS-DOC 2.4.1).
const CELL: char = '\u{7}';
const DATA: char = '\u{1}';
const DRAWN: char = '\u{8}';
const LINE: char = '\u{b}';
const PAGE: char = '\u{c}';
const PARAGRAPH: char = '\r';
const COLUMN: char = '\u{e}';
const FIELD: char = '\u{13}';
const SHOWN: char = '\u{14}';
const FIELD_END: char = '\u{15}';
const HYPHEN: char = '\u{1e}';
const SYMBOL: char = '(';

impl<'a> Body<'a> {
    /// A reader of these.
    pub(super) fn new(source: &'a Source, pieces: &'a Pieces<'a>, looks: &'a Looks<'a>, pen: Pen) -> Self {
        let boxes = boxes(source).unwrap_or_default();
        Self { source, pieces, looks, pen, table: None, boxes, within: Within::Body }
    }

    /// Reads the text itself.
    pub(super) fn read(&mut self, watch: Watch<'_>) -> Result<(), FormatError> {
        self.read_range(self.source.fib.part(Part::Main), watch)?;
        self.end_table();
        // A box whose anchor is not found stands at the end.
        let mut left: Vec<Range<usize>> = self.boxes.drain().flat_map(|(_, own)| own).collect();
        left.sort_by_key(|own| own.start);
        self.within = Within::TextBox(None);
        left.into_iter().try_for_each(|own| self.read_range(own, watch))
    }

    fn read_range(&mut self, range: Range<usize>, watch: Watch<'_>) -> Result<(), FormatError> {
        let pieces = self.pieces;
        let mut words = Words::default();
        let of = range.len();
        let mut last = Character { c: PARAGRAPH, at: range.start, place: 0, change: 0 };
        for (read, own) in pieces.characters(range).enumerate() {
            if read.is_multiple_of(4096) {
                tell(watch, read, of)?;
                within(Measured::Paragraphs, self.pen.document.paragraphs.len(), PARAGRAPHS)?;
            }
            if self.pen.document.is_full() {
                return Ok(());
            }
            last = own;
            words.turn_to(&own, pieces, self.looks);
            // No box is anchored in a box.
            if own.c == DRAWN && words.is_shown() && matches!(self.within, Within::Body) {
                words.boxes.extend(self.boxes.remove(&own.at).unwrap_or_default());
            }
            if own.c == DATA && words.looks_up() {
                let shown = words.ink.data.and_then(|at| form::shown(&self.source.data, at as usize));
                // Many fields can name one place: what they show takes room of its own.
                let shown = shown.filter(|text| self.pen.document.has_room(text)).unwrap_or_default();
                shown.chars().for_each(|c| words.write(c));
            }
            if !self.ends(&words, &own) {
                words.take(own.c);
                continue;
            }
            words.fields.retain(|field| field.shows);
            self.read_boxes(std::mem::take(&mut words.boxes), &own, watch)?;
            self.end_paragraph(&mut words, &own);
        }
        // Word ends every text with the end of a paragraph; one that breaks off is read all the same.
        if !words.text.is_empty() {
            self.end_paragraph(&mut words, &Character { c: PARAGRAPH, ..last });
        }
        Ok(())
    }

    /// Reads the text boxes that are anchored in a paragraph which ends here.
    fn read_boxes(&mut self, boxes: Vec<Range<usize>>, end: &Character, watch: Watch<'_>) -> Result<(), FormatError> {
        if boxes.is_empty() {
            return Ok(());
        }
        let shape = self.shape(end);
        self.within = Within::TextBox(self.place(&shape));
        boxes.into_iter().try_for_each(|own| self.read_range(own, watch))?;
        self.within = Within::Body;
        Ok(())
    }

    /// What the paragraph is that ends here.
    fn shape(&self, end: &Character) -> Shape {
        let (mut shape, _) = self.looks.shape(end.place);
        shape.take(self.pieces.changes(end.change), &self.source.data);
        shape
    }

    /// Where a paragraph stands. What is in no table ends the one before it.
    fn place(&mut self, shape: &Shape) -> Option<Place> {
        if shape.depth == 0 {
            self.end_table();
            return None;
        }
        Some(self.table.get_or_insert_with(|| Rows::begin(&mut self.pen.document)).place())
    }

    /// True for the end of a paragraph: not for one that was taken out, nor for a page's within a paragraph.
    fn ends(&self, words: &Words, own: &Character) -> bool {
        match own.c {
            PARAGRAPH => !words.ink.deleted,
            CELL => true,
            PAGE => self.looks.shape(own.place).1 <= own.place + 2,
            _ => false,
        }
    }

    fn end_paragraph(&mut self, words: &mut Words, own: &Character) {
        let shape = self.shape(own);
        for (text, why) in words.dropped.drain(..) {
            self.pen.document.drop_words(&text, why);
        }
        let written = written(std::mem::take(&mut words.text), &shape);
        // A table within a text box is read as its paragraphs.
        if let Within::TextBox(place) = self.within {
            self.pen.emit(&written, place);
            return;
        }
        let place = self.place(&shape);
        if let Some(table) = self.table.as_mut().filter(|_| own.c == CELL && shape.depth == 1) {
            if shape.ends_row {
                table.end_row(shape.row);
                return;
            }
            table.end_cell();
        }
        self.pen.emit(&written, place);
    }

    fn end_table(&mut self) {
        if let Some(table) = self.table.take() {
            table.end(&mut self.pen.document);
        }
    }

    /// Notes what stands in a part that is not read.
    pub(super) fn leave_out(&mut self, part: Part, why: Why) {
        let mut words = Words::default();
        for own in self.pieces.characters(self.source.fib.part(part)) {
            words.turn_to(&own, self.pieces, self.looks);
            if matches!(own.c, PARAGRAPH | CELL) {
                words.fields.retain(|field| field.shows);
                self.pen.document.drop_words(&std::mem::take(&mut words.text), why);
            } else {
                words.take(own.c);
            }
        }
    }

    /// The document.
    pub(super) fn finish(self) -> Document {
        self.pen.document
    }
}

impl Words {
    /// Looks up what a character looks like, unless it is as the one before it.
    fn turn_to(&mut self, own: &Character, pieces: &Pieces<'_>, looks: &Looks<'_>) {
        if !self.inked.contains(&own.place) {
            (self.ink, self.inked) = looks.ink(own.place);
            if own.change != 0 {
                self.ink.change(own.change);
                self.ink.take(pieces.changes(own.change));
                // What a piece changes goes for no other piece.
                self.inked = 0..0;
            }
            self.symbol = self.ink.symbol.and_then(|own| looks.sign(own));
        }
    }

    /// True outside the codes of fields.
    fn is_shown(&self) -> bool {
        self.fields.iter().all(|field| field.shows)
    }

    /// True the first time within the code of a field.
    fn looks_up(&mut self) -> bool {
        let code = self.fields.last_mut().filter(|field| !field.shows);
        code.is_some_and(|field| !std::mem::replace(&mut field.is_looked_up, true))
    }

    fn take(&mut self, c: char) {
        match c {
            FIELD => self.fields.push(Field::default()),
            SHOWN => {
                if let Some(field) = self.fields.last_mut() {
                    field.shows = true;
                }
            }
            FIELD_END => drop(self.fields.pop()),
            _ if !self.is_shown() => {}
            LINE | PAGE | COLUMN => self.text.push('\n'),
            '\t' => self.text.push('\t'),
            HYPHEN => self.text.push('-'),
            c if c < ' ' => {}
            c => self.write(if c == SYMBOL { self.symbol.unwrap_or(c) } else { c }),
        }
    }

    fn write(&mut self, c: char) {
        let why = if self.ink.deleted {
            Why::Deleted
        } else if self.ink.hidden {
            Why::Hidden
        } else {
            self.text.push(c);
            return;
        };
        match self.dropped.last_mut() {
            Some((text, last)) if *last == why => text.push(c),
            _ => self.dropped.push((c.to_string(), why)),
        }
    }
}

fn written(text: String, shape: &Shape) -> Written {
    /// A list that a paragraph was taken out of.
    const NO_LIST: u16 = 0xf801;
    let list = shape.list.map(|list| if list >= NO_LIST { 0 } else { list });
    Written {
        text,
        style: Some(shape.style.to_string()),
        list: list.map(|list| list.to_string()),
        level: shape.level,
        heading: heading_of(shape.outline),
    }
}

/// The text boxes, by the places of their anchors: a drawn object names its box by the number of its shape.
fn boxes(source: &Source) -> Option<HashMap<usize, Vec<Range<usize>>>> {
    /// Where the boxes stand whose anchors are not found.
    const NOWHERE: usize = usize::MAX;
    const ANCHOR: usize = 26;
    const BOX: usize = 22;
    let table = |table| source.table.get(source.fib.place(table)?);
    let anchors = table(Table::Anchors).unwrap_or_default();
    let anchors = plc(anchors, ANCHOR).filter_map(|(at, own)| Some((number(own, 0)?, at.start)));
    let anchors: HashMap<usize, usize> = anchors.collect();
    let part = source.fib.part(Part::Boxes);
    let mut found: HashMap<usize, Vec<Range<usize>>> = HashMap::new();
    for (at, own) in plc(table(Table::Boxes)?, BOX) {
        let is_free = u16_at(own, 8) != Some(0);
        let anchor = number(own, 14).and_then(|shape| anchors.get(&shape)).copied();
        let end = part.start.checked_add(at.end)?.min(part.end);
        let range = part.start.checked_add(at.start)?..end;
        // A box that is free has no words of its own any more.
        if !range.is_empty() && (anchor.is_some() || !is_free) {
            found.entry(anchor.unwrap_or(NOWHERE)).or_default().push(range);
        }
    }
    Some(found)
}
