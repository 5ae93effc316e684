//! A part of a whole: one bar with its parts in the order of the process, and what is left.

use crate::model::{Indicator, NodeId, NodeRef, Number, ReportId};
use crate::words::Words;

use super::value::{Body, Chart, ChartRow, Mark, MarkRole, Scale, SpotPart, Status, ValuePlace};

/// The ways in which an indicator is divided among its siblings: the empty text for the only way.
#[must_use]
pub fn partitions<'a>(whole: &Indicator, siblings: &'a [Indicator]) -> Vec<&'a str> {
    let mut ways: Vec<&str> = Vec::new();
    for part in siblings.iter().filter_map(|sibling| sibling.part_of.as_ref()).filter(|part| part.whole == whole.id) {
        if !ways.contains(&part.by.as_str()) {
            ways.push(&part.by);
        }
    }
    ways
}

/// The chart of a whole divided in each of its ways.
#[must_use]
pub fn part_of_whole(report: &ReportId, whole: &Indicator, siblings: &[Indicator], words: &Words) -> Chart {
    let rows: Vec<ChartRow> =
        partitions(whole, siblings).into_iter().filter_map(|by| row(report, whole, siblings, by, words)).collect();
    let value = value_of(whole).map_or_else(String::new, |value| words.quantity(value, &whole.unit));
    let arguments = [("name", whole.name.clone().into()), ("value", value.into())];
    let title = words.with("chart-part-title", arguments);
    let body = if rows.is_empty() { Body::Empty(words.text("chart-needs-parts").to_owned()) } else { Body::Rows(rows) };
    Chart::new(title, whole.unit.clone(), body)
}

/// The value to divide: the latest, or the one when the inspectors came.
fn value_of(indicator: &Indicator) -> Option<Number> {
    indicator.latest().or(indicator.baseline.as_ref()).map(|reading| reading.value)
}

fn row(report: &ReportId, whole: &Indicator, siblings: &[Indicator], by: &str, words: &Words) -> Option<ChartRow> {
    let total = value_of(whole)?;
    let is_part = |part: &&Indicator| part.part_of.as_ref().is_some_and(|p| p.whole == whole.id && p.by == by);
    let parts: Vec<(&Indicator, Number)> =
        siblings.iter().filter(is_part).filter_map(|part| Some((part, value_of(part)?))).collect();
    let sum: Number = parts.iter().map(|(_, value)| *value).sum();
    let node = |indicator: &Indicator| NodeRef::new(report.clone(), NodeId::Indicator(indicator.id.clone()));
    let mut marks = Vec::new();
    let mut at = Number::ZERO;
    for (place, (part, value)) in parts.iter().enumerate() {
        let text = format!("{} {}", part.name, words.quantity(*value, &part.unit));
        let spot = Some(ValuePlace { node: node(part), part: SpotPart::Whole });
        let (from, to) = (at.to_f64(), (at + *value).to_f64());
        marks.push(Mark::Bar { from, to, role: MarkRole::Part(place as u8), text, spot });
        at = at + *value;
    }
    let rest = total - sum;
    if rest > Number::ZERO {
        let text = words.with("chart-rest", [("value", words.quantity(rest, &whole.unit).into())]);
        let (from, to) = (sum.to_f64(), total.to_f64());
        marks.push(Mark::Bar { from, to, role: MarkRole::Rest, text, spot: None });
    }
    let warning = if rest.is_negative() {
        let (sum, total) = (words.quantity(sum, &whole.unit), words.quantity(total, &whole.unit));
        words.with("chart-parts-exceed", [("sum", sum.into()), ("total", total.into())])
    } else {
        String::new()
    };
    Some(ChartRow {
        label: if by.is_empty() { whole.name.clone() } else { words.with("chart-by", [("by", by.to_owned().into())]) },
        scale: Scale { min: 0.0, max: total.to_f64().max(sum.to_f64()) },
        marks,
        whole: Some(total.to_f64()),
        value: words.quantity(total, &whole.unit),
        target: String::new(),
        note: warning,
        status: Status::NoTarget,
        node: Some(node(whole)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dataset;
    use crate::words::Language;

    fn chart(name: &str) -> Vec<ChartRow> {
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap();
        let report = &dataset.reports[0];
        let item = report.items().find(|item| item.indicators.iter().any(|n| n.name == name)).unwrap();
        let whole = item.indicators.iter().find(|n| n.name == name).unwrap();
        let chart = part_of_whole(&report.id, whole, &item.indicators, &Words::load(Language::Chinese));
        let Body::Rows(rows) = chart.body else { panic!("rows") };
        rows
    }

    fn rest(row: &ChartRow) -> usize {
        row.marks.iter().filter(|mark| matches!(mark, Mark::Bar { role: MarkRole::Rest, .. })).count()
    }

    #[test]
    fn parts_that_fill_the_whole_leave_no_rest() {
        let rows = chart("应兑现企业奖补资金");
        assert_eq!(rows.len(), 2, "by field and by state of payment");
        for row in &rows {
            assert_eq!((row.marks.len(), rest(row)), (4, 0));
            assert_eq!(row.value, "2331.98\u{a0}万元");
        }
    }

    #[test]
    fn what_the_parts_leave_is_shown_as_reckoned() {
        let rows = chart("“握手楼”安全隐患");
        assert_eq!(rest(&rows[0]), 1);
        let Mark::Bar { from, to, text, .. } = &rows[0].marks[1] else { panic!("bar") };
        assert_eq!((*from, *to), (530.0, 1310.0));
        assert!(text.contains("780"), "{text}");
    }
}
