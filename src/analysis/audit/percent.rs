//! Percentages that cannot be, and % where the difference of two percentages is meant.

use crate::model::{Indicator, NodeId, Number};
use crate::quantity::{FigureKind, Quantity};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Reckoning, Rule, Severity, Term};
use super::passage::{Passage, term};

/// Shares of a whole: never over a hundred.
const SHARES: [&str; 13] = [
    "占比",
    "比重",
    "覆盖率",
    "普及率",
    "合格率",
    "满意率",
    "办结率",
    "化解率",
    "整改率",
    "达标率",
    "收集率",
    "配备率",
    "就业率",
];

/// Rates that may be over a hundred without anyone wondering.
const FREE: [&str; 13] = ["增", "升", "降", "涨", "跌", "超", "目标", "任务", "计划", "负债", "利用", "概算", "同比"];

/// So many characters behind a percentage may excuse it: 106%,超额完成.
const BEHIND: usize = 6;

/// Nouns of a rate, behind which a difference is one of percentage points.
const RATES: [&str; 7] = ["增速", "增幅", "率", "占比", "比重", "比例", "涨幅"];

/// Words that compare one rate with another and open their clause.
const COMPARES: [&str; 14] =
    ["较", "比", "同比", "环比", "高于", "低于", "高出", "上升", "下降", "提高", "提升", "回落", "增加", "降低"];

pub(super) fn check(passage: &Passage, collector: &mut Collector) {
    over(passage, collector);
    points(passage, collector);
}

/// 覆盖率达120%.
fn over(passage: &Passage, collector: &mut Collector) {
    for (_, figure) in passage.amounts() {
        if figure.kind != FigureKind::Ratio || figure.unit != "%" || figure.value <= Number::HUNDRED {
            continue;
        }
        let start = figure.start as usize;
        let (from, to) = (passage.text().clause(start), (figure.end as usize + BEHIND).min(passage.text().len()));
        let clause: String = passage.text().plain(from, to).iter().collect();
        if let Some(severity) = weigh(&clause) {
            let draft = Draft::new(FindingKind::OverHundred, severity).on(passage.span(figure));
            collector.add(draft.reckoned(at_most(term(figure))));
        }
    }
}

/// The same for the values of an indicator.
pub(super) fn indicator(indicator: &Indicator, collector: &mut Collector) {
    let Some(severity) = weigh(&indicator.name).filter(|_| indicator.unit == "%") else { return };
    for reading in indicator.baseline.iter().chain(&indicator.readings) {
        if reading.value > Number::HUNDRED {
            let draft = Draft::new(FindingKind::OverHundred, severity).at(NodeId::Indicator(indicator.id.clone()));
            collector.add(draft.on(reading.source.clone()).reckoned(at_most(Term::new(reading.value, "%"))));
        }
    }
}

fn weigh(noun: &str) -> Option<Severity> {
    if FREE.iter().any(|word| noun.contains(word)) {
        None
    } else if SHARES.iter().any(|word| noun.contains(word)) {
        Some(Severity::Error)
    } else {
        Some(Severity::Question)
    }
}

fn at_most(term: Term) -> Reckoning {
    let reckoned = term.value;
    let stated = Term::new(Number::HUNDRED, "%");
    Reckoning { rule: Rule::AtMost, terms: vec![term], stated, reckoned, tolerance: Number::ZERO }
}

/// 增速4.9%,较2024年上升0.4%.
fn points(passage: &Passage, collector: &mut Collector) {
    let amounts = passage.amounts();
    let mut rate: Option<&Quantity> = None;
    let mut meant: Vec<&Quantity> = Vec::new();
    for (_, figure) in amounts {
        if rate.is_some_and(|rate| differs(passage, rate, figure)) || follows(passage, meant.last().copied(), figure) {
            meant.push(figure);
            continue;
        }
        flush(passage, rate, &mut meant, collector);
        rate = is_rate(passage, figure).then_some(figure);
    }
    flush(passage, rate, &mut meant, collector);
}

fn flush(passage: &Passage, rate: Option<&Quantity>, meant: &mut Vec<&Quantity>, collector: &mut Collector) {
    let (Some(rate), Some(first)) = (rate, meant.first()) else { return };
    let reckoning = Reckoning {
        rule: Rule::Difference,
        terms: [rate].into_iter().chain(meant.iter().copied().skip(1)).map(term).collect(),
        stated: term(first),
        reckoned: first.value,
        tolerance: Number::ZERO,
    };
    let spans: Vec<_> = meant.iter().filter_map(|figure| passage.span(figure)).collect();
    let draft = Draft::new(FindingKind::PercentForPoints, Severity::Question).on(spans).reckoned(reckoning);
    collector.add(draft.suggesting(format!("{}个百分点", first.value)));
    meant.clear();
}

fn is_rate(passage: &Passage, figure: &Quantity) -> bool {
    let (start, text) = (figure.start as usize, passage.text());
    figure.unit == "%" && text.holds(text.clause(start).max(start.saturating_sub(10)), start, &RATES)
}

/// A change in percent whose clause begins with a word that compares: it has no noun of its own.
fn differs(passage: &Passage, rate: &Quantity, figure: &Quantity) -> bool {
    let text = passage.text();
    let clause = text.piece(figure.start as usize);
    figure.kind == FigureKind::Change
        && figure.unit == "%"
        && passage.same_statement(rate, figure)
        && clause >= rate.end as usize
        && text.first(clause, &COMPARES).is_some()
}

/// 高于全省0.1%、全市0.1%.
fn follows(passage: &Passage, former: Option<&Quantity>, figure: &Quantity) -> bool {
    former.is_some_and(|former| {
        let between = passage.between(former, figure);
        figure.kind == FigureKind::Change
            && figure.unit == "%"
            && between.starts_with('、')
            && between.chars().count() < 6
    })
}
