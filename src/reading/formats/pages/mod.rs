//! Pages as they are drawn, of a PDF or an OFD: glyphs and lines, put together to lines of text, cells and paragraphs. Such
//! a file knows no paragraph; what belongs together is seen from where it stands.
//!
//! Lives here: the order of reading, what is a margin, a cell, a paragraph.
//!
//! Limits: text that stands upright in columns is not read as such, text that runs aslant is listed as left out; a table is
//! one where lines are drawn between its columns.

mod cells;
mod columns;
mod drawn;
mod flow;
mod line;
mod margins;
mod page;
mod tables;
mod turn;

use super::document::Document;
use super::error::{FormatError, LooksLike};

use flow::Flow;
use page::Page;

pub(super) use drawn::{Drawn, Placed};

/// The pages of a document, one after the other.
pub(super) struct Pages {
    document: Document,
    read: Vec<Page>,
    seen: Seen,
    /// Bytes that are still taken in: bounded as those of a document are, since a file of a few bytes can repeat its words
    /// without end.
    room: usize,
}

impl Pages {
    /// Those of a document that has none yet.
    pub(super) fn new(document: Document) -> Self {
        let room = document.room;
        Self { document, read: Vec::new(), seen: Seen::default(), room }
    }

    /// How many bytes the next page may take.
    pub(super) fn room(&self) -> usize {
        self.room
    }

    /// The document, for what is left out of all pages.
    pub(super) fn document(&mut self) -> &mut Document {
        &mut self.document
    }

    /// Adds a page. False once no more is taken in.
    pub(super) fn add(&mut self, drawn: Drawn) -> bool {
        self.room = self.room.saturating_sub(drawn.taken());
        self.seen.count(&drawn);
        self.read.extend(Page::all(drawn));
        self.document.cut |= self.room == 0;
        self.room > 0
    }

    /// Reads the pages.
    ///
    /// # Errors
    /// What the file is where it was scanned, and where its glyphs are no characters; too much, or empty.
    pub(super) fn finish(mut self, scanned: LooksLike, nameless: LooksLike) -> Result<Document, FormatError> {
        self.seen.verdict(scanned, nameless)?;
        self.document.undecoded = self.seen.undecoded;
        self.document.pictured = self.seen.pictured;
        margins::leave_out(&mut self.read);
        Flow::new(self.document, &self.read).read(self.read)
    }
}

/// What was seen on all pages.
#[derive(Default)]
struct Seen {
    glyphs: usize,
    /// Glyphs that say of no character that they are it.
    undecoded: usize,
    /// Pages that are nothing but a picture.
    pictured: usize,
    /// The glyphs on those.
    stamped: usize,
    pictures: usize,
}

impl Seen {
    fn count(&mut self, drawn: &Drawn) {
        self.glyphs += drawn.count();
        self.undecoded += drawn.undecoded;
        self.pictures += drawn.pictures;
        if drawn.is_pictured() {
            self.pictured += 1;
            self.stamped += drawn.count();
        }
    }

    /// An error for a file of which no words can be read: what it is where it was scanned, and where its glyphs are no
    /// characters.
    fn verdict(&self, scanned: LooksLike, nameless: LooksLike) -> Result<(), FormatError> {
        let words = self.glyphs - self.undecoded;
        let looks_like = match words {
            0 if self.glyphs == 0 && self.pictures == 0 => return Err(FormatError::Empty),
            0 if self.glyphs == 0 => scanned,
            _ if words < self.undecoded => nameless,
            // A scan with a stamp of the scanner on each page.
            _ if self.pictured > 0 && words < SCAN_WORDS + self.stamped => scanned,
            _ => return Ok(()),
        };
        Err(FormatError::NotADocument { looks_like })
    }
}

/// Fewer words than this beside those on the pages that are pictures are no document.
const SCAN_WORDS: usize = 20;
