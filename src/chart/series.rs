//! A series: values over time as lines, one for each scope and length of range, with the target across.

use std::collections::BTreeMap;

use crate::model::{Date, Indicator, NodeId, NodeRef, Reading, ReportId, Target, When};
use crate::words::Words;

use super::messages;
use super::plan::ticks;
use super::value::{Body, Chart, Point, Scale, Series, SeriesLine, SeriesTarget, SpotPart, Tick, ValuePlace};

/// The chart of one indicator over time. `due` is the day by which its target is to be reached, which may be that of its item.
#[must_use]
pub fn series(report: &ReportId, indicator: &Indicator, due: Option<When>, words: &Words) -> Chart {
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
    let mut lines: Vec<SeriesLine> = groups
        .into_iter()
        .map(|((months, scope), mut points)| {
            points.sort_by(|a, b| a.day.total_cmp(&b.day));
            let scope = if scope.is_empty() { stretch(months, words) } else { scope.to_owned() };
            SeriesLine { scope: if several { scope } else { String::new() }, points }
        })
        .collect();
    // What was told of last stands last.
    let last = |line: &SeriesLine| line.points.last().map_or(0.0, |point| point.day);
    lines.sort_by(|a, b| last(a).total_cmp(&last(b)));
    let body = if lines.is_empty() {
        Body::Empty(words.text("chart-needs-dates").to_owned())
    } else {
        Body::Series(with_target(lines, node, (indicator, due), words))
    };
    let title = messages::series_title(indicator, words);
    Chart::new(title, messages::subtitle(indicator, words), body)
}

/// How long a range is: what parts values that have no other scope.
fn stretch(months: u8, words: &Words) -> String {
    let key = match months {
        0 => "stretch-day",
        1 => "stretch-month",
        3 => "stretch-quarter",
        6 => "stretch-half",
        _ => "stretch-year",
    };
    words.text(key).to_owned()
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

/// About how many months or years are named below a line.
const TICKS: i32 = 8;

fn with_target(
    lines: Vec<SeriesLine>,
    node: NodeRef,
    (indicator, by): (&Indicator, Option<When>),
    words: &Words,
) -> Series {
    let target = indicator.target.as_ref().map(|target| {
        let latest = indicator.latest().and_then(|latest| indicator.readings.iter().position(|own| own == latest));
        let of_latest = |line: &SeriesLine| {
            line.points.iter().any(|point| latest.is_some_and(|at| point.spot.part == SpotPart::Reading(at)))
        };
        let line = lines.iter().position(of_latest).unwrap_or(0);
        let due = by.map(|due| f64::from(due.last_day().days_since(EPOCH)));
        let first = lines.get(line).and_then(|line| line.points.first());
        let has_way = due.zip(first).is_some_and(|(due, first)| due > first.day) && lines.len() == 1;
        let (value, spot) = (target.value.to_f64(), ValuePlace { node, part: SpotPart::Target });
        let way = has_way.then(|| words.text("chart-series-way").to_owned());
        SeriesTarget { value, text: target_text(target, by, &indicator.unit, words), spot, due, line, way }
    });
    let values = lines.iter().flat_map(|line| line.points.iter().map(|point| point.value));
    let scale = Scale::from_nought(values.chain(target.iter().map(|target| target.value)));
    let ticks = if lines.len() == 1 { months(&lines, target.as_ref(), words) } else { Vec::new() };
    Series { lines, scale, ticks, target }
}

/// The target with the day by which it is to be reached.
fn target_text(target: &Target, due: Option<When>, unit: &str, words: &Words) -> String {
    let value = words.target(target, unit);
    match due {
        Some(due) => words.with("chart-series-target-due", [("value", value.into()), ("due", words.when(due).into())]),
        None => words.with("chart-series-target", [("value", value.into())]),
    }
}

/// The months or years that the values, and the day of the target, lie in.
fn months(lines: &[SeriesLine], target: Option<&SeriesTarget>, words: &Words) -> Vec<Tick> {
    let points = lines.iter().flat_map(|line| line.points.iter().map(|point| point.day));
    let days = points.chain(target.and_then(|target| target.due));
    let (from, to) = days.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), day| (a.min(day), b.max(day)));
    ticks(from - 1.0, to + 1.0, TICKS, words)
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
        let chart = series(&report.id, flowers, None, &Words::load(Language::Chinese));
        let Body::Series(series) = chart.body else { panic!("series") };
        let values: Vec<Vec<f64>> =
            series.lines.iter().map(|line| line.points.iter().map(|point| point.value).collect()).collect();
        assert_eq!(values, [vec![952.0, 1100.0], vec![658.0]]);
        assert_eq!([&series.lines[0].scope, &series.lines[1].scope], ["全年", "上半年"]);
        assert!(series.ticks.is_empty(), "unlike stretches have no common axis");
    }

    #[test]
    fn the_target_is_held_against_the_latest_value_and_has_a_way_to_its_day() {
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/yunxi.guatu.json")).unwrap();
        let report = &dataset.reports[0];
        let pipes = report.items().flat_map(|item| &item.indicators).find(|n| n.name == "燃气管道改造长度").unwrap();
        let words = Words::load(Language::Chinese);
        let Body::Series(series) = series(&report.id, pipes, pipes.target.as_ref().unwrap().due, &words).body else {
            panic!("series")
        };
        let target = series.target.unwrap();
        assert_eq!((target.value, target.line), (204.0, 0));
        assert_eq!(target.due, Some(f64::from("2026-06-30".parse::<Date>().unwrap().days_since(EPOCH))));
        assert!(target.way.is_some() && target.text.contains("204"), "{}", target.text);
        assert!(series.scale.min.abs() < f64::EPSILON);
        assert!(series.ticks.len() > 4, "{:?}", series.ticks);
    }
}
