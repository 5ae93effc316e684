//! Former versions of saved files, kept beside the preferences: the last few of each file, and the first of each of the
//! last days, from which it is told what was done on them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::NamedTempFile;

use crate::model::Date;

use super::content::Content;
use super::folders::{Folders, make_private, name_of};
use super::regular::open_regular;
use super::stamp::Stamp;
use super::temporary::temporary;
use super::versions::{KeptVersion, VersionName, versions};

/// Of how many days before the newest version the first one of each day is kept: a month with the week before it, so that
/// a monthly report and the list of what was done have where to begin.
const DAILY: i32 = 40;

/// How many bytes the first versions of days may take together: those of a very large file are not kept so long.
const DAILY_BYTES: u64 = 256 << 20;

/// A former version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was replaced by a newer one.
    pub replaced: SystemTime,
    /// Its size in bytes.
    pub bytes: u64,
    /// What it was called, for one that is kept for good.
    pub name: Option<VersionName>,
}

/// A copy of what a file holds, on its way to becoming a backup: dropped, it is gone.
pub(super) struct Draft {
    file: NamedTempFile,
    folder: PathBuf,
    stamp: Stamp,
}

impl Draft {
    /// Copies what a file holds.
    pub(super) fn of(folders: &Folders, path: &Path) -> io::Result<Self> {
        let folder = folders.backups().join(name_of(path));
        make_private(&folder)?;
        let mut file = temporary(&folder, 0o600)?;
        let mut from = open_regular(path)?;
        let look = Stamp::of_metadata(&from.metadata()?).ok_or(io::ErrorKind::Unsupported)?;
        let (content, _) = Content::of_copied(&mut from, file.as_file_mut())?;
        Ok(Self { file, folder, stamp: look.with_content(content) })
    }

    /// What the file looked like and what it held when it was copied.
    pub(super) fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// Makes it the newest backup, unless that one holds the same, and drops those beyond `count` that are
    /// not the first of their day. Returns where the copy lies.
    pub(super) fn keep(self, count: usize) -> io::Result<PathBuf> {
        let known = list(&self.folder);
        // The stamp of the file would ask for the backup's times; what it holds is all that matters.
        let holds_same = |backup: &&Backup| {
            let read = open_regular(&backup.path).and_then(|mut file| Content::of_reader(&mut file));
            read.is_ok_and(|(content, _)| self.stamp.has_content(content))
        };
        let same_length = |backup: &&Backup| backup.bytes == self.stamp.length();
        if let Some(newest) = known.first().filter(same_length).filter(holds_same) {
            return Ok(newest.path.clone());
        }
        let number = known.first().and_then(|backup| number_of(&backup.path)).map_or(1, |number| number + 1);
        let place = self.folder.join(format!("{number:08}.guatu.json"));
        self.file.persist(&place).map_err(|error| error.error)?;
        for old in dropped(&list(&self.folder), count.max(1)) {
            if let Err(error) = fs::remove_file(&old.path) {
                log::warn!("{}: {error}", old.path.display());
            }
        }
        Ok(place)
    }
}

/// Those of the versions, the newest first, that are kept no longer.
fn dropped(known: &[Backup], count: usize) -> Vec<&Backup> {
    let day = |backup: &Backup| Date::of_moment(backup.replaced);
    let newest = known.first().and_then(day);
    let mut bytes = 0;
    let mut is_dropped = |(at, backup): &(usize, &Backup)| {
        let own = day(backup);
        let is_first = known.get(at + 1).is_none_or(|before| day(before) != own);
        let is_late = newest.zip(own).is_some_and(|(newest, own)| newest.days_since(own) <= DAILY);
        if is_first && is_late {
            bytes += backup.bytes;
        }
        !(is_first && is_late && bytes <= DAILY_BYTES)
    };
    known.iter().enumerate().skip(count).filter(&mut is_dropped).map(|(_, backup)| backup).collect()
}

/// The former versions of a file, newest first; before them those that were given a name.
#[must_use]
pub fn backups(folders: &Folders, path: &Path) -> Vec<Backup> {
    let folder = folders.backups().join(name_of(path));
    let named = |(path, name): (PathBuf, VersionName)| {
        let metadata = fs::metadata(&path).ok()?;
        Some(Backup { replaced: metadata.modified().ok()?, bytes: metadata.len(), path, name: Some(name) })
    };
    versions(&folder).into_iter().filter_map(named).chain(list(&folder)).collect()
}

/// Those of the versions of a file that have a name, in their order.
#[must_use]
pub fn kept_versions(backups: &[Backup]) -> Vec<KeptVersion> {
    let kept = |own: &Backup| Some(KeptVersion { path: own.path.clone(), about: own.name.clone()? });
    backups.iter().filter_map(kept).collect()
}

fn list(folder: &Path) -> Vec<Backup> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let backup = |entry: fs::DirEntry| {
        let path = entry.path();
        number_of(&path)?;
        let metadata = entry.metadata().ok()?;
        Some(Backup { path, replaced: metadata.modified().ok()?, bytes: metadata.len(), name: None })
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
    fn the_first_version_of_each_of_the_last_days_outlives_the_others() {
        let noon = |day: u64| SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_788_264_000 + day * 86_400);
        let backup = |name: &str, day: u64, bytes| Backup { path: name.into(), replaced: noon(day), bytes, name: None };
        let names = |known: &[Backup]| -> Vec<String> {
            dropped(known, 2).iter().map(|own| own.path.display().to_string()).collect()
        };
        let days = [("g", 50), ("f", 50), ("e", 50), ("d", 49), ("c", 49), ("b", 10), ("a", 9)];
        let known = |bytes: u64| days.map(|(name, day)| backup(name, day, bytes));
        // The newest two, then the first of the 50th, of the 49th and of the 10th day; the 9th lies too far back.
        assert_eq!(names(&known(1)), ["d", "a"]);
        assert_eq!(names(&known(DAILY_BYTES)), ["d", "c", "b", "a"], "large ones only as far as there is room");
    }

    #[test]
    fn the_last_versions_are_kept_and_the_first_of_the_day() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::at(&folder.path().join("own"));
        let path = folder.path().join("台账.guatu.json");
        assert!(Draft::of(&folders, &path).is_err(), "there is no file yet");
        assert!(backups(&folders, &path).is_empty());
        for n in 0..6 {
            fs::File::create(&path).and_then(|mut file| io::Write::write_all(&mut file, &[b'0' + n])).unwrap();
            let place = Draft::of(&folders, &path).unwrap().keep(3).unwrap();
            assert_eq!(Draft::of(&folders, &path).unwrap().keep(3).unwrap(), place, "it is kept once");
        }
        let kept: Vec<_> = backups(&folders, &path).iter().map(|b| fs::read_to_string(&b.path).unwrap()).collect();
        assert_eq!(kept, ["5", "4", "3", "0"]);
    }
}
