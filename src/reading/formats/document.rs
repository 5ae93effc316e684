//! What a document is once it is read: its words in paragraphs, with what is known of their layout.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::text::character_of;

use super::encoding::Encoding;
use super::limits::{CELL_BYTES, EMBEDDED, room};
use super::sheet::returned::Returned;
use super::symbols::sign;
use super::table::WIDEST;

/// What a paragraph takes of a document's room beside its words.
const PARAGRAPH_COST: usize = 16;

/// A document as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// Its file name, or what the caller calls it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// How its bytes were read, where that was a choice.
    pub encoding: Option<Encoding>,
    /// Characters that the encoding could not give; each stands as U+FFFD in the text.
    pub undecoded: usize,
    /// Its paragraphs in reading order, trimmed, without empty ones. A cell is one paragraph or more.
    pub paragraphs: Vec<Paragraph>,
    /// What was left out, and why.
    pub dropped: Vec<Dropped>,
    /// The tables by their names: the sheets of a workbook, empty names for tables in a text.
    pub tables: Vec<String>,
    /// How wide the columns of a table are, in tenths of a millimetre, by its place in `tables`: those of a workbook and of
    /// a Word file that say so; 0 for a column that does not.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub widths: BTreeMap<u32, Vec<u32>>,
    /// What a workbook hides or cannot give, by its cells.
    pub faults: Vec<Fault>,
    /// How many pages of a PDF are pictures with no words beside a stamp, and so were not read.
    #[serde(default)]
    pub pictured: usize,
    /// How many radicals were read as the characters that they look like.
    pub radicals: usize,
    /// How many control characters were taken out: no text has a use for them, and other programs trip over them.
    #[serde(default)]
    pub controls: usize,
    /// What a workbook that this program wrote remembers of its dataset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<Box<Returned>>,
    /// True where it goes on beyond what is read.
    pub cut: bool,
    /// Documents that stand within it and are not read yet.
    #[serde(skip)]
    pub(super) embedded: Vec<Embedded>,
    /// Bytes that it may still take while it is read.
    #[serde(skip)]
    pub(super) room: usize,
}

/// Something about a cell, a row or a sheet that a reader of the workbook does not see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Where: a whole row by its first cell, a whole sheet by its first.
    pub place: Place,
    /// What.
    pub kind: FaultKind,
}

/// What is wrong with a place of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FaultKind {
    /// A formula whose result was not stored.
    NoResult,
    /// An error in the place of a value: #REF!
    ErrorValue(String),
    /// A row that was hidden by hand; it is left out.
    HiddenRow,
    /// A row that a filter hides; it is read.
    FilteredRow,
    /// A column that was hidden; it is left out.
    HiddenColumn,
    /// A sheet that is hidden, by its name; it is left out.
    HiddenSheet(String),
    /// A table that goes on beyond the columns that are read.
    TooWide,
    /// A long text that is repeated over many cells; it is read once.
    Repeated,
}

/// What a document is, told from its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Kind {
    /// Plain or pasted text.
    #[default]
    Text,
    /// A Word file or one of its kind: docx, doc, wps, odt, rtf.
    Word,
    /// Pages: a PDF, an OFD.
    Pdf,
    /// A saved web page.
    Page,
    /// A workbook or a list of cells: xlsx, xls, xlsb, ods, csv, cells pasted from a spreadsheet.
    Sheet,
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its words. Automatic numbers are written out.
    pub text: String,
    /// The level of a heading style: 0 for the document's title, 1 for the top level.
    pub heading: Option<u8>,
    /// How many characters at the start of the text were an automatic number.
    pub numbering: u32,
    /// Its cell, when it stands in a table.
    pub place: Option<Place>,
}

/// A cell of a table, all counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Which table, an index into [`Document::tables`].
    pub table: u32,
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
    /// Over how many rows it is merged, 1 when it is not.
    pub rows: u32,
    /// Over how many columns it is merged, 1 when it is not.
    pub columns: u32,
}

/// Words that were left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// The words.
    pub text: String,
    /// Why.
    pub why: Why,
    /// The paragraph before which they stood.
    pub before: u32,
}

