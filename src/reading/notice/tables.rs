//! Tables of a notice that are ledgers: their rows are items beside those of the text.

use std::sync::Arc;

use crate::model::{Report, Span};
use crate::reading::door::Document;
use crate::reading::door::Table;
use crate::reading::ledger_sheet::{Column, Ground, Match, Trouble, Why, assumed, headed, matched, rows};

use super::field::Desk;
use super::record::Record;
use super::types::{Correction, Level, Remark, Sheet};

/// A ledger has fewer columns than this.
const WIDEST: usize = 100;

/// A table of fewer columns or rows is no ledger, and nobody is asked about it.
const LEAST: usize = 2;

/// The tables that are ledgers by their headings or because a person says so, and those that could be.
pub(super) fn sheets(document: &Document, corrections: &[Correction]) -> Vec<Sheet> {
    let sheet = |(at, table): (usize, Table)| {
        let index = u32::try_from(at).ok()?;
        let known = matched(&table);
        let mut columns = known.unwrap_or_else(|| assumed(&table));
        for correction in corrections {
            match *correction {
                Correction::Headings { table: own, row } if own == index => columns = headed(&table, row as usize),
                Correction::Column { table: own, column, holds } if own == index => columns.set(column as usize, holds),
                _ => {}
            }
        }
        let headings = table.rows.get(columns.heading)?.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>();
        let is_read = columns.title().is_some() && is_told(&columns, &table, corrections, index);
        let could_be = headings.len() >= LEAST && table.rows.len() >= LEAST;
        (is_read || could_be).then(|| Sheet { table: index, name: table.name.clone(), headings, columns, is_read })
    };
    document.narrow_tables(WIDEST).filter_map(sheet).collect()
}

/// A table that is no ledger by its headings is read only where a person said what its columns hold.
fn is_told(columns: &Match, table: &Table, corrections: &[Correction], index: u32) -> bool {
    let said = corrections.iter().any(|correction| match correction {
        Correction::Headings { table, .. } | Correction::Column { table, .. } => *table == index,
        _ => false,
    });
    said || matched(table).as_ref() == Some(columns)
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
        let mut troubles = Vec::new();
        let found = rows(&ground, desk, record, &mut troubles);
        desk.remarks.extend(troubles.iter().filter_map(|trouble| remark(document, *table, trouble)));
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

/// What is wrong with a row, said of its first cell.
fn remark(document: &Document, table: u32, trouble: &Trouble) -> Option<Remark> {
    let of_row =
        |row: u32, column: u32| trouble.row == row + 1 && (trouble.column == 0 || trouble.column == column + 1);
    let mut paragraphs = document.paragraphs.iter().zip(0_u32..);
    let (own, paragraph) =
        paragraphs.find(|(own, _)| own.place.is_some_and(|at| at.table == table && of_row(at.row, at.column)))?;
    let end = u32::try_from(own.text.chars().count()).ok()?;
    let span = Span::new(paragraph, 0, end);
    match trouble.why {
        Why::NoProblem => Some(Remark::NoProblem(span)),
        Why::NotADate => Some(Remark::DueUnread(span)),
        Why::NotAStanding => Some(Remark::StandingUnread(span)),
        Why::NotKept => Some(Remark::Unkept(span)),
        Why::NoMeasures => None,
    }
}
