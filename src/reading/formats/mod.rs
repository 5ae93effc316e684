//! Formats: how a document is read, from its bytes to paragraphs and cells. What it is, is told from its content,
//! never from its name.
//!
//! Lives here: formats, encodings, limits, and the furniture of web pages.
//! Does not live here: what the paragraphs mean.

mod archive;
mod compound;
mod doc;
mod document;
mod docx;
mod embedded;
mod encoding;
mod error;
mod format;
mod grid;
mod html;
mod kind;
mod limits;
mod odt;
mod ofd;
mod pages;
mod pdf;
mod rows;
mod rtf;
mod sheet;
mod symbols;
mod table;
mod text;
mod xml;

pub use document::{Document, Dropped, Fault, FaultKind, Kind, Paragraph, Place, Why};
pub use encoding::{Encoding, decode, detect};
pub use error::{FormatError, LooksLike, Measured};
pub use format::{FORMATS, Format, endings};
pub use limits::{CELLS, FILE_BYTES, PARAGRAPHS, PART_BYTES, PARTS, TEXT_BYTES, UNPACKED_BYTES, Watch, bytes_of};
pub use sheet::MM_PER_CHARACTER;
pub use sheet::returned::{FURNITURE, KEYS, RECORD_SHEET, Returned, ReturnedRow, ReturnedTable, SENT, Sent, digest};
pub use table::{Cell, Table};

pub(in crate::reading) use table::WIDEST;

use archive::Archive;
use compound::Compound;
use kind::{Magic, is_binary, magic};

/// Reads a document of any kind. The name is kept and decides nothing.
///
/// # Errors
/// It is no document, too large, damaged, locked, empty, or the watch said stop.
pub fn open(bytes: &[u8], name: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
    limits::tell(watch, 0, 1)?;
    whole(alone(bytes, name, watch)?, watch)
}

/// The document with those that stand within it, where there are words in all of that.
fn whole(document: Document, watch: Watch<'_>) -> Result<Document, FormatError> {
    let name = document.name.clone();
    // What stands within is read when the document is: nothing more is told of how far that is.
    let document = embedded::put_together(document, &|own| alone(own, &name, &|_| watch(1.0)))?;
    if document.paragraphs.is_empty() { Err(FormatError::Empty) } else { Ok(Document { room: 0, ..document }) }
}

/// Reads a document without those that stand within it.
fn alone(bytes: &[u8], name: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
    Ok(match magic(bytes) {
        Magic::Other(looks_like) => return Err(FormatError::NotADocument { looks_like }),
        Magic::Zip => packed(bytes, name, watch)?,
        Magic::Compound => {
            let file = Compound::open(bytes)?;
            format::read_compound(name, &file, watch).unwrap_or_else(|| Err(file.refusal()))?
        }
        mark @ (Magic::Pdf | Magic::WebArchive | Magic::Rtf) => {
            format::read_marked(mark, name, bytes, watch).unwrap_or(Err(FormatError::Empty))?
        }
        Magic::Text => decoded(bytes, name, html::encoding_of(bytes), watch)?,
    })
}

/// Reads a text or a web page in an encoding that a person chose.
///
/// # Errors
/// It is no text, too large, empty, or the watch said stop.
pub fn open_as(bytes: &[u8], name: &str, encoding: Encoding, watch: Watch<'_>) -> Result<Document, FormatError> {
    whole(decoded(bytes, name, encoding, watch)?, watch)
}

fn decoded(bytes: &[u8], name: &str, encoding: Encoding, watch: Watch<'_>) -> Result<Document, FormatError> {
    let found = bytes.len() as u64;
    if found > TEXT_BYTES {
        return Err(FormatError::TooLarge { what: Measured::Bytes, limit: TEXT_BYTES, found });
    }
    let (text, undecoded) = decode(bytes, encoding);
    if is_binary(&text) {
        return Err(FormatError::NotADocument { looks_like: LooksLike::Binary });
    }
    let document = words(&text, name, watch)?;
    // A Word file that is a text has counted those of its paragraphs.
    Ok(Document { encoding: Some(encoding), undecoded: undecoded.max(document.undecoded), ..document })
}

/// Reads pasted text: a notice, a page's source, or cells of a spreadsheet.
///
/// # Errors
/// Too large, empty, or the watch said stop.
pub fn pasted(text: &str, name: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
    let found = text.len() as u64;
    if found > TEXT_BYTES {
        return Err(FormatError::TooLarge { what: Measured::Bytes, limit: TEXT_BYTES, found });
    }
    whole(words(text, name, watch)?, watch)
}

fn words(text: &str, name: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
    format::read_text(name, text, watch).unwrap_or(Err(FormatError::Empty))
}

fn packed(bytes: &[u8], name: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
    let found = bytes.len() as u64;
    if found > FILE_BYTES {
        return Err(FormatError::TooLarge { what: Measured::Bytes, limit: FILE_BYTES, found });
    }
    let mut archive = Archive::open(bytes)?;
    if let Some(read) = format::read_packed(name, bytes, &mut archive, watch) {
        return read;
    }
    let starts = |folder: &str| archive.names().iter().any(|part| part.starts_with(folder));
    let looks_like = if starts("ppt/") {
        LooksLike::Slides
    } else if starts("word/") {
        return Err(FormatError::damaged("word/document.xml", &"missing"));
    } else {
        LooksLike::Archive
    };
    Err(FormatError::NotADocument { looks_like })
}
