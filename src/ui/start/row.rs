//! A row of two lines that can be pressed: what it is, and more about it in small.

use egui::{Response, Sense, Stroke, StrokeKind, Ui, vec2};

use super::super::theme::{self, space};
use super::super::widgets::line::Line;

/// How high a row is, in points.
const HIGH: f32 = 48.0;

/// What stands in a row.
pub(super) struct Row<'a> {
    /// Its accessible name.
    pub(super) label: &'a str,
    pub(super) title: &'a str,
    pub(super) about: &'a str,
    /// What stands at its right end.
    pub(super) right: &'a str,
    /// True for what is out of reach.
    pub(super) weak: bool,
}

impl Row<'_> {
    pub(super) fn show(&self, ui: &mut Ui) -> Response {
        let palette = theme::palette(ui);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HIGH), Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, self.label));
        if response.is_pointer_button_down_on() {
            ui.painter().rect_filled(rect, 0.0, palette.selected);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, palette.hovered);
        }
        let inner = rect.shrink2(vec2(space::S, 0.0));
        let upper = inner.top() + 17.0;
        let small = Line::small(palette.weak);
        let taken = small.clone().right().paint(ui, egui::pos2(inner.right(), upper), inner.width() / 2.0, self.right);
        let colour = if self.weak { palette.weak } else { palette.text };
        Line::body(colour).paint(ui, egui::pos2(inner.left(), upper), inner.width() - taken - space::M, self.title);
        small.paint(ui, egui::pos2(inner.left(), inner.top() + 35.0), inner.width(), self.about);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
        if response.has_focus() {
            ui.painter().rect_stroke(rect, 0.0, Stroke::new(2.0, palette.focus), StrokeKind::Inside);
        }
        response
    }
}
