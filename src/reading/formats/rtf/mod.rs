//! Rich text (rtf 1.9): groups in braces, control words, and text in the code page of its typeface. Automatic numbers
//! stand in the file, written out.

mod form;
mod token;

use std::collections::HashMap;

use super::document::{Document, Kind, Place, Why};
use super::docx::{Numbering, Pen, Styles, Written, heading_of};
use super::error::{FormatError, Measured};
use super::limits::{CELLS, PARAGRAPHS, Watch, tell, within};
use super::rows::{Joint, Row, Rows};
use super::symbols::sign_of_byte;

use form::Form;
use token::{Token, decoder, token};

/// Groups whose words are none of the text.
const SKIPPED: [&str; 25] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "listtable",
    "listoverridetable",
    "info",
    "pict",
    "themedata",
    "colorschememapping",
    "datastore",
    "latentstyles",
    "rsidtbl",
    "generator",
    "xmlnstbl",
    "fldinst",
    "bkmkstart",
    "bkmkend",
    "nonshppict",
    "sp",
    "revtbl",
    "filetbl",
    "pgdsctbl",
    "listpicture",
    "objdata",
    // The same shape once more, as older programs draw it.
    "shprslt",
];

/// Groups that programs may pass over, and that hold words all the same.
const KNOWN: [&str; 5] = ["shpinst", "do", "ud", "footnote", "annotation"];

/// A row has no more cells: Word's have 63.
const MOST_CELLS: usize = 1000;

/// The character set of typefaces that draw symbols.
const SYMBOLS: i32 = 2;

/// Groups within each other: no program nests them deeper.
const DEEPEST: usize = 500;

/// Reads rich text.
pub(super) fn rtf(name: &str, bytes: &[u8], watch: Watch<'_>) -> Result<Document, FormatError> {
    let document = Document::new(name, Kind::Word, bytes.len());
    let pen = Pen { document, styles: Styles::default(), numbering: Numbering::default() };
    let mut reader = Reader::new(pen);
    // A mark of the order of bytes or blanks may stand before the text.
    let start = bytes.iter().position(|byte| *byte == b'{').unwrap_or(bytes.len());
    let mut rest = bytes.get(start..).unwrap_or_default();
    let mut steps = 0_usize;
    while let Some((token, behind)) = token(rest) {
        steps += 1;
        if steps.is_multiple_of(4096) {
            tell(watch, bytes.len() - rest.len(), bytes.len())?;
            within(Measured::Paragraphs, reader.pen.document.paragraphs.len(), PARAGRAPHS)?;
            within(Measured::Cells, reader.cells, CELLS)?;
        }
        rest = behind;
        if reader.take(&token, &mut rest)? || reader.pen.document.is_full() {
            break;
        }
    }
    Ok(reader.finish())
}

/// What goes for a group, and ends with it.
#[derive(Debug, Clone, Copy)]
struct Group {
    skipped: bool,
    /// True within the code of a field that is none of the text, so that what it shows is not either.
    is_field_skipped: bool,
    /// Why its words are left out, where they are.
    why: Option<Why>,
    /// Struck out, and hidden.
    inked: Option<Why>,
    /// It is the number of a paragraph.
    numbers: bool,
    font: i32,
    /// How many bytes stand in for a character that is given by its number.
    instead: usize,
}

impl Group {
    fn new() -> Self {
        Self { skipped: false, is_field_skipped: false, why: None, inked: None, numbers: false, font: 0, instead: 1 }
    }
}

/// What is put aside while a text box is read: the paragraph that it is anchored in.
struct Held {
    written: Written,
    dropped: Vec<(String, Why)>,
    in_table: bool,
    /// How many groups are open within the box.
    depth: usize,
}

/// The first of two groups with the same words: bytes of a code page, for programs that know nothing else.
struct Old;

