//! Units off by a magnitude (万 for 亿), and values that their own words do not hold.

use std::collections::HashMap;

use crate::model::{Indicator, NodeId, Number, Reading, Source, Span};
use crate::quantity::{Quantity, quantities};

use super::collector::{Collector, Draft};
use super::digits::{significant, split_unit};
use super::finding::{FindingKind, Reckoning, Rule, Severity, Term};
use super::growth::shares;
use super::passage::{ItemWords, Passage, exact, term};

/// Fewer digits may be the same by chance.
const TELLING: usize = 3;

/// 资金2331.98万元 and 资金2331.98亿元 in one item.
pub(super) fn check(words: &ItemWords, collector: &mut Collector) {
    let mut seen: HashMap<(Number, &str), Vec<(&Passage, &Quantity)>> = HashMap::new();
    for passage in words.all() {
        for (_, figure) in passage.amounts() {
            if exact(figure).is_none() || significant(figure.value) < TELLING {
                continue;
            }
            let alike = seen.entry((figure.value, figure.plain_unit())).or_default();
            for (other_passage, other) in alike.iter() {
                if other.magnitude != figure.magnitude && shares(&noun(passage, figure), &noun(other_passage, other), 2)
                {
                    let spans = [other_passage.span(other), passage.span(figure)].into_iter().flatten();
                    let draft = Draft::new(FindingKind::UnitMagnitude, Severity::Question).on(spans);
                    collector.add(draft.reckoned(same(term(other), term(figure), figure.value)));
                }
            }
            alike.push((passage, figure));
        }
    }
}

fn noun(passage: &Passage, figure: &Quantity) -> Vec<char> {
    let start = figure.start as usize;
    passage.text().plain(passage.text().piece(start).max(start.saturating_sub(10)), start).to_vec()
}

fn same(one: Term, stated: Term, reckoned: Number) -> Reckoning {
    Reckoning { rule: Rule::Same, terms: vec![one], stated, reckoned, tolerance: Number::ZERO }
}

/// The values of an indicator against the words they were read from.
pub(super) fn indicator(source: &Source, indicator: &Indicator, words: &ItemWords, collector: &mut Collector) {
    for reading in indicator.baseline.iter().chain(&indicator.readings) {
        let Some(span) = &reading.source else { continue };
        if words.all().any(|passage| passage.paragraph == Some(span.paragraph)) {
            let figures: Vec<&Quantity> = words.all().flat_map(|passage| inside(passage, span)).collect();
            against(indicator, reading, &figures, collector);
        } else if let Some(words) = span.words(source) {
            let figures = quantities(words);
            against(indicator, reading, &figures.iter().filter(|f| f.is_amount()).collect::<Vec<_>>(), collector);
        }
    }
}

/// The amounts of a passage that a span touches.
fn inside<'a>(passage: &'a Passage, span: &Span) -> impl Iterator<Item = &'a Quantity> {
    let (start, end, here) = (span.start, span.end, passage.paragraph == Some(span.paragraph));
    let figures = passage.figures().map(|(_, figure)| figure);
    figures.filter(move |figure| here && figure.is_amount() && figure.start < end && start < figure.end)
}

fn against(indicator: &Indicator, reading: &Reading, figures: &[&Quantity], collector: &mut Collector) {
    let (times, plain) = split_unit(&indicator.unit);
    let Some(value) = reading.value.checked_mul(Number::from(times)) else { return };
    let holds = |figure: &Quantity| {
        figure.plain_value() == Some(value) || figure.to == Some(reading.value) || figure.value == -reading.value
    };
    if figures.is_empty() || figures.iter().copied().any(holds) {
        return;
    }
    let draft = |kind, severity| {
        let draft = Draft::new(kind, severity).at(NodeId::Indicator(indicator.id.clone()));
        draft.on(reading.source.clone())
    };
    let own = Term::new(reading.value, &indicator.unit);
    let apart = figures.iter().find(|f| f.value == reading.value && f.magnitude != times && f.plain_unit() == plain);
    if let Some(figure) = apart {
        let reckoning = same(own, term(figure), reading.value);
        collector.add(draft(FindingKind::UnitMagnitude, Severity::Error).reckoned(reckoning));
    } else if let Some(figure) = figures.iter().find(|figure| figure.plain_unit() == plain) {
        let reckoning = same(own, term(figure), reading.value);
        collector.add(draft(FindingKind::UnlikeSource, Severity::Question).reckoned(reckoning));
    }
}
