//! From an item's figures to indicators that a person may accept.
//!
//! Lives here: which figures are results, which of them are one quantity (finding against measure, before and
//! after, a series, a part of a whole, a count with its rate), and what target the words give them. Figures of
//! unlike scope (口径) are never paired.
//! Does not live here: reading figures (`quantity`), adding anything to a dataset, words for the screen.

mod alike;
mod build;
mod data;
mod draft;
mod join;
mod name;
mod passage;
mod relevance;
mod select;
mod single;
mod sums;
mod target;
#[cfg(test)]
mod tests;

use crate::model::{Item, Source, Span};

pub use data::{Suggestion, SuggestionRule, Sureness};
pub use single::{figure_at, indicator_of, reading_of, target_of};

/// The indicators that the texts of an item seem to give, in the order of their first words. What the item has
/// already is not looked at: the caller leaves out what is there.
#[must_use]
pub fn suggestions(item: &Item, source: &Source) -> Vec<Suggestion> {
    let passages = passage::passages(item, source);
    let mut drafts = join::join(&passages, draft::drafts(&passages));
    sums::sums(&passages, &mut drafts);
    target::aim(&passages, &mut drafts);
    select::select(&passages, &mut drafts);
    build::build(&passages, &drafts)
}

/// Where the counts of an item's answer stand that are parts of a count of its finding.
pub(super) fn parts_of_findings(item: &Item, source: &Source) -> Vec<Span> {
    let span = |passage: &passage::Passage, figure: usize| {
        let own = passage.figures.get(figure)?;
        passage.span(own.start as usize, own.end as usize)
    };
    let passages = passage::passages(item, source);
    let parts = passages.iter().flat_map(|passage| passage.parts.iter().map(move |(figure, _)| span(passage, *figure)));
    parts.flatten().collect()
}
