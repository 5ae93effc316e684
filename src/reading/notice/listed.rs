//! Problems listed ①②③ in one paragraph and answered in the next by 针对①, 针对②: each is an item with its own answer.
//!
//! # Limits
//! The answer names the number of the problem behind a word such as 针对. ①②③ answered by ①②③ alone may as well be a list of
//! measures, and stays one.

use super::label::Label;
use super::segment::{Head, NoticeText, ParagraphSegment};
use crate::reading::item::mark::{Mark, mark};
use crate::text::{Text, Words};

/// Where the answer to a problem stands in its paragraph.
struct Answer {
    number: u32,
    start: usize,
    content: usize,
}

/// Takes such lists apart.
pub(super) fn settle(words: &NoticeText, segments: &mut Vec<ParagraphSegment>) {
    let mut at = 0;
    while at + 1 < segments.len() {
        let Some(own) = taken_apart(words, segments, at) else {
            at += 1;
            continue;
        };
        let (count, all) = (own.len(), at + 2 + behind(words, segments, at + 2));
        let together: Vec<ParagraphSegment> = segments.get(at + 2..all).unwrap_or_default().to_vec();
        // What is said of them all stands before them, where it belongs to the heading above.
        let (first, rest) = (own.first().copied(), own.into_iter().skip(1));
        segments.splice(at..all, first.into_iter().chain(together).chain(rest));
        at += count;
    }
}

/// How many of the segments from a place on are about all problems of the list before: 以上工作由分管领导督促落实。
fn behind(words: &NoticeText, segments: &[ParagraphSegment], from: usize) -> usize {
    static TOGETHER: Words = Words::of("notice.about_all");
    let rest = segments.get(from..).unwrap_or_default();
    let is_together = |own: &&ParagraphSegment| {
        let text = words.text(own.paragraph);
        own.leads() && own.head == Head::Plain && TOGETHER.iter().any(|word| text.starts(text.skip_blank(0), word))
    };
    rest.iter().take_while(is_together).count()
}

/// The label of the list, then each problem with its answer; nothing where there is no such list.
fn taken_apart(words: &NoticeText, segments: &[ParagraphSegment], at: usize) -> Option<Vec<ParagraphSegment>> {
    let (list, answer) = (segments.get(at)?, segments.get(at + 1)?);
    let is_pair = list.label() == Some(Label::Finding) && answer.label() == Some(Label::Answer);
    if !is_pair || !list.leads() || !answer.leads() {
        return None;
    }
    let problems = entries(words.text(list.paragraph), list);
    let first = problems.first()?;
    let answers = answers(words.text(answer.paragraph), answer, first);
    let is_answered = |own: &Mark| answers.iter().any(|answer| answer.number == own.number);
    if problems.len() < 2 || problems.iter().filter(|own| is_answered(own)).count() < 2 {
        return None;
    }
    let label = ParagraphSegment { end: first.start, content: list.start, head: Head::Plain, ..*list };
    let mut found = vec![label];
    let ends = problems.iter().skip(1).map(|next| next.start).chain([list.end]);
    for (own, end) in problems.iter().zip(ends) {
        let (start, content, mark) = (own.start, own.content, Some(*own));
        found.push(ParagraphSegment { start, content, end, head: Head::Listed, mark, ..*list });
        for (place, given) in answers.iter().enumerate().filter(|(_, given)| given.number == own.number) {
            let end = answers.get(place + 1).map_or(answer.end, |next| next.start);
            found.push(ParagraphSegment { start: given.start, content: given.content, end, ..*answer });
        }
    }
    Some(found)
}

/// The marks of a list that begins a segment and counts on, behind the ends of its sentences.
fn entries(text: &Text, list: &ParagraphSegment) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    for at in list.content..list.end {
        let begins = at == list.content || text.before(at).is_some_and(|c| matches!(c, '。' | ';'));
        let own = begins.then(|| mark(text, at)).flatten();
        let is_next = |own: &Mark| match found.last() {
            Some(former) => own.shape == former.shape && own.number == former.number + 1,
            None => own.number == 1 && at == list.content,
        };
        found.extend(own.filter(is_next));
        if found.is_empty() {
            break;
        }
    }
    found
}

/// The answers that name a problem by its mark, the first at the start of the segment: 针对①, …; 针对问题②: …
fn answers(text: &Text, answer: &ParagraphSegment, like: &Mark) -> Vec<Answer> {
    static PREFIXES: Words = Words::of("notice.about");
    let mut found: Vec<Answer> = Vec::new();
    for at in answer.content..answer.end {
        let begins = at == answer.content || text.before(at).is_some_and(|c| matches!(c, '。' | ';'));
        let prefix = PREFIXES.iter().filter(|_| begins).find(|word| text.starts(at, word));
        if let Some(prefix) = prefix {
            let from = at + prefix.chars().count();
            let from = from + if text.starts(from, "问题") { 2 } else { 0 };
            let own = mark(text, from).filter(|own| own.shape == like.shape);
            found.extend(own.map(|own| {
                // The label of the paragraph goes with its first answer.
                let start = if found.is_empty() { answer.start } else { at };
                Answer { number: own.number, start, content: behind_mark(text, own.end) }
            }));
        }
        if found.is_empty() {
            break;
        }
    }
    found
}

/// Where the words behind 针对①的问题, begin.
fn behind_mark(text: &Text, end: usize) -> usize {
    let mut at = end;
    for word in ["的", "问题", ",", ":"] {
        at += if text.starts(at, word) { word.chars().count() } else { 0 };
    }
    text.skip_blank(at)
}
