//! Recovery journals on disk: the dataset that work began from, and a line for each edit or other entry since.
//!
//! A journal is locked while its process lives, and gone once the work is saved or dropped. One that is there
//! and not locked belongs to a process that ended without saying so. What the lines mean is not known here.
//!
//! The lines do not wait for the dataset that they began from, which may be large: until it is written too, the file
//! that it was read from stands for it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folders::{create_private, make_private, sync_folder};
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

/// The ending of a journal's name.
const JOURNAL: &str = "journal";

/// A journal that is being written.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    /// The length up to which every line is whole.
    whole: u64,
    /// Lines that the disk did not take yet.
    waiting: Vec<u8>,
    unsynced: bool,
}

impl Journal {
    /// Begins a journal with its first line. Its base is written with [`write_base`], which may take a while.
    ///
    /// # Errors
    /// When the folder does not take it; nothing is left there then.
    pub fn create(folder: &Path, header: &Header) -> io::Result<Self> {
        make_private(folder)?;
        // The process number is for a person who looks; it is the random part that no other process has, whichever machine
        // or container it runs in.
        let prefix = format!("{}-", std::process::id());
        let suffix = format!(".{JOURNAL}");
        let mut name = tempfile::Builder::new();
        let mut temporary = name.prefix(&prefix).suffix(&suffix).rand_bytes(16).tempfile_in(folder)?;
        if let Err(error) = temporary.as_file().try_lock() {
            log::warn!("{}: {error}", temporary.path().display());
        }
        let line = format!("{}\n", serde_json::to_string(header)?);
        temporary.write_all(line.as_bytes())?;
        temporary.as_file().sync_data()?;
        sync_folder(folder);
        let (file, path) = temporary.keep().map_err(|error| error.error)?;
        Ok(Self { file, path, whole: line.len() as u64, waiting: Vec::new(), unsynced: false })
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds a line. It is with the system when this returns, so only a power cut can lose it.
    ///
    /// # Errors
    /// When the disk does not take it. The line is kept, and written with the next one or by [`Journal::retry`].
    pub fn add(&mut self, line: &str) -> io::Result<()> {
        self.waiting.extend_from_slice(line.as_bytes());
        self.waiting.push(b'\n');
        self.retry()
    }

    /// Writes the lines that the disk did not take before.
    ///
    /// # Errors
    /// When it does not take them now either.
    pub fn retry(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        self.unsynced = true;
        // A line of which only a part was written is written again as a whole.
        if self.file.metadata()?.len() != self.whole {
            self.file.set_len(self.whole)?;
        }
        self.file.seek(SeekFrom::Start(self.whole))?;
        self.file.write_all(&self.waiting)?;
        self.whole += self.waiting.len() as u64;
        // The line of a change of all cells takes megabytes: its room is given back.
        self.waiting = Vec::new();
        Ok(())
    }

    /// Puts what was added on the disk itself.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn sync(&mut self) -> io::Result<()> {
        if self.unsynced {
            self.file.sync_data()?;
            self.unsynced = false;
        }
        Ok(())
    }

    /// Deletes the journal: the work is saved, or no longer wanted.
    pub fn end(self) {
        remove(&self.path);
    }
}

/// Writes the dataset that the work of a journal began from.
///
/// # Errors
/// When the folder does not take it; nothing is left there then.
pub fn write_base(journal: &Path, base: &Dataset) -> io::Result<()> {
    let path = base_of(journal);
    let partial = path.with_extension("part");
    let write = || {
        let mut writer = BufWriter::new(create_private(&partial)?);
        write_to(base, &mut writer)?;
        writer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_data()?;
        fs::rename(&partial, &path)
    };
    write().inspect_err(|_| delete(&partial))?;
    if let Some(folder) = path.parent() {
        sync_folder(folder);
    }
    Ok(())
}

/// Deletes the base of a journal that ended while it was being written.
pub fn remove_base(journal: &Path) {
    delete(&base_of(journal));
}

pub(super) fn base_of(journal: &Path) -> PathBuf {
    journal.with_extension("base.json")
}

/// Deletes a journal and what belongs to it.
pub(super) fn remove(journal: &Path) {
    for path in [base_of(journal), base_of(journal).with_extension("part"), journal.to_owned()] {
        delete(&path);
    }
}

fn delete(path: &Path) {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => log::warn!("{}: {error}", path.display()),
        _ => {}
    }
}

/// The journals of a folder, in the order of their names.
pub(super) fn journals_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == JOURNAL));
    paths.sort();
    paths
}

/// A journal that no living process holds, and the lock on it.
pub(super) fn unheld(path: &Path) -> Option<File> {
    let file = OpenOptions::new().read(true).write(true).open(path).ok()?;
    file.try_lock().ok()?;
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header() -> Header {
        Header { guatu_journal: JOURNAL_VERSION, path: None, name: "未命名".to_owned(), unsaved: false, stamp: None }
    }

    #[test]
    fn two_journals_of_one_process_have_names_of_their_own() {
        let folder = tempfile::tempdir().unwrap();
        for _ in 0..50 {
            Journal::create(folder.path(), &header()).unwrap();
        }
        assert_eq!(journals_in(folder.path()).len(), 50);
    }

    #[test]
    fn a_line_that_was_written_in_part_is_written_again_whole() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = Journal::create(folder.path(), &header()).unwrap();
        journal.add("first").unwrap();
        // As a full disk leaves it.
        journal.file.write_all(b"seco").unwrap();
        journal.waiting.extend_from_slice(b"second\n");
        journal.add("third").unwrap();
        let text = fs::read_to_string(journal.path()).unwrap();
        assert_eq!(text.lines().skip(1).collect::<Vec<_>>(), ["first", "second", "third"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_base_that_the_disk_does_not_take_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let journal = Journal::create(folder.path(), &header()).unwrap();
        fs::create_dir(base_of(journal.path())).unwrap();
        assert!(write_base(journal.path(), &Dataset::default()).is_err());
        assert!(!base_of(journal.path()).with_extension("part").exists());
    }
}
