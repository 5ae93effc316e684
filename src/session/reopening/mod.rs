//! The start: what was open last is opened again, each file where it was left.

mod handle;

use std::path::PathBuf;

use super::id::JobId;

/// Files that are being opened again, and those that could not be reached.
#[derive(Debug, Default)]
pub(super) struct Reopening {
    jobs: Vec<JobId>,
    /// Whether the person has done something meanwhile: then nothing comes to the front by itself.
    acted: bool,
    /// The files of late that are not there now, each with the reason in a few words.
    unreachable: Vec<(PathBuf, String)>,
    /// Why some were not opened, where the start page that says so may not be seen: others are still being read.
    untold: Vec<String>,
}
