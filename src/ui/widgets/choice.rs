//! A drop-down list over a closed set of values.

use egui::{ComboBox, Ui};

/// Shows a list of values with the present one chosen; gives the one that was picked instead.
pub(crate) fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    id: egui::Id,
    name: &str,
    present: T,
    all: &[T],
    word: impl Fn(T) -> String,
) -> Option<T> {
    let mut picked = None;
    let response = ComboBox::from_id_salt(id).selected_text(word(present)).height(320.0).show_ui(ui, |ui| {
        for value in all {
            if ui.selectable_label(*value == present, word(*value)).clicked() && *value != present {
                picked = Some(*value);
            }
        }
    });
    let text = word(present);
    response.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name);
        info.current_text_value = Some(text.clone());
        info
    });
    response.response.on_hover_text(name);
    picked
}
