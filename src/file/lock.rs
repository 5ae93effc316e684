//! Which files are open in which window: a second window on the same file gets a message.
//!
//! A file is known by its path and by its identity, since a hard link is another path. The locks lie in the program's
//! own folder, since the file's folder may be shared, read-only or a USB stick. The system lets go of them when the
//! process ends, however it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::folders::{Folders, make_private, name_of};
use super::stamp::Identity;

/// Held while a file is open.
#[derive(Debug)]
pub struct OpenLock {
    _path: Option<File>,
    identity: Option<IdentityLock>,
}

/// Another window holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldElsewhere;

impl OpenLock {
    /// Marks a file as open. Where the system has no locks, as on some network homes, the mark is given without one.
    ///
    /// # Errors
    /// When another window holds it.
    pub fn take(folders: &Folders, path: &Path, identity: Option<Identity>) -> Result<Self, HeldElsewhere> {
        let folder = folders.locks();
        if let Err(error) = make_private(&folder) {
            log::warn!("{}: {error}", folder.display());
        }
        let place = folder.join(format!("{}.lock", name_of(path)));
        let path = lock(&place)?;
        Ok(Self { _path: path, identity: IdentityLock::take(folders, identity)? })
    }

    /// Marks the file that is there now under the same path: each save puts a new one in the place of the former.
    ///
    /// # Errors
    /// When another window holds it.
    pub fn renew(&mut self, folders: &Folders, identity: Option<Identity>) -> Result<(), HeldElsewhere> {
        self.identity = None;
        self.identity = IdentityLock::take(folders, identity)?;
        Ok(())
    }
}

/// True while another window has a file open under this path. The file itself is not looked at: its disk may be slow, or gone.
#[must_use]
pub fn is_held(folders: &Folders, path: &Path) -> bool {
    OpenLock::take(folders, path, None).is_err()
}

/// The lock of one identity. Its file goes with it: each save brings another identity.
#[derive(Debug)]
struct IdentityLock {
    _file: File,
    place: PathBuf,
}

impl IdentityLock {
    fn take(folders: &Folders, identity: Option<Identity>) -> Result<Option<Self>, HeldElsewhere> {
        let Some(identity) = identity else { return Ok(None) };
        let place = folders.locks().join(format!("{}.{IDENTITY}", identity.name()));
        Ok(lock(&place)?.map(|file| Self { _file: file, place }))
    }
}

impl Drop for IdentityLock {
    fn drop(&mut self) {
        remove(&self.place);
    }
}

/// How the locks of identities end.
const IDENTITY: &str = "id.lock";

/// Locks a file, which is made where it is not there. Nothing where the system has no locks.
fn lock(place: &Path) -> Result<Option<File>, HeldElsewhere> {
    loop {
        let file = match OpenOptions::new().create(true).truncate(false).write(true).open(place) {
            Ok(file) => file,
            Err(error) => {
                log::warn!("{}: {error}", place.display());
                return Ok(None);
            }
        };
        match file.try_lock() {
            // Its former holder removed it just now: the next one to come would make another.
            Ok(()) if is_removed(&file) => {}
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) => return Err(HeldElsewhere),
            Err(TryLockError::Error(error)) => {
                log::warn!("{}: {error}", place.display());
                return Ok(None);
            }
        }
    }
}

fn is_removed(file: &File) -> bool {
    #[cfg(unix)]
    return file.metadata().is_ok_and(|metadata| std::os::unix::fs::MetadataExt::nlink(&metadata) == 0);
    #[cfg(not(unix))]
    {
        let _unused = file;
        false
    }
}

/// Removes the locks of identities that killed processes left behind.
pub(super) fn clear_locks(folders: &Folders) {
    for entry in fs::read_dir(folders.locks()).into_iter().flatten().flatten() {
        let of_identity = entry.file_name().to_string_lossy().ends_with(&format!(".{IDENTITY}"));
        // Removed while it is held, so that nobody holds it without its file.
        if of_identity && let Ok(Some(_held)) = lock(&entry.path()) {
            remove(&entry.path());
        }
    }
}

fn remove(place: &Path) {
    if let Err(error) = fs::remove_file(place) {
        log::debug!("{}: {error}", place.display());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Stamp;

    fn identity(path: &Path) -> Option<Identity> {
        Stamp::of(path).and_then(|stamp| stamp.identity())
    }

    #[test]
    fn a_second_lock_on_the_same_file_is_refused_until_the_first_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::at(folder.path());
        let path = folder.path().join("台账.guatu.json");
        drop(File::create(&path).unwrap());
        let first = OpenLock::take(&folders, &path, None).unwrap();
        assert!(OpenLock::take(&folders, &path, None).is_err());
        assert!(OpenLock::take(&folders, &folder.path().join("other.json"), None).is_ok());
        drop(first);
        assert!(OpenLock::take(&folders, &path, None).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn a_hard_link_is_the_same_file_also_after_a_save() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::at(&folder.path().join("own"));
        let (path, link) = (folder.path().join("a.json"), folder.path().join("b.json"));
        drop(File::create(&path).unwrap());
        fs::hard_link(&path, &link).unwrap();
        let mut first = OpenLock::take(&folders, &path, identity(&path)).unwrap();
        assert!(OpenLock::take(&folders, &link, identity(&link)).is_err());
        // The links part, as when another program saves.
        let other = folder.path().join("c.json");
        drop(File::create(&other).unwrap());
        fs::rename(&other, &path).unwrap();
        first.renew(&folders, identity(&path)).unwrap();
        assert!(OpenLock::take(&folders, &link, identity(&link)).is_ok());
        fs::remove_file(&link).unwrap();
        fs::hard_link(&path, &link).unwrap();
        assert!(OpenLock::take(&folders, &link, identity(&link)).is_err());
        drop(first);
        let left = fs::read_dir(folders.locks()).unwrap().flatten();
        assert_eq!(left.filter(|entry| entry.file_name().to_string_lossy().ends_with(IDENTITY)).count(), 0);
    }
}
