//! Bars in the cells of a table: items by where they stand, a cell each; a value against its target.

use crate::chart::{MarkRole, on};
use crate::model::Status;

use super::super::font;
use super::super::shape::{Anchor, BASE, Shape};
use super::super::status::{self, ROOM};
use super::{BODY, Draw};

/// How wide an item is at most, how high its bar is at most, and the gap between parts.
const ITEM: f32 = 66.0;
const HIGH: f32 = 60.0;
const GAP: f32 = 2.0;

/// The size of the words in a bar, which is that of the marks before them; of a mark in a narrow part; the room around them.
const WORD: f32 = 28.0;
const NARROW: f32 = 24.0;
const AIR: f32 = 8.0;

/// The frame of what is late: the lines in it follow from it.
const FRAME: f32 = 3.2;

/// How much room words with a mark of this size take.
fn needed(text: &str, mark: f32) -> f32 {
    font::width(text, WORD, true) + mark * (ROOM + 0.1)
}

/// How many items stand where, in words.
pub(super) fn said(counts: [usize; 5], words: [&str; 5]) -> String {
    let all = counts.into_iter().zip(words).filter(|(count, _)| *count > 0);
    all.map(|(count, word)| format!("{word} {count}")).collect::<Vec<_>>().join(" ")
}

impl Draw {
    /// The items of a row as one bar, in the order of the status; a part too narrow for its number has it below.
    pub(super) fn items(
        &mut self,
        (counts, most): ([usize; 5], usize),
        [left, width]: [f32; 2],
        middle: f32,
        height: f32,
        words: [&str; 5],
    ) {
        let item = ITEM.min(width / most.max(1) as f32);
        // Numbers below the bar need room of their own.
        let is_narrow = counts
            .into_iter()
            .filter(|count| *count > 0)
            .any(|count| needed(&count.to_string(), NARROW) > count as f32 * item - GAP);
        let high = HIGH.min(height - if is_narrow { 46.0 } else { 20.0 }).max(18.0);
        let middle = if is_narrow { middle - 16.0 } else { middle };
        self.bar((counts, words), item, [left, middle - high / 2.0], high);
    }

    /// Items as one bar, each as wide as `item`.
    pub(super) fn bar(
        &mut self,
        (counts, words): ([usize; 5], [&str; 5]),
        item: f32,
        [left, top]: [f32; 2],
        high: f32,
    ) {
        let (mut x, mut free) = (left, left);
        for ((status, count), word) in Status::ALL.into_iter().zip(counts).zip(words) {
            if count == 0 {
                continue;
            }
            let wide = count as f32 * item - GAP;
            let at = [x, top, wide, high];
            self.shapes.extend(status::area(status, at, FRAME, self.colours));
            let (number, middle) = (count.to_string(), [x + wide / 2.0, top + high / 2.0]);
            let long = format!("{word} {number}");
            // Where there is little room the mark is smaller, never the number.
            let fits = |(mark, air): &(f32, f32)| high >= 34.0 && needed(&number, *mark) + air <= wide;
            let fitting = [(WORD, AIR), (NARROW, 0.0)].into_iter().find(fits).map(|(mark, _)| mark);
            if needed(&long, WORD) + 2.0 * AIR <= wide && high >= 34.0 {
                self.label(status, &long, WORD, middle);
            } else if let Some(mark) = fitting {
                self.label(status, &number, mark, middle);
            } else {
                free = self.below(status, &number, [x + wide / 2.0, top + high], free);
            }
            x += wide + GAP;
        }
    }

    /// A mark of a size and words in the middle of a part.
    fn label(&mut self, status: Status, text: &str, mark: f32, [middle, y]: [f32; 2]) {
        let (fill, ink) = self.colours.of_status(status);
        let width = needed(text, mark);
        let (left, base) = (middle - width / 2.0, y + WORD * BASE);
        // A smaller mark stands at the height of the words too.
        let at = y + mark * BASE;
        if status == Status::Late {
            let plate = [left - 2.0, y - 17.0, width + 4.0, 34.0];
            self.shapes.push(Shape::Rect { at: plate, fill: Some(self.colours.ground), stroke: None });
            self.shapes.extend(status::filled(status, left, at, mark, self.colours));
        } else {
            self.shapes.extend(status::mark(status, left, at, mark, on(fill)));
        }
        let colour = if status == Status::Late { ink } else { on(fill) };
        self.text([left + mark * (ROOM + 0.1), base], text, WORD, true, Anchor::Start, colour);
    }

    /// Mark and number below a part, with a line to it; gives from where on the next one has room.
    fn below(&mut self, status: Status, number: &str, [x, bottom]: [f32; 2], free: f32) -> f32 {
        let (_, ink) = self.colours.of_status(status);
        let width = font::width(number, WORD, true) + WORD * (ROOM + 0.1);
        let (left, base) = ((x - width / 2.0).max(free), bottom + 8.0 + WORD * 0.9);
        let line = vec![[x, bottom], [left + width / 2.0, bottom + 9.0]];
        self.shapes.push(Shape::Path {
            points: line,
            fill: None,
            stroke: Some((self.colours.weak, 1.5)),
            dashed: false,
        });
        self.shapes.extend(status::filled(status, left, base, WORD, self.colours));
        self.text([left + WORD * (ROOM + 0.1), base], number, WORD, true, Anchor::Start, ink);
        left + width + 10.0
    }

    /// A value as a bar from nought, the earlier one behind it, the target as a tick across.
    pub(super) fn bullet(
        &mut self,
        (now, before, target): (Option<f32>, Option<f32>, f32),
        [left, width]: [f32; 2],
        middle: f32,
    ) {
        let colours = self.colours;
        let mut bar = |share: f32, high: f32, role: MarkRole, frame| {
            let at = [left, middle - high / 2.0, (share * width).max(0.0), high];
            self.shapes.push(Shape::Rect { at, fill: Some(colours.role(role)), stroke: frame });
        };
        bar(1.0, 44.0, MarkRole::Rest, Some((colours.line, 2.0)));
        if let Some(before) = before {
            bar(before, 44.0, MarkRole::Earlier, None);
        }
        if let Some(now) = now {
            bar(now, 22.0, MarkRole::Actual, None);
        }
        let at = [left + target * width - 4.0, middle - 28.0, 8.0, 56.0];
        self.shapes.push(Shape::Rect { at, fill: Some(colours.text), stroke: None });
    }

    /// What the marks of a column stand for, in its heading.
    pub(super) fn swatches(&mut self, swatches: &[(MarkRole, String)], mut left: f32, base: f32) {
        let middle = base - BODY * BASE;
        for (role, word) in swatches {
            let at = match role {
                MarkRole::Target => [left + 10.0, middle - 20.0, 8.0, 40.0],
                MarkRole::Actual => [left, middle - 8.0, 30.0, 16.0],
                _ => [left, middle - 14.0, 30.0, 28.0],
            };
            self.shapes.push(Shape::Rect { at, fill: Some(self.colours.role(*role)), stroke: None });
            self.text([left + 36.0, base], word, BODY, true, Anchor::Start, self.colours.weak);
            left += 36.0 + font::width(word, BODY, true) + 18.0;
        }
    }
}
