//! How many items stand where, by category: what is not finished, what a unit claims, what was verified. Each item is counted
//! once, and a claim is no verification.

use crate::analysis::{Plan, PlanGroup, PlanLine, PlanNodes, PlanRequest, month_before, status_on};
use crate::model::{Date, NodeId, NodeRef, Number, Status, full_number};
use crate::words::Words;

use super::context::{ChartContext, Entry, Order};
use super::value::{Body, Chart, Held, MonthNews, StandingChart, StandingPart, StandingRow};

/// An item with where it stands.
#[derive(Debug, Clone)]
struct Counted {
    node: NodeRef,
    number: String,
    now: Status,
    /// Where it stood a month before.
    then: Option<Status>,
}

/// The items of a category, or of a report.
struct Group {
    node: NodeRef,
    label: String,
    /// Its name without its number.
    name: String,
    items: Vec<Counted>,
}

/// The chart of a dataset.
pub(super) fn standing(context: &ChartContext<'_>) -> Chart {
    let ChartContext { today, words, .. } = *context;
    let month_ago = today.add_months(-1);
    let groups = groups(context);
    let all: Vec<Counted> = groups.iter().flat_map(|group| group.items.iter().cloned()).collect();
    let unknown = all.iter().filter(|item| item.then.is_none()).count();
    let is_compared = unknown == 0;
    let subtitle = subtitle(&all, unknown, [today, month_ago], words);
    if all.is_empty() {
        let nothing = words.text("chart-no-items").to_owned();
        return Chart::new(words.text("named-standing").to_owned(), String::new(), Body::Empty(nothing));
    }
    let total = row(words.text("standing-all").to_owned(), None, &all, is_compared, words);
    let title = title(context, &total, &groups);
    let is_one_report = context.dataset.reports.len() == 1;
    let month = is_compared.then(|| (words.text("standing-month").to_owned(), news(&all, is_one_report, words)));
    let entries = groups.into_iter().map(|group| {
        let number = |status| group.items.iter().filter(|item| item.now == status).count();
        let act = std::cmp::Reverse([Status::Late, Status::Near, Status::Open].map(number));
        let value = Number::from(i64::try_from(group.items.len()).unwrap_or(i64::MAX));
        Entry { act, name: group.label, value, data: (group.node, group.items) }
    });
    let (rows, more) = context.rows(entries.collect(), Order::Notice, |entry| {
        let (node, items) = entry.data;
        row(entry.name, Some(node), &items, is_compared, words)
    });
    let [late, near, open, done, closed] = Status::ALL.map(|status| total.number(status));
    let panels =
        [("standing-unfinished", late + near + open), ("standing-claimed", done), ("standing-verified", closed)];
    let chart = StandingChart {
        total,
        rows,
        panels: panels.map(|(key, count)| {
            let count = words.with("chart-items", [("count", count.into())]);
            // A line may break before the number, not behind it.
            format!("{} {}", words.text(key), count.trim_end().replace(' ', "\u{a0}"))
        }),
        words: Status::ALL.map(|status| words.choice(status).to_owned()),
        month: month.filter(|(_, news)| !news.is_empty()),
    };
    Chart { more, ..Chart::new(title, subtitle, Body::Standing(Box::new(chart))) }
}

/// The items by category, or by report where there are several, in the order of the notice.
fn groups(context: &ChartContext<'_>) -> Vec<Group> {
    let ChartContext { dataset, today, near_days, .. } = *context;
    let asked = PlanRequest { group: PlanGroup::Category, by_urgency: true, today, near_days };
    let plan = Plan::of(dataset, &asked);
    let is_by_report = dataset.reports.len() > 1;
    let mut groups: Vec<Group> = Vec::new();
    for line in &plan.lines {
        let PlanLine::Head { first, count } = *line else { continue };
        let rows = plan.rows.get(first as usize..(first + count) as usize).unwrap_or_default();
        for row in rows {
            let Some(nodes) = row.resolve(dataset) else { continue };
            let node = group_node(&nodes, is_by_report);
            if groups.last().is_none_or(|group| group.node != node) {
                groups.push(group_of(node, &nodes, is_by_report));
            }
            let counted = Counted {
                node: NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone())),
                number: full_number(nodes.category, nodes.problem, nodes.item),
                now: row.status,
                then: month_before(nodes.report, today).and_then(|then| status_on(nodes.item, then, near_days)),
            };
            if let Some(group) = groups.last_mut() {
                group.items.push(counted);
            }
        }
    }
    groups
}

fn group_node(nodes: &PlanNodes<'_>, is_by_report: bool) -> NodeRef {
    let node = if is_by_report { NodeId::Report } else { NodeId::Category(nodes.category.id.clone()) };
    NodeRef::new(nodes.report.id.clone(), node)
}

