//! What stands under the heading of an item, sorted: title, finding, answer, fields.

use super::label::Label;
use super::outline::is_answer;
use super::piece::{Head, Piece};
use super::vocabulary::{is_fault, is_finding};
use crate::reading::item::mark::{Shape, mark};
use crate::reading::item::measures::Block;
use crate::reading::item::record::Stretch;
use crate::reading::item::standing;
use crate::reading::item::texts::Texts;
use crate::reading::item::types::Field;
use crate::text::Text;

use crate::reading::item::field::Value;

/// The parts of an item.
#[derive(Debug, Default)]
pub(in crate::reading) struct Content {
    /// Its title.
    pub(in crate::reading) title: Option<Stretch>,
    /// A standing in brackets behind the title.
    pub(in crate::reading) told: Option<Stretch>,
    /// What was found.
    pub(in crate::reading) finding: Vec<Stretch>,
    /// What was done.
    pub(in crate::reading) answer: Vec<Block>,
    /// What labels say.
    pub(in crate::reading) values: Vec<Value>,
    /// The labels themselves.
    pub(in crate::reading) labels: Vec<Stretch>,
}

#[derive(Clone, Copy, PartialEq)]
enum Zone {
    Finding,
    Answer,
    Field(Field),
}

/// How the document is to be read.
#[derive(Clone, Copy)]
pub(in crate::reading) struct Manner<'a> {
    /// The text.
    pub(in crate::reading) words: &'a Texts,
    /// True when labels say where answers begin.
    pub(in crate::reading) labelled: bool,
}

struct Sorter<'a> {
    manner: Manner<'a>,
    content: Content,
    zone: Zone,
    /// The zone to go back to behind a field.
    back: Zone,
    fresh: bool,
    /// True when a label below says where the answer begins.
    answered: bool,
}

/// Sorts the pieces of an item; the first is its heading.
pub(in crate::reading) fn content(manner: Manner<'_>, pieces: &[Piece]) -> Content {
    let (zone, back) = (Zone::Finding, Zone::Finding);
    let mut sorter = Sorter { manner, content: Content::default(), zone, back, fresh: true, answered: false };
    let Some((head, rest)) = pieces.split_first() else { return sorter.content };
    sorter.heading(head, rest);
    for piece in rest {
        sorter.take(piece);
    }
    sorter.content
}