struct Reader {
    pen: Pen,
    group: Group,
    groups: Vec<Group>,
    written: Written,
    /// The words of the header or note that is open.
    aside: String,
    /// What is left out of the paragraph, in order.
    dropped: Vec<(String, Why)>,
    /// Bytes that are not yet characters, and the first half of a character.
    bytes: Vec<u8>,
    high: Option<u16>,
    /// Bytes that stand in for the character before them.
    passed: usize,
    code_page: i32,
    /// The character sets of the typefaces.
    fonts: HashMap<i32, i32>,
    in_fonts: bool,
    starred: bool,
    in_table: bool,
    table: Option<Rows>,
    row: Row,
    joint: Joint,
    /// How many cells the rows so far have.
    cells: usize,
    /// The text boxes that are open within each other.
    boxes: Vec<Held>,
    /// The field of a form that is open.
    form: Option<Form>,
    /// The next group is of the old kind.
    old: Option<Old>,
}

impl Reader {
    fn new(pen: Pen) -> Self {
        Self {
            pen,
            group: Group::new(),
            groups: Vec::new(),
            written: Written::default(),
            aside: String::new(),
            dropped: Vec::new(),
            bytes: Vec::new(),
            high: None,
            passed: 0,
            code_page: 1252,
            fonts: HashMap::new(),
            in_fonts: false,
            starred: false,
            in_table: false,
            table: None,
            row: Row::default(),
            joint: Joint::default(),
            cells: 0,
            boxes: Vec::new(),
            form: None,
            old: None,
        }
    }

    /// Takes a step. True at the end of the text.
    fn take(&mut self, token: &Token<'_>, rest: &mut &[u8]) -> Result<bool, FormatError> {
        if let Token::Byte(byte) = token {
            self.byte(*byte);
            return Ok(false);
        }
        self.flush();
        let starred = std::mem::take(&mut self.starred);
        match token {
            Token::Open => {
                if self.groups.len() >= DEEPEST {
                    return Err(FormatError::damaged("rtf", &"too many groups"));
                }
                self.groups.push(self.group);
                self.group.skipped |= self.old.take().is_some();
            }
            Token::Close => {
                self.passed = 0;
                let Some(outer) = self.groups.pop() else { return Ok(true) };
                if outer.why.is_none() && self.group.why.is_some() {
                    self.leave_out();
                }
                self.in_fonts &= outer.skipped;
                self.group = outer;
                self.close_box();
                self.close_form();
                return Ok(self.groups.is_empty());
            }
            Token::Word("bin", length) => {
                let length = usize::try_from(length.unwrap_or(0)).unwrap_or(0);
                *rest = rest.get(length..).unwrap_or_default();
            }
            Token::Word(word, number) => self.word(word, *number, starred),
            Token::Sign(b'*') => self.starred = true,
            Token::Sign(b'~') => self.put('\u{a0}'),
            Token::Sign(b'_') => self.put('-'),
            Token::Sign(b'\r' | b'\n') => self.end_paragraph(),
            Token::Sign(sign @ (b'\\' | b'{' | b'}')) => self.put(char::from(*sign)),
            Token::Sign(_) | Token::Byte(_) => {}
        }
        Ok(false)
    }

