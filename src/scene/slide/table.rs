//! A table on a page: headings, rows that share the height of the page, lines of words, bars of days.

use crate::chart::{DeckCell, DeckColumn, DeckLook, DeckRow, DeckTable, DeckWords, Rgb};
use crate::model::Status;

use super::super::font;
use super::super::shape::{Anchor, BASE, Shape};
use super::super::status::{self, ROOM};
use super::hatch::hatched;
use super::{BODY, BODY_END, Draw};

/// How high the headings are, and a row at most where it has no more lines than fit.
const HEAD: f32 = 56.0;
const TALLEST: f32 = 126.0;

/// How far apart lines of words stand where the rows have least room and where they have most; the space around them.
const PITCHES: [f32; 2] = [34.0, 40.0];
const AROUND: f32 = 9.0;

/// The sizes of a number of days in such rows; how high its bar is.
const DAYS: [f32; 2] = [40.0, 52.0];
const BAR: f32 = 14.0;

/// A line of a cell, as it is written.
struct Line {
    text: String,
    look: DeckLook,
}

impl Draw {
    /// A table below `y`; rows end where their words do, and the page below stays empty.
    pub(super) fn table(&mut self, table: &DeckTable, y: f32) {
        self.headings(&table.columns, y);
        let mut top = y + HEAD;
        self.rule(top, self.colours.text, 2.0);
        let lines: Vec<usize> = table.rows.iter().map(|row| lines_of(row, &table.columns)).collect();
        let least = |pitch: f32, count: usize| (count as f32).mul_add(pitch, AROUND);
        let room = BODY_END - top;
        let all = lines.iter().sum::<usize>().max(1) as f32;
        let pitch = ((room - lines.len() as f32 * AROUND) / all).clamp(PITCHES[0], PITCHES[1]);
        let used: f32 = lines.iter().map(|count| least(pitch, *count)).sum();
        let more = ((room - used) / lines.len().max(1) as f32).max(0.0);
        for (n, (row, count)) in table.rows.iter().zip(&lines).enumerate() {
            let own = least(pitch, *count);
            let height = (own + more).min(own.max(TALLEST));
            let first = top + height / 2.0 - (count.saturating_sub(1)) as f32 * pitch / 2.0;
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                self.cell(cell, column, first, pitch);
            }
            top += height;
            let is_last = n + 1 == table.rows.len();
            self.rule(top, if is_last { self.colours.text } else { self.colours.line }, 2.0);
        }
    }

    fn headings(&mut self, columns: &[DeckColumn], y: f32) {
        let base = y + HEAD / 2.0 + BODY * BASE;
        for column in columns {
            let mut left = column.left;
            if let Some(mark) = column.mark {
                self.shapes.extend(status::filled(mark, left, base, BODY, self.colours));
                left += BODY * (ROOM + 0.1);
            }
            self.text([left, base], &column.heading, BODY, true, Anchor::Start, self.colours.weak);
        }
    }

    /// A cell; the middle of its first line is given.
    fn cell(&mut self, cell: &DeckCell, column: &DeckColumn, first: f32, pitch: f32) {
        match cell {
            DeckCell::Lines(words) => {
                for (n, line) in written(words, column.width).into_iter().enumerate() {
                    let (size, bold, fill) = self.look(line.look);
                    let at = [column.left, (n as f32).mul_add(pitch, first) + size * BASE];
                    self.text(at, &line.text, size, bold, Anchor::Start, fill);
                }
            }
            DeckCell::Days { number, word, share, status } => {
                self.days([number, word], (*share, *status), [column.left, first], pitch);
            }
        }
    }

    /// A number of days with its bar below, as long as its share of the most.
    fn days(&mut self, [number, word]: [&str; 2], (share, status): (f32, Status), [left, first]: [f32; 2], pitch: f32) {
        let share_of_room = (pitch - PITCHES[0]) / (PITCHES[1] - PITCHES[0]);
        let size = (DAYS[1] - DAYS[0]).mul_add(share_of_room, DAYS[0]);
        let (fill, ink) = self.colours.of_status(status);
        let base = first + size * BASE;
        self.text([left, base], number, size, true, Anchor::Start, ink);
        let behind = left + font::width(number, size, true) + BODY * 0.3;
        self.text([behind, base], word, BODY, false, Anchor::Start, ink);
        let at = [left, first + pitch - BAR / 2.0, (200.0 * share).max(4.0), BAR];
        if status == Status::Late {
            self.shapes.extend(hatched(at, fill, (2.6, 8.0), self.colours));
        } else {
            self.shapes.push(Shape::Rect { at, fill: Some(fill), stroke: Some((self.colours.weak, 2.0)) });
        }
    }

    /// The size, the weight and the colour of words.
    fn look(&self, look: DeckLook) -> (f32, bool, Rgb) {
        let colours = self.colours;
        let (bold, fill) = match look {
            DeckLook::Title | DeckLook::Strong => (true, colours.text),
            DeckLook::Plain => (false, colours.text),
            DeckLook::Weak => (false, colours.weak),
            DeckLook::Late => (true, colours.of_status(Status::Late).1),
        };
        (look.size(), bold, fill)
    }
}

/// How many lines the highest cell of a row has.
fn lines_of(row: &DeckRow, columns: &[DeckColumn]) -> usize {
    let of = |(cell, column): (&DeckCell, &DeckColumn)| match cell {
        DeckCell::Lines(words) => written(words, column.width).len(),
        DeckCell::Days { .. } => 2,
    };
    row.cells.iter().zip(columns).map(of).max().unwrap_or(1)
}

/// The lines of words in a width: nothing is cut.
fn written(words: &[DeckWords], width: f32) -> Vec<Line> {
    let of = |own: &DeckWords| {
        let bold = matches!(own.look, DeckLook::Title | DeckLook::Strong | DeckLook::Late);
        let lines = font::lines(&own.text, own.look.size(), bold, width, usize::MAX);
        lines.into_iter().map(|text| Line { text, look: own.look }).collect::<Vec<_>>()
    };
    words.iter().flat_map(of).collect()
}
