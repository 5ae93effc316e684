//! Moving about, by selecting and showing the source, and the edits that a view asks for.

use std::sync::Arc;
use std::time::Duration;

use crate::document::{Edit, EditError, EditOutcome, JournalEntry};
use crate::model::{NodeRef, ReportId, Span};

use super::command::View;
use super::state::Session;

impl Session {
    /// Selects a node. The source view stays, with the node's words marked; any other gives way to the detail.
    pub(super) fn select(&mut self, node: NodeRef) {
        if let Some(document) = self.documents.active_mut() {
            document.select(node);
        }
        if self.view != View::Source {
            self.view = View::Detail;
        }
    }

    /// Shows words of the source: beside the present view, or in the source view if that is on screen.
    pub(super) fn show_source(&mut self, report: ReportId, spans: Vec<Span>) {
        if let Some(document) = self.documents.active_mut() {
            document.show_source(report, spans);
        }
        if self.view != View::Source {
            self.settings.preferences.show_source = true;
        }
    }

    pub(super) fn go(&mut self, steps: isize) {
        if let Some(document) = self.documents.active_mut() {
            document.go(steps);
        }
        if self.view != View::Source {
            self.view = View::Detail;
        }
    }

    pub(super) fn edit(&mut self, edit: Edit, now: Duration) {
        let Some(document) = self.documents.active_mut() else { return };
        let added = edit.added();
        let (id, before) = (document.id(), Arc::clone(document.document().dataset()));
        let dirty = document.document().is_dirty();
        let result = document.document_mut().edit(edit.clone(), now);
        match result {
            Ok(EditOutcome::Nothing) => {}
            Ok(outcome) => {
                document.mend_selection(&before);
                match added.len() {
                    0 => {}
                    1 => added.into_iter().for_each(|node| document.select(node)),
                    _ => document.mark(added),
                }
                self.record_edit(id, &before, dirty, &JournalEntry::Edit(edit, outcome == EditOutcome::Joined));
            }
            Err(error) => self.say_edit_error(&error, now),
        }
    }

    pub(super) fn say_edit_error(&mut self, error: &EditError, now: Duration) {
        self.toasts.error(self.edit_error(error), now);
    }

    /// Selects several nodes. The view stays: a person may be gathering them in the ledger.
    pub(super) fn mark(&mut self, nodes: Vec<NodeRef>) {
        if let Some(document) = self.documents.active_mut() {
            document.mark(nodes);
        }
    }

    fn edit_error(&self, error: &EditError) -> String {
        let key = match error {
            EditError::NoSuchNode => "edit-error-no-such-node",
            EditError::PartyInUse => "edit-error-party-in-use",
            EditError::NoSuchPlace => "edit-error-no-such-place",
            EditError::DuplicateId => "edit-error-duplicate-id",
            EditError::Field(_) => "edit-error-field",
        };
        self.words().text(key).to_owned()
    }
}
