//! Nodes that are equal to those of another state of the report become the very same: they are kept in memory once.
//!
//! Setting fields back copies the nodes that they belong to. Where the saved state or a step of the history still holds
//! the same nodes, a change of all items that is taken back would leave them in memory twice.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Category, CategoryId, Item, ItemId, Party, PartyId, Problem, ProblemId, Report};

/// Puts nodes of `known` in the place of the equal ones of `report`.
pub(super) fn share(report: &mut Report, known: &Report) {
    lists(&mut report.parties, &known.parties);
    lists(&mut report.categories, &known.categories);
}

/// A node that has others under it, or none.
trait Shared: Clone + PartialEq {
    type Id: std::hash::Hash + Eq;

    fn id(&self) -> &Self::Id;

    /// Shares what is under an unequal node.
    fn share(own: &mut Arc<Self>, known: &Self);
}

impl Shared for Party {
    type Id = PartyId;

    fn id(&self) -> &PartyId {
        &self.id
    }

    fn share(_own: &mut Arc<Self>, _known: &Self) {}
}

impl Shared for Category {
    type Id = CategoryId;

    fn id(&self) -> &CategoryId {
        &self.id
    }

    fn share(own: &mut Arc<Self>, known: &Self) {
        lists(&mut Arc::make_mut(own).problems, &known.problems);
    }
}

impl Shared for Problem {
    type Id = ProblemId;

    fn id(&self) -> &ProblemId {
        &self.id
    }

    fn share(own: &mut Arc<Self>, known: &Self) {
        lists(&mut Arc::make_mut(own).items, &known.items);
    }
}

impl Shared for Item {
    type Id = ItemId;

    fn id(&self) -> &ItemId {
        &self.id
    }

    fn share(_own: &mut Arc<Self>, _known: &Self) {}
}

fn lists<T: Shared>(own: &mut [Arc<T>], known: &[Arc<T>]) {
    // Most often the lists hold the same nodes in the same order. Only where they do not, they are looked up.
    let mut by_id = None;
    for (at, node) in own.iter_mut().enumerate() {
        let beside = known.get(at).filter(|other| other.id() == node.id());
        let other = beside.or_else(|| {
            let by_id =
                by_id.get_or_insert_with(|| known.iter().map(|node| (node.id(), node)).collect::<HashMap<_, _>>());
            by_id.get(node.id()).copied()
        });
        let Some(other) = other.filter(|other| !Arc::ptr_eq(node, other)) else { continue };
        if node == other {
            *node = Arc::clone(other);
        } else {
            T::share(node, other);
        }
    }
}
