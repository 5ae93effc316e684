//! A field in the cell of a table.

use egui::{Id, Ui};

use crate::ui::draft::Field;

/// A field of one line as wide as what is left of the cell.
pub(crate) fn field<'a>(ui: &Ui, id: Id, name: &'a str, value: &'a str) -> Field<'a> {
    let width = (ui.available_width() - 14.0).max(24.0);
    Field { id, name, value, hint: "", multiline: false, newlines: false, width, heading: false }
}
