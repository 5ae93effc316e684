//! A drop-down list over a closed set of values.

use egui::{ComboBox, EventFilter, Key, Modifiers, Response, Ui};

/// How high a list gets before it is scrolled, in points: a dozen values and more are seen at once.
const LIST: f32 = 440.0;

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
    let at = all.iter().position(|value| *value == present);
    let text = word(present);
    let combo = ComboBox::from_id_salt(id).selected_text(&text).height(LIST);
    let (response, picked) = drop_down(ui, combo, at, |ui| {
        all.iter().map(|value| ui.selectable_label(*value == present, word(*value))).collect()
    });
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name);
        info.current_text_value = Some(text.clone());
        info
    });
    response.on_hover_text(name);
    picked.and_then(|at| all.get(at)).copied()
}

/// Shows a list of lines, of which one may be the present one; gives the response of the closed list, and the line that was
/// picked instead. Keys as in [`choice`].
pub(crate) fn drop_down(
    ui: &mut Ui,
    combo: ComboBox,
    present: Option<usize>,
    lines: impl FnOnce(&mut Ui) -> Vec<Response>,
) -> (Response, Option<usize>) {
    let shown = combo.show_ui(ui, |ui| {
        let lines = lines(ui);
        let clicked = lines.iter().position(Response::clicked);
        if clicked.is_some() {
            // The toolkit closes it for the pointer alone.
            ui.close();
        } else {
            go_through(ui, &lines, present.unwrap_or(0));
        }
        clicked
    });
    let clicked = shown.inner.flatten();
    if clicked.is_some() {
        shown.response.request_focus();
    }
    (shown.response, clicked.filter(|at| Some(*at) != present))
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
