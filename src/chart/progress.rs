//! How far items are by their units' own word: a stacked bar for each category, in the order of the work. The overview's.

use crate::analysis::{Overview, Tally};
use crate::model::{Dataset, NodeId, NodeRef, Progress};
use crate::words::Words;

use super::value::{Body, Chart, ChartRow, Held, Mark, MarkRole, Scale, SpotPart, Status, ValuePlace};

/// The chart of an overview. Its bars do not know their items.
#[must_use]
pub fn progress_by_category(dataset: &Dataset, overview: &Overview, words: &Words) -> Chart {
    let most = overview.standing.iter().map(|standing| standing.tally.items()).max().unwrap_or(0);
    let scale = Scale { min: 0.0, max: f64::from(most.max(1)) };
    let rows = overview.standing.iter().map(|standing| {
        let label = label(dataset, &standing.node);
        row(label, &standing.node, &standing.tally, scale, words)
    });
    let body = if overview.total.items() == 0 {
        Body::Empty(words.text("chart-no-items").to_owned())
    } else {
        Body::Rows(rows.collect())
    };
    Chart::new(title(&overview.total, words), words.text("by-progress-subtitle").to_owned(), body)
}

/// The message: how many are done, how many the text says nothing about.
fn title(total: &Tally, words: &Words) -> String {
    words.with(
        "by-progress-title",
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

fn row(label: String, node: &NodeRef, tally: &Tally, scale: Scale, words: &Words) -> ChartRow {
    let mut marks = Vec::new();
    let mut at = 0.0;
    for (progress, count) in Progress::ALL.into_iter().zip(tally.by_progress).filter(|(_, count)| *count > 0) {
        let to = at + f64::from(count);
        let text = format!("{} {count}", words.choice(progress));
        let spot = Some(ValuePlace { node: node.clone(), part: SpotPart::Whole });
        marks.push(Mark::Bar { from: at, to, role: MarkRole::Progress(progress), text, spot, holds: Held::default() });
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
