//! Sums inside a paragraph: parts behind 其中 or marked by 已…正在…, and what is left of a whole.

use crate::model::Number;
use crate::quantity::{FigureKind, Quantity};

use super::collector::{Collector, Draft};
use super::digits::{half, is_measured, step};
use super::finding::{FindingKind, Reckoning, Rule, Severity};
use super::passage::{Passage, exact, same_unit, term};

/// The most figures that are tried as one list.
pub(super) const LONGEST: usize = 12;

/// Words for what is left, which name the whole of it; 还有 and 仍有 may name a part.
const REST: [&str; 4] = ["剩余", "其余", "余下", "还剩"];

/// Which figures were found to be parts of a sum that holds.
#[derive(Default)]
pub(super) struct Settled {
    pub(super) parts: Vec<usize>,
}

/// A figure with its position in the paragraph.
pub(super) type At<'a> = (usize, &'a Quantity);

pub(super) fn check(passage: &Passage, collector: &mut Collector, settled: &mut Settled) {
    let amounts = passage.amounts();
    for (place, whole) in amounts.iter().enumerate() {
        let mut linked: Vec<At> = amounts.iter().filter(|(_, part)| part.part_of == Some(whole.0)).copied().collect();
        linked.extend(amounts.get(place + 1).filter(|part| linked.is_empty() && is_smaller(passage, *whole, **part)));
        rest(passage, *whole, &amounts, place, collector);
        if linked.is_empty() {
            continue;
        }
        let run = run_from(passage, &amounts, &linked);
        if let Some(parts) = holding(whole.1, &run).or_else(|| holding(whole.1, &linked)) {
            settled.parts.extend(parts.iter().map(|(at, _)| *at));
            confirm(passage, collector, *whole, parts);
        } else {
            suspect(passage, collector, *whole, if run.len() > linked.len() { &run } else { &linked });
        }
    }
    above(passage, &amounts, collector);
}

/// 0.5亿元,其中3000万元: a part in a smaller unit than its whole.
fn is_smaller(passage: &Passage, whole: At, part: At) -> bool {
    let stated = passage.led_by(part.0, &["其中"]) && part.1.part_of.is_none() && same_unit(whole.1, part.1);
    stated && part.1.magnitude < whole.1.magnitude && exact(part.1).is_some_and(|some| Some(some) <= exact(whole.1))
}

/// The first linked part and the figures behind it that can go on with its list.
fn run_from<'a>(passage: &Passage, amounts: &[At<'a>], linked: &[At<'a>]) -> Vec<At<'a>> {
    let Some((first_at, first)) = linked.first() else { return Vec::new() };
    amounts
        .iter()
        .skip_while(|(at, _)| at < first_at)
        .filter(|(_, figure)| figure.kind != FigureKind::Duration)
        .take_while(|(_, figure)| same_unit(first, figure) && passage.same_statement(first, figure))
        .take(LONGEST)
        .copied()
        .collect()
}

/// The head of a list, two figures or more, that adds up to the whole.
pub(super) fn holding<'l, 'a>(whole: &Quantity, list: &'l [At<'a>]) -> Option<&'l [At<'a>]> {
    let goal = exact(whole)?;
    let mut sum = Number::ZERO;
    for (at, (_, part)) in list.iter().enumerate() {
        sum = sum + exact(part)?;
        if at > 0 && sum == goal {
            return list.get(..=at);
        }
    }
    None
}

pub(super) fn confirm(passage: &Passage, collector: &mut Collector, whole: At, parts: &[At]) {
    let Some(reckoning) = reckoning(whole.1, parts) else { return };
    collector
        .add(Draft::new(FindingKind::Sum, Severity::Confirmed).on(spans(passage, whole, parts)).reckoned(reckoning));
}

/// A sum that nearly holds, or is more than its whole: parts may be left out or overlap, so a person has to say.
fn suspect(passage: &Passage, collector: &mut Collector, whole: At, parts: &[At]) {
    let Some(reckoning) = reckoning(whole.1, parts).filter(|_| parts.len() > 1) else { return };
    let apart = reckoning.reckoned - reckoning.stated.value;
    let twentieth = reckoning.stated.value.checked_div(Number::from(20)).unwrap_or_default();
    let near = apart.abs() <= if is_measured(&whole.1.unit) { twentieth } else { twentieth.max(Number::ONE) };
    let listed = is_list(passage, parts);
    let states = parts.iter().all(|(_, part)| part.part_of == Some(whole.0)) && parts.len() > 1;
    let full = parts.len() > 2 || listed || states;
    let over = !apart.is_negative() && (listed || states);
    if full && (near || over) {
        collector
            .add(Draft::new(FindingKind::Sum, Severity::Question).on(spans(passage, whole, parts)).reckoned(reckoning));
    }
}

