//! What leads from one state of the reports to another, without keeping that other state.
//!
//! A step of the history could keep the reports as they were: they share with the present ones all that did not change.
//! Yet an item that is added between two changes of all items would then keep all items in memory once more, and a day's
//! work would take many times the memory of the dataset. So a step keeps the former values of the fields that differ, the
//! nodes that went, and where in the lists the others stand.

mod fields;
mod nodes;

use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;
use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::model::Column;

/// What leads from one list of nodes to another one.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub(super) struct Difference<T: Nodes>(Box<[Entry<T>]>);

/// Nodes of the list that is led to, one after the other.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
enum Entry<T: Nodes> {
    /// Those at these positions of the list it comes from, as they are.
    Same(Range<usize>),
    /// The one at a position, changed.
    Changed(usize, T::Change),
    /// One that the list does not hold.
    Whole(Arc<T>),
}

/// A node that lists hold.
pub(super) trait Nodes: Clone + PartialEq + Debug + Serialize + DeserializeOwned {
    type Id: Hash + Eq;
    type Change: Debug + PartialEq + Serialize + DeserializeOwned;

    /// About how many values a node holds, with what stands under it.
    const VALUES: usize;

    fn id(&self) -> &Self::Id;

    /// What leads from a node to another state of it; nothing where that has to be kept whole. `columns` are those of
    /// the report of the other state.
    fn change(from: &Arc<Self>, to: &Arc<Self>, columns: &[Column]) -> Option<Self::Change>;

    /// The state that a change leads to.
    fn changed(&self, change: &Self::Change) -> Self;

    /// About how many values a change keeps.
    fn kept(change: &Self::Change) -> usize;
}

impl<T: Nodes> Difference<T> {
    /// What leads from a list to another one, of a report with these columns.
    pub(super) fn between(from: &[Arc<T>], to: &[Arc<T>], columns: &[Column]) -> Self {
        let mut entries = Vec::new();
        // Most often the lists hold the same nodes in the same order. Only where they do not, they are looked up.
        let mut by_id = None;
        for (at, node) in to.iter().enumerate() {
            let beside = from.get(at).filter(|other| other.id() == node.id()).map(|_| at);
            let at = beside.or_else(|| {
                let places = from.iter().enumerate().map(|(at, node)| (node.id(), at));
                by_id.get_or_insert_with(|| places.collect::<HashMap<_, _>>()).get(node.id()).copied()
            });
            let Some((at, own)) = at.and_then(|at| Some((at, from.get(at)?))) else {
                entries.push(Entry::Whole(Arc::clone(node)));
                continue;
            };
            if own == node {
                match entries.last_mut() {
                    Some(Entry::Same(places)) if places.end == at => places.end += 1,
                    _ => entries.push(Entry::Same(at..at + 1)),
                }
            } else {
                let change = T::change(own, node, columns).map(|change| Entry::Changed(at, change));
                entries.push(change.unwrap_or_else(|| Entry::Whole(Arc::clone(node))));
            }
        }
        Self(entries.into())
    }

    /// The other list.
    pub(super) fn apply(&self, from: &[Arc<T>]) -> Vec<Arc<T>> {
        let mut to = Vec::with_capacity(from.len());
        for entry in &self.0 {
            match entry {
                Entry::Same(places) => to.extend(from.get(places.clone()).unwrap_or_default().iter().cloned()),
                Entry::Changed(at, change) => to.extend(from.get(*at).map(|node| Arc::new(node.changed(change)))),
                Entry::Whole(node) => to.push(Arc::clone(node)),
            }
        }
        to
    }

    /// About how many values it keeps.
    pub(super) fn kept(&self) -> usize {
        let of_entry = |entry: &Entry<T>| match entry {
            Entry::Same(_) => 0,
            Entry::Changed(_, change) => T::kept(change),
            Entry::Whole(_) => T::VALUES,
        };
        self.0.iter().map(of_entry).sum()
    }
}
