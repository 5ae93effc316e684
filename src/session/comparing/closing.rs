//! The closing of an item in a comparison: three fields that are taken over together.

use std::collections::HashMap;

use crate::diff::{Comparison, Who};
use crate::field;
use crate::model::{self, NodeRef};

/// The differences that go together because one without the others makes an item that is closed without a record, or a
/// record without its steps: how far an item is that is closed on a side, the record of it, and the steps of its closing.
pub(super) fn closings(comparison: &Comparison) -> HashMap<usize, Vec<usize>> {
    let mut groups: HashMap<&NodeRef, (Vec<usize>, Option<usize>)> = HashMap::new();
    for (at, difference) in comparison.differences.iter().enumerate() {
        let Some(change) = difference.change() else { continue };
        let closed = |value: &model::Value| value.typed() == Some(model::Progress::Closed);
        let is_progress = change.field.is(field!(Item.progress)) && (closed(&change.mine) || closed(&change.theirs));
        if is_progress || change.field.is(field!(Item.closed)) {
            groups.entry(&difference.node).or_default().0.push(at);
        } else if change.field.is(field!(Item.closing)) {
            groups.entry(&difference.node).or_default().1 = Some(at);
        }
    }
    let is_mine = |at: &usize| comparison.differences.get(*at).is_some_and(|one| one.who == Who::Mine);
    let group = |(closes, steps): (Vec<usize>, Option<usize>)| {
        // Steps that only mine has stay beside a closing of theirs, which adds its own.
        let steps = steps.filter(|at| !closes.is_empty() && (!is_mine(at) || closes.iter().all(is_mine)));
        closes.into_iter().chain(steps).collect::<Vec<usize>>()
    };
    let groups = groups.into_values().map(group).filter(|group| group.len() > 1);
    groups.flat_map(|group| group.clone().into_iter().map(move |at| (at, group.clone()))).collect()
}

/// The difference that stands for those that go together with one at a place: how far the item is, else the record.
pub(super) fn lead(groups: &HashMap<usize, Vec<usize>>, at: usize) -> usize {
    groups.get(&at).and_then(|group| group.first().copied()).unwrap_or(at)
}
