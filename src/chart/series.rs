//! A series: values over time as lines, one for each scope and length of range, with the target across.

use std::collections::BTreeMap;

use crate::model::{Date, Indicator, NodeId, NodeRef, Reading, ReportId, When};
use crate::words::Words;

use super::messages;
use super::value::{Body, Chart, Point, Scale, Series, SeriesLine, SpotPart, ValuePlace};

/// The chart of one indicator over time.
#[must_use]
pub fn series(report: &ReportId, indicator: &Indicator, words: &Words) -> Chart {
    let node = NodeRef::new(report.clone(), NodeId::Indicator(indicator.id.clone()));
    let baseline = indicator.baseline.iter().map(|reading| (SpotPart::Baseline, reading));
    let readings = indicator.readings.iter().enumerate().map(|(at, reading)| (SpotPart::Reading(at), reading));
    let mut groups: BTreeMap<(u8, &str), Vec<Point>> = BTreeMap::new();
    for (part, reading) in baseline.chain(readings) {
        let Some(on) = reading.on else { continue };
        let spot = ValuePlace { node: node.clone(), part };
        groups
            .entry((on.months(), reading.scope.as_str()))
            .or_default()
            .push(point(reading, on, spot, indicator, words));
    }
    let several = groups.len() > 1;
    let lines: Vec<SeriesLine> = groups
        .into_iter()
        .map(|((_, scope), mut points)| {
            points.sort_by(|a, b| a.day.total_cmp(&b.day));
            SeriesLine { scope: if several { scope.to_owned() } else { String::new() }, points }
        })
        .collect();
    let body = if lines.is_empty() {
        Body::Empty(words.text("chart-needs-dates").to_owned())
    } else {
        Body::Series(with_target(lines, node, indicator, words))
    };
    let title = messages::series_title(indicator, words);
    Chart::new(title, messages::subtitle(indicator, words), body)
}

fn point(reading: &Reading, on: When, spot: ValuePlace, indicator: &Indicator, words: &Words) -> Point {
    let days = |date: Date| f64::from(date.days_since(EPOCH));
    Point {
        day: f64::midpoint(days(on.first_day()), days(on.last_day())),
        date: words.when(on),
        value: reading.value.to_f64(),
        text: words.reading(reading, &indicator.unit),
        open: reading.bound.is_some(),
        spot,
    }
}

/// The day that days are counted from in a chart.
const EPOCH: Date = Date::START;

fn with_target(lines: Vec<SeriesLine>, node: NodeRef, indicator: &Indicator, words: &Words) -> Series {
    let target = indicator.target.as_ref().map(|target| {
        let spot = ValuePlace { node, part: SpotPart::Target };
        (target.value.to_f64(), words.target(target, &indicator.unit), spot)
    });
    let values = lines.iter().flat_map(|line| line.points.iter().map(|point| point.value));
    let scale = Scale::around(values.chain(target.iter().map(|(value, _, _)| *value)));
    Series { lines, scale, target }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dataset;
    use crate::words::Language;

    #[test]
    fn years_and_half_years_are_not_one_line() {
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap();
        let report = &dataset.reports[0];
        let flowers = report.items().flat_map(|item| &item.indicators).find(|n| n.name == "花卉产值").unwrap();
        let chart = series(&report.id, flowers, &Words::load(Language::Chinese));
        let Body::Series(series) = chart.body else { panic!("series") };
        let values: Vec<Vec<f64>> =
            series.lines.iter().map(|line| line.points.iter().map(|point| point.value).collect()).collect();
        assert_eq!(values, [vec![658.0], vec![952.0, 1100.0]]);
        assert_eq!(series.lines[0].scope, "上半年");
    }
}
