//! How many items stand where: a stacked bar for each category, in the order of the work.

use crate::analysis::{Overview, Tally};
use crate::model::{Dataset, NodeId, NodeRef, Progress};
use crate::words::Words;

use super::value::{Body, Chart, Kind, Mark, Role, Row, Scale, Spot, SpotPart, Status};

/// The chart of an overview.
#[must_use]
pub fn standing(dataset: &Dataset, overview: &Overview, words: &Words) -> Chart {
    let total = overview.total;
    let most = overview.standing.iter().map(|standing| standing.tally.items()).max().unwrap_or(0);
    let scale = Scale { min: 0.0, max: f64::from(most.max(1)) };
    let rows = overview.standing.iter().map(|standing| {
        let label = label(dataset, &standing.node);
        row(label, &standing.node, &standing.tally, scale, words)
    });
    let body = if total.items() == 0 {
        Body::Empty(words.text("chart-no-items").to_owned())
    } else {
        Body::Rows(rows.collect())
    };
    Chart {
        kind: Kind::Standing,
        title: title(&total, words),
        subtitle: words.text("chart-standing-subtitle").to_owned(),
        body,
    }
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

fn row(label: String, node: &NodeRef, tally: &Tally, scale: Scale, words: &Words) -> Row {
    let mut marks = Vec::new();
    let mut at = 0.0;
    for (progress, count) in Progress::ALL.into_iter().zip(tally.by_progress).filter(|(_, count)| *count > 0) {
        let to = at + f64::from(count);
        let text = format!("{} {count}", words.progress(progress));
        let spot = Some(Spot { node: node.clone(), part: SpotPart::Whole });
        marks.push(Mark::Bar { from: at, to, role: Role::Progress(progress), text, spot });
        at = to;
    }
    Row {
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
