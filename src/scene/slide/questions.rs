//! What a meeting has to decide: number, question, the items that it is about, and a box for the answer.

use crate::chart::{DeckColumn, DeckQuestion};

use super::super::font;
use super::super::shape::{Anchor, BASE, Shape};
use super::{BODY, Draw};

/// How high a question is, where its number and its words stand, and how wide these are.
const ROW: f32 = 248.0;
const NUMBER: [f32; 2] = [96.0, 80.0];
const WORDS: [f32; 2] = [188.0, 1116.0];

/// The sizes of a question of one line and of a longer one.
const QUESTION: [f32; 2] = [40.0, 32.0];

/// The box for the answer: its left edge, how far below the rule it begins, its width and height.
const BOX: [f32; 4] = [1344.0, 28.0, 480.0, 192.0];

impl Draw {
    /// The questions of a page below `y`.
    pub(super) fn questions(&mut self, questions: &[DeckQuestion], answer: &str, y: f32) {
        let colours = self.colours;
        for (n, question) in questions.iter().enumerate() {
            let top = (n as f32).mul_add(ROW, y);
            let number = [NUMBER[0], top + 88.0];
            self.text(number, &question.number, NUMBER[1], true, Anchor::Start, colours.text);
            self.question(question, top);
            let at = [BOX[0], top + BOX[1], BOX[2], BOX[3]];
            self.shapes.push(Shape::Rect { at, fill: Some(colours.ground), stroke: Some((colours.text, 2.0)) });
            let label = [BOX[0] + 20.0, top + BOX[1] + 42.0];
            self.text(label, answer, BODY, true, Anchor::Start, colours.weak);
            let is_last = n + 1 == questions.len();
            self.rule(top + ROW, if is_last { colours.text } else { colours.line }, 2.0);
        }
    }

    /// The words of a question: nothing of it is cut, a long one is smaller.
    fn question(&mut self, question: &DeckQuestion, top: f32) {
        let is_short = font::width(&question.text, QUESTION[0], true) <= WORDS[1];
        let size = if is_short { QUESTION[0] } else { QUESTION[1] };
        let mut base = top + 44.0 + size * BASE;
        for line in font::lines(&question.text, size, true, WORDS[1], usize::MAX) {
            self.text([WORDS[0], base], &line, size, true, Anchor::Start, self.colours.text);
            base += size * 1.3;
        }
        base += BODY * 0.5;
        let column = DeckColumn::new("", WORDS[0], WORDS[1]);
        for line in &question.items {
            base += self.runs(line, &column, base, BODY * 1.4) as f32 * BODY * 1.75;
        }
        for line in font::lines(&question.detail, BODY, false, WORDS[1], usize::MAX) {
            self.text([WORDS[0], base], &line, BODY, false, Anchor::Start, self.colours.text);
            base += BODY * 1.3;
        }
    }
}
