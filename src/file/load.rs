//! From a path to a dataset.

use std::path::Path;

use crate::model::Dataset;

use super::error::LoadError;
use super::read::read;
use super::regular::is_not_regular;
use super::stamp::Stamp;

/// Opens, reads and checks a dataset. Folders, pipes and devices are refused before they are opened.
///
/// # Errors
/// When the system does not give the file, or it is not a sound dataset.
pub fn load(path: &Path) -> Result<Dataset, LoadError> {
    load_with_stamp(path).map(|(dataset, _)| dataset)
}

/// The same, with what the file looked like before it was read.
///
/// # Errors
/// When the system does not give the file, or it is not a sound dataset.
pub fn load_with_stamp(path: &Path) -> Result<(Dataset, Option<Stamp>), LoadError> {
    let (bytes, stamp) = bytes(path)?;
    Ok((parse(path, &bytes)?, stamp))
}

/// Reads a file again. Without a dataset it still holds what it held when it had the `known` stamp.
///
/// # Errors
/// When the system does not give the file, or it is not a sound dataset.
pub fn load_again(path: &Path, known: Option<&Stamp>) -> Result<(Option<Dataset>, Option<Stamp>), LoadError> {
    let (bytes, stamp) = bytes(path)?;
    if let (Some(known), Some(now)) = (known, &stamp)
        && known.has_content_of(now)
    {
        return Ok((None, stamp));
    }
    Ok((Some(parse(path, &bytes)?), stamp))
}

fn bytes(path: &Path) -> Result<(Vec<u8>, Option<Stamp>), LoadError> {
    Stamp::read(path).map_err(|error| {
        if is_not_regular(&error) {
            return LoadError::NotAFile(path.to_owned());
        }
        LoadError::Io { path: path.to_owned(), error }
    })
}

fn parse(path: &Path, bytes: &[u8]) -> Result<Dataset, LoadError> {
    read(bytes).map_err(|error| LoadError::Read { path: Some(path.to_owned()), error })
}
