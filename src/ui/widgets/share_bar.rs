//! How far something is, as a bar in grey, with a tick where it ought to be today (序时进度).

use egui::{Painter, Rect, pos2, vec2};

use crate::ui::theme::Palette;

/// The height of the bar, and the size of the tick across it, in points.
const HEIGHT: f32 = 8.0;
const TICK: egui::Vec2 = vec2(2.0, 16.0);

/// Paints the bar in the middle of the height of `room`, over its whole width; shares are from 0 to 1. Where no figure tells
/// how far it is the bar is empty.
pub(crate) fn paint(painter: &Painter, room: Rect, share: Option<f32>, planned: Option<f32>, palette: &Palette) {
    let bar = Rect::from_center_size(room.center(), vec2(room.width(), HEIGHT));
    painter.rect_filled(bar, 0.0, palette.sunken);
    if let Some(share) = share {
        let filled = Rect::from_min_size(bar.min, vec2((bar.width() * share).round(), bar.height()));
        painter.rect_filled(filled, 0.0, palette.weak);
    }
    if let Some(planned) = planned {
        let at = pos2((bar.left() + bar.width() * planned).min(bar.right() - 1.0).round(), bar.center().y);
        let tick = Rect::from_center_size(at, TICK);
        painter.rect_filled(tick.expand2(vec2(1.0, 0.0)), 0.0, palette.ground);
        painter.rect_filled(tick, 0.0, palette.text);
    }
}
