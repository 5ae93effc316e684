//! Text being typed: a field keeps a draft while it has the focus, and gives one edit when it is left.
//!
//! Enter or leaving the field takes the draft, Escape drops it. A draft that is not a good value stays in the
//! field with the reason under it. A field that goes off the screen while it is typed in (another node is
//! selected, another view shown) gives its edit all the same, so nothing typed is lost.

use std::collections::HashMap;

use egui::{Id, Response, TextEdit, Ui};

use super::theme;
use crate::session::Action;

/// Makes an action of a typed text, most often an edit, or says why it is not a good value.
type Make = Box<dyn Fn(&str) -> Result<Action, String>>;

/// A field and how it looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field<'a> {
    /// Names the field, from the ids of the data.
    pub id: Id,
    /// The name for screen readers and tests.
    pub name: &'a str,
    /// The present value as text.
    pub value: &'a str,
    /// What stands in the empty field.
    pub hint: &'a str,
    /// Several lines, where Enter makes a new one and leaving takes the text.
    pub multiline: bool,
    /// The width in points.
    pub width: f32,
    /// Of several lines: Enter makes a new one. Else Enter takes the text.
    pub newlines: bool,
    /// In the type of a heading.
    pub heading: bool,
}

struct Draft {
    text: String,
    /// What stood there when typing began: leaving it as it was is no edit.
    former: String,
    error: Option<String>,
    make: Make,
    /// The frame in which the field was last on screen.
    shown: u64,
}

/// The drafts of all fields; in the usual case none, or the one with the focus.
#[derive(Default)]
pub(super) struct Drafts {
    open: HashMap<Id, Draft>,
}

impl std::fmt::Debug for Drafts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.open.keys()).finish()
    }
}

impl Drafts {
    /// Shows a field. `make` turns the typed text into an action or says why it cannot.
    pub(super) fn field(
        &mut self,
        ui: &mut Ui,
        field: Field<'_>,
        make: impl Fn(&str) -> Result<Action, String> + 'static,
        actions: &mut Vec<Action>,
    ) -> Response {
        let frame = ui.ctx().cumulative_pass_nr();
        let response = match self.open.get_mut(&field.id) {
            Some(draft) => {
                draft.shown = frame;
                edit_text(ui, field, &mut draft.text, draft.error.is_some())
            }
            None => edit_text(ui, field, &mut { field.value }, false),
        };
        if response.gained_focus() || (response.has_focus() && !self.open.contains_key(&field.id)) {
            let (text, former) = (field.value.to_owned(), field.value.to_owned());
            let draft = Draft { text, former, error: None, make: Box::new(make), shown: frame };
            // The field's own undo begins with this draft: what was dropped before must not come back.
            if let Some(mut state) = TextEdit::load_state(ui.ctx(), field.id) {
                state.clear_undoer();
                state.store(ui.ctx(), field.id);
            }
            self.open.entry(field.id).or_insert(draft);
        }
        if response.lost_focus() {
            if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
                self.open.remove(&field.id);
            } else {
                self.take(field.id, actions);
            }
        }
        if let Some(error) = self.open.get(&field.id).and_then(|draft| draft.error.as_ref()) {
            ui.colored_label(theme::palette(ui).seal, theme::text::small(error));
        }
        response
    }

    /// The text being typed in a field, to be completed.
    pub(super) fn text_mut(&mut self, id: Id) -> Option<&mut String> {
        self.open.get_mut(&id).map(|draft| &mut draft.text)
    }

    /// Takes a draft: an edit when it is good, else the reason is kept with it.
    fn take(&mut self, id: Id, actions: &mut Vec<Action>) {
        let Some(draft) = self.open.get_mut(&id) else { return };
        if draft.former == draft.text {
            self.open.remove(&id);
            return;
        }
        match (draft.make)(&draft.text) {
            Ok(action) => {
                actions.push(action);
                self.open.remove(&id);
            }
            Err(error) => draft.error = Some(error),
        }
    }

    /// Takes every draft: before a command that saves, closes or undoes.
    pub(super) fn take_all(&mut self, actions: &mut Vec<Action>) {
        for id in self.ids(|_| true) {
            self.take(id, actions);
        }
    }

    /// Takes the drafts of fields that were not on screen in this frame. Bad ones wait until they are again.
    pub(super) fn take_hidden(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let frame = ctx.cumulative_pass_nr();
        for id in self.ids(|draft| draft.shown + 1 < frame && draft.error.is_none()) {
            self.take(id, actions);
        }
    }

    fn ids(&self, wanted: impl Fn(&Draft) -> bool) -> Vec<Id> {
        let mut ids: Vec<_> = self.open.iter().filter(|(_, draft)| wanted(draft)).map(|(id, _)| *id).collect();
        ids.sort_by_key(Id::value);
        ids
    }
}

fn edit_text(ui: &mut Ui, field: Field<'_>, text: &mut dyn egui::TextBuffer, wrong: bool) -> Response {
    let palette = theme::palette(ui);
    let mut edit = if field.multiline { TextEdit::multiline(text).desired_rows(1) } else { TextEdit::singleline(text) };
    edit = edit.id(field.id).hint_text(field.hint).desired_width(field.width).margin(egui::Margin::symmetric(6, 4));
    if field.heading {
        edit = edit.font(egui::TextStyle::Name("section".into()));
    }
    if field.multiline && !field.newlines {
        edit = edit.return_key(None);
    }
    if wrong {
        edit = edit.text_color(palette.seal);
    }
    let response = ui.add(edit);
    // A title wraps but has no line breaks: Enter takes it.
    if field.multiline && !field.newlines && response.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)) {
        response.surrender_focus();
    }
    response.widget_info(|| {
        let mut info = egui::WidgetInfo::labeled(egui::Role::TextInput, ui.is_enabled(), field.name);
        info.current_text_value = Some(field.value.to_owned());
        info
    });
    response
}
