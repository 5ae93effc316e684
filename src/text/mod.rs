//! The one text layer: what the characters, numbers and dates of an office's texts are, before anything is known of what
//! they are for.
//!
//! Lives here: folding of width, script and radicals, numerals, dates and time limits, the lexicons of
//! `assets/lexicon`, and which characters no file,
//! name of a file or terminal is given. Cells, headings and the fields of the window are read by the same functions.
//! Does not live here: documents, and what a text says about an item.

mod chars;
pub(crate) mod dates;
mod deadline;
mod excerpt;
mod file_name;
mod fold;
mod lexicon;
pub(crate) mod numeral;
mod radicals;
mod signed;
mod unit;
mod when;
mod writable;

pub(crate) use chars::Text;
pub use deadline::{Days, Deadline, Reference, Trouble, deadline, limit_in_days};
pub use excerpt::{excerpt, first_unlike};
pub use file_name::file_name;
pub use fold::{bracketed, fold, half, half_width, heading, width, without_number};
pub use lexicon::{Entry, Lexicon, Words, choices, headings, parties, rows_of, vocabulary};
pub use numeral::{chinese_numeral, numeral_at_start};
pub use radicals::character_of;
pub use signed::signed;
pub use unit::{base_unit, magnitude};
pub use when::{names_when, says_end, when, when_by};
pub use writable::{visible, writable};
