//! What goes to the units and comes back from them: a workbook to fill in for each, and the returned ones collected.
//!
//! Lives here: which unit gets what, what a returned file changes, where two of them contradict each other, and the dataset
//! with what was taken over. Does not live here: folders and files, and words for differences.

mod collect;
mod merge;
mod split;

pub use collect::{
    CollectedChange, CollectedFile, Collection, FileState, Offer, Return, ReturnContent, UnitReturn, collect,
};
pub use merge::{ChosenChange, FileChoice, MergeError, TakenOver};
pub use split::{Package, SplitRequest, UnitShare, shares, without_unit};
