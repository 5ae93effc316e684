//! Who is late: a row for each item that is late or near its date, with unit, leader, days and postponements; beside them the
//! leaders, with a mark for each of their items.

use crate::analysis::{Attainment, Plan, PlanGroup, PlanLine, PlanNodes, PlanRequest, PlanRow, collation};
use crate::model::{Date, Due, Indicator, Item, NodeId, NodeRef, PartyId, Progress, Report, Status, When, full_number};
use crate::words::{Words, amid};

use super::context::{ChartContext, Order};
use super::messages::value_of_target;
use super::plan::reasons;
use super::value::{Body, Chart, Held, LeaderRow, UnitRow, UnitsChart};

/// The chart of a dataset.
pub(super) fn units(context: &ChartContext<'_>) -> Chart {
    let ChartContext { dataset, today, near_days, words, .. } = *context;
    let asked = PlanRequest { group: PlanGroup::LeadUnit, by_urgency: true, today, near_days };
    let plan = Plan::of(dataset, &asked);
    if plan.rows.is_empty() {
        let nothing = words.text("chart-no-items").to_owned();
        return Chart::new(words.text("named-units").to_owned(), String::new(), Body::Empty(nothing));
    }
    let urgent = urgent(context, &plan);
    let title = title(context, &urgent);
    let more = context.more(urgent.len());
    let rows = urgent.iter().take(context.most).map(|(row, nodes)| unit_row(context, row, nodes)).collect();
    let (quiet, quiet_holds) = quiet(context, &plan);
    let leaders = leaders(context);
    let leaders_head = words.with("pressing-leaders", [("count", plan.rows.len().into())]);
    let chart = UnitsChart {
        columns: ["lead-units", "leader", "plan-item"].map(|key| words.text(key).to_owned()),
        sides: ["pressing-left", "pressing-late"].map(|key| words.text(key).to_owned()),
        rows,
        quiet,
        quiet_holds,
        leaders_head,
        leaders,
        key: Status::ALL.map(|status| (status, words.choice(status).to_owned())),
    };
    let subtitle = words.with("pressing-subtitle", [("date", words.date(today).into())]);
    Chart { more, ..Chart::new(title, subtitle, Body::Units(Box::new(chart))) }
}

type Urgent<'a> = (PlanRow, PlanNodes<'a>);

/// What is late or near its date, in the order of urgency; by the names of units where that is asked for.
fn urgent<'a>(context: &ChartContext<'a>, plan: &Plan) -> Vec<Urgent<'a>> {
    let pressing = plan.rows.iter().filter(|row| matches!(row.status, Status::Late | Status::Near));
    let mut urgent: Vec<Urgent<'a>> = pressing.filter_map(|row| Some((*row, row.resolve(context.dataset)?))).collect();
    urgent.sort_by_key(|(row, _)| row.urgency());
    if context.order == Some(Order::Name) {
        urgent.sort_by_cached_key(|(_, nodes)| collation(&names(nodes.report, &nodes.item.lead_units, context.words)));
    }
    urgent
}

fn names(report: &Report, parties: &[PartyId], words: &Words) -> String {
    words.list(parties.iter().filter_map(|id| Some(report.party(id)?.name.as_str())))
}

/// The names of parties, or that there is nobody.
pub(super) fn named(report: &Report, parties: &[PartyId], nobody: &str, words: &Words) -> String {
    let names = names(report, parties, words);
    if names.is_empty() { words.text(nobody).to_owned() } else { names }
}

fn node_of(nodes: &PlanNodes<'_>) -> NodeRef {
    NodeRef::new(nodes.report.id.clone(), NodeId::Item(nodes.item.id.clone()))
}

fn unit_row(context: &ChartContext<'_>, row: &PlanRow, nodes: &PlanNodes<'_>) -> UnitRow {
    let ChartContext { today, words, .. } = *context;
    let PlanNodes { report, category, problem, item, .. } = *nodes;
    let days = row.due.map_or(0, |due| today.days_since(due));
    let key = if days > 0 { "pressing-days-late" } else { "plan-days-left" };
    UnitRow {
        unit: named(report, &item.lead_units, "plan-no-unit", words),
        leader: named(report, item.leader.as_slice(), "plan-no-leader", words),
        title: item.title.clone(),
        detail: [full_number(category, problem, item), figures(item, words).unwrap_or_default()],
        days,
        days_text: words.with(key, [("days", days.unsigned_abs().into())]),
        moved: moved(item.due.as_ref(), today, words),
        status: row.status,
        node: node_of(nodes),
    }
}

