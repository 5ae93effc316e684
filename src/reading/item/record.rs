//! What every piece of the text was taken for, noted while the report is built, and made whole at the end: no
//! character is left without a role.

use crate::model::{NodeId, Span};

use super::texts::Texts;
use super::types::{Line, Role};

/// A range of one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::reading) struct TextRange {
    /// The paragraph.
    pub(in crate::reading) paragraph: usize,
    /// Its first character.
    pub(in crate::reading) start: usize,
    /// One past its last character.
    pub(in crate::reading) end: usize,
}

impl TextRange {
    /// A range.
    pub(in crate::reading) fn new(paragraph: usize, start: usize, end: usize) -> Self {
        Self { paragraph, start, end }
    }

    /// The same as a span of the source.
    pub(in crate::reading) fn span(self) -> Span {
        span(self.paragraph, self.start, self.end)
    }
}

/// The notes.
#[derive(Debug, Default)]
pub(in crate::reading) struct Record {
    notes: Vec<(TextRange, Role, Option<NodeId>)>,
    /// What gaps within a range belong to.
    covers: Vec<(TextRange, Option<NodeId>)>,
}

impl Record {
    /// Notes what a range is; an empty one is nothing.
    pub(in crate::reading) fn note(&mut self, range: TextRange, role: Role, node: Option<&NodeId>) {
        if range.end > range.start {
            self.notes.push((range, role, node.cloned()));
        }
    }

    /// Says whose the gaps within a range are.
    pub(in crate::reading) fn cover(&mut self, range: TextRange, node: Option<&NodeId>) {
        self.covers.push((range, node.cloned()));
    }

    /// The lines, which cover every paragraph from end to end, and the places under no node.
    pub(in crate::reading) fn finish(mut self, words: &Texts) -> (Vec<Line>, Vec<Span>) {
        self.notes.sort_by_key(|(range, _, _)| (range.paragraph, range.start));
        self.covers.sort_by_key(|(range, _)| (range.paragraph, range.start));
        let mut notes = self.notes.into_iter().peekable();
        let mut covers = self.covers.into_iter().peekable();
        let mut lines = Vec::new();
        for (paragraph, text) in words.iter().enumerate() {
            let mut own = Vec::new();
            while let Some((cover, node)) = covers.next_if(|(cover, _)| cover.paragraph == paragraph) {
                own.push((cover, node));
            }
            let mut at = 0;
            while let Some((range, role, node)) = notes.next_if(|(range, _, _)| range.paragraph == paragraph) {
                let start = range.start.max(at);
                let end = range.end.min(text.len());
                if end > start {
                    fill(&mut lines, &own, TextRange::new(paragraph, at, start));
                    lines.push(Line { span: span(paragraph, start, end), role, node });
                    at = end;
                }
            }
            fill(&mut lines, &own, TextRange::new(paragraph, at, text.len()));
        }
        let unplaced = unplaced(&lines);
        (lines, unplaced)
    }
}

/// A gap between notes: text of no meaning of its own, such as blanks and stops, in the nodes that cover it.
fn fill(lines: &mut Vec<Line>, covers: &[(TextRange, Option<NodeId>)], gap: TextRange) {
    let mut at = gap.start;
    let mut push = |start: usize, end: usize, node: Option<NodeId>| {
        if end > start {
            lines.push(Line { span: span(gap.paragraph, start, end), role: Role::Text, node });
        }
    };
    for (cover, node) in covers.iter().filter(|(cover, _)| cover.end > gap.start && cover.start < gap.end) {
        let start = cover.start.max(at);
        let end = cover.end.min(gap.end);
        push(at, start, None);
        push(start, end, node.clone());
        at = at.max(end);
    }
    push(at, gap.end, None);
}

/// The places under no node, neighbours put together.
fn unplaced(lines: &[Line]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for line in lines.iter().filter(|line| line.node.is_none()) {
        match found.last_mut() {
            Some(last) if last.paragraph == line.span.paragraph && last.end == line.span.start => {
                last.end = line.span.end;
            }
            _ => found.push(line.span.clone()),
        }
    }
    found
}

/// A place in the source from character counts.
fn span(paragraph: usize, start: usize, end: usize) -> Span {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span::new(number(paragraph), number(start), number(end))
}
