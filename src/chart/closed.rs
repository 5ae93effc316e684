//! Items closed over time, beside what units reported as done and the plan after the first due dates; at the limit of the
//! concentrated rectification (集中整改) what is missing.

use crate::analysis::{status, waits_since};
use crate::model::{Date, Due, Item, NodeId, NodeRef, Report, Status, When};
use crate::words::Words;

use super::context::ChartContext;
use super::plan::{day, limit, ticks};
use super::value::{Body, Chart, ClosedChart, CountLine, CountStep, Missing};

/// How many months or years stand below the axis at most.
const MOST_TICKS: i32 = 12;

/// What is counted of an item.
#[derive(Debug, Clone)]
pub(super) struct CountedItem {
    pub(super) node: NodeRef,
    pub(super) status: Status,
    /// False for an item of which it is not known where it stood on the day: only its dates are.
    pub(super) is_known: bool,
    /// Its first due date.
    pub(super) due: Option<Date>,
    /// The day on which its unit reported it as done, where that is known.
    pub(super) claimed: Option<Date>,
    pub(super) closed: Option<Date>,
}

/// The items behind a count with the days on which it grows, oldest first.
pub(super) type Days = Vec<(Date, NodeRef)>;

/// The chart of a dataset.
pub(super) fn closed(context: &ChartContext<'_>) -> Chart {
    let ChartContext { today, words, .. } = *context;
    let items = counted(context);
    let [plan, claimed, closed] = days(&items);
    let limit = common_limit(context.dataset.reports.iter().map(AsRef::as_ref));
    let missing = limit.and_then(|limit| missing(context, &items, limit));
    let title = title(words, &items, limit.zip(missing.as_ref()), today);
    if claimed.is_empty() && closed.is_empty() {
        return Chart::new(title, String::new(), Body::Empty(words.text("closed-none").to_owned()));
    }
    let edges = edges(context, [&plan, &claimed, &closed], limit);
    let (from, to) = (day(edges.0), day(edges.1));
    let by_today = count_by(&plan, today);
    let whole_plan = words.with("closed-plan-whole", [("count", plan.len().into())]);
    let near = |key: &str, on: Date| (day(on), words.with(key, [("date", words.short_date(on, today).into())]));
    let chart = ClosedChart {
        days: [from, to],
        ticks: ticks(from, to, MOST_TICKS, words),
        items: items.len(),
        plan: plan_line(words, &plan, today),
        claimed: claimed_line(words, &claimed, today),
        closed: closed_line(words, &closed, today),
        whole_plan: if plan.len() > by_today { whole_plan } else { String::new() },
        today: near("closed-today", today),
        limit: limit.map(|limit| near("closed-limit", limit)),
        before: before(words, &closed, today),
        missing,
    };
    Chart::new(title, subtitle(words, &items, limit, today), Body::Closed(Box::new(chart)))
}

fn counted(context: &ChartContext<'_>) -> Vec<CountedItem> {
    let of = |report, item| CountedItem::of(context, report, item);
    context.dataset.reports.iter().flat_map(|report| report.items().map(move |item| of(report, item))).collect()
}

impl CountedItem {
    pub(super) fn of(context: &ChartContext<'_>, report: &Report, item: &Item) -> Self {
        let ChartContext { today, near_days, .. } = *context;
        let status = status(item, today, near_days);
        let is_known = |day: &Date| *day <= today;
        let closed = item.closed.as_ref().map(|closed| closed.on).filter(is_known);
        let is_claimed = matches!(status, Status::Done | Status::Closed);
        let node = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
        Self {
            is_known: context.unknown.is_none_or(|unknown| !unknown.contains(&node)),
            node,
            status,
            due: item.due.as_ref().and_then(Due::first).map(When::last_day),
            claimed: claimed_on(item).filter(is_known).filter(|_| is_claimed),
            closed,
        }
    }

    /// True for an item that is known to be late.
    pub(super) fn is_late(&self) -> bool {
        self.is_known && self.status == Status::Late
    }

