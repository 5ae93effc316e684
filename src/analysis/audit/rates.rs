//! A rate against the two counts it is made of: 78个已配备58个,整改完成74.4%.

use crate::model::Number;
use crate::quantity::{FigureKind, Quantity};

use super::collector::{Collector, Draft};
use super::digits::{decimals, half, is_measured, percentage, step};
use super::finding::{FindingKind, Reckoning, Rule, Severity};
use super::passage::{Passage, exact, same_unit, term};
use super::sums::At;

/// The longest way from the part to its rate, in characters.
const REACH: u32 = 14;

/// Rates of something else than the counts beside them.
const OTHERS: [&str; 14] = [
    "工程量",
    "进度",
    "投资",
    "资金",
    "金额",
    "面积",
    "任务",
    "目标",
    "增",
    "降",
    "同比",
    "其中",
    "计划",
    // What is exceeded is a limit, and no share: 9个超过合同价10%.
    "超",
];

/// Words that say of a part that it is not done, so that a rate of what is done is not its own.
const OPEN: [&str; 7] = ["未", "正在", "剩余", "还有", "尚", "待", "暂缓"];

pub(super) fn check(passage: &Passage, collector: &mut Collector) {
    let amounts = passage.amounts();
    for (place, rate) in amounts.iter().enumerate() {
        let before = amounts.get(..place).unwrap_or_default();
        let Some(part) = before.last() else { continue };
        let sought = rate.1.kind == FigureKind::Ratio && rate.1.unit == "%" && exact(rate.1).is_some();
        if !sought || !follows(passage, part.1, rate.1) {
            continue;
        }
        let stated = part.1.part_of.and_then(|whole| Some((whole, passage.figure(whole)?)));
        let beside = before.iter().rev().nth(1).map(|(_, figure)| *figure);
        let beside = beside.filter(|whole| same_unit(whole, part.1) && passage.same_statement(whole, part.1));
        if let Some((at, whole)) = stated {
            let parts: Vec<At> = before.iter().filter(|(_, other)| other.part_of == Some(at)).copied().collect();
            among(passage, &parts, whole, rate.1, collector);
        } else if let Some(whole) = beside {
            hold(passage, *part, whole, rate.1, false, collector);
        }
    }
}

/// The rate of one of several parts: 697个,完成688个,基本完成4个,未完成5个,完成率98.71% is that of the first.
fn among(passage: &Passage, parts: &[At], whole: &Quantity, rate: &Quantity, collector: &mut Collector) {
    let fits = |part: &&At| {
        let share = exact(part.1).zip(exact(whole)).and_then(|(some, all)| percentage(some, all));
        share.is_some_and(|share| (share - rate.value).abs() < step(rate.value, 1))
    };
    let open = |part: &At| passage.led_by(part.0, &OPEN);
    if let Some(part) = parts.iter().find(fits) {
        hold(passage, *part, whole, rate, true, collector);
    } else if let [part] = parts
        && !open(part)
    {
        hold(passage, *part, whole, rate, true, collector);
    }
}

/// True when a rate stands close behind its part and is not of another quantity.
fn follows(passage: &Passage, part: &Quantity, rate: &Quantity) -> bool {
    let between = passage.between(part, rate);
    passage.same_statement(part, rate)
        && rate.start - part.end <= REACH
        && !OTHERS.iter().any(|word| between.contains(word))
}

/// `stated`: the words say that the one is a part of the other.
fn hold(passage: &Passage, part: At, whole: &Quantity, rate: &Quantity, stated: bool, collector: &mut Collector) {
    let (Some(some), Some(all)) = (exact(part.1), exact(whole)) else { return };
    let Some(share) = percentage(some, all).filter(|share| *share <= Number::HUNDRED) else { return };
    let last = step(rate.value, 1);
    let apart = (share - rate.value).abs();
    let severity = match apart {
        apart if apart <= half(last) => Severity::Confirmed,
        // Cut off instead of rounded.
        apart if apart < last => return,
        // The rate of the others: of 96 there are 35 that fail, and the rate of those that work is told.
        _ if (Number::HUNDRED - share - rate.value).abs() < last => return,
        _ if stated && !is_measured(&whole.unit) => Severity::Error,
        _ if stated || passage.between(part.1, rate).contains('占') => Severity::Question,
        _ => return,
    };
    let reckoning = Reckoning {
        rule: Rule::Share,
        terms: vec![term(part.1), term(whole)],
        stated: term(rate),
        reckoned: share.round(decimals(rate.value) + 2),
        tolerance: half(last),
    };
    let spans = [whole, part.1, rate].into_iter().filter_map(|figure| passage.span(figure));
    collector.add(Draft::new(FindingKind::Rate, severity).on(spans).reckoned(reckoning));
}
