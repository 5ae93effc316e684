//! How many items stand where: a stacked bar for each category, in the order of the work.

use crate::analysis::{Overview, Standing, Tally};
use crate::model::{Dataset, NodeId, NodeRef, Number, Progress};
use crate::words::Words;

use super::context::{ChartContext, Entry, Order};
use super::value::{Body, Chart, ChartRow, Held, Mark, MarkRole, Scale, SpotPart, Status, ValuePlace};

/// The chart of an overview. Its bars do not know their items: see [`standing_with_items`].
#[must_use]
pub fn standing(dataset: &Dataset, overview: &Overview, words: &Words) -> Chart {
    let scale = scale(overview);
    let rows = overview.standing.iter().map(|standing| {
        let label = label(dataset, &standing.node);
        row(label, &standing.node, &standing.tally, scale, |_| Held::default(), words)
    });
    chart(overview, (rows.collect(), String::new()), words)
}

/// The same with the items under each bar, in the order that was asked for.
pub(super) fn standing_with_items(context: &ChartContext<'_>, overview: &Overview) -> Chart {
    let scale = scale(overview);
    let entry = |standing: &Standing| {
        let open = standing.tally.items() - standing.tally.complete();
        let act = std::cmp::Reverse((standing.tally.overdue, open));
        let value = Number::from(i64::from(standing.tally.items()));
        Entry { act, name: label(context.dataset, &standing.node), value, data: standing.clone() }
    };
    let rows = context.rows(overview.standing.iter().map(entry).collect(), Order::Notice, |entry| {
        let Standing { node, tally } = &entry.data;
        row(entry.name, node, tally, scale, |progress| items(context.dataset, node, progress), context.words)
    });
    chart(overview, rows, context.words)
}

fn scale(overview: &Overview) -> Scale {
    let most = overview.standing.iter().map(|standing| standing.tally.items()).max().unwrap_or(0);
    Scale { min: 0.0, max: f64::from(most.max(1)) }
}

fn chart(overview: &Overview, (rows, more): (Vec<ChartRow>, String), words: &Words) -> Chart {
    let body = if overview.total.items() == 0 {
        Body::Empty(words.text("chart-no-items").to_owned())
    } else {
        Body::Rows(rows)
    };
    let subtitle = words.text("chart-standing-subtitle").to_owned();
    Chart { more, ..Chart::new(title(&overview.total, words), subtitle, body) }
}

/// The items of one progress under a category, or in a report.
fn items(dataset: &Dataset, node: &NodeRef, progress: Progress) -> Held {
    let Some(report) = dataset.report(&node.report) else { return Held::default() };
    let within = |category: &crate::model::Category| match &node.node {
        NodeId::Category(id) => category.id == *id,
        _ => true,
    };
    let items = report.categories.iter().filter(|category| within(category)).flat_map(|category| category.items());
    let node =
        |item: &std::sync::Arc<crate::model::Item>| NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
    items.filter(|item| item.progress == progress).map(node).collect()
}

/// The message: how many are done, how many the text says nothing about.
fn title(total: &Tally, words: &Words) -> String {
    words.with(
        "chart-standing-title",
        [
            ("items", total.items().into()),
            ("complete", total.complete().into()),
            ("unstated", total.with(Progress::Unstated).into()),
        ],
    )
}

fn label(dataset: &Dataset, node: &NodeRef) -> String {
    let Some(report) = dataset.report(&node.report) else { return String::new() };
    match &node.node {
        NodeId::Category(id) => {
            let category = report.categories.iter().find(|category| category.id == *id);
            category.map_or_else(String::new, |category| format!("{} {}", category.number, category.title))
        }
        _ => report.title.clone(),
    }
}

fn row(
    label: String,
    node: &NodeRef,
    tally: &Tally,
    scale: Scale,
    items: impl Fn(Progress) -> Held,
    words: &Words,
) -> ChartRow {
    let mut marks = Vec::new();
    let mut at = 0.0;
    for (progress, count) in Progress::ALL.into_iter().zip(tally.by_progress).filter(|(_, count)| *count > 0) {
        let to = at + f64::from(count);
        let text = format!("{} {count}", words.choice(progress));
        let spot = Some(ValuePlace { node: node.clone(), part: SpotPart::Whole });
        marks.push(Mark::Bar { from: at, to, role: MarkRole::Progress(progress), text, spot, holds: items(progress) });
        at = to;
    }
    ChartRow {
        label,
        node: Some(node.clone()),
        scale,
        marks,
        value: words.with("chart-items", [("count", tally.items().into())]),
        target: String::new(),
        note: String::new(),
        status: Status::NoTarget,
    }
}
