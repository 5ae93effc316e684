//! The headings of a document by its own use of marks: which marks are headings, which are lists of measures,
//! and how deep each heading stands. No mark has a fixed depth: the first of a kind stands under what is open.

use std::collections::{HashMap, HashSet};

use super::label::Label;
use super::pairs::{in_abouts, in_pairs, is_answer, is_one_task};
use super::segment::{Head, NoticeText, ParagraphSegment};
use crate::reading::item::mark::{Mark, Shape};
use crate::reading::item::types::Level;

/// How far a look ahead goes, in segments.
const AHEAD: usize = 60;

/// Headings of one kind are siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A mark of a shape.
    Mark(Shape),
    /// A heading style without a mark.
    Style(u8),
    /// A line that reads like a heading.
    Bare,
    /// A label of a finding that begins a pair of finding and answer.
    Pair,
    /// A paragraph 针对…问题 with what was done about it.
    About,
    /// The first cell of a form.
    Form,
    /// A person's word, without a mark.
    Corrected(Level),
}

/// A heading.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// Its segment.
    pub(super) segment: usize,
    /// Its kind.
    pub(super) key: Key,
    /// Its mark.
    pub(super) mark: Option<Mark>,
    /// How many headings are above it.
    pub(super) depth: usize,
    /// The heading above it.
    pub(super) parent: Option<usize>,
    /// One past its last own segment: where the next heading begins.
    pub(super) end: usize,
}

/// The headings of a document.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// In the order of the text.
    pub(super) headings: Vec<Heading>,
    /// Segments that begin an entry of a list within a finding or an answer.
    pub(super) lists: HashSet<usize>,
    /// True when labels say where answers begin.
    pub(super) labelled: bool,
    /// Headings whose number does not follow: segment, expected.
    pub(super) jumps: Vec<(usize, u32)>,
}

struct Open {
    heading: usize,
    key: Key,
    last: u32,
}

/// The state while the segments go by.
struct Growth<'a> {
    words: &'a NoticeText,
    segments: &'a [ParagraphSegment],
    outline: Outline,
    stack: Vec<Open>,
    /// Within a finding or an answer, where marks are entries of lists.
    within: bool,
    list: Option<(Key, u32)>,
    /// The depth at which a kind was last a heading.
    seen: HashMap<Key, usize>,
    pairs: bool,
    /// True where paragraphs 针对…问题 are the items.
    abouts: bool,
}

/// Finds the headings.
pub(super) fn outline(words: &NoticeText, segments: &[ParagraphSegment]) -> Outline {
    let labelled = segments.iter().any(|segment| is_answer(&words.texts, segment));
    let outline = Outline { labelled, ..Outline::default() };
    let (stack, seen) = (Vec::new(), HashMap::new());
    let pairs = in_pairs(segments) || is_one_task(&words.texts, segments);
    let abouts = !labelled && in_abouts(segments);
    let mut growth = Growth { words, segments, outline, stack, within: false, list: None, seen, pairs, abouts };
    for at in 0..segments.len() {
        growth.take(at);
    }
    let mut outline = growth.outline;
    let mut end = segments.len();
    for heading in outline.headings.iter_mut().rev() {
        heading.end = end;
        // Behind a form comes the title of the next one, which is no part of it.
        if let Some(form) = segments.get(heading.segment).and_then(|own| words.forms.beginning(own.paragraph)) {
            let own = segments.get(heading.segment..end).unwrap_or_default();
            let inside = own.iter().take_while(|segment| segment.paragraph < form.paragraphs.end).count();
            heading.end = heading.segment + inside;
        }
        end = heading.segment;
    }
    outline
}

