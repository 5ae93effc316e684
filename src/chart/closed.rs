//! Items closed over time, against the time limit of the concentrated rectification (集中整改).

use std::sync::Arc;

use crate::model::{Date, NodeId, NodeRef};

use super::context::ChartContext;
use super::plan::{day, limit};
use super::value::{Body, Chart, Point, Scale, Series, SeriesLine, SpotPart, ValuePlace};

/// The chart of a dataset.
pub(super) fn closed(context: &ChartContext<'_>) -> Chart {
    let words = context.words;
    let mut days: Vec<(Date, NodeRef)> = Vec::new();
    let mut total = 0_usize;
    for report in &context.dataset.reports {
        for item in report.items() {
            total += 1;
            let node = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
            days.extend(item.closed.as_ref().map(|closed| (closed.on, node)));
        }
    }
    days.sort_by_key(|(on, _)| *on);
    let title = words.with("closed-title", [("closed", days.len().into()), ("items", total.into())]);
    let points = points(context, &days);
    let body = match points.last() {
        None => Body::Empty(words.text("closed-none").to_owned()),
        Some(last) => {
            let all = words.with("chart-items", [("count", total.into())]);
            Body::Series(Series {
                scale: Scale { min: 0.0, max: total as f64 * 1.08 },
                target: Some((total as f64, all, last.spot.clone())),
                limit: limit_of(context),
                lines: vec![SeriesLine { scope: String::new(), points }],
            })
        }
    };
    Chart::new(title, words.text("closed-subtitle").to_owned(), body)
}

/// A point for each day on which something was closed. Several on one day are one step.
fn points(context: &ChartContext<'_>, days: &[(Date, NodeRef)]) -> Vec<Point> {
    let mut count = 0;
    days.chunk_by(|(a, _), (b, _)| a == b)
        .filter_map(|of_day| {
            let (on, node) = of_day.last()?;
            count += of_day.len();
            Some(Point {
                day: day(*on),
                date: context.words.date(*on),
                value: count as f64,
                text: count.to_string(),
                open: false,
                spot: ValuePlace { node: node.clone(), part: SpotPart::Whole },
                holds: of_day.iter().map(|(_, node)| node.clone()).collect::<Arc<[_]>>(),
            })
        })
        .collect()
}

/// The last day of the concentrated rectification, with its words.
fn limit_of(context: &ChartContext<'_>) -> Option<(f64, String)> {
    let limit = limit(context.dataset.reports.first()?)?;
    Some((day(limit), context.words.with("closed-limit", [("date", context.words.date(limit).into())])))
}
