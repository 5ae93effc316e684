//! Growth against the two values it lies between: 2.29 to 2.43 is 6.1 %.
//!
//! The stated rate may be in constant prices (412 to 434.5 亿元 with 4.5 %), so a difference is a question, unless the
//! text gives both values and the rate in one breath (由…增加到…,增长…%).

use std::cmp::Ordering;

use crate::model::{Indicator, Item, Number, Reading, Span, When};
use crate::quantity::{FigureKind, FigureRole, Quantity};

use super::collector::{Collector, Draft};
use super::digits::{decimals, half, slack, step};
use super::finding::{FindingKind, Reckoning, Rule, Severity};
use super::passage::{ItemWords, Passage, exact, same_unit, term};
use super::sums::At;

/// The longest way from a value to its growth, in characters.
const REACH: u32 = 8;

/// Synonyms.
const OUTPUT: [&str; 4] = ["经济总量", "地区生产总值", "生产总值", "GDP"];

/// So many characters in common make two nouns the same.
const COMMON: usize = 4;

/// A value in the words, with the passage it stands in.
type Place<'a> = (&'a Passage, &'a Quantity);

pub(super) fn check(item: &Item, words: &ItemWords, collector: &mut Collector) {
    for passage in words.all() {
        let amounts = passage.amounts();
        for (place, growth) in amounts.iter().enumerate() {
            let Some(after) = place.checked_sub(1).and_then(|place| amounts.get(place)) else { continue };
            if !grows(passage, after.1, growth.1) {
                continue;
            }
            let direct = place.checked_sub(2).and_then(|place| amounts.get(place));
            let direct = direct.filter(|before| is_turn(passage, **before, *after));
            let before = direct.map(|(_, before)| (passage, *before));
            let before = before.or_else(|| year_before(words, (passage, after.1)));
            let before = before.or_else(|| joined(words, &item.indicators, (passage, after.1)));
            if let Some(before) = before {
                hold(before, (passage, after.1), growth.1, direct.is_some(), collector);
            }
        }
    }
}

/// 434.5亿元、增长4.5%: a rate of change close behind a value.
fn grows(passage: &Passage, after: &Quantity, growth: &Quantity) -> bool {
    let verb = ["增长", "增加", "上升", "提高", "下降", "减少", "降低", "增速", "增幅", "降幅"];
    let between = passage.between(after, growth);
    growth.kind == FigureKind::Change
        && growth.unit == "%"
        && exact(growth).is_some()
        && !matches!(after.kind, FigureKind::Ratio | FigureKind::Change | FigureKind::Points | FigureKind::Duration)
        && growth.start - after.end <= REACH
        && verb.iter().any(|verb| between.contains(verb))
        && passage.same_sentence(after, growth)
}

/// 由1970元调整为2200元.
fn is_turn(passage: &Passage, before: At, after: At) -> bool {
    before.1.has(FigureRole::Before) && after.1.has(FigureRole::After) && same_unit(before.1, after.1) && {
        passage.same_statement(before.1, after.1)
    }
}

/// The value of the same quantity a year before.
fn year_before<'a>(words: &'a ItemWords, after: Place) -> Option<Place<'a>> {
    let former = former(period(after.1)?)?;
    let noun = noun(after);
    let found = words.all().flat_map(|passage| passage.amounts().into_iter().map(move |(_, figure)| (passage, figure)));
    let mut fit = found
        .filter(|place| same_unit(place.1, after.1) && period(place.1) == Some(former) && place.1.kind == after.1.kind);
    fit.find(|place| is_same_thing(&self::noun(*place), &noun))
}

fn period(figure: &Quantity) -> Option<When> {
    figure.period.as_ref().filter(|period| !period.deadline)?.when
}

/// The same range a year before.
fn former(when: When) -> Option<When> {
    match when {
        When::Year(year) => Some(When::Year(year - 1)),
        When::Half(year, half) => Some(When::Half(year - 1, half)),
        When::Quarter(year, quarter) => Some(When::Quarter(year - 1, quarter)),
        When::Month(year, month) => Some(When::Month(year - 1, month)),
        When::Day(_) => None,
    }
}

