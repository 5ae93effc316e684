//! What is selected in a document: the node, several nodes, the way back, and the words marked in the source.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{Dataset, Item, KnownPlaces, NodeId, NodeRef, Report, ReportId, Span};

/// Words of the source to be marked and scrolled to.
#[derive(Debug, Clone, PartialEq)]
pub struct Highlight {
    /// The report whose source it is.
    pub report: ReportId,
    /// The words.
    pub spans: Vec<Span>,
    /// Grows with every request to show words: a view scrolls when it changes.
    pub serial: u64,
}

/// What is selected in one document.
#[derive(Debug, Default)]
pub(super) struct Selection {
    node: Option<NodeRef>,
    /// Several selected nodes; empty when there is only the one selection.
    marked: Vec<NodeRef>,
    /// The items of what is selected.
    brush: Arc<HashSet<NodeRef>>,
    visited: Vec<NodeRef>,
    visit: usize,
    highlight: Option<Highlight>,
}

impl Selection {
    /// The first report of a dataset is selected.
    pub(super) fn first_of(dataset: &Dataset) -> Self {
        let node = dataset.reports.first().map(|report| whole(report));
        Self { visited: node.iter().cloned().collect(), node, ..Self::default() }
    }

    pub(super) fn node(&self) -> Option<&NodeRef> {
        self.node.as_ref()
    }

    /// The nodes that a command is about: the several selected ones, else the one.
    pub(super) fn chosen(&self) -> &[NodeRef] {
        if self.marked.is_empty() { self.node.as_slice() } else { &self.marked }
    }

    pub(super) fn brush(&self) -> &Arc<HashSet<NodeRef>> {
        &self.brush
    }

    pub(super) fn highlight(&self) -> Option<&Highlight> {
        self.highlight.as_ref()
    }

    /// The report of the selected node, else the first one.
    pub(super) fn report<'a>(&self, dataset: &'a Dataset) -> Option<&'a Arc<Report>> {
        let selected = self.node.as_ref().and_then(|node| dataset.report(&node.report));
        selected.or_else(|| dataset.reports.first())
    }

    /// Selects a node and marks its words in the source.
    pub(super) fn select(&mut self, node: NodeRef, dataset: &Dataset) {
        if self.visited.get(self.visit) != Some(&node) {
            self.visited.truncate(self.visit + 1);
            self.visited.push(node.clone());
            self.visit = self.visited.len() - 1;
        }
        self.marked.clear();
        self.look_at(node, dataset);
    }

    /// Selects several nodes; the last one is shown.
    pub(super) fn mark(&mut self, nodes: Vec<NodeRef>, dataset: &Dataset) {
        let last = nodes.last().cloned();
        self.marked = if nodes.len() > 1 { nodes } else { Vec::new() };
        match last {
            Some(last) => self.look_at(last, dataset),
            None => self.find_brush(dataset),
        }
    }

    fn look_at(&mut self, node: NodeRef, dataset: &Dataset) {
        let spans = dataset.report(&node.report).map(|report| source_of(report, &node.node));
        // A node without words in the source takes the marks of the last one away.
        self.show_source(node.report.clone(), spans.unwrap_or_default());
        self.node = Some(node);
        self.find_brush(dataset);
    }

    /// Finds the items of what is selected.
    fn find_brush(&mut self, dataset: &Dataset) {
        let items = match (self.marked.as_slice(), &self.node) {
            ([], Some(node)) => item_of(dataset, node, &mut KnownPlaces::default()).into_iter().collect(),
            (marked, _) => {
                let mut places = KnownPlaces::default();
                marked.iter().flat_map(|node| items_under(dataset, node, &mut places)).collect()
            }
        };
        self.brush = Arc::new(items);
    }

    pub(super) fn show_source(&mut self, report: ReportId, spans: Vec<Span>) {
        let serial = self.highlight.as_ref().map_or(0, |highlight| highlight.serial) + 1;
        self.highlight = Some(Highlight { report, spans, serial });
    }

    /// True when there is a node that many visits away.
    pub(super) fn can_go(&self, steps: isize) -> bool {
        self.visit.checked_add_signed(steps).is_some_and(|at| at < self.visited.len())
    }

    /// Goes back or forward among the visited nodes.
    pub(super) fn go(&mut self, steps: isize, dataset: &Dataset) {
        let Some(at) = self.visit.checked_add_signed(steps) else { return };
        let Some(node) = self.visited.get(at).cloned() else { return };
        self.visit = at;
        if dataset.holds(&node) {
            self.look_at(node, dataset);
        }
    }

    /// Lets go of nodes that the last change took away: a neighbour or the report is selected instead.
    pub(super) fn mend(&mut self, before: &Dataset, dataset: &Dataset) {
        if !self.marked.is_empty() {
            let held: HashMap<_, _> = dataset.reports.iter().map(|report| (&report.id, report.node_ids())).collect();
            let is_held = |node: &NodeRef| held.get(&node.report).is_some_and(|nodes| nodes.contains(&node.node));
            self.marked.retain(|node| is_held(node) || (node.node == NodeId::Report && dataset.holds(node)));
        }
        let gone = self.node.as_ref().filter(|node| !dataset.holds(node));
        if let Some(neighbour) = gone.and_then(|node| neighbour(before, dataset, node)) {
            self.node = Some(neighbour);
            return;
        }
        let Some(node) = &self.node else {
            self.node = dataset.reports.first().map(|report| whole(report));
            return;
        };
        if dataset.holds(node) {
            return;
        }
        let report = dataset.report(&node.report).or_else(|| dataset.reports.first());
        self.node = report.map(|report| whole(report));
    }
}