/// How far an item is: the figure of its first indicator with a target that it still has to reach, else its share, else its
/// progress in words.
fn figures(item: &Item, words: &Words) -> Option<String> {
    let is_open = |indicator: &&Indicator| {
        indicator.target.is_some() && indicator.latest().is_some() && Attainment::of(indicator).met != Some(true)
    };
    if let Some(figure) = item.indicators.iter().find(is_open).and_then(|own| value_of_target(own, words)) {
        return Some(figure);
    }
    if let Some(percent) = item.percent {
        return Some(format!("{}%", percent.round(0)));
    }
    (item.progress != Progress::Unstated).then(|| words.choice(item.progress).to_owned())
}

/// How often a date was put off, from which one, and why.
fn moved(due: Option<&Due>, today: Date, words: &Words) -> [String; 2] {
    let Some(due) = due.filter(|due| !due.changes.is_empty()) else { return [String::new(), String::new()] };
    let first = due.first().map(When::last_day);
    let first = first.map(|first| words.short_date(first, today)).unwrap_or_default();
    let times = words.with("pressing-moved", [("times", due.changes.len().into()), ("first", first.into())]);
    [times, reasons(due, words)]
}

/// The units that are neither late nor near any date, each with its items, the most first.
fn quiet(context: &ChartContext<'_>, plan: &Plan) -> (String, Held) {
    let ChartContext { dataset, words, .. } = *context;
    let mut units: Vec<(String, Vec<NodeRef>)> = Vec::new();
    for line in &plan.lines {
        let PlanLine::Head { first, count } = *line else { continue };
        let rows = plan.rows.get(first as usize..(first + count) as usize).unwrap_or_default();
        if rows.iter().any(|row| matches!(row.status, Status::Late | Status::Near)) {
            continue;
        }
        let nodes: Vec<_> = rows.iter().filter_map(|row| row.resolve(dataset)).collect();
        let Some(one) = nodes.first() else { continue };
        let name = match one.item.lead_units.get(..1) {
            Some(first) => named(one.report, first, "plan-no-unit", words),
            None => amid(words.text("plan-no-unit")),
        };
        units.push((name, nodes.iter().map(node_of).collect()));
    }
    units.sort_by_key(|(_, items)| std::cmp::Reverse(items.len()));
    let holds = units.iter().flat_map(|(_, items)| items.iter().cloned()).collect();
    let names = units.iter().map(|(name, items)| {
        words.with("pressing-quiet-one", [("name", name.as_str().into()), ("count", items.len().into())])
    });
    let names = names.collect::<Vec<_>>().join(words.text("standing-numbers-and"));
    let text = if names.is_empty() { names } else { words.with("pressing-quiet", [("names", names.into())]) };
    (text, holds)
}

/// Those who answer for items: by how many are late, for how long, how many are near, how many there are.
fn leaders(context: &ChartContext<'_>) -> Vec<LeaderRow> {
    let ChartContext { dataset, today, near_days, words, .. } = *context;
    let asked = PlanRequest { group: PlanGroup::Leader, by_urgency: true, today, near_days };
    let plan = Plan::of(dataset, &asked);
    let mut leaders = Vec::new();
    for line in &plan.lines {
        let PlanLine::Head { first, count } = *line else { continue };
        let mut rows = plan.rows.get(first as usize..(first + count) as usize).unwrap_or_default().to_vec();
        rows.sort_by_key(PlanRow::urgency);
        let Some(one) = rows.first().and_then(|row| row.resolve(dataset)) else { continue };
        let number = |status| rows.iter().filter(|row| row.status == status).count();
        let longest = rows.iter().filter(|row| row.status == Status::Late).filter_map(|row| row.due).min();
        let longest = longest.map(|due| today.days_since(due));
        let rank = std::cmp::Reverse((number(Status::Late), longest, number(Status::Near), rows.len()));
        let items = rows.iter().filter_map(|row| {
            let nodes = row.resolve(dataset)?;
            let number = full_number(nodes.category, nodes.problem, nodes.item);
            let text = format!("{} {number} {}", words.choice(row.status), nodes.item.title);
            Some((row.status, text, node_of(&nodes)))
        });
        let party = one.item.leader.clone().filter(|id| one.report.party(id).is_some());
        let leader = LeaderRow {
            name: named(one.report, one.item.leader.as_slice(), "plan-no-leader", words),
            count: words.with("chart-items", [("count", rows.len().into())]),
            items: items.collect(),
            node: party.map(|id| NodeRef::new(one.report.id.clone(), NodeId::Party(id))),
        };
        leaders.push((rank, leader));
    }
    leaders.sort_by_key(|(rank, _)| *rank);
    leaders.into_iter().map(|(_, leader)| leader).take(context.most).collect()
}

