//! Indicators that are parts of another one of their item: their sum, and none more than the whole.

use std::collections::HashMap;

use crate::model::{Indicator, IndicatorId, Item, NodeId, Number, Reading};

use super::collector::{Collector, Draft};
use super::digits::{half, is_measured, split_unit, step};
use super::finding::{FindingKind, Reckoning, Rule, Severity, Term};

/// A part with the value that counts.
type Part<'a> = (&'a Indicator, &'a Reading);

pub(super) fn check(item: &Item, collector: &mut Collector) {
    let mut parts_of: HashMap<&IndicatorId, Vec<(&str, Part)>> = HashMap::new();
    for part in &item.indicators {
        let Some((own, value)) = part.part_of.as_ref().zip(value(part)) else { continue };
        parts_of.entry(&own.whole).or_default().push((own.by.as_str(), (part, value)));
    }
    for whole in &item.indicators {
        let Some((value, parts)) = value(whole).zip(parts_of.get(&whole.id)) else { continue };
        let mut ways: Vec<&str> = parts.iter().map(|(by, _)| *by).collect();
        ways.sort_unstable();
        ways.dedup();
        for by in ways {
            let parts: Vec<Part> = parts.iter().filter(|(own, _)| *own == by).map(|(_, part)| *part).collect();
            add_up((whole, value), &parts, !by.is_empty(), collector);
        }
    }
}

/// The latest value, or the one that the inspectors found.
fn value(indicator: &Indicator) -> Option<&Reading> {
    indicator.latest().or(indicator.baseline.as_ref())
}

/// `divided`: the whole is said to be divided by something, so that its parts are all of it.
fn add_up(whole: Part, parts: &[Part], divided: bool, collector: &mut Collector) {
    let Some(goal) = plain(whole) else { return };
    let mut sum = Number::ZERO;
    for part in parts {
        let Some(own) = plain(*part).filter(|_| comparable(whole, *part)) else { return };
        if own > goal && part.1.bound.is_none() && whole.1.bound.is_none() {
            above(whole, *part, collector);
            return;
        }
        sum = sum + own;
    }
    let exact = parts.iter().chain([&whole]).all(|(_, reading)| reading.bound.is_none());
    let severity = match sum {
        _ if !exact || parts.len() < 2 => return,
        sum if sum == goal => Severity::Confirmed,
        sum if divided || sum > goal => Severity::Question,
        _ => return,
    };
    let (times, _) = split_unit(&whole.0.unit);
    let slack = if is_measured(&whole.0.unit) { half(step(whole.1.value, 1)) } else { Number::ZERO };
    let reckoning = Reckoning {
        rule: Rule::Sum,
        terms: parts.iter().map(|part| term(*part)).collect(),
        stated: term(whole),
        reckoned: sum.checked_div(Number::from(times)).unwrap_or(sum),
        tolerance: slack,
    };
    let spans = parts.iter().chain([&whole]).filter_map(|(_, reading)| reading.source.clone());
    collector.add(Draft::new(FindingKind::Sum, severity).on(spans).reckoned(reckoning));
}

fn above(whole: Part, part: Part, collector: &mut Collector) {
    let reckoning = Reckoning {
        rule: Rule::AtMost,
        terms: vec![term(part)],
        stated: term(whole),
        reckoned: part.1.value,
        tolerance: Number::ZERO,
    };
    let spans = [&whole, &part].into_iter().filter_map(|(_, reading)| reading.source.clone());
    let draft = Draft::new(FindingKind::PartOverWhole, Severity::Error).at(NodeId::Indicator(part.0.id.clone()));
    collector.add(draft.on(spans).reckoned(reckoning));
}

fn plain((indicator, reading): Part) -> Option<Number> {
    reading.value.checked_mul(Number::from(split_unit(&indicator.unit).0))
}

/// The same unit, and neither scope nor date that differ.
fn comparable(whole: Part, part: Part) -> bool {
    let unit = |part: Part| split_unit(&part.0.unit).1.to_owned();
    let scope = whole.1.scope == part.1.scope || whole.1.scope.is_empty() || part.1.scope.is_empty();
    let date = whole.1.on == part.1.on || whole.1.on.is_none() || part.1.on.is_none();
    crate::quantity::unit::alike(&unit(whole), &unit(part)) && scope && date
}

fn term((indicator, reading): Part) -> Term {
    Term::new(reading.value, &indicator.unit)
}
