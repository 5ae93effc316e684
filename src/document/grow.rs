//! New nodes: with a fresh id, and the number that follows those beside it.

use std::sync::Arc;

use crate::model::{
    Category, Dataset, Indicator, Item, Location, Measure, NodeId, NodeRef, Party, PartyKind, Problem, Report,
};
use crate::text::chinese_numeral;

use super::edit::{Change, Edit, NewNode};
use super::id_allocator::{IdAllocator, free_report_id};
use super::number::{new_item_number, new_problem_number, next_number};

/// The kinds of nodes that a person adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A report of the dataset.
    Report,
    /// A category of the report.
    Category,
    /// A problem of a category.
    Problem,
    /// An item of a problem.
    Item,
    /// A measure of an item.
    Measure,
    /// An indicator of an item, or of the report itself.
    Indicator,
    /// A unit of the report.
    Unit,
    /// A leader of the report.
    Leader,
    /// A person of the report that handles items.
    Person,
}

impl Kind {
    /// What a node is.
    #[must_use]
    pub fn of(node: &NodeId) -> Self {
        match node {
            NodeId::Report => Self::Report,
            NodeId::Category(_) => Self::Category,
            NodeId::Problem(_) => Self::Problem,
            NodeId::Item(_) => Self::Item,
            NodeId::Measure(_) => Self::Measure,
            NodeId::Indicator(_) => Self::Indicator,
            NodeId::Party(_) => Self::Unit,
        }
    }

    /// The kind of the direct children of such a node, for the levels of the tree.
    #[must_use]
    pub fn under(self) -> Option<Self> {
        match self {
            Self::Report => Some(Self::Category),
            Self::Category => Some(Self::Problem),
            Self::Problem => Some(Self::Item),
            Self::Item => Some(Self::Measure),
            Self::Measure | Self::Indicator | Self::Unit | Self::Leader | Self::Person => None,
        }
    }
}

/// The edit that adds a node of a kind at a node: under it, or behind it where that is of the same kind.
/// Nothing where such a node cannot stand.
#[must_use]
pub fn grow(dataset: &Dataset, at: &NodeRef, kind: Kind, title: String) -> Option<Edit> {
    if kind == Kind::Report {
        return Some(new_report(dataset, at, title));
    }
    let report = dataset.report(&at.report)?;
    let (node, place) = new_node(report, &at.node, kind, title)?;
    Some(Edit::new(report.id.clone(), Change::Add(node, place)))
}

fn new_report(dataset: &Dataset, at: &NodeRef, title: String) -> Edit {
    let id = free_report_id(dataset);
    let behind = dataset.reports.iter().position(|report| report.id == at.report).map(|place| place + 1);
    let report = Report::new(id.clone(), title);
    Edit::new(id, Change::Add(NewNode::Report(Arc::new(report)), behind))
}

fn new_node(report: &Report, at: &NodeId, kind: Kind, title: String) -> Option<(NewNode, Option<usize>)> {
    let place = report.locate(at);
    let id = |prefix: &str| IdAllocator::of(report).fresh(prefix);
    let behind = |same: bool, position: usize| same.then_some(position + 1);
    Some(match kind {
        Kind::Report => return None,
        Kind::Category => {
            let position = if let Some(Location::Category(c)) = place { behind(true, c) } else { None };
            let number = numbered(report.categories.iter().map(|c| c.number.as_str()), "(", ")");
            (NewNode::Category(Arc::new(Category::new(id("c").as_str().into(), number, title))), position)
        }
        Kind::Problem => {
            let category = report.category_at(place?)?;
            let position = if let Some(Location::Problem(_, p)) = place { behind(true, p) } else { None };
            let number = new_problem_number(report, category);
            let number = if number.is_empty() { format!("{}.", category.problems.len() + 1) } else { number };
            let problem = Problem::new(id("p").as_str().into(), number, title);
            (NewNode::Problem(category.id.clone(), Arc::new(problem)), position)
        }
        Kind::Item => {
            let problem = report.problem_at(place?)?;
            let position = if let Some(Location::Item(_, _, i)) = place { behind(true, i) } else { None };
            let number = new_item_number(report, problem);
            let number = if number.is_empty() { format!("({})", problem.items.len() + 1) } else { number };
            let item = Item::new(id("i").as_str().into(), number, title);
            (NewNode::Item(problem.id.clone(), Arc::new(item)), position)
        }
        Kind::Measure => {
            let item = report.item_at(place?)?;
            let position = if let Some(Location::Measure(_, _, _, m)) = place { behind(true, m) } else { None };
            let number = numbered(item.measures.iter().map(|measure| measure.number.as_str()), "", "");
            let measure = Measure::new(id("m").as_str().into(), number, title);
            (NewNode::Measure(item.id.clone(), Box::new(measure)), position)
        }
        Kind::Indicator => {
            let indicator = Indicator::new(id("n").as_str().into(), title);
            match place.and_then(|place| report.item_at(place)) {
                Some(item) => {
                    let same = if let Some(Location::Indicator(_, _, _, n)) = place { behind(true, n) } else { None };
                    (NewNode::Indicator(item.id.clone(), Box::new(indicator)), same)
                }
                None if *at == NodeId::Report || matches!(place, Some(Location::ReportIndicator(_))) => {
                    (NewNode::ReportIndicator(Box::new(indicator)), None)
                }
                None => return None,
            }
        }
        Kind::Unit | Kind::Leader | Kind::Person => {
            let kind = match kind {
                Kind::Leader => PartyKind::Leader,
                Kind::Person => PartyKind::Person,
                _ => PartyKind::Unit,
            };
            (NewNode::Party(Arc::new(Party::new(id("u").as_str().into(), title, kind))), None)
        }
    })
}

/// The next number of a list; the first one in Chinese digits between these marks.
fn numbered<'a>(present: impl Iterator<Item = &'a str>, before: &str, after: &str) -> String {
    let present: Vec<&str> = present.collect();
    if present.is_empty() { format!("{before}{}{after}", chinese_numeral(1)) } else { next_number(&present) }
}
