//! The shapes that say how far something is, in grey: colours are for where it stands.

use egui::{Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, vec2};

use super::status;
use crate::model::{Progress, Status};
use crate::ui::theme::{self, Palette};
use crate::words::Words;

/// The size of a mark in points.
pub(crate) const SIZE: f32 = 12.0;

/// Draws the mark of a progress, with its meaning on hover and for screen readers.
pub(crate) fn progress(ui: &mut Ui, progress: Progress, words: &Words) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(SIZE, SIZE), Sense::hover());
    paint_progress(ui.painter(), rect.center(), progress, theme::palette(ui));
    let name = words.choice(progress);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, name));
    response.on_hover_text(words.progress_meaning(progress))
}

/// Paints a tick: it agrees, it is reached.
pub(crate) fn paint_tick(painter: &Painter, at: Pos2, colour: Color32) {
    let points = [vec2(-5.0, 0.5), vec2(-1.5, 4.0), vec2(5.5, -4.0)].map(|offset| at + offset);
    painter.add(Shape::line(points.to_vec(), Stroke::new(1.75, colour)));
}

/// Paints the mark of a progress around a point.
pub(crate) fn paint_progress(painter: &Painter, at: Pos2, progress: Progress, palette: &Palette) {
    let radius = SIZE / 2.0 - 1.0;
    let stroke = Stroke::new(1.5, palette.weak);
    match progress {
        Progress::NotStarted => drop(painter.circle_stroke(at, radius, stroke)),
        Progress::InProgress => pie(painter, at, radius, 0.5, stroke),
        Progress::MostlyDone => pie(painter, at, radius, 0.75, stroke),
        // What is reported done, and what was verified, are standings too.
        Progress::Done => status::paint(painter, at, Status::Done, palette),
        Progress::Closed => status::paint(painter, at, Status::Closed, palette),
        Progress::Unstated => unstated(painter, at, radius, palette.weak),
    }
}

/// A circle filled clockwise from the top.
fn pie(painter: &Painter, at: Pos2, radius: f32, share: f32, stroke: Stroke) {
    painter.circle_stroke(at, radius, stroke);
    // Pieces of at most half a turn, because a larger sector is not convex.
    let mut from = 0.0_f32;
    while from < share {
        let to = (from + 0.5).min(share);
        let rim = |part: f32| {
            let turn = from + (to - from) * part;
            let angle = turn.mul_add(std::f32::consts::TAU, -std::f32::consts::FRAC_PI_2);
            at + vec2(angle.cos(), angle.sin()) * radius
        };
        let arc = (0_u8..=16).map(|step| rim(f32::from(step) / 16.0));
        painter.add(Shape::convex_polygon([at].into_iter().chain(arc).collect(), stroke.color, Stroke::NONE));
        from = to;
    }
}

/// A dashed ring.
fn unstated(painter: &Painter, at: Pos2, radius: f32, colour: Color32) {
    for dash in 0..6 {
        let angle = |part: f32| (dash as f32 + part) / 6.0 * std::f32::consts::TAU;
        let rim = |angle: f32| at + vec2(angle.cos(), angle.sin()) * radius;
        painter.line_segment([rim(angle(0.0)), rim(angle(0.5))], Stroke::new(1.3, colour));
    }
}

/// A filled triangle in the seal red: late. The word stands beside it.
pub(crate) fn paint_late(painter: &Painter, at: Pos2, palette: &Palette) {
    let radius = SIZE / 2.0;
    let points = [vec2(0.0, -0.9), vec2(0.95, 0.75), vec2(-0.95, 0.75)].map(|offset| at + offset * radius);
    painter.add(Shape::convex_polygon(points.to_vec(), palette.seal, Stroke::NONE));
}

/// A filled square with a cross: an error. It has no colour, and words stand beside it.
pub(crate) fn paint_error(painter: &Painter, at: Pos2, palette: &Palette) {
    painter.rect_filled(Rect::from_center_size(at, vec2(SIZE, SIZE)), 0.0, palette.text);
    for turned in [1.0, -1.0] {
        let line = [at + vec2(-3.0, -3.0 * turned), at + vec2(3.0, 3.0 * turned)];
        painter.line_segment(line, Stroke::new(1.75, palette.ground));
    }
}

/// The triangle that folds a row: pointing right when folded, down when not.
pub(crate) fn paint_fold(painter: &Painter, at: Pos2, unfolded: bool, colour: Color32) {
    let points = if unfolded {
        [vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.5)]
    } else {
        [vec2(-2.0, -4.0), vec2(3.5, 0.0), vec2(-2.0, 4.0)]
    };
    painter.add(Shape::convex_polygon(points.map(|offset| at + offset).to_vec(), colour, Stroke::NONE));
}
