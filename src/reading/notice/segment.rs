//! A paragraph in segments: its mark or label first, then one segment for each label within.

use std::collections::{HashMap, HashSet};

use crate::reading::formats::{Document, Paragraph};

use super::about::about;
use super::forms::Forms;
use super::furniture::{RecordLine, is_furniture, is_page_number, record_line};
use super::imprint::{is_body, is_foot};
use super::label::{Label, Tag, inline, is_said, tag, tag_of_cell};
use super::types::Correction;
use super::vocabulary::{is_attachment_mark, is_bare_heading, is_closing, is_date_line};
use crate::reading::item::mark::{Mark, Shape, behind_bullet, mark};
use crate::reading::item::texts::Texts;
use crate::reading::item::types::{Field, Level};
use crate::text::Text;

/// A segment of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(in crate::reading) struct ParagraphSegment {
    /// The paragraph.
    pub(in crate::reading) paragraph: usize,
    /// Its first character.
    pub(in crate::reading) start: usize,
    /// Where the words behind its mark or label begin.
    pub(in crate::reading) content: usize,
    /// One past its last character.
    pub(in crate::reading) end: usize,
    /// What it begins with.
    pub(in crate::reading) head: Head,
    /// The mark that stands before a label, or that begins the segment.
    pub(in crate::reading) mark: Option<Mark>,
    /// The level of a heading style.
    pub(in crate::reading) style: Option<u8>,
}

/// What a segment begins with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::reading) enum Head {
    /// A mark.
    Mark,
    /// A label.
    Tag(Tag),
    /// Nothing, though it is a heading by its style, its words, or a person's word.
    Bare,
    /// Nothing.
    Plain,
    /// 针对…问题, and what was done about it: a heading where nothing else says what the items are.
    About,
    /// The mark of a problem that is listed with others in one paragraph, and answered in another.
    Listed,
    /// A person said that a measure starts here.
    Measure,
}

impl ParagraphSegment {
    /// True for the first segment of a paragraph.
    pub(in crate::reading) fn leads(&self) -> bool {
        self.start == 0
    }

    /// Its label.
    pub(in crate::reading) fn label(&self) -> Option<Label> {
        match self.head {
            Head::Tag(tag) => Some(tag.label),
            _ => None,
        }
    }
}

/// The words of a document and what a person said about them.
pub(in crate::reading) struct NoticeText {
    /// Its paragraphs.
    pub(super) texts: Texts,
    /// Its forms.
    pub(super) forms: Forms,
    /// Those that are furniture.
    pub(in crate::reading) furniture: HashSet<usize>,
    /// Those that stand behind the notice.
    pub(in crate::reading) closing: HashSet<usize>,
    /// One past its last paragraph: what follows is bound behind it.
    pub(super) end: usize,
    /// Headings by a person's word.
    pub(in crate::reading) levels: HashMap<usize, Level>,
    /// No headings by a person's word.
    flat: HashSet<usize>,
    /// Where measures start by a person's word.
    starts: HashMap<usize, Vec<usize>>,
}

impl NoticeText {
    /// The words of a document up to a paragraph, obeying what a person said.
    pub(in crate::reading) fn new(document: &Document, corrections: &[Correction], end: Option<usize>) -> Self {
        let texts = Texts::new(document);
        let furniture = page_furniture(&texts, &document.paragraphs);
        let mut words = Self {
            forms: Forms::new(document, &texts),
            furniture,
            closing: HashSet::new(),
            end: end.unwrap_or(texts.len()),
            levels: HashMap::new(),
            flat: HashSet::new(),
            starts: HashMap::new(),
            texts,
        };
        for correction in corrections {
            words.obey(*correction);
        }
        words.closing = words.signature(&document.paragraphs);
        words
    }

    fn obey(&mut self, correction: Correction) {
        let at = |paragraph: u32| paragraph as usize;
        match correction {
            Correction::Heading { paragraph, level } => drop(self.levels.insert(at(paragraph), level)),
            Correction::NotHeading { paragraph } => drop(self.flat.insert(at(paragraph))),
            Correction::Furniture { paragraph } => drop(self.furniture.insert(at(paragraph))),
            Correction::NotFurniture { paragraph } => drop(self.furniture.remove(&at(paragraph))),
            Correction::Measure { paragraph, at: character } => {
                self.starts.entry(at(paragraph)).or_default().push(at(character));
            }
            // These are about tables, not about the text.
            Correction::Headings { .. } | Correction::Column { .. } => {}
        }
    }

    /// The text of a paragraph.
    pub(in crate::reading) fn text(&self, paragraph: usize) -> &Text {
        self.texts.text(paragraph)
    }

