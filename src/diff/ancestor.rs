//! Who made a difference: both sides held against the state that they have in common.

use crate::model::{Column, FieldKey, NodeId, NodeKind, Value};

use super::difference::Who;
use super::merge::merged;
use super::order::common;
use super::tree::Tree;
use super::union::union;

/// The three states, in the same ids.
pub(super) struct Ancestor<'a> {
    pub(super) mine: &'a Tree<'a>,
    pub(super) theirs: &'a Tree<'a>,
    pub(super) base: Option<&'a Tree<'a>>,
}

impl Ancestor<'_> {
    /// A field that differs: who changed it, what it was, and what both changes come to.
    pub(super) fn changed(
        &self,
        id: &NodeId,
        field: &FieldKey,
        columns: &[Column],
        mine: &Value,
        theirs: &Value,
    ) -> (Who, Option<Value>, Option<Value>) {
        let together = || union(field.kind(columns), mine, theirs);
        let Some(base) = self.base else { return (Who::Unknown, None, together()) };
        let Some(former) = base.get(id).and_then(|placed| placed.node.get(field, columns)) else {
            let together = together();
            let who = match &together {
                Some(together) if together == mine => Who::Mine,
                Some(_) => Who::Both,
                None => Who::Conflict,
            };
            return (who, None, together);
        };
        let (who, together) = if former == *theirs {
            (Who::Mine, None)
        } else if former == *mine {
            (Who::Theirs, None)
        } else {
            match merged(&former, mine, theirs) {
                Some(together) if together == *mine => (Who::Mine, None),
                Some(together) => (Who::Both, Some(together)),
                None => (Who::Conflict, None),
            }
        };
        (who, Some(former), together)
    }

    /// A node that only mine has.
    pub(super) fn removed(&self, id: &NodeId) -> Who {
        let Some(base) = self.base else { return Who::Unknown };
        match (base.get(id), self.mine.get(id)) {
            (None, _) => Who::Mine,
            (Some(former), Some(mine)) if former.node == mine.node && self.can_go(id) => Who::Theirs,
            _ => Who::Conflict,
        }
    }

    /// False where something under it is elsewhere in theirs and cannot go there without giving up own work.
    fn can_go(&self, id: &NodeId) -> bool {
        let kinds = NodeKind::of(id).under();
        let mut children = kinds.iter().flat_map(|kind| self.mine.children(id, *kind));
        children.all(
            |child| {
                if self.theirs.holds(child) { self.moved(child) == Who::Theirs } else { self.can_go(child) }
            },
        )
    }

    /// A node that only theirs has.
    pub(super) fn added(&self, id: &NodeId) -> Who {
        let Some(base) = self.base else { return Who::Unknown };
        let Some(theirs) = self.theirs.get(id) else { return Who::Conflict };
        match base.get(id) {
            None if self.brings_back(base, id) => Who::Conflict,
            None => Who::Theirs,
            Some(former) if former.node == theirs.node => Who::Mine,
            Some(_) => Who::Conflict,
        }
    }

    /// True where something stands under a new node of theirs that mine took out.
    fn brings_back(&self, base: &Tree<'_>, id: &NodeId) -> bool {
        let kinds = NodeKind::of(id).under();
        let mut children = kinds.iter().flat_map(|kind| self.theirs.children(id, *kind));
        children.any(|child| !self.mine.holds(child) && (base.holds(child) || self.brings_back(base, child)))
    }

    /// A node that stands elsewhere.
    pub(super) fn moved(&self, id: &NodeId) -> Who {
        let Some(base) = self.base else { return Who::Unknown };
        let (Some(mine), Some(theirs)) = (self.mine.get(id), self.theirs.get(id)) else { return Who::Conflict };
        let Some(former) = base.get(id) else { return Who::Conflict };
        if mine.under == theirs.under {
            return self.reordered(base, id, &mine.under);
        }
        if former.under == theirs.under {
            Who::Mine
        } else if former.under == mine.under && self.can_come(&theirs.under) {
            Who::Theirs
        } else {
            Who::Conflict
        }
    }

    /// False where a division that is not here would have to come too, and taking it gives up own work.
    fn can_come(&self, under: &NodeId) -> bool {
        let mut path = self.theirs.path(under);
        let mut top = None;
        while let Some(above) = path.pop().filter(|above| !self.mine.holds(above)) {
            top = Some(above);
        }
        top.is_none_or(|top| self.added(&top) == Who::Theirs)
    }

    /// A node at another place under the same parent: who has another order than before.
    fn reordered(&self, base: &Tree<'_>, id: &NodeId, under: &NodeId) -> Who {
        let kind = NodeKind::of(id);
        let former = base.children(under, kind);
        let (mine, theirs) = (self.mine.children(under, kind), self.theirs.children(under, kind));
        if common(former, theirs) == common(theirs, former) {
            Who::Mine
        } else if common(former, mine) == common(mine, former) {
            Who::Theirs
        } else {
            Who::Conflict
        }
    }
}
