//! The tables of charts of numbers: rows of marks, values over time, counts by where items stand, counts over time.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::Status;
use crate::words::Words;

use super::super::value::{
    self, ChartRow, ClosedChart, ClosedPanels, CountStep, Held, Mark, MarkRole, Series, StandingChart, StandingRow,
};
use super::{ChartCell, ChartTable, ChartTableRow};

/// Rows of marks: a row for each. A whole with its parts has a row for each part.
pub(super) fn rows(rows: &[ChartRow], words: &Words) -> ChartTable {
    let is_part = |mark: &Mark| matches!(mark, Mark::Bar { role: MarkRole::Part(_) | MarkRole::Rest, .. });
    if rows.iter().any(|row| row.marks.iter().any(is_part)) {
        return parts(rows, words);
    }
    let names = ["chart-table-name", "fact-baseline", "fact-value", "fact-target", "chart-table-met", "fact-note"];
    let [name, baseline, value, target, met, note] = names.map(|key| words.text(key).to_owned());
    let statuses = Status::ALL.map(|status| words.choice(status).to_owned());
    let headings = [name].into_iter().chain(statuses).chain([baseline, value, target, met, note]).collect();
    let row = |row: &ChartRow| {
        let counts = Status::ALL.map(|status| standing_cell(row, status));
        let cells = [ChartCell::words(row.label.as_str())].into_iter().chain(counts).chain([
            mark_cell(row, MarkRole::Earlier, ""),
            mark_cell(row, MarkRole::Actual, value_words(row)),
            target_cell(row),
            met_cell(row.status, words),
            ChartCell::words(row.note.as_str()),
        ]);
        ChartTableRow { cells: cells.collect(), node: row.node.clone(), holds: row.held() }
    };
    ChartTable { headings, rows: rows.iter().map(row).collect() }
}

/// The words of the value alone: a chart of missed targets writes the target behind it.
fn value_words(row: &ChartRow) -> &str {
    let with_target = format!(" / {}", row.target);
    row.value.strip_suffix(&with_target).filter(|_| !row.target.is_empty()).unwrap_or(&row.value)
}

/// The value of a mark, in the words that it has itself or in these; the words alone where no mark stands for it.
fn mark_cell(row: &ChartRow, role: MarkRole, text: &str) -> ChartCell {
    let of = |mark: &Mark| match mark {
        Mark::Bar { to, role: own, .. } if *own == role => Some((*to, text.to_owned())),
        Mark::Bar { .. } | Mark::Tick { .. } => None,
    };
    let has_counts = row.marks.iter().any(|mark| matches!(mark, Mark::Bar { role: MarkRole::Standing(_), .. }));
    match row.marks.iter().find_map(of) {
        Some((value, text)) if text.is_empty() => ChartCell::number(value),
        Some((value, text)) => ChartCell::Number { value, text },
        // What a row of counts writes is their sum.
        None if has_counts => ChartCell::Number { value: sum(row), text: text.trim().to_owned() },
        None => ChartCell::words(text),
    }
}

fn sum(row: &ChartRow) -> f64 {
    let of = |mark: &Mark| if let Mark::Bar { from, to, .. } = mark { to - from } else { 0.0 };
    row.marks.iter().map(of).sum()
}

fn target_cell(row: &ChartRow) -> ChartCell {
    let tick = |mark: &Mark| match mark {
        Mark::Tick { at, role: MarkRole::Target, .. } => Some(*at),
        _ => None,
    };
    match row.marks.iter().find_map(tick) {
        Some(value) if !row.target.is_empty() => ChartCell::Number { value, text: row.target.clone() },
        _ => ChartCell::words(row.target.as_str()),
    }
}

fn met_cell(status: value::Status, words: &Words) -> ChartCell {
    match status {
        value::Status::Met => ChartCell::words(words.text("status-met")),
        value::Status::Off => ChartCell::words(words.text("status-off")),
        value::Status::Open => ChartCell::words(words.text("status-open")),
        value::Status::NoTarget => ChartCell::Empty,
    }
}

fn standing_cell(row: &ChartRow, status: Status) -> ChartCell {
    let of = |mark: &Mark| match mark {
        Mark::Bar { from, to, role: MarkRole::Standing(own), .. } if *own == status => Some(to - from),
        _ => None,
    };
    row.marks.iter().find_map(of).map_or(ChartCell::Empty, ChartCell::number)
}

/// A whole with its parts: a row for each part with its share, and what is left.
fn parts(rows: &[ChartRow], words: &Words) -> ChartTable {
    let names = ["chart-table-name", "chart-table-part", "fact-value", "chart-table-share"];
    let headings = names.map(|key| words.text(key).to_owned()).into();
    let of_row = |row: &ChartRow| {
        let whole = row.scale.max;
        let of = |mark: &Mark| {
            let Mark::Bar { from, to, text, spot, holds, .. } = mark else { return None };
            let share = if whole > 0.0 { ChartCell::Percent((to - from) / whole * 100.0) } else { ChartCell::Empty };
            let cells = vec![
                ChartCell::words(row.label.as_str()),
                ChartCell::words(text.as_str()),
                ChartCell::number(to - from),
                share,
            ];
            let node = spot.as_ref().map(|spot| spot.node.clone());
            Some(ChartTableRow { cells, node, holds: Held::clone(holds) })
        };
        row.marks.iter().filter_map(of).collect::<Vec<_>>()
    };
    ChartTable { headings, rows: rows.iter().flat_map(of_row).collect() }
}

