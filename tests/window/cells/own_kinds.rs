//! Columns that an office added are filtered as the fields of their kind are.

use std::sync::Arc;

use guatu::model::{Cell, Column as OwnColumn, ColumnKind, Item};

use super::filters::{press_button, type_into};
use super::*;

/// A ledger with a column of a kind, filled in for the first items.
fn with_column(kind: ColumnKind, cells: &[&str]) -> (tempfile::TempDir, Window) {
    let mut dataset = guatu::file::read(guatu::app::FILLED_EXAMPLE).unwrap();
    let report = Arc::make_mut(&mut dataset.reports[0]);
    let column = OwnColumn { id: "own".into(), title: "调度会".to_owned(), kind, ..OwnColumn::blank() };
    report.columns.push(column);
    let ids: Vec<_> = report.items().map(|item| item.id.clone()).collect();
    let set = |item: &mut Item| {
        let at = ids.iter().position(|id| *id == item.id).unwrap();
        if let Some(text) = cells.get(at) {
            let number = text.parse().ok().filter(|_| kind == ColumnKind::Number);
            item.custom.set("own", Some(number.map_or_else(|| Cell::Text((*text).to_owned()), Cell::Number)));
        }
    };
    report.change_items(|_| true, set);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("台账.guatu.json");
    guatu::file::save(&path, &dataset).unwrap();
    let mut harness = window(None);
    act(&mut harness, Action::Open(vec![path]));
    let title = serde_json::from_value::<Column>("title".into()).unwrap();
    act(&mut harness, Action::SetColumns(vec![title, Column::Own("调度会".to_owned())]));
    act(&mut harness, Action::SetView(View::Ledger));
    go(&mut harness, 0, 1);
    press(&mut harness, Modifiers::ALT, Key::ArrowDown);
    (folder, harness)
}

fn count(harness: &Window) -> usize {
    session(harness).active().unwrap().answers().unwrap().ledger.as_ref().unwrap().rows.len()
}

#[test]
fn a_column_of_days_is_filtered_from_one_day_to_another() {
    let (_folder, mut harness) =
        with_column(ColumnKind::Date, &["2026-05-04", "2026-06-11", "2026-06-30", "2026-07-01"]);
    assert!(harness.query_by_label("最近几天内").is_some());
    type_into(&mut harness, "起日", "2026-06");
    type_into(&mut harness, "止日", "2026-06");
    press_button(&mut harness, "确定");
    assert_eq!(count(&harness), 2);
}

#[test]
fn a_column_of_numbers_is_filtered_by_its_least_and_its_most() {
    let (_folder, mut harness) = with_column(ColumnKind::Number, &["3", "12", "7.5", "40"]);
    type_into(&mut harness, "最小", "5");
    type_into(&mut harness, "最大", "12");
    press_button(&mut harness, "确定");
    assert_eq!(count(&harness), 2);
}

#[test]
fn a_column_of_words_is_filtered_by_what_it_contains() {
    let (_folder, harness) = with_column(ColumnKind::Line, &["第一次", "第二次"]);
    assert!(harness.query_by_label("最近几天内").is_none());
}
