//! The changes of one report, in the order in which they can be made: parties, what comes and what moves from the top
//! down, what goes, fields, and last the parties that nobody names any more.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::diff::{DifferenceKind, FieldChange, Tree};
use crate::field;
use crate::model::{
    Closed, ClosingStep, ColumnId, ColumnKind, ColumnMap, Dataset, Due, Field, FieldKey, FieldKind, FieldType as _,
    Node, NodeId, NodeKind, NodeRef, Object, Report, Span, Value, map_places,
};

use super::super::edit::{Change, Edit, EditLabel, NewNode, Place};
use super::AcceptError;
use super::child_order::ChildOrder;
use super::chosen::{ChosenDifference, DueRecord};
use super::closing::with_approval;
use super::import_nodes::{ImportNodes, named_nodes};

/// The changes of a report as they grow.
pub(super) struct Plan<'a> {
    report: &'a Report,
    theirs: &'a Report,
    own: Tree<'a>,
    other: Tree<'a>,
    same_source: bool,
    order: ChildOrder,
    import: ImportNodes<'a>,
    changes: Vec<Change>,
    taken: Taken,
}

/// The changes of a report, and what of the differences they leave out.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) changes: Vec<Change>,
    /// How many of the differences change nothing.
    pub(super) idle: usize,
    /// The nodes that were named there and are not here.
    pub(super) missing: Vec<NodeId>,
}

/// What was chosen, by what it asks for.
#[derive(Default)]
struct Wishes<'a> {
    added: HashSet<NodeId>,
    moved: HashSet<NodeId>,
    removed: Vec<NodeId>,
    fields: Vec<(&'a FieldChange, ChosenDifference<'a>)>,
}

impl<'a> Plan<'a> {
    /// For my report, and theirs in my ids.
    pub(super) fn new(report: &'a Report, theirs: &'a Report, same_source: bool) -> Self {
        let own = Tree::of(report);
        Self {
            report,
            theirs,
            order: ChildOrder::of(&own),
            own,
            other: Tree::of(theirs),
            same_source,
            import: ImportNodes::new(report, theirs),
            changes: Vec::new(),
            taken: Taken::default(),
        }
    }

