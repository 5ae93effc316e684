//! Before and after: two joined dots with both values written.

use crate::model::{Indicator, NodeId, NodeRef, ReportId};
use crate::words::Words;

use super::messages;
use super::value::{Body, Chart, ChartRow, Mark, MarkRole, Scale, SpotPart, Status, ValuePlace};

/// The chart of one indicator: its baseline and its latest value, if they may be compared.
#[must_use]
pub fn before_after(report: &ReportId, indicator: &Indicator, words: &Words) -> Chart {
    let title = messages::change_title(indicator, words);
    let subtitle = messages::subtitle(indicator, words);
    let body = match (&indicator.baseline, indicator.latest()) {
        (Some(before), Some(after)) if before.comparable(after) => {
            Body::Rows(vec![row(report, indicator, before, after, words)])
        }
        (Some(_), Some(_)) => Body::Empty(words.text("chart-not-comparable").to_owned()),
        _ => Body::Empty(words.text("chart-needs-two").to_owned()),
    };
    Chart::new(title, subtitle, body)
}

fn row(
    report: &ReportId,
    indicator: &Indicator,
    before: &crate::model::Reading,
    after: &crate::model::Reading,
    words: &Words,
) -> ChartRow {
    let node = NodeRef::new(report.clone(), NodeId::Indicator(indicator.id.clone()));
    let spot = |part| Some(ValuePlace { node: node.clone(), part });
    let last = indicator.readings.iter().position(|reading| reading == after).unwrap_or(0);
    let (from, to) = (before.value.to_f64(), after.value.to_f64());
    let dot = |reading: &crate::model::Reading, role, part| Mark::Dot {
        at: reading.value.to_f64(),
        role,
        open: reading.bound.is_some(),
        text: words.reading(reading, &indicator.unit),
        spot: spot(part),
    };
    let mut marks = vec![
        Mark::Link { from, to },
        dot(before, MarkRole::Earlier, SpotPart::Baseline),
        dot(after, MarkRole::Actual, SpotPart::Reading(last)),
    ];
    let target = indicator.target.as_ref();
    if let Some(target) = target {
        marks.push(Mark::Tick { at: target.value.to_f64(), role: MarkRole::Target, spot: spot(SpotPart::Target) });
    }
    let values = [Some(from), Some(to), target.map(|target| target.value.to_f64())];
    ChartRow {
        label: indicator.name.clone(),
        scale: Scale::around(values.into_iter().flatten()),
        marks,
        value: words.reading(after, &indicator.unit),
        target: target.map_or_else(String::new, |target| words.target(target, &indicator.unit)),
        note: String::new(),
        status: Status::NoTarget,
        node: Some(node),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Better, Bound, Reading};
    use crate::words::Language;

    fn indicator(before: Reading, after: Reading) -> Indicator {
        Indicator {
            id: "n".into(),
            name: "乡镇污水收集率".to_owned(),
            unit: "%".to_owned(),
            better: Better::Higher,
            baseline: Some(before),
            readings: vec![after],
            ..Indicator::blank()
        }
    }

    #[test]
    fn both_values_are_written_and_a_bound_is_an_open_dot() {
        let before = Reading { bound: Some(Bound::Under), ..Reading::new(50.into()) };
        let words = Words::load(Language::Chinese);
        let chart = before_after(&"r".into(), &indicator(before, Reading::new(75.into())), &words);
        let Body::Rows(rows) = chart.body else { panic!("rows") };
        let dots: Vec<_> = rows[0]
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Dot { text, open, .. } => Some((text.as_str(), *open)),
                _ => None,
            })
            .collect();
        assert_eq!(dots, [("<50%", true), ("75%", false)]);
    }

    #[test]
    fn unlike_scopes_are_not_joined() {
        let before = Reading { scope: "五年合计".to_owned(), ..Reading::new(50.into()) };
        let words = Words::load(Language::Chinese);
        let chart = before_after(&"r".into(), &indicator(before, Reading::new(75.into())), &words);
        assert!(matches!(chart.body, Body::Empty(_)));
    }
}
