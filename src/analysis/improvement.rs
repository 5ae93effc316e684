//! What changed: the latest two values that may be compared, and whether that is for the better.

use crate::model::{Better, Indicator, Number, Reading, When};

/// Two values of an indicator of the same scope (口径), over stretches of the same length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change<'a> {
    /// The earlier one.
    pub before: &'a Reading,
    /// The later one.
    pub after: &'a Reading,
    /// True from the inspection to the latest value there is: what a reader takes a change for where no dates are written.
    pub is_whole: bool,
}

impl<'a> Change<'a> {
    /// From the value at the inspection (巡视时) to the latest one that may be held against it. Where there is none, the latest
    /// two periods of one scope and length: half a year is not held against a year, but the two years before it are.
    /// Two days alone tell no change since the inspection.
    #[must_use]
    pub fn of(indicator: &'a Indicator) -> Option<Self> {
        let baseline = indicator.baseline.as_ref();
        let since = baseline.and_then(|before| {
            let is_later = |own: &&Reading| own.on.is_none() || before.on.is_none() || own.on > before.on;
            let comparable = indicator.readings.iter().filter(|own| own.comparable(before)).filter(is_later);
            let after = comparable.max_by(|a, b| a.on.cmp(&b.on))?;
            Some(Self { before, after, is_whole: Some(after) == indicator.latest() })
        });
        since.or_else(|| latest_periods(indicator))
    }

    /// The change as a share of the earlier value, negative for a fall; nothing where that was nought.
    #[must_use]
    pub fn share(&self) -> Option<Number> {
        (self.after.value - self.before.value).checked_div(self.before.value.abs())
    }
}

/// The latest period that has one of its scope and length before it, and that one.
fn latest_periods(indicator: &Indicator) -> Option<Change<'_>> {
    let is_period = |reading: &&Reading| reading.on.is_some_and(|on| !matches!(on, When::Day(_)));
    let mut all: Vec<&Reading> = indicator.baseline.iter().chain(&indicator.readings).filter(is_period).collect();
    all.sort_by_key(|reading| std::cmp::Reverse(reading.on));
    let mut rest = all.as_slice();
    while let [after, earlier @ ..] = rest {
        if let Some(before) = earlier.iter().find(|before| before.on < after.on && before.comparable(after)) {
            return Some(Change { before, after, is_whole: false });
        }
        rest = earlier;
    }
    None
}

/// By what share of the earlier value an indicator got better; nothing where it did not, or where it cannot be said
/// because no two values may be compared or the earlier one is nought.
#[must_use]
pub fn improvement(indicator: &Indicator) -> Option<Number> {
    for_the_better(indicator, Change::of(indicator)?)
}

/// The same from the inspection to the latest value alone: what a list without dates tells.
pub(super) fn improvement_since(indicator: &Indicator) -> Option<Number> {
    for_the_better(indicator, Change::of(indicator).filter(|change| change.is_whole)?)
}

fn for_the_better(indicator: &Indicator, change: Change<'_>) -> Option<Number> {
    let share = change.share()?;
    let better = if indicator.better == Better::Higher { share } else { -share };
    (better > Number::ZERO).then_some(better)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(value: i64, on: &str, scope: &str) -> Reading {
        Reading { on: on.parse().ok(), scope: scope.to_owned(), ..Reading::new(value.into()) }
    }

    fn compared(baseline: Option<Reading>, readings: Vec<Reading>) -> Option<(i64, i64, bool)> {
        let indicator = Indicator { baseline, readings, ..Indicator::new("n".into(), "茶叶产值".to_owned()) };
        let change = Change::of(&indicator)?;
        let whole = |reading: &Reading| reading.value.to_string().parse().unwrap();
        Some((whole(change.before), whole(change.after), change.is_whole))
    }

    #[test]
    fn half_a_year_does_not_hide_the_years_before_it() {
        let half = || reading(775, "2025-H1", "上半年");
        let year = |value, on| reading(value, on, "全年");
        assert_eq!(compared(Some(year(1118, "2023")), vec![year(1218, "2024"), half()]), Some((1118, 1218, false)));
        let years = vec![year(1050, "2022"), year(1118, "2023"), year(1218, "2024"), half()];
        assert_eq!(compared(None, years), Some((1118, 1218, false)), "the two latest");
        assert_eq!(compared(None, vec![year(1218, "2024"), half()]), None);
    }

    #[test]
    fn nothing_is_told_backwards_in_time() {
        let year = |value, on| reading(value, on, "全年");
        let half = reading(775, "2025-H1", "上半年");
        let readings = vec![year(900, "2022"), year(1118, "2023"), half];
        assert_eq!(
            compared(Some(year(1218, "2024")), readings),
            Some((1118, 1218, false)),
            "the two years as they came"
        );
    }

    #[test]
    fn a_change_is_told_from_the_inspection_on() {
        let days = || vec![reading(30, "2026-03-01", ""), reading(41, "2026-07-31", "")];
        assert_eq!(compared(Some(Reading::new(22.into())), days()), Some((22, 41, true)));
        assert_eq!(compared(None, days()), None, "nobody counted at the inspection");
        assert_eq!(compared(Some(reading(22, "2026-01-01", "全区")), days()), None, "another scope");
    }

    #[test]
    fn fewer_is_better_where_the_data_says_so() {
        let indicator = |better| Indicator {
            better,
            baseline: Some(Reading::new(46.into())),
            readings: vec![Reading::new(9.into())],
            ..Indicator::new("n".into(), "大班额".to_owned())
        };
        let share = improvement(&indicator(Better::Lower)).map(|share| share.round(2).to_string());
        assert_eq!(share.as_deref(), Some("0.8"));
        assert_eq!(improvement(&indicator(Better::Higher)), None);
    }
}
