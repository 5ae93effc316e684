//! Which files are open in which window: a second window on the same file gets a message.
//!
//! The lock lies in the program's own folder, since the file's folder may be shared, read-only or a USB stick.
//! The system lets go of it when the process ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use super::folders::{Folders, make_private, name_of};

/// Held while a file is open.
#[derive(Debug)]
pub struct OpenLock {
    _file: File,
}

impl OpenLock {
    /// Marks a file as open. Nothing when another window holds it; where the system has no locks, as on some
    /// network homes, the mark is given without one.
    #[must_use]
    pub fn take(folders: &Folders, path: &Path) -> Option<Self> {
        let folder = folders.locks();
        if let Err(error) = make_private(&folder) {
            log::warn!("{}: {error}", folder.display());
        }
        let place = folder.join(format!("{}.lock", name_of(path)));
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(&place);
        let file = match file {
            Ok(file) => file,
            Err(error) => {
                log::warn!("{}: {error}", place.display());
                return File::open(path).ok().map(|file| Self { _file: file });
            }
        };
        match file.try_lock() {
            Ok(()) => Some(Self { _file: file }),
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Error(error)) => {
                log::warn!("{}: {error}", place.display());
                Some(Self { _file: file })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_lock_on_the_same_file_is_refused_until_the_first_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::at(folder.path());
        let path = folder.path().join("台账.guatu.json");
        drop(File::create(&path).unwrap());
        let first = OpenLock::take(&folders, &path).unwrap();
        assert!(OpenLock::take(&folders, &path).is_none());
        assert!(OpenLock::take(&folders, &folder.path().join("other.json")).is_some());
        drop(first);
        assert!(OpenLock::take(&folders, &path).is_some());
    }
}
