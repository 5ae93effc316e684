//! The cells of a row put into an item while its rows are gathered.

use crate::reading::door::Cell;
use crate::reading::item::field::Value;
use crate::reading::item::measures::Block;
use crate::reading::item::record::Stretch;
use crate::reading::item::standing;
use crate::reading::item::texts::Texts;
use crate::reading::item::types::Field;
use crate::reading::notice::content::Content;

use super::columns::{Column, Match};

/// An item while its rows are gathered.
pub(super) struct Draft {
    /// The name of its category.
    pub(super) category: String,
    /// The name of its problem, where items have a column of their own.
    pub(super) problem: String,
    /// Its number.
    pub(super) number: String,
    /// What its cells say.
    pub(super) content: Content,
    /// The cell of the day it was struck off.
    pub(super) closed: Option<Stretch>,
    /// The paragraphs of its cells.
    pub(super) paragraphs: Vec<u32>,
}

/// The whole of a paragraph.
pub(super) fn whole(words: &Texts, paragraph: u32) -> Stretch {
    let paragraph = paragraph as usize;
    Stretch::new(paragraph, 0, words.text(paragraph).len())
}

impl Draft {
    /// An item without cells.
    pub(super) fn new(category: String, problem: String, number: String) -> Self {
        Self { category, problem, number, content: Content::default(), closed: None, paragraphs: Vec::new() }
    }

    /// Adds the cells of a row. A merged cell counts once for each item that it covers.
    pub(super) fn take_row(&mut self, columns: &Match, row: &[Cell], words: &Texts) {
        for (cell, column) in row.iter().zip(&columns.columns).filter(|(cell, _)| !cell.text.is_empty()) {
            let known = cell.paragraphs.iter().all(|own| self.paragraphs.contains(own));
            let group = *column == Some(Column::Category);
            if !(cell.carried && (known || group)) {
                self.take_cell(columns, cell, *column, words);
                self.paragraphs.extend(&cell.paragraphs);
            }
        }
    }

    fn take_cell(&mut self, columns: &Match, cell: &Cell, column: Option<Column>, words: &Texts) {
        let stretches: Vec<Stretch> = cell.paragraphs.iter().map(|own| whole(words, *own)).collect();
        let content = &mut self.content;
        match column {
            _ if columns.title() == column => take_title(content, columns, &stretches, words),
            Some(Column::Finding) => content.finding.extend(&stretches),
            Some(Column::Measures | Column::Answer) => add_answer(content, &stretches),
            Some(Column::Progress) if !tells(&stretches, words) => add_answer(content, &stretches),
            Some(Column::Standing) if !tells(&stretches, words) && cell.text.chars().count() > 25 => {
                add_answer(content, &stretches);
            }
            Some(Column::Closed) => self.closed = stretches.first().copied(),
            other => {
                if let Some(field) = other.and_then(field) {
                    content.values.extend(stretches.into_iter().map(|stretch| Value { field, stretch }));
                }
            }
        }
    }
}

/// True when the words are a standing; 进展情况 is that in a word, or an answer at length.
fn tells(stretches: &[Stretch], words: &Texts) -> bool {
    let first = stretches.first().map(|own| words.text(own.paragraph).half(own.start, own.end));
    first.is_some_and(|first| standing::read(&first).is_some())
}

fn field(column: Column) -> Option<Field> {
    Some(match column {
        Column::Standing | Column::Progress => Field::Standing,
        Column::Goal => Field::Goal,
        Column::Leader => Field::Leader,
        Column::Lead => Field::Lead,
        Column::Unit => Field::Unit,
        Column::Support => Field::Support,
        Column::Person => Field::Person,
        Column::Due => Field::Due,
        Column::Evidence => Field::Evidence,
        _ => return None,
    })
}

/// The first sentence is the title; what follows is the finding.
fn take_title(content: &mut Content, columns: &Match, stretches: &[Stretch], words: &Texts) {
    let Some((first, rest)) = stretches.split_first() else { return };
    let text = words.text(first.paragraph);
    let alone = columns.at(Column::Finding).is_some() && columns.title() != Some(Column::Finding);
    let end = if alone { first.end } else { text.sentence(first.start, first.end) };
    let close = if text.before(end) == Some('。') { end - 1 } else { end };
    content.title = Some(Stretch { end: close, ..*first });
    if end < first.end {
        content.finding.push(Stretch { start: end, ..*first });
    }
    content.finding.extend(rest);
}

fn add_answer(content: &mut Content, stretches: &[Stretch]) {
    for (at, stretch) in stretches.iter().enumerate() {
        content.answer.push(Block { stretch: *stretch, fresh: at == 0, told: false, leads: true });
    }
}