    /// Contacts, and at the very end a signature with its date. A table signs nothing: only its foot may be one
    /// (抄送, 印发).
    fn signature(&self, paragraphs: &[Paragraph]) -> HashSet<usize> {
        let mut found = HashSet::new();
        let in_table = |at: usize| paragraphs.get(at).is_some_and(|own| own.place.is_some());
        let mut above = (0..self.end).rev().filter(|at| !self.furniture.contains(at)).peekable();
        // The paragraph below, where it is the date of the signature or a name above that.
        let mut signed = None;
        for _ in 0..12 {
            let Some(at) = above.next() else { break };
            let text = self.text(at);
            let is_dated =
                !in_table(at) && is_date_line(text) && above.peek().is_none_or(|last| !self.announces(*last));
            // At the very end a signature may go without its date.
            let is_last =
                found.is_empty() && above.peek().is_none_or(|last| !self.announces(*last) && !in_table(*last));
            let is_name = !in_table(at) && (signed == Some(at + 1) || is_last) && at > 2 && is_body(text);
            if is_dated || is_name {
                signed = Some(at);
            }
            if is_dated || is_name || is_foot(text) || (!in_table(at) && is_closing(text)) {
                found.insert(at);
            }
        }
        found
    }

    /// True for a line that what stands below belongs to: a label without words behind it, or a heading.
    fn announces(&self, paragraph: usize) -> bool {
        let text = self.text(paragraph);
        let line = text.half(0, text.len());
        let line = line.trim_end();
        let mark = mark(text, 0);
        let tag = tag(text, mark.map_or(0, |mark| mark.content));
        let is_heading = mark.is_some() && !line.ends_with(['。', ';', '!', ')']);
        line.ends_with(':') || is_heading || tag.is_some_and(|tag| tag.content >= text.len())
    }

    /// The segments of a paragraph.
    pub(in crate::reading) fn segments(&self, paragraph: usize, style: Option<u8>) -> Vec<ParagraphSegment> {
        let text = self.text(paragraph);
        let style = style.filter(|level| *level > 0);
        let mut first = self.first(paragraph, text, style);
        let mut segments = Vec::new();
        let mut from = first.content.max(1);
        let mut starts = self.starts.get(&paragraph).cloned().unwrap_or_default();
        starts.sort_unstable();
        for start in starts {
            let start = start.min(text.len());
            segments.extend(parts(text, &mut first, &mut from, start));
            if start > first.start {
                segments.push(ParagraphSegment { end: start, ..first });
            }
            first = ParagraphSegment { start, content: start, head: Head::Measure, mark: None, ..first };
            from = start + 1;
        }
        segments.extend(parts(text, &mut first, &mut from, text.len()));
        segments.push(ParagraphSegment { end: text.len(), ..first });
        segments
    }

    /// The segment at the start of a paragraph, its end not known yet.
    fn first(&self, paragraph: usize, text: &Text, style: Option<u8>) -> ParagraphSegment {
        let mut segment =
            ParagraphSegment { paragraph, start: 0, content: 0, end: 0, head: Head::Plain, mark: None, style };
        if self.levels.contains_key(&paragraph) {
            segment.mark = mark(text, 0);
            segment.content = segment.mark.map_or(0, |mark| mark.content);
            segment.head = Head::Bare;
            return segment;
        }
        let flat = self.flat.contains(&paragraph);
        // In a form a cell that holds only the word of a label is one: 问题, 时限.
        let of_cell = || if self.forms.holds(paragraph) { tag_of_cell(text) } else { None };
        if let Some(tag) = tag(text, 0).or_else(of_cell) {
            // 问题一: counts as a mark, 整改措施1: as a label.
            let question = mark(text, 0).filter(|mark| mark.shape.is_question() && !flat);
            if question.is_none() {
                return ParagraphSegment { head: Head::Tag(tag), content: tag.content, ..segment };
            }
        }
        if let Some(mark) = mark(text, 0) {
            segment.mark = Some(mark);
            let part = |tag: &Tag| {
                let next = tag.label == Label::Field(Field::Next) || tag.content >= text.len();
                matches!(mark.shape, Shape::Han | Shape::Part) && next
            };
            let tag = tag(text, mark.content).filter(|tag| !mark.shape.is_question() && !part(tag));
            (segment.head, segment.content) = match tag {
                Some(tag) => (Head::Tag(tag), tag.content),
                None if flat => (Head::Plain, 0),
                None => (Head::Mark, mark.content),
            };
        } else if let Some(mark) = mark_behind(text).filter(|_| !flat) {
            (segment.head, segment.mark) = (Head::Mark, Some(mark));
        } else if !flat && (style.is_some() || is_bare_heading(text)) {
            segment.head = Head::Bare;
        } else if let Some(content) = self.bulleted_heading(paragraph).filter(|_| !flat) {
            (segment.head, segment.content) = (Head::Bare, content);
        } else if let Some(about) = about(text, 0, text.len()).filter(|_| !flat) {
            (segment.head, segment.content) = (Head::About, about.title.start);
        }
        segment
    }

