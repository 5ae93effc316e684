//! What can go wrong with a file, worded in one place: the cause first, the place, and what to do.

use std::io;
use std::path::PathBuf;

use crate::words::Words;

use super::io_cause::IoCause;
use super::regular::is_not_regular;

/// Why bytes are not a sound dataset, and where.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("line {line}, column {column} ({path}): {kind:?}")]
pub struct ReadError {
    /// What is wrong.
    pub kind: ReadErrorKind,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in bytes as editors of JSON count it.
    pub column: usize,
    /// The JSON path, such as `reports[0].title`; empty for the file as a whole.
    pub path: String,
}

/// What is wrong with bytes.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadErrorKind {
    /// Nothing in it.
    Empty,
    /// Not UTF-8: another encoding, or not text at all.
    NotUtf8,
    /// Not JSON.
    Syntax,
    /// JSON that ends too early.
    Truncated,
    /// JSON, but not a Guatu dataset.
    NotADataset,
    /// Made by a newer version of the program.
    Newer(u32),
    /// A field is missing, twice there, or not what it must be. The cause is in English, as the parser says it; it is worded with the message.
    Field(String),
    /// Read, but not sound.
    Defects(Vec<Defect>),
}

/// One defect.
#[derive(Debug, Clone, PartialEq)]
pub struct Defect {
    /// What.
    pub kind: DefectKind,
    /// The JSON path.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

/// What is not sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefectKind {
    /// An id without characters.
    EmptyId,
    /// The id is that of another node.
    DuplicateId(String),
    /// No party has this id.
    UnknownParty(String),
    /// The item has no measure of this id.
    UnknownMeasure(String),
    /// Nothing has an indicator of this id, or it is a part of itself.
    UnknownWhole(String),
    /// The words lie outside the source.
    SpanOutside,
    /// The last day is before the first.
    DatesReversed,
    /// A change of a due date does not begin at the date that held.
    DueChain,
}

impl ReadError {
    pub(super) fn new(kind: ReadErrorKind, line: usize, column: usize, path: String) -> Self {
        Self { kind, line: line.max(1), column: column.max(1), path }
    }

    pub(super) fn at_start(kind: ReadErrorKind) -> Self {
        Self::new(kind, 1, 1, String::new())
    }

    /// The error in one line: what, where, what to do.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        let what = match &self.kind {
            ReadErrorKind::Empty => words.text("file-empty").to_owned(),
            ReadErrorKind::NotUtf8 => words.text("file-not-utf8").to_owned(),
            ReadErrorKind::Syntax => words.text("file-syntax").to_owned(),
            ReadErrorKind::Truncated => words.text("file-truncated").to_owned(),
            ReadErrorKind::NotADataset => return words.text("file-not-a-dataset").to_owned(),
            ReadErrorKind::Newer(version) => words.with("file-newer", [("version", version.to_string().into())]),
            ReadErrorKind::Field(cause) => {
                words.with("file-field", [("cause", super::cause::localized(cause, words).into())])
            }
            ReadErrorKind::Defects(defects) => defects_message(defects, words),
        };
        format!("{what} {}", place(self.line, self.column, &self.path, words))
    }
}

fn defects_message(defects: &[Defect], words: &Words) -> String {
    let first = defects.first().map(|defect| defect.kind.message(words)).unwrap_or_default();
    match defects.len() {
        0 | 1 => first,
        count => format!("{first} {}", words.with("file-more-defects", [("count", (count - 1).into())])),
    }
}

/// Where: the line, the column and the path.
fn place(line: usize, column: usize, path: &str, words: &Words) -> String {
    let key = if path.is_empty() { "file-place" } else { "file-place-path" };
    let path = path.to_owned();
    words.with(key, [("line", line.to_string().into()), ("column", column.to_string().into()), ("path", path.into())])
}

