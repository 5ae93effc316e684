//! Which of an item's results are offered at once, and which only when a person asks for more: a clerk keeps what tells how far
//! the item is, and not each figure that the answer names on the way.

use crate::quantity::text::ParagraphText;
use crate::quantity::{FigureKind, FigureRole, Quantity};
use crate::text::Words;

use super::data::{SuggestionRule, Sureness};
use super::draft::{At, Draft, figure};
use super::passage::{Passage, Tells};

/// What is done to persons and cases: told for the record, seldom followed.
static ACTS: Words = Words::of("suggestion.act");

/// Who is put to work.
static STAFF: Words = Words::of("suggestion.staff");

/// Whom a result reaches: a circumstance of that result.
static REACHED: Words = Words::of("suggestion.reach");

/// A share of a sum for each: 户均1.4万元.
static EACH: Words = Words::of("suggestion.each");

/// Makes drafts that are no results of their own such that a person must look for.
pub(super) fn select(passages: &[Passage], drafts: &mut [Draft]) {
    let is_answered = drafts.iter().any(|draft| draft.sureness != Sureness::Look && !draft.readings.is_empty());
    for place in 0..drafts.len() {
        let Some(draft) = drafts.get(place).filter(|draft| draft.sureness != Sureness::Look) else { continue };
        let aside = is_answered && is_lone_baseline(draft) || is_aside(passages, draft);
        if let Some(draft) = drafts.get_mut(place).filter(|_| aside) {
            draft.sureness = Sureness::Look;
        }
    }
}

/// True for a value of the finding that no measure takes up again and no target is set for.
fn is_lone_baseline(draft: &Draft) -> bool {
    draft.readings.is_empty() && draft.baseline.is_some() && draft.target.as_ref().is_none_or(|aim| !aim.stated)
}

/// True for a figure that only goes with another result.
fn is_aside(passages: &[Passage], draft: &Draft) -> bool {
    let joined = matches!(
        draft.rule,
        SuggestionRule::Compared | SuggestionRule::Turned | SuggestionRule::Series | SuggestionRule::StatedTarget
    );
    let own = draft.first().and_then(|at| Some((at, passages.get(at.passage)?, figure(passages, at)?)));
    let Some((at, passage, own)) = own.filter(|(_, passage, _)| !joined && passage.tells == Tells::Answer) else {
        return false;
    };
    own.has(FigureRole::Remaining) || is_gap_to_level(passage, at, own) || is_said_of_others(&passage.text, own)
}

/// True for the points between two rates of which the later is told: 提高33个百分点,达到55%.
fn is_gap_to_level(passage: &Passage, at: At, own: &Quantity) -> bool {
    let sentence = |figure: &Quantity| passage.text.sentence(figure.start as usize);
    let beside = passage.figures.iter().enumerate().filter(|(place, _)| *place != at.figure);
    own.kind == FigureKind::Points
        && { beside }.any(|(_, other)| other.kind == FigureKind::Ratio && sentence(other) == sentence(own))
}

/// True for persons and cases dealt with, for staff and for those whom a result reaches.
fn is_said_of_others(text: &ParagraphText, own: &Quantity) -> bool {
    let start = own.start as usize;
    let clause = text.clause(start);
    let is_count = matches!(own.kind, FigureKind::Level | FigureKind::Part);
    let persons = matches!(own.plain_unit(), "人" | "名" | "户" | "位");
    let each = own.kind == FigureKind::Money && text.holds(clause, start, &EACH);
    let often = is_count && own.plain_unit() == "次" && text.holds(clause, start, &["每"]);
    is_count && text.holds(clause, start, &ACTS)
        || is_count && persons && (text.holds(clause, start, &STAFF) || text.holds(clause, start, &REACHED))
        || each && !own.has(FigureRole::After)
        || often
}