    /// Where the words of a heading begin that has a bullet for a mark: ◆城市更新方面 above what has marks or labels of its own.
    fn bulleted_heading(&self, paragraph: usize) -> Option<usize> {
        let text = self.text(paragraph);
        let (start, content) = (text.skip_blank(0), behind_bullet(text, 0));
        let is_bulleted = content > start && !matches!(text.at(start), Some('-' | '*'));
        if !is_bulleted || text.len() > LONGEST_HEADING || text.find_any(&['。', ';', ':'], 0, text.len()).is_some() {
            return None;
        }
        let next = self.text(paragraph + 1);
        (mark(next, 0).is_some() || tag(next, 0).is_some()).then_some(content)
    }
}

/// The longest heading with a bullet before it or its number behind it, in characters.
const LONGEST_HEADING: usize = 50;

/// The number of a heading that stands behind it: 非税收入未及时入库(问题1).
fn mark_behind(text: &Text) -> Option<Mark> {
    let (start, end) = text.trim(0, text.len());
    let close = end.checked_sub(1).filter(|at| text.at(*at) == Some(')'))?;
    let open = (start..close).rev().take(8).find(|at| text.at(*at) == Some('('))?;
    let inner = Text::new(&text.words(open + 1, close));
    let own = mark(&inner, 0).filter(|own| own.shape.is_question() && own.end == inner.len())?;
    let is_line = open > start && end <= LONGEST_HEADING && text.find_any(&['。', ';', ':'], start, open).is_none();
    is_line.then_some(Mark { start: open + 1, end: close, content: start, ..own })
}

/// The segments up to a place: each label within ends the segment before it.
fn parts(text: &Text, open: &mut ParagraphSegment, from: &mut usize, to: usize) -> Vec<ParagraphSegment> {
    let mut segments = Vec::new();
    while let Some(tag) = inline(text, *from).filter(|tag| tag.start < to) {
        // Behind a title 反馈指出，… begins the finding; within an answer it is told of one.
        let behind_title =
            open.start == 0 && open.head == Head::Mark && open.mark.is_some_and(|mark| mark.shape != Shape::Shi);
        // 整改情况 told again within an answer is a word of its text.
        let is_again = matches!(open.head, Head::Tag(own) if own.label == Label::Answer
            && tag.label == Label::Answer
            && text.half(own.start, own.content) == text.half(tag.start, tag.content));
        if (is_said(text, &tag) && !behind_title) || is_again {
            *from = tag.content.max(tag.start + 1);
            continue;
        }
        if tag.start > open.start {
            segments.push(ParagraphSegment { end: tag.start, ..*open });
        }
        let style = open.style;
        let (paragraph, content) = (open.paragraph, tag.content);
        *open =
            ParagraphSegment { paragraph, start: tag.start, content, end: 0, head: Head::Tag(tag), mark: None, style };
        *from = tag.content.max(tag.start + 1);
    }
    segments
}

/// Furniture stands above the first and below the last paragraph that is plainly text; page numbers anywhere.
fn page_furniture(texts: &Texts, paragraphs: &[Paragraph]) -> HashSet<usize> {
    let plainly =
        |text: &Text| (text.len() >= 60 || mark(text, 0).is_some() || tag(text, 0).is_some()) && !is_furniture(text);
    let first = texts.iter().position(plainly).unwrap_or(texts.len());
    let last = texts.iter().rposition(plainly).unwrap_or(0);
    let mut outside_only = record(texts, first);
    let attachment = |at: &usize| *at < first && is_attachment_mark(texts.text(*at));
    outside_only.extend((0..first.min(texts.len())).filter(attachment));
    let loose = |at: &usize| paragraphs.get(*at).is_some_and(|paragraph| paragraph.place.is_none());
    let outside = |at: usize| at < first || at > last;
    let found = texts
        .iter()
        .enumerate()
        .filter(|(at, text)| if outside(*at) { is_furniture(text) } else { is_page_number(text) && loose(at) })
        .map(|(at, _)| at);
    found.chain(outside_only).collect()
}

/// The lines above a notice that are a record of its page, and the second of two lines with its title: a record names it, and
/// the notice begins with it.
fn record(texts: &Texts, first: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut title: Option<String> = None;
    let line = |at: usize, from: usize| texts.text(at).half(from, texts.text(at).len()).trim().to_owned();
    let mut at = 0;
    while at < first.min(texts.len()) {
        let text = texts.text(at);
        let alone = at + 1 < first && record_line(texts.text(at + 1)).is_none();
        match record_line(text) {
            Some(RecordLine::Whole) => found.push(at),
            Some(RecordLine::Label) => {
                found.push(at);
                if alone {
                    at += 1;
                    found.push(at);
                }
            }
            Some(RecordLine::Title(Some(from))) => title = Some(line(at, from)),
            Some(RecordLine::Title(None)) => {
                found.push(at);
                if alone {
                    at += 1;
                    title = Some(line(at, 0));
                }
            }
            None if title.is_some() && title == Some(line(at, behind_bullet(text, 0))) => found.push(at),
            None => {}
        }
        at += 1;
    }
    // One such line may be anything: a record has several.
    if found.len() > 1 { found } else { Vec::new() }
}
