//! What a row is: an item, more of the item above, the name of a category, a row of sums.

use crate::reading::door::Cell;

use super::columns::{Column, Match};

/// The cell of a row in the column of a kind.
pub(super) fn cell_of<'a>(columns: &Match, row: &'a [Cell], column: Column) -> Option<&'a Cell> {
    columns.at(column).and_then(|at| row.get(at))
}

/// True for a row that adds to the item above: it says something of it, and has no number of its own.
pub(super) fn goes_on(columns: &Match, row: &[Cell]) -> bool {
    let said =
        |column: Column| cell_of(columns, row, column).is_some_and(|cell| !cell.text.is_empty() && !cell.carried);
    let adds = [
        Column::Finding,
        Column::Measures,
        Column::Answer,
        Column::Progress,
        Column::Unit,
        Column::Lead,
        Column::Due,
        Column::Support,
        Column::Standing,
        Column::Evidence,
    ];
    adds.into_iter().any(said) && !said(Column::Number)
}

/// A row that is one merged cell, or one cell before empty ones, names the category of those below.
pub(super) fn group(columns: &Match, row: &[Cell]) -> Option<String> {
    let mut own = row.iter().filter(|cell| !cell.text.is_empty() && !cell.carried);
    let (first, rest) = (own.next()?, own.next());
    let wide = row.iter().filter(|cell| cell.carried && cell.paragraphs == first.paragraphs).count() + 2 > row.len();
    let short = first.text.chars().count() <= 60 && !first.text.contains('\n');
    let named = columns.at(Column::Category).is_none() || wide;
    let leading = row.first().is_some_and(|cell| std::ptr::eq(cell, first));
    let alone =
        rest.is_none() && row.iter().filter(|cell| cell.carried).all(|cell| cell.paragraphs == first.paragraphs);
    (alone && short && named && leading && is_worded(&first.text) && !is_total(row) && row.len() > 2)
        .then(|| first.text.clone())
}

/// True for a row of sums.
pub(super) fn is_total(row: &[Cell]) -> bool {
    let first = row.iter().map(|cell| cell.text.trim()).find(|text| !text.is_empty()).unwrap_or_default();
    ["合计", "总计", "小计", "共计"].iter().any(|word| first.starts_with(word))
}

/// True for words, and not for a number alone.
pub(super) fn is_worded(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}
