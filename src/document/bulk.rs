//! Edits of several nodes at once, and edits of one that belong together.

use std::sync::Arc;

use crate::field;
use crate::model::{
    ClosingKind, ClosingStep, Dataset, Date, Due, Field, FieldKey, FieldKind, Item, MeasureId, Node, NodeId, NodeRef,
    Party, PartyId, PartyKind, Progress, Report, ReportId, Term, Value, When,
};

use super::closing::{self, TakenReview, TakenStep};
use super::edit::{Change, Edit, EditLabel, NewNode};
use super::edit_error::EditError;
use super::id_allocator::IdAllocator;

/// What several items are set to.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// This progress. `Closed` is not set this way: it follows from a step of the closing.
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
        /// Who approved that it is moved.
        approved_by: String,
    },
    /// A step of the closing is taken.
    Closing(TakenStep),
    /// It was looked at again.
    Review(TakenReview),
}

impl Setting {
    fn together(&self) -> EditLabel {
        match self {
            Self::Progress(_) => EditLabel::Progress,
            Self::Term(_) => EditLabel::Term,
            Self::LeadUnit { .. } => EditLabel::LeadUnits,
            Self::Leader(_) => EditLabel::Leader,
            Self::Due { .. } => EditLabel::Due,
            Self::Closing(taken) if taken.step.kind == ClosingKind::Approved => EditLabel::Close,
            Self::Closing(_) => EditLabel::ClosingStep,
            Self::Review(_) => EditLabel::Review,
        }
    }
}

/// The edit that sets several nodes, of one report or of many, in one step. Measures take progress and due
/// dates, other nodes than items and measures are passed over. An item that is opened again is so on this day. Nothing
/// where nothing would change.
#[must_use]
pub fn set(dataset: &Dataset, nodes: &[NodeRef], setting: &Setting, today: Date) -> Option<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut reports: Vec<&ReportId> = nodes.iter().map(|node| &node.report).collect();
    reports.sort();
    reports.dedup();
    for id in reports {
        let Some(report) = dataset.report(id) else { continue };
        let own = nodes.iter().filter(|node| node.report == *id).map(|node| &node.node);
        let changes = of_report(report, own, setting, today);
        if !changes.is_empty() {
            edits.push(Edit::new(id.clone(), Change::Batch(setting.together(), changes)));
        }
    }
    match edits.len() {
        0 | 1 => edits.pop(),
        _ => Some(Edit::multi_report(setting.together(), edits)),
    }
}

/// The same of the progress of one node that is at hand: among many it is not sought by its id.
#[must_use]
pub fn set_progress(report: &ReportId, node: Node<'_>, to: Progress, today: Date) -> Option<Edit> {
    let setting = Setting::Progress(to);
    let changes = match node {
        Node::Item(item) => of_item(item, &setting, None, today),
        Node::Measure(measure) => of_measure(&measure.id, measure.due.as_ref(), &setting).into_iter().collect(),
        _ => Vec::new(),
    };
    (!changes.is_empty()).then(|| Edit::new(report.clone(), Change::Batch(setting.together(), changes)))
}

fn of_report<'a>(
    report: &Report,
    nodes: impl Iterator<Item = &'a NodeId>,
    setting: &Setting,
    today: Date,
) -> Vec<Change> {
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
            changes.extend(of_item(item, setting, party.as_ref(), today));
        }
        for measure in &item.measures {
            if wanted.contains(&NodeId::Measure(measure.id.clone())) {
                changes.extend(of_measure(&measure.id, measure.due.as_ref(), setting));
            }
        }
    }
    if changes.len() == before {
        return Vec::new();
    }
    if let Setting::Closing(taken) = setting {
        changes.extend(closing::accepting(report, &taken.overruled));
    }
    changes
}

/// The party of a name, which a change brings in where the report has none.
fn party(report: &Report, name: &str, kind: PartyKind, changes: &mut Vec<Change>) -> PartyId {
    if let Some(known) = party_called(report, name, kind) {
        return known.id.clone();
    }
    let id: PartyId = IdAllocator::of(report).fresh("u").as_str().into();
    changes.push(Change::add(NewNode::Party(Arc::new(Party::new(id.clone(), name.to_owned(), kind)))));
    id
}

fn of_item(item: &Item, setting: &Setting, party: Option<&PartyId>, today: Date) -> Vec<Change> {
    let id = &item.id;
    let progress = |progress| Change::set(id, field!(Item.progress), progress);
    match setting {
        // What is no longer closed was opened again: the record of its closing is kept among the steps.
        Setting::Progress(to) if *to != Progress::Closed && item.closed.is_some() => {
            vec![closing_with(item, closing::step_on(ClosingKind::Reopened, today)), progress(*to)]
        }
        Setting::Progress(to) => vec![progress(*to)],
        Setting::Term(term) => vec![Change::set(id, field!(Item.term), *term)],
        Setting::Leader(_) => vec![Change::set(id, field!(Item.leader), party.cloned())],
        Setting::LeadUnit { alone, .. } => {
            let others = item.lead_units.iter().filter(|unit| !alone && Some(*unit) != party);
            let units = party.into_iter().chain(others).cloned().collect();
            vec![Change::set(id, field!(Item.lead_units), units)]
        }
        Setting::Due { to, reason, on, approved_by } => {
            let due = moved(item.due.as_ref(), *to, reason, *on, approved_by);
            vec![Change::set(id, field!(Item.due), Some(due))]
        }
        // The record follows from the steps.
        Setting::Closing(taken) => closing::step_changes(item, &taken.step),
        Setting::Review(taken) => closing::review_changes(item, taken),
    }
}

