//! An answer in measures: 一是…二是…, 1. 2. 3., or a paragraph each. The outermost list counts; what stands
//! before it is its lead.

use super::mark::{Mark, Shape, behind_bullet, mark};
use super::record::TextRange;
use super::texts::Texts;
use crate::text::numeral::digits;

/// A piece of an answer.
#[derive(Debug, Clone, Copy)]
pub(in crate::reading) struct Block {
    /// The words behind the label.
    pub(in crate::reading) range: TextRange,
    /// True behind a label: a new list begins.
    pub(in crate::reading) fresh: bool,
    /// True where a person, or a label with a number, says that a measure starts.
    pub(in crate::reading) told: bool,
    /// True when it begins its paragraph.
    pub(in crate::reading) leads: bool,
}

/// A measure.
#[derive(Debug, Clone, Default)]
pub(in crate::reading) struct Step {
    /// Its mark.
    pub(in crate::reading) mark: Option<TextRange>,
    /// Its words.
    pub(in crate::reading) words: Vec<TextRange>,
    /// True when its mark begins a paragraph.
    pub(in crate::reading) leads: bool,
}

/// The measures of an answer.
#[derive(Debug, Default)]
pub(in crate::reading) struct Steps {
    /// In order.
    pub(in crate::reading) steps: Vec<Step>,
    /// What stands before a list.
    pub(in crate::reading) leads: Vec<TextRange>,
}

/// The shapes that a list within a paragraph may have.
const INLINE: [Shape; 10] = [
    Shape::Shi,
    Shape::Circled,
    Shape::DecParen,
    Shape::HanParen,
    Shape::Among,
    Shape::Di,
    Shape::Dec,
    Shape::HalfParen,
    Shape::Letter,
    Shape::LetterParen,
];

/// Splits an answer into measures.
pub(in crate::reading) fn steps(words: &Texts, blocks: &[Block]) -> Steps {
    let mut found = Steps::default();
    for group in blocks.chunk_by(|_, next| !next.fresh) {
        let shape = shape(words, group);
        let mut count = Count { shape, last: 0, own: found.steps.len() };
        for block in group {
            take(words, block, &mut count, &mut found);
        }
    }
    found
}

/// The list that is being counted.
struct Count {
    shape: Option<Shape>,
    last: u32,
    /// How many measures there were before the list.
    own: usize,
}

/// The shape of the list: that of the first mark at the start of a block, or of the first list within one.
fn shape(words: &Texts, group: &[Block]) -> Option<Shape> {
    let starts = |block: &Block| mark(words.text(block.range.paragraph), block.range.start);
    let outer = group.iter().position(|block| starts(block).is_some_and(|mark| mark.number == 1));
    let before = group.get(..outer.unwrap_or(group.len())).unwrap_or_default();
    // A list within the words before the first mark comes first.
    let within = before.iter().find_map(|block| first_list(words, block.range));
    within.or_else(|| group.get(outer?).and_then(starts).map(|mark| mark.shape))
}

/// The first list within a range: its first two entries in order, or 一是 alone.
fn first_list(words: &Texts, range: TextRange) -> Option<Shape> {
    let mut ones: Vec<Shape> = Vec::new();
    for mark in marks(words, range) {
        match mark.number {
            1 if mark.shape == Shape::Shi => return Some(Shape::Shi),
            1 => ones.push(mark.shape),
            2 if ones.contains(&mark.shape) => return Some(mark.shape),
            _ => {}
        }
    }
    None
}

/// The marks within a range, at its start and behind the ends of sentences.
fn marks(words: &Texts, range: TextRange) -> Vec<Mark> {
    let text = words.text(range.paragraph);
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let start = at == range.start;
        let stop =
            text.before(at).is_some_and(|c| matches!(c, '。' | ';' | ':' | '!' | '?' | '”' | ')' | '】' | '\u{ff61}'));
        let comma = text.before(at) == Some(',');
        let own = (start || stop || comma).then(|| mark(text, at)).flatten().filter(|mark| mark.content <= range.end);
        match own.filter(|mark| INLINE.contains(&mark.shape) || start) {
            // A full stop before 1. is needed: after a colon or a bracket a number is a number. A mark in brackets may stand
            // behind a comma.
            Some(mark)
                if start
                    || (comma && matches!(mark.shape, Shape::DecParen | Shape::HanParen | Shape::Circled))
                    || mark.shape == Shape::Shi
                    || text.before(at).is_some_and(|c| "。;:!?".contains(c)) =>
            {
                at = mark.content.max(at + 1);
                found.push(mark);
            }
            _ => at += 1,
        }
    }
    found
}

fn take(words: &Texts, block: &Block, count: &mut Count, found: &mut Steps) {
    let TextRange { paragraph, start, end } = block.range;
    let head = words.text(paragraph).skip_blank(start);
    let mut own = if count.shape.is_none() { Vec::new() } else { marks(words, block.range) };
    if let Some(next) = decimal_next(words, block, count) {
        own.retain(|mark| mark.start != head);
        own.insert(0, next);
    }
    let headed = own.first().is_some_and(|mark| Some(mark.shape) == count.shape && mark.start == head);
    if (count.shape.is_none() || block.told) && !headed {
        found.steps.push(Step { leads: block.leads, ..Step::default() });
    }
    let mut open = start;
    for mark in own {
        let first = mark.start == head;
        let next = mark.number == count.last + 1 || (mark.shape == Shape::Shi && mark.number == count.last + 2);
        if Some(mark.shape) != count.shape || !(first || next) {
            continue;
        }
        close(words, found, count, TextRange::new(paragraph, open, mark.start));
        let sign = Some(TextRange::new(paragraph, mark.start, mark.end));
        found.steps.push(Step { mark: sign, words: Vec::new(), leads: first && block.leads });
        (count.last, open) = (mark.number, mark.content);
    }
    close(words, found, count, TextRange::new(paragraph, open, end));
}

/// The mark of a list before a number that looks like one with decimals: 2.8公里 behind 1. is the second entry.
fn decimal_next(words: &Texts, block: &Block, count: &Count) -> Option<Mark> {
    let text = words.text(block.range.paragraph);
    let start = text.skip_blank(block.range.start);
    let (number, end) = digits(text, start)?;
    let is_next = block.leads && count.shape == Some(Shape::Dec) && number == count.last + 1 && count.last > 0;
    let goes_on = text.at(end) == Some('.') && text.at(end + 1).is_some_and(|c| c.is_ascii_digit());
    (is_next && goes_on).then_some(Mark { shape: Shape::Dec, number, start, end: end + 1, content: end + 1 })
}

/// Puts a range where it belongs: to the last measure of the list, or to its lead.
fn close(words: &Texts, found: &mut Steps, count: &Count, range: TextRange) {
    let text = words.text(range.paragraph);
    let (start, end) = text.trim(range.start, range.end);
    // A bullet at the start of a line is no word of the measure.
    let start = if start == text.skip_blank(0) { behind_bullet(text, start).min(end) } else { start };
    let range = TextRange { start, end, ..range };
    if end <= start {
        return;
    }
    let own = found.steps.len() > count.own;
    match found.steps.last_mut().filter(|_| own) {
        Some(step) => step.words.push(range),
        None => found.leads.push(range),
    }
}
