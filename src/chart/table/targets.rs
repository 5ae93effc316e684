//! The table of indicators against their targets.

use crate::words::Words;

use super::super::value::{KnownChange, TargetChange, TargetRow, TargetStanding, TargetsChart};
use super::{ChartCell, ChartTable, ChartTableRow};

/// A row for each indicator: its base, what it is, what it is to become, what is missing; then the two values that may be
/// compared, which need not be the base and the latest one, and by how much they differ.
pub(in super::super) fn targets(chart: &TargetsChart, words: &Words) -> ChartTable {
    let [name, _, gap, _, _] = &chart.columns;
    let word = |key: &str| words.text(key).to_owned();
    let headings = vec![
        name.clone(),
        word("chart-table-about"),
        word("fact-baseline"),
        word("fact-value"),
        word("fact-target"),
        gap.clone(),
        word("chart-table-planned-value"),
        word("chart-table-state"),
        word("chart-table-before"),
        word("chart-table-after"),
        word("chart-table-changed"),
        word("chart-table-percent"),
        word("fact-note"),
    ];
    ChartTable { headings, rows: chart.rows.iter().map(|own| row(own, words)).collect() }
}

fn row(row: &TargetRow, words: &Words) -> ChartTableRow {
    let figures = &row.figures;
    let number = |value: Option<f64>, text: &str| match value {
        Some(value) if !text.is_empty() => ChartCell::Number { value, text: text.to_owned() },
        _ => ChartCell::words(text),
    };
    let known = match &row.change {
        TargetChange::Known(known) => Some(&**known),
        TargetChange::Unknown(_) => None,
    };
    let told = |value: &Option<(f64, String)>| {
        value.as_ref().map_or(ChartCell::Empty, |(value, text)| ChartCell::Number { value: *value, text: text.clone() })
    };
    let compared = |at: fn(&KnownChange) -> (f64, &str)| {
        known.map(at).map_or(ChartCell::Empty, |(value, text)| ChartCell::Number { value, text: text.to_owned() })
    };
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
        told(&figures.baseline),
        // A row without a reading says its base there.
        if figures.now.is_none() && figures.baseline.is_some() {
            ChartCell::Empty
        } else {
            number(figures.now, &row.value)
        },
        number(row.bullet.as_ref().map(|bullet| bullet.target), &row.target),
        number(figures.gap, &row.gap),
        told(&figures.planned),
        ChartCell::words(state),
        compared(|known| (known.values[0], &known.before)),
        compared(|known| (known.values[1], &known.after)),
        changed,
        known.and_then(|known| known.percent).map_or(ChartCell::Empty, ChartCell::Percent),
        ChartCell::words(notes.join("; ")),
    ];
    ChartTableRow::of(Some(row.node.clone()), cells)
}
