//! From depths to levels: which headings are parts of the notice, categories, problems, items.

use std::collections::HashSet;

use super::outline::{Heading, Outline};
use super::segment::{NoticeText, ParagraphSegment};
use super::select::{above, title_of};
use super::vocabulary::{is_fault, is_part};
use crate::reading::item::types::Level;

/// What a heading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct HeadingLevel {
    /// Its level; nothing for headings of parts that hold no items.
    pub(super) level: Option<Level>,
    /// True when an answer of its own makes it an item too.
    pub(super) item: bool,
}

/// The level of every heading.
pub(super) fn levels(
    words: &NoticeText,
    segments: &[ParagraphSegment],
    outline: &Outline,
    items: &HashSet<usize>,
) -> Vec<HeadingLevel> {
    let sections = sections(words, segments, outline, items);
    let chains: Vec<Vec<usize>> = (0..outline.headings.len()).map(|at| chain(outline, at, &sections)).collect();
    let usual = usual_length(&chains, items);
    let (holding, _) = above(outline, items);
    let mut levels: Vec<HeadingLevel> = Vec::new();
    for (at, chain) in chains.iter().enumerate() {
        let item = items.contains(&at);
        let level = if sections.contains(&at) {
            Some(Level::Section)
        } else if item {
            Some(match (chain.len(), usual) {
                (0, 1..) => Level::Category,
                (1, 2..) => Level::Problem,
                _ => Level::Item,
            })
        } else if holding.contains(&at) {
            Some(if chain.is_empty() { Level::Category } else { Level::Problem })
        } else {
            (chain.is_empty() && outline.headings.get(at).is_some_and(|own| own.depth == 0)).then_some(Level::Section)
        };
        levels.push(HeadingLevel { level, item });
    }
    apply_corrections(words, segments, outline, &mut levels);
    levels
}

/// The headings above one, outermost first, without those of parts.
fn chain(outline: &Outline, at: usize, sections: &HashSet<usize>) -> Vec<usize> {
    let mut chain = Vec::new();
    let mut next = outline.headings.get(at).and_then(|heading| heading.parent);
    while let Some(parent) = next {
        if !sections.contains(&parent) {
            chain.push(parent);
        }
        next = outline.headings.get(parent).and_then(|heading| heading.parent);
    }
    chain.reverse();
    chain
}

/// How many headings most items have above them.
fn usual_length(chains: &[Vec<usize>], items: &HashSet<usize>) -> usize {
    let mut counts = [0_usize; 3];
    for (at, chain) in chains.iter().enumerate() {
        if let Some(count) = counts.get_mut(chain.len().min(2)).filter(|_| items.contains(&at)) {
            *count += 1;
        }
    }
    counts.iter().enumerate().max_by_key(|(_, count)| **count).map_or(0, |(length, _)| length)
}

/// The topmost headings, where they are parts of the notice: each that holds items is named like one, or a single
/// one holds them all beside others that hold none.
fn sections(
    words: &NoticeText,
    segments: &[ParagraphSegment],
    outline: &Outline,
    items: &HashSet<usize>,
) -> HashSet<usize> {
    let (above, _) = above(outline, items);
    let mut sections = top_sections(words, segments, outline, items, &above);
    // The title of the document may be a heading too, or a part may have parts: those below are told by their names.
    let mut added = sections.clone();
    while !added.is_empty() {
        let is_below = |heading: &Heading| heading.parent.is_some_and(|parent| added.contains(&parent));
        let below = outline.headings.iter().enumerate().filter(|(_, heading)| is_below(heading));
        let holding: HashSet<usize> =
            below.map(|(at, _)| at).filter(|at| above.contains(at) && !items.contains(at)).collect();
        let named = outline.headings.iter().enumerate().filter(|(at, _)| holding.contains(at));
        let all = named.into_iter().all(|(_, heading)| is_part(&title_of(words, segments, heading)));
        added = if all { holding } else { HashSet::new() };
        sections.extend(&added);
    }
    sections
}

/// The topmost headings that are parts.
fn top_sections(
    words: &NoticeText,
    segments: &[ParagraphSegment],
    outline: &Outline,
    items: &HashSet<usize>,
    above: &HashSet<usize>,
) -> HashSet<usize> {
    let tops = || outline.headings.iter().enumerate().filter(|(_, heading)| heading.depth == 0);
    let holding: Vec<usize> = tops().map(|(at, _)| at).filter(|at| above.contains(at) && !items.contains(at)).collect();
    let title = |at: &usize| outline.headings.get(*at).map(|own| title_of(words, segments, own)).unwrap_or_default();
    let named = !holding.is_empty() && holding.iter().all(|at| is_part(&title(at)));
    let empty = tops().filter(|(at, _)| !above.contains(at) && !items.contains(at)).count();
    let single = holding.len() == 1
        && empty > 0
        && holding.iter().all(|at| !is_fault(&title(at)) && !title(at).trim_end_matches('。').ends_with("方面"));
    if named || single { holding.into_iter().collect() } else { HashSet::new() }
}

/// What a person said, for the headings named and for their like.
fn apply_corrections(
    words: &NoticeText,
    segments: &[ParagraphSegment],
    outline: &Outline,
    levels: &mut [HeadingLevel],
) {
    let corrected = |at: usize| {
        let segment = outline.headings.get(at).and_then(|heading| segments.get(heading.segment))?;
        words.levels.get(&segment.paragraph).copied()
    };
    let before = levels.to_vec();
    for (from, heading) in outline.headings.iter().enumerate() {
        let Some(level) = corrected(from) else { continue };
        for (at, own) in outline.headings.iter().enumerate() {
            let like = own.mark.is_some() && (own.key, own.depth) == (heading.key, heading.depth);
            let alike = like && before.get(at) == before.get(from) && corrected(at).is_none();
            if let Some(own_level) = levels.get_mut(at).filter(|_| at == from || alike) {
                own_level.level = Some(level);
                own_level.item |= level == Level::Item;
                own_level.item &= level != Level::Section;
            }
        }
    }
}
