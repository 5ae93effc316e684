//! The texts of an item with their figures and their places in the source.

use crate::model::{Item, MeasureId, Source, Span};
use crate::quantity::text::ParagraphText;
use crate::quantity::{Quantity, quantities};

/// One text of an item.
pub(super) struct Passage {
    /// The measure it is, or the finding.
    pub(super) measure: Option<MeasureId>,
    pub(super) text: ParagraphText,
    pub(super) figures: Vec<Quantity>,
    /// The paragraph and the character where it stands in the source.
    at: Option<(u32, u32)>,
}

impl Passage {
    fn new(measure: Option<MeasureId>, text: &str, at: Option<(u32, u32)>) -> Self {
        Self { measure, text: ParagraphText::new(text), figures: quantities(text), at }
    }

    /// Where characters of the passage stand in the source.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        let (paragraph, first) = self.at?;
        Some(Span::new(paragraph, first + start as u32, first + end as u32))
    }
}

/// The title, the finding and the measures of an item. A title that the finding repeats is left out.
pub(super) fn passages(item: &Item, source: &Source) -> Vec<Passage> {
    let titled = !item.finding.contains(item.title.as_str());
    let heads = [titled.then_some(&item.title), Some(&item.finding)].into_iter().flatten();
    let head = |text: &String| Passage::new(None, text, item.source.iter().find_map(|span| place(text, span, source)));
    let measures = item.measures.iter().map(|measure| {
        let span = measure.source.first().filter(|span| span.words(source) == Some(measure.text.as_str()));
        Passage::new(Some(measure.id.clone()), &measure.text, span.map(|span| (span.paragraph, span.start)))
    });
    heads.filter(|text| !text.is_empty()).map(head).chain(measures).collect()
}

/// Where a text stands inside a span of the source.
fn place(text: &str, span: &Span, source: &Source) -> Option<(u32, u32)> {
    let words = span.words(source)?;
    let byte = words.find(text)?;
    let before = words.get(..byte)?.chars().count() as u32;
    Some((span.paragraph, span.start + before))
}
