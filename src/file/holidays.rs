//! The office's own table of holidays, beside its preferences.

use std::fs;
use std::io;
use std::path::PathBuf;

use crate::model::calendar;
use crate::words::Words;

use super::folders::Folders;
use super::io_cause::IoCause;

/// Why the table could not be used.
#[derive(Debug, thiserror::Error)]
pub enum HolidaysError {
    /// The file cannot be read.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A line is not what a line of the table should be.
    #[error("{path}: line {line}")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
}

impl HolidaysError {
    /// What happened, where, and what to do.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        match self {
            Self::Io { path, error } => {
                let path = path.display().to_string();
                words
                    .with("holidays-io", [("path", path.into()), ("error", IoCause::from(error).message(words).into())])
            }
            Self::Line { path, line } => {
                let path = path.display().to_string();
                words.with("holidays-line", [("path", path.into()), ("line", (*line).into())])
            }
        }
    }
}

/// Adds the days of the table to those that the program knows. To be called before anything is counted.
///
/// # Errors
/// When the file is there and cannot be used; the program then goes on with the days that it knows.
pub fn add_holidays(folders: &Folders) -> Result<(), HolidaysError> {
    let path = folders.holidays();
    match fs::read_to_string(&path) {
        Ok(text) => calendar::supplement(&text).map_err(|line| HolidaysError::Line { path, line }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(HolidaysError::Io { path, error }),
    }
}
