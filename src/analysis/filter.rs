//! Which items pass a filter, and which nodes a tree shows for it.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{Item, Node, NodeId, NodeRef, Report, ReportId, Schedule, Value};

use super::attainment::Attainment;
use super::ledger::Column;
use super::pace::PaceRule;
use super::query::Query;
use super::schedule::overdue;

/// What an item must be like to be shown. Nothing set lets everything pass.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// What must stand in its fields: every one of these must hold.
    pub fields: Vec<Condition>,
    /// Led, supported or carried out by the party of this name. A name, because ids differ between reports.
    pub party: Option<String>,
    /// Has an indicator whose target is missed.
    pub off_target: bool,
    /// Is late.
    pub overdue: bool,
    /// Keeps this pace (序时进度), as it is worked out.
    pub pace: Option<Schedule>,
    /// Is one of these items: those that were selected when a person asked to see them alone.
    pub only: Option<Arc<HashSet<NodeRef>>>,
}

/// What must stand in a column of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// A field of the items, or an office's own column.
    pub column: Column,
    /// What is wanted of it.
    pub wanted: Wanted,
}

/// What is wanted of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// One of these values.
    OneOf(Vec<Value>),
    /// Anything at all.
    Something,
    /// Nothing.
    Nothing,
    /// A text with these words in it.
    Words(Query),
}

impl Filter {
    /// True when nothing is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// True when an item of a report passes.
    #[must_use]
    pub fn passes(&self, item: &Arc<Item>, report: &Report, rule: PaceRule) -> bool {
        self.fields.iter().all(|condition| condition.holds(item, report))
            && self.party.as_ref().is_none_or(|name| is_concerned(item, report, name))
            && (!self.off_target || item.indicators.iter().any(|indicator| Attainment::of(indicator).is_off()))
            && (!self.overdue || overdue(item, rule.today))
            && self.pace.is_none_or(|pace| rule.word(item, report) == Some(pace))
            && self.only.as_ref().is_none_or(|only| only.contains(&item_ref(item, report)))
    }
}

impl Filter {
    /// What is wanted of a column.
    #[must_use]
    pub fn wanted(&self, column: &Column) -> Option<&Wanted> {
        self.fields.iter().find(|condition| condition.column == *column).map(|condition| &condition.wanted)
    }

    /// Wants something of a column, or no longer anything.
    pub fn want(&mut self, column: Column, wanted: Option<Wanted>) {
        self.fields.retain(|condition| condition.column != column);
        self.fields.extend(wanted.map(|wanted| Condition { column, wanted }));
    }

    /// Lets a value of a column pass, or no longer.
    pub fn want_value(&mut self, column: Column, value: Value, passes: bool) {
        let mut values = match self.wanted(&column) {
            Some(Wanted::OneOf(values)) => values.clone(),
            _ => Vec::new(),
        };
        values.retain(|other| *other != value);
        if passes {
            values.push(value);
        }
        self.want(column, (!values.is_empty()).then_some(Wanted::OneOf(values)));
    }
}

impl Condition {
    /// A report without the column has nothing in it.
    fn holds(&self, item: &Arc<Item>, report: &Report) -> bool {
        let found = self.column.key(report).and_then(|key| Some((Node::Item(item).get(&key, &report.columns)?, key)));
        let Some((value, key)) = found else { return self.wanted == Wanted::Nothing };
        let is_blank = || key.declared().map_or(value.is_blank(), |field| field.is_blank(&value));
        match &self.wanted {
            Wanted::OneOf(values) => values.contains(&value),
            Wanted::Something => !is_blank(),
            Wanted::Nothing => is_blank(),
            Wanted::Words(query) => query.is_in(&value, report, &[]),
        }
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