/// True when nothing but 、 parts the figures of a list.
pub(super) fn is_list(passage: &Passage, parts: &[At]) -> bool {
    parts.windows(2).all(|pair| match pair {
        [(_, one), (_, other)] => {
            let between = passage.between(one, other);
            between.matches('、').count() == 1 && !between.contains([',', ';', '。', '\u{ff0c}', ':'])
        }
        _ => true,
    })
}

pub(super) fn spans(passage: &Passage, whole: At, parts: &[At]) -> Vec<crate::model::Span> {
    parts.iter().chain([&whole]).filter_map(|(_, figure)| passage.span(figure)).collect()
}

/// The parts added up against the whole, in the unit of the whole.
pub(super) fn reckoning(whole: &Quantity, parts: &[At]) -> Option<Reckoning> {
    let mut sum = Number::ZERO;
    for (_, part) in parts {
        sum = sum + exact(part)?;
    }
    exact(whole)?;
    let figures = || parts.iter().map(|(_, part)| *part).chain([whole]);
    let coarsest = figures().map(|figure| step(figure.value, figure.magnitude)).max().unwrap_or_default();
    let rounded = is_measured(&whole.unit) || figures().any(|figure| figure.magnitude > 1);
    let count = Number::from(i64::try_from(parts.len() + 1).ok()?);
    let slack =
        if rounded { (half(coarsest) * count).checked_div(Number::from(whole.magnitude))? } else { Number::ZERO };
    Some(Reckoning {
        rule: Rule::Sum,
        terms: parts.iter().map(|(_, part)| term(part)).collect(),
        stated: term(whole),
        reckoned: sum.checked_div(Number::from(whole.magnitude))?,
        tolerance: slack,
    })
}

/// 应淘汰4台,已淘汰3台,剩余2台: whole less done is not what is left.
fn rest(passage: &Passage, whole: At, amounts: &[At], place: usize, collector: &mut Collector) {
    let (Some(done), Some(left)) = (amounts.get(place + 1), amounts.get(place + 2)) else { return };
    let named = passage.text().last(left.1.start as usize, &REST).is_some();
    let joined = same_unit(whole.1, done.1) && same_unit(whole.1, left.1) && passage.same_statement(whole.1, left.1);
    if !(named && joined && done.1.part_of == Some(whole.0)) {
        return;
    }
    let (Some(all), Some(part), Some(rest)) = (exact(whole.1), exact(done.1), exact(left.1)) else { return };
    if all - part == rest || is_measured(&whole.1.unit) && whole.1.magnitude != left.1.magnitude {
        return;
    }
    let Some(reckoned) = (all - part).checked_div(Number::from(left.1.magnitude)) else { return };
    let reckoning = Reckoning {
        rule: Rule::Difference,
        terms: vec![term(whole.1), term(done.1)],
        stated: term(left.1),
        reckoned,
        tolerance: Number::ZERO,
    };
    let draft = Draft::new(FindingKind::Rest, Severity::Error).on(spans(passage, *left, &[whole, *done]));
    collector.add(draft.reckoned(reckoning));
}

/// 新建学位300个,其中小学400个: a part that is more than the only figure it can be a part of.
fn above(passage: &Passage, amounts: &[At], collector: &mut Collector) {
    for pair in amounts.windows(2) {
        let [whole, part] = pair else { continue };
        let stated = passage.led_by(part.0, &["其中"]) && part.1.part_of.is_none();
        let alike = same_unit(whole.1, part.1) && passage.same_sentence(whole.1, part.1);
        let plain =
            !matches!(part.1.kind, FigureKind::Ratio | FigureKind::Change | FigureKind::Points | FigureKind::Duration);
        let (Some(all), Some(some)) = (exact(whole.1), exact(part.1)) else { continue };
        if stated && alike && plain && some > all && whole.1.part_of.is_none() && whole.1.kind == part.1.kind {
            let reckoning = Reckoning {
                rule: Rule::AtMost,
                terms: vec![term(part.1)],
                stated: term(whole.1),
                reckoned: part.1.value,
                tolerance: Number::ZERO,
            };
            let draft = Draft::new(FindingKind::PartOverWhole, Severity::Error);
            collector.add(draft.on(spans(passage, *whole, &[*part])).reckoned(reckoning));
        }
    }
}
