//! How a dataset changes: edits as values, the history of them, and whether there is unsaved work.
//!
//! Lives here: [`Edit`] and how it is applied, [`Document`] with undo and redo.
//! Does not live here: widgets, disks, and what the person is looking at.

mod apply;
mod edit;
mod history;
mod name;

pub use apply::EditError;
pub use edit::{
    CategoryField, Change, Edit, IndicatorField, ItemField, MeasureField, NewNode, PartyField, ProblemField,
    ReportField,
};
pub use history::{Document, Undone};
