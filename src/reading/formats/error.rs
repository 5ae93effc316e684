//! Why a document could not be opened. The words for a person are in the program's language files.

use serde::{Deserialize, Serialize};

use crate::file::IoCause;

/// Why a document could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum FormatError {
    /// It is no document that can be read, whatever its name says.
    #[error("not a document: looks like {looks_like:?}")]
    NotADocument {
        /// What it is instead.
        looks_like: LooksLike,
    },
    /// It is beyond what this program reads.
    #[error("{what:?} {found} is over the limit of {limit}")]
    TooLarge {
        /// What was measured.
        what: Measured,
        /// How much is read.
        limit: u64,
        /// How much it has, or as much as was counted.
        found: u64,
    },
    /// It is broken.
    #[error("damaged at {part}: {cause}")]
    Damaged {
        /// Where: the part of the file, such as `word/document.xml`.
        part: String,
        /// What the reader says, for the log.
        cause: String,
    },
    /// It is locked by a password.
    #[error("locked by a password")]
    Encrypted,
    /// There is no word in it.
    #[error("empty")]
    Empty,
    /// The person stopped it.
    #[error("stopped")]
    Cancelled,
    /// It is a folder, a pipe or a device.
    #[error("not a file")]
    NotAFile,
    /// Reading it takes more memory than it is given.
    #[error("more than {limit} bytes of memory")]
    OutOfMemory {
        /// The bytes that it is given.
        limit: u64,
    },
    /// Reading it takes more time than it is given.
    #[error("not read within {seconds} s")]
    OutOfTime {
        /// The time that it is given.
        seconds: u64,
    },
    /// The program that reads it came to an end of its own, or said nothing that can be understood.
    #[error("the reader stopped")]
    ReaderStopped,
    /// The bytes could not be read.
    #[error("cannot be read: {0:?}")]
    Unreadable(IoCause),
}

/// What a file is that is no document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LooksLike {
    /// A PDF of pictures: pages that were scanned.
    ScannedPdf,
    /// A PDF whose glyphs say of no character that they are it.
    NamelessPdf,
    /// An OFD, the national fixed-layout format, of pictures: pages that were scanned.
    ScannedOfd,
    /// An OFD whose characters are lost.
    NamelessOfd,
    /// A picture: PNG.
    Png,
    /// A picture: JPEG.
    Jpeg,
    /// A picture in another format.
    Picture,
    /// A Word file of before 1997.
    OldWord,
    /// Slides, old or new.
    Slides,
    /// A web archive, .mht.
    WebArchive,
    /// A compressed archive.
    Archive,
    /// A program.
    Program,
    /// Sound or film.
    Media,
    /// Another file of Office or WPS.
    OtherOffice,
    /// Something else that is not text.
    Binary,
}

/// What can be too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Measured {
    /// Bytes of the file.
    Bytes,
    /// Bytes after unpacking.
    Unpacked,
    /// Parts of a packed file.
    Parts,
    /// Paragraphs.
    Paragraphs,
    /// Cells.
    Cells,
}

impl FormatError {
    pub(super) fn damaged(part: &str, cause: &impl ToString) -> Self {
        Self::Damaged { part: part.to_owned(), cause: cause.to_string() }
    }
}
