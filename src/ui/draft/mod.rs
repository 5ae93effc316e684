//! Text being typed: a field keeps a draft while it has the focus, and gives one edit when it is left.
//!
//! Enter or leaving the field takes the draft, Escape drops it. A draft that is not a good value stays in the
//! field with the reason under it. A field that goes off the screen while it is typed in (another node is
//! selected, another view or document shown) gives its edit all the same, to the document that it was typed in. What
//! stands in a draft is told to the session, which keeps it in the recovery journal until it is taken or dropped; a text
//! that a crash left behind stands in its field again.

mod field;
mod one;
mod own;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Id, Response, Ui};

use super::{theme, widgets};
use crate::analysis::FoundWords;
use crate::document::TypedText;
use crate::model::NodeRef;
use crate::session::{Action, DocumentId, Session, View};

pub(super) use field::select_all;
pub(super) use field::{Field, FieldLook, forget_cursors};
use field::{edit_text, forget_undo};
use one::{Draft, Make};
pub(super) use own::{OwnField, tell_own};

/// How long a typed text waits before it is told, in seconds: not each letter of a long text is worth a line in the
/// journal.
const PAUSE: f64 = 0.3;

/// A field of a document. The field is named by the value of its id, which is the same after a new start.
type Key = (DocumentId, u64);

/// The drafts of all fields; in the usual case none, or the one with the focus.
#[derive(Default)]
pub(super) struct Drafts {
    open: BTreeMap<Key, Draft>,
    /// The document on screen.
    document: Option<DocumentId>,
    /// Texts of its fields that have no draft: a crash left them behind.
    restored: Vec<TypedText>,
    /// The first field of the next frame gets the keyboard.
    focus_first: bool,
    /// The field that this node is called by gets it, within so many frames.
    focus_of: Option<(NodeRef, u8)>,
    /// The text of the field that gets the keyboard is selected.
    select_all: bool,
    /// A node that was just added.
    named: Option<NodeRef>,
    /// The field that it is called by, and its widget.
    new_name: Option<(Key, Id)>,
    /// The widgets of the first and the last field of this frame, those of cells aside.
    ends: Option<(Id, Id)>,
    /// A text that was chosen for a field, until the field is shown.
    put: Option<(Key, String)>,
    /// What is sought in the document on screen, where it is marked.
    found: Option<Arc<FoundWords>>,
    /// The page on which it was brought into view last.
    revealed: Option<NodeRef>,
    /// How many frames are left in which the first field that holds it is brought into view.
    reveal: u8,
}

/// A form that appears takes as many frames to be laid out.
const APPEARS: u8 = 3;

impl std::fmt::Debug for Drafts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.open.keys()).finish()
    }
}

impl Drafts {
    /// Begins a frame.
    pub(super) fn begin(&mut self, session: &Session) {
        self.document = session.active().map(crate::session::OpenDocument::id);
        self.ends = None;
        self.restored.clear();
        let found = session.active().map(crate::session::OpenDocument::found);
        let found = found.filter(|found| !found.is_empty());
        let page =
            session.active().filter(|_| session.view() == View::Detail).and_then(|document| document.selection());
        self.reveal = self.reveal.saturating_sub(1);
        self.focus_of = self.focus_of.take().and_then(|(node, left)| Some((node, left.checked_sub(1)?)));
        let is_same = self.found.as_ref().map(Arc::as_ptr) == found.map(Arc::as_ptr) && self.revealed.as_ref() == page;
        if !is_same {
            (self.revealed, self.reveal) = (page.cloned(), if found.is_some() { APPEARS } else { 0 });
        }
        self.found = found.cloned();
        if let Some(document) = session.active() {
            let open = &self.open;
            let alone = document.left_behind().filter(|typed| !open.contains_key(&(document.id(), typed.field)));
            self.restored.extend(alone.cloned());
        }
    }

    /// What is sought in the document on screen; nothing where nothing is.
    pub(super) fn found(&self) -> Option<&Arc<FoundWords>> {
        self.found.as_ref()
    }