/// Values over time: a row for each value, then the target with the day by which it is to be reached.
pub(super) fn series(series: &Series, words: &Words) -> ChartTable {
    let names = ["fact-scope", "fact-date", "fact-value", "fact-target"];
    let headings = names.map(|key| words.text(key).to_owned()).into();
    let points = series.lines.iter().flat_map(|line| line.points.iter().map(move |point| (line, point)));
    let point = |(line, point): (&value::SeriesLine, &value::Point)| {
        let cells = vec![
            ChartCell::words(line.scope.as_str()),
            ChartCell::Day { day: point.day, text: point.date.clone() },
            ChartCell::Number { value: point.value, text: point.text.clone() },
            ChartCell::Empty,
        ];
        ChartTableRow::of(Some(point.spot.node.clone()), cells)
    };
    let target = series.target.as_ref().map(|target| {
        let cells = vec![
            ChartCell::Empty,
            ChartCell::maybe_day(target.due),
            ChartCell::Empty,
            ChartCell::Number { value: target.value, text: target.text.clone() },
        ];
        ChartTableRow::of(Some(target.spot.node.clone()), cells)
    });
    ChartTable { headings, rows: points.map(point).chain(target).collect() }
}

/// How many items stand where: a row for each group, then all together; with what moved in a month where that is known.
pub(super) fn standing(standing: &StandingChart, words: &Words) -> ChartTable {
    let change = |word: &String| words.with("chart-table-change", [("status", word.as_str().into())]);
    let [name, items] = ["chart-table-name", "chart-table-items"].map(|key| words.text(key).to_owned());
    let headings: Vec<String> = [name, items]
        .into_iter()
        .chain(standing.words.iter().cloned())
        .chain(standing.words.iter().map(change))
        .collect();
    let row = |row: &StandingRow| {
        let held = || row.parts.iter().flat_map(|part| part.holds.iter().cloned());
        let counts = row.parts.iter().map(|part| ChartCell::count(part.holds.len()));
        let changes = row.parts.iter().map(|part| part.change.map_or(ChartCell::Empty, signed));
        let first = [ChartCell::words(row.label.as_str()), ChartCell::count(held().count())];
        ChartTableRow {
            cells: first.into_iter().chain(counts).chain(changes).collect(),
            node: row.node.clone(),
            holds: held().collect(),
        }
    };
    ChartTable { headings, rows: standing.rows.iter().chain([&standing.total]).map(row).collect() }
}

fn signed(change: i32) -> ChartCell {
    ChartCell::Number {
        value: f64::from(change),
        text: if change > 0 { format!("+{change}") } else { change.to_string() },
    }
}

/// Counts over time: a row for each day on which one of them grew. Of days to come only the plan is known.
pub(super) fn closed(closed: &ClosedChart, words: &Words) -> ChartTable {
    let names = ["fact-date", "chart-table-planned-count", "chart-table-claimed-count", "chart-table-closed-count"];
    let headings = names.map(|key| words.text(key).to_owned()).into();
    let lines = [&closed.plan, &closed.claimed, &closed.closed];
    let (today, _) = &closed.today;
    let mut days: BTreeMap<i64, Vec<&CountStep>> = BTreeMap::new();
    for step in lines.iter().flat_map(|line| &line.steps) {
        days.entry(step.day.round() as i64).or_default().push(step);
    }
    let row = |steps: Vec<&CountStep>| {
        let day = steps.first().map_or(0.0, |step| step.day);
        let [plan, claimed, closed] = lines.map(|line| ChartCell::count(line.count(day)));
        let known = |cell: ChartCell| if day > *today { ChartCell::Empty } else { cell };
        let holds: Held = match steps.as_slice() {
            [only] => Arc::clone(&only.holds),
            several => several.iter().flat_map(|step| step.holds.iter().cloned()).collect(),
        };
        ChartTableRow { cells: vec![ChartCell::day(day), plan, known(claimed), known(closed)], node: None, holds }
    };
    ChartTable { headings, rows: days.into_values().map(row).collect() }
}

/// Closings for each lead unit: a row for each, as of today.
pub(super) fn closed_panels(closed: &ClosedPanels, words: &Words) -> ChartTable {
    let names = [
        "lead-units",
        "chart-table-items",
        "chart-table-planned-count",
        "chart-table-claimed-count",
        "chart-table-closed-count",
        "chart-table-state",
    ];
    let headings = names.map(|key| words.text(key).to_owned()).into();
    let (today, _) = closed.today;
    let row = |panel: &value::ClosedPanel| {
        let [plan, claimed, closed] =
            [&panel.plan, &panel.claimed, &panel.closed].map(|line| ChartCell::count(line.count(today)));
        let cells = vec![
            ChartCell::words(panel.name.as_str()),
            ChartCell::count(panel.holds.len()),
            plan,
            claimed,
            closed,
            ChartCell::words(panel.late.as_str()),
        ];
        ChartTableRow { cells, node: panel.node.clone(), holds: Arc::clone(&panel.holds) }
    };
    ChartTable { headings, rows: closed.panels.iter().map(row).collect() }
}
