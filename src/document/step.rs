//! A step of the history: what it changed, and what stands on its other side.
//!
//! A step keeps the report of its other side, which shares with the present one all but the changed path. That is an item
//! with all that belongs to it, however little was changed: after a day's work such items take more memory than the
//! dataset. A step that is no longer one of the last keeps the values of the changed fields alone, where those tell
//! exactly the same.

use std::sync::Arc;
use std::time::Duration;

use crate::model::{Dataset, FieldKey, NodeId, Report, Value};

use super::edit::{Change, Edit};
use super::reach::node_mut;

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
    /// Fields of nodes of the report at a position, in the order in which they are set.
    Fields(usize, Vec<(NodeId, FieldKey, Value)>),
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

    /// Brings reports to this side; what comes back leads to where they were. `known` are reports that may come about
    /// again: the very same is put in then, so that it is known to be the same.
    pub(super) fn swap(self, reports: &mut Vec<Arc<Report>>, known: &[&Arc<Report>]) -> Self {
        match self {
            Self::Reports(other) => Self::Reports(std::mem::replace(reports, other)),
            Self::Report(at, report) => match reports.get_mut(at) {
                Some(place) => Self::Report(at, std::mem::replace(place, report)),
                None => Self::Report(at, report),
            },
            Self::Fields(at, fields) => {
                let Some(place) = reports.get_mut(at) else { return Self::Fields(at, fields) };
                let mut report = Report::clone(place);
                let back = set_all(&mut report, &fields).unwrap_or_default();
                let same = known.iter().find(|own| ****own == report);
                *place = same.map_or_else(|| Arc::new(report), |own| Arc::clone(own));
                Self::Fields(at, back)
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
            Self::Fields(at, fields) => {
                if let Some(place) = reports.get_mut(*at) {
                    set_all(Arc::make_mut(place), fields);
                }
            }
        }
    }

    /// The report at a position, where this holds it.
    fn report(&self, at: usize) -> Option<&Arc<Report>> {
        match self {
            Self::Report(own, report) => (*own == at).then_some(report),
            Self::Reports(reports) => reports.get(at),
            Self::Fields(..) => None,
        }
    }
}

/// Sets fields, and gives what leads back.
fn set_all(report: &mut Report, fields: &[(NodeId, FieldKey, Value)]) -> Option<Vec<(NodeId, FieldKey, Value)>> {
    let mut back = Vec::with_capacity(fields.len());
    for (id, key, value) in fields {
        let before = value_of(report, id, key)?;
        node_mut(report, id).ok()?.set(key, value.clone()).ok()?;
        back.push((id.clone(), key.clone(), before));
    }
    back.reverse();
    Some(back)
}

fn value_of(report: &Report, id: &NodeId, key: &FieldKey) -> Option<Value> {
    report.node(id)?.get(key, &report.columns)
}

/// The fields that a change sets, in order; nothing for one that does more.
fn fields_of(change: &Change) -> Option<Vec<(&NodeId, &FieldKey)>> {
    match change {
        Change::Set(node, key, _) => Some(vec![(node, key)]),
        Change::Batch(_, changes) => {
            let all: Option<Vec<_>> = changes.iter().map(fields_of).collect();
            all.map(|all| all.concat())
        }
        _ => None,
    }
}

/// Lets an older step of a list keep values alone, where they tell exactly what its report tells. `root` is the dataset
/// after the last of them.
pub(super) fn lighten(steps: &mut [Step], at: usize, root: &Dataset) {
    let Some((step, later)) = steps.get_mut(at..).and_then(|steps| steps.split_first_mut()) else { return };
    let Other::Report(place, before) = &step.other else { return };
    let Some(fields) = fields_of(&step.edit.change) else { return };
    // The state after the step is what the next one that has it keeps.
    let mut touching = later.iter().filter(|own| match &own.other {
        Other::Report(other, _) | Other::Fields(other, _) => other == place,
        Other::Reports(_) => true,
    });
    let after = match touching.next() {
        Some(next) => next.other.report(*place),
        None => root.reports.get(*place),
    };
    let Some(after) = after else { return };
    let values: Option<Vec<_>> = fields
        .iter()
        .rev()
        .map(|(id, key)| Some(((*id).clone(), (*key).clone(), value_of(before, id, key)?)))
        .collect();
    let Some(values) = values else { return };
    let mut report = Report::clone(after);
    if set_all(&mut report, &values).is_some() && report == **before {
        step.other = Other::Fields(*place, values);
    }
}
