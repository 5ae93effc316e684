//! The marks of where an item stands (逾期, 临期, 在办, 待核验, 已销号), as paths: the bundled typeface has none of them. A word
//! stands beside every mark, or it is the mark's tooltip.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::analysis::DaysLeft;
use crate::model::{Codes as _, Item, Status};
use crate::table::days_words;
use crate::ui::theme::Palette;
use crate::words::Words;

/// The box of a mark beside text of 14 points.
pub(crate) const SIZE: f32 = 12.0;

/// Where an item stands in words: how long it is late or has left, of one that is closed the day, else the word of the status.
pub(crate) fn worded(status: Status, days_left: Option<i32>, item: &Item, words: &Words) -> String {
    match status {
        Status::Late | Status::Near | Status::Open => days_left.map(|left| days_words(DaysLeft::Due(left), words)),
        Status::Closed => item.closed.as_ref().map(|closed| words.date(closed.on)),
        Status::Done => None,
    }
    .unwrap_or_else(|| words.text(status.word()).to_owned())
}

/// Paints the mark of a status around a point.
pub(crate) fn paint(painter: &Painter, at: Pos2, status: Status, palette: &Palette) {
    let fill = palette.status(status);
    match status {
        Status::Late => {
            let points = [vec2(0.0, -5.4), vec2(6.0, 5.4), vec2(-6.0, 5.4)].map(|offset| at + offset);
            painter.add(Shape::convex_polygon(points.to_vec(), fill, Stroke::NONE));
        }
        Status::Near => {
            let rect = Rect::from_center_size(at, vec2(10.0, 10.0));
            painter.rect(rect, 0.0, fill, Stroke::new(1.0, palette.weak), StrokeKind::Inside);
        }
        Status::Open => drop(painter.circle_stroke(at, 5.0, Stroke::new(1.75, palette.weak))),
        Status::Done => {
            painter.circle_stroke(at, 5.0, Stroke::new(1.75, fill));
            painter.circle_filled(at, 2.25, fill);
        }
        Status::Closed => {
            painter.circle_filled(at, 5.9, fill);
            let tick = [vec2(-2.8, 0.1), vec2(-0.8, 2.3), vec2(2.9, -2.2)].map(|offset| at + offset);
            painter.add(Shape::line(tick.to_vec(), Stroke::new(1.65, Color32::WHITE)));
        }
    }
}

/// Paints the mark of a second look (回头看): a hollow triangle on its tip.
pub(crate) fn paint_review(painter: &Painter, at: Pos2, palette: &Palette) {
    let points = [vec2(-5.0, -4.5), vec2(5.0, -4.5), vec2(0.0, 5.0)].map(|offset| at + offset);
    painter.add(Shape::closed_line(points.to_vec(), Stroke::new(1.5, palette.weak)));
}

/// Paints an envelope.
pub(crate) fn paint_letter(painter: &Painter, at: Pos2, palette: &Palette) {
    let rect = Rect::from_center_size(at, vec2(12.0, 8.0));
    let stroke = Stroke::new(1.0, palette.weak);
    painter.rect_stroke(rect, 0.0, stroke, StrokeKind::Inside);
    let flap = [rect.left_top(), at + vec2(0.0, 1.0), rect.right_top()];
    painter.add(Shape::line(flap.to_vec(), stroke));
}

/// Fills an area with the look of a status: late is hatched, near and open have an edge.
pub(crate) fn fill(painter: &Painter, rect: Rect, status: Status, palette: &Palette) {
    let colour = palette.status(status);
    match status {
        Status::Late => {
            hatch(painter, rect, colour);
            painter.rect_stroke(rect, 0.0, Stroke::new(1.0, colour), StrokeKind::Inside);
        }
        Status::Near | Status::Open => {
            painter.rect(rect, 0.0, colour, Stroke::new(1.0, palette.weak), StrokeKind::Inside);
        }
        Status::Done | Status::Closed => drop(painter.rect_filled(rect, 0.0, colour)),
    }
}

/// The distance of the lines of a hatch, in points.
const PITCH: f32 = 6.0;

fn hatch(painter: &Painter, rect: Rect, colour: Color32) {
    let clipped = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut left = rect.left() - rect.height();
    while left < rect.right() {
        let line = [pos2(left, rect.bottom()), pos2(left + rect.height(), rect.top())];
        clipped.line_segment(line, Stroke::new(1.5, colour));
        left += PITCH;
    }
}
