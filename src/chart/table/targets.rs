//! The table of indicators against their targets.

use crate::words::Words;

use super::super::value::{KnownChange, TargetChange, TargetRow, TargetStanding, TargetsChart};
use super::{ChartCell, ChartTable, ChartTableRow};

/// A row for each indicator: what it was, what it is, what it is to become, what is missing, and what it changed.
pub(super) fn targets(chart: &TargetsChart, words: &Words) -> ChartTable {
    let [name, _, gap, _, _] = &chart.columns;
    let word = |key: &str| words.text(key).to_owned();
    let headings = vec![
        name.clone(),
        word("chart-table-about"),
        word("fact-baseline"),
        word("fact-value"),
        word("fact-target"),
        gap.clone(),
        word("chart-table-state"),
        word("chart-table-changed"),
        word("chart-table-percent"),
        word("fact-note"),
    ];
    ChartTable { headings, rows: chart.rows.iter().map(|own| row(own, words)).collect() }
}

fn row(row: &TargetRow, words: &Words) -> ChartTableRow {
    let bullet = row.bullet.as_ref();
    let number = |value: Option<f64>, text: &str| match value {
        Some(value) if !text.is_empty() => ChartCell::Number { value, text: text.to_owned() },
        _ => ChartCell::words(text),
    };
    let known = match &row.change {
        TargetChange::Known(known) => Some(&**known),
        TargetChange::Unknown(_) => None,
    };
    let before = known.map_or("", |known| known.before.as_str());
    let changed = known.map_or(ChartCell::Empty, |known: &KnownChange| ChartCell::words(known.text.as_str()));
    let state = match row.standing {
        TargetStanding::Met => words.text("status-met"),
        _ => row.due.as_str(),
    };
    let why = match &row.change {
        TargetChange::Known(_) => "",
        TargetChange::Unknown(why) => why.as_str(),
    };
    let notes: Vec<&str> = [row.note.as_str(), why].into_iter().filter(|note| !note.is_empty()).collect();
    let cells = vec![
        ChartCell::words(row.name.as_str()),
        ChartCell::words(row.detail.as_str()),
        number(bullet.and_then(|bullet| bullet.before).map(|(value, _)| value), before),
        number(bullet.and_then(|bullet| bullet.now).map(|(value, _)| value), &row.value),
        number(bullet.map(|bullet| bullet.target), &row.target),
        ChartCell::words(row.gap.as_str()),
        ChartCell::words(state),
        changed,
        known.and_then(|known| known.percent).map_or(ChartCell::Empty, ChartCell::Percent),
        ChartCell::words(notes.join("; ")),
    ];
    ChartTableRow::of(Some(row.node.clone()), cells)
}
