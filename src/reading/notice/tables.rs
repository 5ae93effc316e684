//! Tables of a notice that are ledgers: their rows are items beside those of the text.

use std::sync::Arc;

use crate::model::Report;
use crate::reading::door::Document;
use crate::reading::ledger_sheet::{Column, Ground, Match, matched, rows};

use super::field::Desk;
use super::record::Record;
use super::types::{Level, Remark};

/// A ledger has fewer columns than this.
const WIDEST: usize = 100;

/// The tables whose headings are those of a ledger.
pub(super) fn ledgers(document: &Document) -> Vec<(usize, Match)> {
    document.narrow_tables(WIDEST).filter_map(|(at, table)| Some((at, matched(&table)?))).collect()
}

/// Adds the rows of the tables to a report. Rows that give no item stay unplaced.
pub(super) fn add(
    report: &mut Report,
    document: &Document,
    tables: &[(usize, Match)],
    desk: &mut Desk<'_>,
    record: &mut Record,
) {
    let title = report.title.clone();
    for (table, columns) in tables {
        let name = document.tables.get(*table).filter(|name| !name.is_empty() && tables.len() > 1);
        let first = report.categories.len();
        let title = name.unwrap_or(&title);
        let ground = Ground { document, table: *table, columns, first, title };
        let found = rows(&ground, desk, record, &mut Vec::new());
        let missing = [(Level::Category, Column::Category), (Level::Problem, Column::Item)];
        for (level, column) in missing {
            let grouped = level == Level::Category && found.iter().all(|own| own.title != *title);
            let known = columns.at(column).is_some() || desk.remarks.contains(&Remark::NoLevel(level));
            if !known && !grouped && !found.is_empty() {
                desk.remarks.push(Remark::NoLevel(level));
            }
        }
        report.categories.extend(found.into_iter().map(Arc::new));
    }
}
