//! Due dates that differ: moved here with a reason, or there without one.

use crate::diff::{Difference, FieldChange};
use crate::model::{Due, FieldKind};

/// The due dates of a change of one; nothing for other fields.
pub(super) fn dues(change: &FieldChange) -> (Option<Due>, Option<Due>) {
    if change.kind != FieldKind::Due {
        return (None, None);
    }
    (change.mine.typed().flatten(), change.theirs.typed().flatten())
}

/// True for a due date that is the same by now: moved here with its reason, and there without.
pub(super) fn is_recorded_here(difference: &Difference) -> bool {
    difference.change().is_some_and(|change| match dues(change) {
        (Some(mine), Some(theirs)) => {
            mine.present() == theirs.present() && theirs.changes.is_empty() && !mine.changes.is_empty()
        }
        _ => false,
    })
}
