//! What came of the work, counted by kind, with sums by their units.

use crate::model::{Number, Outcome, OutcomeKind};
use crate::words::Words;

/// The kinds of some outcomes with their sums: 建章立制24项，追缴资金241万元. Nothing where there are none.
pub(super) fn outcome_sums<'a>(outcomes: impl Iterator<Item = &'a Outcome>, words: &Words) -> Option<String> {
    let all: Vec<&Outcome> = outcomes.collect();
    let part = |kind: OutcomeKind| {
        let mut sums: Vec<(String, Number)> = Vec::new();
        for outcome in all.iter().filter(|own| own.kind == kind) {
            let (unit, value) = match outcome.value {
                Some(value) => (outcome.unit.clone(), value),
                None => (words.text("paper-entry-unit").to_owned(), Number::from(1)),
            };
            match sums.iter_mut().find(|(known, _)| *known == unit) {
                Some((_, sum)) => *sum = *sum + value,
                None => sums.push((unit, value)),
            }
        }
        let sums: Vec<String> = sums.iter().map(|(unit, sum)| format!("{sum}{unit}")).collect();
        (!sums.is_empty()).then(|| format!("{}{}", words.choice(kind), sums.join("、")))
    };
    let parts: Vec<String> = OutcomeKind::ALL.into_iter().filter_map(part).collect();
    (!parts.is_empty()).then(|| parts.join("，"))
}
