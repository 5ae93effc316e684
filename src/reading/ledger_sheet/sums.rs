//! The row of sums under a ledger, held against the amounts above it.

use crate::model::{FieldKind, Number};
use crate::reading::amount::amount;
use crate::reading::formats::Table;
use crate::reading::item::field::FillContext;
use crate::reading::item::types::Remark;
use crate::text::fold;

use super::columns::Match;
use super::draft::whole;
use super::row::is_total;

/// Says where a row of sums differs from the amounts above it. Sums of parts (小计) are not looked at.
pub(super) fn check(table: &Table, columns: &Match, fill: &mut FillContext<'_>) {
    let rows: Vec<_> = table.rows.iter().skip(columns.heading + 1).collect();
    let whole_sum = |row: &&Vec<crate::reading::formats::Cell>| {
        let first = row.iter().map(|cell| fold(&cell.text)).find(|text| !text.is_empty()).unwrap_or_default();
        is_total(row) && !first.starts_with("小计")
    };
    let Some(total) = rows.iter().copied().rfind(whole_sum) else { return };
    let money = |at: &usize| {
        let column = columns.columns.get(*at).copied().flatten();
        column.and_then(super::column::Column::field).is_some_and(|field| field.kind == FieldKind::Amount)
    };
    for at in (0..columns.columns.len()).filter(money) {
        let Some(cell) = total.get(at).filter(|cell| !cell.text.is_empty()) else { continue };
        let value = |text: &str| amount(text).map(|read| (read.value, read.magnitude, read.unit));
        let above: Vec<_> = rows
            .iter()
            .filter(|row| !is_total(row))
            .filter_map(|row| row.get(at))
            .filter(|cell| !cell.carried)
            .filter_map(|cell| value(&cell.text))
            .collect();
        let Some((stated, magnitude, unit)) = value(&cell.text) else { continue };
        let alike = above.iter().all(|(_, own, of)| (*own, of) == (magnitude, &unit));
        let sum: Number = above.iter().map(|(value, ..)| *value).sum();
        if alike
            && sum != stated
            && let Some(paragraph) = cell.paragraphs.first()
        {
            fill.remarks.push(Remark::SumDiffers { at: whole(fill.texts, *paragraph).span(), found: sum.to_string() });
        }
    }
}
