//! What stands under the heading of an item, sorted: title, finding, answer, fields.

use super::about::{about, quoted};
use super::label::Label;
use super::pairs::is_answer;
use super::segment::{Head, ParagraphSegment};
use super::vocabulary::{is_fault, is_finding, tells_acts};
use crate::reading::item::mark::{Shape, mark};
use crate::reading::item::measures::Block;
use crate::reading::item::record::TextRange;
use crate::reading::item::standing;
use crate::reading::item::texts::Texts;
use crate::reading::item::types::Field;
use crate::text::Text;

use crate::reading::item::field::Value;

/// The parts of an item.
#[derive(Debug, Default)]
pub(in crate::reading) struct Content {
    /// Its title.
    pub(in crate::reading) title: Option<TextRange>,
    /// A standing in brackets behind the title.
    pub(in crate::reading) standing: Option<TextRange>,
    /// What was found.
    pub(in crate::reading) finding: Vec<TextRange>,
    /// What was done.
    pub(in crate::reading) answer: Vec<Block>,
    /// What labels say.
    pub(in crate::reading) values: Vec<Value>,
    /// The labels themselves.
    pub(in crate::reading) labels: Vec<TextRange>,
}

#[derive(Clone, Copy, PartialEq)]
enum Section {
    Finding,
    Answer,
    /// Below a label of what somebody who verified says.
    Verdict,
    Field(Field),
}

/// How the document is to be read.
#[derive(Clone, Copy)]
pub(in crate::reading) struct Options<'a> {
    /// The text.
    pub(in crate::reading) words: &'a Texts,
    /// True when labels say where answers begin.
    pub(in crate::reading) labelled: bool,
    /// True for an item of a form, of which no cell is a title.
    pub(in crate::reading) form: bool,
}

struct Sorter<'a> {
    options: Options<'a>,
    content: Content,
    section: Section,
    /// The section to go back to behind a field.
    back: Section,
    fresh: bool,
    /// True when a label below says where the answer begins.
    answered: bool,
}

/// Sorts the segments of an item; the first is its heading.
pub(in crate::reading) fn content(options: Options<'_>, segments: &[ParagraphSegment]) -> Content {
    let (section, back) = (Section::Finding, Section::Finding);
    let mut sorter = Sorter { options, content: Content::default(), section, back, fresh: true, answered: false };
    let Some((head, rest)) = segments.split_first() else { return sorter.content };
    sorter.heading(head, rest);
    for segment in rest {
        sorter.take(segment);
    }
    sorter.set_standing_apart();
    sorter.content
}

