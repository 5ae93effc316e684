//! The cells of the ledger as it is shown in the window, each made when it comes on screen: the table of a whole province is
//! never built for a view of thirty rows. They are made by what makes the cells of papers.

use crate::analysis::{Column, LedgerNodes, LedgerRows};
use crate::model::{FieldKind, FormRows, Item, Measure};
use crate::words::Words;

use super::cell::cell;
use super::row::{Row, TableContext};
use super::source::Source;
use super::value::CellValue;

/// The heading of a column of the ledger.
#[must_use]
pub fn column_heading(column: &Column, words: &Words) -> String {
    match column {
        // The number of its item stands beside that of a measure.
        column if *column == LedgerRows::Measures.number() => words.text("ledger-measure-number").to_owned(),
        Column::Field(field) => words.field(field).to_owned(),
        Column::Own(title) => title.clone(),
        Column::Derived(derived) => words.choice(*derived).to_owned(),
    }
}

/// What stands in a column of the ledger for a row.
#[must_use]
pub fn ledger_cell(column: &Column, nodes: &LedgerNodes<'_>, context: &TableContext<'_>) -> CellValue {
    if *column == LedgerRows::Items.number() {
        // The own number alone is that of many items.
        return CellValue::of_text(nodes.full_number());
    }
    let Some(source) = Source::parse(&column.to_string(), FormRows::Items) else { return CellValue::Empty };
    let row = Row {
        category: Some(nodes.category),
        problem: Some(nodes.problem),
        item: Some(nodes.item),
        measure: nodes.measure.map(|measure| (place(nodes.item, measure), measure)),
        ..Row::of(nodes.report)
    };
    cell(&source, &row, context)
}

/// The place of a measure in its item, counted from 1.
fn place(item: &Item, measure: &Measure) -> usize {
    item.measures.iter().position(|own| own.id == measure.id).map_or(0, |at| at + 1)
}

/// The words of such a cell in one line: of what piles up the newest entry, with the count.
#[must_use]
pub fn in_one_line(column: &Column, value: &CellValue) -> String {
    let text = value.text();
    let piles_up = matches!(column, Column::Field(field) if field.kind == FieldKind::Entries);
    match text.lines().next_back().filter(|_| piles_up) {
        Some(newest) if text.lines().count() > 1 => format!("{newest} ({})", text.lines().count()),
        _ => text,
    }
}
