//! Due dates that differ: moved here with a reason, or there without one.

use crate::diff::{Detail, Difference, FieldChange};
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

/// True where a due date is moved there, and nobody wrote down why.
pub(super) fn moves_unrecorded(difference: &Difference) -> bool {
    let Some(change) = difference.change() else { return false };
    matches!(dues(change), (Some(_), Some(_))) && matches!(change.detail(""), Detail::Due(due) if due.without_record)
}
