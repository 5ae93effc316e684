//! Recovery journals on disk: the dataset that work began from, and a line for each edit or other entry since.
//!
//! A journal is locked while its process lives, and gone once the work is saved or dropped. One that is there
//! and not locked belongs to a process that ended without saying so. What the lines mean is not known here.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folders::{create_private, make_private};
use super::stamp::Stamp;
use super::write::write_to;
use crate::model::Dataset;

/// What a journal says of itself in its first line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The version of this form.
    pub guatu_journal: u32,
    /// The file that the work belongs to; nothing for a new dataset.
    pub path: Option<PathBuf>,
    /// The name of the document, for one without a file.
    pub name: String,
    /// True when the base itself is in no file.
    pub unsaved: bool,
    /// What the file looked like when the work began.
    pub stamp: Option<Stamp>,
}

/// The present form.
pub const JOURNAL_VERSION: u32 = 1;

/// A journal that is being written.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    unsynced: bool,
}

/// A journal that a crashed or killed process left behind.
#[derive(Debug)]
pub struct RecoverableJournal {
    /// Where it lies. Dropping the value lets go of the lock; [`RecoverableJournal::remove`] deletes it.
    path: PathBuf,
    /// What it says of itself.
    pub header: Header,
    /// The dataset that the work began from.
    pub base: Dataset,
    /// What was done since, a line each; a last line that was not written to its end is left out.
    pub lines: Vec<String>,
    _lock: File,
}

impl Journal {
    /// Begins a journal. The header is on disk before the base, so that even a journal cut short names its file.
    ///
    /// # Errors
    /// When the folder does not take it.
    pub fn create(folder: &Path, name: &str, header: &Header, base: &Dataset) -> io::Result<Self> {
        make_private(folder)?;
        let path = folder.join(format!("{name}.journal"));
        let mut file = create_private(&path)?;
        if let Err(error) = file.try_lock() {
            log::warn!("{}: {error}", path.display());
        }
        writeln!(file, "{}", serde_json::to_string(header)?)?;
        let base_path = base_of(&path);
        let partial = base_path.with_extension("part");
        let mut writer = BufWriter::new(create_private(&partial)?);
        write_to(base, &mut writer)?;
        writer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_data()?;
        fs::rename(&partial, &base_path)?;
        Ok(Self { file, path, unsynced: true })
    }

    /// Adds a line. It is with the system when this returns, so only a power cut can lose it.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn add(&mut self, line: &str) -> io::Result<()> {
        let mut bytes = Vec::with_capacity(line.len() + 1);
        bytes.extend_from_slice(line.as_bytes());
        bytes.push(b'\n');
        self.unsynced = true;
        self.file.write_all(&bytes)
    }

    /// Puts what was added on the disk itself.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn sync(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.unsynced) {
            self.file.sync_data()?;
        }
        Ok(())
    }

    /// Deletes the journal: the work is saved, or no longer wanted.
    pub fn end(self) {
        remove(&self.path);
    }
}

impl RecoverableJournal {
    /// The journals of a folder whose process is gone. Those that hold nothing to recover are deleted.
    #[must_use]
    pub fn find(folder: &Path) -> Vec<Self> {
        let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "journal"));
        paths.sort();
        paths.into_iter().filter_map(|path| Self::open(&path)).collect()
    }

    fn open(path: &Path) -> Option<Self> {
        let lock = OpenOptions::new().read(true).write(true).open(path).ok()?;
        // Held by a living process: not left behind.
        lock.try_lock().ok()?;
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
            remove(path);
            return None;
        }
        let base = base(path, &header)?;
        Some(Self { path: path.to_owned(), header, base, lines, _lock: lock })
    }

    /// Deletes the journal.
    pub fn remove(self) {
        remove(&self.path);
    }
}

/// The base of a journal; when it was not written to its end, the file itself, if nobody changed it since.
fn base(path: &Path, header: &Header) -> Option<Dataset> {
    if let Ok(bytes) = fs::read(base_of(path)) {
        return super::read::read_unchecked(&bytes).ok();
    }
    let file = header.path.as_deref().filter(|file| header.stamp.is_some_and(|stamp| stamp.describes(file)))?;
    super::load(file).ok()
}

fn base_of(path: &Path) -> PathBuf {
    path.with_extension("base.json")
}

fn remove(path: &Path) {
    for path in [base_of(path), base_of(path).with_extension("part"), path.to_owned()] {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => log::warn!("{}: {error}", path.display()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header { guatu_journal: JOURNAL_VERSION, path: None, name: "未命名".to_owned(), unsaved: false, stamp: None }
    }

    #[test]
    fn a_journal_is_found_once_its_process_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::create(folder.path(), "1", &header(), &Dataset::default()).unwrap();
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
        let mut journal = Journal::create(folder.path(), "1", &header(), &Dataset::default()).unwrap();
        journal.add("first").unwrap();
        journal.file.write_all(b"{\"edi").unwrap();
        drop(journal);
        assert_eq!(RecoverableJournal::find(folder.path())[0].lines, ["first"]);
    }

    #[test]
    fn a_journal_in_which_nothing_was_done_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        drop(Journal::create(folder.path(), "1", &header(), &Dataset::default()).unwrap());
        assert!(RecoverableJournal::find(folder.path()).is_empty());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
