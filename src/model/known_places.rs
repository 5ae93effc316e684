//! Where nodes stand, noted for whoever looks for many of them: a walk over a report for each of its 5,000 items is 25
//! million steps.

use std::collections::{HashMap, HashSet};

use super::{Dataset, Location, Node, NodeId, NodeKind, NodeRef, Report, ReportId};

/// The places of nodes that were looked for. They may go out of date: a place counts only while the node still stands there,
/// so that a report may be changed between two looks.
#[derive(Debug, Default)]
pub struct KnownPlaces {
    reports: HashMap<ReportId, Noted>,
}

/// What is noted of one report.
#[derive(Debug, Default)]
struct Noted {
    places: HashMap<NodeId, Location>,
    /// How often nodes of a kind were looked for that were not noted.
    walks: HashMap<NodeKind, usize>,
}

impl KnownPlaces {
    /// Where a node stands; absent for the report itself and for what is not there.
    pub fn locate(&mut self, report: &Report, node: &NodeId) -> Option<Location> {
        if !self.reports.contains_key(&report.id) {
            self.reports.insert(report.id.clone(), Noted::default());
        }
        self.reports.get_mut(&report.id)?.locate(report, node)
    }

    /// A node with its report; absent for what is not there.
    pub fn find<'a>(&mut self, dataset: &'a Dataset, node: &NodeRef) -> Option<(&'a Report, Node<'a>)> {
        let report = dataset.report(&node.report)?;
        let own = match node.node {
            NodeId::Report => Node::Report(report),
            _ => report.node_at(self.locate(report, &node.node)?)?,
        };
        Some((report, own))
    }

    /// True when a node is still there.
    pub fn holds(&mut self, dataset: &Dataset, node: &NodeRef) -> bool {
        self.find(dataset, node).is_some()
    }
}

impl Report {
    /// All nodes under the report, for whoever asks of many whether they are still there.
    #[must_use]
    pub fn node_ids(&self) -> HashSet<NodeId> {
        NodeKind::ALL.into_iter().flat_map(|kind| placed(self, kind)).map(|(node, _)| node).collect()
    }
}

impl Noted {
    fn locate(&mut self, report: &Report, node: &NodeId) -> Option<Location> {
        let stands_there = |at: &Location| report.node_at(*at).is_some_and(|own| own.is(node));
        if let Some(at) = self.places.get(node).copied().filter(stands_there) {
            return Some(at);
        }
        let kind = NodeKind::of(node);
        let walks = self.walks.entry(kind).or_default();
        *walks += 1;
        // One node alone is not worth noting all of them; a node that came in since is looked for by itself.
        if *walks == 2 {
            self.places.retain(|known, _| NodeKind::of(known) != kind);
            for (known, at) in placed(report, kind) {
                self.places.entry(known).or_insert(at);
            }
            return self.places.get(node).copied();
        }
        let at = report.locate(node)?;
        self.places.insert(node.clone(), at);
        Some(at)
    }
}

/// All nodes of a kind with their places.
fn placed(report: &Report, kind: NodeKind) -> Vec<(NodeId, Location)> {
    match kind {
        NodeKind::Report => Vec::new(),
        NodeKind::Party => {
            let parties = report.parties.iter().enumerate();
            parties.map(|(at, party)| (NodeId::Party(party.id.clone()), Location::Party(at))).collect()
        }
        NodeKind::Category => {
            let categories = report.categories.iter().enumerate();
            categories.map(|(c, category)| (NodeId::Category(category.id.clone()), Location::Category(c))).collect()
        }
        NodeKind::Problem => {
            let problems = report.problems();
            problems.map(|(c, p, problem)| (NodeId::Problem(problem.id.clone()), Location::Problem(c, p))).collect()
        }
        NodeKind::Item => {
            let items = report.placed_items();
            items.map(|((c, p, i), item)| (NodeId::Item(item.id.clone()), Location::Item(c, p, i))).collect()
        }
        NodeKind::Measure => {
            let items = report.placed_items().flat_map(|((c, p, i), item)| {
                let measures = item.measures.iter().enumerate();
                measures.map(move |(m, own)| (NodeId::Measure(own.id.clone()), Location::Measure(c, p, i, m)))
            });
            items.collect()
        }
        NodeKind::Indicator => {
            let own = report.indicators.iter().enumerate();
            let own = own.map(|(n, own)| (NodeId::Indicator(own.id.clone()), Location::ReportIndicator(n)));
            let of_items = report.placed_items().flat_map(|((c, p, i), item)| {
                let indicators = item.indicators.iter().enumerate();
                indicators.map(move |(n, own)| (NodeId::Indicator(own.id.clone()), Location::Indicator(c, p, i, n)))
            });
            own.chain(of_items).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn example() -> Dataset {
        serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap()
    }

    fn ids(report: &Report) -> Vec<NodeId> {
        NodeKind::ALL.into_iter().flat_map(|kind| placed(report, kind)).map(|(id, _)| id).collect()
    }

    #[test]
    fn places_are_those_that_a_walk_finds() {
        let dataset = example();
        let report = &dataset.reports[0];
        let (all, mut known) = (ids(report), KnownPlaces::default());
        assert_eq!(all.len(), report.ids().count());
        for id in all.iter().chain(&all) {
            assert_eq!(known.locate(report, id), report.locate(id), "{id:?}");
        }
        assert_eq!(known.locate(report, &NodeId::Item("none".into())), None);
        assert_eq!(known.locate(report, &NodeId::Report), None);
    }

    #[test]
    fn a_place_that_is_out_of_date_is_looked_for_anew() {
        let mut dataset = example();
        let (all, mut known) = (ids(&dataset.reports[0]), KnownPlaces::default());
        for id in &all {
            known.locate(&dataset.reports[0], id);
        }
        let report = Arc::make_mut(&mut dataset.reports[0]);
        report.categories.reverse();
        let gone = report.categories.pop().unwrap();
        for id in &all {
            assert_eq!(known.locate(report, id), report.locate(id), "{id:?}");
        }
        assert_eq!(known.locate(report, &NodeId::Category(gone.id.clone())), None);
    }

    #[test]
    fn among_many_nodes_there_are_two_walks() {
        let dataset = example();
        let (report, mut known) = (&dataset.reports[0], KnownPlaces::default());
        for item in report.items() {
            known.locate(report, &NodeId::Item(item.id.clone()));
        }
        assert_eq!(known.reports[&report.id].walks[&NodeKind::Item], 2);
    }
}
