//! Documents read apart: by a process of this same program with a limit on its memory and its time, so that a document
//! that no library can bear ends that process and never the window.
//!
//! Lives here: the two ends of that process and what they say to each other.
//! Does not live here: how a document is read ([`crate::reading`]).
//!
//! Limits: on Windows the system is not asked for a limit of memory; the limits of the readers and the time hold there.

mod allowance;
mod child;
mod here;
mod message;
mod parent;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::reading::formats::{Encoding, Watch};

pub use child::serve;
pub use message::Reading;
pub use parent::read_by;

/// The program that reads documents; none in tests, which read in their own process.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// From now on documents are read by a process of this program.
pub fn read_apart() {
    if let Some(program) = own_program() {
        // Said twice, it is the same program.
        let _known = PROGRAM.set(program);
    }
}

/// The program that is running. One that was replaced since its start can still be run on Linux.
fn own_program() -> Option<PathBuf> {
    let path = std::env::current_exe().ok()?;
    if path.exists() { Some(path) } else { cfg!(target_os = "linux").then(|| PathBuf::from("/proc/self/exe")) }
}

/// Reads a document, in an encoding where a person chose one, and understands it.
pub(super) fn read(path: &Path, encoding: Option<Encoding>, watch: Watch<'_>) -> Reading {
    match PROGRAM.get() {
        Some(program) => read_by(program, path, encoding, watch),
        // A damaged workbook can make its reader panic, which is caught there and told.
        None => super::crash::contained(|| here::read_here(path, encoding, watch)),
    }
}
