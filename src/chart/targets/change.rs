//! What an indicator changed from: two values of one scope, and by how much, in words.

use crate::analysis::Change;
use crate::model::{Bound, Indicator, Number, Reading};
use crate::words::{Words, capital};

use super::super::value::{KnownChange, SpotPart, TargetChange};

/// From this share on, in per cent, a change is told in whole per cent.
const WHOLE: i64 = 10;

/// The change of an indicator, or why there is none.
pub(super) fn change(indicator: &Indicator, words: &Words) -> TargetChange {
    let Some(own) = Change::of(indicator) else {
        let key = match (&indicator.baseline, indicator.latest()) {
            (None, _) => "targets-no-baseline",
            (Some(_), None) => "targets-unread",
            (Some(_), Some(_)) => "targets-unlike",
        };
        return TargetChange::Unknown(capital(words.text(key)));
    };
    let part = |reading: &Reading| {
        let at = indicator.readings.iter().position(|other| other == reading);
        at.map_or(SpotPart::Baseline, SpotPart::Reading)
    };
    let is_baseline = indicator.baseline.as_ref() == Some(own.before);
    let before_part = if is_baseline { SpotPart::Baseline } else { part(own.before) };
    TargetChange::Known(Box::new(KnownChange {
        percent: own.share().map(|share| (share * Number::HUNDRED).to_f64()),
        values: [own.before, own.after].map(|reading| reading.value.to_f64()),
        before: words.reading(own.before, &indicator.unit),
        after: words.reading(own.after, &indicator.unit),
        text: capital(&told(&own, &indicator.unit, words)),
        parts: [before_part, part(own.after)],
    }))
}

/// By how much it rose or fell, with the dates where it is not from the inspection to the latest value.
fn told(change: &Change<'_>, unit: &str, words: &Words) -> String {
    let difference = change.after.value - change.before.value;
    let by = by(change, difference, unit, words);
    let text = if difference == Number::ZERO {
        words.text("targets-same").to_owned()
    } else if difference.is_negative() {
        words.with("targets-fell", [("by", by.into())])
    } else {
        words.with("targets-rose", [("by", by.into())])
    };
    let when = |reading: &Reading| reading.on.map(|on| words.when(on)).filter(|_| !change.is_whole);
    match (when(change.before), when(change.after)) {
        (Some(before), Some(after)) => {
            words.with("targets-between", [("before", before.into()), ("after", after.into()), ("change", text.into())])
        }
        _ => text,
    }
}

/// The size of the change: of rates in points (个百分点) with the per cent behind, else in per cent; from nought in the unit.
fn by(change: &Change<'_>, difference: Number, unit: &str, words: &Words) -> String {
    let percent = change.share().map(|share| {
        let share = (share * Number::HUNDRED).abs();
        format!("{}%", share.round(u32::from(share < Number::from(WHOLE))))
    });
    let bounded = |text: String| match looseness(change, difference) {
        Looseness::Exact => text,
        Looseness::More => words.with("targets-or-more", [("by", text.into())]),
        Looseness::Rough => words.with("targets-about", [("by", text.into())]),
    };
    match percent {
        Some(percent) if unit != "%" => bounded(percent),
        percent => {
            let points = bounded(words.gap(difference.abs(), unit));
            match percent {
                Some(percent) => {
                    words.with("targets-with-percent", [("by", points.into()), ("percent", percent.into())])
                }
                None => points,
            }
        }
    }
}

/// What the bounds of two values leave open of their difference.
enum Looseness {
    Exact,
    /// It is at least so much.
    More,
    /// It may be more or less.
    Rough,
}

fn looseness(change: &Change<'_>, difference: Number) -> Looseness {
    // For a rise: a lower beginning or a higher end makes it larger.
    let is_fall = difference.is_negative();
    let larger = |bound: Option<Bound>, is_end: bool| match bound {
        None => Some(false),
        Some(Bound::About) => None,
        Some(Bound::Over | Bound::AtLeast) => (is_end != is_fall).then_some(true),
        Some(Bound::Under | Bound::AtMost) => (is_end == is_fall).then_some(true),
    };
    match (larger(change.before.bound, false), larger(change.after.bound, true)) {
        (Some(false), Some(false)) => Looseness::Exact,
        (Some(_), Some(_)) => Looseness::More,
        _ => Looseness::Rough,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn text(before: (i64, Option<Bound>), after: (i64, Option<Bound>), unit: &str) -> String {
        let reading = |(value, bound): (i64, Option<Bound>)| Reading { bound, ..Reading::new(value.into()) };
        let indicator = Indicator {
            unit: unit.to_owned(),
            baseline: Some(reading(before)),
            readings: vec![reading(after)],
            ..Indicator::new("n".into(), "收集率".to_owned())
        };
        let TargetChange::Known(known) = change(&indicator, &Words::load(Language::Chinese)) else {
            panic!("a change")
        };
        known.text
    }

    #[test]
    fn rates_differ_in_points_and_other_values_in_per_cent() {
        assert_eq!(text((48, None), (62, None), "%"), "升 14 个百分点(29%)");
        assert_eq!(text((46, None), (9, None), "个"), "降 80%");
        assert_eq!(text((200, None), (215, None), "户"), "升 7.5%");
        assert_eq!(text((121, None), (121, None), "名"), "持平");
        assert_eq!(text((0, None), (9, None), "处"), "升 9\u{a0}处");
    }

    #[test]
    fn a_bound_is_said_to_be_one() {
        assert_eq!(text((30, Some(Bound::Under)), (57, None), "%"), "升 27 个百分点以上(90%)");
        assert_eq!(text((100, None), (200, Some(Bound::Over)), "人"), "升 100%以上");
        assert_eq!(text((100, Some(Bound::Over)), (60, None), "人"), "降 40%以上");
        assert_eq!(text((100, Some(Bound::Over)), (200, None), "人"), "升 约 100%");
        assert_eq!(text((100, None), (200, Some(Bound::About)), "人"), "升 约 100%");
    }
}