impl Sorter<'_> {
    /// The last sentence, where it says how the item stands and is part of no measure.
    fn set_standing_apart(&mut self) {
        let content = &mut self.content;
        let answer = content.answer.last_mut().map(|block| &mut block.range);
        let Some(range) = answer.or(content.finding.last_mut()) else { return };
        let text = self.options.words.text(range.paragraph);
        let (start, end) = text.trim(range.start, range.end);
        if let Some(at) = standing_behind(text, start, end).filter(|_| content.standing.is_none()) {
            content.standing = Some(TextRange::new(range.paragraph, at, end));
            range.end = at;
            // A line of its own is no measure.
            if at == start && content.answer.pop().is_none() {
                content.finding.pop();
            }
            return;
        }
        let (mut start, mut end) = (range.start, text.sentence(range.start, range.end));
        while end < range.end {
            (start, end) = (end, text.sentence(end, range.end));
        }
        let first = text.skip_blank(start);
        if content.standing.is_some() || first <= range.start || standing::of_sentence(&text.half(first, end)).is_none()
        {
            return;
        }
        content.standing = Some(TextRange::new(range.paragraph, first, end));
        range.end = first;
    }

    fn heading(&mut self, head: &ParagraphSegment, rest: &[ParagraphSegment]) {
        let options = self.options;
        let text = options.words.text(head.paragraph);
        if options.form {
            return self.take(head);
        }
        if head.head == Head::About {
            return self.about(head);
        }
        // A pair begins with its label, which names the finding and no heading.
        if matches!(head.head, Head::Tag(_)) {
            self.content.labels.push(TextRange::new(
                head.paragraph,
                head.mark.map_or(0, |mark| mark.end),
                head.content,
            ));
        }
        self.answered = rest.iter().any(|segment| is_answer(options.words, segment));
        if self.quoted(head) {
            return;
        }
        let end = self.entitle(head, head.content);
        if text.skip_blank(end) >= head.end {
            return;
        }
        let range = TextRange::new(head.paragraph, end, head.end);
        if self.answered {
            self.content.finding.push(range);
            return;
        }
        if self.abouts(range) {
            return;
        }
        let steps = steps_in(options.words, range);
        let words = text.half(end, head.end);
        let fault = is_fault(&words) && !tells_acts(&words) || rest.iter().any(ParagraphSegment::leads);
        let from = steps.unwrap_or(if fault || options.labelled { head.end } else { end });
        self.content.finding.push(TextRange { end: from, ..range });
        if from < head.end {
            self.answer(TextRange { start: from, ..range }, false, false);
        }
    }

    /// 针对…问题，…: the title, and what was done behind it.
    fn about(&mut self, head: &ParagraphSegment) {
        let text = self.options.words.text(head.paragraph);
        let Some(found) = about(text, head.start, head.end) else { return };
        self.content.title = Some(TextRange::new(head.paragraph, found.title.start, found.title.end));
        self.answer(TextRange::new(head.paragraph, found.answer, head.end), false, false);
    }

    /// Sentences behind a title of which each is about a part of the problem: 对…问题，…. Each is a measure.
    fn abouts(&mut self, range: TextRange) -> bool {
        let text = self.options.words.text(range.paragraph);
        let mut starts = Vec::new();
        let mut from = text.skip_blank(range.start);
        while from < range.end {
            starts.extend(about(text, from, range.end).map(|_| from));
            from = text.skip_blank(text.sentence(from, range.end));
        }
        if starts.first() != Some(&text.skip_blank(range.start)) {
            return false;
        }
        let ends = starts.iter().skip(1).copied().chain([range.end]);
        let own: Vec<TextRange> =
            starts.iter().zip(ends).map(|(start, end)| TextRange { start: *start, end, ..range }).collect();
        for measure in own {
            self.answer(measure, true, false);
        }
        true
    }

    /// 关于“…。…”的问题: what stands in the quotes is a title and a finding.
    fn quoted(&mut self, head: &ParagraphSegment) -> bool {
        let text = self.options.words.text(head.paragraph);
        let Some((title, finding)) = quoted(text, head.content, head.end) else { return false };
        self.content.title = Some(TextRange::new(head.paragraph, title.start, title.end));
        self.content.finding.push(TextRange::new(head.paragraph, finding.start, finding.end));
        true
    }

    /// The first sentence from a place is the title; gives where it ends.
    fn entitle(&mut self, segment: &ParagraphSegment, from: usize) -> usize {
        let text = self.options.words.text(segment.paragraph);
        let end = text.sentence(from, segment.end);
        let (start, close) = text.trim(from, end);
        // The words of the feedback in quotes: the quotes are no part of them.
        let (start, mut close) = unquoted(text, start, close);
        while close > start && text.before(close).is_some_and(|c| matches!(c, '。' | ';' | ':' | ',')) {
            close -= 1;
        }
        // Its number stands in brackets behind it.
        if let Some(mark) = segment.mark.filter(|mark| mark.start > start && mark.start <= close) {
            close = text.trim(start, mark.start - 1).1;
        }
        if let Some(open) = standing_behind(text, start, close) {
            self.content.standing = Some(TextRange::new(segment.paragraph, open, close));
            close = text.trim(start, open).1;
        }
        // 关于师资的意见(专业课教师占46%,低于全省): what was found stands in brackets behind the title.
        if let Some((open, found)) = found_behind(text, start, close).filter(|_| self.content.standing.is_none()) {
            self.content.finding.push(TextRange::new(segment.paragraph, found, close - 1));
            close = text.trim(start, open).1;
        }
        if close > start {
            self.content.title = Some(TextRange::new(segment.paragraph, start, close));
        }
        end
    }

    fn take(&mut self, segment: &ParagraphSegment) {
        let label = segment.label();
        if let Some(label) = label {
            let start = if segment.leads() { 0 } else { segment.start };
            self.content.labels.push(TextRange::new(segment.paragraph, start, segment.content));
            return self.labelled(segment, label);
        }
        if segment.head == Head::Measure {
            return self.answer(TextRange::new(segment.paragraph, segment.start, segment.end), true, true);
        }
        self.plain(segment);
    }

    fn labelled(&mut self, segment: &ParagraphSegment, label: Label) {
        let range = TextRange::new(segment.paragraph, segment.content, segment.end);
        let numbered = matches!(segment.head, Head::Tag(tag) if tag.number.is_some());
        let section = match label {
            Label::Finding => Section::Finding,
            Label::Answer if self.begins_with_standing(range) => return self.result(segment, range),
            Label::Effect if !self.content.answer.is_empty() => Section::Field(Field::Effect),
            Label::Answer | Label::Effect => Section::Answer,
            Label::Result => return self.result(segment, range),
            Label::Verdict if range.end > range.start => {
                self.section = self.back;
                return self.content.values.push(Value { field: Field::Standing, range });
            }
            Label::Verdict => Section::Verdict,
            Label::Field(field) => Section::Field(field),
        };
        if !matches!(section, Section::Field(_) | Section::Verdict) {
            self.back = section;
        }
        self.section = section;
        // A label with a number counts on: 措施1: 措施2: are one list.
        self.fresh |= section == Section::Answer && !numbered;
        if range.end > range.start {
            self.put(segment, range, numbered);
        }
    }

    /// True when the first sentence is a standing and nothing else.
    fn begins_with_standing(&self, range: TextRange) -> bool {
        let text = self.options.words.text(range.paragraph);
        let first = text.sentence(range.start, range.end);
        standing::read(&text.half(range.start, first)).is_some()
    }

    /// 完成情况: a standing, or an answer, or the one before the other.
    fn result(&mut self, segment: &ParagraphSegment, range: TextRange) {
        let text = self.options.words.text(range.paragraph);
        let first = text.sentence(range.start, range.end);
        let is_standing = self.begins_with_standing(range);
        if !is_standing && is_answer(self.options.words, segment) {
            (self.section, self.back, self.fresh) = (Section::Answer, Section::Answer, true);
            return self.put(segment, range, false);
        }
        if range.end <= range.start {
            self.section = Section::Field(Field::Standing);
            return;
        }
        let end = if is_standing { first } else { range.end };
        self.content.values.push(Value { field: Field::Standing, range: TextRange { end, ..range } });
        self.section = self.back;
        if text.skip_blank(end) < range.end {
            (self.section, self.back, self.fresh) = (Section::Answer, Section::Answer, true);
            self.put(segment, TextRange { start: text.skip_blank(end), ..range }, false);
        }
    }

    fn plain(&mut self, segment: &ParagraphSegment) {
        let options = self.options;
        let text = options.words.text(segment.paragraph);
        let range = TextRange::new(segment.paragraph, segment.start, segment.end);
        let untitled = self.content.title.is_none() && self.section == Section::Finding;
        if untitled {
            let end = self.entitle(segment, segment.start);
            return self.content.finding.push(TextRange { start: end, ..range });
        }
        if self.section == Section::Finding {
            let steps = mark(text, segment.start).is_some_and(|mark| mark.shape == Shape::Shi && mark.number == 1);
            let answers = !options.labelled && !is_finding(text);
            if answers || (steps && !self.answered) {
                self.section = Section::Answer;
                self.back = Section::Answer;
            }
        }
        self.put(segment, range, false);
    }

    fn put(&mut self, segment: &ParagraphSegment, range: TextRange, starts_measure: bool) {
        let length = range.end.saturating_sub(range.start);
        match self.section {
            // What stands below 完成情况 may be an answer at length.
            Section::Field(Field::Standing) if length > 25 && !self.begins_with_standing(range) => {
                self.fresh = true;
                self.answer(range, starts_measure, segment.leads());
            }
            Section::Answer => self.answer(range, starts_measure, segment.leads() && range.start == segment.start),
            Section::Finding if self.content.title.is_none() => {
                let end = self.entitle(segment, range.start);
                self.content.finding.push(TextRange { start: end, ..range });
            }
            Section::Finding => self.content.finding.push(range),
            Section::Verdict => {
                self.content.values.push(Value { field: Field::Standing, range });
                self.section = self.back;
            }
            Section::Field(field) => {
                self.content.values.push(Value { field, range });
                // What comes next goes on with a longer field, and leaves a short one.
                if !matches!(field, Field::Next | Field::Goal | Field::Effect) {
                    self.section = self.back;
                }
            }
        }
    }

    fn answer(&mut self, range: TextRange, starts_measure: bool, leads: bool) {
        (self.section, self.back) = (Section::Answer, Section::Answer);
        let fresh = std::mem::take(&mut self.fresh);
        self.content.answer.push(Block { range, fresh, told: starts_measure, leads });
    }
}

