//! Word files of before 2007 (doc, and wps of WPS Office): streams of a compound file (Microsoft's Open
//! Specification MS-DOC, whose sections are named).
//!
//! The text lies in pieces, in the order of the document and not of the file, each of 8 or 16 bits a character; what
//! paragraphs and characters look like stands apart, by the places of the file that it goes for. Footers, notes and
//! comments follow behind the text.
//!
//! Limits: a table within a cell is read as paragraphs of that cell. Word 6 and 95 are told and not read.

mod body;
mod fib;
mod form;
mod lists;
mod looks;
mod pieces;
mod sprm;
mod styles;

use super::compound::Compound;
use super::document::{Document, Kind, Why};
use super::docx::Pen;
use super::error::{FormatError, LooksLike};
use super::limits::Watch;

use body::Body;
use fib::{Fib, Part};
use looks::Looks;
use pieces::Pieces;

/// The stream that every Word file has.
pub(super) const STREAM: &str = "WordDocument";

/// The streams of a file that are read, and its head.
struct Source {
    /// The text and what it looks like.
    main: Vec<u8>,
    /// The tables that say where in the text what is.
    table: Vec<u8>,
    /// What is too long for the text's own tables.
    data: Vec<u8>,
    fib: Fib,
}

/// Reads a Word file of before 2007.
pub(super) fn doc(name: &str, file: &Compound<'_>, watch: Watch<'_>) -> Result<Document, FormatError> {
    let main = file.stream(STREAM)?;
    let fib = Fib::read(&main)?;
    let table = file.stream(fib.table)?;
    let data = if file.has("Data") { file.stream("Data")? } else { Vec::new() };
    let source = Source { main, table, data, fib };
    let pieces = Pieces::read(&source)?;
    let looks = Looks::read(&source);
    let pen = Pen {
        document: Document::new(name, Kind::Word, file.file_bytes()),
        styles: styles::read(&source),
        numbering: lists::read(&source),
    };
    let mut body = Body::new(&source, &pieces, &looks, pen);
    body.read(watch)?;
    for (part, why) in [
        (Part::Headers, Why::HeaderOrFooter),
        (Part::HeaderBoxes, Why::HeaderOrFooter),
        (Part::Footnotes, Why::Note),
        (Part::Endnotes, Why::Note),
        (Part::Comments, Why::Comment),
    ] {
        body.leave_out(part, why);
    }
    Ok(body.finish())
}

fn damaged(cause: &str) -> FormatError {
    FormatError::damaged(STREAM, &cause)
}

fn too_old() -> FormatError {
    FormatError::NotADocument { looks_like: LooksLike::OldWord }
}
