//! Documents closed, and the window with them: what is unsaved is asked about first.

use super::{AfterClose, Dialog, DocumentId, Effect, OpenDocument, Session};

impl Session {
    /// Closes documents, asking first about unsaved work.
    pub(super) fn close(&mut self, ids: &[DocumentId], then: AfterClose, effects: &mut Vec<Effect>) {
        let unsaved: Vec<_> = ids.iter().copied().filter(|id| self.is_unsaved(*id)).collect();
        if unsaved.is_empty() {
            self.close_now(ids, then, effects);
        } else {
            self.dialog = Some(Dialog::Unsaved(unsaved, then));
        }
    }

    fn is_unsaved(&self, id: DocumentId) -> bool {
        self.document(id).is_some_and(|document| document.document().is_dirty())
    }

    fn close_now(&mut self, ids: &[DocumentId], then: AfterClose, effects: &mut Vec<Effect>) {
        self.closing = None;
        for id in ids {
            self.end_record(*id);
        }
        if then == AfterClose::Quit {
            effects.push(Effect::CloseWindow);
            return;
        }
        let at = self.documents.iter().position(|document| ids.contains(&document.id()));
        self.documents.retain(|document| !ids.contains(&document.id()));
        effects.extend(ids.iter().map(|id| Effect::Forget(*id)));
        if self.active.is_some_and(|id| ids.contains(&id)) {
            let next = at.map(|at| at.min(self.documents.len().saturating_sub(1)));
            self.active = next.and_then(|at| self.documents.get(at)).map(OpenDocument::id);
        }
    }

    pub(super) fn quit(&mut self, effects: &mut Vec<Effect>) {
        let all: Vec<_> = self.documents.iter().map(OpenDocument::id).collect();
        self.close(&all, AfterClose::Quit, effects);
    }

    pub(super) fn close_dialog(&mut self) {
        if let Some(Dialog::PathBox(_) | Dialog::Unsaved(..) | Dialog::Overwrite(..)) = self.dialog {
            self.closing = None;
        }
        if let Some(Dialog::Damaged(..)) = self.dialog {
            self.rescue = None;
        }
        self.dialog = None;
    }

    pub(super) fn save_and_close(&mut self, effects: &mut Vec<Effect>) {
        let Some(Dialog::Unsaved(ids, then)) = self.dialog.take() else { return };
        self.closing = Some((ids, then));
        self.go_on_closing(effects);
    }

    pub(super) fn discard_and_close(&mut self, effects: &mut Vec<Effect>) {
        let Some(Dialog::Unsaved(ids, then)) = self.dialog.take() else { return };
        self.close_now(&ids, then, effects);
    }

    /// Saves the next unsaved document of those being closed, or closes them all.
    pub(super) fn go_on_closing(&mut self, effects: &mut Vec<Effect>) {
        let Some((ids, then)) = self.closing.clone() else { return };
        match ids.iter().copied().find(|id| self.is_unsaved(*id)) {
            Some(id) => self.save_document(id, effects),
            None => self.close_now(&ids, then, effects),
        }
    }
}
