//! A field in the cell of a table.

use egui::{Align2, Color32, Id, Response, TextStyle, Ui};

use crate::model::NodeRef;
use crate::ui::draft::Field;

/// A field of one line as wide as what is left of the cell.
pub(crate) fn field<'a>(ui: &Ui, id: Id, name: &'a str, node: &'a NodeRef, value: &'a str) -> Field<'a> {
    let width = (ui.available_width() - 14.0).max(24.0);
    let node = Some(node);
    Field { id, name, node, value, hint: "", multiline: false, newlines: false, width, heading: false }
}

/// Shows by an ellipsis that a field holds more than its cell shows: a text field is cut without a word.
pub(crate) fn ellipsis(ui: &Ui, field: &Response, text: &str, behind: Color32) {
    let font = TextStyle::Body.resolve(ui.style());
    let colour = ui.visuals().text_color();
    let inner = field.rect.shrink2(egui::vec2(6.0, 2.0));
    if ui.painter().layout_no_wrap(text.to_owned(), font.clone(), colour).size().x <= inner.width() {
        return;
    }
    let left = inner.right() - font.size;
    let end = inner.with_min_x(left).with_max_x(field.rect.right());
    ui.painter().rect_filled(end, 0.0, behind);
    ui.painter().text(end.left_center(), Align2::LEFT_CENTER, "…", font, colour);
}