fn group_of(node: NodeRef, nodes: &PlanNodes<'_>, is_by_report: bool) -> Group {
    let (number, name) =
        if is_by_report { ("", &nodes.report.title) } else { (nodes.category.number.as_str(), &nodes.category.title) };
    Group { node, label: format!("{number}{name}"), name: name.clone(), items: Vec::new() }
}

fn row(label: String, node: Option<NodeRef>, items: &[Counted], is_compared: bool, words: &Words) -> StandingRow {
    let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let parts = Status::ALL.map(|status| {
        let holds: Held = items.iter().filter(|item| item.now == status).map(|item| item.node.clone()).collect();
        let before = items.iter().filter(|item| item.then == Some(status)).count();
        let change = number(holds.len()) - number(before);
        StandingPart { change: is_compared.then_some(change), holds }
    });
    StandingRow { label, count: words.with("chart-items", [("count", items.len().into())]), node, parts }
}

fn subtitle(all: &[Counted], unknown: usize, [today, month_ago]: [Date; 2], words: &Words) -> String {
    let (items, has_moved) = (all.len(), all.iter().any(|item| item.then != Some(item.now)));
    let all = words.with("standing-subtitle", [("items", items.into()), ("date", words.date(today).into())]);
    let date = words.date(month_ago);
    let compared = match unknown {
        0 if has_moved => Some(words.with("standing-compared", [("date", date.into())])),
        // Where nothing at all is recorded of then, nobody expects a comparison.
        1.. if unknown < items => {
            Some(words.with("standing-not-compared", [("date", date.into()), ("count", unknown.into())]))
        }
        _ => None,
    };
    std::iter::once(all).chain(compared).collect::<Vec<_>>().join(" · ")
}

/// What the chart says first: how many are late, how many more than a month before, where most of them are; then what was
/// verified, and what only a unit says.
fn title(context: &ChartContext<'_>, total: &StandingRow, groups: &[Group]) -> String {
    let ChartContext { words, near_days, .. } = *context;
    let count = |key: &str, count: usize| words.with(key, [("count", count.into())]);
    let late = total.number(Status::Late);
    let news = match (late, total.number(Status::Near)) {
        (0, 0) => words.text("plan-none-late").to_owned(),
        (0, near) => words.with("plan-near", [("count", near.into()), ("days", near_days.into())]),
        (late, _) => {
            let more = total.part(Status::Late).change.filter(|change| *change != 0).map(|change| {
                let key = if change > 0 { "standing-more" } else { "standing-fewer" };
                count(key, change.unsigned_abs() as usize)
            });
            let late_of = |group: &Group| group.items.iter().filter(|item| item.now == Status::Late).count();
            let most = groups.iter().map(late_of).max().unwrap_or(0);
            // Where several have as many, none of them is the one to be named.
            let mut worst = groups.iter().filter(|group| late_of(group) == most);
            let worst = worst.next().filter(|_| worst.next().is_none() && most > 1 && groups.len() > 1);
            let most = worst.map(|group| {
                let key = if most == late { "standing-most-all" } else { "standing-most" };
                words.with(key, [("count", most.into()), ("name", group.name.as_str().into())])
            });
            let parts = [Some(count("standing-late", late)), more, most];
            parts.into_iter().flatten().collect::<Vec<_>>().join(words.text("standing-and"))
        }
    };
    let (closed, done) = (total.number(Status::Closed), total.number(Status::Done));
    let key = if done > 0 { "standing-closed-claimed" } else { "standing-closed" };
    let verified = words.with(key, [("closed", closed.into()), ("done", done.into())]);
    [news, verified].join(words.text("plan-title-and"))
}

/// What came to be late, claimed and closed within the month.
fn news(all: &[Counted], is_one_report: bool, words: &Words) -> Vec<MonthNews> {
    let keys = [
        (Status::Late, "standing-new-late"),
        (Status::Done, "standing-new-claimed"),
        (Status::Closed, "standing-new-closed"),
    ];
    let of = |(status, key): (Status, &'static str)| {
        let moved = || all.iter().filter(move |item| item.now == status && item.then != Some(status));
        let text = words.with(key, [("count", moved().count().into())]);
        let last = moved().count().saturating_sub(1);
        let and = |at: usize| if at < last { words.text("standing-numbers-and") } else { "" };
        let numbers = moved().filter(|_| is_one_report).enumerate();
        let numbers = numbers.map(|(at, item)| format!("{}{}", item.number, and(at))).collect();
        MonthNews { status, text, numbers, holds: moved().map(|item| item.node.clone()).collect() }
    };
    keys.into_iter().map(of).filter(|news| !news.holds.is_empty()).collect()
}
