//! An item and its measures, put together from words: what the readers of notices and of ledgers share.
//!
//! Lives here: marks, lists of measures, words of standing, names, fields, and the record of what each word was taken
//! for. Does not live here: where in a document an item stands; that is the business of each reader above.

pub(in crate::reading) mod due;
pub(in crate::reading) mod field;
pub(in crate::reading) mod mark;
pub(in crate::reading) mod measures;
pub(in crate::reading) mod name_words;
pub(in crate::reading) mod party;
pub(in crate::reading) mod record;
pub(in crate::reading) mod standing;
mod standing_words;
pub(in crate::reading) mod texts;
pub(in crate::reading) mod types;
