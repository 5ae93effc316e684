//! From two reports in the same ids to their differences, node by node, in the order of mine; what only they have
//! comes last.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{Column, FieldKind, NodeId, NodeKind, NodeRef, ReportId, Value};

use super::ancestor::Ancestor;
use super::difference::{Difference, DifferenceKind, FieldChange, NodePlace, PathStep, Who};
use super::order::misplaced;
use super::tree::{Placed, Tree};
use super::union::union;

/// Two reports in the same ids, and what both came from.
pub(super) struct Walk<'a> {
    report: &'a ReportId,
    /// The columns of both reports.
    columns: &'a [Column],
    mine: &'a Tree<'a>,
    theirs: &'a Tree<'a>,
    ancestor: Ancestor<'a>,
    found: Vec<Difference>,
}

/// All differences of a report.
pub(super) fn differences<'a>(
    report: &'a ReportId,
    columns: &'a [Column],
    mine: &'a Tree<'a>,
    theirs: &'a Tree<'a>,
    base: Option<&'a Tree<'a>>,
) -> Vec<Difference> {
    let ancestor = Ancestor { mine, theirs, base };
    let mut walk = Walk { report, columns, mine, theirs, ancestor, found: Vec::new() };
    walk.fields(&NodeId::Report);
    let shuffled = misplaced(mine, theirs);
    let mut gone: HashSet<&NodeId> = HashSet::new();
    for id in mine.order() {
        let Some(placed) = mine.get(id) else { continue };
        if !theirs.holds(id) {
            // What goes with its parent is not told again.
            if !gone.contains(&placed.under) {
                walk.push(id, DifferenceKind::Removed, walk.ancestor.removed(id));
            }
            gone.insert(id);
            continue;
        }
        walk.place(id, placed, shuffled.contains(id));
        walk.fields(id);
    }
    walk.added();
    walk.found
}

impl Walk<'_> {
    fn push(&mut self, id: &NodeId, kind: DifferenceKind, who: Who) {
        let path = self.path(id);
        self.found.push(Difference { node: NodeRef::new(self.report.clone(), id.clone()), path, kind, who });
    }

    /// The way down to a node: here, or there for what is not here.
    fn path(&self, id: &NodeId) -> Arc<[PathStep]> {
        let tree = if self.mine.holds(id) { self.mine } else { self.theirs };
        let step = |node: NodeId| {
            let (number, title) = tree.get(&node)?.node.heading();
            Some(PathStep { number: number.to_owned(), title: title.to_owned(), node })
        };
        tree.path(id).into_iter().filter_map(step).collect()
    }

    fn place(&mut self, id: &NodeId, mine: &Placed<'_>, shuffled: bool) {
        let Some(theirs) = self.theirs.get(id) else { return };
        if theirs.under == mine.under && !shuffled {
            return;
        }
        let spot = |placed: &Placed<'_>| NodePlace { under: placed.under.clone(), at: placed.at };
        let who = self.ancestor.moved(id);
        self.push(id, DifferenceKind::Moved(spot(mine), spot(theirs)), who);
    }

    fn fields(&mut self, id: &NodeId) {
        let (Some(mine), Some(theirs)) = (self.mine.get(id), self.theirs.get(id)) else { return };
        if NodeKind::of(id) != NodeKind::Report && mine.node == theirs.node {
            return;
        }
        let columns = self.columns;
        for field in mine.node.differing(theirs.node) {
            let (Some(own), Some(other)) = (mine.node.get(&field, columns), theirs.node.get(&field, columns)) else {
                continue;
            };
            let (who, base, merged) = self.ancestor.changed(id, &field, columns, &own, &other);
            let kind = field.kind(columns);
            let is_ordered = field.declared().is_some_and(|field| ORDERED.contains(&field.key));
            if !is_ordered && is_order_alone(kind, &own, &other) {
                continue;
            }
            let change = FieldChange { field, kind, mine: own, theirs: other, base, merged };
            self.push(id, DifferenceKind::Changed(change), who);
        }
    }

    fn added(&mut self) {
        let mut come: HashSet<&NodeId> = HashSet::new();
        for id in self.theirs.order() {
            let Some(placed) = self.theirs.get(id).filter(|_| !self.mine.holds(id)) else { continue };
            if !come.contains(&placed.under) {
                let who = self.ancestor.added(id);
                self.push(id, DifferenceKind::Added, who);
            }
            come.insert(id);
        }
    }
}

/// Lists whose order says something: the columns of a ledger, the stages of a plan, steps of one day.
const ORDERED: [&str; 3] = ["closing", "columns", "stages"];

/// True where both lists hold the same entries, each list in an order of its own. What piles up is put together in the order
/// of mine: there is nothing to be taken over.
fn is_order_alone(kind: FieldKind, mine: &Value, theirs: &Value) -> bool {
    let (Value::Records(own), Value::Records(other)) = (mine, theirs) else { return false };
    own.len() == other.len()
        && union(kind, mine, theirs).is_some_and(|together| together == *mine)
        && union(kind, theirs, mine).is_some_and(|together| together == *theirs)
}
