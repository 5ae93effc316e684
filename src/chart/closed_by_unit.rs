//! Items closed over time for each lead unit, as small charts on one scale: who keeps to the plan, and who does not.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::model::{Date, Due, NodeId, NodeRef, PartyId, Status};
use crate::words::Words;

use super::closed::{CountedItem, claimed_line, closed_line, common_limit, days, edges, plan_line};
use super::context::ChartContext;
use super::plan::{date, day, ticks};
use super::value::{Body, Chart, ClosedPanel, ClosedPanels, Held, Tick};

/// How many months or years stand below the axis of a small chart at most.
const MOST_TICKS: i32 = 5;

/// A unit with the items that it leads; the items without a unit are one too.
struct Led {
    name: String,
    node: Option<NodeRef>,
    items: Vec<CountedItem>,
    /// How many days the late ones are late.
    late: Vec<i32>,
}

/// The chart of a dataset.
pub(super) fn closed_by_unit(context: &ChartContext<'_>) -> Chart {
    let ChartContext { today, words, .. } = *context;
    let (all, units) = led(context);
    let named = words.text("named-closed-by-unit").to_owned();
    let empty = |key: &str| Body::Empty(words.text(key).to_owned());
    if units.iter().all(|unit| unit.node.is_none()) {
        let advice = if all.is_empty() { "chart-no-items" } else { "closed-by-unit-none" };
        return Chart::new(named, String::new(), empty(advice));
    }
    let [plan, claimed, closed] = days(&all);
    let title = title(words, &all, &units);
    if plan.is_empty() && claimed.is_empty() && closed.is_empty() {
        return Chart::new(title, String::new(), empty("closed-none"));
    }
    let limit = common_limit(context.dataset.reports.iter().map(AsRef::as_ref));
    let edges = edges(context, [&plan, &claimed, &closed], limit);
    let (from, to) = (day(edges.0), day(edges.1));
    let near = |key: &str, on: Date| (day(on), words.with(key, [("date", words.short_date(on, today).into())]));
    let most = units.iter().map(|unit| unit.items.len()).max().unwrap_or(0);
    let chart = ClosedPanels {
        days: [from, to],
        ticks: months(from, to, today, words),
        most,
        today: near("closed-today", today),
        limit: limit.map(|limit| near("closed-limit", limit)),
        key: ["closed-by-unit-plan", "closed-by-unit-claimed", "closed-by-unit-closed"]
            .map(|key| words.text(key).to_owned()),
        panels: units.iter().map(|unit| panel(words, unit, today)).collect(),
    };
    Chart::new(title, subtitle(words, &all, &units, today), Body::ClosedPanels(Box::new(chart)))
}

/// The beginnings of months or years; in the year of today months go without it, for want of room.
fn months(from: f64, to: f64, today: Date, words: &Words) -> Vec<Tick> {
    let is_one_year = [from, to].into_iter().all(|on| date(on).parts().0 == today.parts().0);
    let mut ticks = ticks(from, to, MOST_TICKS, words);
    for tick in ticks.iter_mut().filter(|_| is_one_year) {
        tick.text = words.month_alone(date(tick.day).parts().1);
    }
    ticks
}

/// All items once, and the units with theirs: an item of two units stands with both. The most urgent come first, the items
/// without a unit last.
fn led(context: &ChartContext<'_>) -> (Vec<CountedItem>, Vec<Led>) {
    let ChartContext { dataset, today, words, .. } = *context;
    let is_one_report = dataset.reports.len() == 1;
    let (mut all, mut units): (Vec<CountedItem>, Vec<Led>) = (Vec::new(), Vec::new());
    for report in &dataset.reports {
        let mut places: HashMap<Option<&PartyId>, usize> = HashMap::new();
        for item in report.items() {
            let counted = CountedItem::of(context, report, item);
            let due = item.due.as_ref().and_then(Due::last_day).filter(|_| counted.is_late());
            let mut parties: Vec<Option<&PartyId>> = Vec::new();
            for id in item.lead_units.iter().filter(|id| report.party(id).is_some()) {
                if !parties.contains(&Some(id)) {
                    parties.push(Some(id));
                }
            }
            if parties.is_empty() {
                parties.push(None);
            }
            for party in parties {
                let at = *places.entry(party).or_insert(units.len());
                if at == units.len() {
                    let own = party.and_then(|id| report.party(id));
                    let name = own.map_or(words.text("plan-no-unit"), |own| own.name.as_str());
                    // Several reports may have units of one name.
                    let name = if is_one_report { name.to_owned() } else { format!("{} · {name}", report.title) };
                    let node = own.map(|own| NodeRef::new(report.id.clone(), NodeId::Party(own.id.clone())));
                    units.push(Led { name, node, items: Vec::new(), late: Vec::new() });
                }
                if let Some(unit) = units.get_mut(at) {
                    unit.items.push(counted.clone());
                    unit.late.extend(due.map(|due| today.days_since(due)));
                }
            }
            all.push(counted);
        }
    }
    units.sort_by_key(|unit| {
        let near = unit.items.iter().filter(|item| item.is_known && item.status == Status::Near).count();
        (unit.node.is_none(), Reverse((unit.late.len(), unit.longest(), near, unit.items.len())))
    });
    (all, units)
}

