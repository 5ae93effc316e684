//! From what offices write to values: the cells of tables, dates and amounts in the field's own forms.
//!
//! Lives here: plain functions from text to values, which never fail on content: a value or a remark.
//! Does not live here: files, widgets, words on screen.

mod amount;
mod block;
mod day;
pub mod door;
pub mod ledger_sheet;
pub mod notice;
pub mod suggest;

pub use amount::{Amount, amount, in_unit};
pub use block::{Block, Cell, Trouble, block};
pub use day::when;
