//! Tables of a notice that are ledgers: their rows are items beside those of the text.

use std::sync::Arc;

use crate::model::Report;
use crate::reading::door::{Document, Table};
use crate::reading::ledger_sheet::{Column, Ground, Sheet, assumed, headed, matched, rows};

use super::types::Correction;
use crate::reading::item::field::Desk;
use crate::reading::item::record::Record;
use crate::reading::item::types::{Level, Remark};

/// A ledger has fewer columns than this.
const WIDEST: usize = 100;

/// A table of fewer columns or rows is no ledger, and nobody is asked about it.
const LEAST: usize = 2;

/// The tables that are ledgers by their headings or because a person says so, and those that could be.
pub(super) fn sheets(document: &Document, corrections: &[Correction]) -> Vec<Sheet> {
    let sheet = |(at, table): (usize, Table)| {
        let index = u32::try_from(at).ok()?;
        let known = matched(&table);
        // A table that is no ledger by its headings is read only where a person said what its columns hold.
        let mut told = known.is_some();
        let mut columns = known.unwrap_or_else(|| assumed(&table));
        for correction in corrections {
            match *correction {
                Correction::Headings { table: own, row } if own == index => columns = headed(&table, row as usize),
                Correction::Column { table: own, column, holds } if own == index => columns.set(column as usize, holds),
                _ => continue,
            }
            told = true;
        }
        let headings = table.rows.get(columns.heading)?.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
        let is_read = told && columns.title().is_some();
        let could_be = headings.len() >= LEAST && table.rows.len() >= LEAST;
        (is_read || could_be).then(|| Sheet { table: index, name: table.name.clone(), headings, columns, is_read })
    };
    document.narrow_tables(WIDEST).filter_map(sheet).collect()
}

/// Adds the rows of the tables to a report. Rows that give no item stay unplaced.
pub(super) fn add(
    report: &mut Report,
    document: &Document,
    tables: &[Sheet],
    desk: &mut Desk<'_>,
    record: &mut Record,
) {
    let title = report.title.clone();
    for Sheet { table, name, columns, .. } in tables {
        let name = Some(name).filter(|name| !name.is_empty() && tables.len() > 1);
        let first = report.categories.len();
        let title = name.unwrap_or(&title);
        let ground = Ground { document, table: *table as usize, columns, first, title };
        let found = rows(&ground, desk, record);
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
