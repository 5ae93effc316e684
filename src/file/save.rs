//! From a dataset to a file: whole or not at all.
//!
//! The bytes go to a temporary file in the same folder, to the disk, and only then take the place of the
//! former file. A crash at any moment leaves the whole old file or the whole new one.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::model::Dataset;

use super::error::SaveError;
use super::folders::sync_folder;
use super::write::write;

/// Writes a dataset. Permissions of the former file and a symbolic link are kept.
///
/// # Errors
/// When the system does not take the file; the former one is as it was.
pub fn save(path: &Path, dataset: &Dataset) -> Result<(), SaveError> {
    save_bytes(path, &write(dataset))
}

/// Writes any bytes in the same way.
///
/// # Errors
/// When the system does not take the file; the former one is as it was.
pub fn save_bytes(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace(path, bytes).map_err(|error| SaveError { path: path.to_owned(), error })
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = follow(path)?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let former = fs::metadata(&target).ok();
    if former.as_ref().is_some_and(|metadata| metadata.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    clear_left_behind(folder);
    let mut temporary = tempfile::Builder::new().prefix(PREFIX).suffix(SUFFIX).tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    set_permissions(temporary.as_file(), former.as_ref())?;
    temporary.as_file().sync_all()?;
    temporary.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// The temporary files' names, by which those of a killed process are known again.
const PREFIX: &str = ".guatu-";
const SUFFIX: &str = ".tmp";

/// Removes temporary files that a killed process left in the folder long ago.
fn clear_left_behind(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let modified = || entry.metadata().ok()?.modified().ok();
        let old = || modified().and_then(|at| at.elapsed().ok()).is_some_and(|age| age > LEFT_BEHIND);
        if ours && old() && fs::remove_file(entry.path()).is_err() {
            log::debug!("{} could not be removed", entry.path().display());
        }
    }
}

/// No saving takes this long.
const LEFT_BEHIND: std::time::Duration = std::time::Duration::from_hours(1);

/// The file behind a symbolic link: it is what gets replaced, so that the link stays a link.
fn follow(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Ok(target) => Ok(target),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(error),
    }
}

/// A temporary file is readable by its owner only; the new file gets the former one's permissions, and a file
/// that was not there those that the system gives to any new file.
fn set_permissions(file: &File, former: Option<&fs::Metadata>) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let permissions = former.map_or_else(|| fs::Permissions::from_mode(0o644), fs::Metadata::permissions);
        file.set_permissions(permissions)?;
    }
    #[cfg(not(unix))]
    let _unused = (file, former);
    Ok(())
}