    /// Shows a field. `make` turns the typed text into an action or says why it cannot.
    pub(super) fn field<A: Into<Option<Action>>>(
        &mut self,
        ui: &mut Ui,
        field: Field<'_>,
        make: impl Fn(&str) -> Result<A, String> + 'static,
        actions: &mut Vec<Action>,
    ) -> Response {
        let Some(document) = self.document else { return ui.label(field.value) };
        let frame = ui.ctx().cumulative_pass_nr();
        let key = (document, field.id.value());
        let id = if field.look.is_cell() { Self::cell_widget(document) } else { field.id.with(document) };
        let mut make: Option<Make> = Some(Box::new(move |text| make(text).map(Into::into)));
        if let Some(text) = self.restored_text(key, field, actions)
            && let Some(make) = make.take()
        {
            self.open.insert(key, Draft { told: Some((text.clone(), false)), text, ..Draft::new(field, frame, make) });
        }
        if let Some((_, text)) = self.put.take_if(|(of, _)| *of == key)
            && let Some(make) = make.take()
        {
            let told = self.open.remove(&key).and_then(|draft| draft.told);
            self.open.insert(key, Draft { text, told, ..Draft::new(field, frame, make) });
            self.take(key, actions);
        }
        // A field that was given the keyboard may be typed in within this very frame.
        if ui.memory(|memory| memory.has_focus(id))
            && !self.open.contains_key(&key)
            && let Some(make) = make.take()
        {
            forget_undo(ui, id);
            self.open.insert(key, Draft::new(field, frame, make));
        }
        let response = match self.open.get_mut(&key) {
            Some(draft) => {
                draft.shown = frame;
                draft.follow(field.value, frame);
                // What surrounds the value may have changed since the typing began.
                if let Some(make) = make.take() {
                    draft.make = make;
                }
                edit_text(ui, id, field, &mut draft.text, draft.error.is_some(), None)
            }
            None => edit_text(ui, id, field, &mut { field.value }, false, self.found()),
        };
        if (response.gained_focus() || response.has_focus())
            && let Some(make) = make
        {
            forget_undo(ui, id);
            self.open.entry(key).or_insert_with(|| Draft::new(field, frame, make));
        }
        self.reveal(ui, field, &response);
        if !field.look.is_cell() {
            self.ends = Some((self.ends.map_or(id, |(first, _)| first), id));
            if std::mem::take(&mut self.focus_first) {
                response.request_focus();
                if std::mem::take(&mut self.select_all) {
                    self.new_name = Some((key, id));
                    select_all(ui, id, field.value);
                }
            }
        }
        // A click in its calendar gives the keyboard back.
        if response.lost_focus() && !widgets::calendar::is_open(ui, id) {
            if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
                self.drop(key, actions);
            } else {
                self.take(key, actions);
                self.close(key);
            }
        }
        if let Some(error) = self.open.get(&key).and_then(|draft| draft.error.as_ref()) {
            widgets::fault(ui, theme::text::small(error));
        }
        response
    }

    /// Brings the first field of a page that holds what is sought into view, once.
    fn reveal(&mut self, ui: &Ui, field: Field<'_>, response: &Response) {
        if self.reveal == 0 || field.look.is_cell() {
            return;
        }
        if self.found.as_ref().is_some_and(|found| !found.places(field.value).is_empty()) {
            self.reveal = 0;
            if !ui.clip_rect().contains_rect(response.rect) {
                response.scroll_to_me(Some(egui::Align::Center));
            }
        }
    }

    /// The text that a crash left behind in a field. One that was typed in another view is found by its node and its name,
    /// where the field shows a value of the node itself; it is told anew, as that of this field.
    fn restored_text(&mut self, key: Key, field: Field<'_>, actions: &mut Vec<Action>) -> Option<String> {
        if self.restored.is_empty() || self.open.contains_key(&key) {
            return None;
        }
        let same_value = |typed: &&TypedText| {
            field.of_node && field.node.is_some() && typed.node.as_ref() == field.node && typed.name == field.name
        };
        let found = self.restored.iter().find(|typed| typed.field == key.1);
        let found = found.or_else(|| self.restored.iter().find(same_value))?.clone();
        self.restored.retain(|typed| typed.field != found.field);
        let text = found.text.clone()?;
        if found.field != key.1 {
            actions.push(Action::Type(key.0, TypedText { field: key.1, ..found.clone() }));
            actions.push(Action::Type(key.0, TypedText { text: None, ..found }));
        }
        Some(text)
    }

    /// Whether a text that is not taken stands in a field of a node that is called so, or a crash left one there.
    pub(super) fn holds_text(&self, node: Option<&NodeRef>, name: &str) -> bool {
        let is_of = |of: Option<&NodeRef>, called: &str| of == node && called.contains(name);
        self.restored.iter().any(|typed| is_of(typed.node.as_ref(), &typed.name))
            || self.open.iter().any(|((document, _), draft)| {
                Some(*document) == self.document && draft.untaken().is_some() && is_of(draft.node.as_ref(), &draft.name)
            })
    }

    /// The field that a new node is called by gets the keyboard, with all of its text selected, once it is shown.
    pub(super) fn name(&mut self, node: NodeRef) {
        self.named = Some(node);
    }

    /// The next field is what this node is called by.
    pub(super) fn name_here(&mut self, node: &NodeRef) {
        if self.named.take_if(|named| named == node).is_some() {
            (self.focus_first, self.select_all) = (true, true);
        } else if self.focus_of.take_if(|(of, _)| of == node).is_some() {
            self.focus_first = true;
        }
    }

    /// True while the keyboard is in the name of a node that was just added and nothing was typed there.
    pub(super) fn is_new_name(&self, ctx: &egui::Context) -> bool {
        self.new_name.is_some_and(|(key, widget)| {
            ctx.memory(|memory| memory.has_focus(widget)) && self.open.get(&key).is_none_or(|d| d.untaken().is_none())
        })
    }

    /// No field was there to get the keyboard.
    pub(super) fn forget_focus(&mut self) {
        self.focus_first = false;
    }

    /// Gives the keyboard to the first field of the next frame.
    pub(super) fn focus_first(&mut self) {
        self.focus_first = true;
    }

    /// Gives the keyboard to the field that a node is called by, once it is shown.
    pub(super) fn focus_of(&mut self, node: NodeRef) {
        self.focus_of = Some((node, APPEARS));
    }

    /// The widgets of the first and the last field of this frame, those of cells aside.
    pub(super) fn ends(&self) -> Option<(Id, Id)> {
        self.ends
    }

    /// The widget of all cells of a document: the keyboard stays in it while the cursor goes from cell to cell, so that no
    /// key between two cells is lost.
    fn cell_widget(document: DocumentId) -> Id {
        Id::unique(("cell", document))
    }

    /// The widget of the cells of the document on screen.
    pub(super) fn cell(&self) -> Option<Id> {
        self.document.map(Self::cell_widget)
    }

    /// What stands in a field of the document on screen and is not taken.
    pub(super) fn untaken(&self, id: Id) -> Option<&str> {
        let open = self.open.get(&(self.document?, id.value())).and_then(Draft::untaken).map(String::as_str);
        open.or_else(|| self.restored.iter().find(|typed| typed.field == id.value())?.text.as_deref())
    }

    /// Why the text of a field was not taken.
    pub(super) fn error(&self, id: Id) -> Option<&str> {
        self.open.get(&(self.document?, id.value()))?.error.as_deref()
    }

    /// Takes what stands in a field. False where it is no good value, and stays.
    pub(super) fn take_one(&mut self, id: Id, actions: &mut Vec<Action>) -> bool {
        let Some(document) = self.document else { return true };
        let key = (document, id.value());
        self.take(key, actions);
        self.close(key);
        !self.open.contains_key(&key)
    }

    /// Drops what stands in a field.
    pub(super) fn drop_one(&mut self, id: Id, actions: &mut Vec<Action>) {
        if let Some(document) = self.document {
            self.drop((document, id.value()), actions);
        }
    }

    /// The widget of a field of the document on screen that is no cell.
    pub(super) fn widget(&self, id: Id) -> Option<Id> {
        self.document.map(|document| id.with(document))
    }

    /// Puts a text into a field as if it had been typed there; it is taken when the field is shown next.
    pub(super) fn put(&mut self, id: Id, text: String) {
        self.put = self.document.map(|document| ((document, id.value()), text));
    }

    /// The text being typed in a field, to be completed.
    pub(super) fn text_mut(&mut self, id: Id) -> Option<&mut String> {
        self.open.get_mut(&(self.document?, id.value())).map(|draft| &mut draft.text)
    }

    /// Takes a draft: an edit when it is good, else the reason is kept with it. The draft goes on, for its field may
    /// still be typed in.
    fn take(&mut self, key: Key, actions: &mut Vec<Action>) {
        let active = self.document;
        let Some(draft) = self.open.get_mut(&key) else { return };
        if draft.former == draft.text {
            draft.error = None;
        } else {
            match (draft.make)(&draft.text) {
                Ok(action) if active == Some(key.0) => actions.extend(action),
                Ok(action) => {
                    actions.extend(action.map(|action| Action::InDocument(key.0, Box::new(action))));
                }
                Err(error) => {
                    draft.error = Some(error);
                    draft.tell(key, actions);
                    return;
                }
            }
            draft.taken();
        }
        draft.tell(key, actions);
    }

    /// Forgets a draft that was taken; a bad one stays.
    fn close(&mut self, key: Key) {
        if self.open.get(&key).is_some_and(|draft| draft.error.is_none()) {
            self.open.remove(&key);
        }
    }

    /// Drops a draft: what stood there before comes back.
    fn drop(&mut self, key: Key, actions: &mut Vec<Action>) {
        if let Some(mut draft) = self.open.remove(&key) {
            draft.text.clone_from(&draft.former);
            draft.tell(key, actions);
        }
    }

    /// Takes every draft: before a command that saves, closes or undoes.
    pub(super) fn take_all(&mut self, actions: &mut Vec<Action>) {
        for key in self.keys(|_, _| true) {
            self.take(key, actions);
        }
    }

    /// Tells the session what stands in the drafts, once it has waited long enough.
    pub(super) fn tell(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let now = ctx.input(|input| input.time);
        for (key, draft) in &mut self.open {
            if draft.is_told() {
                draft.waits = None;
                continue;
            }
            let waited = now - *draft.waits.get_or_insert(now);
            if waited < PAUSE {
                ctx.request_repaint_after_secs((PAUSE - waited) as f32);
            } else {
                draft.tell(*key, actions);
            }
        }
    }

    /// Tells it at once: the program is about to end.
    pub(super) fn tell_now(&mut self, actions: &mut Vec<Action>) {
        for (key, draft) in &mut self.open {
            draft.tell(*key, actions);
        }
    }

    /// Takes the drafts of fields that were not on screen in this frame. Bad ones wait until they are again.
    pub(super) fn take_hidden(&mut self, ctx: &egui::Context, actions: &mut Vec<Action>) {
        let frame = ctx.cumulative_pass_nr();
        for key in self.keys(|_, draft| draft.shown + 1 < frame && draft.error.is_none()) {
            self.take(key, actions);
            self.close(key);
        }
    }

    /// Forgets the drafts of documents that are closed: their texts were taken, or dropped by the person.
    pub(super) fn forget_closed(&mut self, session: &Session) {
        if !self.open.is_empty() {
            self.open.retain(|(document, _), _| session.document(*document).is_some());
        }
    }

    fn keys(&self, wanted: impl Fn(&Key, &Draft) -> bool) -> Vec<Key> {
        self.open.iter().filter(|(key, draft)| wanted(key, draft)).map(|(key, _)| *key).collect()
    }
}
