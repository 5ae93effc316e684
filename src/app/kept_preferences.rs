//! The preferences as eframe keeps them: the file of all windows, read again before this one writes its own.
//!
//! # Limits
//! Two windows that write within the same moment do not see each other's changes.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::file::{self, Folders};
use crate::session::Preferences;

/// The key of the preferences in eframe's storage.
pub(super) const KEY: &str = "preferences";

/// The preferences of a window that begins beside others: what one of those has open is not opened again.
#[must_use]
pub fn beside_others(mut preferences: Preferences, folders: &Folders) -> Preferences {
    preferences.last_open.retain(|path| !file::is_held(folders, path));
    preferences
}

/// What was read and written last, and where.
pub(super) struct KeptPreferences {
    /// The preferences of this window when they were read or written last: what differs from them was changed here.
    base: Preferences,
    /// eframe's file; nowhere in most tests.
    file: Option<PathBuf>,
}

impl KeptPreferences {
    pub(super) fn new(base: Preferences) -> Self {
        Self { base, file: None }
    }

    /// The preferences are in this file of eframe's from now on.
    pub(super) fn in_file(&mut self, file: PathBuf) {
        self.file = Some(file);
    }

    /// What is to be written of these preferences: another window may have written others meanwhile. What it has open still
    /// is opened at the next start beside what this one has.
    pub(super) fn merged_with_others(&mut self, own: &Preferences, folders: Option<&Folders>) -> Preferences {
        let merged = self.written().map(|theirs| {
            let mut merged = own.merged(&self.base, &theirs);
            let is_elsewhere =
                |path: &&PathBuf| !own.last_open.contains(path) && folders.is_some_and(|own| file::is_held(own, path));
            merged.last_open.extend(theirs.last_open.iter().filter(is_elsewhere).cloned());
            merged
        });
        self.base = own.clone();
        merged.unwrap_or_else(|| own.clone())
    }

    /// What stands in the file; nothing where it is not there, or is just being written.
    fn written(&self) -> Option<Preferences> {
        let text = fs::read_to_string(self.file.as_ref()?).ok()?;
        let all: BTreeMap<String, String> = ron::from_str(&text).ok()?;
        ron::from_str(all.get(KEY)?).ok()
    }
}
