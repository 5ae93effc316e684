//! The tables of charts of items: the wall chart, and who is late.

use std::collections::HashSet;

use crate::model::{NodeRef, Status, Term};
use crate::words::Words;

use super::super::value::{
    CalendarChart, CalendarEntry, CalendarMonth, Held, LeaderRow, Schedule, ScheduleHead, ScheduleLine, ScheduleRow,
    UnitRow, UnitsChart,
};
use super::{ChartCell, ChartTable, ChartTableRow};

/// The headings of the wall chart's table.
const PLAN_COLUMNS: [&str; 18] = [
    "chart-table-group",
    "plan-number",
    "plan-item",
    "lead-units",
    "leader",
    "chart-table-status",
    "chart-table-state",
    "chart-table-start",
    "chart-table-first-due",
    "chart-table-due",
    "chart-table-moved",
    "chart-table-reason",
    "chart-table-done",
    "chart-table-planned",
    "chart-table-stages",
    "chart-table-claimed",
    "chart-table-closed",
    "chart-table-reviews",
];

/// The wall chart: a row for each item with its group; items without a date stay together in one row.
pub(in super::super) fn schedule(schedule: &Schedule, words: &Words) -> ChartTable {
    let mut group: Option<&ScheduleHead> = None;
    let mut rows = Vec::new();
    for line in &schedule.lines {
        let name = || group.map_or("", |head| head.name.as_str());
        match line {
            ScheduleLine::Head(head) => group = Some(head),
            ScheduleLine::Row(row) => {
                let cells = schedule_cells(name(), row, words);
                rows.push(ChartTableRow::of(Some(row.node.clone()), cells));
            }
            ScheduleLine::Undated(text, holds) => {
                let first = [ChartCell::words(name()), ChartCell::Empty, ChartCell::words(text.as_str())];
                let rest = PLAN_COLUMNS.iter().skip(first.len()).map(|_| ChartCell::Empty);
                let cells = first.into_iter().chain(rest).collect();
                rows.push(ChartTableRow { cells, node: None, holds: Held::clone(holds) });
            }
        }
    }
    ChartTable { headings: PLAN_COLUMNS.map(|key| words.text(key).to_owned()).into(), rows }
}

fn schedule_cells(group: &str, row: &ScheduleRow, words: &Words) -> Vec<ChartCell> {
    // Immediate and lasting work have marks of their own beside their dates.
    let term = match (row.immediate, row.sustained) {
        (true, _) => words.choice(Term::Immediate),
        (false, true) => words.choice(Term::Sustained),
        (false, false) => "",
    };
    let state = [row.news.as_str(), term].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    let share = |share: Option<f64>| share.map_or(ChartCell::Empty, |share| ChartCell::Percent(share * 100.0));
    let moved = row.dues.len().saturating_sub(1);
    vec![
        ChartCell::words(group),
        ChartCell::words(row.number.as_str()),
        ChartCell::words(row.title.as_str()),
        ChartCell::words(row.unit.as_str()),
        ChartCell::words(row.leader.as_str()),
        ChartCell::words(row.standing_word.as_str()),
        ChartCell::words(state.join(words.text("plan-and"))),
        ChartCell::maybe_day(row.start),
        ChartCell::maybe_day(row.dues.first().copied()),
        ChartCell::maybe_day(row.due()),
        if moved > 0 { ChartCell::count(moved) } else { ChartCell::Empty },
        ChartCell::words(row.reasons.as_str()),
        share(row.done),
        share(row.planned),
        marked_days(&row.stages),
        ChartCell::maybe_day(row.claimed),
        ChartCell::maybe_day(row.closed),
        marked_days(&row.reviews),
    ]
}

/// Days in their order; a tick stands behind those that are done.
fn marked_days(days: &[(f64, bool)]) -> ChartCell {
    let one = |(day, is_done): &(f64, bool)| {
        let mark = if *is_done { "✓" } else { "" };
        format!("{}{mark}", super::super::plan::date(*day))
    };
    ChartCell::words(days.iter().map(one).collect::<Vec<_>>().join(" "))
}

