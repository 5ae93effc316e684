//! Targets: those the text states, and those that follow from a share or from a whole.

use crate::model::Number;
use crate::quantity::{FigureKind, FigureRole, Quantity};
use crate::text::Words;

use super::alike::{same_period_length, same_scope, same_subject, when};
use super::data::{SuggestionRule, Sureness};
use super::draft::{Aim, At, Draft, figure};
use super::passage::{Passage, Tells};
use super::relevance::ends_piece;

/// Words of a part that is to grow until it is the whole.
static DONE: Words = Words::of("suggestion.reached");

/// Words for now, before a value that a target was told for.
static NOW: Words = Words::of("suggestion.neutral_time");

/// Gives targets to the drafts and takes out those that are only another's target.
pub(super) fn aim(passages: &[Passage], drafts: &mut Vec<Draft>) {
    stated(passages, drafts);
    norms(passages, drafts);
    for place in 0..drafts.len() {
        let after = drafts.get(place + 1).and_then(Draft::first).and_then(|at| Some((at, figure(passages, at)?)));
        let refused = drafts.get(place).map(|draft| refused(passages, drafts, draft)).unwrap_or_default();
        let Some(draft) = drafts.get_mut(place) else { continue };
        let Some((at, own)) = draft.first().and_then(|at| Some((at, figure(passages, at)?))) else { continue };
        if draft.target.is_some() {
            continue;
        }
        if own.has(FigureRole::Completion) || own.has(FigureRole::ShareOfTarget) {
            draft.target = Some(derived(Number::HUNDRED, at, String::new()));
            (draft.rule, draft.sureness) = (SuggestionRule::Completion, Sureness::Sure);
        } else if let Some((share_at, share)) = after.filter(|(share_at, _)| share_at.passage == at.passage)
            && let Some(aim) = by_share(passages, own, at, share)
        {
            draft.target = Some(aim);
            (draft.rule, draft.sureness, draft.beside) =
                (SuggestionRule::DerivedTarget, Sureness::Sure, Some(share_at));
        } else if let Some(whole) = draft.whole {
            draft.target = by_whole(passages, at, whole, &refused);
        }
    }
}

fn derived(value: Number, at: At, derivation: String) -> Aim {
    Aim { value, at: Some(at), derivation, stated: false }
}

/// A target that follows from a share of it: 1054 and 70.3 % make 1499.
fn by_share(passages: &[Passage], own: &Quantity, at: At, share: &Quantity) -> Option<Aim> {
    let shared = share.has(FigureRole::ShareOfTarget) || share.has(FigureRole::Completion);
    let text = &passages.get(at.passage)?.text;
    let near = text.statement(own.start as usize) == text.statement(share.start as usize);
    let counts = matches!(own.kind, FigureKind::Level | FigureKind::Part | FigureKind::Money)
        && own.part_of.is_none()
        && ends_piece(text, own);
    if !(shared && near && counts) || share.value <= Number::ZERO {
        return None;
    }
    let value = own.value.checked_mul(Number::HUNDRED)?.checked_div(share.value)?.round(0);
    Some(derived(value, at, format!("{} ÷ {}% ≈ {value}", own.value, share.value)))
}

/// The whole as the target of a part that is to grow into it.
fn by_whole(passages: &[Passage], at: At, whole: At, refused: &[Number]) -> Option<Aim> {
    let (own, all) = (figure(passages, at)?, figure(passages, whole)?);
    let text = &passages.get(at.passage)?.text;
    let (start, end) = (own.start as usize, own.end as usize);
    let done = text.holds(text.clause(start), start, &DONE)
        || text.first(end, &DONE).is_some()
        || text.holds(end, end + 6, &["已"]);
    // 其中8个项目已签订 is to become all of them; 其中运动公园项目47位 is a smaller lot that has its own end.
    let lot = text.holds(text.clause(start), start, &["其中"]) && !text.ends(start, "其中") || !same_scope(own, all);
    let open = lot
        || text.holds(text.clause(start), start, &["正在", "待", "尚未", "未", "不"])
        || own.has(FigureRole::Remaining);
    let value = refused.iter().fold(all.value, |rest, part| rest - *part);
    let terms: Vec<String> = std::iter::once(&all.value).chain(refused).map(Number::to_string).collect();
    let derivation = if refused.is_empty() { String::new() } else { format!("{} = {value}", terms.join(" − ")) };
    (done && !open && all.bound.is_none()).then(|| derived(value, whole, derivation))
}

/// The parts of the same division that will never be done (不符合条件, 不受理): no target counts them in.
fn refused(passages: &[Passage], drafts: &[Draft], own: &Draft) -> Vec<Number> {
    let never = |name: &str| ["不符合", "不予", "不受理"].iter().any(|word| name.contains(word));
    let beside = drafts.iter().filter(|other| own.whole.is_some() && other.whole == own.whole && other.by == own.by);
    let parts = beside.filter(|other| never(&other.name)).filter_map(Draft::first);
    parts.filter_map(|at| figure(passages, at)).map(|figure| figure.value).collect()
}

