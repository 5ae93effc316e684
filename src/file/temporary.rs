//! Temporary files beside those that are saved: made, and cleared away where a killed process left them.
//!
//! A temporary is locked while its process lives, so one that is not locked was left behind. Locks of one machine do
//! not always reach another on a shared folder: the name tells the machine, and a temporary of another one goes only
//! once it is old.

use std::fs::{self, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::folders::{Folders, name_of_bytes};
use super::lock::clear_locks;

const PREFIX: &str = ".guatu-";
const SUFFIX: &str = ".tmp";

/// No saving takes this long.
const OLD: Duration = Duration::from_hours(1);

/// How often a temporary is made anew when another process clears it away before it is locked.
const ATTEMPTS: usize = 8;

/// Makes a locked temporary file in a folder, with these permissions less the umask.
pub(super) fn temporary(folder: &Path, mode: u32) -> io::Result<NamedTempFile> {
    let prefix = format!("{PREFIX}{}-", machine());
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
    #[cfg(not(unix))]
    let _unused = mode;
    for _ in 0..ATTEMPTS {
        let file = builder.tempfile_in(folder)?;
        match file.as_file().try_lock() {
            Ok(()) if is_there(&file) => return Ok(file),
            Err(TryLockError::Error(error)) => {
                log::debug!("{} is not locked: {error}", file.path().display());
                return Ok(file);
            }
            // Another process took it for one that was left behind.
            Ok(()) | Err(TryLockError::WouldBlock) => {}
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

fn is_there(made: &NamedTempFile) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        made.as_file().metadata().is_ok_and(|metadata| metadata.nlink() > 0)
    }
    #[cfg(not(unix))]
    made.path().exists()
}

/// Removes the temporary files that killed processes left in a folder.
pub fn clear_left_behind(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(middle) = name.to_str().and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)) else {
            continue;
        };
        let here = middle.split_once('-').is_some_and(|(tag, _)| tag == machine());
        if is_left_behind(&entry, here)
            && let Err(error) = fs::remove_file(entry.path())
        {
            log::debug!("{}: {error}", entry.path().display());
        }
    }
}

/// True for a file that no living process writes.
fn is_left_behind(entry: &fs::DirEntry, here: bool) -> bool {
    // Not followed where it is a link: what is behind it is not ours.
    let Ok(metadata) = entry.metadata() else { return false };
    if !metadata.is_file() {
        return false;
    }
    let Ok(file) = OpenOptions::new().write(true).open(entry.path()) else { return is_old(&metadata) };
    match file.try_lock() {
        Ok(()) => here || is_old(&metadata),
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => is_old(&metadata),
    }
}

fn is_old(metadata: &fs::Metadata) -> bool {
    metadata.modified().ok().and_then(|at| at.elapsed().ok()).is_some_and(|age| age > OLD)
}

/// Removes what killed processes left in the program's own folders.
pub fn clear_own(folders: &Folders) {
    clear_locks(folders);
    clear_left_behind(&folders.backups());
    for folder in fs::read_dir(folders.backups()).into_iter().flatten().flatten() {
        clear_left_behind(&folder.path());
    }
    // The base of a journal on its way. It is not locked; its journal may be.
    for entry in fs::read_dir(folders.journals()).into_iter().flatten().flatten() {
        let partial = entry.path().extension().is_some_and(|extension| extension == "part");
        if partial
            && entry.metadata().is_ok_and(|metadata| metadata.is_file() && is_old(&metadata))
            && let Err(error) = fs::remove_file(entry.path())
        {
            log::debug!("{}: {error}", entry.path().display());
        }
    }
}

/// A short name of this machine: the same from start to start, and another on every other machine.
fn machine() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let read = |path| fs::read(path).unwrap_or_default();
        let mut known = read("/etc/machine-id");
        // Copies of one virtual machine differ by their names at least.
        known.extend(read("/proc/sys/kernel/hostname"));
        name_of_bytes(&known)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temporary_is_cleared_once_its_process_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let made = temporary(folder.path(), 0o600).unwrap();
        clear_left_behind(folder.path());
        assert!(made.path().exists(), "it is still held");
        // As a killed process leaves it: there, and not locked.
        let (file, path) = made.keep().unwrap();
        drop(file);
        clear_left_behind(folder.path());
        assert!(!path.exists());
    }

    #[test]
    fn a_temporary_of_another_machine_is_cleared_only_when_it_is_old() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".guatu-0123456789abcdef-abcdef.tmp");
        let other = folder.path().join("guatu-notes.tmp");
        drop(fs::File::create(&other).unwrap());
        let file = fs::File::create(&path).unwrap();
        clear_left_behind(folder.path());
        assert!(path.exists());
        file.set_modified(std::time::SystemTime::now() - 2 * OLD).unwrap();
        clear_left_behind(folder.path());
        assert!(!path.exists());
        assert!(other.exists(), "it is not ours");
    }
}
