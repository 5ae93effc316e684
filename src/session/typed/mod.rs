//! Texts that are being typed and are no edits yet: kept in the recovery journal, asked about before they would be lost,
//! and put back into their fields after a crash.

mod handle;

use crate::document::TypedText;

/// The typed texts of one document.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// What stands in fields and is not taken, in the order in which it was typed last.
    pub(super) now: Vec<TypedText>,
    /// The fields of a page or a table, not of a dialog, whose text a former process left behind and nobody has gone on with.
    pub(super) left_behind: Vec<u64>,
}