/// Stated targets: a whole that is one, a figure to be reached beside its value, a plan beside last year's value.
fn stated(passages: &[Passage], drafts: &mut Vec<Draft>) {
    let mut taken: Vec<At> = Vec::new();
    for place in 0..drafts.len() {
        let Some(aim) = drafts.get(place).and_then(|draft| draft.target.clone()).filter(|aim| aim.stated) else {
            continue;
        };
        let Some(at) = aim.at else { continue };
        let partner = drafts
            .iter()
            .position(|draft| draft.whole == Some(at))
            .or_else(|| beside(passages, drafts, place, at))
            .or_else(|| value_now(passages, drafts, at))
            .or_else(|| value_of_goal(passages, drafts, place, at));
        let Some(draft) = partner.and_then(|partner| drafts.get_mut(partner)) else { continue };
        let is_before = draft.first().is_some_and(|from| from.passage == at.passage && from < at);
        if draft.whole.is_none() && draft.baseline.is_none() && is_before {
            draft.baseline = draft.readings.pop();
        }
        (draft.whole, draft.target) = (None, Some(aim));
        (draft.rule, draft.sureness) = (SuggestionRule::StatedTarget, Sureness::Sure);
        taken.push(at);
    }
    drafts.retain(|draft| {
        !(draft.readings.is_empty() && draft.baseline.is_none() && draft.first().is_some_and(|at| taken.contains(&at)))
    });
}

/// A norm given as a range, beside what was really found: 核定1至3个,实际核定4个. The norm's upper end is the most.
fn norms(passages: &[Passage], drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.target.is_none()) {
        let Some(at) = draft.first() else { continue };
        let Some(norm_at) = at.figure.checked_sub(1).map(|figure| At { figure, ..at }) else { continue };
        let Some((own, norm)) = figure(passages, at).zip(figure(passages, norm_at)) else { continue };
        let Some((limit, passage)) = norm.to.zip(passages.get(at.passage)) else { continue };
        let start = own.start as usize;
        if norm.unit == own.unit && passage.text.holds(passage.text.clause(start), start, &["实际"]) {
            draft.target = Some(Aim { value: limit, at: Some(norm_at), derivation: String::new(), stated: true });
            (draft.rule, draft.sureness) = (SuggestionRule::StatedTarget, Sureness::Sure);
        }
    }
}

/// The draft behind a target that says how far it is: 占比达到55%以上,目前为51.3%.
fn value_now(passages: &[Passage], drafts: &[Draft], at: At) -> Option<usize> {
    let next = At { figure: at.figure + 1, ..at };
    let (target, value) = (figure(passages, at)?, figure(passages, next)?);
    let text = &passages.get(at.passage)?.text;
    let start = value.start as usize;
    let is_now =
        text.first(text.clause(start), &NOW).is_some() && text.sentence(start) == text.sentence(target.start as usize);
    let same = value.unit == target.unit && value.kind == target.kind;
    drafts.iter().position(|draft| is_now && same && draft.first() == Some(next))
}

/// The draft whose value a goal is set for, wherever the item tells it.
fn value_of_goal(passages: &[Passage], drafts: &[Draft], place: usize, at: At) -> Option<usize> {
    passages.get(at.passage).filter(|passage| passage.tells == Tells::Goal)?;
    let (target, own) = (figure(passages, at)?, drafts.get(place)?);
    let fits = |draft: &Draft| {
        let value = draft.first().filter(|from| from.passage != at.passage).and_then(|from| figure(passages, from));
        draft.target.is_none()
            && value.is_some_and(|value| {
                same_scope(value, target) && same_subject((value, &draft.name), (target, &own.name))
            })
    };
    drafts.iter().position(fits)
}

/// The draft before a target whose value it is the target of.
fn beside(passages: &[Passage], drafts: &[Draft], place: usize, at: At) -> Option<usize> {
    let target = figure(passages, at)?;
    let own = drafts.get(place)?;
    let earlier = drafts.get(..place)?.iter().enumerate().rev();
    let fits = |draft: &Draft| {
        let Some((from, value)) = draft.first().and_then(|from| Some((from, figure(passages, from)?))) else {
            return false;
        };
        let near = from.passage == at.passage && from.figure + 3 >= at.figure;
        let subject = same_subject((value, &draft.name), (target, &own.name));
        let share =
            target.has(FigureRole::Target) && target.kind == FigureKind::Ratio && value.kind == FigureKind::Ratio;
        let years = when(value).zip(when(target)).is_some_and(|(one, other)| one < other);
        draft.target.is_none()
            && near
            && same_scope(value, target)
            && (subject && years && same_period_length(value, target) || share)
    };
    earlier.filter(|(_, draft)| fits(draft)).map(|(found, _)| found).next()
}
