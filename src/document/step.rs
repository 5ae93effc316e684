//! A step of the history: what was done, and what leads back.

use std::sync::Arc;
use std::time::Duration;

use crate::model::{FieldKey, NodeId, NodeRef, Report, ReportId};

use super::difference::Difference;
use super::edit::{Change, Edit};
use super::name::EditName;
use super::pack::Packed;
use super::share::share;

/// One step of the history.
#[derive(Debug)]
pub(super) struct Step {
    /// What leads to the other side of the step: before it in the past, after it in the future.
    back: Back,
    pub(super) made: Made,
    /// When the step was last added to, on the clock that is passed in.
    pub(super) at: Duration,
}

/// What leads to the other side, as it is kept. A change of all items keeps as much as all items are, so it is packed
/// once another step was made.
#[derive(Debug)]
enum Back {
    /// Small, or not to be packed for another reason.
    Plain(Arc<Difference<Report>>),
    /// Large, and not packed yet.
    Large(Arc<Difference<Report>>),
    Packed(Packed),
}

/// Steps that keep fewer values than this are not worth packing: an item that was taken out is.
const LARGE: usize = 20;

/// What is known of an edit once it was made. Its values are in the dataset, and a change of all items holds many.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// What it is called.
    pub name: EditName,
    /// The node that it is about.
    pub node: NodeRef,
    /// False for what a person changed in another place than the page of the node.
    pub is_seen_at_its_node: bool,
    /// The field of the node that it set, the last of several.
    pub shown_field: Option<FieldKey>,
    /// The field that it set, where it did nothing else.
    pub(super) field: Option<(ReportId, NodeId, FieldKey)>,
}

impl From<Edit> for Made {
    fn from(edit: Edit) -> Self {
        let (name, node, is_seen_at_its_node) = (edit.name(), edit.node(), edit.is_seen_at_its_node());
        let shown_field = edit.field();
        let field = match edit.change {
            Change::Set(node, key, _) => Some((edit.report, node, key)),
            _ => None,
        };
        Self { name, node, is_seen_at_its_node, shown_field, field }
    }
}

/// What leads from the reports of a dataset to those of another state of it.
pub(super) fn difference(from: &[Arc<Report>], to: &[Arc<Report>]) -> Difference<Report> {
    // Columns are those of each report.
    Difference::between(from, to, &[])
}

impl Step {
    /// A step made at a time of the clock that is passed in.
    pub(super) fn new(back: Difference<Report>, made: Made, at: Duration) -> Self {
        let is_large = back.kept() >= LARGE;
        let back = Arc::new(back);
        Self { back: if is_large { Back::Large(back) } else { Back::Plain(back) }, made, at }
    }

    /// The reports on the other side of the step.
    pub(super) fn apply(&self, reports: &[Arc<Report>]) -> Vec<Arc<Report>> {
        match &self.back {
            Back::Plain(back) | Back::Large(back) => back.apply(reports),
            Back::Packed(packed) => packed.unpack().apply(reports),
        }
    }

    /// What is to be packed of it.
    pub(super) fn large(&self) -> Option<&Arc<Difference<Report>>> {
        match &self.back {
            Back::Large(back) => Some(back),
            Back::Plain(_) | Back::Packed(_) => None,
        }
    }

    /// Takes over what came of packing it; nothing where it could not be packed.
    pub(super) fn take_packed(&mut self, packed: Option<Packed>) {
        if let Back::Large(back) = &self.back {
            self.back = packed.map_or_else(|| Back::Plain(Arc::clone(back)), Back::Packed);
        }
    }

    /// The reports on the other side of the step. What is equal to one of `known`, or to nodes of one, is the very same.
    pub(super) fn cross(&self, reports: &[Arc<Report>], known: &[&Arc<Report>]) -> Vec<Arc<Report>> {
        let mut other = self.apply(reports);
        for (at, report) in other.iter_mut().enumerate() {
            let is = |here: &Arc<Report>| Arc::ptr_eq(here, report);
            if reports.get(at).is_some_and(is) || reports.iter().any(is) {
                continue;
            }
            let of_id: Vec<_> = known.iter().filter(|own| own.id == report.id).collect();
            for own in &of_id {
                share(Arc::make_mut(report), own);
            }
            if let Some(same) = of_id.into_iter().find(|own| ***own == *report) {
                *report = Arc::clone(same);
            }
        }
        other
    }
}