    fn word(&mut self, word: &str, number: Option<i32>, starred: bool) {
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        // A control word is no byte that stands in for a character: a program that writes none goes on with its text.
        self.passed = 0;
        if word == "formfield" {
            self.form = Some(Form::new(self.groups.len()));
        }
        if self.form.as_mut().is_some_and(|form| form.take(word, value, self.groups.len())) {
            self.group.skipped = true;
            return;
        }
        if word == "fldinst" {
            self.group.is_field_skipped = self.group.skipped;
        }
        if SKIPPED.contains(&word) || (starred && !KNOWN.contains(&word)) {
            self.in_fonts |= word == "fonttbl";
            self.group.skipped = true;
            return;
        }
        match word {
            "ansicpg" => self.code_page = value,
            "f" => self.group.font = value,
            "fcharset" if self.in_fonts => drop(self.fonts.insert(self.group.font, value)),
            "uc" => self.group.instead = usize::try_from(value).unwrap_or(1).min(16),
            "u" => self.unit(value),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
                self.group.why = Some(Why::HeaderOrFooter);
            }
            "footnote" => self.group.why = Some(Why::Note),
            "annotation" => self.group.why = Some(Why::Comment),
            "deleted" | "mvf" | "strike" | "striked" => self.group.inked = on.then_some(Why::Deleted),
            "v" => self.group.inked = on.then_some(Why::Hidden),
            "plain" => self.group.inked = None,
            _ if self.group.skipped => {}
            "upr" => self.old = Some(Old),
            "shptxt" | "dptxbxtext" => self.open_box(),
            "pard" => (self.in_table, self.written.heading) = (false, None),
            "intbl" => self.in_table = true,
            "outlinelevel" => self.written.heading = heading_of(u32::try_from(value).ok()),
            "par" | "sect" | "page" | "nestcell" => self.end_paragraph(),
            "line" => self.put('\n'),
            "listtext" | "pntext" => self.group.numbers = true,
            // A number that ends as a word does is set apart; none is by a tab.
            "tab" if self.group.numbers => {
                if self.written.text.ends_with(|c: char| c.is_ascii_alphanumeric()) {
                    self.put(' ');
                }
            }
            "tab" => self.put('\t'),
            "emdash" => self.put('—'),
            "endash" => self.put('–'),
            "lquote" => self.put('‘'),
            "rquote" => self.put('’'),
            "ldblquote" => self.put('“'),
            "rdblquote" => self.put('”'),
            _ => self.cell_word(word, value),
        }
    }

    fn cell_word(&mut self, word: &str, value: i32) {
        // A table within a text box is read as its paragraphs.
        if !self.boxes.is_empty() {
            if word == "cell" {
                self.end_paragraph();
            }
            return;
        }
        match word {
            "trowd" => (self.row, self.joint) = (Row::default(), Joint::default()),
            // A row says where it begins before its cells.
            "trleft" if self.row.cells.is_empty() => self.row.edges = vec![value],
            "clvmrg" => self.joint.to_above = true,
            "clmrg" => self.joint.to_left = true,
            "cellx" if self.row.cells.len() >= MOST_CELLS => {}
            "cellx" => {
                // A row that does not say where it begins does so at the edge.
                if self.row.edges.is_empty() {
                    self.row.edges.push(0);
                }
                self.row.edges.push(value);
                self.row.cells.push(std::mem::take(&mut self.joint));
            }
            "cell" => {
                self.in_table = true;
                self.end_paragraph();
                if let Some(table) = &mut self.table {
                    table.end_cell();
                }
            }
            "row" => {
                if let Some(table) = &mut self.table {
                    self.cells += self.row.cells.len().max(1);
                    table.end_row(self.row.clone());
                }
            }
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        if matches!(byte, b'\r' | b'\n') || (self.group.skipped && !self.is_choice()) {
            return;
        }
        if self.passed > 0 {
            self.passed -= 1;
            return;
        }
        self.bytes.push(byte);
    }

    /// Makes characters of the bytes so far, in the code page of their typeface.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let set = self.fonts.get(&self.group.font);
        if set == Some(&SYMBOLS) && !self.group.skipped {
            for byte in bytes {
                self.put(sign_of_byte(byte));
            }
            return;
        }
        let page = match set {
            Some(128) => 932,
            Some(129) => 949,
            Some(134) => 936,
            Some(136) => 950,
            _ => self.code_page,
        };
        let (text, _) = decoder(page).decode_without_bom_handling(&bytes);
        text.chars().for_each(|c| self.put(c));
    }

    /// A character by its number, which is of 16 bits and has a sign.
    fn unit(&mut self, value: i32) {
        self.passed = self.group.instead;
        let unit = (value & 0xffff) as u16;
        let high = self.high.take();
        match (unit, high) {
            (0xd800..=0xdbff, _) => self.high = Some(unit),
            (0xdc00..=0xdfff, Some(high)) => {
                char::decode_utf16([high, unit]).flatten().for_each(|c| self.put(c));
            }
            _ => char::from_u32(u32::from(unit)).into_iter().for_each(|c| self.put(c)),
        }
    }

    /// True within a word of a list that a form chooses from.
    fn is_choice(&self) -> bool {
        self.form.as_ref().is_some_and(|form| form.is_open(self.groups.len()))
    }

    fn put(&mut self, c: char) {
        if self.is_choice() {
            self.form.iter_mut().for_each(|form| form.put(c));
            return;
        }
        if self.group.skipped {
            return;
        }
        if self.group.why.is_some() {
            self.aside.push(c);
            return;
        }
        match self.group.inked {
            None => self.written.text.push(c),
            Some(why) => match self.dropped.last_mut() {
                Some((text, last)) if *last == why => text.push(c),
                _ => self.dropped.push((c.to_string(), why)),
            },
        }
    }

    fn end_paragraph(&mut self) {
        if self.group.why.is_some() {
            self.aside.push('\n');
            return;
        }
        for (text, why) in self.dropped.drain(..) {
            self.pen.document.drop_words(&text, why);
        }
        let heading = self.written.heading;
        let written = std::mem::take(&mut self.written);
        self.written.heading = heading;
        let place = self.place();
        self.pen.emit(&written, place);
    }

    /// Where a paragraph stands: one of a text box where its anchor does. What is in no table ends the one before it.
    fn place(&mut self) -> Option<Place> {
        if self.boxes.first().map_or(self.in_table, |held| held.in_table) {
            let table = self.table.get_or_insert_with(|| Rows::begin(&mut self.pen.document));
            return Some(table.place());
        }
        if self.boxes.is_empty() {
            self.end_table();
        }
        None
    }

    /// A text box begins within a paragraph, which goes on behind it. A group holds one.
    fn open_box(&mut self) {
        let is_open = self.boxes.last().is_some_and(|held| held.depth == self.groups.len());
        if self.group.why.is_some() || is_open {
            return;
        }
        let (written, dropped) = (std::mem::take(&mut self.written), std::mem::take(&mut self.dropped));
        self.boxes.push(Held { written, dropped, in_table: self.in_table, depth: self.groups.len() });
    }

    fn close_box(&mut self) {
        let Some(held) = self.boxes.pop_if(|held| held.depth > self.groups.len()) else { return };
        // Words that a program left without the end of their paragraph.
        if !self.written.text.is_empty() {
            self.boxes.push(held);
            self.end_paragraph();
            return self.close_box();
        }
        self.written = held.written;
        self.dropped.extend(held.dropped);
        self.in_table = held.in_table;
    }

    /// The end of the field of a form: what it shows is text where the field is, though its code is none.
    fn close_form(&mut self) {
        self.form.iter_mut().for_each(|form| form.leave(self.groups.len()));
        let Some(form) = self.form.take_if(|form| form.depth > self.groups.len()) else { return };
        let is_code_skipped = std::mem::replace(&mut self.group.skipped, self.group.is_field_skipped);
        form.shown().chars().for_each(|c| self.put(c));
        self.group.skipped = is_code_skipped;
    }

    /// The end of a header or a note.
    fn leave_out(&mut self) {
        let why = self.group.why.unwrap_or(Why::Hidden);
        let text = std::mem::take(&mut self.aside);
        text.lines().for_each(|line| self.pen.document.drop_words(line, why));
    }

    fn end_table(&mut self) {
        if let Some(table) = self.table.take() {
            table.end(&mut self.pen.document);
        }
    }

    fn finish(mut self) -> Document {
        self.flush();
        // A text that breaks off ends its notes, its boxes and the paragraphs that these stand in.
        if self.group.why.is_some() {
            self.leave_out();
            self.group.why = None;
        }
        self.groups.clear();
        for _ in 0..self.boxes.len() {
            self.close_box();
        }
        if !self.written.text.is_empty() || !self.dropped.is_empty() {
            self.end_paragraph();
        }
        self.end_table();
        self.pen.document
    }
}
