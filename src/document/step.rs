//! A step of the history: what it changed, and what stands on its other side.
//!
//! A step that set fields keeps their former values, where those lead exactly to the report that was there. Any other
//! keeps that report, which shares with the present one all but the changed path. That is an item with all that belongs
//! to it, however little was changed, and all items for a change of all: a day's work would take more memory than the
//! dataset.

use std::sync::Arc;
use std::time::Duration;

use crate::model::{Dataset, FieldKey, NodeId, Party, PartyId, Report, Value};

use super::edit::{Change, Edit, NewNode};
use super::reach::node_mut;
use super::share::share;

/// One step of the history.
#[derive(Debug)]
pub(super) struct Step {
    /// What stands on the other side of the step: before it in the past, after it in the future.
    pub(super) other: Other,
    pub(super) edit: Edit,
    /// When the step was last added to, on the clock that is passed in.
    pub(super) at: Duration,
}

/// The part of a dataset that a step changed, as it is on the other side of the step.
#[derive(Debug)]
pub(super) enum Other {
    /// One report, at its position.
    Report(usize, Arc<Report>),
    /// The list of reports: one came, went or moved.
    Reports(Vec<Arc<Report>>),
    /// Parts of the report at a position, in the order in which they are put in.
    Parts(usize, Vec<Part>),
}

/// A small part of a report.
#[derive(Debug)]
pub(super) enum Part {
    Field(NodeId, FieldKey, Value),
    /// A party comes in at a position. Cells of the ledger bring them in beside fields.
    Party(usize, Arc<Party>),
    /// A party goes.
    NoParty(PartyId),
}

impl Other {
    /// What an edit changed, as it was before.
    pub(super) fn difference(before: &Dataset, after: &Dataset) -> Self {
        let pairs = before.reports.iter().zip(&after.reports);
        let mut changed =
            pairs.enumerate().filter(|(_, (old, new))| !Arc::ptr_eq(old, new)).map(|(at, (old, _))| (at, old));
        match (changed.next(), changed.next(), before.reports.len() == after.reports.len()) {
            (Some((at, report)), None, true) => Self::Report(at, Arc::clone(report)),
            _ => Self::Reports(before.reports.clone()),
        }
    }

    /// The same, with no more than it needs. `after` is the dataset after the change.
    pub(super) fn lightened(self, change: &Change, after: &Dataset) -> Self {
        let Self::Report(at, was) = &self else { return self };
        let parts = before(change, was).zip(after.reports.get(*at)).and_then(|(parts, after)| {
            let mut report = Report::clone(after);
            put_all(&mut report, &parts)?;
            (report == **was).then_some(parts)
        });
        let at = *at;
        parts.map_or(self, |parts| Self::Parts(at, parts))
    }

    /// Brings reports to this side; what comes back leads to where they were. `known` are reports that are kept anyway:
    /// what is equal to one, or to nodes of one, becomes the very same.
    pub(super) fn swap(self, reports: &mut Vec<Arc<Report>>, known: &[&Arc<Report>]) -> Self {
        match self {
            Self::Reports(other) => Self::Reports(std::mem::replace(reports, other)),
            Self::Report(at, report) => match reports.get_mut(at) {
                Some(place) => Self::Report(at, std::mem::replace(place, report)),
                None => Self::Report(at, report),
            },
            Self::Parts(at, parts) => {
                let Some(place) = reports.get_mut(at) else { return Self::Parts(at, parts) };
                let mut report = Report::clone(place);
                let back = put_all(&mut report, &parts).unwrap_or_default();
                let of_id: Vec<_> = known.iter().filter(|own| own.id == report.id).collect();
                for own in &of_id {
                    share(&mut report, own);
                }
                let same = of_id.into_iter().find(|own| ****own == report);
                *place = same.map_or_else(|| Arc::new(report), |own| Arc::clone(own));
                Self::Parts(at, back)
            }
        }
    }

    /// Brings reports to this side, and keeps it.
    pub(super) fn apply(&self, reports: &mut Vec<Arc<Report>>) {
        match self {
            Self::Reports(other) => reports.clone_from(other),
            Self::Report(at, report) => {
                if let Some(place) = reports.get_mut(*at) {
                    *place = Arc::clone(report);
                }
            }
            Self::Parts(at, parts) => {
                if let Some(place) = reports.get_mut(*at) {
                    put_all(Arc::make_mut(place), parts);
                }
            }
        }
    }

    /// A report that this holds, where it is one alone.
    pub(super) fn any_report(&self) -> Option<&Arc<Report>> {
        match self {
            Self::Report(_, report) => Some(report),
            Self::Reports(_) | Self::Parts(..) => None,
        }
    }
}

/// Puts parts in, and gives what leads back.
fn put_all(report: &mut Report, parts: &[Part]) -> Option<Vec<Part>> {
    let mut back = Vec::with_capacity(parts.len());
    for part in parts {
        back.push(match part {
            Part::Field(id, key, value) => {
                let before = value_of(report, id, key)?;
                node_mut(report, id).ok()?.set(key, value.clone()).ok()?;
                Part::Field(id.clone(), key.clone(), before)
            }
            Part::Party(at, new) => {
                report.parties.insert((*at).min(report.parties.len()), Arc::clone(new));
                Part::NoParty(new.id.clone())
            }
            Part::NoParty(id) => {
                let at = report.parties.iter().position(|party| party.id == *id)?;
                Part::Party(at, report.parties.remove(at))
            }
        });
    }
    back.reverse();
    Some(back)
}

fn value_of(report: &Report, id: &NodeId, key: &FieldKey) -> Option<Value> {
    report.node(id)?.get(key, &report.columns)
}

/// What a change of fields and new parties leaves behind when it is taken back, from the report before it; nothing for
/// one that does more.
fn before(change: &Change, report: &Report) -> Option<Vec<Part>> {
    match change {
        Change::Set(NodeId::Party(id), ..) if report.parties.iter().all(|party| party.id != *id) => Some(Vec::new()),
        Change::Set(node, key, _) => Some(vec![Part::Field(node.clone(), key.clone(), value_of(report, node, key)?)]),
        Change::Add(NewNode::Party(party), _) => Some(vec![Part::NoParty(party.id.clone())]),
        Change::Batch(_, changes) => {
            let mut parts = Vec::new();
            for change in changes.iter().rev() {
                parts.extend(before(change, report)?);
            }
            Some(parts)
        }
        _ => None,
    }
}
