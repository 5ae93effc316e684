//! A drop-down list over a closed set of values.

use egui::{ComboBox, EventFilter, Key, Modifiers, Response, Ui};

/// Shows a list of values with the present one chosen; gives the one that was picked instead. Enter or the space bar opens
/// it, the arrows go through it, Enter picks and Escape leaves.
pub(crate) fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    id: egui::Id,
    name: &str,
    present: T,
    all: &[T],
    word: impl Fn(T) -> String,
) -> Option<T> {
    let mut picked = None;
    let mut closed_by_key = false;
    let response = ComboBox::from_id_salt(id).selected_text(word(present)).height(320.0).show_ui(ui, |ui| {
        let lines: Vec<Response> =
            all.iter().map(|value| ui.selectable_label(*value == present, word(*value))).collect();
        let clicked = lines.iter().position(Response::clicked);
        picked = clicked.and_then(|at| all.get(at)).copied().filter(|value| *value != present);
        closed_by_key = clicked.is_some();
        if closed_by_key {
            // The toolkit closes it for the pointer alone.
            ui.close();
        } else {
            go_through(ui, &lines, all.iter().position(|value| *value == present).unwrap_or(0));
        }
    });
    if closed_by_key {
        response.response.request_focus();
    }
    let text = word(present);
    response.response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name);
        info.current_text_value = Some(text.clone());
        info
    });
    response.response.on_hover_text(name);
    picked
}

/// The arrows lead from line to line of an open list and not out of it; in the beginning the keyboard is in the present
/// one.
fn go_through(ui: &Ui, lines: &[Response], present: usize) {
    let has = lines.iter().position(Response::has_focus);
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = match has {
        None => present,
        Some(at) if pressed(Key::ArrowDown) => (at + 1).min(lines.len().saturating_sub(1)),
        Some(at) if pressed(Key::ArrowUp) => at.saturating_sub(1),
        Some(at) => at,
    };
    let Some(line) = lines.get(to) else { return };
    if has != Some(to) {
        line.request_focus();
        line.scroll_to_me(None);
    }
    let arrows = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(line.id, arrows));
}
