//! A ledger (台账) in a workbook or a table: rows to items, columns told by their headings.
//!
//! Lives here: the synonyms of headings, merged and empty cells, which row is an item.
//! Does not live here: how cells are read from files ([`super::door`]), and the report that the items become part of
//! ([`super::notice`]).

mod columns;
mod draft;
mod place;
mod row;
mod rows;
mod sheet;

pub use columns::{Column, Match, assumed, headed, matched};

pub use sheet::Sheet;

pub(in crate::reading) use rows::{Ground, rows};
