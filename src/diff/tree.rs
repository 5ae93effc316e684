//! A report as a table of its nodes, each with its parent and position.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Category, Item, Node, NodeId, NodeKind, Report};

/// A node and where it stands.
#[derive(Debug, Clone)]
pub struct Placed<'a> {
    /// The node.
    pub node: Node<'a>,
    /// What it stands under.
    pub under: NodeId,
    /// Its position among its like there.
    pub at: usize,
}

/// All nodes of a report by their ids.
#[derive(Debug, Default)]
pub struct Tree<'a> {
    order: Vec<NodeId>,
    nodes: HashMap<NodeId, Placed<'a>>,
    children: HashMap<(NodeId, NodeKind), Vec<NodeId>>,
}

impl<'a> Tree<'a> {
    /// The table of a report, which itself is in it too.
    #[must_use]
    pub fn of(report: &'a Report) -> Self {
        let mut tree = Self::default();
        for (at, party) in report.parties.iter().enumerate() {
            tree.add(NodeId::Party(party.id.clone()), Node::Party(party), NodeId::Report, at);
        }
        for (at, indicator) in report.indicators.iter().enumerate() {
            tree.add(NodeId::Indicator(indicator.id.clone()), Node::Indicator(indicator), NodeId::Report, at);
        }
        for (at, category) in report.categories.iter().enumerate() {
            tree.category(category, at);
        }
        tree.nodes.insert(NodeId::Report, Placed { node: Node::Report(report), under: NodeId::Report, at: 0 });
        tree
    }

    fn category(&mut self, category: &'a Arc<Category>, at: usize) {
        let id = NodeId::Category(category.id.clone());
        self.add(id.clone(), Node::Category(category), NodeId::Report, at);
        for (at, problem) in category.problems.iter().enumerate() {
            let under = NodeId::Problem(problem.id.clone());
            self.add(under.clone(), Node::Problem(problem), id.clone(), at);
            for (at, item) in problem.items.iter().enumerate() {
                self.item(item, under.clone(), at);
            }
        }
    }

    fn item(&mut self, item: &'a Arc<Item>, under: NodeId, at: usize) {
        let id = NodeId::Item(item.id.clone());
        self.add(id.clone(), Node::Item(item), under, at);
        for (at, measure) in item.measures.iter().enumerate() {
            self.add(NodeId::Measure(measure.id.clone()), Node::Measure(measure), id.clone(), at);
        }
        for (at, indicator) in item.indicators.iter().enumerate() {
            self.add(NodeId::Indicator(indicator.id.clone()), Node::Indicator(indicator), id.clone(), at);
        }
    }

    fn add(&mut self, id: NodeId, node: Node<'a>, under: NodeId, at: usize) {
        self.children.entry((under.clone(), NodeKind::of(&id))).or_default().push(id.clone());
        self.nodes.insert(id.clone(), Placed { node, under, at });
        self.order.push(id);
    }

    /// A node.
    #[must_use]
    pub fn get(&self, id: &NodeId) -> Option<&Placed<'a>> {
        self.nodes.get(id)
    }

    /// True when the node is there.
    #[must_use]
    pub fn holds(&self, id: &NodeId) -> bool {
        self.nodes.contains_key(id)
    }

    /// All nodes from the top, without the report itself.
    pub fn order(&self) -> impl Iterator<Item = &NodeId> {
        self.order.iter()
    }

    /// The children of a node, of one kind, in order.
    #[must_use]
    pub fn children(&self, under: &NodeId, kind: NodeKind) -> &[NodeId] {
        self.children.get(&(under.clone(), kind)).map_or(&[], Vec::as_slice)
    }

    /// The nodes from the report down to this one, without the report itself.
    #[must_use]
    pub fn path(&self, id: &NodeId) -> Vec<NodeId> {
        let mut path = Vec::new();
        let mut at = id.clone();
        // Five levels at most; the bound holds for a table with two nodes of one id too.
        while at != NodeId::Report && path.len() < 6 {
            let Some(placed) = self.get(&at) else { break };
            let under = placed.under.clone();
            path.push(std::mem::replace(&mut at, under));
        }
        path.reverse();
        path
    }
}
