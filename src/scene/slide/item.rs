//! The page of an item: its steps as arrows, its dates on a scale with every postponement, three columns below.

use std::cmp::Ordering;

use crate::chart::{DeckBlock, DeckCell, DeckColumn, DeckDates, DeckItem, DeckRun, DeckSpan, DeckStation, Rgb};
use crate::model::Status;

use super::super::font;
use super::super::hatch::hatched;
use super::super::shape::{Anchor, BASE, Shape};
use super::super::status::{self, ROOM};
use super::{BODY, Draw, EDGE, SIZE};

/// The widths of the arrows, their height, how deep their points are and the gap between them.
const ARROWS: [f32; 5] = [330.0, 432.0, 322.0, 322.0, 322.0];
const HIGH: f32 = 68.0;
const POINT: f32 = 22.0;
const GAP: f32 = 4.0;

/// Below the top of the body: the words of the days, the bar of the dates and its height, the columns.
const DAYS: f32 = 140.0;
const BAR: [f32; 2] = [170.0, 60.0];
const COLUMNS_TOP: f32 = 308.0;

/// The left edges and widths of the columns.
const COLUMNS: [[f32; 2]; 3] = [[96.0, 504.0], [632.0, 736.0], [1400.0, 424.0]];

/// The sizes of a heading and of a large figure.
const HEADING: f32 = 32.0;
const FIGURE: f32 = 56.0;

/// How far apart lines stand, as a share of their size.
const PITCH: f32 = 1.36;

impl Draw {
    /// The page of an item below `y`.
    pub(super) fn item(&mut self, item: &DeckItem, y: f32) {
        self.stations(&item.steps, y);
        let mut top = y + HIGH + 24.0;
        if let Some(dates) = &item.dates {
            self.dates(dates, y);
            top = y + COLUMNS_TOP;
        }
        for (blocks, [left, width]) in item.columns.iter().zip(COLUMNS) {
            self.stroke([[left, top], [left + width, top]], self.colours.text, 3.0, false);
            self.blocks(blocks, [left, width], top + 10.0);
        }
    }

    fn stroke(&mut self, ends: [[f32; 2]; 2], colour: Rgb, width: f32, dashed: bool) {
        let stroke = Some((colour, width));
        self.shapes.push(Shape::Path { points: Vec::from(ends), fill: None, stroke, dashed });
    }

    /// The steps: passed ones pale, the present one dark, those ahead empty.
    fn stations(&mut self, steps: &[DeckStation], y: f32) {
        let colours = self.colours;
        let mut left = EDGE;
        for (n, (step, wide)) in steps.iter().zip(ARROWS).enumerate() {
            let (right, middle) = (left + wide - GAP, y + HIGH / 2.0);
            let notch = if n == 0 { 0.0 } else { POINT };
            let tip = [[right - POINT, y], [right, middle], [right - POINT, y + HIGH]];
            let points: Vec<[f32; 2]> = [[left + notch, middle], [left, y]]
                .into_iter()
                .chain(tip)
                .chain([[left, y + HIGH], [left + notch, middle]])
                .collect();
            let (fill, edge, ink) = match step.order {
                Ordering::Less => (colours.sunken, colours.text, colours.text),
                Ordering::Equal => (colours.text, colours.text, colours.ground),
                Ordering::Greater => (colours.ground, colours.line, colours.weak),
            };
            self.shapes.push(Shape::Path { points, fill: Some(fill), stroke: Some((edge, 2.0)), dashed: false });
            self.station(step, [left + notch, right - POINT], y + HIGH / 2.0 + BODY * BASE, ink);
            left += wide;
        }
    }

    /// The word of a step in the middle of its arrow, with the mark of what is late on a plate that shows it.
    fn station(&mut self, step: &DeckStation, [left, right]: [f32; 2], base: f32, ink: Rgb) {
        let bold = step.order == Ordering::Equal;
        let passed = step.order == Ordering::Less;
        let mark = if step.is_late || passed { BODY * (ROOM + 0.2) } else { 0.0 };
        let word = font::fit(&step.word, BODY, bold, right - left - mark);
        let mut at = (left + right - font::width(&word, BODY, bold) - mark) / 2.0;
        if step.is_late {
            let plate = [at - 4.0, base - BODY * 0.95, BODY * 1.2, BODY * 1.15];
            self.shapes.push(Shape::Rect { at: plate, fill: Some(self.colours.ground), stroke: None });
            self.shapes.extend(status::filled(Status::Late, at, base, BODY, self.colours));
        }
        if passed {
            let [x, y] = [at + BODY * 0.2, base - BODY * BASE];
            let tick = vec![[x, y + 1.0], [x + 7.0, y + 9.0], [x + 21.0, y - 9.0]];
            self.shapes.push(Shape::Path { points: tick, fill: None, stroke: Some((ink, 3.0)), dashed: false });
        }
        at += mark;
        self.text([at, base], &word, BODY, bold, Anchor::Start, ink);
    }