impl Sorter<'_> {
    fn heading(&mut self, head: &Piece, rest: &[Piece]) {
        let manner = self.manner;
        let text = manner.words.text(head.paragraph);
        // A pair begins with its label, which names the finding and no heading.
        if matches!(head.head, Head::Tag(_)) {
            self.content.labels.push(Stretch::new(head.paragraph, head.mark.map_or(0, |mark| mark.end), head.content));
        }
        self.answered = rest.iter().any(|piece| is_answer(manner.words, piece));
        let end = self.entitle(head, head.content);
        if text.skip_blank(end) >= head.end {
            return;
        }
        let stretch = Stretch::new(head.paragraph, end, head.end);
        if self.answered {
            self.content.finding.push(stretch);
            return;
        }
        let steps = steps_in(manner.words, stretch);
        let fault = is_fault(&text.half(end, head.end)) || rest.iter().any(Piece::leads);
        let from = steps.unwrap_or(if fault || manner.labelled { head.end } else { end });
        self.content.finding.push(Stretch { end: from, ..stretch });
        if from < head.end {
            self.answer(Stretch { start: from, ..stretch }, false, false);
        }
    }

    /// The first sentence from a place is the title; gives where it ends.
    fn entitle(&mut self, piece: &Piece, from: usize) -> usize {
        let text = self.manner.words.text(piece.paragraph);
        let end = text.sentence(from, piece.end);
        let (start, mut close) = text.trim(from, end);
        while close > start && text.before(close).is_some_and(|c| matches!(c, '。' | ';' | ':' | ',')) {
            close -= 1;
        }
        if let Some(open) = standing_behind(text, start, close) {
            self.content.told = Some(Stretch::new(piece.paragraph, open, close));
            close = text.trim(start, open).1;
        }
        if close > start {
            self.content.title = Some(Stretch::new(piece.paragraph, start, close));
        }
        end
    }

    fn take(&mut self, piece: &Piece) {
        let label = piece.label();
        if let Some(label) = label {
            let start = if piece.leads() { 0 } else { piece.start };
            self.content.labels.push(Stretch::new(piece.paragraph, start, piece.content));
            return self.labelled(piece, label);
        }
        if piece.head == Head::Measure {
            return self.answer(Stretch::new(piece.paragraph, piece.start, piece.end), true, true);
        }
        self.plain(piece);
    }

    fn labelled(&mut self, piece: &Piece, label: Label) {
        let stretch = Stretch::new(piece.paragraph, piece.content, piece.end);
        let numbered = matches!(piece.head, Head::Tag(tag) if tag.number.is_some());
        let zone = match label {
            Label::Finding => Zone::Finding,
            Label::Answer if self.begins_told(stretch) => return self.result(piece, stretch),
            Label::Answer => Zone::Answer,
            Label::Result => return self.result(piece, stretch),
            Label::Field(field) => Zone::Field(field),
        };
        if !matches!(zone, Zone::Field(_)) {
            self.back = zone;
        }
        self.zone = zone;
        // A label with a number counts on: 措施1: 措施2: are one list.
        self.fresh |= zone == Zone::Answer && !numbered;
        if stretch.end > stretch.start {
            self.put(piece, stretch, numbered);
        }
    }

    /// True when the first sentence is a standing and nothing else.
    fn begins_told(&self, stretch: Stretch) -> bool {
        let text = self.manner.words.text(stretch.paragraph);
        let first = text.sentence(stretch.start, stretch.end);
        standing::read(&text.half(stretch.start, first)).is_some()
    }

    /// 完成情况: a standing, or an answer, or the one before the other.
    fn result(&mut self, piece: &Piece, stretch: Stretch) {
        let text = self.manner.words.text(stretch.paragraph);
        let first = text.sentence(stretch.start, stretch.end);
        let told = self.begins_told(stretch);
        if !told && is_answer(self.manner.words, piece) {
            (self.zone, self.back, self.fresh) = (Zone::Answer, Zone::Answer, true);
            return self.put(piece, stretch, false);
        }
        if stretch.end <= stretch.start {
            self.zone = Zone::Field(Field::Standing);
            return;
        }
        let end = if told { first } else { stretch.end };
        self.content.values.push(Value { field: Field::Standing, stretch: Stretch { end, ..stretch } });
        self.zone = self.back;
        if text.skip_blank(end) < stretch.end {
            (self.zone, self.back, self.fresh) = (Zone::Answer, Zone::Answer, true);
            self.put(piece, Stretch { start: text.skip_blank(end), ..stretch }, false);
        }
    }

    fn plain(&mut self, piece: &Piece) {
        let manner = self.manner;
        let text = manner.words.text(piece.paragraph);
        let stretch = Stretch::new(piece.paragraph, piece.start, piece.end);
        let untitled = self.content.title.is_none() && self.zone == Zone::Finding;
        if untitled {
            let end = self.entitle(piece, piece.start);
            return self.content.finding.push(Stretch { start: end, ..stretch });
        }
        if self.zone == Zone::Finding {
            let steps = mark(text, piece.start).is_some_and(|mark| mark.shape == Shape::Shi && mark.number == 1);
            let answers = !manner.labelled && !is_finding(text);
            if answers || (steps && !self.answered) {
                self.zone = Zone::Answer;
                self.back = Zone::Answer;
            }
        }
        self.put(piece, stretch, false);
    }

    fn put(&mut self, piece: &Piece, stretch: Stretch, told: bool) {
        let length = stretch.end.saturating_sub(stretch.start);
        match self.zone {
            // What stands below 完成情况 may be an answer at length.
            Zone::Field(Field::Standing) if length > 25 && !self.begins_told(stretch) => {
                self.fresh = true;
                self.answer(stretch, told, piece.leads());
            }
            Zone::Answer => self.answer(stretch, told, piece.leads() && stretch.start == piece.start),
            Zone::Finding if self.content.title.is_none() => {
                let end = self.entitle(piece, stretch.start);
                self.content.finding.push(Stretch { start: end, ..stretch });
            }
            Zone::Finding => self.content.finding.push(stretch),
            Zone::Field(field) => {
                self.content.values.push(Value { field, stretch });
                // What comes next goes on with a longer field, and leaves a short one.
                if !matches!(field, Field::Next | Field::Goal) {
                    self.zone = self.back;
                }
            }
        }
    }

    fn answer(&mut self, stretch: Stretch, told: bool, leads: bool) {
        (self.zone, self.back) = (Zone::Answer, Zone::Answer);
        let fresh = std::mem::take(&mut self.fresh);
        self.content.answer.push(Block { stretch, fresh, told, leads });
    }
}

/// Where 一是 begins a list within a stretch.
fn steps_in(words: &Texts, stretch: Stretch) -> Option<usize> {
    let text = words.text(stretch.paragraph);
    let mut from = stretch.start;
    while let Some(at) = text.find("一是", from, stretch.end) {
        let stop = text.before(at).is_some_and(|c| matches!(c, '。' | ';' | ':' | '!' | ')' | '】' | '”' | ' '));
        if stop {
            return Some(at);
        }
        from = at + 1;
    }
    None
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
