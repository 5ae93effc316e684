//! Tables of a notice that are ledgers: their rows are items beside those of the text.

use crate::reading::formats::{Document, Fault, FaultKind, Paragraph, Table, WIDEST};
use crate::reading::item::types::Remark;
use crate::reading::ledger_sheet::{Sheet, assumed, continued, headed, is_guidance, matched};

use super::types::Correction;

/// A table of fewer columns or rows is no ledger, and nobody is asked about it.
const LEAST: usize = 2;

/// The tables that are ledgers by their headings or because a person says so, and those that could be.
pub(super) fn sheets(document: &Document, corrections: &[Correction], remarks: &mut Vec<Remark>) -> Vec<Sheet> {
    let tables: Vec<(usize, Table)> = document.all_tables().collect();
    let ledgers = tables.iter().filter(|(_, table)| matched(table).is_some() && !is_guidance(table)).count();
    let sheet = |(at, table): &(usize, Table)| {
        let index = u32::try_from(*at).ok()?;
        let guidance = ledgers > 0 && is_guidance(table);
        if guidance {
            remarks.push(Remark::Guidance(table.name.clone()));
        }
        // A list without problems goes on with the items of another sheet.
        let known = matched(table).or_else(|| continued(table).filter(|_| ledgers > 0)).filter(|_| !guidance);
        // A table that is no ledger by its headings is read only where a person said what its columns hold.
        let mut told = known.is_some();
        let goes_on = known.as_ref().is_some_and(|known| known.title().is_none());
        let mut columns = known.unwrap_or_else(|| assumed(table));
        for correction in corrections {
            match *correction {
                Correction::Headings { table: own, row } if own == index => columns = headed(table, row as usize),
                Correction::Column { table: own, column, holds } if own == index => columns.set(column as usize, holds),
                _ => continue,
            }
            told = true;
        }
        let headings = columns.titles.clone();
        let wide = |paragraph: &&Paragraph| {
            paragraph.place.is_some_and(|own| own.table == index && own.column as usize >= WIDEST)
        };
        if let Some(place) = document.paragraphs.iter().find(wide).and_then(|own| own.place) {
            remarks.push(Remark::Fault(Fault { place, kind: FaultKind::TooWide }));
        }
        let is_read = told && (columns.title().is_some() || goes_on);
        let could_be = headings.len() >= LEAST && table.rows.len() >= LEAST;
        (is_read || could_be).then(|| Sheet { table: index, name: table.name.clone(), headings, columns, is_read })
    };
    tables.iter().filter_map(sheet).collect()
}