fn whole(report: &Report) -> NodeRef {
    NodeRef::new(report.id.clone(), NodeId::Report)
}

/// The item that a node is or belongs to.
fn item_of(dataset: &Dataset, node: &NodeRef, places: &mut KnownPlaces) -> Option<NodeRef> {
    let report = dataset.report(&node.report)?;
    let item = report.item_at(places.locate(report, &node.node)?)?;
    Some(NodeRef::new(node.report.clone(), NodeId::Item(item.id.clone())))
}

/// The items under a node, or the one that it belongs to.
fn items_under(dataset: &Dataset, node: &NodeRef, places: &mut KnownPlaces) -> Vec<NodeRef> {
    let Some(report) = dataset.report(&node.report) else { return Vec::new() };
    let at = |item: &Arc<Item>| NodeRef::new(node.report.clone(), NodeId::Item(item.id.clone()));
    match &node.node {
        NodeId::Report => report.items().map(at).collect(),
        NodeId::Category(id) => {
            let category = report.categories.iter().find(|category| category.id == *id);
            category.into_iter().flat_map(|category| category.items()).map(at).collect()
        }
        NodeId::Problem(id) => {
            let mut problems = report.categories.iter().flat_map(|category| &category.problems);
            let problem = problems.find(|problem| problem.id == *id);
            problem.into_iter().flat_map(|problem| &problem.items).map(at).collect()
        }
        _ => item_of(dataset, node, places).into_iter().collect(),
    }
}

/// What is selected in the place of a node that went: the next of its like, the one before, or what it stood
/// under. Never more than went itself, so that pressing Delete twice does not take the whole report.
fn neighbour(before: &Dataset, after: &Dataset, gone: &NodeRef) -> Option<NodeRef> {
    let report = before.report(&gone.report)?;
    let at = |node: NodeId| NodeRef::new(gone.report.clone(), node);
    let place = report.locate(&gone.node)?;
    let category = report.category_at(place);
    let problem = report.problem_at(place);
    let item = report.item_at(place);
    let siblings: Vec<NodeRef> = match &gone.node {
        NodeId::Report => return None,
        NodeId::Party(_) => report.parties.iter().map(|party| at(NodeId::Party(party.id.clone()))).collect(),
        NodeId::Category(_) => report.categories.iter().map(|c| at(NodeId::Category(c.id.clone()))).collect(),
        NodeId::Problem(_) => category?.problems.iter().map(|p| at(NodeId::Problem(p.id.clone()))).collect(),
        NodeId::Item(_) => problem?.items.iter().map(|i| at(NodeId::Item(i.id.clone()))).collect(),
        NodeId::Measure(_) => item?.measures.iter().map(|m| at(NodeId::Measure(m.id.clone()))).collect(),
        NodeId::Indicator(_) => {
            let list = item.map_or(&report.indicators, |item| &item.indicators);
            list.iter().map(|n| at(NodeId::Indicator(n.id.clone()))).collect()
        }
    };
    let here = siblings.iter().position(|node| node == gone)?;
    let (former, next) = siblings.split_at_checked(here)?;
    let above = [item.map(|i| NodeId::Item(i.id.clone())), problem.map(|p| NodeId::Problem(p.id.clone()))];
    let above = above.into_iter().chain([category.map(|c| NodeId::Category(c.id.clone()))]).flatten().map(at);
    let near = next.iter().chain(former.iter().rev()).cloned();
    let held = after.report(&gone.report).map(|report| report.node_ids()).unwrap_or_default();
    near.chain(above).find(|node| held.contains(&node.node))
}

/// The words of the source that a node stands on: its own spans, else those of the values it holds.
fn source_of(report: &Report, node: &NodeId) -> Vec<Span> {
    let item = report.item_of(node);
    match node {
        NodeId::Item(_) => item.map(|item| item.source.clone()).unwrap_or_default(),
        NodeId::Measure(id) => {
            item.and_then(|item| item.measure(id)).map(|measure| measure.source.clone()).unwrap_or_default()
        }
        NodeId::Indicator(id) => {
            let Some((_, indicator)) = report.indicator(id) else { return Vec::new() };
            let readings = indicator.readings.iter().chain(&indicator.baseline).filter_map(|r| r.source.clone());
            readings.chain(indicator.target.iter().filter_map(|target| target.source.clone())).collect()
        }
        _ => Vec::new(),
    }
}
