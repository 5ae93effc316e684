//! The tables of charts of numbers: wholes with their parts, values over time, counts by where items stand, counts over time.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::words::Words;

use super::super::value::{
    self, ChartRow, ClosedChart, ClosedPanels, CountStep, Held, Mark, Missing, MonthNews, Series, StandingChart,
    StandingRow,
};
use super::{ChartCell, ChartTable, ChartTableRow};

/// Wholes with their parts: a row for each part with its share, for what is left, and for the whole.
pub(in super::super) fn parts(rows: &[ChartRow], words: &Words) -> ChartTable {
    let names = ["chart-table-name", "chart-table-part", "fact-value", "chart-table-share", "fact-note"];
    let headings = names.map(|key| words.text(key).to_owned()).into();
    let of_row = |row: &ChartRow| {
        let whole = row.whole.unwrap_or_default();
        let cells = |part: &str, value: ChartCell, number: f64, note: &str| {
            let share = if whole > 0.0 { ChartCell::Percent(number / whole * 100.0) } else { ChartCell::Empty };
            vec![ChartCell::words(row.label.as_str()), ChartCell::words(part), value, share, ChartCell::words(note)]
        };
        let of = |mark: &Mark| {
            let Mark::Bar { from, to, text, spot, .. } = mark else { return None };
            let node = spot.as_ref().map(|spot| spot.node.clone());
            Some(ChartTableRow::of(node, cells(text, ChartCell::number(to - from), to - from, "")))
        };
        let all = ChartCell::Number { value: whole, text: row.value.clone() };
        let all = cells(words.text("chart-table-whole"), all, whole, &row.note);
        let all = ChartTableRow::of(row.node.clone(), all);
        row.marks.iter().filter_map(of).chain([all]).collect::<Vec<_>>()
    };
    ChartTable { headings, rows: rows.iter().flat_map(of_row).collect() }
}

/// Values over time: a row for each value, then the target with the day by which it is to be reached.
pub(in super::super) fn series(series: &Series, words: &Words) -> ChartTable {
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

/// How many items stand where: a row for each group, then all together; where it is known, with what moved in a month, and which
/// items these are.
pub(in super::super) fn standing(standing: &StandingChart, words: &Words) -> ChartTable {
    let change = |word: &String| words.with("chart-table-change", [("status", word.as_str().into())]);
    let [name, items] = ["chart-table-name", "chart-table-items"].map(|key| words.text(key).to_owned());
    let headings: Vec<String> = [name, items]
        .into_iter()
        .chain(standing.words.iter().cloned())
        .chain(standing.words.iter().map(change))
        .chain([words.text("fact-note").to_owned()])
        .collect();
    let row = |row: &StandingRow| {
        let held = || row.parts.iter().flat_map(|part| part.holds.iter().cloned());
        let counts = row.parts.iter().map(|part| ChartCell::count(part.holds.len()));
        let changes = row.parts.iter().map(|part| part.change.map_or(ChartCell::Empty, change_cell));
        let first = [ChartCell::words(row.label.as_str()), ChartCell::count(held().count())];
        ChartTableRow {
            cells: first.into_iter().chain(counts).chain(changes).chain([ChartCell::Empty]).collect(),
            node: row.node.clone(),
            holds: held().collect(),
        }
    };
    let news = |(month, own): (&str, &MonthNews)| {
        let first = [ChartCell::words(format!("{month} · {}", own.text)), ChartCell::count(own.holds.len())];
        let none = standing.words.iter().chain(&standing.words).map(|_| ChartCell::Empty);
        let cells = first.into_iter().chain(none).chain([ChartCell::words(own.numbers.concat())]).collect();
        ChartTableRow { cells, node: None, holds: Held::clone(&own.holds) }
    };
    let months = standing.month.iter().flat_map(|(month, all)| all.iter().map(move |own| (month.as_str(), own)));
    let rows = standing.rows.iter().chain([&standing.total]).map(row).chain(months.map(news));
    ChartTable { headings, rows: rows.collect() }
}

/// A change with a sign that spreadsheets read as one.
fn change_cell(change: i32) -> ChartCell {
    ChartCell::Number {
        value: f64::from(change),
        text: if change > 0 { format!("+{change}") } else { change.to_string() },
    }
}

/// Counts over time: a row for each day on which one of them grew. Of days to come only the plan is known. Then what is to be
/// closed by the limit, and what of it is missing.
pub(in super::super) fn closed(chart: &ClosedChart, words: &Words) -> ChartTable {
    let names = [
        "fact-date",
        "chart-table-planned-count",
        "chart-table-claimed-count",
        "chart-table-closed-count",
        "chart-table-by-limit",
        "chart-table-items",
    ];
    let headings = names.map(|key| words.text(key).to_owned()).into();
    let lines = [&chart.plan, &chart.claimed, &chart.closed];
    let (today, _) = &chart.today;
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
        let counts = vec![ChartCell::day(day), plan, known(claimed), known(closed)];
        let cells = counts.into_iter().chain([ChartCell::Empty, ChartCell::Empty]).collect();
        ChartTableRow { cells, node: None, holds }
    };
    let limit = chart.limit.as_ref().map(|(limit, _)| *limit);
    let missing = chart.missing.iter().flat_map(|missing| of_missing(missing, limit));
    ChartTable { headings, rows: days.into_values().map(row).chain(missing).collect() }
}

/// What is to be closed by the limit, what of it is, where the others stand, how many are missing, and what is said of them.
fn of_missing(missing: &Missing, limit: Option<f64>) -> Vec<ChartTableRow> {
    let row = |text: &str, count: Option<usize>, holds: Held| {
        let first = [ChartCell::maybe_day(limit), ChartCell::Empty, ChartCell::Empty, ChartCell::Empty];
        let last = [ChartCell::words(text), count.map_or(ChartCell::Empty, ChartCell::count)];
        ChartTableRow { cells: first.into_iter().chain(last).collect(), node: None, holds }
    };
    let count = |(count, text): &(usize, String)| row(text, Some(*count), Held::default());
    let parts = missing.parts.iter().map(|(_, count, word, holds)| row(word, Some(*count), Held::clone(holds)));
    let left = missing.due.0.saturating_sub(missing.closed.0);
    let left = (left > 0).then(|| row(&missing.missing, Some(left), Held::default()));
    let notes = missing.notes.iter().map(|note| row(note, None, Held::default()));
    [count(&missing.due), count(&missing.closed)].into_iter().chain(parts).chain(left).chain(notes).collect()
}

/// Closings for each lead unit: a row for each, as of today.
pub(in super::super) fn closed_panels(closed: &ClosedPanels, words: &Words) -> ChartTable {
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