    /// All changes that these differences ask for.
    pub(super) fn changes(mut self, chosen: &[ChosenDifference<'_>]) -> Result<Taken, AcceptError> {
        let mut wishes = self.wishes(chosen)?;
        self.come_along(&mut wishes);
        self.parties(&wishes);
        self.nodes(&wishes);
        let (parties, others): (Vec<&NodeId>, Vec<&NodeId>) =
            wishes.removed.iter().partition(|id| matches!(id, NodeId::Party(_)));
        for id in others {
            if self.order.holds(id) {
                self.order.drop_all(id);
                self.changes.push(Change::Remove(id.clone()));
            }
        }
        self.references(&wishes);
        self.fields(&wishes);
        self.closings(&wishes);
        self.places(&wishes);
        let mut changes = std::mem::take(&mut self.import.parties);
        changes.extend(self.columns(&wishes));
        changes.append(&mut self.changes);
        self.unnamed(&parties, &mut changes);
        Ok(Taken { changes, ..self.taken })
    }

    /// Sorts what was chosen, and finds what is no longer as it was.
    fn wishes<'d>(&self, chosen: &[ChosenDifference<'d>]) -> Result<Wishes<'d>, AcceptError> {
        let mut wishes = Wishes::default();
        for one in chosen {
            let difference = one.difference;
            let id = &difference.node.node;
            let at = || NodeRef::new(self.report.id.clone(), id.clone());
            match (&difference.kind, self.own.holds(id)) {
                (DifferenceKind::Added, true) => return Err(AcceptError::Taken(at())),
                (DifferenceKind::Removed | DifferenceKind::Moved(..) | DifferenceKind::Changed(_), false) => {
                    return Err(AcceptError::Gone(at()));
                }
                (DifferenceKind::Added, _) => drop(wishes.added.insert(id.clone())),
                (DifferenceKind::Moved(..), _) => drop(wishes.moved.insert(id.clone())),
                (DifferenceKind::Removed, _) => wishes.removed.push(id.clone()),
                (DifferenceKind::Changed(change), _) => wishes.fields.push((change, *one)),
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
        for child in self.order.children(id) {
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
                let here = self.import.bring(party);
                self.import.knows(id, here);
            }
        }
    }

    /// What comes and what moves, from the top down, each behind what theirs has before it.
    fn nodes(&mut self, wishes: &Wishes<'_>) {
        for id in self.other.order() {
            let Some(placed) = self.other.get(id) else { continue };
            let siblings = self.other.children(&placed.under, NodeKind::of(id));
            if wishes.added.contains(id) {
                if let Some(new) = self.import.node(placed, &self.own) {
                    let at = self.order.put(id, &placed.under, siblings);
                    note_children(&mut self.order, &new);
                    self.changes.push(Change::Add(new, Some(at)));
                }
            } else if wishes.moved.contains(id) && self.order.holds(&placed.under) {
                let former = self.order.take(id);
                let at = self.order.put(id, &placed.under, siblings);
                let place = Place { under: placed.under.clone(), at };
                // Behind its forerunner already, which itself stands elsewhere here.
                if former.as_ref() != Some(&place) {
                    self.changes.push(Change::Move(id.clone(), place));
                }
            }
        }
    }

    /// The nodes that new indicators name, as far as they are here.
    fn references(&mut self, wishes: &Wishes<'_>) {
        for id in self.other.order().filter(|id| wishes.added.contains(id)) {
            let Some(node @ Node::Indicator(_)) = self.other.get(id).map(|placed| placed.node) else { continue };
            for (field, value) in named_nodes(node) {
                if self.names_what_is_here(&value) {
                    self.changes.push(Change::Set(id.clone(), FieldKey::Declared(field), value));
                }
            }
        }
    }

    fn names_what_is_here(&self, value: &Value) -> bool {
        let mut here = true;
        value.for_each_node(&mut |id| here &= self.order.holds(id));
        here
    }

    fn fields(&mut self, wishes: &Wishes<'_>) {
        for (change, wish) in &wishes.fields {
            let id = &wish.difference.node.node;
            if !self.order.holds(id) && !matches!(id, NodeId::Party(_)) {
                continue;
            }
            let theirs = self.import.named(wish.outcome(change).clone());
            let theirs = self.named_here(&change.mine, theirs);
            let value = if change.kind == FieldKind::Due { due(wish.record, &change.mine, theirs) } else { theirs };
            if value == change.mine {
                self.taken.idle += 1;
            } else {
                self.changes.push(Change::Set(id.clone(), change.field.clone(), value));
                self.basis(id, &change.field);
            }
        }
    }

    /// Where an item has closing steps, a record of its closing that is taken over is one of them.
    fn closings(&mut self, wishes: &Wishes<'_>) {
        let records = wishes.fields.iter().filter(|(change, _)| change.field.is(field!(Item.closed)));
        for (change, wish) in records {
            let id = &wish.difference.node.node;
            let Some(Node::Item(item)) = self.own.get(id).map(|placed| placed.node) else { continue };
            let Some(Some(closed)) = wish.outcome(change).typed::<Option<Closed>>() else { continue };
            let taken = self.changes.iter().rev().find_map(|change| match change {
                Change::Set(node, key, value) if node == id && key.is(field!(Item.closing)) => value.typed(),
                _ => None,
            });
            let steps: Vec<ClosingStep> = taken.unwrap_or_else(|| item.closing.clone());
            if !steps.is_empty()
                && let Some(steps) = with_approval(&steps, &closed)
            {
                self.changes.push(Change::set(&item.id, field!(Item.closing), steps));
            }
        }
    }

    /// A list without the nodes that it names and that are not here, which are noted; a field that is about one of them
    /// stays as it is here.
    fn named_here(&mut self, mine: &Value, theirs: Value) -> Value {
        if self.names_what_is_here(&theirs) {
            return theirs;
        }
        let mut known: HashSet<&NodeId> = HashSet::new();
        mine.for_each_node(&mut |id| known.extend([id]));
        let (own, order, missing) = (&self.own, &self.order, &mut self.taken.missing);
        let kept = theirs.without_nodes(&mut |id| {
            if order.holds(id) || own.holds(id) {
                return order.holds(id);
            }
            // What an entry of mine named in vain before is not for this step to mend.
            if !known.contains(id) && !missing.contains(id) {
                missing.push(id.clone());
            }
            known.contains(id)
        });
        if matches!(kept, Value::Nodes(_) | Value::Records(_)) { kept } else { mine.clone() }
    }

    /// Where another source comes, the places that my nodes name in it: in a paragraph that both have they move along,
    /// in one that is gone they are no longer named.
    fn places(&mut self, wishes: &Wishes<'_>) {
        if self.same_source || !wishes.fields.iter().any(|(change, _)| change.field.is(field!(Report.source))) {
            return;
        }
        let theirs = self.theirs.source.paragraphs.iter().enumerate();
        let there: HashMap<&str, u32> = theirs.map(|(at, text)| (text.as_str(), at as u32)).collect();
        let own = &self.report.source.paragraphs;
        let moved = |span: &Span| {
            let text = own.get(span.paragraph as usize)?;
            there.get(text.as_str()).map(|at| Span { paragraph: *at, ..span.clone() })
        };
        // What other differences put into a field names places here too: it is what moves along, not what stood there.
        let mut set: HashMap<&NodeId, Vec<(&Field, &Value)>> = HashMap::new();
        for change in &self.changes {
            if let Change::Set(id, FieldKey::Declared(field), value) = change {
                set.entry(id).or_default().push((field, value));
            }
        }
        let mut changes = Vec::new();
        let mut note = |id: &NodeId, node: Node<'_>| {
            let set = set.get(id).map_or(&[][..], Vec::as_slice);
            match node {
                Node::Report(report) => replaced(id, report, set, &moved, &mut changes),
                Node::Item(item) => replaced(id, &**item, set, &moved, &mut changes),
                Node::Measure(measure) => replaced(id, measure, set, &moved, &mut changes),
                Node::Indicator(indicator) => replaced(id, indicator, set, &moved, &mut changes),
                Node::Party(_) | Node::Category(_) | Node::Problem(_) => {}
            }
        };
        note(&NodeId::Report, Node::Report(self.report));
        for id in self.own.order().filter(|id| self.order.holds(id)) {
            if let Some(placed) = self.own.get(id) {
                note(id, placed.node);
            }
        }
        self.changes.append(&mut changes);
    }

    /// The columns that what comes has values for, and that are not here yet, with all that can be chosen in them.
    fn columns(&self, wishes: &Wishes<'_>) -> Option<Change> {
        let mut wanted: Vec<ColumnId> = Vec::new();
        let changed = wishes.fields.iter().filter_map(|(change, _)| match &change.field {
            FieldKey::Column(id) => Some(id.clone()),
            _ => None,
        });
        wanted.extend(changed);
        for placed in self.other.order().filter(|id| !self.own.holds(id)).filter_map(|id| self.other.get(id)) {
            let map = placed.node.columns().into_iter().flat_map(ColumnMap::iter);
            wanted.extend(map.map(|(name, _)| ColumnId::from(name.as_str())));
        }
        let mut columns = self.report.columns.clone();
        for id in wanted {
            let theirs = self.theirs.column(&id);
            match columns.iter_mut().find(|column| column.id == id) {
                Some(own) if own.kind == ColumnKind::Choice => {
                    let choices = theirs.into_iter().flat_map(|column| &column.choices);
                    let new: Vec<String> = choices.filter(|choice| !own.choices.contains(choice)).cloned().collect();
                    own.choices.extend(new);
                }
                Some(_) => {}
                None => columns.extend(theirs.cloned()),
            }
        }
        (columns != self.report.columns).then(|| Change::set(&(), field!(Report.columns), columns))
    }

    /// Another standing does not rest on the words of the former one, and the edit lets go of them; one that comes from the same
    /// source does, unless other words are taken over too.
    fn basis(&mut self, id: &NodeId, key: &FieldKey) {
        let is_standing = key.is(field!(Item.progress)) || key.is(field!(Item.term));
        if let Some(Node::Item(item)) = self.own.get(id).map(|placed| placed.node)
            && is_standing
            && self.same_source
            && !item.basis.is_empty()
        {
            self.changes.push(Change::set(&item.id, field!(Item.basis), item.basis.clone()));
        }
    }

    /// Takes out the parties that nobody names after all other changes.
    fn unnamed(&mut self, parties: &[&NodeId], changes: &mut Vec<Change>) {
        if parties.is_empty() {
            return;
        }
        let id = &self.report.id;
        let before = Dataset { reports: vec![Arc::new(self.report.clone())], ..Dataset::default() };
        let all = Edit::new(id.clone(), Change::Batch(EditLabel::Merge, changes.clone()));
        let Ok(after) = all.apply(&before) else { return };
        for party in parties {
            let removal = Change::Remove((*party).clone());
            // Refused for a party that an item or a measure still names.
            if Edit::new(id.clone(), removal.clone()).apply(&after).is_ok() {
                changes.push(removal);
            } else {
                self.taken.idle += 1;
            }
        }
    }
}

