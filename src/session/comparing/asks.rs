//! What each difference asks of a person: nothing, because only they changed it; a decision; or to be picked.

use crate::diff::{Comparison, Difference, DifferenceKind, FieldChange, Who};
use crate::model::NodeKind;

use super::due::dues;
use super::other::OtherKind;

/// What a difference asks of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Nothing: with a known origin what only they changed, of a document what it fills in. Ticked to begin with.
    Nothing,
    /// A decision: both changed it, a due date is moved, or something is deleted there. Never ticked to begin with.
    Decision,
    /// Nobody knows who changed it: it is picked by whoever wants it.
    Choice,
    /// What only mine has or changed: it is kept.
    Ours,
}

/// What the differences of a comparison ask, in their order. `has_origin` where the state is known that both came from; of
/// one that `is_strange`, which has not one item of mine, nothing is proposed.
pub(super) fn asks(comparison: &Comparison, kind: OtherKind, has_origin: bool, is_strange: bool) -> Vec<Asks> {
    let is_document = kind == OtherKind::Document;
    let of = |difference: &Difference| {
        // A former version is looked at: what it had is taken back by whoever wants it.
        if kind == OtherKind::Former {
            return Asks::Choice;
        }
        let is_removed = difference.kind == DifferenceKind::Removed;
        let is_idle = difference.change().is_some_and(FieldChange::is_idle);
        match difference.who {
            Who::Mine => Asks::Ours,
            Who::Unknown if is_removed || is_idle => Asks::Ours,
            Who::Theirs | Who::Both if is_removed || moves(difference) => Asks::Decision,
            Who::Theirs | Who::Both if is_strange => Asks::Choice,
            Who::Theirs | Who::Both => Asks::Nothing,
            Who::Conflict => Asks::Decision,
            Who::Unknown if !is_stale(difference) && moves(difference) => Asks::Decision,
            Who::Unknown if is_document && !has_origin && !is_strange && fills_in(difference) => Asks::Nothing,
            Who::Unknown => Asks::Choice,
        }
    };
    comparison.differences.iter().map(of).collect()
}

/// True where a due date is another one, whatever words it is in.
pub(super) fn moves(difference: &Difference) -> bool {
    difference.moves_due() || difference.moves_due_unrecorded()
}

/// True for what a document brings: something new, or other content.
fn fills_in(difference: &Difference) -> bool {
    let adds = matches!(difference.kind, DifferenceKind::Added | DifferenceKind::Changed(_));
    // A heading in other words is no news.
    let is_heading = matches!(difference.of(), NodeKind::Category | NodeKind::Problem);
    let is_renamed = is_heading && difference.change().is_some();
    adds && !is_renamed && !is_stale(difference)
}

/// A ledger that still has the date from before a change here was written before it.
fn is_stale(difference: &Difference) -> bool {
    difference.change().is_some_and(|change| match dues(change) {
        (Some(mine), Some(theirs)) => {
            let former = mine.changes.iter().map(|change| change.from);
            former.chain(mine.on).any(|date| Some(date) == theirs.present())
        }
        _ => false,
    })
}