/// A step behind those that the item has, unless it is the last one already.
fn closing_with(item: &Item, step: ClosingStep) -> Change {
    let mut steps = item.closing_steps();
    if steps.last() != Some(&step) {
        steps.push(step);
    }
    Change::set(&item.id, field!(Item.closing), steps)
}

fn of_measure(id: &MeasureId, due: Option<&Due>, setting: &Setting) -> Option<Change> {
    Some(match setting {
        Setting::Progress(progress) => Change::set(id, field!(Measure.progress), *progress),
        Setting::Due { to, reason, on, approved_by } => {
            Change::set(id, field!(Measure.due), Some(moved(due, *to, reason, *on, approved_by)))
        }
        _ => return None,
    })
}

/// A due date set for the first time, or moved with its reason: the first date is never overwritten.
fn moved(due: Option<&Due>, to: When, reason: &str, on: Date, approved_by: &str) -> Due {
    due.map_or_else(|| Due::new(to), |due| due.clone().moved(to, on, reason.to_owned()).approved(approved_by, on))
}

/// The edit that names parties in a field of a node by their names, and brings in those that the report does not know
/// yet. Nothing where the field names no parties. The node is at hand: among many it is not sought by its id.
///
/// # Errors
/// When the field holds one party and several names are given.
pub fn name_parties(
    report: &Report,
    (node, own): (&NodeId, Node<'_>),
    field: &'static Field,
    names: &[String],
) -> Result<Option<Edit>, EditError> {
    let Some(kind) = kind_of(field.kind) else { return Ok(None) };
    let holds_one = matches!(field.kind, FieldKind::Leader | FieldKind::Unit);
    if holds_one && names.len() > 1 {
        return Err(EditError::OneParty);
    }
    let mut changes = Vec::new();
    let present = named_now(report, own, field);
    let parties = known_or_new(report, kind, names, &present, &mut changes);
    let value = if holds_one { Value::Party(parties.into_iter().next()) } else { Value::Parties(parties) };
    let change = Change::Set(node.clone(), FieldKey::Declared(field), value);
    if changes.is_empty() {
        return Ok(Some(Edit::new(report.id.clone(), change)));
    }
    changes.push(change);
    Ok(Some(Edit::new(report.id.clone(), Change::Batch(EditLabel::NewParty, changes))))
}

/// The parties that stand in a field.
fn named_now<'a>(report: &'a Report, node: Node<'_>, field: &Field) -> Vec<&'a Arc<Party>> {
    let ids = match node.value(field.key) {
        Some(Value::Party(party)) => party.into_iter().collect(),
        Some(Value::Parties(parties)) => parties,
        _ => Vec::new(),
    };
    ids.iter().filter_map(|id| report.party(id)).collect()
}

/// The kind of a new party that a field names; nothing for fields that name none.
#[must_use]
pub fn kind_of(kind: FieldKind) -> Option<PartyKind> {
    match kind {
        FieldKind::Leader => Some(PartyKind::Leader),
        FieldKind::People => Some(PartyKind::Person),
        FieldKind::Unit | FieldKind::Units => Some(PartyKind::Unit),
        _ => None,
    }
}

/// The parties of these names, each once; those that the report does not know are brought in by `changes`. A name that
/// stands in the field already is whom it means there: several people may have it.
fn known_or_new(
    report: &Report,
    kind: PartyKind,
    names: &[String],
    present: &[&Arc<Party>],
    changes: &mut Vec<Change>,
) -> Vec<PartyId> {
    // Most often all names are known, and which ids are free is not asked.
    let mut ids = None;
    let mut found: Vec<PartyId> = Vec::new();
    let mut new: Vec<(&str, PartyId)> = Vec::new();
    for name in names {
        let meant = present.iter().find(|party| party.is_called(name) && !found.contains(&party.id));
        let known = meant.copied().or_else(|| party_called(report, name, kind)).map(|party| party.id.clone());
        let known = known.or_else(|| new.iter().find(|(own, _)| own == name).map(|(_, id)| id.clone()));
        let id = known.unwrap_or_else(|| {
            let id: PartyId = ids.get_or_insert_with(|| IdAllocator::of(report)).fresh("u").as_str().into();
            changes.push(Change::add(NewNode::Party(Arc::new(Party::new(id.clone(), name.clone(), kind)))));
            new.push((name, id.clone()));
            id
        });
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// The party of a name or another name of it. Who handles an item may be a leader too.
fn party_called<'a>(report: &'a Report, name: &str, kind: PartyKind) -> Option<&'a Arc<Party>> {
    let of = |kind: PartyKind| report.parties.iter().find(|party| party.kind == kind && party.is_called(name));
    of(kind).or_else(|| if kind == PartyKind::Person { of(PartyKind::Leader) } else { None })
}
