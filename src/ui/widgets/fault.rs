//! What is wrong, said where it is: the mark of an error and plain words. Not in red, which is for what is late alone.

use egui::{Label, Sense, Ui, WidgetText, vec2};

use super::shape;
use crate::ui::theme::{self, space};

/// Says what is wrong, in words that wrap beside the mark.
pub(crate) fn fault(ui: &mut Ui, text: impl Into<WidgetText>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let line = ui.text_style_height(&egui::TextStyle::Body);
        let (rect, _) = ui.allocate_exact_size(vec2(shape::SIZE, line), Sense::hover());
        shape::paint_error(ui.painter(), rect.center(), theme::palette(ui));
        ui.add(Label::new(text).wrap());
    });
}
