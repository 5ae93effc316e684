//! Drafts of one quantity joined: before and after, finding and measure, several periods.

use crate::model::When;
use crate::quantity::FigureRole;

use super::alike::{same_period_length, same_scope, same_subject, when};
use super::data::{SuggestionRule, Sureness};
use super::draft::{At, Draft, figure};
use super::passage::{Passage, Tells};
use super::relevance::leads_to;

/// How many drafts back a partner is looked for, which bounds the work for a text of nothing but figures.
const REACH: usize = 200;

/// Joins what belongs together. Figures of unlike scope stay apart; so do values over stretches of unlike
/// length, unless they continue a series whose other values are comparable.
pub(super) fn join(passages: &[Passage], mut drafts: Vec<Draft>) -> Vec<Draft> {
    promote_wholes(passages, &mut drafts);
    let mut joined: Vec<Draft> = Vec::new();
    for draft in drafts {
        if joined.iter().any(|earlier| restated(passages, earlier, &draft)) {
            continue;
        }
        let far = joined.len().saturating_sub(REACH);
        let mut near = joined.iter().enumerate().skip(far);
        let partner = near.find(|(_, earlier)| joins(passages, earlier, &draft).is_some()).map(|(place, _)| place);
        match partner.and_then(|place| joined.get_mut(place)) {
            Some(earlier) => merge(passages, earlier, draft),
            None => joined.push(draft),
        }
    }
    joined
}

/// By which rule a draft continues an earlier one.
fn joins(passages: &[Passage], earlier: &Draft, later: &Draft) -> Option<SuggestionRule> {
    let (from, to) = (earlier.first()?, later.first()?);
    let (one, other) = (figure(passages, from)?, figure(passages, to)?);
    if one.has(FigureRole::Before)
        && other.has(FigureRole::After)
        && from.passage == to.passage
        && from.figure + 1 == to.figure
    {
        return Some(SuggestionRule::Turned);
    }
    let unsure = earlier.sureness == Sureness::Look || later.sureness == Sureness::Look;
    if unsure || later.target.is_some() || later.whole.is_some() || earlier.whole.is_some() || earlier.target.is_some()
    {
        return None;
    }
    let alike = same_scope(one, other) && same_subject((one, &earlier.name), (other, &later.name));
    if !alike || from.passage == to.passage && when(one) == when(other) {
        return None;
    }
    let comparable = same_period_length(one, other);
    let across = earlier.baseline.is_some() && later.baseline.is_none();
    let periods = when(one).is_some() && when(other).is_some() && when(one) != when(other);
    let series = earlier.readings.len() + usize::from(earlier.baseline.is_some()) > 1;
    if comparable && across {
        Some(SuggestionRule::Compared)
    } else if periods && (comparable || series) {
        Some(SuggestionRule::Series)
    } else {
        None
    }
}

fn merge(passages: &[Passage], earlier: &mut Draft, later: Draft) {
    let rule = joins(passages, earlier, &later).unwrap_or(SuggestionRule::Series);
    if rule == SuggestionRule::Turned && earlier.baseline.is_none() {
        earlier.baseline = earlier.readings.pop();
    }
    earlier.readings.extend(later.readings);
    // A finding may tell both: 客运量由41万人次降到26.5万人次.
    earlier.readings.extend(later.baseline.filter(|_| rule == SuggestionRule::Turned));
    let on = |at: &At| figure(passages, *at).and_then(when);
    earlier.readings.sort_by_key(|at| (on(at).is_some(), on(at).map(When::last_day)));
    earlier.rule = if earlier.readings.len() > 1 { SuggestionRule::Series } else { rule };
    earlier.sureness = Sureness::Sure;
}

/// A whole is as good as its parts. Where it only restates the finding's figure (巡视反馈的78个岗位已配备58个), the
/// parts are parts of that one.
fn promote_wholes(passages: &[Passage], drafts: &mut [Draft]) {
    let wholes: Vec<At> = drafts.iter().filter_map(|draft| draft.whole).collect();
    let found: Vec<At> = drafts.iter().filter_map(|draft| draft.baseline).collect();
    for whole in wholes {
        let Some(own) = figure(passages, whole) else { continue };
        let same = |at: &&At| {
            let head = is_finding(passages, **at) && !is_finding(passages, whole);
            head && figure(passages, **at).is_some_and(|q| q.value == own.value && q.unit == own.unit)
        };
        let result = drafts.iter().any(|draft| draft.first() == Some(whole) && draft.sureness != Sureness::Look);
        let head = found.iter().find(same).copied().filter(|_| !result);
        for draft in drafts.iter_mut() {
            let free = draft.first() == Some(whole) && head.is_none() && !leads(passages, whole);
            if free && draft.sureness == Sureness::Look {
                draft.sureness = Sureness::Likely;
            }
            if draft.whole == Some(whole)
                && let Some(head) = head
            {
                (draft.whole, draft.beside) = (Some(head), Some(head));
            }
        }
    }
}

fn is_finding(passages: &[Passage], at: At) -> bool {
    passages.get(at.passage).is_some_and(|passage| passage.tells == Tells::Finding)
}

fn leads(passages: &[Passage], at: At) -> bool {
    let next = figure(passages, At { figure: at.figure + 1, ..at });
    passages.get(at.passage).zip(figure(passages, at)).is_some_and(|(passage, own)| leads_to(&passage.text, own, next))
}

/// True for a figure that says again, as circumstance, what the finding says: 针对8个问题房地产项目.
fn restated(passages: &[Passage], earlier: &Draft, later: &Draft) -> bool {
    let both =
        earlier.baseline.and_then(|at| figure(passages, at)).zip(later.first().and_then(|at| figure(passages, at)));
    later.sureness == Sureness::Look
        && later.baseline.is_none()
        && both.is_some_and(|(one, other)| one.value == other.value && one.unit == other.unit)
}
