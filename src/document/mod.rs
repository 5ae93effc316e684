//! How a dataset changes: edits as values, the history of them, and whether there is unsaved work.
//!
//! Lives here: [`Edit`] and how it is applied, [`Document`] with undo and redo, and the reckoning that larger
//! edits need: what a paste brings in, where a moved node goes, how numbers follow the order.
//! Does not live here: widgets, disks, and what the person is looking at.

mod accept;
mod apply;
mod bulk;
mod clip;
mod closing;
mod columns;
mod difference;
mod edit;
mod edit_error;
mod grow;
mod history;
mod id_allocator;
mod letters;
mod merge_parties;
mod name;
mod next_round;
mod number;
mod order;
mod pack;
mod place;
mod progress;
mod reach;
mod record;
mod removal;
mod share;
mod step;
mod suggested;
mod typed_text;
mod wire;

pub use accept::{AcceptError, Accepted, Chosen, DueRecord, accept};
pub use bulk::{Setting, kind_of, name_parties, set, set_progress};
pub use clip::{Clip, duplicate, outermost};
pub use closing::{TakenReview, TakenStep, with_closing_step};
pub use columns::{ColumnEdit, edit_columns};
pub use edit::{Change, Edit, EditLabel, NewNode, Place};
pub use edit_error::EditError;
pub use grow::{Kind, grow};
pub use history::{Document, EditOutcome, Undone};
pub use letters::enter_letters;
pub use merge_parties::merge_parties;
pub use name::EditName;
pub use next_round::{NextRound, add_next_round, goes_over, next_round, present_round};
pub use number::{next_number, renumber};
pub use order::{drop_place, move_to, step};
pub use pack::{Packed, Packing};
pub use progress::record_progress;
pub use record::{JournalEntry, Recovered};
pub use step::Made;
pub use suggested::take_suggested;
pub use typed_text::{TypedText, put_typed};
