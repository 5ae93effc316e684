//! An item with its measures, made of the segments under its heading.

use crate::model::{Item, ItemId, Measure, MeasureId, NodeId, Progress, Span, Term};

use super::content::{Content, Options, content};
use super::segment::ParagraphSegment;
use crate::reading::item::field::{FillContext, Value};
use crate::reading::item::measures::{Step, Steps, steps};
use crate::reading::item::record::{Record, TextRange};
use crate::reading::item::standing;
use crate::reading::item::texts::Texts;
use crate::reading::item::types::{Field, Level, Remark, Role};

/// Makes the item of an id; the first segment is its heading.
pub(in crate::reading) fn item(
    options: Options<'_>,
    segments: &[ParagraphSegment],
    id: ItemId,
    fill: &mut FillContext<'_>,
    record: &mut Record,
) -> Item {
    let parts = content(options, segments);
    let number = segments.first().map(|head| number_of(options.words, head)).unwrap_or_default();
    let mut item = Item::new(id, number, String::new());
    item.source = spans(segments);
    let node = NodeId::Item(item.id.clone());
    fill_in(&mut item, &parts, fill, record);
    note_title(&parts, segments, &node, record);
    // What is left of the segments, such as blanks between them, is the item's too.
    for segment in segments {
        record.cover(TextRange::new(segment.paragraph, segment.start, segment.end), Some(&node));
    }
    item
}

/// Puts the parts of an item into it.
pub(in crate::reading) fn fill_in(item: &mut Item, parts: &Content, fill: &mut FillContext<'_>, record: &mut Record) {
    let words = fill.texts;
    if let Some(title) = parts.title {
        item.title = words.text(title.paragraph).words(title.start, title.end);
    }
    item.finding = joined(words, &parts.finding);
    let node = NodeId::Item(item.id.clone());
    let found = steps(words, &parts.answer);
    let (own, of_measures) = owners(&parts.values, &found.steps);
    fill.fill(item, &own);
    add_measures(words, item, &found, &of_measures, fill, record);
    if let Some(at) = parts.standing {
        let said = words.text(at.paragraph).half(at.start, at.end);
        let read = standing::read(&said).or_else(|| standing::of_sentence(&said));
        FillContext::stand(item, read, at);
    }
    stand_by_sentence(words, item, parts);
    if item.measures.is_empty() {
        fill.remarks.push(Remark::NoMeasures(node.clone()));
    }
    note(parts, &found, &node, record);
}

/// The mark of a heading as it was written.
pub(in crate::reading) fn number_of(words: &Texts, head: &ParagraphSegment) -> String {
    let mark = head.mark.map(|mark| words.text(head.paragraph).words(mark.start, mark.end));
    mark.map(|mark| mark.trim_end_matches([':', '\u{ff1a}', ',', '\u{ff0c}', '|', '\u{ff5c}']).to_owned())
        .unwrap_or_default()
}

