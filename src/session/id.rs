//! The numbers by which the running program names what it has open.

/// The number of an open document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct DocumentId(pub(super) u64);

/// The number of a job on a worker thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct JobId(pub(super) u64);

/// Gives each number once, from 1: 0 is free for what has none yet.
#[derive(Debug, Default)]
pub(super) struct Counter(u64);

impl Counter {
    pub(super) fn next(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
}