/// Why words were left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Why {
    /// The name of the web page in the title bar.
    PageTitle,
    /// Navigation, header or footer of a web page, or a tool of it such as share and print.
    Navigation,
    /// A block that is nothing but links.
    Links,
    /// A form field or a button.
    Control,
    /// Hidden from the reader.
    Hidden,
    /// Struck out while changes were tracked.
    Deleted,
    /// A running header or footer.
    HeaderOrFooter,
    /// A footnote or endnote.
    Note,
    /// A comment.
    Comment,
    /// A line of the table of contents.
    Contents,
    /// The rest of a cell or of a number that is longer than any program writes.
    TooLong,
    /// Words of a drawing or a chart.
    Drawing,
    /// A document within the document that cannot be read, by its name.
    Embedded,
}

/// A document that stands within another one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Embedded {
    /// The paragraph before which it stands.
    pub(super) before: u32,
    /// What the document calls it, and where it is found, its part.
    pub(super) name: String,
    /// What it holds; nothing where the file does not have it.
    pub(super) bytes: Vec<u8>,
}

impl Document {
    /// A document without words, of a file of so many bytes.
    pub(super) fn new(name: &str, kind: Kind, file_bytes: usize) -> Self {
        Self { name: name.to_owned(), kind, room: room(file_bytes), ..Self::default() }
    }

    /// True once nothing more is taken in.
    pub(super) fn is_full(&self) -> bool {
        self.room == 0
    }

    /// Takes room for words. What comes behind the first that finds none is counted and left out.
    pub(super) fn has_room(&mut self, text: &str) -> bool {
        self.room = self.room.saturating_sub(text.len() + PARAGRAPH_COST);
        self.cut |= self.room == 0;
        self.room > 0
    }

    /// Adds a paragraph, trimmed; nothing when it is blank.
    pub(super) fn push(&mut self, mut paragraph: Paragraph) {
        let text = self.cleaned(trimmed(&paragraph.text));
        if text.is_empty() {
            return;
        }
        if !self.has_room(&text) {
            return;
        }
        if paragraph.text.starts_with(is_blank) {
            paragraph.numbering = 0;
        }
        paragraph.text = text;
        self.paragraphs.push(paragraph);
    }

    /// The text with radicals as the characters that they look like and without control characters; both are counted. Signs
    /// of typefaces of symbols are what those draw.
    fn cleaned(&mut self, text: &str) -> String {
        let read = |c: char| {
            let is_control = c.is_control() && c != '\t';
            self.controls += usize::from(is_control);
            let found = character_of(c);
            self.radicals += usize::from(found.is_some());
            (!is_control).then(|| found.or_else(|| sign(c)).unwrap_or(c))
        };
        text.chars().filter_map(read).collect()
    }

    /// The words of a cell as far as they are read; the beginning of what is beyond is noted as left out.
    pub(super) fn cut_short<'t>(&mut self, text: &'t str) -> &'t str {
        const SHOWN: usize = 200;
        if text.len() <= CELL_BYTES {
            return text;
        }
        let (read, rest) = text.split_at(text.floor_char_boundary(CELL_BYTES));
        self.drop_words(rest.get(..rest.floor_char_boundary(SHOWN)).unwrap_or_default(), Why::TooLong);
        read
    }

    /// Notes how wide a column of a table is, in tenths of a millimetre. Columns beyond those that are laid out have none.
    pub(super) fn set_width(&mut self, table: u32, column: usize, width: u32) {
        if column < WIDEST {
            let widths = self.widths.entry(table).or_default();
            widths.resize(widths.len().max(column + 1), 0);
            if let Some(own) = widths.get_mut(column) {
                *own = width;
            }
        }
    }

    /// Notes a document that stands within it here, to be read behind it; beyond those that are read, as left out.
    pub(super) fn embed(&mut self, name: String, bytes: Vec<u8>) {
        if self.embedded.len() < EMBEDDED {
            let before = self.next_paragraph();
            self.embedded.push(Embedded { before, name, bytes });
        } else {
            self.drop_words(&name, Why::Embedded);
        }
    }

    /// The paragraph that comes next.
    fn next_paragraph(&self) -> u32 {
        u32::try_from(self.paragraphs.len()).unwrap_or(u32::MAX)
    }

    /// Notes words that were left out here; nothing when they are blank.
    pub(super) fn drop_words(&mut self, text: &str, why: Why) {
        let text = trimmed(text);
        if !text.is_empty() && self.has_room(text) {
            let before = self.next_paragraph();
            self.dropped.push(Dropped { text: text.to_owned(), why, before });
        }
    }
}

/// True for white space and for the characters that take no space: marks of order, joiners, control characters.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A text without blanks at its ends, the wide space of paragraph openings included.
fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}
