//! Writing into a file that is there, for one that cannot be replaced: it has further names (hard links), its folder
//! takes no other file, or a new one could not be given its owner.
//!
//! A crash in the middle leaves the file torn, so a whole copy of what it held is on the disk before it is touched.

use std::fs::{self, File};
use std::io::{self, Read, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use super::content::Content;
use super::error::SaveCause;
use super::regular::open_regular;
use super::stamp::Stamp;

/// The whole copy of what a file held.
struct SafetyCopy {
    path: PathBuf,
    /// A backup stays; another copy goes once the file is written.
    is_backup: bool,
}

/// Writes bytes into an open file. `backup` is where a copy of what it held lies already; without one it is made beside
/// the file, else in one of the other `folders`.
pub(super) fn write(
    file: &mut File,
    path: &Path,
    bytes: &[u8],
    backup: Option<PathBuf>,
    folders: &[PathBuf],
) -> Result<Option<Stamp>, SaveCause> {
    write_with(file, path, backup, folders, |file| {
        // A full disk is to be found before anything is touched.
        reserve(file, bytes.len() as u64)?;
        overwrite(file, &mut &*bytes)
    })?;
    Ok(Stamp::of_written(file, Content::of(bytes)))
}

fn write_with(
    file: &mut File,
    path: &Path,
    backup: Option<PathBuf>,
    folders: &[PathBuf],
    write: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), SaveCause> {
    let copy = match backup {
        Some(path) => SafetyCopy { path, is_backup: true },
        None => SafetyCopy { path: copy(path, folders)?, is_backup: false },
    };
    File::open(&copy.path).and_then(|file| file.sync_all())?;
    if let Err(error) = write(file) {
        return Err(match copy.put_back(file) {
            Ok(()) => SaveCause::Io(error),
            Err(_) => SaveCause::Torn { error, copy: copy.path },
        });
    }
    copy.drop_unless_backup();
    Ok(())
}

/// Puts these bytes, and nothing else, into the file and on the disk.
fn overwrite(file: &mut File, from: &mut impl Read) -> io::Result<()> {
    file.rewind()?;
    let (_, length) = Content::of_copied(from, file)?;
    file.set_len(length)?;
    file.sync_all()
}

/// Asks the system for the space. Where it cannot tell beforehand, the writing will.
fn reserve(file: &File, length: u64) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{FallocateFlags, fallocate};
        use rustix::io::Errno;
        if let Err(error @ (Errno::NOSPC | Errno::DQUOT | Errno::FBIG)) =
            fallocate(file, FallocateFlags::KEEP_SIZE, 0, length.max(1))
        {
            return Err(error.into());
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _unused = (file, length);
    Ok(())
}

/// Copies a file to a name of its own that says what it is, readable by no more people than the file.
fn copy(path: &Path, folders: &[PathBuf]) -> io::Result<PathBuf> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    let make = |folder: &Path| {
        let mut made = tempfile::Builder::new().prefix(&name).suffix(".former").tempfile_in(folder)?;
        Content::of_copied(&mut open_regular(path)?, &mut made)?;
        made.flush()?;
        Ok(made.keep().map_err(|error| error.error)?.1)
    };
    let beside = path.parent().into_iter();
    let mut last = io::Error::from(io::ErrorKind::NotFound);
    for folder in beside.chain(folders.iter().map(PathBuf::as_path)) {
        match make(folder) {
            Ok(copy) => return Ok(copy),
            Err(error) => last = error,
        }
    }
    Err(last)
}

impl SafetyCopy {
    /// Writes the copy back. Where even that fails, the copy is what is left.
    fn put_back(&self, file: &mut File) -> io::Result<()> {
        overwrite(file, &mut open_regular(&self.path)?)?;
        self.drop_unless_backup();
        Ok(())
    }

    fn drop_unless_backup(&self) {
        if !self.is_backup
            && let Err(error) = fs::remove_file(&self.path)
        {
            log::warn!("{}: {error}", self.path.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn former() -> (tempfile::TempDir, PathBuf, File) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账.guatu.json");
        File::create(&path).unwrap().write_all(b"former, and longer").unwrap();
        let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
        (folder, path, file)
    }

    #[test]
    fn the_copy_goes_once_the_file_is_written() {
        let (folder, path, mut file) = former();
        write(&mut file, &path, b"new", None, &[]).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_write_that_fails_puts_the_former_content_back() {
        let (folder, path, mut file) = former();
        let failing = |file: &mut File| {
            file.write_all(b"half of the n")?;
            Err(io::ErrorKind::StorageFull.into())
        };
        let error = write_with(&mut file, &path, None, &[], failing).unwrap_err();
        assert!(matches!(error, SaveCause::Io(_)), "{error:?}");
        assert_eq!(fs::read(&path).unwrap(), b"former, and longer");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_stays_torn_says_where_its_copy_lies() {
        let (_folder, path, mut file) = former();
        // From here on nothing can be written to the file, as on a disk that is gone.
        let failing = |file: &mut File| {
            file.write_all(b"half of the n")?;
            *file = File::open(&path)?;
            Err(io::ErrorKind::StorageFull.into())
        };
        let error = write_with(&mut file, &path, None, &[], failing).unwrap_err();
        let SaveCause::Torn { copy, .. } = error else { panic!("{error:?}") };
        assert_eq!(fs::read(copy).unwrap(), b"former, and longer");
    }
}
