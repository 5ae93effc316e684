//! Where a node goes when it is moved by keys or by drag, and the edit that moves several.

use crate::model::{Dataset, KnownPlaces, Location, NodeId, NodeRef, Report};

use super::clip::roots;
use super::edit::{Change, Edit, EditLabel, Place};
use super::edit_error::EditError;

/// The place one step up or down from where a node stands: among its like, and past the last of them into the
/// next division. Nothing at the ends.
#[must_use]
pub fn step(dataset: &Dataset, node: &NodeRef, down: bool) -> Option<Place> {
    if node.node == NodeId::Report {
        let at = dataset.reports.iter().position(|report| report.id == node.report)?;
        let to = within(at, dataset.reports.len(), down)?;
        return Some(Place { under: NodeId::Report, at: to });
    }
    let report = dataset.report(&node.report)?;
    let place = |under: NodeId, at: usize| Some(Place { under, at });
    match report.locate(&node.node)? {
        Location::Category(c) => place(NodeId::Report, within(c, report.categories.len(), down)?),
        Location::Party(p) => place(NodeId::Report, within(p, report.parties.len(), down)?),
        Location::ReportIndicator(n) => place(NodeId::Report, within(n, report.indicators.len(), down)?),
        at @ Location::Problem(c, p) => {
            let own = report.category_at(at)?;
            if let Some(to) = within(p, own.problems.len(), down) {
                return place(NodeId::Category(own.id.clone()), to);
            }
            let next = report.categories.get(within(c, report.categories.len(), down)?)?;
            place(NodeId::Category(next.id.clone()), if down { 0 } else { next.problems.len() })
        }
        at @ Location::Item(_, _, i) => {
            let own = report.problem_at(at)?;
            if let Some(to) = within(i, own.items.len(), down) {
                return place(NodeId::Problem(own.id.clone()), to);
            }
            let problems: Vec<_> = report.problems().map(|(_, _, problem)| problem).collect();
            let here = problems.iter().position(|problem| problem.id == own.id)?;
            let next = problems.get(within(here, problems.len(), down)?)?;
            place(NodeId::Problem(next.id.clone()), if down { 0 } else { next.items.len() })
        }
        at @ Location::Measure(_, _, _, m) => {
            let item = report.item_at(at)?;
            place(NodeId::Item(item.id.clone()), within(m, item.measures.len(), down)?)
        }
        at @ Location::Indicator(_, _, _, n) => {
            let item = report.item_at(at)?;
            place(NodeId::Item(item.id.clone()), within(n, item.indicators.len(), down)?)
        }
    }
}

/// The position a step away in a list of this length.
fn within(at: usize, length: usize, down: bool) -> Option<usize> {
    if down { (at + 1 < length).then_some(at + 1) } else { at.checked_sub(1) }
}

/// Where a node dropped on another one goes: into it when that is the level above, else before or behind it.
#[must_use]
pub fn drop_place(report: &Report, node: &NodeId, on: &NodeId, behind: bool) -> Option<Place> {
    let place = |under: NodeId, at: usize| Some(Place { under, at });
    let after = usize::from(behind);
    let at = report.locate(on);
    match (node, on) {
        (NodeId::Category(_), NodeId::Report) => place(NodeId::Report, 0),
        (NodeId::Category(_), _) => {
            let category = report.category_at(at?)?;
            let c = report.categories.iter().position(|other| other.id == category.id)?;
            place(NodeId::Report, c + after)
        }
        (NodeId::Problem(_), NodeId::Category(id)) => place(NodeId::Category(id.clone()), 0),
        (NodeId::Problem(_), _) => {
            let (category, problem) = (report.category_at(at?)?, report.problem_at(at?)?);
            let p = category.problems.iter().position(|other| other.id == problem.id)?;
            place(NodeId::Category(category.id.clone()), p + after)
        }
        (NodeId::Item(_), NodeId::Problem(id)) => place(NodeId::Problem(id.clone()), 0),
        (NodeId::Item(_), _) => {
            let (problem, item) = (report.problem_at(at?)?, report.item_at(at?)?);
            let i = problem.items.iter().position(|other| other.id == item.id)?;
            place(NodeId::Problem(problem.id.clone()), i + after)
        }
        (NodeId::Measure(_), NodeId::Item(id)) => place(NodeId::Item(id.clone()), 0),
        (NodeId::Measure(_), NodeId::Measure(_)) => {
            let Location::Measure(_, _, _, m) = at? else { return None };
            place(NodeId::Item(report.item_at(at?)?.id.clone()), m + after)
        }
        _ => None,
    }
}

/// The edit that puts nodes at a place, in their order. The place counts the nodes where they stand now.
///
/// # Errors
/// When a node is no longer there.
pub fn move_to(dataset: &Dataset, nodes: &[NodeRef], to: &Place) -> Result<Edit, EditError> {
    let id = &nodes.first().ok_or(EditError::NoSuchNode)?.report;
    let report = dataset.report(id).ok_or(EditError::NoSuchNode)?;
    let own = roots(report, nodes.iter().map(|node| &node.node), &mut KnownPlaces::default());
    let own: Vec<NodeId> = own.into_iter().map(|(_, id)| id).collect();
    let before = |node: &NodeId| parent(report, node).is_some_and(|(under, at)| under == to.under && at < to.at);
    // A move takes its node out first: those that stand before the place make it one less each.
    let first = to.at - own.iter().filter(|node| before(node)).count().min(to.at);
    let place = |at| Place { under: to.under.clone(), at };
    let mut changes: Vec<Change> =
        own.into_iter().enumerate().map(|(n, node)| Change::Move(node, place(first + n))).collect();
    let change = match changes.len() {
        1 => changes.remove(0),
        _ => Change::Batch(EditLabel::Move, detached(report, to, changes)),
    };
    Ok(Edit::new(report.id.clone(), change))
}

/// Several moves made one after the other: while later nodes still stand before the place, earlier ones must
/// go in behind them.
fn detached(report: &Report, to: &Place, changes: Vec<Change>) -> Vec<Change> {
    let standing = |change: &Change| match change {
        Change::Move(node, _) => parent(report, node).is_some_and(|(under, at)| under == to.under && at < to.at),
        _ => false,
    };
    let mut left = changes.iter().filter(|change| standing(change)).count();
    let mut moved = Vec::new();
    for change in changes {
        left -= usize::from(standing(&change));
        if let Change::Move(node, place) = change {
            moved.push(Change::Move(node, Place { at: place.at + left, under: place.under }));
        }
    }
    moved
}

/// What a node stands under, and its position there.
fn parent(report: &Report, node: &NodeId) -> Option<(NodeId, usize)> {
    let at = report.locate(node)?;
    Some(match at {
        Location::Category(c) => (NodeId::Report, c),
        Location::Party(p) => (NodeId::Report, p),
        Location::ReportIndicator(n) => (NodeId::Report, n),
        Location::Problem(_, p) => (NodeId::Category(report.category_at(at)?.id.clone()), p),
        Location::Item(_, _, i) => (NodeId::Problem(report.problem_at(at)?.id.clone()), i),
        Location::Measure(_, _, _, n) | Location::Indicator(_, _, _, n) => {
            (NodeId::Item(report.item_at(at)?.id.clone()), n)
        }
    })
}
