//! The open documents, in the order of their tabs, and which of them is on screen.

use std::path::PathBuf;

use super::dialogs::AfterClose;
use super::id::{Counter, DocumentId};
use super::open::OpenDocument;

/// The open documents.
#[derive(Debug, Default)]
pub(super) struct Documents {
    list: Vec<OpenDocument>,
    active: Option<DocumentId>,
    numbers: Counter,
    /// Documents being saved so that they, and perhaps the window, can be closed.
    pub(super) closing: Option<Closing>,
}

/// What is closed once it is saved.
#[derive(Debug, Clone)]
pub(super) struct Closing {
    pub(super) documents: Vec<DocumentId>,
    pub(super) then: AfterClose,
}

impl Documents {
    pub(super) fn list(&self) -> &[OpenDocument] {
        &self.list
    }

    pub(super) fn iter_mut(&mut self) -> std::slice::IterMut<'_, OpenDocument> {
        self.list.iter_mut()
    }

    pub(super) fn get(&self, id: DocumentId) -> Option<&OpenDocument> {
        self.list.iter().find(|document| document.id() == id)
    }

    pub(super) fn get_mut(&mut self, id: DocumentId) -> Option<&mut OpenDocument> {
        self.list.iter_mut().find(|document| document.id() == id)
    }

    pub(super) fn active_id(&self) -> Option<DocumentId> {
        self.active
    }

    pub(super) fn active(&self) -> Option<&OpenDocument> {
        self.get(self.active?)
    }

    pub(super) fn active_mut(&mut self) -> Option<&mut OpenDocument> {
        self.get_mut(self.active?)
    }

    /// Brings a document to the front.
    pub(super) fn activate(&mut self, id: DocumentId) {
        if self.get(id).is_some() {
            self.active = Some(id);
        }
    }

    /// Adds a document behind the others and brings it to the front.
    pub(super) fn add(&mut self, open: impl FnOnce(DocumentId) -> OpenDocument) -> DocumentId {
        let id = DocumentId(self.numbers.next());
        self.list.push(open(id));
        self.active = Some(id);
        id
    }

    /// Puts the documents into the order of these files; those of other files, or of none, come behind.
    pub(super) fn arrange(&mut self, order: &[PathBuf]) {
        let place = |document: &OpenDocument| order.iter().position(|path| document.path() == Some(path));
        self.list.sort_by_key(|document| place(document).unwrap_or(order.len()));
    }

    /// Takes documents away. In the place of the active one comes the next, or the last.
    pub(super) fn remove(&mut self, ids: &[DocumentId]) {
        let at = self.list.iter().position(|document| ids.contains(&document.id()));
        self.list.retain(|document| !ids.contains(&document.id()));
        if self.active.is_some_and(|id| ids.contains(&id)) {
            let next = at.map(|at| at.min(self.list.len().saturating_sub(1)));
            self.active = next.and_then(|at| self.list.get(at)).map(OpenDocument::id);
        }
    }

    pub(super) fn is_unsaved(&self, id: DocumentId) -> bool {
        self.get(id).is_some_and(OpenDocument::is_unsaved)
    }
}
