//! Which items pass a filter, and which nodes a tree shows for it.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{Date, Item, NodeId, NodeRef, Progress, Report, ReportId, Term};

use super::attainment::Attainment;
use super::schedule::overdue;

/// What an item must be like to be shown. Nothing set lets everything pass.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Any of these.
    pub progress: Vec<Progress>,
    /// Any of these.
    pub term: Vec<Term>,
    /// Led, supported or carried out by the party of this name. A name, because ids differ between reports.
    pub party: Option<String>,
    /// Has an indicator whose target is missed.
    pub off_target: bool,
    /// Is late.
    pub overdue: bool,
    /// Is one of these items: those that were selected when a person asked to see them alone.
    pub only: Option<Arc<HashSet<NodeRef>>>,
}

impl Filter {
    /// True when nothing is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// True when an item of a report passes.
    #[must_use]
    pub fn passes(&self, item: &Item, report: &Report, today: Date) -> bool {
        (self.progress.is_empty() || self.progress.contains(&item.progress))
            && (self.term.is_empty() || self.term.contains(&item.term))
            && self.party.as_ref().is_none_or(|name| is_concerned(item, report, name))
            && (!self.off_target || item.indicators.iter().any(|indicator| Attainment::of(indicator).is_off()))
            && (!self.overdue || overdue(item, today))
            && self.only.as_ref().is_none_or(|only| only.contains(&item_ref(item, report)))
    }
}

fn item_ref(item: &Item, report: &Report) -> NodeRef {
    NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()))
}

/// True when a party answers for an item, supports it, or carries out one of its measures.
fn is_concerned(item: &Item, report: &Report, name: &str) -> bool {
    let mut concerned = false;
    item.for_each_party(|id| concerned |= report.party(id).is_some_and(|party| party.is_called(name)));
    concerned
}

/// The nodes that a search and a filter leave.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Visible {
    nodes: HashSet<(ReportId, NodeId)>,
    items: usize,
}

impl Visible {
    /// True when a node is to be shown.
    #[must_use]
    pub fn shows(&self, report: &ReportId, node: &NodeId) -> bool {
        self.nodes.contains(&(report.clone(), node.clone()))
    }

    /// How many items are left.
    #[must_use]
    pub fn items(&self) -> usize {
        self.items
    }

    pub(super) fn add(&mut self, report: &ReportId, node: NodeId) {
        self.items += usize::from(matches!(node, NodeId::Item(_)));
        if !self.nodes.insert((report.clone(), node)) {
            log::debug!("a node was found twice");
        }
    }
}
