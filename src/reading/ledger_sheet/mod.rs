//! A ledger (台账) in a workbook or a table: rows to items, columns told by their headings.
//!
//! Lives here: which column holds what, merged and empty cells, which row is an item, several sheets of one ledger.
//! Does not live here: how cells are read from files ([`super::formats`]), and the report that the items become part of
//! ([`super::notice`]).

mod assemble;
mod carried;
mod column;
mod columns;
mod context;
mod draft;
mod entries;
mod faulty;
mod head;
mod item_cell;
mod join;
mod leader;
mod ledger;
mod measure_cell;
mod measures;
mod own;
mod party_words;
mod period;
mod place;
mod postponement;
mod rivals;
mod roles;
mod row;
mod rows;
mod sample;
mod settle;
mod sheet;
mod standing;
mod sums;
mod two_roles;

pub use column::Column;
pub use columns::{Match, assumed, continued, headed, matched};
pub use sample::{Sample, SampleColumn, sample};
pub use sheet::Sheet;

pub(in crate::reading) use head::head;
pub(in crate::reading) use ledger::{Ledger, read};
pub(in crate::reading) use period::year_in;
pub(in crate::reading) use sheet::is_guidance;
