//! Lists and their totals: a、b、c,共计d; 合计d,涉及a、b、c; and 分别 with its names and values.

use crate::model::Number;
use crate::quantity::{FigureRole, Quantity};

use super::collector::{Collector, Draft};
use super::digits::significant;
use super::finding::{FindingKind, Reckoning, Rule, Severity, Term};
use super::passage::{Passage, exact, same_unit};
use super::sums::{At, LONGEST, Settled, confirm, holding, is_list, reckoning, spans};

/// Words that close a list with its total.
const TOTALS: [&str; 7] = ["共计", "合计", "总计", "总共", "一共", "共有", "共"];

/// A sum of so many digits does not hold by chance.
const TELLING: usize = 4;

pub(super) fn check(passage: &Passage, collector: &mut Collector, settled: &mut Settled) {
    let amounts = passage.amounts();
    for (place, total) in amounts.iter().enumerate() {
        if total.1.has(FigureRole::Total) {
            before(passage, &amounts, place, *total, collector, settled);
            behind(passage, &amounts, place, *total, collector, settled);
        }
        each(passage, &amounts, place, collector);
    }
    top(passage, &amounts, collector, settled);
}

/// 7009万元、…5032万元,共计25330万元.
fn before(
    passage: &Passage,
    amounts: &[At],
    place: usize,
    total: At,
    collector: &mut Collector,
    settled: &mut Settled,
) {
    let mut list: Vec<At> = Vec::new();
    for figure in amounts.get(..place).unwrap_or_default().iter().rev().take(LONGEST) {
        if !same_unit(figure.1, total.1) || !passage.same_statement(figure.1, total.1) {
            break;
        }
        list.push(*figure);
    }
    if let Some(parts) = holding(total.1, &list) {
        let parts: Vec<At> = parts.iter().rev().copied().collect();
        settled.parts.extend(parts.iter().map(|(at, _)| *at));
        confirm(passage, collector, total, &parts);
        return;
    }
    list.reverse();
    let closed = list.last().is_some_and(|(_, last)| closes(&passage.between(last, total.1)));
    if !(closed && list.len() > 1 && is_list(passage, &list)) {
        return;
    }
    let Some(reckoning) = reckoning(total.1, &list) else { return };
    let near = (reckoning.reckoned - reckoning.stated.value).abs() <= reckoning.tolerance;
    let severity = if near { Severity::Question } else { Severity::Error };
    collector.add(Draft::new(FindingKind::Sum, severity).on(spans(passage, total, &list)).reckoned(reckoning));
}

/// True for the words between a list and its total: 、共计 or ,共计资金, and nothing else.
fn closes(between: &str) -> bool {
    let words = between.trim_start_matches([',', '、', '\u{ff0c}', ';']);
    let Some(noun) = TOTALS.iter().find_map(|total| words.strip_prefix(total)) else { return false };
    words.len() < between.len() && matches!(noun, "" | "资金" | "金额" | "约" | "为")
}

/// 合计2331.98万元,主要涉及科技领域748.4万元、….
fn behind(
    passage: &Passage,
    amounts: &[At],
    place: usize,
    total: At,
    collector: &mut Collector,
    settled: &mut Settled,
) {
    let alike = |figure: &At| same_unit(figure.1, total.1) && passage.same_statement(figure.1, total.1);
    let list: Vec<At> =
        amounts.get(place + 1..).unwrap_or_default().iter().take_while(|f| alike(f)).take(LONGEST).copied().collect();
    if let Some(parts) = holding(total.1, &list) {
        settled.parts.extend(parts.iter().map(|(at, _)| *at));
        confirm(passage, collector, total, parts);
        return;
    }
    if list.len() < 3 || !is_list(passage, &list) || list.iter().any(|(_, part)| part.part_of.is_some()) {
        return;
    }
    let Some(reckoning) = reckoning(total.1, &list) else { return };
    let apart = (reckoning.reckoned - reckoning.stated.value).abs();
    if apart.checked_mul(Number::from(20)).is_some_and(|apart| apart <= reckoning.stated.value) {
        collector
            .add(Draft::new(FindingKind::Sum, Severity::Question).on(spans(passage, total, &list)).reckoned(reckoning));
    }
}

/// A figure and those that follow it, parts of settled sums left out: too many digits to hold by chance.
fn top(passage: &Passage, amounts: &[At], collector: &mut Collector, settled: &mut Settled) {
    let mut found = Vec::new();
    for (place, whole) in amounts.iter().enumerate() {
        if significant(whole.1.value) < TELLING {
            continue;
        }
        let free = |figure: &&At| {
            !settled.parts.contains(&figure.0) && figure.1.part_of.is_none() && same_unit(figure.1, whole.1)
        };
        let list: Vec<At> =
            amounts.get(place + 1..).unwrap_or_default().iter().filter(free).take(LONGEST).copied().collect();
        let parts = holding(whole.1, &list).filter(|parts| parts.len() > 2);
        if let Some(parts) = parts {
            confirm(passage, collector, *whole, parts);
            found.extend(parts.iter().map(|(at, _)| *at));
        }
    }
    settled.parts.extend(found);
}

/// 甲、乙和丙分别为3、5个: as many values as names.
fn each(passage: &Passage, amounts: &[At], place: usize, collector: &mut Collector) {
    let Some(first) = amounts.get(place).filter(|figure| passage.led_by(figure.0, &["分别"])) else { return };
    let follows = |pair: (&At, &At)| matches!(passage.between(pair.0.1, pair.1.1).as_str(), "、" | "和" | "与" | "及");
    let rest = amounts.get(place..).unwrap_or_default();
    let more = rest.iter().zip(rest.iter().skip(1)).take_while(|pair| follows(*pair)).count();
    let Some(names) = names(passage, first.1).filter(|names| *names > 1 && more > 0 && *names != more + 1) else {
        return;
    };
    let values: Vec<At> = rest.iter().take(more + 1).copied().collect();
    let number = |count: usize| Number::from(i64::try_from(count).unwrap_or_default());
    let reckoning = Reckoning {
        rule: Rule::Count,
        terms: values.iter().map(|(_, figure)| super::passage::term(figure)).collect(),
        stated: Term::new(number(names), ""),
        reckoned: number(values.len()),
        tolerance: Number::ZERO,
    };
    let spans: Vec<_> = values.iter().filter_map(|(_, figure)| passage.span(figure)).collect();
    collector.add(Draft::new(FindingKind::Each, Severity::Question).on(spans).reckoned(reckoning));
}

/// How many names stand before 分别 in the clause of a figure, by the marks between them.
fn names(passage: &Passage, figure: &Quantity) -> Option<usize> {
    exact(figure)?;
    let start = figure.start as usize;
    let clause: String = passage.text().plain(passage.text().clause(start), start).iter().collect();
    let (names, _) = clause.split_once("分别")?;
    Some(names.matches(['、', '和', '与', '及']).count() + 1)
}
