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
        let of_finding = is_answered && is_of_finding(passages, draft) && !is_whole(drafts, draft);
        let aside = of_finding || is_aside(passages, drafts, draft);
        if let Some(draft) = drafts.get_mut(place).filter(|_| aside) {
            draft.sureness = Sureness::Look;
        }
    }
    leave_weakest(passages, drafts);
}

/// So many results of an item are offered at once however weak they are: clerks keep about two.
const ENOUGH: usize = 2;

/// So many are offered where the last of them is strong.
const MOST: usize = 3;

/// An item with more results than this is written to be followed by its figures: all of them are offered.
const FEW: usize = 5;

/// Leaves the weaker of an item's few results for those who ask for more. What a text divides itself stays together.
fn leave_weakest(passages: &[Passage], drafts: &mut [Draft]) {
    let is_alone = |draft: &Draft| !is_divided(draft) && !is_whole(drafts, draft);
    let offered = drafts.iter().enumerate().filter(|(_, draft)| draft.sureness != Sureness::Look && is_alone(draft));
    let mut ranked: Vec<(u32, usize)> = offered.map(|(place, draft)| (strength(passages, draft), place)).collect();
    if drafts.iter().filter(|draft| draft.sureness != Sureness::Look).count() > FEW {
        return;
    }
    // A change beside its level is the same result told twice.
    let is_told = |place: usize| {
        let at = drafts.get(place).and_then(Draft::first);
        let own = at.and_then(|at| figure(passages, at)).filter(|own| own.kind == FigureKind::Change);
        at.zip(own).is_some_and(|(at, own)| follows_its_level(passages, at, own) && is_offered(drafts, before(at)))
    };
    let told: Vec<usize> = ranked.iter().map(|(_, place)| *place).filter(|place| is_told(*place)).collect();
    ranked.retain(|(_, place)| !told.contains(place));
    // Of two that are as weak, the later one goes.
    ranked.sort_by_key(|(strength, place)| (std::cmp::Reverse(*strength), *place));
    let weaker = ranked.iter().enumerate().skip(ENOUGH);
    let weaker =
        weaker.filter(|(rank, (strength, _))| *rank >= MOST || *strength < STRONG).map(|(_, (_, place))| *place);
    for place in told.into_iter().chain(weaker) {
        if let Some(draft) = drafts.get_mut(place) {
            draft.sureness = Sureness::Look;
        }
    }
}

/// True for a part of a whole in the same text.
fn is_divided(draft: &Draft) -> bool {
    draft.first().zip(draft.whole).is_some_and(|(own, whole)| own.passage == whole.passage)
}

// How much kinds of results tell, against each other; only their order counts.

/// What is joined of several values, or a rate, is always offered.
const STRONG: u32 = 100;

/// A goal that no value was told for.
const GOAL: u32 = 80;

/// A sum of money, and a change that is told without its level.
const MONEY: u32 = 70;

/// What is planned and has no value yet.
const PLANNED: u32 = 60;

/// A count; its digits are added, up to as many as leave it below what is planned.
const COUNT: u32 = 50;
const MOST_DIGITS: usize = 6;

/// Persons, occasions and papers.
const OCCASIONS: u32 = 44;

/// A change whose level is offered.
const GAP: u32 = 40;

/// How much less is told by what was put in (staff, money spent, occasions) than by what came of it.
const PUT_IN: u32 = 30;

/// Words of what was put in.
static INPUT: Words = Words::of("suggestion.input");

/// How much a draft tells of how far the item is: joined values and rates most, then money, then counts, the larger ones
/// first; persons and occasions least.
fn strength(passages: &[Passage], draft: &Draft) -> u32 {
    let Some((at, own)) = draft.first().and_then(|at| Some((at, figure(passages, at)?))) else { return 0 };
    let planned = draft.readings.is_empty();
    let is_goal = passages.get(at.passage).is_some_and(|passage| passage.tells == Tells::Goal);
    let is_plain = draft.rule == SuggestionRule::Figure && !own.has(FigureRole::After);
    let is_put_in = passages.get(at.passage).is_some_and(|passage| {
        let start = own.start as usize;
        passage.text.holds(passage.text.piece(start), start, &INPUT)
    });
    let strength = strength_of_kind(passages, at, own, (planned, is_goal, is_plain));
    if is_plain && is_put_in && strength < STRONG { strength.saturating_sub(PUT_IN) } else { strength }
}

/// The same by the kind of the figure alone; the flags say whether it is planned, a goal, and neither joined nor turned.
fn strength_of_kind(
    passages: &[Passage],
    at: At,
    own: &Quantity,
    (planned, is_goal, is_plain): (bool, bool, bool),
) -> u32 {
    match own.kind {
        _ if is_goal => GOAL,
        _ if planned => PLANNED,
        _ if !is_plain => STRONG,
        FigureKind::Ratio | FigureKind::Duration => STRONG,
        FigureKind::Money => MONEY,
        FigureKind::Level | FigureKind::Part => {
            let digits = own.value.to_string().chars().filter(char::is_ascii_digit).count().min(MOST_DIGITS) as u32;
            let weak = matches!(own.plain_unit(), "人" | "名" | "次" | "轮" | "期" | "批次" | "份");
            if weak { OCCASIONS + digits } else { COUNT + digits }
        }
        FigureKind::Change if !follows_its_level(passages, at, own) => MONEY,
        _ => GAP,
    }
}