impl Led {
    fn longest(&self) -> i32 {
        self.late.iter().copied().max().unwrap_or(0)
    }
}

fn panel(words: &Words, unit: &Led, today: Date) -> ClosedPanel {
    let [plan, claimed, closed] = days(&unit.items);
    let held = |is: &dyn Fn(&CountedItem) -> bool| -> Held {
        unit.items.iter().filter(|item| is(item)).map(|item| item.node.clone()).collect()
    };
    let count = [("closed", closed.len().into()), ("items", unit.items.len().into())];
    let late = [("count", unit.late.len().into()), ("days", unit.longest().into())];
    ClosedPanel {
        name: unit.name.clone(),
        node: unit.node.clone(),
        count: words.with("closed-by-unit-count", count),
        late: if unit.late.is_empty() { String::new() } else { words.with("plan-late", late) },
        holds: held(&|_| true),
        late_holds: held(&CountedItem::is_late),
        plan: plan_line(words, &plan, today),
        claimed: claimed_line(words, &claimed, today),
        closed: closed_line(words, &closed, today),
    }
}

/// What the chart says first: how many units are late, and which of them with most; then how many items are closed, each of
/// them counted once.
fn title(words: &Words, all: &[CountedItem], units: &[Led]) -> String {
    let named = units.iter().filter(|unit| unit.node.is_some());
    let late: Vec<&Led> = named.clone().filter(|unit| !unit.late.is_empty()).collect();
    let without = units.iter().find(|unit| unit.node.is_none() && !unit.late.is_empty());
    let news = match (late.as_slice(), without) {
        ([], None) => words.text("plan-none-late").to_owned(),
        ([], Some(own)) => words.with("plan-late", [("count", own.late.len().into()), ("days", own.longest().into())]),
        ([worst, ..], without) => {
            let arguments = [
                ("units", named.count().into()),
                ("late", late.len().into()),
                ("name", worst.name.as_str().into()),
                ("count", worst.late.len().into()),
                ("days", worst.longest().into()),
            ];
            let key = match (late.len(), worst.late.len()) {
                (1, _) if without.is_some() => "closed-by-unit-named-late",
                (1, _) => "closed-by-unit-one-late",
                (_, 1) => "closed-by-unit-each-late",
                _ => "closed-by-unit-most-late",
            };
            let of_units = words.with(key, arguments);
            let of_nobody =
                without.map(|own| words.with("closed-by-unit-nobody-late", [("count", own.late.len().into())]));
            std::iter::once(of_units).chain(of_nobody).collect::<Vec<_>>().join(words.text("plan-and"))
        }
    };
    let closed = all.iter().filter(|item| item.closed.is_some()).count();
    let closed = words.with("closed-title", [("closed", closed.into()), ("items", all.len().into())]);
    [news, closed].join(words.text("plan-title-and"))
}

