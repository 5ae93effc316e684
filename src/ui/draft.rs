//! Text being typed: a field keeps a draft while it has the focus, and gives one edit when it is left.
//!
//! Enter or leaving the field takes the draft, Escape drops it. A draft that is not a good value stays in the
//! field with the reason under it. A field that goes off the screen while it is typed in (another node is
//! selected, another view shown) gives its edit all the same, so nothing typed is lost. Prose is taken about every
//! second while it is typed, so that the recovery journal has it; Escape still brings back what stood there.

use std::collections::HashMap;

use egui::{Id, Response, TextEdit, Ui};

use super::theme;
use crate::session::Action;

/// How long typed prose waits before it is taken, in seconds.
const PROSE: f64 = 0.8;

/// How many frames later an edit is seen in the document at the latest.
const LATEST: u64 = 3;

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
    /// The hint in the empty field.
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
    /// What was last taken, or stood there when typing began: leaving it as it was is no edit.
    former: String,
    /// What stood there when typing began: Escape brings it back.
    first: String,
    /// The value shown before the draft was taken, and the frame, until another one comes from the document.
    before: Option<(String, u64)>,
    /// Prose, and since when some of it was not taken, in seconds.
    waits: Option<f64>,
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
        let mut make: Option<Make> = Some(Box::new(make));
        let response = match self.open.get_mut(&field.id) {
            Some(draft) => {
                draft.shown = frame;
                draft.follow(field.value, frame);
                // What surrounds the value may have changed since the typing began.
                if let Some(make) = make.take() {
                    draft.make = make;
                }
                edit_text(ui, field, &mut draft.text, draft.error.is_some())
            }
            None => edit_text(ui, field, &mut { field.value }, false),
        };
        if (response.gained_focus() || response.has_focus())
            && let Some(make) = make
        {
            let value = || field.value.to_owned();
            let (text, former, first) = (value(), value(), value());
            let draft = Draft { text, former, first, before: None, waits: None, error: None, make, shown: frame };
            // The field's own undo begins with this draft: what was dropped before must not come back.
            if let Some(mut state) = TextEdit::load_state(ui.ctx(), field.id) {
                state.clear_undoer();
                state.store(ui.ctx(), field.id);
            }
            self.open.entry(field.id).or_insert(draft);
        }
        if field.multiline
            && response.changed()
            && let Some(draft) = self.open.get_mut(&field.id)
        {
            draft.waits = draft.waits.or_else(|| Some(ui.input(|input| input.time)));
        }
        if response.lost_focus() {
            if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
                self.drop(field.id, actions);
            } else {
                self.take(field.id, actions);
                self.close(field.id);
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

    /// Takes a draft: an edit when it is good, else the reason is kept with it. The draft goes on, for its field may
    /// still be typed in.
    fn take(&mut self, id: Id, actions: &mut Vec<Action>) {
        let Some(draft) = self.open.get_mut(&id) else { return };
        draft.waits = None;
        if draft.former == draft.text {
            draft.error = None;
            return;
        }
        match (draft.make)(&draft.text) {
            Ok(action) => {
                actions.push(action);
                draft.taken();
            }
            Err(error) => draft.error = Some(error),
        }
    }

    /// Forgets a draft that was taken; a bad one stays.
    fn close(&mut self, id: Id) {
        if self.open.get(&id).is_some_and(|draft| draft.error.is_none()) {
            self.open.remove(&id);
        }
    }

    /// Drops a draft: what stood there before comes back, also where some of the prose was taken already.
    fn drop(&mut self, id: Id, actions: &mut Vec<Action>) {
        let Some(draft) = self.open.remove(&id) else { return };
        if draft.former != draft.first
            && let Ok(action) = (draft.make)(&draft.first)
        {
            actions.push(action);
        }
    }

    /// Takes every draft: before a command that saves, closes or undoes.
    pub(super) fn take_all(&mut self, actions: &mut Vec<Action>) {
        for id in self.ids(|_| true) {
            self.take(id, actions);
        }
    }

    /// Takes prose that has waited long enough, so that a crash loses no more than that.
    pub(super) fn take_prose(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let now = ctx.input(|input| input.time);
        for id in self.ids(|draft| draft.waits.is_some()) {
            let Some(draft) = self.open.get_mut(&id) else { continue };
            let Some(since) = draft.waits else { continue };
            if now - since < PROSE {
                ctx.request_repaint_after_secs((PROSE - (now - since)) as f32);
                continue;
            }
            draft.waits = None;
            // What is not yet a good value is told when the field is left.
            if draft.former != draft.text
                && let Ok(action) = (draft.make)(&draft.text)
            {
                actions.push(action);
                draft.taken();
            }
        }
    }

    /// Takes the drafts of fields that were not on screen in this frame. Bad ones wait until they are again.
    pub(super) fn take_hidden(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let frame = ctx.cumulative_pass_nr();
        for id in self.ids(|draft| draft.shown + 1 < frame && draft.error.is_none()) {
            self.take(id, actions);
            self.close(id);
        }
    }

    fn ids(&self, wanted: impl Fn(&Draft) -> bool) -> Vec<Id> {
        let mut ids: Vec<_> = self.open.iter().filter(|(_, draft)| wanted(draft)).map(|(id, _)| *id).collect();
        ids.sort_by_key(Id::value);
        ids
    }
}

impl Draft {
    /// Its edit is on its way to the document.
    fn taken(&mut self) {
        self.before = Some((std::mem::replace(&mut self.former, self.text.clone()), self.shown));
        self.error = None;
    }

    /// Shows what the document has now, where nothing new was typed: another form of the same value, an undo, or
    /// nothing, in a field that adds something.
    fn follow(&mut self, value: &str, frame: u64) {
        if self.before.as_ref().is_some_and(|(before, taken)| before != value || taken + LATEST < frame) {
            self.before = None;
        }
        if self.before.is_none() && self.text == self.former && self.former != value {
            value.clone_into(&mut self.text);
            value.clone_into(&mut self.former);
        }
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
