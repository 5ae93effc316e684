//! What follows from nodes being taken out: nothing names them any more, and their ids are not given out again.

use std::collections::HashSet;

use crate::model::{Item, KnownPlaces, Location, NodeId, Report, keep_nodes, names_other_than};

use super::edit::{Change, Edit};
use super::id_allocator::highest;

/// What an edit of a report takes out, found before it is made.
pub(super) struct Removal {
    /// All nodes under those that are taken out, and they themselves.
    nodes: HashSet<NodeId>,
    /// The highest number of an id.
    highest: usize,
}

impl Removal {
    /// Nothing where the change takes no node out.
    pub(super) fn of(change: &Change, report: &Report) -> Option<Self> {
        let mut removed = Vec::new();
        collect(change, &mut removed);
        if removed.is_empty() {
            return None;
        }
        let (mut nodes, mut places) = (HashSet::new(), KnownPlaces::default());
        for node in removed {
            under(report, (node, places.locate(report, node)), &mut nodes);
        }
        Some(Self { nodes, highest: highest(report) })
    }

    /// Drops what names nodes that are gone, and notes the highest id where it went with one of them: a copy of the file
    /// may hold the node, and would take a new one of the same id for it.
    pub(super) fn follow(mut self, report: &mut Report) {
        let held = report.node_ids();
        self.nodes.retain(|node| !held.contains(node));
        if highest(report) < self.highest {
            // One that went before may have had a higher one.
            report.last_id = report.last_id.max(u32::try_from(self.highest).ok());
        }
        let stays = |node: &NodeId| !self.nodes.contains(node);
        keep_nodes(report, stays);
        report.indicators.iter_mut().for_each(|indicator| keep_nodes(indicator, stays));
        let concerns = |item: &Item| {
            names_other_than(item, stays) || item.indicators.iter().any(|one| names_other_than(one, stays))
        };
        report.change_items(concerns, |item| {
            keep_nodes(item, stays);
            item.indicators.iter_mut().for_each(|indicator| keep_nodes(indicator, stays));
        });
    }
}

fn collect<'a>(change: &'a Change, removed: &mut Vec<&'a NodeId>) {
    match change {
        Change::Remove(node) => removed.push(node),
        Change::Batch(_, changes) => changes.iter().for_each(|change| collect(change, removed)),
        Change::MultiReport(_, edits) => edits.iter().for_each(|Edit { change, .. }| collect(change, removed)),
        Change::Set(..) | Change::Add(..) | Change::Move(..) => {}
    }
}

/// A node with all that stands under it.
fn under(report: &Report, (node, place): (&NodeId, Option<Location>), found: &mut HashSet<NodeId>) {
    let mut items = Vec::new();
    match node {
        NodeId::Category(_) => {
            let category = place.and_then(|at| report.category_at(at));
            found.extend(category.iter().flat_map(|own| &own.problems).map(|one| NodeId::Problem(one.id.clone())));
            items.extend(category.iter().flat_map(|own| own.items()));
        }
        NodeId::Problem(_) => {
            items.extend(place.and_then(|at| report.problem_at(at)).iter().flat_map(|own| &own.items));
        }
        NodeId::Item(_) => items.extend(place.and_then(|at| report.item_at(at))),
        NodeId::Report | NodeId::Party(_) | NodeId::Measure(_) | NodeId::Indicator(_) => {}
    }
    for item in items {
        found.insert(NodeId::Item(item.id.clone()));
        found.extend(item.measures.iter().map(|measure| NodeId::Measure(measure.id.clone())));
        found.extend(item.indicators.iter().map(|indicator| NodeId::Indicator(indicator.id.clone())));
    }
    found.insert(node.clone());
}
