//! What came of the work (成果), counted by kind, with sums by their units.

use crate::model::{Date, Number, Outcome, OutcomeKind, Report};

/// The outcomes of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcomeSum {
    /// The kind.
    pub kind: OutcomeKind,
    /// The sum of each unit, in the order in which the units come; a value may have none.
    pub sums: Vec<(String, Number)>,
    /// How many have no value: each of them is one.
    pub entries: usize,
}

impl OutcomeSum {
    fn add(&mut self, unit: &str, value: Number) {
        match self.sums.iter_mut().find(|(known, _)| known == unit) {
            Some((_, sum)) => *sum = *sum + value,
            None => self.sums.push((unit.to_owned(), value)),
        }
    }

    /// The sums as they are said: what has no value is counted as what `entry` names (项), together with the values of that
    /// unit. A value without a unit stays by itself.
    #[must_use]
    pub fn said(&self, entry: &str) -> Vec<(String, Number)> {
        let mut said = Self { sums: self.sums.clone(), ..*self };
        if self.entries > 0 {
            said.add(entry, Number::from(i64::try_from(self.entries).unwrap_or(i64::MAX)));
        }
        said.sums
    }
}

/// The sums of some outcomes, in the order of the kinds.
#[must_use]
pub fn outcome_sums<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Vec<OutcomeSum> {
    let mut all = OutcomeKind::ALL.map(|kind| OutcomeSum { kind, sums: Vec::new(), entries: 0 });
    for outcome in outcomes {
        let Some(own) = all.iter_mut().find(|own| own.kind == outcome.kind) else { continue };
        match outcome.value {
            Some(value) => own.add(&outcome.unit, value),
            None => own.entries += 1,
        }
    }
    all.into_iter().filter(|own| own.entries > 0 || !own.sums.is_empty()).collect()
}

/// Adds sums to others; the kinds keep their order.
pub(super) fn add_sums(all: &mut Vec<OutcomeSum>, more: &[OutcomeSum]) {
    for own in more {
        let at = all.partition_point(|known| (known.kind as usize) < own.kind as usize);
        if all.get(at).is_none_or(|known| known.kind != own.kind) {
            all.insert(at, OutcomeSum { kind: own.kind, sums: Vec::new(), entries: 0 });
        }
        if let Some(known) = all.get_mut(at) {
            own.sums.iter().for_each(|(unit, sum)| known.add(unit, *sum));
            known.entries += own.entries;
        }
    }
}

/// The outcomes of a report and of its items.
pub(super) fn outcomes_of(report: &Report) -> impl Iterator<Item = &Outcome> {
    report.outcomes.iter().chain(report.items().flat_map(|item| &item.outcomes))
}

/// True for an outcome of the month that ends with a day. One without a date is of no month.
pub(super) fn is_of_month(outcome: &Outcome, today: Date) -> bool {
    outcome.on.is_some_and(|on| on > today.add_months(-1) && on <= today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(kind: OutcomeKind, value: Option<i64>, unit: &str, on: &str) -> Outcome {
        Outcome {
            kind,
            value: value.map(Number::from),
            unit: unit.to_owned(),
            on: Some(on.parse().unwrap()),
            ..Outcome::blank()
        }
    }

    #[test]
    fn values_are_summed_by_their_unit_and_what_has_none_is_counted_apart() {
        let all = [
            outcome(OutcomeKind::Recovered, Some(40), "万元", "2026-05-01"),
            outcome(OutcomeKind::Rule, None, "", "2026-05-02"),
            outcome(OutcomeKind::Recovered, Some(2), "亿元", "2026-05-03"),
            outcome(OutcomeKind::Rule, Some(3), "项", "2026-05-04"),
            outcome(OutcomeKind::Recovered, Some(5), "万元", "2026-05-05"),
            outcome(OutcomeKind::Rule, None, "", "2026-05-06"),
            outcome(OutcomeKind::Saved, Some(241), "", "2026-05-07"),
            outcome(OutcomeKind::Saved, None, "", "2026-05-08"),
        ];
        let said = |kind| {
            let sums = outcome_sums(all.iter());
            sums.iter().find(|own| own.kind == kind).unwrap().said("项")
        };
        let is = |unit: &str, sum: i64| (unit.to_owned(), Number::from(sum));
        assert_eq!(said(OutcomeKind::Rule), [is("项", 5)]);
        assert_eq!(said(OutcomeKind::Recovered), [is("万元", 45), is("亿元", 2)]);
        assert_eq!(said(OutcomeKind::Saved), [is("", 241), is("项", 1)], "a value without a unit counts nothing");
        assert_eq!(outcome_sums(all.iter()).len(), 3, "kinds without any are not there");
    }

    #[test]
    fn a_month_ends_with_its_day_and_begins_after_that_of_the_month_before() {
        let today = "2026-05-15".parse().unwrap();
        let is = |on: &str| is_of_month(&outcome(OutcomeKind::Rule, None, "", on), today);
        assert_eq!(
            [is("2026-04-15"), is("2026-04-16"), is("2026-05-15"), is("2026-05-16")],
            [false, true, true, false]
        );
    }
}
