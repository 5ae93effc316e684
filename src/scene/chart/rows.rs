//! Rows of marks: labels in a fixed column on the left, values at the right.

use crate::chart::{ChartRow, Held, Mark, MarkRole, SpotPart, ValuePlace, on};

use super::super::area::AreaKind;
use super::super::font;
use super::super::lines::within;
use super::super::shape::{Anchor, Shape};
use super::Page;

/// How far beside a thin mark the pointer may be, as a share of the size of the words.
const NEAR: f32 = 0.5;

impl Page {
    pub(super) fn rows(&mut self, rows: &[ChartRow]) {
        let size = self.look.text;
        let label = if rows.len() > 1 { self.inner() * 0.34 } else { 0.0 };
        let value =
            rows.iter().map(|row| font::width(&row.value, size, false)).fold(0.0, f32::max).min(self.inner() * 0.3);
        let left = self.edge() + label + if label > 0.0 { size } else { 0.0 };
        let width = self.look.width - self.edge() - value - size - left;
        for row in rows {
            self.row(row, label, left, width);
        }
    }

    fn row(&mut self, row: &ChartRow, label: f32, left: f32, width: f32) {
        let (size, colours) = (self.look.text, self.look.colours);
        let lines = if label > 0.0 { font::lines(&row.label, size, false, label, 3) } else { Vec::new() };
        let height = (lines.len() as f32 * size * 1.35).max(size * 1.9);
        let middle = self.y + height / 2.0;
        let first = middle - (lines.len().saturating_sub(1)) as f32 * size * 0.675 + size * 0.36;
        if !lines.is_empty() {
            let place = row.node.clone().map(|node| ValuePlace { node, part: SpotPart::Whole });
            let at = [self.edge(), self.y, label, height];
            self.area(AreaKind::Link, at, [&row.label, &row.label], (place, &Held::default()));
        }
        for (n, line) in lines.into_iter().enumerate() {
            let at = [self.edge(), (n as f32).mul_add(size * 1.35, first)];
            self.text(at, line, size, false, Anchor::Start, colours.text);
        }
        let unwritten = self.marks(row, left, width, middle);
        let at = [left + width + size, middle + size * 0.36];
        self.text(at, row.value.as_str(), size, false, Anchor::Start, colours.text);
        self.y += height + size * 0.3;
        self.parts_below(&unwritten, left);
        if !row.note.is_empty() {
            self.paragraph(&row.note, size * 0.9, false, colours.weak);
        }
    }

    fn marks(&mut self, row: &ChartRow, left: f32, width: f32, middle: f32) -> Vec<(String, MarkRole)> {
        let (size, colours) = (self.look.text, self.look.colours);
        let x = |value: f64| left + row.scale.share(value) as f32 * width;
        let mut unwritten = Vec::new();
        for mark in &row.marks {
            match mark {
                Mark::Bar { from, to, role, text, .. } => {
                    let is_whole = self.bar(x(*from), x(*to), middle, *role, text);
                    if !is_whole && matches!(role, MarkRole::Part(_) | MarkRole::Rest) {
                        unwritten.push((text.clone(), *role));
                    }
                }
                Mark::Tick { at, role, .. } => {
                    let (x, colour) = (x(*at), colours.role(*role));
                    self.line([x, middle - size * 0.75], [x, middle + size * 0.75], colour, size * 0.22, false);
                }
            }
        }
        self.mark_areas(row, x, middle);
        unwritten
    }

    /// The parts that are too narrow for their words, below the bar in its order, each with its colour.
    fn parts_below(&mut self, parts: &[(String, MarkRole)], left: f32) {
        let (size, colours) = (self.look.text, self.look.colours);
        let (small, right) = (size * 0.85, self.look.width - self.edge());
        let (line, swatch) = (size * 1.35, size * 0.65);
        let mut x = left;
        let mut base = self.y + size * 0.75;
        for (text, role) in parts {
            let room = right - left - swatch * 1.6;
            if x > left && x + swatch * 1.6 + font::width(text, small, false) > right {
                (x, base) = (left, base + line);
            }
            let at = [x, base - swatch, swatch, swatch];
            let stroke = (*role == MarkRole::Rest).then_some((colours.weak, size * 0.07));
            self.shapes.push(Shape::Rect { at, fill: Some(colours.role(*role)), stroke });
            let lines = within(text, small, false, room);
            let widest = lines.iter().map(|line| font::width(line, small, false)).fold(0.0, f32::max);
            for (n, words) in lines.iter().enumerate() {
                base += if n > 0 { line } else { 0.0 };
                self.text([x + swatch * 1.6, base], words.as_str(), small, false, Anchor::Start, colours.text);
            }
            x += swatch * 1.6 + widest + size;
        }
        if !parts.is_empty() {
            self.y = base + size * 0.6;
        }
    }

    /// What the marks of a row lead to: bars first, so that thin marks lie above them.
    fn mark_areas(&mut self, row: &ChartRow, x: impl Fn(f64) -> f32, middle: f32) {
        let size = self.look.text;
        let mut thin = Vec::new();
        for mark in &row.marks {
            match mark {
                Mark::Bar { from, to, text, spot: Some(spot), .. } => {
                    let (left, right) = (x(*from).min(x(*to)), x(*from).max(x(*to)));
                    let text = if text.is_empty() { &row.value } else { text };
                    let at = [left, middle - size * 0.7, right - left, size * 1.4];
                    let name = format!("{} {text}", row.label);
                    self.area(AreaKind::Mark, at, [&name, text], (Some(spot.clone()), &Held::default()));
                }
                Mark::Tick { at, spot: Some(spot), .. } => thin.push((*at, &row.target, spot)),
                _ => {}
            }
        }
        for (value, text, spot) in thin {
            let at = [x(value) - size * NEAR, middle - size * 0.75, size * 2.0 * NEAR, size * 1.5];
            let name = format!("{} {text}", row.label);
            self.area(AreaKind::Mark, at, [&name, &row.value], (Some(spot.clone()), &Held::default()));
        }
    }

    /// A bar with what is written in it. Returns whether that is all of its words.
    fn bar(&mut self, from: f32, to: f32, middle: f32, role: MarkRole, text: &str) -> bool {
        let (size, colours) = (self.look.text, self.look.colours);
        let height = if role == MarkRole::Actual { size * 0.55 } else { size * 1.1 };
        let (left, right) = (from.min(to), from.max(to));
        let fill = colours.role(role);
        let at = [left, middle - height / 2.0, (right - left).max(0.5), height];
        let frame = if role == MarkRole::Rest { colours.weak } else { colours.ground };
        self.shapes.push(Shape::Rect { at, fill: Some(fill), stroke: Some((frame, size * 0.07)) });
        let small = size * 0.85;
        let room = right - left - size * 0.6;
        let written = if font::width(text, small, false) <= room { text.to_owned() } else { String::new() };
        // A number alone says more than nothing where the words do not fit.
        let number = text.rsplit(' ').next().unwrap_or_default();
        let written =
            if written.is_empty() && font::width(number, small, false) <= room { number.to_owned() } else { written };
        let is_whole = written == text;
        self.text([left + size * 0.3, middle + small * 0.36], written, small, false, Anchor::Start, on(fill));
        is_whole
    }
}
