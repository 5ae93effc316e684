//! Applying an edit: a new root that shares everything with the old one but the path to the changed node.

use std::sync::Arc;

use crate::field;
use crate::model::{Dataset, FieldError, FieldKey, FieldType, Item, KnownPlaces, NodeId, NodeMut, Report, Value};

use super::edit::{Change, Edit, NewNode};
use super::edit_error::EditError;
use super::place;
use super::reach::{category, item, item_of, node_mut, problem};
use super::removal::Removal;

type Done = Result<(), EditError>;

impl Edit {
    /// The dataset after this edit; the given one is left as it is.
    ///
    /// # Errors
    /// When the node is not there, or is a party still in use.
    pub fn apply(&self, dataset: &Dataset) -> Result<Dataset, EditError> {
        if let Change::MultiReport(_, edits) = &self.change {
            return edits.iter().try_fold(dataset.clone(), |root, edit| edit.apply(&root));
        }
        let mut root = dataset.clone();
        if let Change::Add(NewNode::Report(report), at) = &self.change {
            if root.report(&report.id).is_some() {
                return Err(EditError::DuplicateId);
            }
            let mut report = Arc::clone(report);
            if report.has_uncounted_limits() {
                Arc::make_mut(&mut report).count_limits();
            }
            place::insert(&mut root.reports, *at, report);
            return Ok(root);
        }
        let at = root.reports.iter().position(|report| report.id == self.report).ok_or(EditError::NoSuchNode)?;
        if self.change == Change::Remove(NodeId::Report) {
            root.reports.remove(at);
            return Ok(root);
        }
        if let Change::Move(NodeId::Report, place) = &self.change {
            let report = root.reports.remove(at);
            place::insert(&mut root.reports, Some(place.at), report);
            return Ok(root);
        }
        let report = root.reports.get_mut(at).ok_or(EditError::NoSuchNode)?;
        let report = Arc::make_mut(report);
        let removal = Removal::of(&self.change, report);
        // The nodes of a change of many are looked for together.
        self.change.apply(report, &mut KnownPlaces::default())?;
        if let Some(removal) = removal {
            removal.follow(report);
        }
        if self.change.brings_limits() {
            report.count_limits();
        }
        Ok(root)
    }
}

impl Change {
    fn apply(&self, report: &mut Report, places: &mut KnownPlaces) -> Done {
        match self {
            Self::Set(node, key, value) => set(report, (node, key, value), places),
            Self::Add(node, at) => add(report, node, *at, places),
            Self::Remove(node) => place::remove(report, node, places),
            Self::Move(node, place) => place::move_node(report, node, place, places),
            // Edit::apply handles it: one report is not several.
            Self::MultiReport(..) => Err(EditError::NoSuchNode),
            Self::Batch(_, changes) => match removed_alone(changes) {
                Some(nodes) => place::remove_all(report, nodes, places),
                None => changes.iter().try_for_each(|change| change.apply(report, places)),
            },
        }
    }

    /// True where a limit in days may have come in that has no date yet.
    fn brings_limits(&self) -> bool {
        match self {
            Self::Set(_, key, _) => {
                key.is(field!(Item.due)) || key.is(field!(Measure.due)) || key.is(field!(Item.stages))
            }
            Self::Add(node, _) => !matches!(node, NewNode::Party(_)),
            Self::Remove(_) | Self::Move(..) => false,
            Self::Batch(_, changes) => changes.iter().any(Self::brings_limits),
            Self::MultiReport(_, edits) => edits.iter().any(|edit| edit.change.brings_limits()),
        }
    }
}

/// The nodes that changes take out; nothing where they do anything else.
fn removed_alone(changes: &[Change]) -> Option<Vec<&NodeId>> {
    fn removed(change: &Change) -> Option<&NodeId> {
        match change {
            Change::Remove(node) => Some(node),
            _ => None,
        }
    }
    changes.iter().map(removed).collect()
}

/// Puts a value into a field, and brings what follows from it up to date.
fn set(report: &mut Report, (node, key, value): (&NodeId, &FieldKey, &Value), places: &mut KnownPlaces) -> Done {
    let is_closing = key.is(field!(Item.closing)) || key.is(field!(Item.closed));
    if is_closing || key.is(field!(Item.progress)) || key.is(field!(Item.term)) {
        return set_standing(item(report, node, places)?, key, value);
    }
    node_mut(report, node, places)?.set(key, value.clone()).map_err(EditError::Field)?;
    if key.is(field!(Report.feedback_on)) {
        report.follow_feedback();
    }
    Ok(())
}

/// Puts a value into a field that says where an item stands, or from which that follows. Another standing does not rest on
/// the words that the former one was read from.
fn set_standing(item: &mut Item, key: &FieldKey, value: &Value) -> Done {
    let before = (item.progress, item.term);
    if key.is(field!(Item.closing)) {
        item.set_closing(typed(value)?);
    } else if key.is(field!(Item.closed)) {
        item.set_closed(typed(value)?);
    } else {
        NodeMut::Item(item).set(key, value.clone()).map_err(EditError::Field)?;
    }
    if (item.progress, item.term) != before {
        item.basis.clear();
    }
    Ok(())
}

fn typed<T: FieldType>(value: &Value) -> Result<T, EditError> {
    value.typed().ok_or(EditError::Field(FieldError::DoesNotFit))
}

fn add(report: &mut Report, node: &NewNode, at: Option<usize>, places: &mut KnownPlaces) -> Done {
    match node.clone() {
        // Edit::apply handles it: a report is not inside a report.
        NewNode::Report(_) => return Err(EditError::NoSuchPlace),
        NewNode::Party(party) => place::insert(&mut report.parties, at, party),
        NewNode::Category(category) => place::insert(&mut report.categories, at, category),
        NewNode::Problem(id, problem) => {
            place::insert(&mut category(report, &NodeId::Category(id), places)?.problems, at, problem);
        }
        NewNode::Item(id, item) => place::insert(&mut problem(report, &NodeId::Problem(id), places)?.items, at, item),
        NewNode::Measure(id, measure) => place::insert(&mut item_of(report, id, places)?.measures, at, *measure),
        NewNode::Indicator(id, indicator) => {
            place::insert(&mut item_of(report, id, places)?.indicators, at, *indicator);
        }
        NewNode::ReportIndicator(indicator) => place::insert(&mut report.indicators, at, *indicator),
    }
    Ok(())
}
