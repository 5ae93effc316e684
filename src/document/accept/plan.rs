//! The changes of one report, in the order in which they can be made: parties, what comes and what moves from the top
//! down, what goes, fields, and last the parties that nobody names any more.

use std::collections::HashSet;
use std::sync::Arc;

use crate::analysis::compare::{Difference, Field, FieldChange, Kind, Node, NodeKind, Tree, Value};
use crate::model::{Dataset, Due, DueChange, Extra, NodeId, NodeRef, Report};

use super::super::edit::{Change, Edit, ItemField, NewNode, Place, Together};
use super::chosen::DueRecord;
use super::graft::Graft;
use super::shelf::Shelf;
use super::{AcceptError, field};

/// The changes of a report as they grow.
pub(super) struct Plan<'a> {
    report: &'a Report,
    own: Tree<'a>,
    other: Tree<'a>,
    same_source: bool,
    record: Option<&'a DueRecord>,
    shelf: Shelf,
    graft: Graft<'a>,
    changes: Vec<Change>,
}

/// What was chosen, by what it asks for.
#[derive(Default)]
struct Wishes<'a> {
    added: HashSet<NodeId>,
    moved: HashSet<NodeId>,
    removed: Vec<NodeId>,
    fields: Vec<(&'a NodeId, &'a FieldChange)>,
}

impl<'a> Plan<'a> {
    /// For my report, and theirs in my ids.
    pub(super) fn new(
        report: &'a Report,
        theirs: &'a Report,
        same_source: bool,
        record: Option<&'a DueRecord>,
    ) -> Self {
        let own = Tree::of(report);
        Self {
            report,
            shelf: Shelf::of(&own),
            own,
            other: Tree::of(theirs),
            same_source,
            record,
            graft: Graft::new(report, theirs),
            changes: Vec::new(),
        }
    }

    /// All changes that these differences ask for.
    pub(super) fn changes(mut self, chosen: &[&Difference]) -> Result<Vec<Change>, AcceptError> {
        let mut wishes = self.wishes(chosen)?;
        self.come_along(&mut wishes);
        self.parties(&wishes);
        self.nodes(&wishes);
        let (parties, others): (Vec<&NodeId>, Vec<&NodeId>) =
            wishes.removed.iter().partition(|id| matches!(id, NodeId::Party(_)));
        for id in others {
            if self.shelf.holds(id) {
                self.shelf.drop_all(id);
                self.changes.push(Change::Remove(id.clone()));
            }
        }
        self.references(&wishes);
        self.fields(&wishes);
        let mut changes = std::mem::take(&mut self.graft.parties);
        changes.append(&mut self.changes);
        self.unnamed(&parties, &mut changes);
        Ok(changes)
    }

