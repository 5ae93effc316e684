//! What a document is once it is read: its words of a document in paragraphs, with what is known of their layout.

use crate::text::character_of;

use super::encoding::Encoding;

/// A document as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
    /// What a workbook hides or cannot give, by its cells.
    pub faults: Vec<Fault>,
    /// How many radicals were read as the characters that they look like.
    pub radicals: usize,
}

/// Something about a cell, a row or a sheet that a reader of the workbook does not see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where: a whole row by its first cell, a whole sheet by its first.
    pub place: Place,
    /// What.
    pub kind: FaultKind,
}

/// What is wrong with a place of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
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
}

/// What a document is, told from its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Plain or pasted text.
    #[default]
    Text,
    /// A Word file, docx.
    Word,
    /// A saved web page.
    Page,
    /// A workbook or a list of cells: xlsx, xls, ods, csv, cells pasted from a spreadsheet.
    Sheet,
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// The words.
    pub text: String,
    /// Why.
    pub why: Why,
    /// The paragraph before which they stood.
    pub before: u32,
}

/// Why words were left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
}

impl Document {
    /// A document without words.
    #[must_use]
    pub fn new(name: &str, kind: Kind) -> Self {
        Self { name: name.to_owned(), kind, ..Self::default() }
    }

    /// Adds a paragraph, trimmed; nothing when it is blank.
    pub(super) fn push(&mut self, mut paragraph: Paragraph) {
        let text = self.without_radicals(trimmed(&paragraph.text));
        if text.is_empty() {
            return;
        }
        if paragraph.text.starts_with(is_blank) {
            paragraph.numbering = 0;
        }
        paragraph.text = text;
        self.paragraphs.push(paragraph);
    }

    /// The text with radicals as the characters that they look like, which are counted.
    fn without_radicals(&mut self, text: &str) -> String {
        let read = |c: char| {
            let found = character_of(c);
            self.radicals += usize::from(found.is_some());
            found.unwrap_or(c)
        };
        text.chars().map(read).collect()
    }

    /// Notes words that were left out here; nothing when they are blank.
    pub(super) fn drop_words(&mut self, text: &str, why: Why) {
        let text = trimmed(text);
        if !text.is_empty() {
            let before = u32::try_from(self.paragraphs.len()).unwrap_or(u32::MAX);
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
