//! The steps of a closing (销号) as they stand in a paper.

use crate::model::{ClosingKind, ClosingLevel, ClosingStep, Item, Review};
use crate::words::Words;

use super::value::CellValue;

/// The last step of a kind that was taken.
pub(super) fn taken(item: &Item, kind: ClosingKind) -> Option<ClosingStep> {
    item.closing_steps().into_iter().rfind(|step| step.kind == kind && step.on.is_some())
}

/// The same in words: day, by whom, how, what is demanded.
pub(super) fn step(item: &Item, kind: ClosingKind) -> CellValue {
    taken(item, kind).map_or(CellValue::Empty, |step| CellValue::of_text(words_of(&step)))
}

fn words_of(step: &ClosingStep) -> String {
    let day = step.on.map(|on| on.to_string()).unwrap_or_default();
    let parts = [day, step.by.clone(), step.how.clone(), step.demand.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The day on which the review of a level is planned, or was made.
pub(super) fn level(item: &Item, level: ClosingLevel, planned: bool) -> CellValue {
    let mut steps = item.closing.iter().rev().filter(|step| step.level == Some(level));
    let day = steps.find_map(|step| if planned { step.planned } else { step.on });
    day.map_or(CellValue::Empty, CellValue::Day)
}

/// The last time that an item was looked at again after its closing.
pub(super) fn last_review(item: &Item) -> Option<&Review> {
    item.reviews.iter().max_by_key(|review| review.on)
}

/// Day, by whom, result and note of a review.
pub(super) fn review_words(review: &Review, words: &Words) -> String {
    let parts = [review.on.to_string(), review.by.clone(), words.choice(review.result).to_owned(), review.note.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
