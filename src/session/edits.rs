//! Moving about, by selecting and showing the source, and the edits that a view asks for.

use std::sync::Arc;
use std::time::Duration;

use crate::document::{Edit, EditError, EditOutcome, JournalEntry, edit_columns};
use crate::model::{Field, NodeId, NodeRef, ReportId, Span};

use super::command::View;
use super::id::DocumentId;
use super::state::Session;

/// More characters of a title are not said in a message.
const LONGEST_TITLE: usize = 40;

impl Session {
    /// Selects a node. The source view stays, with the node's words marked, and so do the views of units and of indicators for
    /// one of them; any other gives way to the detail.
    pub(super) fn select(&mut self, node: NodeRef) {
        let stays = match self.view {
            View::Source => true,
            View::Units => matches!(node.node, NodeId::Party(_)),
            View::Indicators => matches!(node.node, NodeId::Indicator(_)),
            _ => false,
        };
        if let Some(document) = self.documents.active_mut() {
            document.select(node);
        }
        if !stays {
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
        if let Some(id) = self.documents.active_id() {
            self.edit_in(id, edit, now);
        }
    }

    /// Edits a document, which need not be the one on screen.
    pub(super) fn edit_in(&mut self, id: DocumentId, edit: Edit, now: Duration) {
        let mut edited = self.edited_rows(id);
        let Some(document) = self.documents.get_mut(id) else { return };
        let report = document.document().dataset().report(&edit.report);
        let of_columns = report.and_then(|report| edit_columns(report, &edit));
        let unfit = of_columns.as_ref().map_or(0, |made| made.unfit);
        let edit = of_columns.map_or(edit, |made| made.edit);
        let added = edit.added();
        let before = Arc::clone(document.document().dataset());
        let dirty = document.document().is_dirty();
        let result = document.document_mut().edit(edit.clone(), now);
        match result {
            Ok(EditOutcome::Nothing) => {}
            Ok(outcome) => {
                self.toasts.step_made();
                document.mend_selection(&before);
                let new = added.clone();
                match added.len() {
                    0 => {}
                    1 => added.into_iter().for_each(|node| document.select(node)),
                    _ => document.mark(added),
                }
                self.mend_refused_cells(id, &before);
                self.hold_rows(id);
                if !edited.is_empty() {
                    edited.extend(new);
                    self.keep_rows(id, edited);
                }
                self.record_edit(id, &before, dirty, &JournalEntry::Edit(edit, outcome == EditOutcome::Joined));
                if unfit > 0 {
                    let text = self.words().with("column-values-unfit", [("count", unfit.into())]);
                    self.toasts.inform(text, now);
                }
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
            EditError::PartyInUse(place) => return self.party_in_use(&place.0, place.1),
            EditError::OneParty => "edit-error-one-party",
            EditError::NoSuchPlace => "edit-error-no-such-place",
            EditError::DuplicateId => "edit-error-duplicate-id",
            EditError::Field(_) => "edit-error-field",
        };
        self.words().text(key).to_owned()
    }

    /// Where a party is still named, by the title of the node and the name of the field.
    fn party_in_use(&self, node: &NodeRef, field: &'static Field) -> String {
        let report = self.active().and_then(|document| document.document().dataset().report(&node.report));
        let title = report.map(|report| report.line_name(&node.node).unwrap_or_else(|| report.title.clone()));
        let title: String = title.unwrap_or_default().chars().take(LONGEST_TITLE).collect();
        let field = self.words().field(field).to_owned();
        self.words().with("edit-error-party-in-use", [("title", title.into()), ("field", field.into())])
    }
}
