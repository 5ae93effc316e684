//! The large steps of the history are packed while nobody waits: one at a time, on another thread.

mod handle;

/// How far the history of a document is packed.
#[derive(Debug, Default)]
pub(super) struct HistoryPacking {
    /// The revision at which nothing was left to be packed.
    done: Option<u64>,
    is_under_way: bool,
}
