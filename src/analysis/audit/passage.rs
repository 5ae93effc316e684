//! The words of an item with their figures: the paragraphs of the source it stands in, and words typed since.

use std::collections::HashSet;
use std::ops::Range;
use std::rc::Rc;

use crate::model::{Item, Measure, Number, Source, Span};
use crate::quantity::text::ParagraphText;
use crate::quantity::unit::alike;
use crate::quantity::{Quantity, quantities};

use super::digits::is_exact;
use super::finding::Term;

/// A paragraph that was read.
pub(super) struct Read {
    pub(super) words: String,
    pub(super) text: ParagraphText,
    pub(super) figures: Vec<Quantity>,
}

impl Read {
    pub(super) fn new(words: &str) -> Self {
        Self { words: words.to_owned(), text: ParagraphText::new(words), figures: quantities(words) }
    }
}

/// A range of a paragraph that belongs to an item.
pub(super) struct Passage {
    /// The paragraph of the source; absent for words that a person typed.
    pub(super) paragraph: Option<u32>,
    /// The characters of the paragraph.
    pub(super) chars: Range<usize>,
    read: Rc<Read>,
}

impl Passage {
    pub(super) fn new(paragraph: Option<u32>, read: Rc<Read>, chars: Range<usize>) -> Self {
        Self { paragraph, chars, read }
    }

    pub(super) fn text(&self) -> &ParagraphText {
        &self.read.text
    }

    pub(super) fn words(&self) -> &str {
        &self.read.words
    }

    /// The figures of the passage with their positions in the paragraph.
    pub(super) fn figures(&self) -> impl DoubleEndedIterator<Item = (usize, &Quantity)> {
        let inside =
            |figure: &Quantity| self.chars.contains(&(figure.start as usize)) && figure.end as usize <= self.chars.end;
        self.read.figures.iter().enumerate().filter(move |(_, figure)| inside(figure))
    }

    /// Those that measure or count something.
    pub(super) fn amounts(&self) -> Vec<(usize, &Quantity)> {
        self.figures().filter(|(_, figure)| figure.is_amount()).collect()
    }

    /// The figure at a position.
    pub(super) fn figure(&self, at: usize) -> Option<&Quantity> {
        self.read.figures.get(at)
    }

    pub(super) fn span(&self, figure: &Quantity) -> Option<Span> {
        self.paragraph.map(|paragraph| figure.span(paragraph))
    }

    pub(super) fn span_of(&self, start: usize, end: usize) -> Option<Span> {
        self.paragraph.map(|paragraph| Span::new(paragraph, start as u32, end as u32))
    }

    /// The words between two figures, half-width.
    pub(super) fn between(&self, one: &Quantity, other: &Quantity) -> String {
        self.text().plain(one.end as usize, other.start as usize).iter().collect()
    }

    /// True when two figures stand in the same statement.
    pub(super) fn same_statement(&self, one: &Quantity, other: &Quantity) -> bool {
        self.text().statement(one.start as usize) == self.text().statement(other.start as usize)
    }

    /// True when two figures stand in the same sentence.
    pub(super) fn same_sentence(&self, one: &Quantity, other: &Quantity) -> bool {
        self.text().sentence(one.start as usize) == self.text().sentence(other.start as usize)
    }

    /// True when one of the words lies between the figure before (or the start of the clause) and this one.
    pub(super) fn led_by(&self, at: usize, words: &[&str]) -> bool {
        let Some(figure) = self.figure(at) else { return false };
        let former = at.checked_sub(1).and_then(|at| self.figure(at)).map_or(0, |former| former.end as usize);
        let start = figure.start as usize;
        self.text().holds(former.max(self.text().clause(start)), start, words)
    }
}

/// The words of an item.
pub(super) struct ItemWords {
    /// What was found.
    pub(super) found: Vec<Passage>,
    /// What was done.
    pub(super) done: Vec<Passage>,
}