    /// True for an item that was reported as done nobody knows when: its line leaves it out.
    pub(super) fn is_claim_unknown(&self) -> bool {
        self.status == Status::Done && self.claimed.is_none()
    }
}

/// The days of the plan, of what units reported as done, and of what was closed.
pub(super) fn days(items: &[CountedItem]) -> [Days; 3] {
    let of = |of: fn(&CountedItem) -> Option<Date>| {
        let mut days: Days = items.iter().filter_map(|item| Some((of(item)?, item.node.clone()))).collect();
        days.sort_by_key(|(day, _)| *day);
        days
    };
    [of(|item| item.due), of(|item| item.claimed), of(|item| item.closed)]
}

/// How many fall due by which day.
pub(super) fn plan_line(words: &Words, days: &[(Date, NodeRef)], today: Date) -> CountLine {
    let name = words.with("closed-plan-today", [("count", count_by(days, today).into())]);
    CountLine { name, steps: steps(words, "closed-plan-step", days) }
}

/// How many were reported as done by which day.
pub(super) fn claimed_line(words: &Words, days: &[(Date, NodeRef)], today: Date) -> CountLine {
    let name = words.with("closed-claimed-line", [("count", count_by(days, today).into())]);
    CountLine { name, steps: steps(words, "closed-claimed-step", days) }
}

/// How many were closed by which day.
pub(super) fn closed_line(words: &Words, days: &[(Date, NodeRef)], today: Date) -> CountLine {
    let name = words.with("closed-line", [("count", count_by(days, today).into())]);
    CountLine { name, steps: steps(words, "closed-step", days) }
}

fn count_by(days: &[(Date, NodeRef)], by: Date) -> usize {
    days.iter().take_while(|(day, _)| *day <= by).count()
}

/// The day on which a unit reported an item as done, else that of its closing: what is closed was done by then.
fn claimed_on(item: &Item) -> Option<Date> {
    let closed = item.closed.as_ref().map(|closed| closed.on);
    waits_since(item).map(|day| closed.map_or(day, |closed| day.min(closed))).or(closed)
}

/// The limit of all reports, where they have one and the same.
pub(super) fn common_limit<'a>(mut reports: impl Iterator<Item = &'a Report>) -> Option<Date> {
    let first = limit(reports.next()?)?;
    reports.all(|report| limit(report) == Some(first)).then_some(first)
}

/// A step for each day. Several items of one day are one step.
fn steps(words: &Words, key: &str, days: &[(Date, NodeRef)]) -> Vec<CountStep> {
    let mut count = 0;
    let of_day = |of_day: &[(Date, NodeRef)]| {
        let (on, _) = of_day.first()?;
        count += of_day.len();
        let arguments = [("date", words.date(*on).into()), ("count", count.into())];
        let holds = of_day.iter().map(|(_, node)| node.clone()).collect();
        Some(CountStep { day: day(*on), count, text: words.with(key, arguments), holds })
    };
    days.chunk_by(|(a, _), (b, _)| a == b).filter_map(of_day).collect()
}

/// The first day of the month in which it begins, and the last of that in which it ends.
pub(super) fn edges(context: &ChartContext<'_>, lines: [&Days; 3], limit: Option<Date>) -> (Date, Date) {
    let today = context.today;
    let feedback = context.dataset.reports.iter().filter_map(|report| report.feedback_on);
    let days = || lines.into_iter().flatten().map(|(day, _)| *day);
    let first = days().chain(feedback).min().unwrap_or(today).min(today);
    let last = days().chain(limit).max().unwrap_or(today).max(today);
    let month = |date: Date| When::Month(date.parts().0, date.parts().1);
    (month(first).first_day(), month(last).last_day())
}

/// How many were closed a month before.
fn before(words: &Words, closed: &[(Date, NodeRef)], today: Date) -> Option<(f64, usize, String)> {
    let then = today.add_months(-1);
    let count = closed.iter().take_while(|(day, _)| *day <= then).count();
    let arguments = [("date", words.short_date(then, today).into()), ("count", count.into())];
    (count > 0 && count < closed.len()).then(|| (day(then), count, words.with("closed-before", arguments)))
}