/// The words within quotes that hold all of a range.
fn unquoted(text: &Text, start: usize, end: usize) -> (usize, usize) {
    let closes = |open: char| matches!((open, text.before(end)), ('“', Some('”')) | ('"', Some('"')));
    let is_quoted = text.at(start).is_some_and(closes) && end > start + 2;
    let inner = (start + 1..end.saturating_sub(1)).any(|at| matches!(text.at(at), Some('“' | '”' | '"')));
    if is_quoted && !inner { (start + 1, end - 1) } else { (start, end) }
}

/// Where 一是 begins a list within a range.
fn steps_in(words: &Texts, range: TextRange) -> Option<usize> {
    let text = words.text(range.paragraph);
    let mut from = range.start;
    while let Some(at) = text.find("一是", from, range.end) {
        let stop = text.before(at).is_some_and(|c| matches!(c, '。' | ';' | ':' | '!' | ')' | '】' | '”' | ' '));
        if stop {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// The bracket that ends a title and holds a sentence with figures, and where its words begin.
fn found_behind(text: &Text, start: usize, end: usize) -> Option<(usize, usize)> {
    const SHORTEST: usize = 10;
    let close = end.checked_sub(1).filter(|at| text.at(*at) == Some(')'))?;
    let open = (start + 1..close).rev().find(|at| text.at(*at) == Some('('))?;
    let words = text.half(open + 1, close);
    let is_sentence =
        words.chars().count() >= SHORTEST && words.contains(|c: char| c.is_ascii_digit()) && !words.contains(')');
    is_sentence.then_some((open, open + 1))
}

/// Where a bracket with a standing begins, when one ends the title: 学习不深入(已完成).
fn standing_behind(text: &Text, start: usize, end: usize) -> Option<usize> {
    let close = text.before(end)?;
    let open = match close {
        ')' => '(',
        '】' => '【',
        ']' => '[',
        '〕' => '〔',
        _ => return None,
    };
    let at = (start..end).rev().take(20).find(|at| text.at(*at) == Some(open))?;
    standing::read(&text.half(at + 1, end - 1)).map(|_| at)
}
