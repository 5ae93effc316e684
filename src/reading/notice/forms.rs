//! Forms: a table for each problem, with labels on the left of their values (销号表, 整改情况登记表).
//!
//! # Limits
//! A form is known by the labels of its rows: what was found in one, what was done in another. A label that is not known is
//! left out with its value, and both stay in the text as cells.

use std::collections::HashSet;
use std::ops::Range;

use super::label::{Label, tag, tag_of_cell};
use crate::reading::formats::Document;
use crate::reading::item::texts::Texts;
use crate::text::{Text, Words};

/// A form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// The first of its paragraphs that says something of the problem, and one past the last.
    pub(super) paragraphs: Range<usize>,
    /// The number of the problem.
    pub(super) number: String,
}

/// The forms of a document.
#[derive(Debug, Default)]
pub(super) struct Forms {
    /// In the order of the text.
    pub(super) forms: Vec<Form>,
    /// Cells of forms that are no part of the problem: headings, and labels that are not known with their values.
    pub(super) cells: HashSet<usize>,
}

/// What the number of a problem stands behind.
static NUMBERS: Words = Words::of("notice.number_label");

/// One cell with the paragraphs in it.
struct Cell {
    row: u32,
    paragraphs: Range<usize>,
}

impl Forms {
    /// Finds the forms.
    pub(super) fn new(document: &Document, texts: &Texts) -> Self {
        let mut found = Self::default();
        let mut start = 0;
        for group in
            document.paragraphs.chunk_by(|one, next| one.place.map(|at| at.table) == next.place.map(|at| at.table))
        {
            if group.first().is_some_and(|first| first.place.is_some()) {
                let places = group.iter().zip(start..).filter_map(|(own, at)| Some((own.place?, at)));
                let mut cells: Vec<Cell> = Vec::new();
                let mut last = None;
                for (place, at) in places {
                    match cells.last_mut().filter(|_| last == Some((place.row, place.column))) {
                        Some(cell) => cell.paragraphs.end = at + 1,
                        None => cells.push(Cell { row: place.row, paragraphs: at..at + 1 }),
                    }
                    last = Some((place.row, place.column));
                }
                found.take(texts, &cells);
            }
            start += group.len();
        }
        found
    }

    /// The form that begins with a paragraph.
    pub(super) fn beginning(&self, paragraph: usize) -> Option<&Form> {
        self.forms.iter().find(|form| form.paragraphs.start == paragraph)
    }

    /// True within a form.
    pub(super) fn holds(&self, paragraph: usize) -> bool {
        self.forms.iter().any(|form| form.paragraphs.contains(&paragraph))
    }

    /// Takes a table that is a form.
    fn take(&mut self, texts: &Texts, cells: &[Cell]) {
        let of_text = |text: &Text| tag(text, 0).or_else(|| tag_of_cell(text));
        let label = |cell: &Cell| of_text(texts.text(cell.paragraphs.start)).map(|tag| tag.label);
        let rows = |wanted: fn(Label) -> bool| -> HashSet<u32> {
            cells.iter().filter(|cell| label(cell).is_some_and(wanted)).map(|cell| cell.row).collect()
        };
        let findings = rows(|label| label == Label::Finding);
        let answers = rows(|label| matches!(label, Label::Answer | Label::Result | Label::Effect));
        if findings.is_empty() || answers.is_empty() || findings.intersection(&answers).next().is_some() {
            return;
        }
        let mut number = String::new();
        let (mut kept, mut left_out) = (Vec::new(), Vec::new());
        for row in cells.chunk_by(|one, next| one.row == next.row) {
            let mut rest = row.iter();
            while let Some(cell) = rest.next() {
                let text = texts.text(cell.paragraphs.start);
                let known = of_text(text);
                // A label alone has its value in the next cell.
                let mut value = || rest.next().map(|cell| cell.paragraphs.clone()).unwrap_or_default();
                if let Some(tag) = known {
                    let alone = tag.content >= text.len() && cell.paragraphs.len() == 1;
                    kept.extend(cell.paragraphs.clone());
                    kept.extend(if alone { value() } else { Range::default() });
                } else if let Some(from) = behind_number_label(text) {
                    let own = text.words(from, text.len());
                    let next = if own.is_empty() { value() } else { Range::default() };
                    number = if own.is_empty() { words(texts, &next) } else { own };
                    left_out.extend(cell.paragraphs.clone().chain(next));
                } else {
                    left_out.extend(cell.paragraphs.clone());
                    left_out.extend(value());
                }
            }
        }
        if let (Some(first), Some(last)) = (kept.first(), kept.last()) {
            self.forms.push(Form { paragraphs: *first..*last + 1, number });
            self.cells.extend(left_out);
        }
    }
}

/// The place behind the label of a number, where a text begins with one and a colon or nothing follows.
fn behind_number_label(text: &Text) -> Option<usize> {
    let word = NUMBERS.iter().find(|word| text.starts(0, word))?;
    let end = text.skip_blank(word.chars().count());
    match text.at(end) {
        None => Some(end),
        Some(':') => Some(text.skip_blank(end + 1)),
        Some(_) => None,
    }
}

fn words(texts: &Texts, paragraphs: &Range<usize>) -> String {
    let text = texts.text(paragraphs.start);
    if paragraphs.is_empty() { String::new() } else { text.words(0, text.len()).trim().to_owned() }
}
