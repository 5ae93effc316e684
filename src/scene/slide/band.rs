//! How many items stand where: large figures above a table, small ones below it.

use crate::chart::DeckFigure;
use crate::model::Status;

use super::super::font;
use super::super::shape::{Anchor, BASE};
use super::super::status::{self, ROOM};
use super::{BODY, Draw, EDGE, SIZE};

/// How much of the page the large figures take.
pub(super) const FIGURES: f32 = 168.0;

/// The sizes of their marks and words, and of the numbers; where these stand below the top.
const WORD: f32 = 32.0;
const NUMBER: f32 = 80.0;
const BASES: [f32; 2] = [48.0, 142.0];

/// How far below a table its key stands.
const KEY: f32 = 44.0;

impl Draw {
    /// The large figures, side by side.
    pub(super) fn figures(&mut self, figures: &[DeckFigure], top: f32) {
        let step = (SIZE[0] - 2.0 * EDGE) / figures.len().max(1) as f32;
        let weak = self.colours.weak;
        for (n, figure) in figures.iter().enumerate() {
            let left = (n as f32).mul_add(step, EDGE);
            let ink = figure.status.map_or(self.colours.text, |status| self.colours.of_status(status).1);
            let is_late = figure.status == Some(Status::Late);
            let (base, mut word) = (top + BASES[0], left);
            if let Some(status) = figure.status {
                self.shapes.extend(status::filled(status, left, base, WORD * 1.2, self.colours));
                word += WORD * 1.2 * (ROOM + 0.1);
            }
            self.text([word, base], &figure.word, WORD, true, Anchor::Start, ink);
            let base = top + BASES[1];
            let plain = if is_late { ink } else { self.colours.text };
            self.text([left, base], &figure.count, NUMBER, true, Anchor::Start, plain);
            let mut behind = left + font::width(&figure.count, NUMBER, true) + 10.0;
            self.text([behind, base], &figure.unit, BODY, false, Anchor::Start, plain);
            behind += font::width(&figure.unit, BODY, false) + 20.0;
            self.text([behind, base], &figure.note, BODY, true, Anchor::Start, if is_late { ink } else { weak });
        }
        self.rule(top + FIGURES, self.colours.text, 2.0);
    }

    /// The small ones below a table.
    pub(super) fn key(&mut self, key: &[(Status, String)], end: f32) {
        let (mut left, base) = (EDGE, end + KEY + BODY * BASE - 4.0);
        for (status, text) in key {
            let (_, ink) = self.colours.of_status(*status);
            self.shapes.extend(status::filled(*status, left, base, WORD, self.colours));
            left += WORD * (ROOM + 0.1);
            self.text([left, base], text, BODY, false, Anchor::Start, ink);
            left += font::width(text, BODY, false) + 44.0;
        }
    }
}