/// What is to be closed by the limit and is not; nothing where no item is due by then.
fn missing(context: &ChartContext<'_>, items: &[CountedItem], limit: Date) -> Option<Missing> {
    let ChartContext { today, words, .. } = *context;
    let due: Vec<&CountedItem> = items.iter().filter(|item| item.due.is_some_and(|due| due <= limit)).collect();
    let closed = due.iter().filter(|item| item.closed.is_some()).count();
    let part = |status: Status| {
        let own = due.iter().filter(|item| item.closed.is_none() && item.is_known && item.status == status);
        let holds: super::value::Held = own.map(|item| item.node.clone()).collect();
        let word = words.choice(status).to_owned();
        (!holds.is_empty()).then_some((status, holds.len(), word, holds))
    };
    let count = |key: &str, count: usize| words.with(key, [("count", count.into())]);
    let days = limit.days_since(today);
    let key = if days < 0 { "closed-days-over" } else { "closed-days-left" };
    let month = today.add_months(-1);
    let lately = items.iter().filter(|item| item.closed.is_some_and(|on| on > month)).count();
    let missing = due.len() - closed;
    let unknown = due.iter().filter(|item| item.closed.is_none() && !item.is_known).count();
    let unknown = (unknown > 0).then(|| count("closed-unknown", unknown));
    let days_left = words.with(key, [("days", days.unsigned_abs().into())]);
    (!due.is_empty()).then(|| Missing {
        due: (due.len(), count("closed-due", due.len())),
        closed: (closed, count("closed-of-due", closed)),
        parts: [Status::Done, Status::Open, Status::Near, Status::Late].into_iter().filter_map(part).collect(),
        missing: if missing > 0 { count("closed-missing", missing) } else { String::new() },
        notes: [days_left, count("closed-lately", lately)].into_iter().chain(unknown).collect(),
    })
}

/// How many are missing at the limit, or how many are closed where there is none.
fn title(words: &Words, items: &[CountedItem], missing: Option<(Date, &Missing)>, today: Date) -> String {
    let Some((limit, missing)) = missing else {
        let closed = items.iter().filter(|item| item.closed.is_some()).count();
        return words.with("closed-title", [("closed", closed.into()), ("items", items.len().into())]);
    };
    let (due, closed) = (missing.due.0, missing.closed.0);
    let is_due = |item: &&CountedItem| item.due.is_some_and(|due| due <= limit);
    let late = items.iter().filter(is_due).filter(|item| item.closed.is_some_and(|on| on > limit)).count();
    let days = limit.days_since(today);
    let arguments = [
        ("days", days.into()),
        ("due", due.into()),
        ("closed", closed.into()),
        ("late", late.into()),
        ("missing", (due - closed).into()),
    ];
    words.with(if days < 0 { "closed-title-after" } else { "closed-title-before" }, arguments)
}

/// What is counted, and what is not.
fn subtitle(words: &Words, items: &[CountedItem], limit: Option<Date>, today: Date) -> String {
    let count = |is: &dyn Fn(&CountedItem) -> bool| items.iter().filter(|item| is(item)).count();
    let after = count(&|item| item.due.zip(limit).is_some_and(|(due, limit)| due > limit));
    let undated = count(&|item| item.due.is_none());
    let unknown = items.iter().filter(|item| item.is_claim_unknown()).count();
    let rest = [("closed-after-limit", after), ("closed-undated", undated)];
    let rest = rest.into_iter().filter(|(_, count)| *count > 0).map(|(key, n)| words.with(key, [("count", n.into())]));
    let rest = rest.collect::<Vec<_>>().join(words.text("standing-numbers-and"));
    let mut parts = vec![words.with("closed-subtitle", [("date", words.date(today).into())])];
    if !rest.is_empty() {
        parts.push(words.with("closed-not-counted", [("items", items.len().into()), ("rest", rest.into())]));
    }
    if unknown > 0 {
        parts.push(words.with("closed-claimed-unknown", [("count", unknown.into())]));
    }
    parts.join(" · ")
}