/// The words of the clause before a figure.
fn noun((passage, figure): Place) -> Vec<char> {
    let start = figure.start as usize;
    passage.text().plain(passage.text().piece(start).max(start.saturating_sub(30)), start).to_vec()
}

fn is_same_thing(one: &[char], other: &[char]) -> bool {
    let text = |chars: &[char]| chars.iter().collect::<String>();
    let output = |chars: &[char]| OUTPUT.iter().any(|word| text(chars).contains(word));
    output(one) && output(other) || shares(one, other, COMMON)
}

/// True when two stretches have so many Chinese characters in a row in common.
pub(super) fn shares(one: &[char], other: &[char], length: usize) -> bool {
    let han = |run: &[char]| run.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c));
    one.windows(length).any(|run| han(run) && other.windows(length).any(|at| at == run))
}

/// The value a year before by an indicator that has both, with the words each was read from.
fn joined<'a>(words: &'a ItemWords, indicators: &[Indicator], after: Place) -> Option<Place<'a>> {
    let span = after.0.span(after.1)?;
    let holds = |reading: &Reading| {
        reading.value == after.1.value && reading.source.as_ref().is_some_and(|source| source.holds(&span))
    };
    indicators.iter().find_map(|indicator| {
        let values = || indicator.baseline.iter().chain(&indicator.readings);
        let reading = values().find(|reading| holds(reading))?;
        let former = former(reading.on?)?;
        let before = values().find(|value| value.on == Some(former) && value.comparable(reading))?;
        place_of(words, before.source.as_ref()?, before.value)
    })
}

fn place_of<'a>(words: &'a ItemWords, span: &Span, value: Number) -> Option<Place<'a>> {
    words.all().find_map(|passage| {
        let amounts = passage.amounts();
        let inside = |figure: &Quantity| passage.span(figure).is_some_and(|at| span.holds(&at));
        amounts.into_iter().find(|(_, figure)| figure.value == value && inside(figure)).map(|(_, f)| (passage, f))
    })
}

/// Holds the stated growth against the least and the most that the written digits allow.
fn hold(before: Place, after: Place, growth: &Quantity, direct: bool, collector: &mut Collector) {
    let (Some(from), Some(to)) = (exact(before.1), exact(after.1)) else { return };
    let falls = ["下降", "减少", "降低", "降幅"].iter().any(|verb| after.0.between(after.1, growth).contains(verb));
    let stated = if falls { -growth.value } else { growth.value };
    let (wide, narrow) = (slack(before.1), slack(after.1));
    let grown = |from: Number, to: Number| {
        (to - from)
            .checked_mul(Number::HUNDRED)?
            .checked_div(from)
            .filter(|_| from.cmp(&Number::ZERO) == Ordering::Greater)
    };
    let (Some(middle), Some(least), Some(most)) =
        (grown(from, to), grown(from + wide, to - narrow), grown(from - wide, to + narrow))
    else {
        return;
    };
    let digit = half(step(growth.value, 1));
    let severity = match stated {
        stated if stated + digit >= least && stated - digit <= most => Severity::Confirmed,
        _ if direct => Severity::Error,
        _ => Severity::Question,
    };
    let reckoning = Reckoning {
        rule: Rule::Growth,
        terms: vec![term(before.1), term(after.1)],
        stated: super::finding::Term::new(stated, &growth.unit),
        reckoned: middle.round(decimals(growth.value) + 2),
        tolerance: ((most - middle).max(middle - least) + digit).round(decimals(growth.value) + 2),
    };
    let spans = [before.0.span(before.1), after.0.span(after.1), after.0.span(growth)].into_iter().flatten();
    collector.add(Draft::new(FindingKind::Growth, severity).on(spans).reckoned(reckoning));
}
