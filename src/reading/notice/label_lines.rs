//! Labels that stand alone on their lines: some are headings, some begin an answer, and those of a paper about one task are
//! numbered as headings are.

use std::collections::HashMap;

use super::label::{Label, tag};
use super::segment::{Head, NoticeText, ParagraphSegment};
use crate::reading::item::mark::Shape;

/// Settles what the labels of a document are by what stands round them.
pub(super) fn settle(words: &NoticeText, segments: &mut [ParagraphSegment]) {
    single_labels(segments);
    numbered_labels(words, segments);
    answer_below(segments);
}

/// A label with a mark, alone on its line and the only one of its kind, is a heading: 三、下一步打算.
fn single_labels(segments: &mut [ParagraphSegment]) {
    let kind = |segment: &ParagraphSegment| {
        Some((segment.mark?.shape, segment.label()?)).filter(|_| segment.content >= segment.end)
    };
    let mut counts: HashMap<_, usize> = HashMap::new();
    for own in segments.iter().filter_map(kind) {
        *counts.entry(own).or_default() += 1;
    }
    for segment in segments {
        let single = kind(segment).is_some_and(|own| counts.get(&own) == Some(&1));
        if let Some(mark) = segment.mark.filter(|_| single) {
            (segment.head, segment.content) = (Head::Mark, mark.content);
        }
    }
}

/// 一、整改任务 二、整改目标 三、整改措施 四、整改完成情况: labels that count on as headings do, each once. Under the first there
/// is no list, else it would be a part with problems.
fn numbered_labels(words: &NoticeText, segments: &mut [ParagraphSegment]) {
    let labelled = |segment: &ParagraphSegment| {
        let mark = segment.mark.filter(|mark| segment.leads() && matches!(mark.shape, Shape::Han | Shape::HanParen))?;
        let tag = tag(words.text(segment.paragraph), mark.content)?;
        Some((mark, tag))
    };
    let found: Vec<_> = segments.iter().enumerate().filter_map(|(at, own)| Some((at, labelled(own)?))).collect();
    let Some((first, (mark, _))) = found.first().copied() else { return };
    let labels: Vec<Label> = found.iter().map(|(_, (_, tag))| tag.label).collect();
    let count = |label: Label| labels.iter().filter(|own| **own == label).count();
    let counts_on = found.iter().zip(1..).all(|((_, (own, _)), at)| own.shape == mark.shape && own.number == at);
    let is_answered = labels.iter().any(|label| matches!(label, Label::Answer | Label::Result));
    let second = found.get(1).map_or(segments.len(), |(at, _)| *at);
    let is_mark = |own: &ParagraphSegment| own.leads() && own.mark.is_some();
    let is_list = segments.get(first + 1..second).unwrap_or_default().iter().any(is_mark);
    let is_heading = segments.get(..first).unwrap_or_default().iter().any(is_mark);
    let is_one = labels.first() == Some(&Label::Finding) && count(Label::Finding) == 1;
    if !(is_one && counts_on && is_answered && !is_list && !is_heading) {
        return;
    }
    for (at, (_, tag)) in found {
        if let Some(segment) = segments.get_mut(at) {
            (segment.head, segment.content, segment.mark) = (Head::Tag(tag), tag.content, None);
        }
    }
}

/// 完成情况 alone on its line, with a list below that begins anew, is a label of an answer.
fn answer_below(segments: &mut [ParagraphSegment]) {
    let begins_list = |next: &ParagraphSegment| {
        next.leads() && next.head == Head::Mark && next.mark.is_some_and(|mark| mark.number == 1)
    };
    let below: Vec<bool> = segments.iter().skip(1).map(begins_list).chain([false]).collect();
    for (segment, is_above_list) in segments.iter_mut().zip(below) {
        if let Head::Tag(tag) = &mut segment.head
            && tag.label == Label::Result
            && segment.content >= segment.end
            && is_above_list
        {
            tag.label = Label::Answer;
        }
    }
}