    /// Sorts what was chosen, and finds what is no longer as it was.
    fn wishes<'d>(&self, chosen: &[&'d Difference]) -> Result<Wishes<'d>, AcceptError> {
        let mut wishes = Wishes::default();
        for difference in chosen {
            let id = &difference.node.node;
            let at = || NodeRef::new(self.report.id.clone(), id.clone());
            match (&difference.kind, self.own.holds(id)) {
                (Kind::Added, true) => return Err(AcceptError::Taken(at())),
                (Kind::Removed | Kind::Moved(..) | Kind::Changed(_), false) => return Err(AcceptError::Gone(at())),
                (Kind::Added, _) => drop(wishes.added.insert(id.clone())),
                (Kind::Moved(..), _) => drop(wishes.moved.insert(id.clone())),
                (Kind::Removed, _) => wishes.removed.push(id.clone()),
                (Kind::Changed(change), _) => wishes.fields.push((id, change)),
            }
        }
        Ok(wishes)
    }

    /// What a wish needs: what a removed division holds and theirs has elsewhere moves there first, and a division
    /// that something moves to comes with it.
    fn come_along(&self, wishes: &mut Wishes<'_>) {
        for id in &wishes.removed {
            self.rescue(id, &mut wishes.moved);
        }
        let above = wishes.moved.iter().filter_map(|id| self.other.get(id)).map(|placed| &placed.under);
        let missing = above.filter(|under| !self.own.holds(under)).map(|under| self.top(under));
        // The division above a new node was here when the two were compared; if it is not, it comes too.
        let tops: HashSet<NodeId> = wishes.added.iter().map(|id| self.top(id)).chain(missing).collect();
        wishes.added = tops;
    }

    /// The highest of the nodes from this one up that are all not here.
    fn top(&self, id: &NodeId) -> NodeId {
        let mut path = self.other.path(id);
        let mut top = id.clone();
        while let Some(above) = path.pop().filter(|above| !self.own.holds(above)) {
            top = above;
        }
        top
    }

    fn rescue(&self, id: &NodeId, moved: &mut HashSet<NodeId>) {
        for child in self.shelf.children(id) {
            if self.other.holds(&child) {
                moved.insert(child);
            } else {
                self.rescue(&child, moved);
            }
        }
    }

    /// Parties that were chosen themselves.
    fn parties(&mut self, wishes: &Wishes<'_>) {
        for id in self.other.order().filter(|id| wishes.added.contains(id)) {
            if let (NodeId::Party(id), Some(Node::Party(party))) = (id, self.other.get(id).map(|placed| placed.node)) {
                let here = self.graft.bring(party);
                self.graft.knows(id, here);
            }
        }
    }

    /// What comes and what moves, from the top down, each behind what theirs has before it.
    fn nodes(&mut self, wishes: &Wishes<'_>) {
        for id in self.other.order() {
            let Some(placed) = self.other.get(id) else { continue };
            let siblings = self.other.children(&placed.under, NodeKind::of(id));
            if wishes.added.contains(id) {
                if let Some(new) = self.graft.node(placed, &self.own) {
                    let at = self.shelf.put(id, &placed.under, siblings);
                    shelve(&mut self.shelf, &new);
                    self.changes.push(Change::Add(new, Some(at)));
                }
            } else if wishes.moved.contains(id) && self.shelf.holds(&placed.under) {
                let former = self.shelf.take(id);
                let at = self.shelf.put(id, &placed.under, siblings);
                let place = Place { under: placed.under.clone(), at };
                // Behind its forerunner already, which itself stands elsewhere here.
                if former.as_ref() != Some(&place) {
                    self.changes.push(Change::Move(id.clone(), place));
                }
            }
        }
    }

    /// What new indicators refer to, as far as it is here.
    fn references(&mut self, wishes: &Wishes<'_>) {
        for id in self.other.order().filter(|id| wishes.added.contains(id)) {
            let Some(Node::Indicator(indicator)) = self.other.get(id).map(|placed| placed.node) else { continue };
            let values = [
                indicator.measure.clone().map(|measure| (Field::Measure, Value::Measure(Some(measure)))),
                indicator.part_of.clone().map(|part| (Field::PartOf, Value::PartOf(Some(part)))),
            ];
            for (name, value) in values.into_iter().flatten() {
                if self.refers_to_what_is_here(&value) {
                    self.changes.extend(field::change(id, name, value));
                }
            }
        }
    }

    fn refers_to_what_is_here(&self, value: &Value) -> bool {
        match value {
            Value::Measure(Some(id)) => self.shelf.holds(&NodeId::Measure(id.clone())),
            Value::PartOf(Some(part)) => self.shelf.holds(&NodeId::Indicator(part.whole.clone())),
            _ => true,
        }
    }

    fn fields(&mut self, wishes: &Wishes<'_>) {
        for (id, change) in &wishes.fields {
            if !self.shelf.holds(id) && !matches!(id, NodeId::Party(_)) {
                continue;
            }
            let theirs = change.merged.as_ref().unwrap_or(&change.theirs);
            let value = match theirs {
                Value::Party(party) => Value::Party(party.as_ref().and_then(|id| self.graft.party(id))),
                Value::Parties(parties) => Value::Parties(self.graft.named(parties)),
                Value::Due(due) => Value::Due(self.due(&change.mine, due.as_ref())),
                other => other.clone(),
            };
            if value != change.mine && self.refers_to_what_is_here(&value) {
                self.changes.extend(field::change(id, change.field, value));
                self.basis(id, change.field);
            }
        }
    }

    /// A standing that comes from another source does not rest on the words here.
    fn basis(&mut self, id: &NodeId, field: Field) {
        let NodeId::Item(item) = id else { return };
        let rests = match self.own.get(id).map(|placed| placed.node) {
            Some(Node::Item(item)) => !item.basis.is_empty(),
            _ => false,
        };
        if rests && !self.same_source && matches!(field, Field::Progress | Field::Term) {
            self.changes.push(Change::Item(item.clone(), ItemField::Basis(Vec::new())));
        }
    }

    /// Their due date; with a record to be kept, mine moved to it.
    fn due(&self, mine: &Value, theirs: Option<&Due>) -> Option<Due> {
        let (Some(record), Value::Due(Some(own)), Some(theirs)) = (self.record, mine, theirs) else {
            return theirs.cloned();
        };
        if own.on == theirs.on && theirs.changes.starts_with(&own.changes) {
            return Some(theirs.clone());
        }
        let (from, to) = (own.present(), theirs.present());
        let mut due = own.clone();
        if from != to {
            let (on, reason) = (record.on, record.reason.clone());
            due.changes.push(DueChange { from, to, on, reason, extra: Extra::default() });
        }
        Some(due)
    }

    /// Takes out the parties that nobody names after all other changes.
    fn unnamed(&self, parties: &[&NodeId], changes: &mut Vec<Change>) {
        if parties.is_empty() {
            return;
        }
        let id = &self.report.id;
        let before = Dataset { reports: vec![Arc::new(self.report.clone())], ..Dataset::default() };
        let all = Edit::new(id.clone(), Change::Several(Together::Merge, changes.clone()));
        let Ok(after) = all.apply(&before) else { return };
        for party in parties {
            let removal = Change::Remove((*party).clone());
            // Refused for a party that an item or a measure still names.
            if Edit::new(id.clone(), removal.clone()).apply(&after).is_ok() {
                changes.push(removal);
            }
        }
    }
}

/// Tells the shelf what stands under a new node.
fn shelve(shelf: &mut Shelf, new: &NewNode) {
    match new {
        NewNode::Category(category) => {
            let id = NodeId::Category(category.id.clone());
            category.problems.iter().for_each(|problem| shelf.problem(problem, &id));
        }
        NewNode::Problem(_, problem) => shelf.items(problem),
        NewNode::Item(_, item) => shelf.inner(item),
        _ => {}
    }
}