impl Defect {
    /// The defect in one line: what and where.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        format!("{} {}", self.kind.message(words), place(self.line, self.column, &self.path, words))
    }
}

impl DefectKind {
    fn message(&self, words: &Words) -> String {
        let id = |key: &str, id: &String| words.with(key, [("id", id.clone().into())]);
        match self {
            Self::EmptyId => words.text("file-empty-id").to_owned(),
            Self::DuplicateId(text) => id("file-duplicate-id", text),
            Self::UnknownParty(text) => id("file-unknown-party", text),
            Self::UnknownMeasure(text) => id("file-unknown-measure", text),
            Self::UnknownWhole(text) => id("file-unknown-whole", text),
            Self::SpanOutside => words.text("file-span-outside").to_owned(),
            Self::DatesReversed => words.text("file-dates-reversed").to_owned(),
            Self::DueChain => words.text("file-due-chain").to_owned(),
        }
    }
}

/// Why a file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The system did not give it.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        error: io::Error,
    },
    /// A folder, a pipe or a device.
    #[error("{}: not a file", .0.display())]
    NotAFile(PathBuf),
    /// Not a sound dataset.
    #[error("{}: {error}", path.as_deref().unwrap_or(std::path::Path::new("-")).display())]
    Read {
        /// The file; absent for the dataset inside the program.
        path: Option<PathBuf>,
        /// What is wrong with it.
        error: ReadError,
    },
}

impl LoadError {
    /// The error in one line, the path last.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        match self {
            Self::Io { path, error } => format!("{} — {}", io_message(error, words), path.display()),
            Self::NotAFile(path) => format!("{} — {}", words.text("file-not-a-file"), path.display()),
            Self::Read { path: Some(path), error } => format!("{} — {}", error.message(words), path.display()),
            Self::Read { path: None, error } => error.message(words),
        }
    }
}

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {cause}", path.display())]
pub struct SaveError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub cause: SaveCause,
}

/// Why a file could not be written. But for a torn one, the former file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveCause {
    /// The system did not take it.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// A folder, a pipe or a device stands there.
    #[error("not a file")]
    NotAFile,
    /// It no longer holds what it held when it was read or written last.
    #[error("changed by another program")]
    Changed,
    /// It is another file of the work in hand: one that is open, or the document that a dataset was read from.
    #[error("in use")]
    InUse,
    /// Writing into it failed in the middle; a whole copy of what it held lies elsewhere.
    #[error("torn: {error}; what it held is in {}", copy.display())]
    Torn {
        /// The system's reason.
        error: io::Error,
        /// The whole copy.
        copy: PathBuf,
    },
}

impl SaveError {
    /// The error in one line, the path last.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        let path = self.path.display();
        let kept = words.text("file-save-kept");
        match &self.cause {
            SaveCause::Io(error) => format!("{} {kept} — {path}", io_message(error, words)),
            SaveCause::NotAFile => format!("{} {kept} — {path}", words.text("file-not-a-file")),
            SaveCause::Changed => format!("{} {kept} — {path}", words.text("file-changed")),
            SaveCause::InUse => format!("{} {kept} — {path}", words.text("file-in-use")),
            SaveCause::Torn { error, copy } => {
                let torn = words.with("file-torn", [("copy", copy.display().to_string().into())]);
                format!("{} {torn} — {path}", io_message(error, words))
            }
        }
    }
}

fn io_message(error: &io::Error, words: &Words) -> String {
    let key = match error.kind() {
        _ if is_not_regular(error) => "file-not-a-file",
        io::ErrorKind::NotFound => "file-not-found",
        io::ErrorKind::PermissionDenied => "file-permission",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "file-disk-full",
        io::ErrorKind::ReadOnlyFilesystem => "file-read-only",
        io::ErrorKind::IsADirectory => "file-not-a-file",
        _ => return words.with("file-io", [("error", IoCause::from(error).message(words).into())]),
    };
    words.text(key).to_owned()
}
