//! The office's tables as values: ledger, lists, and forms filled in, each cell with its words.
//!
//! Lives here: which rows and columns a form gives, what stands in a cell, the forms that the program brings along, and
//! differences in words. A
//! table is made from a dataset that holds only what its reader may see (`analysis::for_audience`). The window, the
//! clipboard and every file are made from the same table.
//! Does not live here: pages, files, widgets.

mod activity;
mod build;
mod cell;
mod check;
pub(crate) mod choice;
mod closing;
mod computed;
mod dates;
mod days;
mod differences;
mod forms;
mod ledger;
mod like;
pub(crate) mod parse;
mod places;
mod returned;
mod row;
mod rows;
mod sheet;
mod source;
mod texts;
mod value;

pub use activity::{ActivityRow, ActivityRows, Telling, ToldDay, happened_words, node_places};
pub use build::{build, shown, tally};
pub use check::{FormProblem, problems};
pub use computed::Computed;
pub use days::days_words;
pub use differences::{
    additions, became_word, compared_node_name, contents, difference_list, difference_words, kind_word, merged,
    new_entries, sides, step_words, who_word,
};
pub use forms::{BuiltIn, LISTS, built_in, find, return_form};
pub use ledger::{column_heading, in_one_line, ledger_cell};
pub use like::{BLANK, form_like};
pub use places::{Places, fill};
pub use returned::{TakenBack, UnreadCell, report_of, take_back};
pub use row::{Only, PartHeading, Row, RowEntry, ShownPart, TableContext, Tally};
pub use rows::rows;
pub use sheet::sheet;
pub use source::{Level, Source};
pub use texts::measure_lines;
pub use value::{Align, CellValue, EntryPlace, RowKind, Table, TableCell, TableColumn, TableRow};
