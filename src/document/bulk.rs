//! Edits of several nodes at once, and edits of one that belong together.

use std::sync::Arc;

use crate::model::{
    Closed, Dataset, Date, Due, DueChange, Extra, Item, ItemId, MeasureId, NodeId, NodeRef, Party, PartyId, PartyKind,
    Progress, Report, ReportId, Term, When,
};

use super::edit::{Change, Edit, ItemField, MeasureField, NewNode, Together};
use super::mint::Mint;

/// What several items are set to.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// This progress. `Closed` is not set this way: closing asks for date, verifier and manner.
    Progress(Progress),
    /// This term.
    Term(Term),
    /// The unit of this name leads; the others stay where they lead too, unless `alone`.
    LeadUnit {
        /// The unit's name, as the office writes it.
        name: String,
        /// Whether it takes the place of those named so far.
        alone: bool,
    },
    /// The leader of this name answers; nobody for the empty name.
    Leader(String),
    /// Due by this date. Where a date was set before it is moved, for this reason.
    Due {
        /// The new date.
        to: When,
        /// Why a date that was set before is moved.
        reason: String,
        /// The day of the change.
        on: Date,
    },
    /// Closed like this.
    Close(Closed),
}

impl Setting {
    fn together(&self) -> Together {
        match self {
            Self::Progress(_) => Together::Progress,
            Self::Term(_) => Together::Term,
            Self::LeadUnit { .. } => Together::LeadUnits,
            Self::Leader(_) => Together::Leader,
            Self::Due { .. } => Together::Due,
            Self::Close(_) => Together::Close,
        }
    }
}

/// The edit that sets several nodes, of one report or of many, in one step. Measures take progress and due
/// dates, other nodes than items and measures are passed over. Nothing where nothing would change.
#[must_use]
pub fn set(dataset: &Dataset, nodes: &[NodeRef], setting: &Setting) -> Option<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut reports: Vec<&ReportId> = nodes.iter().map(|node| &node.report).collect();
    reports.sort();
    reports.dedup();
    for id in reports {
        let Some(report) = dataset.report(id) else { continue };
        let own = nodes.iter().filter(|node| node.report == *id).map(|node| &node.node);
        let changes = of_report(report, own, setting);
        if !changes.is_empty() {
            edits.push(Edit::new(id.clone(), Change::Several(setting.together(), changes)));
        }
    }
    match edits.len() {
        0 | 1 => edits.pop(),
        _ => Some(Edit::across(setting.together(), edits)),
    }
}

fn of_report<'a>(report: &Report, nodes: impl Iterator<Item = &'a NodeId>, setting: &Setting) -> Vec<Change> {
    let mut changes = Vec::new();
    let party = match setting {
        Setting::LeadUnit { name, .. } => Some(party(report, name, PartyKind::Unit, &mut changes)),
        Setting::Leader(name) if !name.is_empty() => Some(party(report, name, PartyKind::Leader, &mut changes)),
        _ => None,
    };
    let (before, nodes) = (changes.len(), nodes.collect::<Vec<_>>());
    // One walk over the report, however many nodes are set.
    let wanted: std::collections::HashSet<&NodeId> = nodes.into_iter().collect();
    for item in report.items() {
        if wanted.contains(&NodeId::Item(item.id.clone())) {
            changes.extend(of_item(item, setting, party.as_ref()));
        }
        for measure in &item.measures {
            if wanted.contains(&NodeId::Measure(measure.id.clone())) {
                changes.extend(of_measure(&measure.id, measure.due.as_ref(), setting));
            }
        }
    }
    if changes.len() == before { Vec::new() } else { changes }
}

/// The party of a name, which a change brings in where the report has none.
fn party(report: &Report, name: &str, kind: PartyKind, changes: &mut Vec<Change>) -> PartyId {
    let known = report.parties.iter().find(|party| party.name == name && party.kind == kind);
    if let Some(known) = known {
        return known.id.clone();
    }
    let id: PartyId = Mint::of(report).fresh("u").as_str().into();
    changes.push(Change::add(NewNode::Party(Arc::new(Party::new(id.clone(), name.to_owned(), kind)))));
    id
}