/// How many characters of a measure's place in the source its text may leave out: a mark such as 一是 and the full stop.
const LEFT_OUT: usize = 4;

impl ItemWords {
    /// The passages of an item. `read` gives a paragraph of the source.
    ///
    /// A text that was changed since it was read, by a person or by a merge, is read as it is now; what stood in its place
    /// is no longer the office's word.
    ///
    /// # Limits
    /// A problem that was only shortened is still read as the source has it.
    pub(super) fn of(source: &Source, item: &Item, mut read: impl FnMut(u32) -> Option<Rc<Read>>) -> Self {
        let mut words = Self { found: Vec::new(), done: Vec::new() };
        let whole = bare(&item.source.iter().filter_map(|span| span.words(source)).collect::<String>());
        let is_found = whole.contains(&bare(&item.finding));
        let is_stale: Vec<bool> = item.measures.iter().map(|own| !is_as_read(source, &whole, own)).collect();
        let measures = || item.measures.iter().zip(&is_stale);
        let stale: Vec<&Span> = measures().filter(|(_, stale)| **stale).flat_map(|(own, _)| &own.source).collect();
        let done: HashSet<u32> = item.measures.iter().flat_map(|own| &own.source).map(|span| span.paragraph).collect();
        for span in &item.source {
            let is_done = done.contains(&span.paragraph);
            if !is_done && !is_found {
                continue;
            }
            let Some(paragraph) = read(span.paragraph) else { continue };
            let list = if is_done { &mut words.done } else { &mut words.found };
            let passage = |chars| Passage::new(Some(span.paragraph), Rc::clone(&paragraph), chars);
            list.extend(without(span, &stale).into_iter().map(passage));
        }
        if !is_found {
            words.found.push(typed(&item.finding));
        }
        // A measure without a place of its own stood among what was found.
        let is_unread = |own: &Measure, stale: bool| stale || !is_found && own.source.is_empty();
        words.done.extend(measures().filter(|(own, stale)| is_unread(own, **stale)).map(|(own, _)| typed(&own.text)));
        words
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Passage> {
        self.found.iter().chain(&self.done)
    }
}

/// True when the text of a measure is what the source says in its place; `whole` are the bare words of its item there.
fn is_as_read(source: &Source, whole: &str, measure: &Measure) -> bool {
    let own = bare(&measure.source.iter().filter_map(|span| span.words(source)).collect::<String>());
    let text = bare(&measure.text);
    if !own.contains(&text) {
        return whole.contains(&text);
    }
    own.chars().count() <= text.chars().count() + LEFT_OUT
}

/// A text without its white space: where its lines end says nothing.
fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The characters of a span that lie outside of others.
fn without(span: &Span, others: &[&Span]) -> Vec<Range<usize>> {
    let mut others: Vec<&&Span> = others.iter().filter(|other| other.paragraph == span.paragraph).collect();
    others.sort_by_key(|other| other.start);
    let (mut left, mut at) = (Vec::new(), span.start);
    for other in others {
        left.push(at..other.start.min(span.end));
        at = at.max(other.end);
    }
    left.push(at..span.end);
    left.into_iter().filter(|chars| !chars.is_empty()).map(|chars| chars.start as usize..chars.end as usize).collect()
}

/// Words that do not stand in the source.
fn typed(words: &str) -> Passage {
    let read = Rc::new(Read::new(words));
    let end = read.text.len();
    Passage::new(None, read, 0..end)
}

/// The value of a figure in its plain unit, if it is one exact value.
pub(super) fn exact(figure: &Quantity) -> Option<Number> {
    if is_exact(figure) { figure.plain_value() } else { None }
}

/// True when two figures can be added: the same plain unit.
pub(super) fn same_unit(one: &Quantity, other: &Quantity) -> bool {
    !one.unit.is_empty() && alike(one.plain_unit(), other.plain_unit())
}

/// A figure as a term.
pub(super) fn term(figure: &Quantity) -> Term {
    Term::new(figure.value, &figure.unit)
}
