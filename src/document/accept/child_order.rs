//! What stands where while differences are taken over one after the other: the lists of children by id.

use std::collections::HashMap;

use crate::diff::Tree;
use crate::model::{Item, NodeId, NodeKind, Problem};

use super::super::edit::Place;

/// The children of every node, as they are after the changes so far.
pub(super) struct ChildOrder {
    lists: HashMap<(NodeId, NodeKind), Vec<NodeId>>,
    parents: HashMap<NodeId, NodeId>,
}

impl ChildOrder {
    /// As a report has them.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut order = Self { lists: HashMap::new(), parents: HashMap::new() };
        for id in tree.order() {
            if let Some(placed) = tree.get(id) {
                order.lists.entry((placed.under.clone(), NodeKind::of(id))).or_default().push(id.clone());
                order.parents.insert(id.clone(), placed.under.clone());
            }
        }
        order
    }

    pub(super) fn holds(&self, id: &NodeId) -> bool {
        *id == NodeId::Report || self.parents.contains_key(id)
    }

    /// The children of a node, of all kinds.
    pub(super) fn children(&self, under: &NodeId) -> Vec<NodeId> {
        let kinds = NodeKind::of(under).under();
        let lists = kinds.iter().filter_map(|kind| self.lists.get(&(under.clone(), *kind)));
        lists.flatten().cloned().collect()
    }

    /// Removes a node from its list, and returns where it was.
    pub(super) fn take(&mut self, id: &NodeId) -> Option<Place> {
        let under = self.parents.remove(id)?;
        let list = self.lists.get_mut(&(under.clone(), NodeKind::of(id)))?;
        let at = list.iter().position(|other| other == id)?;
        list.remove(at);
        Some(Place { under, at })
    }

    /// Puts a node behind the nearest of those that come before it in the wished order, first where none does. Gives
    /// the position.
    pub(super) fn put(&mut self, id: &NodeId, under: &NodeId, wished: &[NodeId]) -> usize {
        let list = self.lists.entry((under.clone(), NodeKind::of(id))).or_default();
        let place = wished.iter().position(|other| other == id).unwrap_or(wished.len());
        let parents = &self.parents;
        let mut before = wished.iter().take(place).rev().filter(|other| parents.get(other) == Some(under));
        let nearest = before.next().and_then(|other| list.iter().position(|one| one == other));
        let at = nearest.map_or(0, |at| at + 1);
        list.insert(at.min(list.len()), id.clone());
        self.parents.insert(id.clone(), under.clone());
        at
    }

    fn last(&mut self, id: NodeId, under: &NodeId) {
        self.lists.entry((under.clone(), NodeKind::of(&id))).or_default().push(id.clone());
        self.parents.insert(id, under.clone());
    }

    /// A new problem, with what stands under it.
    pub(super) fn problem(&mut self, problem: &Problem, under: &NodeId) {
        self.last(NodeId::Problem(problem.id.clone()), under);
        self.items(problem);
    }

    /// What stands under a new problem.
    pub(super) fn items(&mut self, problem: &Problem) {
        let under = NodeId::Problem(problem.id.clone());
        for item in &problem.items {
            self.last(NodeId::Item(item.id.clone()), &under);
            self.inner(item);
        }
    }

    /// What stands under a new item.
    pub(super) fn inner(&mut self, item: &Item) {
        let under = NodeId::Item(item.id.clone());
        item.measures.iter().for_each(|one| self.last(NodeId::Measure(one.id.clone()), &under));
        item.indicators.iter().for_each(|one| self.last(NodeId::Indicator(one.id.clone()), &under));
    }

    /// A node is gone, with all that stands under it.
    pub(super) fn drop_all(&mut self, id: &NodeId) {
        for child in self.children(id) {
            self.drop_all(&child);
        }
        self.take(id);
    }
}
