//! Which headings are items: those with an answer of their own, and their like.

use std::collections::{HashMap, HashSet};

use super::outline::{Heading, Key, Outline};
use super::pairs::is_answer;
use super::segment::{Head, NoticeText, ParagraphSegment};
use super::vocabulary::{is_fault, is_part};
use crate::reading::item::mark::Shape;
use crate::reading::item::types::Level;

/// The headings that are items. In a document without labels, headings below them turn out to be measures and are
/// taken out of the outline.
pub(super) fn items(words: &NoticeText, segments: &[ParagraphSegment], outline: &mut Outline) -> HashSet<usize> {
    let mut found = if outline.labelled {
        answered(words, segments, outline)
    } else {
        let kind = unlabelled(words, segments, outline);
        kind.map(|kind| prune(words, segments, outline, kind)).unwrap_or_default()
    };
    for (at, heading) in outline.headings.iter().enumerate() {
        let corrected = segments.get(heading.segment).and_then(|segment| words.levels.get(&segment.paragraph));
        match corrected {
            Some(Level::Item) => drop(found.insert(at)),
            Some(Level::Section) => drop(found.remove(&at)),
            _ => {}
        }
    }
    found
}

/// The words of a heading's first sentence.
pub(super) fn title_of(words: &NoticeText, segments: &[ParagraphSegment], heading: &Heading) -> String {
    let Some(segment) = segments.get(heading.segment) else { return String::new() };
    let text = words.text(segment.paragraph);
    text.half(segment.content, text.sentence(segment.content, segment.end))
}

/// Headings with an answer behind a label, and those of the same kind beside them.
fn answered(words: &NoticeText, segments: &[ParagraphSegment], outline: &Outline) -> HashSet<usize> {
    let own = |heading: &Heading| {
        let range = segments.get(heading.segment..heading.end).unwrap_or_default();
        range.iter().any(|segment| is_answer(&words.texts, segment))
    };
    let mut found: HashSet<usize> =
        outline.headings.iter().enumerate().filter(|(_, heading)| own(heading)).map(|(at, _)| at).collect();
    let Some(kind) = most_common(outline.headings.iter().enumerate().filter(|(at, _)| found.contains(at))) else {
        return found;
    };
    let (above, roots) = above(outline, &found);
    for (at, heading) in outline.headings.iter().enumerate() {
        let like = (heading.key, heading.depth) == kind && !above.contains(&at);
        if like && roots.contains(&root(outline, at)) {
            found.insert(at);
        }
    }
    found
}

/// All headings above some others, and the topmost of each.
pub(super) fn above(outline: &Outline, of: &HashSet<usize>) -> (HashSet<usize>, HashSet<usize>) {
    let mut above = HashSet::new();
    let mut roots = HashSet::new();
    for at in 0..outline.headings.len() {
        if of.contains(&at) {
            let mut next = outline.headings.get(at).and_then(|heading| heading.parent);
            while let Some(parent) = next.filter(|parent| above.insert(*parent)) {
                next = outline.headings.get(parent).and_then(|heading| heading.parent);
            }
            roots.insert(root(outline, at));
        }
    }
    (above, roots)
}

/// The topmost heading above one.
fn root(outline: &Outline, at: usize) -> usize {
    let mut at = at;
    while let Some(parent) = outline.headings.get(at).and_then(|heading| heading.parent) {
        at = parent;
    }
    at
}

fn most_common<'a>(headings: impl Iterator<Item = (usize, &'a Heading)>) -> Option<(Key, usize)> {
    let mut counts: HashMap<(Key, usize), (usize, usize)> = HashMap::new();
    for (at, heading) in headings {
        let entry = counts.entry((heading.key, heading.depth)).or_insert((0, at));
        entry.0 += 1;
    }
    // Of two that are as common, the one that comes first in the text.
    let best = counts.into_iter().max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)));
    best.map(|(kind, _)| kind)
}

/// The kind of heading that names faults: the deepest of which at least half do, and the one with 一是 behind it
/// where there is any.
fn unlabelled(words: &NoticeText, segments: &[ParagraphSegment], outline: &Outline) -> Option<(Key, usize)> {
    let mut kinds: HashMap<(Key, usize), (usize, usize, usize)> = HashMap::new();
    for heading in &outline.headings {
        let entry = kinds.entry((heading.key, heading.depth)).or_default();
        let title = title_of(words, segments, heading);
        entry.0 += 1;
        entry.1 += usize::from(is_fault(&title) && !is_part(&title));
        entry.2 += usize::from(is_fault(&title) && lists_steps(words, segments, heading));
    }
    let faulty = kinds.iter().filter(|(_, (all, faults, _))| faults * 2 >= *all && *faults > 0);
    let stepped = faulty.clone().filter(|(_, (_, _, steps))| *steps > 0).max_by_key(|(kind, n)| (n.2, kind.1));
    stepped.or_else(|| faulty.max_by_key(|(kind, _)| kind.1)).map(|(kind, _)| *kind)
}

/// True when 一是 stands in a heading's own words.
fn lists_steps(words: &NoticeText, segments: &[ParagraphSegment], heading: &Heading) -> bool {
    let range = segments.get(heading.segment..heading.end).unwrap_or_default();
    range.iter().any(|segment| {
        let text = words.text(segment.paragraph);
        segment.mark.is_some_and(|mark| mark.shape == Shape::Shi)
            || text.find("。一是", segment.start, segment.end).is_some()
    })
}

/// Takes headings below the items out of the outline, and gives the items.
fn prune(
    words: &NoticeText,
    segments: &[ParagraphSegment],
    outline: &mut Outline,
    kind: (Key, usize),
) -> HashSet<usize> {
    let mut faulty: HashSet<usize> = HashSet::new();
    for (at, heading) in outline.headings.iter().enumerate() {
        if (heading.key, heading.depth) == kind && is_fault(&title_of(words, segments, heading)) {
            faulty.insert(at);
        }
    }
    let (_, roots) = above(outline, &faulty);
    let is_item = |outline: &Outline, at: usize, heading: &Heading| {
        let alone = heading.depth == 0;
        (heading.key, heading.depth) == kind
            && if alone { faulty.contains(&at) } else { roots.contains(&root(outline, at)) }
    };
    let all: Vec<bool> =
        outline.headings.iter().enumerate().map(|(at, heading)| is_item(outline, at, heading)).collect();
    let mut kept: Vec<Heading> = Vec::new();
    let mut places: Vec<Option<usize>> = Vec::new();
    let mut items = HashSet::new();
    for (heading, item) in std::mem::take(&mut outline.headings).into_iter().zip(all) {
        let parent = heading.parent.and_then(|parent| places.get(parent).copied().flatten());
        let below =
            parent.is_some_and(|parent| items.contains(&parent)) || (heading.parent.is_some() && parent.is_none());
        let is_bare = segments.get(heading.segment).is_some_and(|segment| segment.head == Head::Bare);
        if below && !is_bare {
            outline.lists.insert(heading.segment);
            // Its segments go to the heading before it.
            if let Some(last) = kept.last_mut() {
                last.end = heading.end;
            }
            places.push(None);
            continue;
        }
        places.push(Some(kept.len()));
        if item {
            items.insert(kept.len());
        }
        kept.push(Heading { parent, ..heading });
    }
    outline.headings = kept;
    items
}
