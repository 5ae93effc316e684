//! The steps of a closing (销号) as they stand in a paper.

use crate::analysis::{ClosingState, StationState};
use crate::model::{ClosingKind, ClosingLevel, ClosingStep, Item, Review};
use crate::words::Words;

use super::value::CellValue;

/// What was said at a station of the closing that is under way, or was ended by the last refusal: the step taken there, or
/// the refusal. What was said before an item was opened again holds no more.
pub(super) fn taken(item: &Item, kind: ClosingKind) -> Option<ClosingStep> {
    let own = ClosingState::of(item).stations.into_iter().find(|own| own.kind == kind);
    own.filter(|own| own.state != StationState::Open).and_then(|own| own.step)
}

/// The same in words: that it was refused, day, by whom, how, what is demanded.
pub(super) fn step(item: &Item, kind: ClosingKind, words: &Words) -> CellValue {
    taken(item, kind).map_or(CellValue::Empty, |step| CellValue::of_text(words_of(&step, words)))
}

fn words_of(step: &ClosingStep, words: &Words) -> String {
    let refused = if step.kind == ClosingKind::Refused { words.choice(step.kind) } else { "" };
    let day = step.on.map(|on| on.to_string()).unwrap_or_default();
    let parts = [refused.to_owned(), day, step.by.clone(), step.how.clone(), step.demand.clone()];
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn a_refusal_is_told_with_its_demand_and_what_was_said_before_a_reopening_is_not() {
        let words = Words::load(Language::Chinese);
        let step = |kind, on: &str, by: &str| ClosingStep {
            kind,
            on: on.parse().ok(),
            by: by.to_owned(),
            ..ClosingStep::blank()
        };
        let told = |steps: &[ClosingStep]| {
            let mut item = Item::new("i".into(), String::new(), "河道淤积".to_owned());
            item.set_closing(steps.to_vec());
            let kinds = [ClosingKind::Applied, ClosingKind::Verified, ClosingKind::Approved];
            kinds.map(|kind| super::step(&item, kind, &words).text())
        };
        let applied = step(ClosingKind::Applied, "2026-03-02", "镇政府");
        let refused =
            ClosingStep { demand: "补测断面".to_owned(), ..step(ClosingKind::Refused, "2026-03-09", "水务局") };
        let mut steps = vec![applied, refused];
        assert_eq!(told(&steps), ["2026-03-02 镇政府", "退回 2026-03-09 水务局 补测断面", ""]);
        steps.extend([
            step(ClosingKind::Applied, "2026-04-01", "镇政府"),
            step(ClosingKind::Verified, "2026-04-08", "督查室"),
        ]);
        steps.push(step(ClosingKind::Approved, "2026-04-10", "领导小组"));
        assert_eq!(told(&steps), ["2026-04-01 镇政府", "2026-04-08 督查室", "2026-04-10 领导小组"]);
        steps.push(step(ClosingKind::Reopened, "2026-07-01", "督查室"));
        assert_eq!(told(&steps), ["", "", ""]);
    }
}
