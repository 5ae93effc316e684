//! Wholes found by adding up: 7009 + 1550 + 11739 + 5032, 共计 25330.
//!
//! A total says itself that it is one (共计, 合计). Its parts are the figures of the same unit that stand next to
//! it, before or behind, and add up to it exactly; figures that are parts already are stepped over. A total may
//! be divided more than once (by field, and by what was paid).

use crate::model::Number;
use crate::quantity::{FigureRole, Quantity};

use super::data::{SuggestionRule, Sureness};
use super::draft::{At, Draft};
use super::passage::Passage;

/// The most parts that a total is looked for.
const MOST_PARTS: usize = 12;

/// Makes parts of the drafts whose figures add up to a total of the same passage.
pub(super) fn sums(passages: &[Passage], drafts: &mut [Draft]) {
    for (number, passage) in passages.iter().enumerate() {
        for (place, total) in
            passage.figures.iter().enumerate().filter(|(_, q)| q.has(FigureRole::Total) && q.is_amount())
        {
            let whole = At { passage: number, figure: place };
            let divisions = divisions(&passage.figures, place, total);
            let divided = divisions.len() > 1;
            for parts in divisions {
                let parts: Vec<At> = parts.into_iter().map(|figure| At { passage: number, figure }).collect();
                name_total(drafts, whole, &parts);
                let by = if divided { division(drafts, &parts) } else { String::new() };
                for draft in drafts.iter_mut().filter(|draft| draft.first().is_some_and(|at| parts.contains(&at))) {
                    (draft.whole, draft.beside) = (Some(whole), Some(whole));
                    draft.by.clone_from(&by);
                    (draft.rule, draft.sureness) = (SuggestionRule::Part, Sureness::Sure);
                }
            }
        }
    }
}

/// The ways in which a total is divided: the run before it, or the runs behind it.
fn divisions(figures: &[Quantity], place: usize, total: &Quantity) -> Vec<Vec<usize>> {
    let free = |(_, q): &(usize, &Quantity)| q.part_of.is_none() && q.unit == total.unit && q.to.is_none();
    let before = figures.iter().enumerate().take(place).rev().take(MOST_PARTS).filter(free);
    if let Some(run) = run(before, total.value) {
        return vec![run];
    }
    let mut found = Vec::new();
    let mut from = place + 1;
    while let Some(run) = run(figures.iter().enumerate().skip(from).take(MOST_PARTS).filter(free), total.value) {
        from = run.last().map_or(figures.len(), |last| last + 1);
        found.push(run);
    }
    found
}

/// The first two or more figures of a row, as far as they add up to a value exactly.
fn run<'a>(figures: impl Iterator<Item = (usize, &'a Quantity)>, value: Number) -> Option<Vec<usize>> {
    let mut sum = Number::ZERO;
    let mut parts = Vec::new();
    for (place, figure) in figures {
        sum = sum + figure.value;
        parts.push(place);
        if sum == value && parts.len() > 1 {
            return Some(parts);
        }
        if sum > value {
            return None;
        }
    }
    None
}

/// What a total is divided by, in the text's words: the end that the names of the parts share (科技领域,
/// 工业领域), without one the name of the first part.
fn division(drafts: &[Draft], parts: &[At]) -> String {
    shared_end(drafts, parts).or_else(|| names(drafts, parts).next().map(str::to_owned)).unwrap_or_default()
}

/// Gives a total that has only the name of its last part the end that all its parts' names share.
fn name_total(drafts: &mut [Draft], whole: At, parts: &[At]) {
    let Some(shared) = shared_end(drafts, parts) else { return };
    let borrowed = |name: &str| names(drafts, parts).any(|part| part == name);
    let place = drafts.iter().position(|draft| draft.first() == Some(whole) && borrowed(&draft.name));
    if let Some(total) = place.and_then(|place| drafts.get_mut(place)) {
        total.name = shared;
    }
}

fn names<'a>(drafts: &'a [Draft], parts: &'a [At]) -> impl Iterator<Item = &'a str> {
    let of = |at: &At| drafts.iter().find(|draft| draft.first() == Some(*at));
    parts.iter().filter_map(of).map(|draft| draft.name.as_str())
}

/// The longest end of two characters or more that all names share.
fn shared_end(drafts: &[Draft], parts: &[At]) -> Option<String> {
    let first = names(drafts, parts).next()?;
    let mut ends = first.char_indices().map(|(at, _)| first.split_at(at).1);
    let end = ends.find(|end| names(drafts, parts).all(|name| name.ends_with(end)))?;
    (end.chars().count() > 1).then(|| end.to_owned())
}
