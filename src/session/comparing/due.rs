//! The two sides of a due date that differs.

use crate::diff::FieldChange;
use crate::model::{Due, FieldKind};

/// The due dates of a change of one; nothing for other fields.
pub(super) fn dues(change: &FieldChange) -> (Option<Due>, Option<Due>) {
    if change.kind != FieldKind::Due {
        return (None, None);
    }
    (change.mine.typed().flatten(), change.theirs.typed().flatten())
}
