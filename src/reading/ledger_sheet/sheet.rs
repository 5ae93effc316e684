//! A table of a document as a ledger: where its headings stand, and what its columns were taken for.

use serde::{Deserialize, Serialize};

use crate::reading::formats::Table;
use crate::text::{Words, fold};

use super::columns::Match;

/// A table and what its columns were taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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

/// True for a sheet that says how another is to be filled in: by its name, or by what stands at its top.
pub(in crate::reading) fn is_guidance(table: &Table) -> bool {
    static NAMES: Words = Words::of("ledger.name_of_other_sheet");
    static TOPS: Words = Words::of("ledger.begin_of_other_sheet");
    let name = fold(&table.name);
    let named = NAMES.iter().any(|word| name.contains(word));
    let first =
        || table.rows.iter().take(2).flatten().filter(|cell| !cell.text.is_empty()).map(|cell| fold(&cell.text));
    named || first().any(|text| TOPS.iter().any(|word| text.starts_with(word)))
}
