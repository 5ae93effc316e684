//! Journals that a crashed or killed process left behind: found, read, put aside, deleted.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::folders::make_private;
use super::journal::{self, Header, JOURNAL_VERSION, base_of, journals_in, unheld};
use crate::model::Dataset;

/// How long work that was dropped can be brought back.
const KEPT: Duration = Duration::from_hours(24 * 30);

/// The folder, in that of the journals, of those that were put aside.
const DROPPED: &str = "dropped";

/// A journal that a crashed or killed process left behind.
#[derive(Debug)]
pub struct RecoverableJournal {
    /// Where it lies. Dropping the value lets go of the lock; [`RecoverableJournal::remove`] deletes it.
    path: PathBuf,
    /// What it says of itself.
    pub header: Header,
    /// The dataset that the work began from.
    pub base: Dataset,
    /// True when that dataset is lost and the file, which was changed since, stands for it.
    pub base_changed: bool,
    /// What was done since, a line each; a last line that was not written to its end is left out.
    pub lines: Vec<String>,
    /// Held while this value lives, so that no other process takes the journal too.
    lock: File,
}

impl RecoverableJournal {
    /// The journals of a folder whose process is gone. Those that hold nothing to recover are deleted, and so is what was
    /// put aside more than 30 days ago.
    #[must_use]
    pub fn find(folder: &Path) -> Vec<Self> {
        remove_expired(&dropped(folder));
        Self::found_in(folder)
    }

    /// The journals that a person put aside within the last 30 days.
    #[must_use]
    pub fn find_dropped(folder: &Path) -> Vec<Self> {
        let folder = dropped(folder);
        remove_expired(&folder);
        Self::found_in(&folder)
    }

    fn found_in(folder: &Path) -> Vec<Self> {
        remove_orphans(folder);
        journals_in(folder).into_iter().filter_map(|path| Self::open(&path)).collect()
    }

    /// True for one that a person put aside.
    #[must_use]
    pub fn is_dropped(&self) -> bool {
        self.path.parent().is_some_and(|folder| folder.ends_with(DROPPED))
    }

    fn open(path: &Path) -> Option<Self> {
        // Held by a living process: not left behind.
        let lock = unheld(path)?;
        let text = fs::read(path).ok()?;
        let text = String::from_utf8_lossy(&text);
        let (complete, _torn) = text.rsplit_once('\n')?;
        let mut lines = complete.lines();
        let header: Header = serde_json::from_str(lines.next()?).ok()?;
        if header.guatu_journal != JOURNAL_VERSION {
            return None;
        }
        let lines: Vec<String> = lines.map(ToOwned::to_owned).collect();
        if lines.is_empty() && !header.unsaved {
            journal::remove(path);
            return None;
        }
        let (base, base_changed) = base(path, &header)?;
        Some(Self { path: path.to_owned(), header, base, base_changed, lines, lock })
    }

    /// Deletes the journal.
    pub fn remove(self) {
        journal::remove(&self.path);
    }

    /// Puts the journal aside, where it can be brought back from for 30 days.
    ///
    /// # Errors
    /// When it cannot be moved; it lies where it was then.
    pub fn put_aside(self) -> io::Result<()> {
        let Some(present) = self.path.parent() else { return Ok(()) };
        let folder = if self.is_dropped() { present.to_owned() } else { dropped(present) };
        make_private(&folder)?;
        for from in [base_of(&self.path), self.path.clone()] {
            let Some(name) = from.file_name() else { continue };
            match fs::rename(&from, folder.join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        // The 30 days begin now.
        self.lock.set_modified(SystemTime::now())
    }
}

/// The folder of the journals that were put aside.
fn dropped(journals: &Path) -> PathBuf {
    journals.join(DROPPED)
}

/// The base of a journal; when it was not written to its end, the file itself, with whether it was changed since.
fn base(path: &Path, header: &Header) -> Option<(Dataset, bool)> {
    if let Ok(bytes) = fs::read(base_of(path)) {
        return Some((super::read::read_unchecked(&bytes).ok()?, false));
    }
    let (file, stamp) = (header.path.as_deref()?, header.stamp?);
    let changed = !stamp.describes(file);
    Some((super::load(file).ok()?, changed))
}

/// Deletes what was put aside too long ago.
fn remove_expired(dropped: &Path) {
    for path in journals_in(dropped) {
        let at = fs::metadata(&path).and_then(|metadata| metadata.modified());
        let old = at.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age > KEPT));
        if old && unheld(&path).is_some() {
            journal::remove(&path);
        }
    }
}

