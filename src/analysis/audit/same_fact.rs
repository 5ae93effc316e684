//! Two indicators of an item that look like one fact: a rate, and the count that it was reckoned from. Where they are one, a
//! person says so (`same_as`), and lists, charts and counts of targets have the fact once.
//!
//! Many counts come to some rate by chance: the names have to have words in common, and the values are of the same day and
//! scope and exact.

use crate::model::{Indicator, Item, NodeId, Number};

use super::super::same_facts::SameFacts;
use super::collector::{Collector, Draft};
use super::digits::{decimals, half, percentage, step};
use super::finding::{FindingKind, Reckoning, Rule, Severity, Term};

/// So many pairs of characters in common make two names speak of one thing.
const COMMON: usize = 2;

/// Pairs that stand in many names of rates and counts, and tell nothing.
const GENERAL: [&str; 8] = ["完成", "整改", "工程", "程量", "数量", "比例", "总数", "目标"];

pub(super) fn check(item: &Item, collector: &mut Collector) {
    let facts = SameFacts::among(|| item.indicators.iter());
    let free = |own: &&Indicator| own.same_as.is_none() && facts.others(own).is_empty();
    for rate in item.indicators.iter().filter(|own| own.unit == "%").filter(free) {
        let mut counts = item.indicators.iter().filter(|own| own.unit != "%");
        let found = counts.find_map(|own| Some((own, reckoned(rate, own, item)?)));
        let Some((count, reckoning)) = found else { continue };
        let draft = Draft::new(FindingKind::SameFact, Severity::Notice).at(NodeId::Indicator(rate.id.clone()));
        collector.add(draft.with(vec![NodeId::Indicator(count.id.clone())]).reckoned(reckoning));
    }
}

/// How the rate follows from the count; nothing where it does not, or where the two speak of unlike things.
fn reckoned(rate: &Indicator, count: &Indicator, item: &Item) -> Option<Reckoning> {
    let (share, part) = (rate.latest()?, count.latest()?);
    let is_exact = share.bound.is_none() && part.bound.is_none();
    if !is_exact || share.on != part.on || share.scope != part.scope || !speak_of_one(&rate.name, &count.name) {
        return None;
    }
    let tolerance = half(step(share.value, 1));
    let fits = |whole: &Number| {
        let own = percentage(part.value, *whole);
        own.is_some_and(|own| own > Number::ZERO && own <= Number::HUNDRED && (own - share.value).abs() <= tolerance)
    };
    let whole = wholes(count, item).find(fits)?;
    Some(Reckoning {
        rule: Rule::Share,
        terms: vec![Term::new(part.value, &count.unit), Term::new(whole, &count.unit)],
        stated: Term::new(share.value, &rate.unit),
        reckoned: percentage(part.value, whole)?.round(decimals(share.value) + 2),
        tolerance,
    })
}

/// What a count may be a share of: its target, and the whole that it is a part of.
fn wholes(count: &Indicator, item: &Item) -> impl Iterator<Item = Number> {
    let whole = count.part_of.as_ref().and_then(|part| item.indicator(&part.whole));
    let whole = whole.and_then(|whole| whole.latest().or(whole.baseline.as_ref())).map(|reading| reading.value);
    count.target.as_ref().map(|target| target.value).into_iter().chain(whole)
}

/// True for names with words in common, other than those that stand in many.
fn speak_of_one(rate: &str, count: &str) -> bool {
    let characters: Vec<char> = rate.chars().collect();
    let pairs = characters.windows(2).filter(|pair| pair.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c)));
    let pairs = pairs.map(|pair| pair.iter().collect::<String>());
    pairs.filter(|pair| !GENERAL.contains(&pair.as_str()) && count.contains(pair.as_str())).count() >= COMMON
}
