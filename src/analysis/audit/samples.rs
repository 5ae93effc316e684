//! Samples of closed items (反向核查) that their own seed does not give again.

use std::collections::BTreeSet;

use crate::analysis::draw_again;
use crate::model::{NodeId, Number, Report, Sample, When};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Reckoning, Rule, Severity, Term};

/// A sample whose items are others than its seed draws from what was closed on its day: somebody changed the list, or a
/// closing was entered later for an earlier day. It hangs on all items, as `loose::names` does.
pub(super) fn check(report: &Report, collector: &mut Collector) {
    for sample in &report.samples {
        let Some(drawn) = draw_again(report, sample) else { continue };
        let (told, drawn): (BTreeSet<_>, BTreeSet<_>) = (sample.items.iter().collect(), drawn.iter().collect());
        if told != drawn {
            let others = drawn.symmetric_difference(&told).map(|id| NodeId::Item((*id).clone())).collect();
            let draft = Draft::new(FindingKind::SampleUnlike, Severity::Question).with(others);
            collector.add(
                draft.dated([When::Day(sample.on)]).reckoned(reckoning(sample, told.intersection(&drawn).count())),
            );
        }
    }
}

/// So many of the items that are told are drawn again.
fn reckoning(sample: &Sample, same: usize) -> Reckoning {
    let term = |count: usize| Term::new(Number::of_count(count), "");
    Reckoning {
        rule: Rule::Count,
        terms: vec![term(same)],
        stated: term(sample.items.len()),
        reckoned: Number::of_count(same),
        tolerance: Number::ZERO,
    }
}