/// The words of several ranges, a line each, without blanks at their ends.
fn joined(words: &Texts, ranges: &[TextRange]) -> String {
    let lines = ranges.iter().map(|own| {
        let text = words.text(own.paragraph);
        let (start, end) = text.trim(own.start, own.end);
        text.words(start, end)
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Where the segments stand, a span for each paragraph.
fn spans(segments: &[ParagraphSegment]) -> Vec<Span> {
    let groups = segments.chunk_by(|one, next| one.paragraph == next.paragraph);
    let span = |group: &[ParagraphSegment]| {
        let (first, last) = (group.first()?, group.last()?);
        Some(TextRange::new(first.paragraph, first.start, last.end).span())
    };
    groups.filter_map(span).collect()
}

/// Which values belong to the item, and which to a measure in whose paragraph they stand. A list that begins
/// several paragraphs has measures with fields of their own.
fn owners(values: &[Value], steps: &[Step]) -> (Vec<Value>, Vec<(usize, Value)>) {
    let several = steps.iter().filter(|step| step.leads).count() >= 2;
    let mut own = Vec::new();
    let mut of_measures = Vec::new();
    for value in values {
        let at = value.range;
        let holds = |step: &Step| {
            step.leads && step.words.last().is_some_and(|last| last.paragraph == at.paragraph && last.end <= at.start)
        };
        match steps.iter().rposition(holds).filter(|_| several) {
            Some(step) => of_measures.push((step, *value)),
            None => own.push(*value),
        }
    }
    (own, of_measures)
}

fn add_measures(
    words: &Texts,
    item: &mut Item,
    found: &Steps,
    values: &[(usize, Value)],
    fill: &mut FillContext<'_>,
    record: &mut Record,
) {
    for (at, step) in found.steps.iter().enumerate().filter(|(_, step)| !step.words.is_empty()) {
        let id = MeasureId::from(format!("{}m{}", item.id, item.measures.len() + 1));
        let number = step.mark.map(|mark| words.text(mark.paragraph).words(mark.start, mark.end)).unwrap_or_default();
        let number = number.trim_end_matches(['是', '要', ',', ':', '\u{ff0c}', '\u{ff1a}']).to_owned();
        let mut measure = Measure::new(id, number, joined(words, &step.words));
        measure.source = step.words.iter().map(|own| own.span()).collect();
        let own: Vec<Value> = values.iter().filter(|(step, _)| *step == at).map(|(_, value)| *value).collect();
        fill.fill_measure(&mut measure, &own);
        let node = NodeId::Measure(measure.id.clone());
        if let Some(own) = step.mark {
            record.note(own, Role::Mark, Some(&node));
        }
        for own in &step.words {
            record.note(*own, Role::Measure, Some(&node));
        }
        for value in own {
            record.note(value.range, Role::Field(value.field), Some(&node));
        }
        item.measures.push(measure);
    }
}

/// A standing that the first or last sentence of the answer states and nothing else: 该问题已完成整改。
fn stand_by_sentence(words: &Texts, item: &mut Item, parts: &Content) {
    if item.progress != Progress::Unstated && item.term != Term::Unstated {
        return;
    }
    let ends = [parts.answer.first(), parts.answer.last()];
    for (last, block) in ends.into_iter().enumerate() {
        let Some(range) = block.map(|block| block.range) else { continue };
        let text = words.text(range.paragraph);
        let mut start = range.start;
        let mut end = text.sentence(start, range.end);
        while last == 1 && end < range.end {
            (start, end) = (end, text.sentence(end, range.end));
        }
        let mut read = standing::read(&text.half(start, end));
        // 现已开工58户,此条仍在推进: its last clause may say it of the item as a whole.
        let clause = (start..end).rev().find(|at| matches!(text.at(*at), Some(',' | ';'))).map_or(start, |at| at + 1);
        let last_clause = text.half(clause, end);
        if read.is_none() && last == 1 && standing::begins_with_subject(&last_clause) {
            let verdict = || standing::of_verdict(&last_clause).map(|progress| (progress, Term::Unstated));
            read = standing::read(&last_clause).or_else(verdict);
            start = clause;
        }
        if item.progress == Progress::Unstated {
            FillContext::stand(item, read, TextRange::new(range.paragraph, start, end));
        }
    }
}

/// Notes what the parts were taken for.
fn note(parts: &Content, found: &Steps, node: &NodeId, record: &mut Record) {
    let node = Some(node);
    let mut put = |ranges: &[TextRange], role: Role| {
        for range in ranges {
            record.note(*range, role, node);
        }
    };
    put(&parts.labels, Role::Label);
    put(&parts.finding, Role::Finding);
    put(&found.leads, Role::Lead);
    for value in &parts.values {
        put(&[value.range], Role::Field(value.field));
    }
    if let Some(at) = parts.standing {
        put(&[at], Role::Field(Field::Standing));
    }
}

/// Notes the title, with its mark where nothing stands between.
fn note_title(parts: &Content, segments: &[ParagraphSegment], node: &NodeId, record: &mut Record) {
    let Some(title) = parts.title else { return };
    let labelled = parts.labels.iter().any(|label| label.paragraph == title.paragraph);
    let head =
        segments.first().filter(|head| head.paragraph == title.paragraph && head.content <= title.start && !labelled);
    let start = head.map_or(title.start, |head| head.start);
    record.note(TextRange { start, ..title }, Role::Heading(Level::Item), Some(node));
}
