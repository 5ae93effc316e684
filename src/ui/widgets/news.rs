//! The title of a page that gives news, with the day and what is left of the concentrated rectification at its right end.

use egui::{Sense, Ui, pos2, vec2};

use super::line::Line;
use crate::analysis::Agenda;
use crate::model::Date;
use crate::ui::theme::{self, space};
use crate::words::Words;

/// The height of the line, in points.
const HEIGHT: f32 = 32.0;

/// Shows the line.
pub(crate) fn show(ui: &mut Ui, title: &str, agenda: &Agenda, today: Date, words: &Words) {
    let palette = theme::palette(ui);
    let (line, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let day = words.with("today-date", [("date", words.date(today).into()), ("weekday", words.weekday(today).into())]);
    let taken = Line::strong(palette.text).right().paint(ui, line.right_center(), 320.0, &day);
    let mut right = line.right() - taken - space::L;
    if let Some(end) = agenda.concentrated {
        let key = if end.days < 0 { "today-concentrated-over" } else { "today-concentrated" };
        let text = words.with(key, [("days", end.days.abs().into())]);
        right -= Line::body(palette.weak).right().paint(ui, pos2(right, line.center().y), 260.0, &text) + space::L;
    }
    Line::title(palette.text).paint(ui, line.left_center(), right - line.left(), title);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Heading, true, title));
    response.on_hover_text(title);
}
