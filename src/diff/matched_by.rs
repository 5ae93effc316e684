//! What nodes of two datasets are matched by.

use crate::model::Report;

use super::matching::Known;
use super::tree::Tree;

/// How nodes of two datasets are found to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Matching {
    /// By ids, numbers and wording together: ids of a document that was read again mean little.
    #[default]
    Wording,
    /// By their ids first: both are states of one file, in which an id never changes its node.
    Ids,
}

impl Matching {
    /// The nodes that are one for certain, from theirs to mine.
    pub(super) fn known(self, mine: &Report, theirs: &Report) -> Known {
        if self == Self::Wording {
            return Known::new();
        }
        let own = Tree::of(mine);
        Tree::of(theirs).order().filter(|id| own.holds(id)).map(|id| (id.clone(), id.clone())).collect()
    }
}
