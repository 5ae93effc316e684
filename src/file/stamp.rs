//! What a file looked like and what it held: shows whether another program has written it since.

use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::content::Content;
use super::regular::open_regular;

/// The look of a file: its length, its times, which file it is; and where it was read, the hash of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    length: u64,
    modified: SystemTime,
    /// When content or attributes changed last, in seconds and nanoseconds: no program can set this time back.
    /// Absent where the system has none, and in stamps of former versions of the program, as the fields below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changed: Option<(i64, i64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    identity: Option<Identity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    content: Option<Content>,
}

/// Which file it is, whatever path leads to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    /// A name for it, fit for a file.
    pub(super) fn name(self) -> String {
        format!("{:x}-{:x}", self.device, self.inode)
    }
}

impl Stamp {
    /// The look of a file, its content unread; nothing where there is no file.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        Self::of_metadata(&std::fs::metadata(path).ok()?)
    }

    pub(super) fn of_metadata(metadata: &Metadata) -> Option<Self> {
        if !metadata.is_file() {
            return None;
        }
        #[cfg(unix)]
        let (changed, identity) = {
            use std::os::unix::fs::MetadataExt as _;
            let identity = Identity { device: metadata.dev(), inode: metadata.ino() };
            (Some((metadata.ctime(), metadata.ctime_nsec())), Some(identity))
        };
        #[cfg(not(unix))]
        let (changed, identity) = (None, None);
        Some(Self { length: metadata.len(), modified: metadata.modified().ok()?, changed, identity, content: None })
    }

    /// Reads a file, and returns its bytes with its stamp.
    pub(super) fn read(path: &Path) -> io::Result<(Vec<u8>, Option<Self>)> {
        let mut file = open_regular(path)?;
        // The look from before the reading: what is written meanwhile shows as a change.
        let metadata = file.metadata()?;
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
        file.read_to_end(&mut bytes)?;
        let stamp = Self::of_metadata(&metadata).map(|stamp| stamp.with_content(Content::of(&bytes)));
        Ok((bytes, stamp))
    }

    /// The stamp of an open file that holds this.
    pub(super) fn of_written(file: &File, content: Content) -> Option<Self> {
        Some(Self::of_metadata(&file.metadata().ok()?)?.with_content(content))
    }

    pub(super) fn with_content(self, content: Content) -> Self {
        Self { content: Some(content), ..self }
    }

    /// Which file it is; nothing where the system does not tell.
    #[must_use]
    pub fn identity(&self) -> Option<Identity> {
        self.identity
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// True where a file that looked like this and now looks like `now` need not be read: nobody has written it. What
    /// one of the two does not know is left out, and so is the identity: on some network folders it changes by itself.
    #[must_use]
    pub fn looks_like(&self, now: &Self) -> bool {
        let same_change = self.changed.is_none() || now.changed.is_none() || self.changed == now.changed;
        self.length == now.length && self.modified == now.modified && same_change
    }

    /// True where it held this.
    pub(super) fn has_content(&self, content: Content) -> bool {
        self.content == Some(content)
    }

    /// True where both hold the same by their hashes; false where one was not read.
    pub(super) fn has_content_of(&self, now: &Self) -> bool {
        self.content.is_some() && self.content == now.content
    }

    /// True where a file that was read as `now` still holds what it held: by its hash, or, for a stamp without one, by
    /// length and time.
    pub(super) fn still_holds(&self, now: &Self) -> bool {
        match (self.content, now.content) {
            (Some(known), Some(now)) => known == now,
            _ => self.looks_like(now),
        }
    }

    /// True where the file at a path still holds what it held. The file is read when its length is the same.
    #[must_use]
    pub fn describes(&self, path: &Path) -> bool {
        let read = || {
            let mut file = open_regular(path).ok()?;
            let now = Self::of_metadata(&file.metadata().ok()?)?;
            if now.length != self.length || self.content.is_none() {
                return Some(self.looks_like(&now));
            }
            let (content, _) = Content::of_reader(&mut file).ok()?;
            Some(self.still_holds(&now.with_content(content)))
        };
        read().unwrap_or(false)
    }
}
