//! A ledger (台账) in a workbook or a table: rows to items, columns told by their headings.
//!
//! Lives here: the synonyms of headings, merged and empty cells, troubles by row and column.
//! Does not live here: how cells are read from files ([`super::door`]), or what is in a notice without tables.

mod columns;
mod draft;
mod place;
mod row;
mod rows;

pub use columns::{Column, Match, assumed, headed, matched};

use std::sync::Arc;

use crate::model::{Report, ReportId, Source};

use super::door::{Document, Place};
use super::notice::field::Desk;
use super::notice::party::Parties;
use super::notice::piece::Words;
use super::notice::record::Record;
use super::notice::{Line, Remark};

pub(in crate::reading) use rows::{Ground, rows};

/// A ledger as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The report; its source holds the cells, and spans count in them.
    pub report: Report,
    /// What every cell was taken for.
    pub lines: Vec<Line>,
    /// What a person should look at, by row and column.
    pub troubles: Vec<Trouble>,
}

/// Something about a cell or a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The row, from 1 as the spreadsheet counts.
    pub row: u32,
    /// The column, from 1; 0 for the whole row.
    pub column: u32,
    /// What stands there.
    pub text: String,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong with a cell or a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The row names no problem, and none stands above it.
    NoProblem,
    /// A date that gives no day, month or year.
    NotADate,
    /// Words on the standing that fit no code.
    NotAStanding,
    /// A name that the report has no place for.
    NotKept,
    /// The item has no measure.
    NoMeasures,
}

/// Reads one table of a document by the columns of a match, which a person may have changed.
#[must_use]
pub fn ledger(document: &Document, table: usize, columns: &Match) -> Ledger {
    let words = Words::new(document, &[]);
    let title = document.tables.get(table).cloned().unwrap_or_default();
    let mut report = Report::new(ReportId::from("r1"), title.clone());
    let (mut parties, mut remarks, mut record) = (Parties::default(), Vec::new(), Record::default());
    let mut desk = Desk { words: &words, parties: &mut parties, remarks: &mut remarks };
    let ground = Ground { document, table, columns, first: 0, title: &title };
    let mut troubles = Vec::new();
    report.categories = rows(&ground, &mut desk, &mut record, &mut troubles).into_iter().map(Arc::new).collect();
    report.parties = parties.into_list();
    let paragraphs = document.paragraphs.iter().map(|own| own.text.clone()).collect();
    report.source = Arc::new(Source { name: document.name.clone(), paragraphs, ..Source::default() });
    troubles.extend(remarks.iter().filter_map(|remark| trouble(document, &report, remark)));
    troubles.sort_by_key(|trouble| (trouble.row, trouble.column));
    Ledger { lines: record.finish(&words).0, report, troubles }
}

/// A remark on a cell as a trouble of its row and column.
fn trouble(document: &Document, report: &Report, remark: &Remark) -> Option<Trouble> {
    let (paragraph, why) = match remark {
        Remark::DueUnread(span) => (span.paragraph, Why::NotADate),
        Remark::StandingUnread(span) => (span.paragraph, Why::NotAStanding),
        Remark::Unkept(span) => (span.paragraph, Why::NotKept),
        Remark::NoMeasures(node) => {
            let item = report.item_of(node)?;
            let place = place(document, item.source.first()?.paragraph)?;
            return Some(Trouble { row: place.row + 1, column: 0, text: item.title.clone(), why: Why::NoMeasures });
        }
        _ => return None,
    };
    let place = place(document, paragraph)?;
    let text = document.paragraphs.get(paragraph as usize)?.text.clone();
    Some(Trouble { row: place.row + 1, column: place.column + 1, text, why })
}

fn place(document: &Document, paragraph: u32) -> Option<Place> {
    document.paragraphs.get(paragraph as usize)?.place
}
