//! What becomes of the texts that are being typed: noted, written down, put back, forgotten.

use std::time::Duration;

use crate::document::{JournalEntry, TypedText, put_typed};
use crate::session::command::View;
use crate::session::effect::Effect;
use crate::session::id::DocumentId;
use crate::session::open::OpenDocument;
use crate::session::recovery::JournalStep;
use crate::session::state::Session;

/// More characters of a text are not said in a message.
const LONGEST: usize = 20;

impl Session {
    /// Takes note of what stands in a field now.
    pub(in crate::session) fn note_typed(&mut self, id: DocumentId, typed: TypedText) {
        let Some(document) = self.documents.get_mut(id) else { return };
        document.typed.left_behind.retain(|field| *field != typed.field);
        let known = document.typed.now.iter().find(|known| known.field == typed.field);
        if known.map_or(typed.text.is_none(), |known| known.text == typed.text && known.is_refused == typed.is_refused)
        {
            return;
        }
        put_typed(&mut document.typed.now, typed.clone());
        self.record_typed(id, typed);
    }

    /// After a save: tells of a text that was refused, for it is not in the file.
    pub(in crate::session) fn tell_refused(&mut self, id: DocumentId, now: Duration) {
        let Some(typed) = self.document(id).and_then(OpenDocument::refused_text) else { return };
        let text: String = typed.text.iter().flat_map(|text| text.chars()).take(LONGEST).collect();
        let text = self.words().with("typed-not-saved", [("name", typed.name.clone().into()), ("text", text.into())]);
        self.toasts.inform(text, now);
    }

    /// Saves the document on screen. Where there is nothing to save but a text that its field did not take, that is told.
    pub(in crate::session) fn save_or_tell(&mut self, now: Duration) {
        let Some(id) = self.documents.active_id() else { return };
        if self.document(id).is_some_and(OpenDocument::needs_save) {
            self.save_document(id);
        } else {
            self.tell_refused(id, now);
        }
        self.go_to_refused();
    }

    /// In the ledger the cell that refused its text comes on screen.
    fn go_to_refused(&mut self) {
        let typed = self.active().and_then(OpenDocument::refused_text);
        let Some(TypedText { node: Some(node), name, .. }) = typed.cloned() else { return };
        if self.view == View::Ledger {
            self.stand_at_field(&node, &name);
        }
    }

    /// Writes down again what stands in fields, in a journal that began anew.
    pub(in crate::session) fn record_typed_again(&mut self, id: DocumentId) {
        let Some(document) = self.documents.get(id) else { return };
        let lines = document.typed.now.iter().cloned().map(|typed| JournalEntry::Typed(typed).line());
        self.effects.extend(lines.map(|line| Effect::Journal(id, JournalStep::Add(line))));
    }

    /// Texts that a former process left behind stand in their fields again. Those of dialogs, which are not open now, stay
    /// until the person drops them.
    pub(in crate::session) fn restore_typed(&mut self, id: DocumentId, typed: Vec<TypedText>) {
        if let Some(document) = self.documents.get_mut(id) {
            let of_pages = typed.iter().filter(|typed| !typed.in_dialog);
            document.typed.left_behind = of_pages.map(|typed| typed.field).collect();
            document.typed.now = typed.into_iter().map(|typed| TypedText { in_dialog: false, ..typed }).collect();
        }
    }

    /// Forgets what was typed in dialogs, once none is open.
    pub(in crate::session) fn forget_typed_in_dialogs(&mut self) {
        if self.dialogs.present().is_some() {
            return;
        }
        let gone: Vec<(DocumentId, TypedText)> = self
            .documents
            .list()
            .iter()
            .flat_map(|document| document.typed.now.iter().map(|typed| (document.id(), typed)))
            .filter(|(_, typed)| typed.in_dialog)
            .map(|(id, typed)| (id, TypedText { text: None, ..typed.clone() }))
            .collect();
        for (id, typed) in gone {
            self.note_typed(id, typed);
        }
    }
}
