//! The bullet: the latest value as a bar from nought, the baseline lighter behind it, the target as a tick.

use crate::analysis::{Attainment, AttainmentRule};
use crate::model::{Indicator, NodeId, NodeRef, ReportId};
use crate::words::Words;

use super::value::{ChartRow, Mark, MarkRole, Scale, SpotPart, Status, ValuePlace};

/// The row of one indicator.
#[must_use]
pub fn bullet(report: &ReportId, indicator: &Indicator, attainment: &Attainment, words: &Words) -> ChartRow {
    let node = NodeRef::new(report.clone(), NodeId::Indicator(indicator.id.clone()));
    let spot = |part| Some(ValuePlace { node: node.clone(), part });
    let latest = indicator.latest();
    let comparable = |baseline: &&crate::model::Reading| latest.is_none_or(|latest| latest.comparable(baseline));
    let baseline = indicator.baseline.as_ref().filter(comparable);
    let mut marks = Vec::new();
    let mut bar = |value: f64, role, part| {
        marks.push(Mark::Bar { from: 0.0, to: value, role, text: String::new(), spot: spot(part) });
    };
    if let Some(baseline) = baseline {
        bar(baseline.value.to_f64(), MarkRole::Earlier, SpotPart::Baseline);
    }
    if let Some(latest) = latest {
        let at = indicator.readings.iter().position(|reading| reading == latest).unwrap_or(0);
        bar(latest.value.to_f64(), MarkRole::Actual, SpotPart::Reading(at));
    }
    if let Some(target) = &indicator.target {
        marks.push(Mark::Tick { at: target.value.to_f64(), role: MarkRole::Target, spot: spot(SpotPart::Target) });
    }
    let values = [latest.map(|r| r.value), baseline.map(|r| r.value), indicator.target.as_ref().map(|t| t.value)];
    ChartRow {
        label: indicator.name.clone(),
        scale: Scale::from_nought(values.into_iter().flatten().map(crate::model::Number::to_f64)),
        marks,
        whole: None,
        value: value_text(indicator, words),
        target: indicator
            .target
            .as_ref()
            .map_or_else(|| words.text("chart-no-target").to_owned(), |target| words.target(target, &indicator.unit)),
        note: note_on_scopes(indicator, words),
        status: status(attainment),
        node: Some(node),
    }
}

/// The latest value; the baseline, said to be one, where there is no reading.
pub(super) fn value_text(indicator: &Indicator, words: &Words) -> String {
    match (indicator.latest(), &indicator.baseline) {
        (Some(latest), _) => words.reading(latest, &indicator.unit),
        (None, Some(baseline)) => {
            let value = words.reading(baseline, &indicator.unit);
            words.with("chart-only-baseline", [("value", value.into())])
        }
        (None, None) => words.text("no-reading").to_owned(),
    }
}

/// Why the baseline is not drawn beside the value.
pub(super) fn note_on_scopes(indicator: &Indicator, words: &Words) -> String {
    match (indicator.latest(), &indicator.baseline) {
        (Some(latest), Some(baseline)) if !latest.comparable(baseline) => {
            let value = words.reading(baseline, &indicator.unit);
            let text = |scope: &str| if scope.is_empty() { "—".to_owned() } else { scope.to_owned() };
            words.with(
                "chart-scopes-differ",
                [
                    ("value", value.into()),
                    ("before", text(&baseline.scope).into()),
                    ("now", text(&latest.scope).into()),
                ],
            )
        }
        _ => String::new(),
    }
}

fn status(attainment: &Attainment) -> Status {
    match (attainment.met, attainment.rule) {
        (Some(true), _) => Status::Met,
        (Some(false), _) => Status::Off,
        (None, AttainmentRule::NoTarget) => Status::NoTarget,
        (None, _) => Status::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Better, Extra, Origin, Reading, Relation, Target};
    use crate::words::Language;

    fn indicator() -> Indicator {
        Indicator {
            id: "n".into(),
            name: "配备比例".to_owned(),
            unit: "%".to_owned(),
            better: Better::Higher,
            baseline: Some(Reading::new(37.into())),
            target: Some(Target {
                value: 70.into(),
                relation: Relation::AtLeast,
                due: None,
                origin: Origin::Stated,
                derivation: String::new(),
                source: None,
                extra: Extra::default(),
            }),
            readings: vec![Reading::new(75.into())],
            ..Indicator::blank()
        }
    }

    fn row(indicator: &Indicator) -> ChartRow {
        let words = Words::load(Language::Chinese);
        bullet(&"r".into(), indicator, &Attainment::of(indicator), &words)
    }

    #[test]
    fn bars_start_at_nought_and_the_target_is_a_tick() {
        let row = row(&indicator());
        let bars = row.marks.iter().filter_map(|mark| match mark {
            Mark::Bar { from, to, role, .. } => Some((*from, *to, *role)),
            Mark::Tick { .. } => None,
        });
        let bars: Vec<_> = bars.collect();
        assert_eq!(bars, [(0.0, 37.0, MarkRole::Earlier), (0.0, 75.0, MarkRole::Actual)]);
        assert!(matches!(row.marks[2], Mark::Tick { at: 70.0, role: MarkRole::Target, .. }));
        assert!(row.scale.min == 0.0 && row.scale.max > 75.0);
        assert_eq!((row.value.as_str(), row.target.as_str(), row.status), ("75%", "≥70%", Status::Met));
    }

    #[test]
    fn without_a_target_no_hundred_percent_is_imagined() {
        let mut indicator = indicator();
        indicator.target = None;
        let row = row(&indicator);
        assert!(row.marks.iter().all(|mark| !matches!(mark, Mark::Tick { .. })));
        assert_eq!((row.target.as_str(), row.status), ("未设目标", Status::NoTarget));
        assert!(row.scale.max < 85.0);
    }

    #[test]
    fn unlike_scopes_are_never_drawn_in_one_row() {
        let mut indicator = indicator();
        indicator.readings[0].scope = "全区".to_owned();
        let row = row(&indicator);
        assert_eq!(row.marks.iter().filter(|mark| matches!(mark, Mark::Bar { .. })).count(), 1);
        assert!(row.note.contains("37%") && row.note.contains("全区"), "{}", row.note);
    }
}