/// Their due date; with a record to be kept, mine moved to it.
fn due(record: Option<&DueRecord>, mine: &Value, theirs: Value) -> Value {
    let (Some(record), Some(Some(own)), Some(Some(new))) =
        (record, mine.typed::<Option<Due>>(), theirs.typed::<Option<Due>>())
    else {
        return theirs;
    };
    match new.present() {
        Some(to) if !(own.on == new.on && new.changes.starts_with(&own.changes)) => {
            Some(own.moved(to, record.on, record.reason.clone())).to_value()
        }
        _ => theirs,
    }
}

/// The changes that give the places which a node names others, once the fields that are `set` have their values.
fn replaced<N: Object + Clone>(
    id: &NodeId,
    node: &N,
    set: &[(&Field, &Value)],
    moved: &impl Fn(&Span) -> Option<Span>,
    changes: &mut Vec<Change>,
) {
    let mut was = node.clone();
    for (field, value) in set {
        if let Err(error) = was.set_value(field.key, (*value).clone()) {
            log::error!("{field:?}: {error}");
        }
    }
    let mut new = was.clone();
    map_places(&mut new, moved);
    for field in N::FIELDS {
        if let (Some(was), Some(is)) = (was.value(field.key), new.value(field.key))
            && was != is
        {
            changes.push(Change::Set(id.clone(), FieldKey::Declared(field), is));
        }
    }
}

/// Registers the children of a new node in the order.
fn note_children(order: &mut ChildOrder, new: &NewNode) {
    match new {
        NewNode::Category(category) => {
            let id = NodeId::Category(category.id.clone());
            category.problems.iter().for_each(|problem| order.problem(problem, &id));
        }
        NewNode::Problem(_, problem) => order.items(problem),
        NewNode::Item(_, item) => order.inner(item),
        _ => {}
    }
}