/// The headings of the table of who is late.
const LATE_COLUMNS: [&str; 9] = [
    "lead-units",
    "leader",
    "plan-number",
    "plan-item",
    "chart-table-status",
    "chart-table-days",
    "chart-table-progress",
    "chart-table-moved",
    "chart-table-reason",
];

/// Who is late: a row for each item that is late or near its date, then one for each other item of a leader, then the units
/// that have nothing of the kind.
pub(in super::super) fn units(units: &UnitsChart, words: &Words) -> ChartTable {
    let urgent = units.rows.iter().map(|row| unit_row(row, words));
    let known: HashSet<&NodeRef> = units.rows.iter().map(|row| &row.node).collect();
    let others = units.leaders.iter().flat_map(|leader| {
        let others = leader.items.iter().filter(|(.., node)| !known.contains(node));
        others.map(move |(status, name, node)| leader_row(leader, (*status, name, node), words))
    });
    let quiet = (!units.quiet.is_empty()).then(|| {
        let first = [ChartCell::words(units.quiet.as_str())];
        let rest = LATE_COLUMNS.iter().skip(first.len()).map(|_| ChartCell::Empty);
        let cells = first.into_iter().chain(rest).collect();
        ChartTableRow { cells, node: None, holds: Held::clone(&units.quiet_holds) }
    });
    let rows = urgent.chain(others).chain(quiet).collect();
    ChartTable { headings: LATE_COLUMNS.map(|key| words.text(key).to_owned()).into(), rows }
}

fn unit_row(row: &UnitRow, words: &Words) -> ChartTableRow {
    let [number, progress] = &row.detail;
    let [moved, reason] = &row.moved;
    let cells = vec![
        ChartCell::words(row.unit.as_str()),
        ChartCell::words(row.leader.as_str()),
        ChartCell::words(number.as_str()),
        ChartCell::words(row.title.as_str()),
        ChartCell::words(words.choice(row.status)),
        ChartCell::Number { value: f64::from(row.days), text: row.days_text.clone() },
        ChartCell::words(progress.as_str()),
        ChartCell::words(moved.as_str()),
        ChartCell::words(reason.as_str()),
    ];
    ChartTableRow::of(Some(row.node.clone()), cells)
}

fn leader_row(leader: &LeaderRow, (status, name, node): (Status, &str, &NodeRef), words: &Words) -> ChartTableRow {
    let mut cells = vec![ChartCell::Empty; LATE_COLUMNS.len()];
    let own = [(1, leader.name.as_str()), (3, name), (4, words.choice(status))];
    for (at, text) in own {
        if let Some(cell) = cells.get_mut(at) {
            *cell = ChartCell::words(text);
        }
    }
    ChartTableRow::of(Some(node.clone()), cells)
}

/// What falls due when: a row for each item and each review on its day.
pub(in super::super) fn calendar(calendar: &CalendarChart, words: &Words) -> ChartTable {
    let names =
        ["chart-table-month", "plan-number", "plan-item", "chart-table-status", "fact-date", "chart-table-state"];
    let headings = names.map(|key| words.text(key).to_owned()).into();
    let standing = |entry: &CalendarEntry| match entry.status {
        Some(status) => calendar.key.iter().find(|(own, _)| *own == status).map_or("", |(_, word)| word.as_str()),
        None => calendar.review.as_str(),
    };
    let row = |(month, entry): (&CalendarMonth, &CalendarEntry)| {
        let [_, with_year] = &month.names;
        let cells = vec![
            ChartCell::words(with_year.as_str()),
            ChartCell::words(entry.number.as_str()),
            ChartCell::words(entry.title.as_str()),
            ChartCell::words(standing(entry)),
            ChartCell::day(entry.on),
            // Of what is not urgent the day is all that there is to say.
            ChartCell::words(if entry.is_urgent() { entry.day.as_str() } else { "" }),
        ];
        ChartTableRow::of(Some(entry.node.clone()), cells)
    };
    let entries = calendar.months.iter().flat_map(|month| month.entries().map(move |entry| (month, entry)));
    ChartTable { headings, rows: entries.map(row).collect() }
}
