//! Items closed over time, against the time limit of the concentrated rectification (集中整改).

use std::sync::Arc;

use crate::model::{Date, NodeId, NodeRef, Report};

use super::ask::Ask;
use super::plan::day;
use super::value::{Body, Chart, Kind, Line, Point, Scale, Series, Spot, SpotPart};

/// The chart of a dataset.
pub(super) fn closed(ask: &Ask<'_>) -> Chart {
    let words = ask.words;
    let mut days: Vec<(Date, NodeRef)> = Vec::new();
    let mut total = 0_usize;
    for report in &ask.dataset.reports {
        for item in report.items() {
            total += 1;
            let node = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
            days.extend(item.closed.as_ref().map(|closed| (closed.on, node)));
        }
    }
    days.sort_by_key(|(on, _)| *on);
    let title = words.with("closed-title", [("closed", days.len().into()), ("items", total.into())]);
    let points = points(ask, &days);
    let body = match points.last() {
        None => Body::Empty(words.text("closed-none").to_owned()),
        Some(last) => {
            let all = words.with("chart-items", [("count", total.into())]);
            Body::Series(Series {
                scale: Scale { min: 0.0, max: total as f64 * 1.08 },
                target: Some((total as f64, all, last.spot.clone())),
                limit: limit_of(ask),
                lines: vec![Line { scope: String::new(), points }],
            })
        }
    };
    Chart::new(Kind::Closed, title, words.text("closed-subtitle").to_owned(), body)
}

/// A point for each day on which something was closed. Several on one day are one step.
fn points(ask: &Ask<'_>, days: &[(Date, NodeRef)]) -> Vec<Point> {
    let mut count = 0;
    days.chunk_by(|(a, _), (b, _)| a == b)
        .filter_map(|of_day| {
            let (on, node) = of_day.last()?;
            count += of_day.len();
            Some(Point {
                day: day(*on),
                date: ask.words.date(*on),
                value: count as f64,
                text: count.to_string(),
                open: false,
                spot: Spot { node: node.clone(), part: SpotPart::Whole },
                holds: of_day.iter().map(|(_, node)| node.clone()).collect::<Arc<[_]>>(),
            })
        })
        .collect()
}

/// The last day of the concentrated rectification, with its words.
fn limit_of(ask: &Ask<'_>) -> Option<(f64, String)> {
    let limit = limit(ask.dataset.reports.first()?)?;
    Some((day(limit), ask.words.with("closed-limit", [("date", ask.words.date(limit).into())])))
}

fn limit(report: &Report) -> Option<Date> {
    Some(report.feedback_on?.add_months(i32::try_from(report.months?).ok()?))
}
