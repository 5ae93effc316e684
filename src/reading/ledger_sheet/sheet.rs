//! A table of a document as a ledger: where its headings stand, and what its columns were taken for.

use super::columns::Match;

/// A table and what its columns were taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which table of the document.
    pub table: u32,
    /// Its name; empty for a table in a text.
    pub name: String,
    /// The words over its columns.
    pub headings: Vec<String>,
    /// What the columns hold.
    pub columns: Match,
    /// True where its rows were read as items: a column tells the problem.
    pub is_read: bool,
}
