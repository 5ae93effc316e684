//! The words of an item with their figures: the paragraphs of the source it stands in, and words typed since.

use std::ops::Range;
use std::rc::Rc;

use crate::model::{Item, Number, Source, Span};
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

impl ItemWords {
    /// The passages of an item. `read` gives a paragraph of the source.
    pub(super) fn of(source: &Source, item: &Item, mut read: impl FnMut(u32) -> Option<Rc<Read>>) -> Self {
        let mut words = Self { found: Vec::new(), done: Vec::new() };
        let done = |paragraph| item.measures.iter().flat_map(|m| &m.source).any(|span| span.paragraph == paragraph);
        let mut whole = String::new();
        for span in &item.source {
            let Some(paragraph) = read(span.paragraph) else { continue };
            whole.push_str(span.words(source).unwrap_or_default());
            let passage = Passage::new(Some(span.paragraph), paragraph, span.start as usize..span.end as usize);
            if done(span.paragraph) { words.done.push(passage) } else { words.found.push(passage) }
        }
        if !whole.contains(&item.finding) {
            words.found.push(typed(&item.finding));
        }
        words.done.extend(item.measures.iter().filter(|m| !whole.contains(&m.text)).map(|m| typed(&m.text)));
        words
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Passage> {
        self.found.iter().chain(&self.done)
    }
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
