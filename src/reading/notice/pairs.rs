//! Documents whose items no heading tells: pairs of labels, one task under labels, paragraphs 针对…问题.

use std::collections::HashMap;

use super::label::Label;
use super::segment::{Head, ParagraphSegment};
use crate::reading::item::mark::{Shape, mark};
use crate::reading::item::texts::Texts;

/// True for a label behind which measures stand. 完成情况 is one when more than a word or two stands behind it.
pub(super) fn is_answer(words: &Texts, segment: &ParagraphSegment) -> bool {
    match segment.label() {
        Some(Label::Answer | Label::Effect) => true,
        Some(Label::Result) => {
            let text = words.text(segment.paragraph);
            let is_standing = crate::reading::item::standing::read(&text.half(segment.content, segment.end)).is_some();
            // 1.已覆盖。2.已硬化。 is short, and a list.
            let begins_list =
                mark(text, segment.content).is_some_and(|mark| mark.number == 1 && mark.content < segment.end);
            !is_standing && (begins_list || segment.end.saturating_sub(segment.content) > 25)
        }
        _ => false,
    }
}

/// True when labels of findings stand in a row with their answers, without headings between.
pub(super) fn in_pairs(segments: &[ParagraphSegment]) -> bool {
    let mut since_heading = 0;
    let mut most = 0;
    let mut marked = false;
    for segment in segments.iter().filter(|segment| segment.leads()) {
        match segment.head {
            Head::Tag(tag) if tag.label == Label::Finding && segment.mark.is_none() => since_heading += 1,
            Head::Mark if segment.mark.is_some_and(|mark| mark.shape != Shape::Shi && mark.number > 1) => marked = true,
            _ => {}
        }
        // The first mark of a list may belong to a measure; a second one under the same finding does not matter.
        if matches!(segment.head, Head::Mark | Head::Bare)
            && !matches!(segment.mark, Some(mark) if mark.shape == Shape::Shi)
        {
            most = most.max(since_heading);
            since_heading = 0;
        }
    }
    most.max(since_heading) >= 2 || (!marked && most.max(since_heading) >= 1)
}

/// True for a document about one task, told by labels without a heading: 整改任务, 整改目标, 整改完成情况.
pub(super) fn is_one_task(words: &Texts, segments: &[ParagraphSegment]) -> bool {
    let is_finding = |own: &ParagraphSegment| own.leads() && own.mark.is_none() && own.label() == Some(Label::Finding);
    let mut findings = segments.iter().enumerate().filter(|(_, own)| is_finding(own));
    let Some((at, first)) = findings.next() else { return false };
    let (before, behind) = (segments.get(..at).unwrap_or_default(), segments.get(at + 1..).unwrap_or_default());
    // Its words stand behind it or below it.
    let is_told = first.content < first.end || behind.first().is_some_and(|own| own.head == Head::Plain);
    let is_mark = |own: &ParagraphSegment| own.leads() && own.head == Head::Mark;
    let answered = behind.iter().find(|own| is_mark(own) || is_answer(words, own));
    findings.next().is_none()
        && is_told
        && !before.iter().any(is_mark)
        && answered.is_some_and(|own| is_answer(words, own))
}

/// True where paragraphs 针对…问题 are what the notice is made of: at least two, and no fewer than any kind of heading.
pub(super) fn in_abouts(segments: &[ParagraphSegment]) -> bool {
    let abouts = segments.iter().filter(|own| own.head == Head::About).count();
    let mut marks: HashMap<Shape, usize> = HashMap::new();
    for mark in segments.iter().filter(|own| own.leads() && own.head == Head::Mark).filter_map(|own| own.mark) {
        *marks.entry(mark.shape).or_default() += 1;
    }
    abouts >= 2 && marks.values().all(|count| *count <= abouts)
}
