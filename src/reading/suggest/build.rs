//! From drafts to indicators: readings with their words, wholes, groups.

use crate::model::{Better, Bound, Indicator, IndicatorId, Origin, PartOf, Reading, Relation, Target};
use crate::text::Words;

use super::alike::{when, words};
use super::data::{Suggestion, SuggestionRule};
use super::draft::{Aim, At, Draft, figure};
use super::passage::Passage;

/// Words of what is to become less.
static WORSE: Words = Words::of("suggestion.less_is_better");

/// Words of what was done about it, which is to become more.
static DONE: Words = Words::of("suggestion.done_of_bad");

/// Builds the suggestions, in the order of their first words.
pub(super) fn build(passages: &[Passage], drafts: &[Draft]) -> Vec<Suggestion> {
    let place_of = |at: At| drafts.iter().position(|draft| draft.holds(at));
    let one = |(place, draft): (usize, &Draft)| Suggestion {
        indicator: indicator(passages, draft, place, draft.whole.and_then(place_of)),
        rule: draft.rule,
        sureness: draft.sureness,
        group: draft.beside.and_then(place_of).map_or(place, |other| other.min(place)),
    };
    drafts.iter().enumerate().map(one).collect()
}

fn id(place: usize) -> IndicatorId {
    IndicatorId::from(format!("s{place}"))
}

fn indicator(passages: &[Passage], draft: &Draft, place: usize, whole: Option<usize>) -> Indicator {
    let mut indicator = Indicator::new(id(place), draft.name.clone());
    let first = draft.first();
    let own = first.and_then(|at| figure(passages, at));
    let last = draft.readings.last().copied().or(first);
    if let Some(own) = own {
        indicator.unit = if own.unit == "大" { "个".to_owned() } else { own.unit.clone() };
    }
    indicator.better = better(&draft.name);
    indicator.measure = last.and_then(|at| passages.get(at.passage)).and_then(|passage| passage.measure.clone());
    let places = places(passages, draft);
    indicator.baseline = draft.baseline.and_then(|at| reading(passages, at, &places));
    if let Some(baseline) = indicator.baseline.as_mut().filter(|_| draft.rule == SuggestionRule::Turned) {
        // The time of the sentence is when the new value began.
        baseline.on = None;
    }
    indicator.readings = draft.readings.iter().filter_map(|at| reading(passages, *at, &places)).collect();
    indicator.target = draft.target.as_ref().and_then(|aim| target(passages, aim));
    indicator.part_of = whole.filter(|whole| *whole != place).map(|whole| PartOf {
        whole: id(whole),
        by: draft.by.clone(),
        extra: crate::model::Extra::default(),
    });
    indicator
}

/// Which way seems better, for the person to confirm.
fn better(name: &str) -> Better {
    let holds = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let open = name.contains("正在") || name.contains('未');
    if holds(&WORSE) && (open || !holds(&DONE)) { Better::Lower } else { Better::Higher }
}

/// The places that all values of a draft name: joined values were found alike in scope, so a place that only
/// some of them repeat parts none of them.
fn places<'a>(passages: &'a [Passage], draft: &Draft) -> Vec<&'a str> {
    let ats = draft.baseline.iter().chain(&draft.readings);
    let mut all = ats.filter_map(|at| figure(passages, *at)).map(|figure| words(figure, false));
    let mut shared = all.next().unwrap_or_default();
    for other in all {
        shared.retain(|place| other.contains(place));
    }
    shared
}

fn reading(passages: &[Passage], at: At, places: &[&str]) -> Option<Reading> {
    let own = figure(passages, at)?;
    let mut found = Reading::new(own.value);
    found.bound = own.bound;
    found.on = when(own);
    found.scope = words(own, true).into_iter().chain(places.iter().copied()).collect::<Vec<_>>().join(",");
    found.source = passages.get(at.passage)?.span(own.start as usize, own.end as usize);
    Some(found)
}

fn target(passages: &[Passage], aim: &Aim) -> Option<Target> {
    let at = aim.at?;
    let own = figure(passages, at)?;
    let norm = own.to.is_some() || matches!(own.bound, Some(Bound::AtMost | Bound::Under));
    Some(Target {
        value: aim.value,
        relation: if norm { Relation::AtMost } else { Relation::AtLeast },
        due: own.period.as_ref().and_then(|period| period.when),
        origin: if aim.stated { Origin::Stated } else { Origin::Derived },
        derivation: aim.derivation.clone(),
        source: passages.get(at.passage)?.span(own.start as usize, own.end as usize),
        extra: crate::model::Extra::default(),
    })
}
