//! Letters to units (督办) that were not answered in time.

use crate::analysis::Answer;
use crate::model::{Date, Letter, NodeId, When};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Severity};

/// A letter whose day for the answer has passed without one. It is found at the unit; the key is made of its number and
/// that day, so that an accepted one stays accepted until the day is changed.
pub(super) fn check(letters: &[Letter], today: Date, collector: &mut Collector) {
    for letter in letters.iter().filter(|letter| matches!(Answer::of(letter, today), Answer::Late(_))) {
        let draft = Draft::new(FindingKind::LetterUnanswered, Severity::Question);
        let items = letter.items.iter().cloned().map(NodeId::Item).collect();
        let draft = draft.at(NodeId::Party(letter.unit.clone())).with(items).dated(letter.answer_by.map(When::Day));
        collector.add(if letter.number.is_empty() { draft } else { draft.about(&letter.number) });
    }
}
