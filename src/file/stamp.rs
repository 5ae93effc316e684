//! Size and time of a file: shows whether another program has written it since.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

/// The length and the time of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    length: u64,
    modified: SystemTime,
}

impl Stamp {
    /// The stamp of a file; nothing where there is no file.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some(Self { length: metadata.len(), modified: metadata.modified().ok()? })
    }
}