    fn dates(&mut self, dates: &DeckDates, y: f32) {
        let width = SIZE[0] - 2.0 * EDGE;
        let x = |share: f32| share.mul_add(width, EDGE);
        let (top, colours) = (y + BAR[0], self.colours);
        let mut free = EDGE;
        for (share, text, holds) in &dates.days {
            let wide = font::width(text, BODY, *holds);
            // Words that would meet those before them move on; what is at the end stays on the page.
            let left = (x(*share) - wide / 2.0).max(free).min(EDGE + width - wide);
            let fill = if *holds { colours.text } else { colours.weak };
            self.text([left, y + DAYS], text, BODY, *holds, Anchor::Start, fill);
            free = left + wide + 24.0;
        }
        for span in &dates.spans {
            self.span(span, span.ends.map(x), top);
        }
        let today = x(dates.today);
        self.stroke([[today, top - 14.0], [today, top + BAR[1] + 10.0]], colours.text, 4.0, false);
        if let Some((share, text)) = &dates.limit {
            let at = x(*share);
            self.stroke([[at, top - 14.0], [at, top + BAR[1] + 10.0]], colours.weak, 3.0, true);
            let wide = font::width(text, BODY, false);
            let left = at.min(EDGE + width - wide).max(EDGE);
            self.text([left, top + BAR[1] + 40.0], text, BODY, false, Anchor::Start, colours.weak);
        }
    }

    /// A stretch of time with its length inside and its reason below, as far as they fit.
    fn span(&mut self, span: &DeckSpan, [left, right]: [f32; 2], top: f32) {
        let colours = self.colours;
        let at = [left, top, right - left, BAR[1]];
        let base = top + BAR[1] / 2.0 + BODY * BASE;
        let fits = |text: &str| font::width(text, BODY, true) + 12.0 <= right - left;
        let middle = f32::midpoint(left, right);
        let Some(moved) = span.moved else {
            let (red, ink) = colours.of_status(Status::Late);
            self.shapes.extend(hatched(at, 10.5, (red, 3.3), (colours.ground, 2.0)));
            let wide = font::width(&span.text, BODY, true) + BODY * (ROOM + 0.1);
            if wide + 16.0 <= right - left {
                let plate = [middle - wide / 2.0 - 6.0, top + 12.0, wide + 12.0, 36.0];
                self.shapes.push(Shape::Rect { at: plate, fill: Some(colours.ground), stroke: None });
                self.shapes.extend(status::filled(Status::Late, middle - wide / 2.0, base, BODY, colours));
                let text = [middle - wide / 2.0 + BODY * (ROOM + 0.1), base];
                self.text(text, &span.text, BODY, true, Anchor::Start, ink);
            }
            return;
        };
        // Each postponement is darker than what was given before it.
        let fill = [colours.ground, colours.sunken, colours.line].get(moved.min(2)).copied();
        self.shapes.push(Shape::Rect { at, fill, stroke: Some((colours.text, 2.0)) });
        if fits(&span.text) {
            self.text([middle, base], &span.text, BODY, moved > 0, Anchor::Middle, colours.text);
        }
        let room = (right - left + 80.0).max(200.0);
        let reason = font::fit(&span.reason, BODY, false, room);
        self.text([middle, top + BAR[1] + 36.0], &reason, BODY, false, Anchor::Middle, colours.text);
    }

    /// The parts of a column, one below the other.
    fn blocks(&mut self, blocks: &[DeckBlock], [left, width]: [f32; 2], mut y: f32) {
        for block in blocks {
            y = match block {
                DeckBlock::Heading(text) => {
                    let base = y + HEADING * 1.15;
                    self.text([left, base], text, HEADING, true, Anchor::Start, self.colours.text);
                    base + HEADING * 0.3
                }
                DeckBlock::Text(text) => self.words(text, [left, width], y) + BODY * 0.4,
                DeckBlock::Figure(words) => self.figure(words, [left, width], y),
                DeckBlock::Bar(DeckCell::Bullet { now, before, target }) => {
                    self.bullet((*now, *before, *target), [left, width], y + 38.0);
                    y + 78.0
                }
                DeckBlock::Bar(_) => y,
                DeckBlock::Measure(state, text) => self.measure(state, text, [left, width], y),
            };
        }
    }

    /// Words in as many lines as they need; gives where they end.
    fn words(&mut self, text: &str, [left, width]: [f32; 2], mut y: f32) -> f32 {
        for line in font::lines(text, BODY, false, width, usize::MAX) {
            y += BODY * PITCH;
            self.text([left, y], &line, BODY, false, Anchor::Start, self.colours.text);
        }
        y
    }

    fn figure(&mut self, [value, behind, change]: &[String; 3], [left, width]: [f32; 2], y: f32) -> f32 {
        let (base, colours) = (y + FIGURE, self.colours);
        self.text([left, base], value, FIGURE, true, Anchor::Start, colours.text);
        let at = left + font::width(value, FIGURE, true) + 10.0;
        self.text([at, base], behind, BODY, false, Anchor::Start, colours.text);
        self.text([left + width, base], change, BODY, true, Anchor::End, colours.text);
        base + 8.0
    }

    /// How it is with a measure, and beside it what it is.
    fn measure(&mut self, state: &DeckRun, text: &str, [left, width]: [f32; 2], y: f32) -> f32 {
        let wide = 152.0;
        let column = DeckColumn::new("", left, wide);
        self.runs(std::slice::from_ref(state), &column, y + BODY * PITCH, BODY * PITCH);
        self.words(text, [left + wide, width - wide], y) + BODY * 0.3
    }
}