impl Growth<'_> {
    fn take(&mut self, at: usize) {
        let Some(segment) = self.segments.get(at).copied() else { return };
        if segment.leads() && self.words.forms.beginning(segment.paragraph).is_some() {
            return self.push(at, Key::Form, None);
        }
        if self.words.forms.holds(segment.paragraph) {
            return;
        }
        if is_answer(&self.words.texts, &segment) {
            (self.within, self.list) = (true, None);
            return;
        }
        if let (Head::Listed, Some(mark)) = (segment.head, segment.mark) {
            return self.push(at, Key::Mark(mark.shape), Some(mark));
        }
        if !segment.leads() {
            return;
        }
        match segment.head {
            Head::Tag(tag) if tag.label == Label::Finding => self.finding(at, &segment),
            Head::About if self.abouts => self.push(at, Key::About, None),
            Head::Tag(_) | Head::Plain | Head::About | Head::Listed | Head::Measure => {}
            Head::Bare => self.bare(at, &segment),
            Head::Mark => self.marked(at, &segment),
        }
    }

    /// A label of a finding: the heading of a pair, or a part of the item above.
    fn finding(&mut self, at: usize, segment: &ParagraphSegment) {
        match segment.mark {
            Some(mark) if !self.is_numbered_label(at, mark) => self.marked(at, segment),
            None if self.pairs => self.push(at, Key::Pair, None),
            _ => (self.within, self.list) = (true, None),
        }
    }

    /// True for 1.反馈问题 before 2.整改措施: numbers on labels, not on headings.
    fn is_numbered_label(&self, at: usize, mark: Mark) -> bool {
        let rest = self.segments.iter().skip(at + 1).take(AHEAD).filter(|segment| segment.leads());
        let next =
            rest.filter_map(|segment| segment.mark.map(|own| (own, segment))).find(|(own, _)| own.shape == mark.shape);
        next.is_some_and(|(own, segment)| own.number == mark.number + 1 && is_answer(&self.words.texts, segment))
    }

    fn bare(&mut self, at: usize, segment: &ParagraphSegment) {
        let corrected = self.words.levels.get(&segment.paragraph);
        match (segment.mark, segment.style, corrected) {
            (Some(mark), _, Some(_)) => self.push(at, Key::Mark(mark.shape), Some(mark)),
            (None, _, Some(level)) => self.push(at, Key::Corrected(*level), None),
            (_, Some(style), None) => self.push(at, Key::Style(style), None),
            _ => self.push(at, Key::Bare, None),
        }
    }

    fn marked(&mut self, at: usize, segment: &ParagraphSegment) {
        let Some(mark) = segment.mark else { return };
        let key = Key::Mark(mark.shape);
        if mark.shape == Shape::Shi || self.is_entry(at, segment, mark) {
            self.outline.lists.insert(at);
            self.list = Some((key, mark.number));
        } else {
            self.push(at, key, Some(mark));
        }
    }

    /// True when a mark is an entry of a list within a finding or an answer, and no heading.
    fn is_entry(&self, at: usize, segment: &ParagraphSegment, mark: Mark) -> bool {
        if !self.within {
            return false;
        }
        let key = Key::Mark(mark.shape);
        let follows = self.list.is_some_and(|(own, last)| own == key && mark.number == last + 1);
        let Some(open) = self.stack.iter().rfind(|open| open.key == key) else {
            return follows || !self.heads(at, key);
        };
        let expected = mark.number == open.last + 1;
        match (expected, follows) {
            (true, false) => false,
            (false, true) => true,
            (true, true) => !self.is_styled_alike(segment, open.heading).unwrap_or_else(|| self.heads(at, key)),
            (false, false) => mark.number == 1 && !self.heads(at, key),
        }
    }

    /// Where styles tell headings from lists: whether this segment is styled as the heading is.
    fn is_styled_alike(&self, segment: &ParagraphSegment, heading: usize) -> Option<bool> {
        let own = self.outline.headings.get(heading)?;
        let style = self.segments.get(own.segment)?.style?;
        Some(segment.style == Some(style))
    }

    /// True when what follows shows a heading: an answer of its own, or headings of a deeper kind.
    fn heads(&self, at: usize, key: Key) -> bool {
        let depth = self.seen.get(&key).copied().unwrap_or(usize::MAX);
        for segment in self.segments.iter().skip(at + 1).take(AHEAD) {
            if matches!(segment.label(), Some(Label::Answer | Label::Finding)) {
                return true;
            }
            let Some(mark) = segment.mark.filter(|_| segment.leads()) else { continue };
            let own = Key::Mark(mark.shape);
            if own == key || self.stack.iter().any(|open| open.key == own) {
                return false;
            }
            if mark.number == 1 && self.seen.get(&own).is_some_and(|deeper| *deeper > depth) {
                return true;
            }
        }
        false
    }

    fn push(&mut self, at: usize, key: Key, mark: Option<Mark>) {
        let sibling = self.stack.iter().rposition(|open| match (open.key, key) {
            (Key::Style(open), Key::Style(own)) => open >= own,
            (Key::Corrected(open), Key::Corrected(own)) => open >= own,
            (open, own) => open == own,
        });
        let number = mark.map_or(0, |mark| mark.number);
        if let Some(sibling) = sibling {
            let last = self.stack.get(sibling).map_or(0, |open| open.last);
            // 1-1, 1-2, 2-1: what counts under something else begins anew.
            let begins_anew = number == 1 && mark.is_some_and(|mark| mark.shape.begins_anew());
            if mark.is_some() && last > 0 && number != last + 1 && !begins_anew {
                self.outline.jumps.push((at, last + 1));
            }
            self.stack.truncate(sibling);
            // Of several styles above, the shallowest that is not above this one is the sibling.
            while let (Some(open), Key::Style(own)) = (self.stack.last(), key)
                && matches!(open.key, Key::Style(above) if above >= own)
            {
                self.stack.pop();
            }
        }
        let parent = self.stack.last().map(|open| open.heading);
        let depth = self.stack.len();
        let heading = self.outline.headings.len();
        self.outline.headings.push(Heading { segment: at, key, mark, depth, parent, end: at });
        self.stack.push(Open { heading, key, last: number });
        self.seen.insert(key, depth);
        (self.within, self.list) = (false, None);
    }
}
