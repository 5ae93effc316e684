//! The texts of an item with their figures and their places in the source.

use crate::model::{Item, MeasureId, Source, Span};
use crate::quantity::across::{Told, parts_across};
use crate::quantity::text::ParagraphText;
use crate::quantity::{FigureKind, FigureRole, Quantity, quantities};
use crate::text::Words;

/// What a text of an item tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    /// What was found: values from before.
    Finding,
    /// What is to be reached.
    Goal,
    /// What was done, and what came of it.
    Answer,
}

/// One text of an item.
pub(super) struct Passage {
    /// What it tells.
    pub(super) tells: Tells,
    /// The measure it is, where it is one.
    pub(super) measure: Option<MeasureId>,
    pub(super) text: ParagraphText,
    pub(super) figures: Vec<Quantity>,
    /// Which of its figures are parts of a figure of another passage: the figure, and passage and figure of its whole.
    pub(super) parts: Vec<(usize, (usize, usize))>,
    /// The paragraph and the character where it stands in the source.
    at: Option<(u32, u32)>,
}

impl Passage {
    fn new(tells: Tells, measure: Option<MeasureId>, text: &str, at: Option<(u32, u32)>) -> Self {
        Self { tells, measure, text: ParagraphText::new(text), figures: quantities(text), parts: Vec::new(), at }
    }

    /// Its text and figures.
    fn told(&self) -> Told<'_> {
        Told { text: &self.text, figures: &self.figures }
    }

    /// Where characters of the passage stand in the source.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let (paragraph, first) = self.at?;
        Some(Span::new(paragraph, first + start as u32, first + end as u32))
    }
}

/// The title, the finding, the goal, the measures of an item, and what else its part of the source says. A title that the
/// finding repeats is left out.
pub(super) fn passages(item: &Item, source: &Source) -> Vec<Passage> {
    let titled = !item.finding.contains(item.title.as_str());
    let heads = [
        (Tells::Finding, titled.then_some(&item.title)),
        (Tells::Finding, Some(&item.finding)),
        (Tells::Goal, Some(&item.goal)),
    ];
    let heads = heads.into_iter().filter_map(|(tells, text)| Some((tells, text?)));
    let head = |(tells, text): (Tells, &String)| {
        Passage::new(tells, None, text, item.source.iter().find_map(|span| place(text, span, source)))
    };
    let measures = item.measures.iter().map(|measure| {
        let span = measure.source.first().filter(|span| span.words(source) == Some(measure.text.as_str()));
        let at = span.map(|span| (span.paragraph, span.start));
        Passage::new(Tells::Answer, Some(measure.id.clone()), &measure.text, at)
    });
    let heads = heads.filter(|(_, text)| !text.is_empty()).map(head);
    let mut all: Vec<Passage> = heads.chain(measures).chain(results(item, source)).collect();
    find_parts(&mut all);
    all
}

/// Makes parts of the counts of answers that are parts of a count of the finding.
fn find_parts(passages: &mut [Passage]) {
    let split = passages.iter().position(|passage| passage.tells == Tells::Answer).unwrap_or(passages.len());
    let Some((before, answers)) = passages.split_at_checked(split) else { return };
    // They stand before the goal, so that their places are those of the passages.
    let findings: Vec<Told<'_>> =
        before.iter().filter(|passage| passage.tells == Tells::Finding).map(Passage::told).collect();
    let answers: Vec<Told<'_>> = answers.iter().map(Passage::told).collect();
    let parts = parts_across(&findings, &answers);
    for ((answer, figure), whole) in parts {
        let Some(passage) = passages.get_mut(split + answer) else { continue };
        passage.parts.push((figure, whole));
        if let Some(part) = passage.figures.get_mut(figure) {
            part.kind = FigureKind::Part;
            part.roles.insert(0, FigureRole::Part);
        }
    }
}

/// What a part of an item begins with that tells what came of it (整改成效, 验收结论): no field keeps its words.
static RESULTS: Words = Words::of("suggestion.result_label");

/// The paragraphs of an item that a label of results begins.
fn results(item: &Item, source: &Source) -> impl Iterator<Item = Passage> {
    let taken = |at: u32, from: u32| {
        let spans = item.measures.iter().flat_map(|measure| &measure.source);
        spans.into_iter().any(|span| span.paragraph == at && span.end > from)
    };
    item.source.iter().filter_map(move |span| {
        let words = span.words(source)?;
        let start = words.find(|c: char| !matches!(c, '(' | '\u{ff08}' | '【' | '〔' | '[' | ' ' | '\u{3000}'))?;
        let label = RESULTS.iter().find(|word| words.get(start..).is_some_and(|rest| rest.starts_with(**word)))?;
        let from = start + label.len();
        let first = span.start + words.get(..from)?.chars().count() as u32;
        let told = words.get(from..)?;
        (!taken(span.paragraph, first)).then(|| Passage::new(Tells::Answer, None, told, Some((span.paragraph, first))))
    })
}

/// Where a text stands inside a span of the source.
fn place(text: &str, span: &Span, source: &Source) -> Option<(u32, u32)> {
    let words = span.words(source)?;
    let byte = words.find(text)?;
    let before = words.get(..byte)?.chars().count() as u32;
    Some((span.paragraph, span.start + before))
}
