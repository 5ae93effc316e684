//! What a row is: an item, more of the item above, the name of a category, a row of sums, a word to whoever fills it in.

use crate::reading::formats::Cell;
use crate::text::fold;

use super::column::Column;
use super::columns::Match;

/// The cell of a row in the column of a kind.
pub(super) fn cell_of<'a>(columns: &Match, row: &'a [Cell], column: Column) -> Option<&'a Cell> {
    columns.at(column).and_then(|at| row.get(at))
}

/// True for a row that adds to the item above: it says something of it, and has no number of its own unless the cell of
/// the problem is merged over it.
pub(super) fn goes_on(columns: &Match, row: &[Cell]) -> bool {
    let own = |cell: &Cell| !cell.text.is_empty() && !cell.carried;
    let covered = columns
        .title()
        .and_then(|column| cell_of(columns, row, column))
        .is_some_and(|cell| cell.carried && !cell.text.is_empty());
    let numbered = cell_of(columns, row, Column::NUMBER).is_some_and(own);
    let adds = row.iter().zip(&columns.columns).any(|(cell, column)| {
        own(cell) && column.is_some_and(|column| column != Column::NUMBER && column != Column::CATEGORY)
    });
    adds && (covered || !numbered)
}

/// A row that is one merged cell, or one cell before empty ones, names the category of those below.
pub(super) fn group(columns: &Match, row: &[Cell]) -> Option<String> {
    let mut own = row.iter().filter(|cell| !cell.text.is_empty() && !cell.carried);
    let (first, rest) = (own.next()?, own.next());
    let wide = row.iter().filter(|cell| cell.carried && cell.paragraphs == first.paragraphs).count() + 2 > row.len();
    let short = first.text.chars().count() <= 60 && !first.text.contains('\n');
    let named = columns.at(Column::CATEGORY).is_none() || wide;
    let leading = row.first().is_some_and(|cell| std::ptr::eq(cell, first));
    let alone =
        rest.is_none() && row.iter().filter(|cell| cell.carried).all(|cell| cell.paragraphs == first.paragraphs);
    (alone
        && short
        && named
        && leading
        && is_worded(&first.text)
        && !is_total(row)
        && !is_guidance(row)
        && row.len() > 2)
        .then(|| first.text.clone())
}

/// True for a row of sums.
pub(super) fn is_total(row: &[Cell]) -> bool {
    let first = row.iter().map(|cell| fold(&cell.text)).find(|text| !text.is_empty()).unwrap_or_default();
    ["合计", "总计", "小计", "共计"].iter().any(|word| first.starts_with(word) && first.chars().count() <= 12)
}

/// True for a row that says how the table is to be filled in, or by whom it was: 填表说明, 注:, 填表人.
pub(super) fn is_guidance(row: &[Cell]) -> bool {
    let mut own = row.iter().filter(|cell| !cell.text.is_empty() && !cell.carried).map(|cell| fold(&cell.text));
    let first = own.next().unwrap_or_default();
    let few = own.count() <= 3;
    let starts = [
        "填表说明",
        "填报说明",
        "填写说明",
        "说明:",
        "注:",
        "备注:",
        "注意:",
        "填表人",
        "填报人",
        "制表",
        "审核人",
        "单位负责人",
        "联系人:",
        "填报单位",
        "填报时间",
        "填表时间",
    ];
    few && starts.iter().any(|word| first.starts_with(word))
}

/// True for a row that shows how to fill in: its number is 例 or 示例.
pub(super) fn is_example(columns: &Match, row: &[Cell]) -> bool {
    cell_of(columns, row, Column::NUMBER).is_some_and(|cell| {
        matches!(fold(&cell.text).as_str(), "例" | "示例" | "样例" | "例如" | "(示例)" | "(例)" | "填写示例")
    })
}

/// True for words, and not for a number or an error of a formula alone.
pub(super) fn is_worded(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.trim_start().starts_with('#')
}
