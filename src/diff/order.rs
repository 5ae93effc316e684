//! Which nodes stand at another place among their like: the fewest that, put elsewhere, give the other order.

use std::collections::{HashMap, HashSet};

use crate::model::{NodeId, NodeKind};

use super::tree::Tree;

/// The nodes that stand under the same parent on both sides, but out of order.
pub(super) fn misplaced(mine: &Tree<'_>, theirs: &Tree<'_>) -> HashSet<NodeId> {
    let mut found = HashSet::new();
    for parent in std::iter::once(&NodeId::Report).chain(theirs.order()) {
        for kind in NodeKind::of(parent).under() {
            let (own, other) = (mine.children(parent, *kind), theirs.children(parent, *kind));
            if own != other {
                out_of_order(own, other, &mut found);
            }
        }
    }
    found
}

/// The common children in the order of one side.
pub(super) fn common<'a>(own: &'a [NodeId], other: &[NodeId]) -> Vec<&'a NodeId> {
    let there: HashSet<&NodeId> = other.iter().collect();
    own.iter().filter(|id| there.contains(id)).collect()
}

fn out_of_order(own: &[NodeId], other: &[NodeId], found: &mut HashSet<NodeId>) {
    let places: HashMap<&NodeId, usize> = own.iter().enumerate().map(|(at, id)| (id, at)).collect();
    let shared: Vec<(&NodeId, usize)> = other.iter().filter_map(|id| Some((id, *places.get(id)?))).collect();
    let stay = longest_rising(&shared.iter().map(|(_, at)| *at).collect::<Vec<_>>());
    let moved = shared.iter().enumerate().filter(|(at, _)| !stay.contains(at));
    found.extend(moved.map(|(_, (id, _))| (*id).clone()));
}

/// The positions of a longest rising part of a list.
fn longest_rising(list: &[usize]) -> HashSet<usize> {
    // For each length the position of the smallest number that ends a rising part of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (at, number) in list.iter().enumerate() {
        let length = ends.partition_point(|end| list.get(*end) < Some(number));
        before.push(length.checked_sub(1).and_then(|former| ends.get(former).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stay = HashSet::new();
    let mut at = ends.last().copied();
    while let Some(position) = at {
        stay.insert(position);
        at = before.get(position).copied().flatten();
    }
    stay
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_jumped_to_the_front_is_the_only_one_out_of_order() {
        let ids = |list: &[&str]| list.iter().map(|id| NodeId::Item((*id).into())).collect::<Vec<_>>();
        let mut found = HashSet::new();
        out_of_order(&ids(&["a", "b", "c", "d"]), &ids(&["d", "a", "x", "b", "c"]), &mut found);
        assert_eq!(found, HashSet::from([NodeId::Item("d".into())]));
    }
}
