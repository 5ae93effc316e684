//! Doubles: the same quantity with two values, and several items with the same title.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use crate::model::{Indicator, Item, NodeId, Number, Problem, Reading, When};
use crate::quantity::{FigureKind, Quantity};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Reckoning, Rule, Severity, Term};
use super::passage::{ItemWords, Passage, exact, same_unit, term};

/// Shorter names are too common to name one quantity.
const SHORTEST: usize = 6;

/// Words that make the same name another quantity each time.
const AGAIN: [&str; 10] = ["新增", "新建", "其中", "再", "另", "又", "分别", "各", "投入", "每"];

/// 排查隐患点位15个 and 排查隐患点位17个 in one item.
pub(super) fn words(words: &ItemWords, collector: &mut Collector) {
    let mut seen: Vec<(String, &Passage, &Quantity)> = Vec::new();
    for passage in words.all() {
        for (_, figure) in passage.amounts() {
            let Some(name) = name(passage, figure) else { continue };
            let same = seen.iter().find(|(known, _, other)| {
                *known == name
                    && same_unit(other, figure)
                    && other.period == figure.period
                    && other.scope == figure.scope
            });
            if let Some((_, place, other)) = same
                && exact(other) != exact(figure)
            {
                let spans = [place.span(other), passage.span(figure)].into_iter().flatten();
                let draft = Draft::new(FindingKind::TwoValues, Severity::Question).on(spans);
                collector.add(draft.reckoned(same_value(term(other), term(figure))));
            }
            seen.push((name, passage, figure));
        }
    }
}

/// The words of the piece before an exact figure, where they are nothing but a name of some length.
fn name(passage: &Passage, figure: &Quantity) -> Option<String> {
    exact(figure).filter(|_| {
        figure.part_of.is_none()
            && !matches!(figure.kind, FigureKind::Change | FigureKind::Points | FigureKind::Duration)
    })?;
    let start = figure.start as usize;
    let words = passage.text().plain(passage.text().piece(start), start);
    let name: String = words.iter().collect();
    let plain = words.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
    (plain && words.len() >= SHORTEST && !AGAIN.iter().any(|word| name.contains(word))).then_some(name)
}

fn same_value(one: Term, stated: Term) -> Reckoning {
    let reckoned = one.value;
    Reckoning { rule: Rule::Same, terms: vec![one], stated, reckoned, tolerance: Number::ZERO }
}

/// One indicator with two values of the same day and scope.
pub(super) fn readings(indicator: &Indicator, collector: &mut Collector) {
    let mut known: HashMap<(When, &str), &Reading> = HashMap::new();
    for reading in indicator.readings.iter().filter(|reading| reading.bound.is_none()) {
        let Some(on) = reading.on else { continue };
        let first = *known.entry((on, reading.scope.as_str())).or_insert(reading);
        if first.value != reading.value {
            let severity = if matches!(on, When::Day(_)) { Severity::Error } else { Severity::Question };
            let own = |value| Term::new(value, &indicator.unit);
            let spans = [&first.source, &reading.source].into_iter().flatten().cloned();
            let draft = Draft::new(FindingKind::TwoValues, severity).at(NodeId::Indicator(indicator.id.clone()));
            collector.add(draft.on(spans).reckoned(same_value(own(first.value), own(reading.value))).dated([on]));
        }
    }
}

/// The value of a quantity at a time: two claims of one quantity with unlike values contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    thing: u64,
    value: Number,
    /// The position of the indicator in its item.
    pub(super) at: usize,
}

/// The dated values of an item's indicators.
pub(super) fn claims(item: &Item) -> Vec<Claim> {
    let dated = item.indicators.iter().enumerate().flat_map(|(at, indicator)| {
        let values = indicator.baseline.iter().chain(&indicator.readings).filter(|reading| reading.bound.is_none());
        values.filter_map(move |reading| Some((at, indicator, reading, reading.on?)))
    });
    dated
        .map(|(at, indicator, reading, on)| {
            let mut hash = std::hash::DefaultHasher::new();
            Hash::hash(&(&indicator.name, &indicator.unit, &reading.scope, on), &mut hash);
            Claim { thing: std::hash::Hasher::finish(&hash), value: reading.value, at }
        })
        .collect()
}

/// Claims of different items that contradict each other.
pub(super) fn contradictions<'a>(items: impl Iterator<Item = (&'a Item, &'a [Claim])>, collector: &mut Collector) {
    let mut known: HashMap<u64, (&Item, &Claim)> = HashMap::new();
    for (item, claims) in items {
        for claim in claims {
            let (first_item, first) = *known.entry(claim.thing).or_insert((item, claim));
            if first.value == claim.value || first_item.id == item.id {
                continue;
            }
            let (Some(one), Some(other)) = (first_item.indicators.get(first.at), item.indicators.get(claim.at)) else {
                continue;
            };
            let terms = same_value(Term::new(first.value, &one.unit), Term::new(claim.value, &other.unit));
            let draft = Draft::new(FindingKind::TwoValues, Severity::Question).at(NodeId::Indicator(other.id.clone()));
            collector.add(draft.with(vec![NodeId::Indicator(one.id.clone())]).reckoned(terms));
        }
    }
}

/// Several items of one problem with the same title: titles are not ids, and a reader cannot tell them apart.
pub(super) fn titles(problem: &Problem, collector: &mut Collector) {
    let titled = problem.items.iter().filter(|item| !item.title.is_empty());
    for (title, nodes) in several(titled.map(|item| (item.title.as_str(), item))) {
        collector.add(Draft::new(FindingKind::RepeatedTitle, Severity::Notice).marked(title).with(nodes));
    }
}

/// Several items of one problem that say they were carried over from the same item of a former round: one is a copy of
/// another and kept what that says of itself, or the origin was typed wrong.
pub(super) fn carried(problem: &Problem, collector: &mut Collector) {
    let last = problem.items.iter().filter_map(|item| Some((item.carried.last()?, item)));
    let numbered = last.filter(|(from, _)| !from.number.is_empty());
    let origins = numbered.map(|(from, item)| ((from.report.as_str(), from.number.as_str()), item));
    for ((_, number), nodes) in several(origins) {
        collector.add(Draft::new(FindingKind::CarriedTwice, Severity::Question).about(number).with(nodes));
    }
}

/// The items that share a key with another one, by their keys, in their order.
fn several<'a, K: Copy + Eq + Hash>(items: impl Iterator<Item = (K, &'a Arc<Item>)>) -> Vec<(K, Vec<NodeId>)> {
    let mut places: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<(K, Vec<NodeId>)> = Vec::new();
    for (key, item) in items {
        let place = *places.entry(key).or_insert(groups.len());
        let node = NodeId::Item(item.id.clone());
        match groups.get_mut(place) {
            Some((_, nodes)) => nodes.push(node),
            None => groups.push((key, vec![node])),
        }
    }
    groups.retain(|(_, nodes)| nodes.len() > 1);
    groups
}