/// On which scale the charts are and how they are put in order, and what is counted more than once or not at all.
fn subtitle(words: &Words, all: &[CountedItem], units: &[Led], today: Date) -> String {
    let most = units.iter().map(|unit| unit.items.len()).max().unwrap_or(0);
    let scale = [("most", most.into()), ("date", words.date(today).into())];
    let shared = units.iter().map(|unit| unit.items.len()).sum::<usize>() - all.len();
    let unknown = all.iter().filter(|item| item.is_claim_unknown()).count();
    let rest = [("closed-by-unit-shared", shared), ("closed-claimed-unknown", unknown)];
    let rest = rest.into_iter().filter(|(_, count)| *count > 0).map(|(key, n)| words.with(key, [("count", n.into())]));
    std::iter::once(words.with("closed-by-unit-subtitle", scale)).chain(rest).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Category, Closed, Dataset, Item, ItemId, Party, PartyKind, Problem, Progress, Report, When};
    use crate::words::Language;

    fn on(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// An item of these units with its due date; closed where a day is given.
    fn item(number: usize, units: &[&str], due: &str, closed: &str) -> Item {
        let mut item = Item::new(ItemId::from(format!("i{number}")), format!("({number})"), "题".to_owned());
        item.lead_units = units.iter().map(|id| PartyId::from(*id)).collect();
        item.due = Some(Due::new(When::Day(on(due))));
        item.progress = Progress::InProgress;
        if !closed.is_empty() {
            item.progress = Progress::Closed;
            item.closed = Some(Closed { on: on(closed), ..Closed::blank() });
        }
        item
    }

    /// The chart on 15 September 2026 of items of the units a, b, c and d.
    fn of(items: Vec<Item>) -> Chart {
        let mut report = Report::new("r".into(), "云溪".to_owned());
        report.parties = [("a", "住建局"), ("b", "教育局"), ("c", "民政局"), ("d", "审计局")]
            .into_iter()
            .map(|(id, name)| Arc::new(Party::new(id.into(), name.to_owned(), PartyKind::Unit)))
            .collect();
        let mut problem = Problem::new("p".into(), "1.".to_owned(), "问题".to_owned());
        problem.items = items.into_iter().map(Arc::new).collect();
        let mut category = Category::new("c".into(), "一".to_owned(), "方面".to_owned());
        category.problems.push(Arc::new(problem));
        report.categories.push(Arc::new(category));
        let dataset = Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() });
        let words = Words::load(Language::Chinese);
        let context = ChartContext { near_days: 10, ..ChartContext::of(&dataset, on("2026-09-15"), 24, &words) };
        closed_by_unit(&context)
    }

    fn panels(chart: &Chart) -> ClosedPanels {
        let Body::ClosedPanels(panels) = &chart.body else { panic!("panels: {chart:?}") };
        ClosedPanels::clone(panels)
    }

    #[test]
    fn the_unit_with_most_late_items_comes_first_then_that_which_is_late_for_longest() {
        let chart = of(vec![
            item(1, &["a"], "2026-05-31", "2026-05-30"),
            item(2, &["b"], "2026-09-10", ""),
            item(3, &["c"], "2026-08-31", ""),
            item(4, &["c"], "2026-09-01", ""),
            item(5, &["a"], "2026-07-01", ""),
            item(6, &["d"], "2026-12-31", ""),
        ]);
        let panels = panels(&chart);
        let heads: Vec<String> =
            panels.panels.iter().map(|own| format!("{} {} {}", own.name, own.count, own.late)).collect();
        assert_eq!(
            heads,
            [
                "民政局 已销号 0/2 2 项逾期、最久 15 天",
                "住建局 已销号 1/2 1 项逾期 76 天",
                "教育局 已销号 0/1 1 项逾期 5 天",
                "审计局 已销号 0/1 ",
            ]
        );
        assert_eq!(panels.most, 2);
        let own = &panels.panels[1];
        assert_eq!((own.holds.len(), own.late_holds.len()), (2, 1));
        let counts = |line: &crate::chart::CountLine| line.steps.iter().map(|step| step.count).collect::<Vec<_>>();
        assert_eq!([&own.plan, &own.claimed, &own.closed].map(counts), [vec![1, 2], vec![1], vec![1]]);
        assert_eq!(chart.title, "4 个牵头单位中 3 个有逾期,最多的是民政局,2 项、最久 15 天;6 项中已销号 1 项");
    }

    #[test]
    fn an_item_of_two_units_stands_with_both_and_is_counted_once() {
        let chart = of(vec![
            item(1, &["a", "b"], "2026-08-31", "2026-08-30"),
            item(2, &["b", "b"], "2026-12-31", ""),
            item(3, &[], "2026-09-01", ""),
            item(4, &["gone"], "2026-12-31", ""),
        ]);
        let panels = panels(&chart);
        let counts: Vec<(&str, usize, bool)> =
            panels.panels.iter().map(|own| (own.name.as_str(), own.holds.len(), own.node.is_some())).collect();
        // Late or not, what nobody leads comes last.
        assert_eq!(counts, [("教育局", 2, true), ("住建局", 1, true), ("未明确牵头单位", 2, false)]);
        assert_eq!(chart.title, "1 项逾期 14 天;4 项中已销号 1 项");
        assert!(chart.subtitle.ends_with("共同牵头的项各格都计入,多计 1 项"), "{}", chart.subtitle);
    }

    #[test]
    fn what_nobody_leads_is_late_too() {
        let chart = of(vec![
            item(1, &["d"], "2026-08-26", ""),
            item(2, &[], "2026-09-05", ""),
            item(3, &[], "2026-09-06", ""),
            item(4, &["a", "b", "a"], "2026-12-31", ""),
        ]);
        assert!(!chart.title.contains("只有"), "{}", chart.title);
        assert!(chart.title.contains("审计局") && chart.title.contains("2 项"), "{}", chart.title);
        let counts: Vec<usize> = panels(&chart).panels.iter().map(|own| own.holds.len()).collect();
        assert_eq!(counts, [1, 1, 1, 2], "a unit that is named twice, with another between, leads an item once");
    }

    #[test]
    fn one_late_unit_is_named_and_nothing_late_is_said() {
        let late = of(vec![item(1, &["a"], "2026-09-01", ""), item(2, &["b"], "2026-12-31", "")]);
        assert!(late.title.starts_with("只有住建局逾期,1 项 14 天;"), "{}", late.title);
        let each = of(vec![item(1, &["a"], "2026-09-01", ""), item(2, &["b"], "2026-09-05", "")]);
        assert!(each.title.starts_with("2 个牵头单位中 2 个各有 1 项逾期,最久的是住建局 14 天;"), "{}", each.title);
        let none = of(vec![item(1, &["a"], "2026-12-31", "")]);
        assert_eq!(none.title, "没有逾期;1 项中已销号 0 项");
    }

    #[test]
    fn without_lead_units_the_chart_says_what_to_do() {
        let chart = of(vec![item(1, &[], "2026-12-31", "")]);
        assert!(matches!(&chart.body, Body::Empty(words) if words.contains("牵头单位")), "{chart:?}");
        assert!(of(Vec::new()).is_empty());
    }
}
