//! The widget of a field: a text that is one line or several, in a form, as a heading or in a cell.

use std::sync::Arc;

use egui::text::TextFormat;
use egui::text_edit::TextEditState;
use egui::{Id, Response, TextEdit, Ui};

use crate::analysis::FoundWords;
use crate::model::NodeRef;
use crate::ui::{theme, widgets};

/// How many fields' cursors are kept: more than a page shows.
const MOST_CURSORS: usize = 512;

/// A field and how it looks.
#[derive(Debug, Clone, Copy)]
pub(in crate::ui) struct Field<'a> {
    /// Names the field, from the ids of the data.
    pub id: Id,
    /// The name for screen readers and tests.
    pub name: &'a str,
    /// The node that it belongs to.
    pub node: Option<&'a NodeRef>,
    /// True where it shows a value of the node itself, which a cell may show too; false for a field of an entry or for one
    /// that adds something.
    pub of_node: bool,
    /// The present value as text.
    pub value: &'a str,
    /// The hint in the empty field.
    pub hint: &'a str,
    /// Several lines, where Enter makes a new one and leaving takes the text.
    pub multiline: bool,
    /// The width in points.
    pub width: f32,
    /// Of several lines: Enter makes a new one. Else Enter takes the text.
    pub newlines: bool,
    /// How it looks.
    pub look: FieldLook,
}

/// How a field looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ui) enum FieldLook {
    /// In a form.
    #[default]
    Form,
    /// In the type of a heading.
    Heading,
    /// In the cell of a table, whose own frame is round it: Alt+Enter begins a new line.
    Cell,
    /// In a cell that waits to be typed in: nothing of it is seen.
    Waiting,
}

impl FieldLook {
    pub(super) fn is_cell(self) -> bool {
        matches!(self, Self::Cell | Self::Waiting)
    }
}

/// Selects all of a text, so that typing begins anew.
pub(in crate::ui) fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let end = egui::text::CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(egui::text_selection::CCursorRange::two(egui::text::CCursor::default(), end)));
    state.store(ui.ctx(), id);
}

/// The field's own undo begins with its draft: what was dropped before must not come back.
pub(super) fn forget_undo(ui: &Ui, id: Id) {
    if let Some(mut state) = TextEdit::load_state(ui.ctx(), id) {
        state.clear_undoer();
        state.store(ui.ctx(), id);
    }
}

/// A field with its text, which is `wrong` while it is no good value. What was found is marked until it is typed over.
pub(super) fn edit_text(
    ui: &mut Ui,
    id: Id,
    field: Field<'_>,
    text: &mut dyn egui::TextBuffer,
    wrong: bool,
    found: Option<&Arc<FoundWords>>,
) -> Response {
    let palette = theme::palette(ui);
    let found = found.filter(|_| matches!(field.look, FieldLook::Form | FieldLook::Heading));
    let mut marked = found.map(|found| {
        let style = if field.look == FieldLook::Heading { egui::TextStyle::Heading } else { egui::TextStyle::Body };
        let (font, colour) = (style.resolve(ui.style()), ui.visuals().text_color());
        move |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| {
            let plain = TextFormat::simple(font.clone(), colour);
            let mut job = widgets::found::job(ui.ctx(), text.as_str(), plain, found, palette);
            job.wrap.max_width = if field.multiline { width } else { f32::INFINITY };
            job.break_on_newline = field.multiline;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        }
    });
    let mut edit = if field.multiline {
        TextEdit::multiline(&mut *text).desired_rows(1)
    } else {
        TextEdit::singleline(&mut *text)
    };
    edit = edit.id(id).hint_text(field.hint).desired_width(field.width).margin(egui::Margin::symmetric(6, 4));
    match field.look {
        FieldLook::Form => {
            let filter = egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                tab: false,
                // Escape closes the calendar first.
                escape: widgets::calendar::is_open(ui, id),
            };
            edit = edit.event_filter(filter);
        }
        FieldLook::Heading => edit = edit.font(egui::TextStyle::Heading),
        FieldLook::Cell | FieldLook::Waiting => {
            // No key takes the keyboard away: the table has them all.
            let keys = egui::EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
            edit = edit.frame(egui::Frame::NONE).margin(egui::Margin::ZERO).event_filter(keys);
            if field.look == FieldLook::Waiting {
                edit = edit.text_color(egui::Color32::TRANSPARENT);
            }
        }
    }
    if field.multiline && !field.newlines {
        edit = edit.return_key(None);
    } else if field.look == FieldLook::Cell {
        edit = edit.return_key(egui::KeyboardShortcut::new(egui::Modifiers::ALT, egui::Key::Enter));
    }
    if let Some(marked) = &mut marked {
        edit = edit.layouter(marked);
    }
    let response = ui.add(edit);
    if wrong {
        // Red is for what is late: the frame and the words below say it.
        let stroke = egui::Stroke::new(1.0, palette.text);
        ui.painter().rect_stroke(response.rect, 0.0, stroke, egui::StrokeKind::Inside);
    }
    // A title wraps but has no line breaks: Enter takes it.
    if !field.look.is_cell()
        && field.multiline
        && !field.newlines
        && response.has_focus()
        && ui.input(|i| i.key_pressed(egui::Key::Enter))
    {
        response.surrender_focus();
    }
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, ui.is_enabled(), field.name);
        info.current_text_value = Some(text.as_str().to_owned());
        info
    });
    response
}

/// Forgets where the cursor was in fields that nobody types in. The toolkit keeps that, with the texts that its own undo
/// would bring back, for every field that was ever on screen: in a large dataset there is no end of them.
pub(in crate::ui) fn forget_cursors(ctx: &egui::Context) {
    if !ctx.text_edit_focused() {
        ctx.data_mut(|data| {
            if data.count::<TextEditState>() > MOST_CURSORS {
                data.remove_by_type::<TextEditState>();
            }
        });
    }
}
