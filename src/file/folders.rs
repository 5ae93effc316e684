//! The program's own folders, in the platform's place for them, readable by their owner only.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

/// Where the program keeps what is neither a dataset nor a preference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    root: PathBuf,
}

impl Folders {
    /// The folders of this person; nothing where the system names no home.
    #[must_use]
    pub fn of_person() -> Option<Self> {
        let base = etcetera::choose_base_strategy().ok()?;
        Some(Self::at(&base.data_dir().join("guatu")))
    }

    /// Folders below a folder, for tests.
    #[must_use]
    pub fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The folder of them all, which also holds the preferences.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Recovery journals.
    #[must_use]
    pub fn journals(&self) -> PathBuf {
        self.root.join("journals")
    }

    /// Former versions of saved files.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Marks of files that are open.
    #[must_use]
    pub fn locks(&self) -> PathBuf {
        self.root.join("locks")
    }

    /// What is to be printed.
    #[must_use]
    pub fn prints(&self) -> PathBuf {
        self.root.join("prints")
    }

    /// The office's own table of holidays.
    #[must_use]
    pub fn holidays(&self) -> PathBuf {
        self.root.join("holidays.tsv")
    }

    /// The office's own forms for all datasets.
    #[must_use]
    pub fn forms(&self) -> PathBuf {
        self.root.join("forms")
    }

    /// Reports on crashes.
    #[must_use]
    pub fn reports(&self) -> PathBuf {
        self.root.join("reports")
    }

    /// The log of the window.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.root.join("log")
    }
}

/// Makes a folder, and those above it that are missing, readable by the owner only.
///
/// # Errors
/// When the system does not allow it.
pub fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    // A folder that was there already may be open to others.
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

/// Opens a new file for writing, readable by the owner only.
///
/// # Errors
/// When the system does not allow it.
pub fn create_private(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A short name for a path: the same path always gives the same one.
pub(super) fn name_of(path: &Path) -> String {
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    name_of_bytes(whole.as_os_str().as_encoded_bytes())
}

/// A short name for some bytes. It is FNV-1a, since the name must be the same in every version of the program.
pub(super) fn name_of_bytes(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

/// Makes a new name in a folder last through a power cut. Some network folders cannot do it; the file is written all
/// the same.
pub(super) fn sync_folder(folder: &Path) {
    if let Err(error) = fs::File::open(folder).and_then(|folder| folder.sync_all()) {
        log::warn!("{} was not synced: {error}", folder.display());
    }
}
