//! Only files: a folder, a pipe, a socket or a device is refused before it is opened. Reading a pipe could wait for
//! ever, and opening a device can do something to it.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;

/// Not a file: the reason inside an [`io::Error`].
#[derive(Debug, thiserror::Error)]
#[error("not a file but a folder, a pipe or a device")]
pub(super) struct NotRegular;

impl From<NotRegular> for io::Error {
    fn from(reason: NotRegular) -> Self {
        Self::new(io::ErrorKind::InvalidInput, reason)
    }
}

/// True where an error says that a path is no file.
#[must_use]
pub fn is_not_regular(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<NotRegular>)
}

/// Refuses what is there and is no file. What is not there is refused too.
///
/// # Errors
/// When the path is no file, or the system does not tell.
pub fn regular(path: &Path) -> io::Result<()> {
    if fs::metadata(path)?.is_file() { Ok(()) } else { Err(NotRegular.into()) }
}

/// Opens a file for reading, and nothing else.
pub(super) fn open_regular(path: &Path) -> io::Result<File> {
    regular(path)?;
    let mut options = OpenOptions::new();
    options.read(true);
    // A pipe may have taken the place of the file just now: it is opened without waiting, and refused all the same.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(NotRegular.into()) }
}

/// True where two paths lead to one file: the same path, a symbolic link, a hard link. False where one is not there.
#[must_use]
pub fn same(a: &Path, b: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        let identity = |path| fs::metadata(path).map(|metadata| (metadata.dev(), metadata.ino()));
        identity(a).is_ok_and(|a| identity(b).is_ok_and(|b| a == b))
    }
    #[cfg(not(unix))]
    same_file::is_same_file(a, b).unwrap_or(false)
}