/// What the chart says first: how many are late, whose they are, for how long; then what comes next.
fn title(context: &ChartContext<'_>, urgent: &[Urgent<'_>]) -> String {
    let ChartContext { today, near_days, words, .. } = *context;
    let mut late: Vec<&Urgent<'_>> = urgent.iter().filter(|(row, _)| row.status == Status::Late).collect();
    late.sort_by_key(|(row, _)| row.urgency());
    let near = urgent.len() - late.len();
    let Some((worst, nodes)) = late.first() else {
        return match near {
            0 => words.with("pressing-none", [("days", near_days.into())]),
            near => words.with("plan-near", [("count", near.into()), ("days", near_days.into())]),
        };
    };
    let days = worst.due.map_or(0, |due| today.days_since(due));
    let unit = |nodes: &PlanNodes<'_>| names(nodes.report, nodes.item.lead_units.get(..1).unwrap_or_default(), words);
    let mut led: Vec<(String, usize)> = Vec::new();
    for name in late.iter().map(|(_, nodes)| unit(nodes)) {
        match led.iter_mut().find(|(own, _)| *own == name) {
            Some((_, count)) => *count += 1,
            None => led.push((name, 1)),
        }
    }
    // Of several that lead as many, the one that is late for longest is named.
    let (most, of_most) = led.iter().rev().max_by_key(|(_, count)| *count).cloned().unwrap_or_default();
    let is_named = led.iter().all(|(name, _)| !name.is_empty());
    let count = late.len();
    let news = match (count, of_most) {
        (1, _) => words.with(
            "pressing-one",
            [("days", days.into()), ("title", nodes.item.title.as_str().into()), ("unit", unit(nodes).into())],
        ),
        _ if !is_named => words.with("plan-late", [("count", count.into()), ("days", days.into())]),
        (_, 1) => words.with(
            "pressing-each",
            [("count", count.into()), ("units", led.len().into()), ("unit", unit(nodes).into()), ("days", days.into())],
        ),
        _ => {
            let key = if of_most == count { "pressing-all-of-one" } else { "pressing-most" };
            let most = [("count", count.into()), ("led", of_most.into()), ("unit", most.into()), ("days", days.into())];
            words.with(key, most)
        }
    };
    let next = (near > 0).then(|| words.with("pressing-near", [("count", near.into()), ("days", near_days.into())]));
    std::iter::once(news).chain(next).collect::<Vec<_>>().join(words.text("plan-title-and"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Dataset;
    use crate::words::Language;

    #[test]
    fn of_units_that_lead_as_many_the_one_that_is_late_for_longest_is_named() {
        let item = |n: usize, unit: &str, due: &str| {
            format!(
                r#"{{"id": "i{n}", "number": "({n})", "title": "问题", "progress": "in_progress", "lead_units": ["{unit}"],
                "due": {{"on": "{due}"}}}}"#
            )
        };
        let items = [("a", "2026-03-01"), ("b", "2026-04-01"), ("b", "2026-05-01"), ("a", "2026-06-01")];
        let items: Vec<String> = items.iter().enumerate().map(|(n, (unit, due))| item(n, unit, due)).collect();
        let text = format!(
            r#"{{"format": "guatu", "version": 1, "reports": [{{"id": "r", "title": "甲县",
            "parties": [{{"id": "a", "name": "水利局", "kind": "unit"}}, {{"id": "b", "name": "教育局", "kind": "unit"}}],
            "categories": [{{"id": "c", "number": "(一)", "title": "方面", "problems": [{{"id": "p", "number": "1.",
            "title": "问题", "items": [{}]}}]}}]}}]}}"#,
            items.join(",")
        );
        let dataset: Arc<Dataset> = Arc::new(serde_json::from_str(&text).unwrap());
        let words = Words::load(Language::Chinese);
        let chart = units(&ChartContext::of(&dataset, "2026-07-01".parse().unwrap(), 40, &words));
        assert!(chart.title.starts_with("4 项逾期") && chart.title.contains("2 项由水利局"), "{}", chart.title);
    }
}
