//! What came of the work, counted by kind, with sums by their units, as a paper says it.

use crate::analysis;
use crate::model::Outcome;
use crate::words::Words;

/// The kinds of some outcomes with their sums: 建章立制24项，追缴资金241万元. Nothing where there are none.
pub(super) fn outcome_sums<'a>(outcomes: impl Iterator<Item = &'a Outcome>, words: &Words) -> Option<String> {
    let entry = words.text("paper-entry-unit");
    let part = |own: &analysis::OutcomeSum| {
        let sums: Vec<String> = own.said(entry).into_iter().map(|(unit, sum)| format!("{sum}{unit}")).collect();
        format!("{}{}", words.choice(own.kind), sums.join("、"))
    };
    let parts: Vec<String> = analysis::outcome_sums(outcomes).iter().map(part).collect();
    (!parts.is_empty()).then(|| parts.join("，"))
}
