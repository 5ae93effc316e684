//! Values that look comparable and differ in scope (口径): 221 districts of the inner city found, 628 of the whole
//! district done.
//!
//! Nobody can finish more than there was, or spend in one year more than in five: where the words say so, the two
//! figures differ in scope, and a chart must not join them. The pairs are listed in DOMAIN.md.

use std::collections::{HashMap, HashSet};

use crate::model::{Indicator, Item, NodeId, Number, When};
use crate::quantity::{FigureKind, FigureRole, Quantity};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Reckoning, Rule, Severity, Term};
use super::growth::shares;
use super::passage::{ItemWords, Passage, exact, same_unit, term};

/// So many characters in common make two nouns the same.
const COMMON: usize = 4;

/// Words that say what is done of what was found.
const DONE: [&str; 6] = ["已完成", "完成", "已解决", "办理", "已整改", "化解"];

/// Words that say that something else was made than was found to be lacking.
const MADE: [&str; 4] = ["新增", "新建", "累计", "共计"];

pub(super) fn check(words: &ItemWords, collector: &mut Collector) {
    let all = |passage| Passage::amounts(passage).into_iter().map(move |(_, figure)| (passage, figure));
    let efforts: Vec<(&Passage, &Quantity)> = words.done.iter().flat_map(all).collect();
    for lack in words.found.iter().flat_map(all) {
        for work in &efforts {
            compare(lack, *work, collector);
        }
    }
}

fn compare(lack: (&Passage, &Quantity), work: (&Passage, &Quantity), collector: &mut Collector) {
    let (Some(all), Some(some)) = (exact(lack.1), exact(work.1)) else { return };
    if some <= all || !same_unit(lack.1, work.1) || work.1.part_of.is_some() {
        return;
    }
    let unlike = if lack.1.kind == FigureKind::Money { range(lack.1, work.1) } else { counts(lack, work) };
    if unlike && shares(&around(lack), &around(work), COMMON) {
        let spans = [lack.0.span(lack.1), work.0.span(work.1)].into_iter().flatten();
        let reckoning = Reckoning {
            rule: Rule::AtMost,
            terms: vec![term(work.1)],
            stated: term(lack.1),
            reckoned: some.checked_div(Number::from(lack.1.magnitude)).unwrap_or(some),
            tolerance: Number::ZERO,
        };
        collector.add(Draft::new(FindingKind::ScopeMismatch, Severity::Question).on(spans).reckoned(reckoning));
    }
}

/// More done than was found.
fn counts(lack: (&Passage, &Quantity), work: (&Passage, &Quantity)) -> bool {
    let start = work.1.start as usize;
    let text = work.0.text();
    let counted = |figure: &Quantity| {
        matches!(figure.kind, FigureKind::Level | FigureKind::Part) && !figure.has(FigureRole::Cumulative)
    };
    counted(lack.1)
        && counted(work.1)
        && text.holds(text.clause(start), start, &DONE)
        && !text.holds(text.clause(start), start, &MADE)
}

/// A year of more money than the several years that hold it.
fn range(lack: &Quantity, work: &Quantity) -> bool {
    let several =
        lack.period.as_ref().is_some_and(|p| p.when.is_none() && p.words.contains(['—', '-', '至', '到', '~']));
    let one = work.period.as_ref().is_some_and(|period| matches!(period.when, Some(When::Year(_))));
    several && one && work.kind == FigureKind::Money && !work.has(FigureRole::Planned)
}

/// The sentence up to the figure, and what it counts.
fn around((passage, figure): (&Passage, &Quantity)) -> Vec<char> {
    let start = figure.start as usize;
    let from = passage.text().sentence(start).max(start.saturating_sub(24));
    let mut words = passage.text().plain(from, start).to_vec();
    words.push(' ');
    words.extend(figure.counted_noun.chars());
    words
}

/// Parts and wholes of an item's indicators with scopes that differ.
pub(super) fn indicators(item: &Item, collector: &mut Collector) {
    let parts = || item.indicators.iter().filter_map(|part| Some((part, part.part_of.as_ref()?)));
    let wholes: HashSet<_> = parts().map(|(_, part_of)| &part_of.whole).collect();
    let wholes = item.indicators.iter().filter(|own| wholes.contains(&own.id)).map(|own| (&own.id, own));
    let wholes: HashMap<_, _> = wholes.collect();
    for (part, part_of) in parts() {
        let Some(whole) = wholes.get(&part_of.whole) else { continue };
        let (Some(some), Some(all)) = (part.latest(), whole.latest()) else { continue };
        if !some.scope.is_empty() && !all.scope.is_empty() && some.scope != all.scope {
            mismatch(part, (some.value, &part.unit), (all.value, &whole.unit), collector);
        }
    }
    for indicator in item.indicators.iter().filter(|indicator| indicator.target.is_some()) {
        let (Some(before), Some(after)) = (&indicator.baseline, indicator.latest()) else { continue };
        if !before.scope.is_empty() && !after.scope.is_empty() && before.scope != after.scope {
            mismatch(indicator, (after.value, &indicator.unit), (before.value, &indicator.unit), collector);
        }
    }
}

fn mismatch(at: &Indicator, one: (Number, &str), other: (Number, &str), collector: &mut Collector) {
    let reckoning = Reckoning {
        rule: Rule::Same,
        terms: vec![Term::new(one.0, one.1)],
        stated: Term::new(other.0, other.1),
        reckoned: one.0,
        tolerance: Number::ZERO,
    };
    let draft = Draft::new(FindingKind::ScopeMismatch, Severity::Question).at(NodeId::Indicator(at.id.clone()));
    collector.add(draft.reckoned(reckoning));
}
