//! One figure that a person points at, as a reading, a target or an indicator of its own.

use crate::model::{Indicator, IndicatorId, Item, Origin, Reading, Relation, Source, Span, Target};
use crate::quantity::{Quantity, quantities};

use super::alike::{when, words};
use super::suggestions;

/// The figure of the source that lies at these words.
#[must_use]
pub fn figure_at(source: &Source, span: &Span) -> Option<Quantity> {
    let text = source.paragraphs.get(span.paragraph as usize)?;
    quantities(text).into_iter().find(|figure| figure.start == span.start && figure.is_amount())
}

/// A figure as a reading: its value, bound, time, scope and words.
#[must_use]
pub fn reading_of(figure: &Quantity, span: &Span) -> Reading {
    let mut reading = Reading::new(figure.value);
    reading.bound = figure.bound;
    reading.on = when(figure);
    reading.scope = words(figure, true).into_iter().chain(words(figure, false)).collect::<Vec<_>>().join(",");
    reading.source = Some(span.clone());
    reading
}

/// A figure as a target that the text states: at least so much, but at most the end of a range.
#[must_use]
pub fn target_of(figure: &Quantity, span: &Span) -> Target {
    Target {
        value: figure.to.unwrap_or(figure.value),
        relation: if figure.to.is_some() { Relation::AtMost } else { Relation::AtLeast },
        due: figure.period.as_ref().and_then(|period| period.when),
        origin: Origin::Stated,
        derivation: String::new(),
        source: Some(span.clone()),
        extra: crate::model::Extra::default(),
    }
}

/// A figure as an indicator: the one that would be suggested for it, else one of its own under the words before it.
#[must_use]
pub fn indicator_of(item: &Item, source: &Source, figure: &Quantity, span: &Span) -> Indicator {
    let about = |indicator: &Indicator| {
        indicator.latest().or(indicator.baseline.as_ref()).is_some_and(|own| own.source.as_ref() == Some(span))
    };
    let suggested = suggestions(item, source).into_iter().map(|suggestion| suggestion.indicator).find(about);
    if let Some(indicator) = suggested {
        return Indicator { part_of: None, ..indicator };
    }
    let mut indicator = Indicator::new(IndicatorId::from("s0"), named(source, figure, span));
    indicator.unit.clone_from(&figure.unit);
    indicator.readings = vec![reading_of(figure, span)];
    indicator
}

/// The words of the clause before a figure with the noun that it counts.
fn named(source: &Source, figure: &Quantity, span: &Span) -> String {
    let text = source.paragraphs.get(span.paragraph as usize).map(String::as_str).unwrap_or_default();
    let before: String = text.chars().take(span.start as usize).collect();
    let clause = before.rsplit([',', ',', ';', ';', '。', ':', ':', '、']).next().unwrap_or_default();
    let name = format!("{}{}", clause.trim(), figure.counted_noun);
    if name.is_empty() { figure.text.clone() } else { name }
}
