//! The wall chart (挂图): items as rows, time across, the first date as an outline, the present one solid.

use crate::analysis::{DueState, Plan, PlanGroup, PlanLine, PlanNodes, PlanRow};
use crate::model::{Dataset, Date, Due, NodeId, NodeRef, Term};
use crate::words::Words;

use super::context::ChartContext;
use super::value::{Body, Chart, Schedule, ScheduleLine, ScheduleRow};

/// The wall chart in words; the lines that there is no room for are counted.
#[must_use]
pub fn plan(context: &ChartContext<'_>, plan: &Plan) -> Chart {
    let ChartContext { dataset, words, today, .. } = *context;
    let late = plan.rows.iter().filter(|row| row.state == DueState::Late).count();
    let dated = plan.rows.iter().filter(|row| row.due.is_some()).count();
    let key = if plan.group == PlanGroup::Item { "plan-measures-title" } else { "plan-title" };
    let title = words.with(key, [("items", plan.rows.len().into()), ("dated", dated.into()), ("late", late.into())]);
    let subtitle = words.with("plan-subtitle", [("today", words.date(today).into())]);
    let body = match plan.days {
        None => Body::Empty(words.text("plan-needs-dates").to_owned()),
        Some(_) if plan.rows.is_empty() => Body::Empty(words.text("chart-no-items").to_owned()),
        Some((first, last)) => {
            let (from, to) = (day(first.min(today)) - 10.0, day(last.max(today)) + 40.0);
            let lines = plan.lines.iter().take(context.most).filter_map(|line| plan_line(dataset, plan, *line, words));
            let ticks = ticks(from, to, 7, words);
            Body::Schedule(Schedule { from, to, today: day(today), ticks, lines: lines.collect() })
        }
    };
    let left = plan.lines.iter().skip(context.most).filter(|line| matches!(line, PlanLine::Row(_))).count();
    let more = if left > 0 { words.with("and-more", [("count", left.into())]) } else { String::new() };
    Chart { more, ..Chart::new(title, subtitle, body) }
}

/// A day as a number: days since the year 1.
#[must_use]
pub fn day(date: Date) -> f64 {
    f64::from(date.days_since(Date::START))
}

/// The lines of a wall chart in words.
fn plan_line(dataset: &Dataset, plan: &Plan, line: PlanLine, words: &Words) -> Option<ScheduleLine> {
    Some(match line {
        PlanLine::Head { first, count } => {
            let row = plan.rows.get(first as usize)?;
            ScheduleLine::Head(format!("{} ({count})", group_name(dataset, row, plan.group, words)))
        }
        PlanLine::Row(at) => ScheduleLine::Row(schedule_row(dataset, plan.rows.get(at as usize)?, words)?),
    })
}

/// What a group of a wall chart is called, after one of its rows.
#[must_use]
pub fn group_name(dataset: &Dataset, row: &PlanRow, group: PlanGroup, words: &Words) -> String {
    let Some(nodes) = row.resolve(dataset) else { return String::new() };
    match group {
        PlanGroup::Category => numbered(&nodes.category.number, &nodes.category.title),
        PlanGroup::Item => numbered(&nodes.item.number, &nodes.item.title),
        PlanGroup::LeadUnit => {
            let unit = nodes.item.lead_units.first().and_then(|id| nodes.report.party(id));
            unit.map_or_else(|| words.text("plan-no-unit").to_owned(), |unit| unit.name.clone())
        }
    }
}

fn numbered(number: &str, title: &str) -> String {
    format!("{number} {title}").trim_start().to_owned()
}

/// How much of a measure stands beside its bar: a measure is a sentence, and often a long one.
const LABEL: usize = 60;

/// One item or measure in words.
#[must_use]
pub fn schedule_row(dataset: &Dataset, row: &PlanRow, words: &Words) -> Option<ScheduleRow> {
    let PlanNodes { report, item, measure, .. } = row.resolve(dataset)?;
    let due = measure.map_or(item.due.as_ref(), |measure| measure.due.as_ref());
    let moved = due.is_some_and(|due| !due.changes.is_empty());
    let present = due.and_then(Due::present);
    let mut text = present.map_or_else(|| words.text("plan-undated").to_owned(), |present| words.when(present));
    if let Some(first) = due.filter(|_| moved).and_then(|due| due.on) {
        text = format!("{text} ({})", words.with("due-first-date", [("date", words.when(first).into())]));
    }
    let state = match row.state {
        DueState::Late => words.text("overdue"),
        DueState::Near => words.text("near-due"),
        DueState::Closed | DueState::Other => words.choice(row.progress),
    };
    let (label, node) = match measure {
        Some(measure) => {
            let text: String = measure.text.chars().take(LABEL).collect();
            (numbered(&measure.number, &text), NodeId::Measure(measure.id.clone()))
        }
        None => (numbered(&item.number, &item.title), NodeId::Item(item.id.clone())),
    };
    Some(ScheduleRow {
        label,
        node: NodeRef::new(report.id.clone(), node),
        start: row.start.or(row.first).map(day),
        first: row.first.filter(|_| moved).map(day),
        due: row.due.map(day),
        closed: row.closed.map(day),
        late: row.state == DueState::Late,
        sustained: row.term == Term::Sustained,
        immediate: row.term == Term::Immediate,
        progress: row.progress,
        text: format!("{text} · {state}"),
    })
}

/// The beginnings of months or years between two days: about so many of them at most.
#[must_use]
pub fn ticks(from: f64, to: f64, most: i32, words: &Words) -> Vec<(f64, String)> {
    let start = add_days(Date::START, from);
    let months = ((to - from) / 30.4).ceil().max(1.0) as i32;
    let step = [1, 2, 3, 6, 12, 24, 60, 120].into_iter().find(|step| months / step <= most).unwrap_or(240);
    let (year, month, _) = start.parts();
    let mut ticks = Vec::new();
    let first = (i32::from(year) * 12 + i32::from(month) - 1) / step * step;
    for n in 0..=(months / step + 2) {
        let at = first + n * step;
        let Some(date) = Date::new((at / 12) as i16, (at % 12 + 1) as i8, 1) else { continue };
        let place = day(date);
        if place >= from && place <= to {
            let when = if step % 12 == 0 {
                crate::model::When::Year((at / 12) as i16)
            } else {
                crate::model::When::Month((at / 12) as i16, (at % 12 + 1) as i8)
            };
            ticks.push((place, words.when(when)));
        }
    }
    ticks
}

/// The day so many days after another.
fn add_days(date: Date, days: f64) -> Date {
    date.add_days(days as i32)
}
