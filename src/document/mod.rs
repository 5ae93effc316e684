//! How a dataset changes: edits as values, the history of them, and whether there is unsaved work.
//!
//! Lives here: [`Edit`] and how it is applied, [`Document`] with undo and redo, and the reckoning that larger
//! edits need: what a paste brings in, where a moved node goes, how numbers follow the order.
//! Does not live here: widgets, disks, and what the person is looking at.

mod accept;
mod apply;
mod bulk;
mod clip;
mod differ;
mod edit;
mod grow;
mod history;
mod mint;
mod name;
mod number;
mod order;
mod place;
mod record;
mod suggested;

pub use accept::{AcceptError, Chosen, DueRecord, accept};
pub use apply::EditError;
pub use bulk::{PartyRole, Setting, name_parties, set};
pub use clip::{Clip, duplicate, outermost};
pub use differ::{Difference, DifferenceKind, FieldDifference, differences, differences_since, take_over};
pub use edit::{
    CategoryField, Change, Edit, IndicatorField, ItemField, MeasureField, NewNode, PartyField, Place, ProblemField,
    ReportField, Together,
};
pub use grow::{Kind, grow};
pub use history::{Document, Made, Undone};
pub use number::{next_number, renumber};
pub use order::{drop_place, move_to, step};
pub use record::Entry;
pub use suggested::take_suggested;
