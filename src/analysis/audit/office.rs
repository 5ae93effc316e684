//! What the office itself entered, held against itself: amounts, shares and standings.

use crate::model::{Amount, Item, Number, Progress};
use crate::text::{base_unit, magnitude};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Reckoning, Rule, Severity, Term};

pub(super) fn check(item: &Item, collector: &mut Collector) {
    amounts(item, collector);
    share(item, collector);
}

/// 已整改金额 is a part of 涉及金额; of an item that is done it is all of it.
fn amounts(item: &Item, collector: &mut Collector) {
    let (Some(whole), Some(done)) = (&item.amount, &item.done_amount) else { return };
    // People and money are not held against each other.
    if base_unit(&whole.unit) != base_unit(&done.unit) {
        return;
    }
    let (Some(all), Some(own)) = (in_one(whole), in_one(done)) else { return };
    let (kind, severity) = if own > all {
        (FindingKind::PartOverWhole, Severity::Error)
    } else if own < all && item.progress.is_complete() {
        (FindingKind::StandingAgainstWords, Severity::Question)
    } else {
        return;
    };
    let reckoning = Reckoning {
        rule: if own > all { Rule::AtMost } else { Rule::Same },
        terms: vec![Term::new(done.value, &done.unit)],
        stated: Term::new(whole.value, &whole.unit),
        reckoned: own.checked_div(Number::from(magnitude(&whole.unit))).unwrap_or(done.value),
        tolerance: Number::ZERO,
    };
    collector.add(Draft::new(kind, severity).reckoned(reckoning));
}

/// The value without its magnitude, so that 亿元 and 万元 can be held against each other; absent where it would be too
/// large.
fn in_one(amount: &Amount) -> Option<Number> {
    amount.value.checked_mul(Number::from(magnitude(&amount.unit)))
}

/// 完成比例 against the standing: done means 100 %, and what is done by 100 % is not under way.
fn share(item: &Item, collector: &mut Collector) {
    let Some(percent) = item.percent else { return };
    let whole = Number::from(100);
    let draft = match item.progress {
        Progress::Done | Progress::Closed if percent < whole => {
            Draft::new(FindingKind::StandingAgainstWords, Severity::Question)
        }
        Progress::NotStarted if percent > Number::ZERO => {
            Draft::new(FindingKind::StandingAgainstWords, Severity::Question)
        }
        Progress::InProgress | Progress::MostlyDone if percent >= whole => {
            Draft::new(FindingKind::TargetMetNotClosed, Severity::Notice)
        }
        _ => return,
    };
    let reckoning = Reckoning {
        rule: Rule::Same,
        terms: vec![Term::new(percent, "%")],
        stated: Term::new(whole, "%"),
        reckoned: percent,
        tolerance: Number::ZERO,
    };
    collector.add(draft.reckoned(reckoning));
}
