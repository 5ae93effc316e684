//! Sums that run on through an item: 上述8处 of the figures before it, and what was found against what was done.

use crate::model::Number;
use crate::quantity::{FigureKind, Quantity};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Reckoning, Rule, Severity};
use super::passage::{ItemWords, Passage, exact, same_unit, term};
use super::sums::{At, LONGEST};

/// Words that take up figures given before.
const ABOVE: [&str; 4] = ["上述", "以上", "前述", "这"];

/// Fewer figures than these may add up by chance.
const FEWEST: usize = 4;

pub(super) fn check(words: &ItemWords, collector: &mut Collector) {
    let mut taken = Vec::new();
    for (place, passage) in words.done.iter().enumerate() {
        for (at, figure) in passage.amounts() {
            taken.extend(taken_up(passage, (at, figure), collector).into_iter().map(|at| (place, at)));
        }
    }
    for passage in &words.found {
        for (_, whole) in passage.amounts() {
            against(words, passage, whole, &taken, collector);
        }
    }
}

/// The figures that 上述 sums up, if they do add up.
fn taken_up(passage: &Passage, total: At, collector: &mut Collector) -> Vec<usize> {
    if passage.text().last(total.1.start as usize, &ABOVE).is_none() {
        return Vec::new();
    }
    let amounts = passage.amounts();
    let same = |figure: &&At| {
        figure.0 < total.0 && same_unit(figure.1, total.1) && figure.1.counted_noun == total.1.counted_noun
    };
    let list: Vec<At> = amounts.iter().rev().filter(same).take(LONGEST).copied().collect();
    let Some(parts) = super::sums::holding(total.1, &list) else { return Vec::new() };
    let parts: Vec<At> = parts.iter().rev().copied().collect();
    super::sums::confirm(passage, collector, total, &parts);
    parts.iter().map(|(at, _)| *at).collect()
}

/// All that was done, in one unit, adds up to what was found: 8+3+23+8+10 处 of 52 处.
fn against(words: &ItemWords, found: &Passage, whole: &Quantity, taken: &[(usize, usize)], collector: &mut Collector) {
    if !matches!(whole.kind, FigureKind::Level | FigureKind::Part) || exact(whole).is_none() {
        return;
    }
    let mut parts: Vec<(&Passage, &Quantity)> = Vec::new();
    for (place, passage) in words.done.iter().enumerate() {
        for (at, figure) in passage.amounts() {
            if same_unit(figure, whole) && figure.part_of.is_none() && !taken.contains(&(place, at)) {
                parts.push((passage, figure));
            }
        }
    }
    let Some(sum) = parts.iter().map(|(_, part)| exact(part)).sum::<Option<Number>>() else { return };
    if parts.len() < FEWEST || Some(sum) != exact(whole) {
        return;
    }
    let spans = parts.iter().filter_map(|(passage, part)| passage.span(part)).chain(found.span(whole));
    let reckoning = Reckoning {
        rule: Rule::Sum,
        terms: parts.iter().map(|(_, part)| term(part)).collect(),
        stated: term(whole),
        reckoned: whole.value,
        tolerance: Number::ZERO,
    };
    collector.add(Draft::new(FindingKind::Sum, Severity::Confirmed).on(spans).reckoned(reckoning));
}
