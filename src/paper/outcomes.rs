//! What came of the work, counted by kind, with sums by their units, as a paper says it.

use crate::analysis;
use crate::model::{Number, Outcome};
use crate::words::Words;

/// The kinds of some outcomes with their sums: 建章立制24项，追缴资金241万元. Nothing where there are none.
pub(super) fn outcome_sums<'a>(outcomes: impl Iterator<Item = &'a Outcome>, words: &Words) -> Option<String> {
    let entry = words.text("paper-entry-unit").trim();
    let part = |own: &analysis::OutcomeSum| {
        let sum = |(unit, sum): (String, Number)| {
            words.with("paper-outcome-sum", [("sum", sum.to_string().into()), ("unit", unit.into())]).trim().to_owned()
        };
        let sums: Vec<String> = own.said(entry).into_iter().map(sum).collect();
        let sums = sums.join(words.text("list-comma"));
        words.with("paper-outcome", [("kind", words.choice(own.kind).into()), ("sums", sums.into())])
    };
    let parts: Vec<String> = analysis::outcome_sums(outcomes).iter().map(part).collect();
    (!parts.is_empty()).then(|| parts.join(words.text("paper-outcome-and")))
}
