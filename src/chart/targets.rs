//! Charts of indicators over a whole dataset: missed targets, attainment across units, the largest changes, and the
//! indicators of one item.

use crate::analysis::{Attainment, Overview, Shortfall, improvement};
use crate::model::{Indicator, Item, NodeId, NodeRef, Number, Report};
use crate::words::Words;

use super::bullet::bullet;
use super::compare::before_after;
use super::context::{ChartContext, Entry, Order};
use super::messages;
use super::value::{Body, Chart, ChartRow, Held, Mark, MarkRole, Scale, SpotPart, Status, ValuePlace};

/// The indicators that miss their target, the largest shortfall first, each on a scale of its own.
pub(super) fn off_target(context: &ChartContext<'_>, overview: &Overview) -> Chart {
    let ChartContext { dataset, words, .. } = *context;
    let entry = |(n, shortfall)| {
        let shortfall: &Shortfall = shortfall;
        let NodeId::Indicator(id) = &shortfall.node.node else { return None };
        let report = dataset.report(&shortfall.node.report)?;
        let (_, indicator) = report.indicator(id)?;
        let value = shortfall.attainment.shortfall_share.unwrap_or(Number::ZERO);
        let name = named(context, report, indicator);
        Some(Entry { act: n, name, value, data: (report, indicator, &shortfall.attainment) })
    };
    let entries = overview.off_target.iter().enumerate().filter_map(entry).collect();
    let rows = context.rows(entries, Order::Act, |entry| {
        let (report, indicator, attainment) = entry.data;
        let row = bullet(&report.id, indicator, attainment, words);
        ChartRow { label: entry.name, value: format!("{} / {}", row.value, row.target), ..row }
    });
    let title = messages::off_target_title(dataset, overview, words);
    context.chart(title.clone(), "off-target-subtitle", rows, &title)
}

/// The attainment of every indicator that has one: the only thing that is compared across units. The common
/// line is the target; the least attained comes first.
pub(super) fn attainment(context: &ChartContext<'_>) -> Chart {
    let words = context.words;
    let entries: Vec<_> = indicators(context)
        .filter_map(|(report, indicator)| {
            let ratio = Attainment::of(indicator).ratio?;
            let node = NodeRef::new(report.id.clone(), NodeId::Indicator(indicator.id.clone()));
            Some(Entry { act: ratio, name: named(context, report, indicator), value: ratio, data: node })
        })
        .collect();
    let reached = entries.iter().filter(|entry| entry.value >= Number::ONE).count();
    let title = words.with("attainment-title", [("count", entries.len().into()), ("reached", reached.into())]);
    let rows = context.rows(entries, Order::Act, |entry| attained(entry.name, entry.data, entry.value, words));
    context.chart(title, "attainment-subtitle", rows, words.text("attainment-none"))
}

/// The largest changes for the better, from the inspectors' finding to the latest value.
pub(super) fn achievements(context: &ChartContext<'_>) -> Chart {
    let words = context.words;
    let entries: Vec<_> = indicators(context)
        .filter_map(|(report, indicator)| {
            let share = improvement(indicator)?;
            let act = std::cmp::Reverse(share);
            Some(Entry { act, name: named(context, report, indicator), value: share, data: (report, indicator) })
        })
        .collect();
    let best = entries.iter().max_by_key(|entry| entry.value).map(|entry| entry.name.clone()).unwrap_or_default();
    let title = words.with("achievements-title", [("count", entries.len().into()), ("name", best.into())]);
    let rows = context.rows(entries, Order::Act, |entry| {
        let (report, indicator) = entry.data;
        let row = match before_after(&report.id, indicator, words).body {
            Body::Rows(rows) => rows.into_iter().next(),
            _ => None,
        };
        // What got better has two values that can be compared.
        let row = row.unwrap_or_else(|| bullet(&report.id, indicator, &Attainment::of(indicator), words));
        ChartRow { label: entry.name, ..row }
    });
    let title = if rows.0.is_empty() { words.text("achievements-none").to_owned() } else { title };
    context.chart(title, "achievements-subtitle", rows, words.text("chart-needs-two"))
}

/// What an indicator is called; in a collection with the body that it is of.
fn named(context: &ChartContext<'_>, report: &Report, indicator: &Indicator) -> String {
    if context.dataset.reports.len() < 2 {
        return indicator.name.clone();
    }
    let whose = if report.inspected_body.is_empty() { &report.title } else { &report.inspected_body };
    format!("{whose}: {}", indicator.name)
}

/// All indicators of a dataset, in the order of the notice.
fn indicators<'a>(context: &ChartContext<'a>) -> impl Iterator<Item = (&'a Report, &'a Indicator)> + use<'a> {
    context.dataset.reports.iter().flat_map(|report| {
        let own = report.indicators.iter().chain(report.items().flat_map(|item| &item.indicators));
        own.map(move |indicator| (report.as_ref(), indicator))
    })
}

/// The scale of attainment: more than half as much again is drawn to the end, and written as it is.
const ATTAINMENT: Scale = Scale { min: 0.0, max: 1.5 };

fn attained(label: String, node: NodeRef, ratio: Number, words: &Words) -> ChartRow {
    let to = ratio.to_f64().clamp(ATTAINMENT.min, ATTAINMENT.max);
    let spot = |part| Some(ValuePlace { node: node.clone(), part });
    let bar = Mark::Bar {
        from: 0.0,
        to,
        role: MarkRole::Actual,
        text: String::new(),
        spot: spot(SpotPart::Whole),
        holds: Held::default(),
    };
    ChartRow {
        label,
        scale: ATTAINMENT,
        marks: vec![bar, Mark::Tick { at: 1.0, role: MarkRole::Target, spot: spot(SpotPart::Target) }],
        value: words.percent(ratio),
        target: String::new(),
        note: String::new(),
        status: Status::NoTarget,
        node: Some(node),
    }
}

/// The indicators of one item as bullets.
#[must_use]
pub fn of_item(report: &Report, item: &Item, words: &Words) -> Chart {
    let row = |indicator| bullet(&report.id, indicator, &Attainment::of(indicator), words);
    let rows: Vec<ChartRow> = item.indicators.iter().map(row).collect();
    let off = item.indicators.iter().filter(|indicator| Attainment::of(indicator).is_off()).count();
    let title = words.with(
        "item-bullets-title",
        [("title", item.title.clone().into()), ("count", item.indicators.len().into()), ("off", off.into())],
    );
    let body = if rows.is_empty() { Body::Empty(words.text("no-indicators").to_owned()) } else { Body::Rows(rows) };
    Chart::new(title, words.text("off-target-subtitle").to_owned(), body)
}
