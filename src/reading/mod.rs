//! From what offices write to values: documents and their structure, ledgers, the cells of tables, dates and amounts
//! in the field's own forms, and the indicators that a text seems to give.
//!
//! Lives here: plain functions from bytes and text to values, which never fail on content: a value and remarks. Only
//! `formats` refuses what is no document.
//! Does not live here: files, widgets, words on screen.

mod amount;
mod block;
pub mod figures;
pub mod formats;
mod item;
pub mod ledger_sheet;
pub mod notice;
pub mod suggest;

pub use amount::{Amount, amount, in_unit};
pub use block::{Block, SkipReason, SkippedCell, block};