/// True for a change whose level stands right before it: 产值112亿元,同比增长30.2%.
fn follows_its_level(passages: &[Passage], at: At, own: &Quantity) -> bool {
    let before = at.figure.checked_sub(1).and_then(|former| figure(passages, At { figure: former, ..at }));
    let Some((before, passage)) = before.zip(passages.get(at.passage)) else { return false };
    let text = &passage.text;
    let (end, start) = (before.end as usize, own.start as usize);
    let piece = text.piece(start);
    let is_level = matches!(before.kind, FigureKind::Level | FigureKind::Money | FigureKind::Part);
    // Its piece names nothing new but the comparison.
    is_level && text.sentence(end) == text.sentence(start) && piece <= end + 1 && start - piece <= COMPARISON
}

/// The longest words that only compare: 比上年同期增长.
const COMPARISON: usize = 7;

/// True for a value or a plan of the finding that no measure takes up again and no target is set for.
fn is_of_finding(passages: &[Passage], draft: &Draft) -> bool {
    let own = draft.first().and_then(|at| passages.get(at.passage));
    let aimed = draft.baseline.is_some() && draft.target.as_ref().is_some_and(|aim| aim.stated);
    draft.readings.is_empty() && !aimed && own.is_some_and(|own| own.tells == Tells::Finding)
}

/// True for a whole of which a part is offered in the same text: 空缺78个 of 已配备58个.
fn is_whole(drafts: &[Draft], draft: &Draft) -> bool {
    let first = draft.first();
    let offered = |other: &Draft| other.sureness != Sureness::Look && !other.readings.is_empty();
    drafts.iter().any(|other| offered(other) && other.whole == first && is_divided(other))
}

/// True for a figure that only goes with another result.
fn is_aside(passages: &[Passage], drafts: &[Draft], draft: &Draft) -> bool {
    let joined = matches!(
        draft.rule,
        SuggestionRule::Compared | SuggestionRule::Turned | SuggestionRule::Series | SuggestionRule::StatedTarget
    );
    let own = draft.first().and_then(|at| Some((at, passages.get(at.passage)?, figure(passages, at)?)));
    let Some((at, passage, own)) = own.filter(|(_, passage, _)| !joined && passage.tells == Tells::Answer) else {
        return false;
    };
    own.has(FigureRole::Remaining)
        || is_sum_in_sight(passages, at, own)
        || is_gap_to_level(passage, at, own)
        || is_further_part(drafts, draft)
        || is_told_by_values(passages, drafts, at)
        || is_said_of_others(&passage.text, own)
}

/// The figure before.
fn before(at: At) -> Option<At> {
    at.figure.checked_sub(1).map(|figure| At { figure, ..at })
}

/// True for a figure that is offered at once.
fn is_offered(drafts: &[Draft], at: Option<At>) -> bool {
    at.is_some_and(|at| drafts.iter().any(|draft| draft.sureness != Sureness::Look && draft.holds(at)))
}

/// True for the second and later of the parts that an answer divides the finding's count into: 劝离58个,另13个引入室内.
fn is_further_part(drafts: &[Draft], own: &Draft) -> bool {
    let is_earlier = |other: &&Draft| other.first() < own.first() && other.whole == own.whole;
    let mut earlier = drafts.iter().filter(is_earlier).filter(|other| other.sureness != Sureness::Look);
    own.whole.is_some() && !is_divided(own) && earlier.any(|other| !is_divided(other))
}

/// True for a sum of which the text goes on to tell how much is there: 总投资9600万元,已完成投资4200万元.
fn is_sum_in_sight(passages: &[Passage], at: At, own: &Quantity) -> bool {
    static ARRIVED: Words = Words::of("suggestion.arrived");
    let next = At { figure: at.figure + 1, ..at };
    let Some((next, passage)) = figure(passages, next).zip(passages.get(at.passage)) else { return false };
    let text = &passage.text;
    let (end, start) = (own.end as usize, next.start as usize);
    let money = own.kind == FigureKind::Money && next.kind == FigureKind::Money && next.value < own.value;
    money && text.sentence(end) == text.sentence(start) && text.holds(text.clause(start), start, &ARRIVED)
}

/// True for the points between two rates of which the later is told: 提高33个百分点,达到55%.
fn is_gap_to_level(passage: &Passage, at: At, own: &Quantity) -> bool {
    let sentence = |figure: &Quantity| passage.text.sentence(figure.start as usize);
    let beside = passage.figures.iter().enumerate().filter(|(place, _)| *place != at.figure);
    own.kind == FigureKind::Points && { beside }
        .any(|(_, other)| other.kind == FigureKind::Ratio && sentence(other) == sentence(own))
}

/// True for a change behind a value whose former value is known: 由148万元提高到203万元,增长37.2%.
fn is_told_by_values(passages: &[Passage], drafts: &[Draft], at: At) -> bool {
    let is_change = |at: At| figure(passages, at).is_some_and(|own| own.kind == FigureKind::Change);
    let before = at.figure.checked_sub(1).map(|former| At { figure: former, ..at });
    let known =
        |draft: &Draft| draft.baseline.is_some() && draft.readings.last().is_some_and(|last| Some(*last) == before);
    is_change(at) && drafts.iter().any(known)
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
