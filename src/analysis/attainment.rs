//! How far an indicator is on its way to its target.

use serde::Serialize;

use crate::model::{Bound, Indicator, Number, Reading, Relation, Target};

/// How far an indicator is. What is unknown is absent, never 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attainment {
    /// Which rule was applied, or what was missing.
    pub rule: AttainmentRule,
    /// The share of the way, 1 being the target. Not capped, and negative when it went the wrong way.
    pub ratio: Option<Number>,
    /// Whether the target is met; absent when a bound leaves it open.
    pub met: Option<bool>,
    /// How much is missing, in the indicator's unit; nought when the target is met.
    pub shortfall: Option<Number>,
    /// The shortfall as a share of the target, to sort indicators of unlike units.
    pub shortfall_share: Option<Number>,
}

/// The rule that gave an attainment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AttainmentRule {
    /// (value − baseline) / (target − baseline).
    WayCovered,
    /// value / target, for a target to reach from below without a baseline.
    ShareOfTarget,
    /// Met or not, with nothing between.
    MetOrNot,
    /// There is no target.
    NoTarget,
    /// There is a target and nothing to hold against it.
    NoReading,
}

impl Attainment {
    /// The attainment by the latest reading. Without a reading the baseline alone says nothing about the
    /// way, but whether the target was met when the inspectors came is not asked either.
    #[must_use]
    pub fn of(indicator: &Indicator) -> Self {
        let Some(target) = &indicator.target else { return Self::absent(AttainmentRule::NoTarget) };
        let Some(reading) = indicator.latest() else { return Self::absent(AttainmentRule::NoReading) };
        let baseline = indicator.baseline.as_ref().filter(|baseline| baseline.comparable(reading));
        let (rule, ratio) = share(reading.value, target, baseline);
        let met = met(reading, target);
        let shortfall = (met != Some(true)).then(|| shortfall(reading.value, target)).or(Some(Number::ZERO));
        let shortfall_share = shortfall.and_then(|missing| missing.checked_div(target.value.abs()));
        Self { rule, ratio, met, shortfall, shortfall_share }
    }

    fn absent(rule: AttainmentRule) -> Self {
        Self { rule, ratio: None, met: None, shortfall: None, shortfall_share: None }
    }

    /// True when the target is known to be missed.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.met == Some(false)
    }
}

fn share(value: Number, target: &Target, baseline: Option<&Reading>) -> (AttainmentRule, Option<Number>) {
    if let Some(from) = baseline.map(|baseline| baseline.value).filter(|from| *from != target.value) {
        return (AttainmentRule::WayCovered, (value - from).checked_div(target.value - from));
    }
    match target.relation {
        Relation::AtLeast => (AttainmentRule::ShareOfTarget, value.checked_div(target.value)),
        Relation::AtMost | Relation::Exactly => (AttainmentRule::MetOrNot, None),
    }
}

/// Whether a reading proves the target met or missed. A bound proves less than a value: "under 50" cannot
/// prove "at least 40", but it does prove "at least 60" missed.
fn met(reading: &Reading, target: &Target) -> Option<bool> {
    let (value, goal) = (reading.value, target.value);
    // What the reading says of the true value: at least `low`, at most `high`, each if known.
    let (low, high) = match reading.bound {
        None | Some(Bound::About) => (Some(value), Some(value)),
        Some(Bound::Over | Bound::AtLeast) => (Some(value), None),
        Some(Bound::Under | Bound::AtMost) => (None, Some(value)),
    };
    // "Over 40" is above 40, so it misses "at most 40" for certain; "under" likewise.
    let above = reading.bound == Some(Bound::Over) && value >= goal || low.is_some_and(|low| low > goal);
    let below = reading.bound == Some(Bound::Under) && value <= goal || high.is_some_and(|high| high < goal);
    let reached = low.is_some_and(|low| low >= goal);
    let kept = high.is_some_and(|high| high <= goal);
    match target.relation {
        Relation::AtLeast if reached => Some(true),
        Relation::AtLeast if below => Some(false),
        Relation::AtMost if kept => Some(true),
        Relation::AtMost if above => Some(false),
        Relation::Exactly if reached && kept => Some(true),
        Relation::Exactly if above || below => Some(false),
        _ => None,
    }
}

