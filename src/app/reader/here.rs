//! The reading itself, in whichever process.

use std::fs::File;
use std::path::Path;

use crate::model::Date;
use crate::reading::formats::{self, Encoding, FormatError};
use crate::reading::notice::notice;

use super::message::Reading;

/// Reads a document in this process.
pub(super) fn read_here(path: &Path, encoding: Option<Encoding>, watch: formats::Watch<'_>) -> Reading {
    let (bytes, name) = bytes(path, watch)?;
    let document = match encoding {
        Some(encoding) => formats::open_as(&bytes, &name, encoding, watch)?,
        None => formats::open(&bytes, &name, watch)?,
    };
    drop(bytes);
    let understood = notice(&document, Date::today());
    Ok((document, understood))
}

/// The bytes and the name of a file.
fn bytes(path: &Path, watch: formats::Watch<'_>) -> Result<(Vec<u8>, String), FormatError> {
    let unreadable = |error: std::io::Error| FormatError::Unreadable(error.into());
    let mut file = File::open(path).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    let bytes = formats::bytes_of(&mut file, Some(length), watch)?;
    Ok((bytes, path.file_name().unwrap_or_default().to_string_lossy().into_owned()))
}
