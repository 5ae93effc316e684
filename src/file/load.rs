//! From a path to a dataset.

use std::fs;
use std::path::Path;

use crate::model::Dataset;

use super::error::LoadError;
use super::read::read;

/// Opens, reads and checks a dataset. Folders, pipes and devices are refused before they are opened: reading
/// a pipe could wait for ever.
///
/// # Errors
/// When the system does not give the file, or it is not a sound dataset.
pub fn load(path: &Path) -> Result<Dataset, LoadError> {
    let io = |error| LoadError::Io { path: path.to_owned(), error };
    let metadata = fs::metadata(path).map_err(io)?;
    if !metadata.is_file() {
        return Err(LoadError::NotAFile(path.to_owned()));
    }
    let bytes = fs::read(path).map_err(io)?;
    read(&bytes).map_err(|error| LoadError::Read { path: Some(path.to_owned()), error })
}
