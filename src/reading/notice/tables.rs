//! Tables of a notice that are ledgers: their rows are items beside those of the text.

use std::collections::HashMap;
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
        let cells = Cells::of(document, *table);
        desk.remarks.extend(troubles.iter().filter_map(|trouble| cells.remark(document, trouble)));
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

/// The paragraphs of a table by their places.
struct Cells {
    /// The first of each row.
    rows: HashMap<u32, u32>,
    places: HashMap<(u32, u32), u32>,
}

impl Cells {
    fn of(document: &Document, table: u32) -> Self {
        let (mut rows, mut places) = (HashMap::new(), HashMap::new());
        for (own, paragraph) in document.paragraphs.iter().zip(0_u32..) {
            if let Some(place) = own.place.filter(|place| place.table == table) {
                rows.entry(place.row).or_insert(paragraph);
                places.entry((place.row, place.column)).or_insert(paragraph);
            }
        }
        Self { rows, places }
    }

    /// What is wrong with a cell; with a row, said of its first cell.
    fn remark(&self, document: &Document, trouble: &Trouble) -> Option<Remark> {
        let row = trouble.row.checked_sub(1)?;
        let paragraph = match trouble.column.checked_sub(1) {
            Some(column) => self.places.get(&(row, column)),
            None => self.rows.get(&row),
        };
        let paragraph = *paragraph?;
        let text = &document.paragraphs.get(paragraph as usize)?.text;
        let span = Span::new(paragraph, 0, u32::try_from(text.chars().count()).ok()?);
        match trouble.why {
            Why::NoProblem => Some(Remark::NoProblem(span)),
            Why::NotADate => Some(Remark::DueUnread(span)),
            Why::NotAStanding => Some(Remark::StandingUnread(span)),
            Why::NotKept => Some(Remark::Unkept(span)),
            Why::NoMeasures => None,
        }
    }
}
