//! Former versions of saved files, kept beside the preferences: the last few of each file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::folders::{Folders, make_private, name_of};

/// A former version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was replaced by a newer one.
    pub replaced: SystemTime,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Puts the present content of a file aside before it is replaced, and drops versions beyond `count`. Does
/// nothing for a file that is not there yet, or whose newest backup is the same.
///
/// # Errors
/// When the copy cannot be made; the file itself is as it was.
pub fn keep(folders: &Folders, path: &Path, count: usize) -> io::Result<()> {
    if count == 0 || !path.is_file() {
        return Ok(());
    }
    let folder = folders.backups().join(name_of(path));
    make_private(&folder)?;
    let known = backups(folders, path);
    let content = fs::read(path)?;
    let newest = known.first().and_then(|backup| fs::read(&backup.path).ok());
    if newest.as_deref() == Some(content.as_slice()) {
        return Ok(());
    }
    let number = known.first().and_then(|backup| number_of(&backup.path)).map_or(1, |number| number + 1);
    let place = folder.join(format!("{number:08}.guatu.json"));
    let mut temporary = tempfile::NamedTempFile::new_in(&folder)?;
    io::Write::write_all(&mut temporary, &content)?;
    temporary.persist(&place).map_err(|error| error.error)?;
    for old in backups(folders, path).into_iter().skip(count) {
        if let Err(error) = fs::remove_file(&old.path) {
            log::warn!("{}: {error}", old.path.display());
        }
    }
    Ok(())
}

/// The former versions of a file, newest first.
#[must_use]
pub fn backups(folders: &Folders, path: &Path) -> Vec<Backup> {
    let Ok(entries) = fs::read_dir(folders.backups().join(name_of(path))) else { return Vec::new() };
    let backup = |entry: fs::DirEntry| {
        let path = entry.path();
        number_of(&path)?;
        let metadata = entry.metadata().ok()?;
        Some(Backup { path, replaced: metadata.modified().ok()?, bytes: metadata.len() })
    };
    let mut found: Vec<Backup> = entries.flatten().filter_map(backup).collect();
    // By number, not by time: a clock may be set back.
    found.sort_by_key(|backup| std::cmp::Reverse(number_of(&backup.path)));
    found
}

fn number_of(path: &Path) -> Option<u64> {
    path.file_name()?.to_str()?.strip_suffix(".guatu.json")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_versions_are_kept_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::at(&folder.path().join("own"));
        let path = folder.path().join("台账.guatu.json");
        keep(&folders, &path, 3).unwrap();
        assert!(backups(&folders, &path).is_empty(), "there was no file yet");
        for n in 0..6 {
            fs::File::create(&path).and_then(|mut file| io::Write::write_all(&mut file, &[b'0' + n])).unwrap();
            keep(&folders, &path, 3).unwrap();
            keep(&folders, &path, 3).unwrap();
        }
        let kept: Vec<_> = backups(&folders, &path).iter().map(|b| fs::read_to_string(&b.path).unwrap()).collect();
        assert_eq!(kept, ["5", "4", "3"]);
    }
}
