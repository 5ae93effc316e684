//! Columns that are headed for what another one holds already (完成时限 beside 整改时限): they are kept as columns of their
//! own, and a cell that says otherwise than the one that counts is told.

use crate::reading::formats::{Cell, Table};
use crate::reading::item::field::FillContext;
use crate::reading::item::types::Remark;
use crate::text::when;

use super::column::Column;
use super::columns::Match;
use super::draft::whole;
use super::standing::told;

/// Tells the cells of such columns that contradict those of their rows.
pub(super) fn check(table: &Table, columns: &Match, fill: &mut FillContext<'_>) {
    let own = columns.columns.iter().enumerate().filter(|(_, column)| **column == Some(Column::OWN));
    for (at, _) in own {
        let meant = columns.titles.get(at).and_then(|title| Column::of(title));
        let Some((meant, counts)) = meant.and_then(|meant| Some((meant, columns.at(meant)?))) else { continue };
        for row in table.rows.iter().skip(columns.heading + 1) {
            let (Some(first), Some(other)) = (row.get(counts), row.get(at)) else { continue };
            if !other.carried
                && contradict(meant, first, other)
                && let Some(paragraph) = other.paragraphs.first()
            {
                fill.remarks.push(Remark::Contradicts(whole(fill.texts, *paragraph).span()));
            }
        }
    }
}

/// True for two cells that are understood and say different things. Words that differ may say the same.
fn contradict(meant: Column, one: &Cell, other: &Cell) -> bool {
    match meant {
        Column::DUE => when(&one.text).zip(when(&other.text)).is_some_and(|(one, other)| one != other),
        Column::PROGRESS => {
            let progress = |cell: &Cell| told(&cell.text).and_then(|told| told.progress);
            progress(one).zip(progress(other)).is_some_and(|(one, other)| one != other)
        }
        _ => false,
    }
}
