//! A bullet in a row of a list: what was, lighter and behind, what is, and a tick for what is to be reached; from nought. A value
//! that is only a bound has an open end, as on charts.

use egui::{Painter, Rect, Shape, Stroke, pos2, vec2};

use crate::chart::Bullet;
use crate::model::Bound;
use crate::ui::theme::Palette;

/// The heights of the track and of the value on it, and the size of the tick, in points.
const TRACK: f32 = 8.0;
const VALUE: f32 = 4.0;
const TICK: egui::Vec2 = vec2(2.0, 16.0);

/// How far the end of a bar that is only a bound goes in or out, in points.
const NOTCH: f32 = 4.0;

/// Paints a bullet in the middle of the height of `room`, over its width.
pub(crate) fn paint(bullet: &Bullet, painter: &Painter, room: Rect, palette: &Palette) {
    let track = Rect::from_center_size(room.center(), vec2(room.width() - TICK.x, TRACK));
    painter.rect_filled(track, 0.0, palette.sunken);
    let x = |value: f64| egui::lerp(track.x_range(), bullet.scale.share(value) as f32);
    let middle = track.center().y;
    let bars = [(bullet.before, TRACK, palette.earlier), (bullet.now, VALUE, palette.actual)];
    for (value, bound, height, colour) in bars.into_iter().filter_map(|(own, height, colour)| {
        let (value, bound) = own?;
        Some((value, bound, height, colour))
    }) {
        let (nought, end) = (x(0.0), x(value));
        let heights = middle - height / 2.0..=middle + height / 2.0;
        painter.rect_filled(Rect::from_x_y_ranges(nought.min(end)..=nought.max(end), heights), 0.0, colour);
        let (tip, fill) = match bound {
            Some(Bound::Under | Bound::AtMost) => (end - NOTCH.min((end - nought).abs()), palette.sunken),
            Some(Bound::Over | Bound::AtLeast) => (end + NOTCH, colour),
            None | Some(Bound::About) => continue,
        };
        let corners = vec![pos2(tip, middle), pos2(end, middle - height / 2.0), pos2(end, middle + height / 2.0)];
        painter.add(Shape::convex_polygon(corners, fill, Stroke::NONE));
    }
    let tick = Rect::from_center_size(pos2(x(bullet.target), middle), TICK);
    painter.rect_filled(tick.expand2(vec2(1.0, 0.0)), 0.0, palette.ground);
    painter.rect_filled(tick, 0.0, palette.text);
}
