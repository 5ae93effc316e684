//! The marks of a difference, painted: a box that is ticked or not, two arrows where both sides changed, a bar with an arrow
//! for a date that moves; and the radio of a choice.

use egui::{Painter, Pos2, Rect, Shape, Stroke, StrokeKind, vec2};

use crate::ui::theme::Palette;

/// The size of a mark, in points.
const SIZE: f32 = 12.0;

/// What stands before a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Mark {
    /// It is taken over.
    Ticked,
    /// It is not.
    Unticked,
    /// Both sides changed it.
    Both,
    /// A due date is moved.
    Moved,
    /// All of it is taken over.
    Done,
}

impl Mark {
    /// Paints the mark around a point.
    pub(super) fn paint(self, painter: &Painter, at: Pos2, palette: &Palette) {
        match self {
            Self::Ticked | Self::Unticked => tick(painter, at, self == Self::Ticked, palette),
            Self::Both => both(painter, at, palette),
            Self::Moved => moved(painter, at, palette),
            Self::Done => done(painter, at, palette),
        }
    }
}

fn tick(painter: &Painter, at: Pos2, is_on: bool, palette: &Palette) {
    let square = Rect::from_center_size(at, vec2(SIZE, SIZE));
    if !is_on {
        painter.rect(square, 2.0, palette.ground, Stroke::new(1.0, palette.weak), StrokeKind::Inside);
        return;
    }
    painter.rect_filled(square, 2.0, palette.focus);
    let hook = [vec2(-3.2, 0.2), vec2(-1.0, 2.6), vec2(3.2, -2.6)].map(|offset| at + offset);
    painter.add(Shape::line(hook.to_vec(), Stroke::new(1.6, palette.ground)));
}

fn both(painter: &Painter, at: Pos2, palette: &Palette) {
    for turned in [1.0, -1.0] {
        let tip = [vec2(-6.0 * turned, 0.0), vec2(-1.5 * turned, -4.0), vec2(-1.5 * turned, 4.0)];
        let tip = tip.map(|offset| at + offset);
        painter.add(Shape::convex_polygon(tip.to_vec(), palette.text, Stroke::NONE));
    }
}

fn moved(painter: &Painter, at: Pos2, palette: &Palette) {
    let stroke = Stroke::new(1.75, palette.text);
    painter.line_segment([at + vec2(-5.0, -4.0), at + vec2(-5.0, 4.0)], stroke);
    painter.line_segment([at + vec2(-3.0, 0.0), at + vec2(2.0, 0.0)], stroke);
    let tip = [vec2(6.0, 0.0), vec2(1.5, -3.4), vec2(1.5, 3.4)].map(|offset| at + offset);
    painter.add(Shape::convex_polygon(tip.to_vec(), palette.text, Stroke::NONE));
}

fn done(painter: &Painter, at: Pos2, palette: &Palette) {
    let hook = [vec2(-4.5, 0.2), vec2(-1.5, 3.6), vec2(4.5, -3.6)].map(|offset| at + offset);
    painter.add(Shape::line(hook.to_vec(), Stroke::new(1.6, palette.weak)));
}

/// Paints the radio of a choice: a ring, with a core where it is the one.
pub(super) fn radio(painter: &Painter, at: Pos2, is_on: bool, palette: &Palette) {
    let ring = if is_on { Stroke::new(1.5, palette.focus) } else { Stroke::new(1.0, palette.weak) };
    painter.circle(at, 5.0, palette.ground, ring);
    if is_on {
        painter.circle_filled(at, 2.75, palette.focus);
    }
}

/// Paints an arrow from what was to what is.
pub(super) fn arrow(painter: &Painter, at: Pos2, palette: &Palette) {
    painter.line_segment([at + vec2(-5.0, 0.0), at + vec2(2.0, 0.0)], Stroke::new(1.25, palette.weak));
    let tip = [vec2(5.0, 0.0), vec2(1.0, -2.6), vec2(1.0, 2.6)].map(|offset| at + offset);
    painter.add(Shape::convex_polygon(tip.to_vec(), palette.weak, Stroke::NONE));
}
