//! Documents closed, and the window with them: what is unsaved is asked about first.

use super::dialogs::{AfterClose, CrashStep, Dialog};
use super::documents::Closing;
use super::effect::Effect;
use super::id::DocumentId;
use super::open::OpenDocument;
use super::state::Session;

impl Session {
    /// Closes documents, asking first about unsaved work.
    pub(super) fn close(&mut self, ids: &[DocumentId], then: AfterClose) {
        let unsaved: Vec<_> = ids.iter().copied().filter(|id| self.documents.is_unsaved(*id)).collect();
        if unsaved.is_empty() {
            self.close_now(ids, then);
        } else {
            self.dialogs.open(Dialog::Unsaved(unsaved, then));
        }
    }

    pub(super) fn close_now(&mut self, ids: &[DocumentId], then: AfterClose) {
        self.documents.closing = None;
        for id in ids {
            self.end_record(*id);
        }
        if then == AfterClose::Quit {
            self.effects.push(Effect::CloseWindow);
            return;
        }
        for id in ids {
            self.note_bookmark(*id);
        }
        // What is asked about one of them is asked no more.
        if self.documents.active_id().is_some_and(|id| ids.contains(&id)) {
            self.dialogs.close_about_nodes();
        }
        self.leave_activity(|document, _| ids.contains(&document));
        self.documents.remove(ids);
        if self.documents.list().is_empty() {
            self.look_for_recent();
        }
        self.effects.extend(ids.iter().map(|id| Effect::Forget(*id)));
    }

    pub(super) fn quit(&mut self) {
        let all: Vec<_> = self.documents.list().iter().map(OpenDocument::id).collect();
        self.close(&all, AfterClose::Quit);
    }

    pub(super) fn close_dialog(&mut self) {
        if let Some(Dialog::PathBox(_) | Dialog::Unsaved(..) | Dialog::Overwrite(..)) = self.dialogs.present() {
            self.documents.closing = None;
        }
        if let Some(Dialog::Damaged(..)) = self.dialogs.present() {
            self.dialogs.take_rescue();
        }
        self.dialogs.close();
    }

    /// Does with the reports that are offered what the person chose.
    pub(super) fn act_on_crash(&mut self, step: CrashStep) {
        if let Some(Dialog::Crashed(reports)) = self.dialogs.present() {
            self.effects.push(Effect::Crash(step, reports.clone()));
            self.dialogs.close();
        }
    }

    pub(super) fn save_and_close(&mut self) {
        let Some(Dialog::Unsaved(ids, then)) = self.dialogs.take() else { return };
        self.documents.closing = Some(Closing { documents: ids, then });
        self.go_on_closing();
    }

    pub(super) fn discard_and_close(&mut self) {
        let Some(Dialog::Unsaved(ids, then)) = self.dialogs.take() else { return };
        self.close_now(&ids, then);
    }

    /// Saves the next unsaved document of those being closed, or closes them all.
    pub(super) fn go_on_closing(&mut self) {
        let Some(Closing { documents, then }) = self.documents.closing.clone() else { return };
        let dirty = |id: &DocumentId| self.document(*id).is_some_and(|document| document.document().is_dirty());
        match documents.iter().copied().find(dirty) {
            Some(id) => self.save_document(id),
            // A text that is no good value can be in no file: the person is asked about it.
            None if documents.iter().any(|id| self.documents.is_unsaved(*id)) => self.close(&documents, then),
            None => self.close_now(&documents, then),
        }
    }
}
