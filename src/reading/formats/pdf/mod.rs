//! PDF with text: glyphs and drawn lines of each page, put together to lines, cells and paragraphs. A PDF knows no
//! paragraph; what belongs together is seen from where it stands.
//!
//! Lives here: the pages of a PDF, the order of reading, what is a margin, a cell, a paragraph.
//!
//! Limits: text that stands upright in columns is not read as such, text that runs aslant is listed as left out; a table is
//! one where lines are drawn between its columns.

mod cells;
mod columns;
mod comments;
mod flow;
mod line;
mod margins;
mod page;
mod tables;
mod turn;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro_syntax::{LoadPdfError, Pdf};

use super::document::{Document, Kind};
use super::error::{FormatError, LooksLike};
use super::limits::{Watch, tell};

use flow::Flow;
use page::{Drawn, Page};

/// Reads a PDF.
pub(super) fn pdf(name: &str, bytes: &[u8], watch: Watch<'_>) -> Result<Document, FormatError> {
    // A damaged file that its reader stumbles over must not take the program with it.
    catch_unwind(AssertUnwindSafe(|| read(name, bytes, watch)))
        .unwrap_or_else(|_| Err(FormatError::damaged("pdf", &"the reader gave up")))
}

fn read(name: &str, bytes: &[u8], watch: Watch<'_>) -> Result<Document, FormatError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => FormatError::Encrypted,
        LoadPdfError::Invalid => FormatError::damaged("pdf", &"no table of its objects"),
    })?;
    let mut document = Document::new(name, Kind::Pdf, bytes.len());
    let settings = InterpreterSettings::default();
    let cache = InterpreterCache::new();
    let all = pdf.pages();
    let mut pages = Vec::new();
    let mut seen = Seen::default();
    // What is taken in is bounded as that of a document is: a file of a few bytes can repeat its words without end.
    let mut room = document.room;
    for (at, own) in all.iter().enumerate() {
        tell(watch, at, all.len())?;
        let drawn = Drawn::of(own, pdf.xref(), &cache, &settings, room);
        room = room.saturating_sub(drawn.taken());
        seen.count(&drawn);
        pages.extend(Page::all(drawn));
        if room == 0 {
            document.cut = true;
            break;
        }
    }
    seen.verdict()?;
    document.undecoded = seen.undecoded;
    document.pictured = seen.pictured;
    margins::leave_out(&mut pages);
    Flow::new(document, &pages).read(pages)
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

    /// An error for a file of which no words can be read.
    fn verdict(&self) -> Result<(), FormatError> {
        let words = self.glyphs - self.undecoded;
        let looks_like = match words {
            0 if self.glyphs == 0 && self.pictures == 0 => return Err(FormatError::Empty),
            0 if self.glyphs == 0 => LooksLike::ScannedPdf,
            _ if words < self.undecoded => LooksLike::NamelessPdf,
            // A scan with a stamp of the scanner on each page.
            _ if self.pictured > 0 && words < SCAN_WORDS + self.stamped => LooksLike::ScannedPdf,
            _ => return Ok(()),
        };
        Err(FormatError::NotADocument { looks_like })
    }
}

/// Fewer words than this beside those on the pages that are pictures are no document.
const SCAN_WORDS: usize = 20;
