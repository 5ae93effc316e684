//! A difference between two nodes that are one, or a node that only one side has. Plain data, no words.

use std::sync::Arc;

use serde::Serialize;

use crate::model::{FieldKey, FieldKind, ItemId, NodeId, NodeKind, NodeRef, Value};

/// One difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The node, by its id in my report; for what only they have, by the id that it would get there.
    pub node: NodeRef,
    /// The nodes from the top down to it, with their numbers and titles.
    pub path: Arc<[Step]>,
    /// How it differs.
    pub kind: Kind,
    /// Who made it so since the common ancestor.
    pub who: Who,
}

/// A node on the way down to a difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// The node.
    pub node: NodeId,
    /// The mark it has in the text.
    pub number: String,
    /// Its title, or the text of a measure.
    pub title: String,
}

/// How a node differs.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Only there, with all that stands under it and is not here.
    Added,
    /// Only here, with all that stands under it and is not there.
    Removed,
    /// It stands elsewhere: under another node, or at another place in the order.
    Moved(Spot, Spot),
    /// A field has other content.
    Changed(FieldChange),
}

/// Where a node stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spot {
    /// What it stands under.
    pub under: NodeId,
    /// Its position among its like there.
    pub at: usize,
}

/// A field with other content.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// The field.
    pub field: FieldKey,
    /// What it holds, for a person.
    pub kind: FieldKind,
    /// The content here.
    pub mine: Value,
    /// The content there, in my ids.
    pub theirs: Value,
    /// The content of the common ancestor, where that is known and has the node.
    pub base: Option<Value>,
    /// What both come to together, where they can be told apart: lists to which both added. Where no common ancestor
    /// tells what was taken out, a list that piles up here with what only theirs has.
    pub merged: Option<Value>,
}

impl FieldChange {
    /// What stands in the field once the difference is taken over.
    #[must_use]
    pub fn outcome(&self) -> &Value {
        self.merged.as_ref().unwrap_or(&self.theirs)
    }

    /// True where taking theirs changes nothing: a list that has all of theirs already.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        *self.outcome() == self.mine
    }
}

/// Who made a difference since the common ancestor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// No common ancestor is known.
    Unknown,
    /// Only mine was changed: taking theirs gives up own work.
    Mine,
    /// Only theirs was changed: safe to take.
    Theirs,
    /// Both were changed, and both changes can stand together.
    Both,
    /// Both were changed, and only one can stay.
    Conflict,
}

impl Difference {
    /// What kind of node differs.
    #[must_use]
    pub fn of(&self) -> NodeKind {
        NodeKind::of(&self.node.node)
    }

    /// The item that the node is, or belongs to.
    #[must_use]
    pub fn item(&self) -> Option<&ItemId> {
        self.path.iter().find_map(|step| if let NodeId::Item(id) = &step.node { Some(id) } else { None })
    }

    /// The changed field, for a difference of one.
    #[must_use]
    pub fn change(&self) -> Option<&FieldChange> {
        if let Kind::Changed(change) = &self.kind { Some(change) } else { None }
    }
}

impl Kind {
    /// The code in an exported list.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved(..) => "moved",
            Self::Changed(_) => "changed",
        }
    }
}

impl Who {
    /// The code in an exported list.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Mine => "mine",
            Self::Theirs => "theirs",
            Self::Both => "both",
            Self::Conflict => "conflict",
        }
    }
}