fn of_item(item: &Item, setting: &Setting, party: Option<&PartyId>) -> Vec<Change> {
    let at = |id: &ItemId, field| Change::Item(id.clone(), field);
    let id = &item.id;
    match setting {
        // What is no longer closed keeps no record of having been: the two would contradict each other.
        Setting::Progress(progress) if *progress != Progress::Closed && item.closed.is_some() => {
            vec![at(id, ItemField::Progress(*progress)), at(id, ItemField::Closed(None))]
        }
        Setting::Progress(progress) => vec![at(id, ItemField::Progress(*progress))],
        Setting::Term(term) => vec![at(id, ItemField::Term(*term))],
        Setting::Leader(_) => vec![at(id, ItemField::Leader(party.cloned()))],
        Setting::LeadUnit { alone, .. } => {
            let others = item.lead_units.iter().filter(|unit| !alone && Some(*unit) != party);
            vec![at(id, ItemField::LeadUnits(party.into_iter().chain(others).cloned().collect()))]
        }
        Setting::Due { to, reason, on } => {
            vec![at(id, ItemField::Due(Some(moved(item.due.as_ref(), *to, reason, *on))))]
        }
        Setting::Close(closed) => {
            vec![at(id, ItemField::Progress(Progress::Closed)), at(id, ItemField::Closed(Some(closed.clone())))]
        }
    }
}

fn of_measure(id: &MeasureId, due: Option<&Due>, setting: &Setting) -> Option<Change> {
    let field = match setting {
        Setting::Progress(progress) => MeasureField::Progress(*progress),
        Setting::Due { to, reason, on } => MeasureField::Due(Some(moved(due, *to, reason, *on))),
        _ => return None,
    };
    Some(Change::Measure(id.clone(), field))
}

/// A due date set for the first time, or moved with its reason: the first date is never overwritten.
fn moved(due: Option<&Due>, to: When, reason: &str, on: Date) -> Due {
    let Some(due) = due else { return Due::new(to) };
    let mut due = due.clone();
    let from = due.present();
    if from != to {
        due.changes.push(DueChange { from, to, on, reason: reason.to_owned(), extra: Extra::default() });
    }
    due
}

/// What parties are named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartyRole {
    /// The leader who answers for an item; one at most.
    Leader,
    /// The units in the lead of an item.
    LeadUnits,
    /// Its supporting units.
    SupportUnits,
    /// The units that carry out a measure.
    Units,
}

/// The edit that names parties at an item or a measure by their names, and brings in those that the report does
/// not know yet. Nothing for other nodes.
#[must_use]
pub fn name_parties(dataset: &Dataset, node: &NodeRef, role: PartyRole, names: &[String]) -> Option<Edit> {
    let report = dataset.report(&node.report)?;
    let kind = if role == PartyRole::Leader { PartyKind::Leader } else { PartyKind::Unit };
    let mut mint = Mint::of(report);
    let mut changes = Vec::new();
    let mut ids: Vec<PartyId> = Vec::new();
    for name in names {
        if let Some(known) = report.parties.iter().find(|party| party.name == *name && party.kind == kind) {
            ids.push(known.id.clone());
        } else {
            let id: PartyId = mint.fresh("u").as_str().into();
            changes.push(Change::add(NewNode::Party(Arc::new(Party::new(id.clone(), name.clone(), kind)))));
            ids.push(id);
        }
    }
    let change = match (&node.node, role) {
        (NodeId::Item(id), PartyRole::Leader) => Change::Item(id.clone(), ItemField::Leader(ids.into_iter().next())),
        (NodeId::Item(id), PartyRole::LeadUnits) => Change::Item(id.clone(), ItemField::LeadUnits(ids)),
        (NodeId::Item(id), PartyRole::SupportUnits) => Change::Item(id.clone(), ItemField::SupportUnits(ids)),
        (NodeId::Measure(id), PartyRole::Units) => Change::Measure(id.clone(), MeasureField::Units(ids)),
        _ => return None,
    };
    if changes.is_empty() {
        return Some(Edit::new(report.id.clone(), change));
    }
    changes.push(change);
    Some(Edit::new(report.id.clone(), Change::Several(Together::NewParty, changes)))
}
