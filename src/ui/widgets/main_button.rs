//! The buttons at the head of a page: the one that comes first is filled, the others are plain; behind the name stands the key.

use egui::{Button, Response, RichText, Role, Ui, WidgetInfo, vec2};

use crate::ui::theme;

/// The height of the buttons, in points.
pub(crate) const HEIGHT: f32 = 28.0;

/// A button with its key, which may be none. Screen readers hear the name alone.
pub(crate) fn show(ui: &mut Ui, name: &str, key: &str, is_filled: bool, is_enabled: bool) -> Response {
    let palette = theme::palette(ui);
    let is_filled = is_filled && is_enabled;
    // On the filled button the usual inks would not be read.
    let ink = |text: RichText| if is_filled { text.color(palette.ground) } else { text };
    let mut button = Button::new(ink(RichText::new(name))).min_size(vec2(0.0, HEIGHT));
    if is_filled {
        button = button.fill(palette.focus);
    }
    if !key.is_empty() {
        button = button.shortcut_text(ink(RichText::new(key).small()));
    }
    let response = ui.add_enabled(is_enabled, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, name));
    response
}
