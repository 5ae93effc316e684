//! Differences of a comparison that a person takes over: one edit, made whole and taken back whole.
//!
//! Lives here: which differences are taken, what must come along with them (a division that an item moves to, a party
//! that an item names), and the order of the changes. What differs is computed in `diff`.

mod child_order;
mod chosen;
mod closing;
mod import_nodes;
mod plan;

use std::collections::HashSet;
use std::sync::Arc;

use crate::diff::{Comparison, Difference, DifferenceKind};
use crate::model::{Dataset, NodeId, NodeRef, Report, ReportId};

use super::edit::{Change, Edit, EditLabel, NewNode};
use chosen::ChosenDifference;
use plan::Plan;

pub use chosen::{Chosen, DueRecord};

/// Why differences cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AcceptError {
    /// None of those chosen changes anything.
    #[error("nothing of what was chosen changes the dataset")]
    Nothing,
    /// The dataset was changed since the comparison: the node is gone.
    #[error("the dataset was changed since it was compared: a node is no longer there")]
    Gone(NodeRef),
    /// The dataset was changed since the comparison: what would come is there already.
    #[error("the dataset was changed since it was compared: a node is there already")]
    Taken(NodeRef),
}

/// What taking differences over comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Accepted {
    /// The one step that takes them over.
    pub edit: Edit,
    /// How many of those chosen change nothing: what they bring is here already, or a party that is still named.
    pub idle: usize,
    /// The nodes, such as the items of a letter, that were named there and are not here: they came without.
    pub missing: Vec<NodeRef>,
}

/// The edit that takes the chosen differences over into my dataset, and what it leaves out.
///
/// # Errors
/// When nothing is left to take over, or the dataset is no longer the one that was compared.
pub fn accept(mine: &Dataset, comparison: &Comparison, chosen: &Chosen) -> Result<Accepted, AcceptError> {
    let (mut edits, mut idle, mut missing) = (Vec::new(), 0, Vec::new());
    let (whole, parts): (Vec<ChosenDifference<'_>>, Vec<ChosenDifference<'_>>) =
        chosen.of(comparison).partition(|one| is_whole(one.difference));
    for run in parts.chunk_by(|a, b| a.difference.node.report == b.difference.node.report) {
        let Some(id) = run.first().map(|one| &one.difference.node.report) else { continue };
        let gone = || AcceptError::Gone(NodeRef::new(id.clone(), NodeId::Report));
        let report = mine.report(id).ok_or_else(gone)?;
        let pair = comparison.pair(id).ok_or_else(gone)?;
        let plan = Plan::new(report, &pair.theirs, pair.same_source);
        let taken = plan.changes(run)?;
        idle += taken.idle;
        missing.extend(taken.missing.into_iter().map(|node| NodeRef::new(id.clone(), node)));
        if !taken.changes.is_empty() {
            edits.push(Edit::new(id.clone(), Change::Batch(EditLabel::Merge, taken.changes)));
        }
    }
    reports(mine, comparison, &whole, &mut edits)?;
    let edit = match edits.len() {
        0 | 1 => edits.pop().ok_or(AcceptError::Nothing)?,
        _ => Edit::multi_report(EditLabel::Merge, edits),
    };
    Ok(Accepted { edit, idle, missing })
}

fn is_whole(difference: &Difference) -> bool {
    difference.node.node == NodeId::Report && matches!(difference.kind, DifferenceKind::Added | DifferenceKind::Removed)
}

/// Reports that come or go whole.
fn reports(
    mine: &Dataset,
    comparison: &Comparison,
    whole: &[ChosenDifference<'_>],
    edits: &mut Vec<Edit>,
) -> Result<(), AcceptError> {
    let mut ids: HashSet<ReportId> = mine.reports.iter().map(|report| report.id.clone()).collect();
    for ChosenDifference { difference, .. } in whole {
        let id = &difference.node.report;
        if difference.kind == DifferenceKind::Removed {
            mine.report(id).ok_or_else(|| AcceptError::Gone(difference.node.clone()))?;
            edits.push(Edit::new(id.clone(), Change::Remove(NodeId::Report)));
            continue;
        }
        let report = comparison.only_theirs.iter().find(|report| report.id == *id);
        let report = report.ok_or_else(|| AcceptError::Gone(difference.node.clone()))?;
        let mut next = mine.reports.len() + 1;
        let mut fresh = id.clone();
        while !ids.insert(fresh.clone()) {
            fresh = ReportId::from(format!("report-{next}"));
            next += 1;
        }
        let report = Arc::new(Report { id: fresh.clone(), ..Report::clone(report) });
        edits.push(Edit::new(fresh, Change::Add(NewNode::Report(report), None)));
    }
    Ok(())
}