fn shortfall(value: Number, target: &Target) -> Number {
    match target.relation {
        Relation::AtLeast => target.value - value,
        Relation::AtMost => value - target.value,
        Relation::Exactly => (target.value - value).abs(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Better, Extra, Origin};

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn indicator(
        baseline: Option<&str>,
        value: Option<(&str, Option<Bound>)>,
        target: Option<(&str, Relation)>,
    ) -> Indicator {
        let target = target.map(|(value, relation)| Target {
            value: number(value),
            relation,
            due: None,
            origin: Origin::Set,
            derivation: String::new(),
            source: None,
            extra: Extra::default(),
        });
        let reading = |(value, bound): (&str, Option<Bound>)| Reading { bound, ..Reading::new(number(value)) };
        Indicator {
            id: "n".into(),
            name: "指标".to_owned(),
            better: Better::Higher,
            baseline: baseline.map(|value| Reading::new(number(value))),
            target,
            readings: value.map(reading).into_iter().collect(),
            ..Indicator::blank()
        }
    }

    #[test]
    fn with_a_baseline_it_is_the_way_covered() {
        let found = Attainment::of(&indicator(Some("37"), Some(("75", None)), Some(("70", Relation::AtLeast))));
        assert_eq!(found.rule, AttainmentRule::WayCovered);
        assert_eq!(found.ratio.map(|ratio| ratio.round(3)), Some(number("1.152")), "not capped");
        assert_eq!((found.met, found.shortfall), (Some(true), Some(Number::ZERO)));
    }

    #[test]
    fn it_may_be_negative() {
        let found = Attainment::of(&indicator(Some("40"), Some(("30", None)), Some(("60", Relation::AtLeast))));
        assert_eq!(found.ratio, Some(number("-0.5")));
        assert_eq!(found.shortfall, Some(number("30")));
    }

    #[test]
    fn without_a_baseline_it_is_the_share_of_the_target() {
        let found = Attainment::of(&indicator(None, Some(("105", None)), Some(("116", Relation::AtLeast))));
        assert_eq!(found.rule, AttainmentRule::ShareOfTarget);
        assert_eq!(found.ratio.map(|ratio| ratio.round(4)), Some(number("0.9052")));
        assert!(found.is_off());
    }

    #[test]
    fn lower_targets_without_a_baseline_are_met_or_not() {
        let found = Attainment::of(&indicator(None, Some(("4", None)), Some(("3", Relation::AtMost))));
        assert_eq!((found.rule, found.ratio, found.met), (AttainmentRule::MetOrNot, None, Some(false)));
        assert_eq!(found.shortfall, Some(number("1")));
    }

    #[test]
    fn what_is_missing_makes_it_absent_and_never_nought() {
        let none = Attainment::of(&indicator(None, Some(("4", None)), None));
        assert_eq!((none.rule, none.ratio, none.met), (AttainmentRule::NoTarget, None, None));
        let none = Attainment::of(&indicator(Some("4"), None, Some(("3", Relation::AtMost))));
        assert_eq!((none.rule, none.ratio, none.shortfall), (AttainmentRule::NoReading, None, None));
    }

    #[test]
    fn a_baseline_of_another_scope_does_not_count() {
        let mut indicator = indicator(Some("37"), Some(("75", None)), Some(("100", Relation::AtLeast)));
        indicator.readings[0].scope = "全区".to_owned();
        assert_eq!(Attainment::of(&indicator).rule, AttainmentRule::ShareOfTarget);
    }

    #[test]
    fn a_bound_proves_only_what_it_can() {
        let met = |value, bound, goal, relation| {
            Attainment::of(&indicator(None, Some((value, Some(bound))), Some((goal, relation)))).met
        };
        assert_eq!(met("85", Bound::AtLeast, "80", Relation::AtLeast), Some(true));
        assert_eq!(met("85", Bound::AtLeast, "90", Relation::AtLeast), None);
        assert_eq!(met("50", Bound::Under, "60", Relation::AtLeast), Some(false));
        assert_eq!(met("50", Bound::Under, "50", Relation::AtLeast), Some(false));
        assert_eq!(met("50", Bound::Under, "40", Relation::AtLeast), None);
        assert_eq!(met("50", Bound::Under, "60", Relation::AtMost), Some(true));
        assert_eq!(met("50", Bound::Over, "50", Relation::AtMost), Some(false));
    }
}
