//! Where an item is said to stand against its words and figures.

use crate::analysis::Attainment;
use crate::model::{Indicator, Item, NodeId, Number, Origin, Progress};
use crate::quantity::{FigureKind, FigureRole};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Reckoning, Rule, Severity, Term};
use super::passage::{ItemWords, Passage, exact, same_unit, term};

/// Words that say that work goes on.
const OPEN: [&str; 12] = [
    "正在推进",
    "正在施工",
    "正在整改",
    "正在办理",
    "正在开展",
    "正在加快",
    "正在筹",
    "尚未完成",
    "仍未完成",
    "未整改到位",
    "有序推进",
    "预计",
];

/// Words that say that all of it is done.
const ALL: [&str; 4] = ["全部解决", "全部完成", "已全部", "均已完成"];

pub(super) fn check(item: &Item, words: &ItemWords, collector: &mut Collector) {
    closing(item, collector);
    if item.progress.is_complete() {
        said_done(item, words, collector);
    } else {
        met(item, collector);
    }
    if item.progress == Progress::NotStarted {
        not_started(item, collector);
    }
}

/// 已销号 is a verifier's word and has a record; a record without the word is as odd.
fn closing(item: &Item, collector: &mut Collector) {
    match (&item.closed, item.progress) {
        (None, Progress::Closed) => {
            collector.add(Draft::new(FindingKind::ClosingAgainstStanding, Severity::Notice).marked("no_record"));
        }
        (Some(closed), progress) if progress != Progress::Closed => {
            let draft = Draft::new(FindingKind::ClosingAgainstStanding, Severity::Error).marked(progress.code());
            collector.add(draft.dated([crate::model::When::Day(closed.on)]));
        }
        _ => {}
    }
}

/// Said to be done: nothing may be left open, and no words say that work goes on.
fn said_done(item: &Item, words: &ItemWords, collector: &mut Collector) {
    left_open(item, collector);
    still_going_on(words, collector);
}

/// What was done of what is said to be done, in words that say that it goes on.
pub(super) fn still_going_on(words: &ItemWords, collector: &mut Collector) {
    for passage in &words.done {
        going_on(passage, collector);
    }
}

/// No target of what is said to be done may be missed, and no measure open.
pub(super) fn left_open(item: &Item, collector: &mut Collector) {
    for indicator in item.indicators.iter().filter(|indicator| Attainment::of(indicator).is_off()) {
        let draft = Draft::new(FindingKind::StandingAgainstWords, Severity::Question);
        let reading = indicator.latest().and_then(|reading| reading.source.clone());
        if let Some(reckoning) = shortfall(indicator) {
            collector.add(draft.at(NodeId::Indicator(indicator.id.clone())).on(reading).reckoned(reckoning));
        }
    }
    let open = [Progress::NotStarted, Progress::InProgress];
    for measure in item.measures.iter().filter(|measure| open.contains(&measure.progress)) {
        let draft = Draft::new(FindingKind::StandingAgainstWords, Severity::Question);
        collector.add(draft.at(NodeId::Measure(measure.id.clone())).marked(measure.progress.code()));
    }
}

fn shortfall(indicator: &Indicator) -> Option<Reckoning> {
    let (target, reading) = (indicator.target.as_ref()?, indicator.latest()?);
    let own = |value| Term::new(value, &indicator.unit);
    let terms = vec![own(reading.value)];
    Some(Reckoning {
        rule: Rule::Same,
        terms,
        stated: own(target.value),
        reckoned: reading.value,
        tolerance: Number::ZERO,
    })
}

/// 正在推进, or works of which a share below a hundred is done.
fn going_on(passage: &Passage, collector: &mut Collector) {
    let words: String = passage.text().plain(passage.chars.start, passage.chars.end).iter().collect();
    if let Some((word, at)) = OPEN.iter().find_map(|word| Some((word, words.find(word)?))) {
        let start = passage.chars.start + words.get(..at).map_or(0, |head| head.chars().count());
        let draft = Draft::new(FindingKind::StandingAgainstWords, Severity::Question).marked(word);
        collector.add(draft.on(passage.span_of(start, start + word.chars().count())));
    }
    for (_, figure) in passage.amounts() {
        if figure.has(FigureRole::Completion) && figure.kind == FigureKind::Ratio && figure.value < Number::HUNDRED {
            let reckoning = Reckoning {
                rule: Rule::Same,
                terms: vec![term(figure)],
                stated: Term::new(Number::HUNDRED, "%"),
                reckoned: figure.value,
                tolerance: Number::ZERO,
            };
            let draft = Draft::new(FindingKind::StandingAgainstWords, Severity::Question);
            collector.add(draft.on(passage.span(figure)).reckoned(reckoning));
        }
    }
}

/// All targets that the text or a person set are met: the item could be reported done.
fn met(item: &Item, collector: &mut Collector) {
    let set = |indicator: &&Indicator| indicator.target.as_ref().is_some_and(|target| target.origin != Origin::Derived);
    let with_target: Vec<&Indicator> = item.indicators.iter().filter(|indicator| indicator.target.is_some()).collect();
    let all_met = with_target.iter().all(|indicator| Attainment::of(indicator).met == Some(true));
    let Some(first) = item.indicators.iter().find(set).filter(|_| all_met) else { return };
    if let Some(reckoning) = shortfall(first) {
        let source = first.latest().and_then(|reading| reading.source.clone());
        collector.add(Draft::new(FindingKind::TargetMetNotClosed, Severity::Question).on(source).reckoned(reckoning));
    }
}

/// Said not to have begun, while measures are done or under way.
fn not_started(item: &Item, collector: &mut Collector) {
    let begun = |progress| !matches!(progress, Progress::NotStarted | Progress::Unstated);
    for measure in item.measures.iter().filter(|measure| begun(measure.progress)) {
        let draft = Draft::new(FindingKind::StandingAgainstWords, Severity::Question);
        collector.add(draft.at(NodeId::Measure(measure.id.clone())).marked(measure.progress.code()));
    }
}

/// 116个,已全部解决105个: all of it, and yet not all.
pub(super) fn words(passage: &Passage, collector: &mut Collector) {
    for (_, part) in passage.amounts() {
        let Some(whole) = part.part_of.and_then(|whole| passage.figure(whole)) else { continue };
        let (start, text) = (part.start as usize, passage.text());
        let stated = text.holds(text.clause(start).max(whole.end as usize), start, &ALL);
        let (Some(some), Some(all)) = (exact(part), exact(whole)) else { continue };
        if stated && some < all && same_unit(part, whole) && passage.same_statement(part, whole) {
            let reckoning = Reckoning {
                rule: Rule::Same,
                terms: vec![term(part)],
                stated: term(whole),
                reckoned: part.value,
                tolerance: Number::ZERO,
            };
            let spans = [passage.span(whole), passage.span(part)].into_iter().flatten();
            collector
                .add(Draft::new(FindingKind::StandingAgainstWords, Severity::Question).on(spans).reckoned(reckoning));
        }
    }
}
