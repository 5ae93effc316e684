//! Indicators suggested from the words of the selected item, and figures of the source put to use. Nothing is ever
//! added by itself.

mod handle;

use std::sync::Arc;

use crate::model::{IndicatorId, Item, Report, Span};
use crate::reading::suggest::{self, Suggestion};

/// What is suggested for the selected item.
#[derive(Debug, Default)]
pub struct Suggested {
    /// The suggestions that are neither in the dataset nor refused.
    pub list: Arc<Vec<Suggestion>>,
    /// The item and the report that they are about.
    pub of: Option<(Arc<Report>, Arc<Item>)>,
    asked: Option<Arc<Item>>,
}

/// What a person does with suggestions, named by their places in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SuggestStep {
    /// Take these over.
    Accept(Vec<usize>),
    /// Take one over and go to it, to change it.
    Change(usize),
    /// Take over all that are sure.
    AcceptSure,
    /// Do not offer these again.
    Refuse(Vec<usize>),
}

/// What a figure of the source is used as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureUse {
    /// An indicator of an item.
    Indicator(crate::model::ItemId),
    /// A reading of an indicator.
    Reading(IndicatorId),
    /// The target of an indicator.
    Target(IndicatorId),
    /// The value of an indicator when the inspectors came.
    Baseline(IndicatorId),
}

/// By which a refused suggestion is known again: the item and the place of its words.
fn key(item: &Item, suggestion: &Suggestion) -> Option<String> {
    let indicator = &suggestion.indicator;
    let reading = indicator.latest().or(indicator.baseline.as_ref());
    let span = reading.and_then(|reading| reading.source.as_ref());
    let span = span.or(indicator.target.as_ref().and_then(|target| target.source.as_ref()))?;
    Some(format!("{}:{}-{}-{}", item.id, span.paragraph, span.start, span.end))
}

/// The suggestions for an item that are new: their words are not used yet, and nobody refused them.
#[must_use]
pub fn fresh_suggestions(report: &Report, item: &Item) -> Vec<Suggestion> {
    let used: Vec<&Span> = item
        .indicators
        .iter()
        .flat_map(|own| {
            let readings = own.readings.iter().chain(&own.baseline).filter_map(|reading| reading.source.as_ref());
            readings.chain(own.target.iter().filter_map(|target| target.source.as_ref()))
        })
        .collect();
    let touches = |span: &Span| {
        used.iter().any(|own| own.paragraph == span.paragraph && own.start < span.end && span.start < own.end)
    };
    let new = |suggestion: &Suggestion| {
        let own = suggestion.indicator.latest().or(suggestion.indicator.baseline.as_ref());
        let taken = own.and_then(|reading| reading.source.as_ref()).is_some_and(touches);
        let refused = key(item, suggestion).is_some_and(|key| report.refused_suggestions.contains(&key));
        !taken && !refused
    };
    let mut list = suggest::suggestions(item, &report.source);
    list.retain(new);
    list
}

impl Suggested {
    /// Takes note that suggestions for an item are asked for. Returns false when they were asked for before.
    fn is_new(&mut self, report: &Arc<Report>, item: &Arc<Item>) -> bool {
        let same = self.asked.as_ref().is_some_and(|asked| Arc::ptr_eq(asked, item));
        let refused = self.of.as_ref().is_some_and(|(of, _)| of.refused_suggestions != report.refused_suggestions);
        if same && !refused {
            return false;
        }
        self.asked = Some(Arc::clone(item));
        if self.of.as_ref().is_some_and(|(_, of)| of.id != item.id) {
            self.list = Arc::default();
        }
        self.of = Some((Arc::clone(report), Arc::clone(item)));
        true
    }

    /// Suggestions were made. Those about what the item was before come too late.
    pub(super) fn set_suggestions(&mut self, item: &Arc<Item>, list: Vec<Suggestion>) {
        if self.asked.as_ref().is_some_and(|asked| Arc::ptr_eq(asked, item)) {
            self.list = Arc::new(list);
        }
    }
}
