//! Why an edit could not be applied.

use crate::model::{Field, FieldError, NodeRef};

/// Why an edit could not be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The node it names is not in the dataset.
    #[error("the node is no longer there")]
    NoSuchNode,
    /// A party that is still named cannot be taken out: the first node that names it, and in which field.
    #[error("the party is still named by a field")]
    PartyInUse(Box<(NodeRef, &'static Field)>),
    /// Several names for a field that holds one party.
    #[error("the field holds one party")]
    OneParty,
    /// A node cannot stand there: an item only under a problem, a measure only under an item, and so on.
    #[error("the node cannot stand there")]
    NoSuchPlace,
    /// Its id is that of another node.
    #[error("another node has this id")]
    DuplicateId,
    /// The node has no such field, or the value does not fit it.
    #[error(transparent)]
    Field(FieldError),
}