/// Deletes bases whose journal has ended, such as that of a process that was killed between the two. A journal is there
/// before its base is.
fn remove_orphans(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let journals = journals_in(folder);
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".base.json").or_else(|| name.strip_suffix(".base.part")) else { continue };
        let known = journals.iter().any(|journal| journal.file_stem().is_some_and(|other| other == stem));
        // It may have ended only just now.
        let gone = || !folder.join(format!("{stem}.journal")).exists();
        if !known && gone() && fs::remove_file(&path).is_err() {
            log::debug!("{} could not be removed", path.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::super::journal::{Journal, write_base};
    use super::super::stamp::Stamp;
    use super::*;

    fn header() -> Header {
        Header { guatu_journal: JOURNAL_VERSION, path: None, name: "未命名".to_owned(), unsaved: false, stamp: None }
    }

    fn begun(folder: &Path) -> Journal {
        let journal = Journal::create(folder, &header()).unwrap();
        write_base(journal.path(), &Dataset::default()).unwrap();
        journal
    }

    #[test]
    fn a_journal_is_found_once_its_process_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = begun(folder.path());
        journal.add("first").unwrap();
        assert!(RecoverableJournal::find(folder.path()).is_empty(), "it is still held");
        drop(journal);
        let left = RecoverableJournal::find(folder.path());
        assert_eq!(left[0].lines, ["first"]);
        left.into_iter().for_each(RecoverableJournal::remove);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_line_that_was_cut_short_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = begun(folder.path());
        journal.add("first").unwrap();
        let path = journal.path().to_owned();
        drop(journal);
        fs::OpenOptions::new().append(true).open(path).unwrap().write_all(b"{\"edi").unwrap();
        assert_eq!(RecoverableJournal::find(folder.path())[0].lines, ["first"]);
    }

    #[test]
    fn a_journal_in_which_nothing_was_done_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        drop(begun(folder.path()));
        assert!(RecoverableJournal::find(folder.path()).is_empty());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn work_that_was_put_aside_is_kept_for_thirty_days() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = begun(folder.path());
        journal.add("first").unwrap();
        let name = journal.path().file_name().unwrap().to_owned();
        drop(journal);
        for left in RecoverableJournal::find(folder.path()) {
            left.put_aside().unwrap();
        }
        assert!(RecoverableJournal::find(folder.path()).is_empty(), "it was put aside");
        let again = RecoverableJournal::find_dropped(folder.path());
        assert_eq!((again[0].lines.as_slice(), again[0].is_dropped()), (["first".to_owned()].as_slice(), true));
        drop(again);
        let file = File::options().append(true).open(dropped(folder.path()).join(&name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_hours(24 * 31)).unwrap();
        drop(file);
        assert!(RecoverableJournal::find(folder.path()).is_empty());
        assert_eq!(fs::read_dir(dropped(folder.path())).unwrap().count(), 0, "any start clears what is too old");
    }

    #[test]
    fn the_file_stands_for_a_base_that_was_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.guatu.json");
        super::super::save(&path, &Dataset::default()).unwrap();
        let header = Header { path: Some(path.clone()), stamp: Stamp::of(&path), ..header() };
        let journals = folder.path().join("journals");
        let mut journal = Journal::create(&journals, &header).unwrap();
        journal.add("first").unwrap();
        drop(journal);
        let left = RecoverableJournal::find(&journals);
        assert_eq!((left[0].base_changed, left[0].lines.len()), (false, 1));
        drop(left);
        fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(b"\n").unwrap();
        assert!(RecoverableJournal::find(&journals)[0].base_changed, "the file was changed since");
    }

    #[test]
    fn a_base_without_its_journal_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        let journal = begun(folder.path());
        fs::remove_file(journal.path()).unwrap();
        assert!(RecoverableJournal::find(folder.path()).is_empty());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
