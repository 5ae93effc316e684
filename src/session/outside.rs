//! A file that changed outside: noticed, told, and the person's choice carried out.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::document::EditLabel;
use crate::file::{LoadError, Stamp};
use crate::model::Dataset;

use super::comparing::{Other, OtherKind};
use super::dialogs::Dialog;
use super::document_file::{Outside, Unreadable};
use super::effect::{Effect, Present};
use super::id::{DocumentId, JobId};
use super::open::OpenDocument;
use super::state::Session;

impl OpenDocument {
    /// Has the file read again, and held against what is known here.
    fn load_again(&self, path: PathBuf) -> Effect {
        let document = self.document();
        let known = document.saved().into_iter().chain([document.dataset()]).cloned().collect();
        Effect::LoadAgain(self.id(), path, known, self.stamp())
    }
}

impl Session {
    /// The file of a document does not look as it did: it is read to see whether its content changed.
    pub(super) fn file_changed(&mut self, id: DocumentId, now: Option<Stamp>) {
        let Some(document) = self.documents.get_mut(id) else { return };
        let seen = document.stamp().is_some_and(|known| now.is_some_and(|now| known.looks_like(&now)));
        if document.file.saving || seen || document.file.outside.is_some() {
            return;
        }
        if let Some(path) = document.path().map(ToOwned::to_owned) {
            self.effects.push(document.load_again(path));
        }
    }

    /// The file was read again; nothing comes of it where it holds what is known already.
    pub(super) fn loaded_again(
        &mut self,
        id: DocumentId,
        stamp: Option<Stamp>,
        result: Result<Option<Arc<Dataset>>, LoadError>,
        now: Duration,
    ) {
        let words = Arc::clone(self.words());
        let Some(document) = self.documents.get_mut(id) else { return };
        let held_back = std::mem::take(&mut document.file.held_back);
        match result {
            // Written, but with what is known already: a sync tool, or a second save of the same.
            Ok(None) => {
                document.file.stamp = stamp;
                document.file.outside = None;
                if held_back {
                    self.save_document(id);
                }
            }
            Ok(Some(theirs)) => document.file.outside = Some(Outside { theirs, stamp, asked: false }),
            Err(LoadError::Io { error, .. }) if error.kind() == std::io::ErrorKind::NotFound => {
                document.file.stamp = None;
                document.document_mut().mark_unsaved();
                if held_back {
                    self.save_document(id);
                    return;
                }
                let text = words.with("outside-gone", [("name", document.name().into())]);
                self.toasts.error(text, now);
            }
            Err(error) if held_back => {
                let replaceable = !matches!(error, LoadError::NotAFile(_));
                document.file.unreadable = Some(Unreadable { cause: error.message(&words), replaceable });
            }
            Err(error) => {
                let text = format!("{} {}", words.text("outside-unreadable"), error.message(&words));
                self.toasts.error(text, now);
            }
        }
    }

    /// Asks about a file that changed outside, once no other question is open.
    pub(super) fn ask_about_outside(&mut self) {
        if self.dialogs.present().is_some() {
            return;
        }
        let unreadable = self.documents.iter_mut().find_map(|d| Some((d.id(), d.file.unreadable.take()?)));
        if let Some((id, Unreadable { cause, replaceable })) = unreadable {
            self.documents.activate(id);
            self.dialogs.open(Dialog::Unreadable(id, cause, replaceable));
            return;
        }
        let waiting = self.documents.iter_mut().find_map(|document| {
            let outside = document.file.outside.as_mut().filter(|outside| !outside.asked)?;
            outside.asked = true;
            Some(document.id())
        });
        if let Some(id) = waiting {
            self.documents.activate(id);
            self.dialogs.open(Dialog::Outside(id));
        }
    }

    /// Writes mine over a file that cannot be read. What it holds is put aside first.
    pub(super) fn replace_damaged(&mut self, id: DocumentId) {
        self.dialogs.close();
        if let Some(path) = self.document(id).and_then(OpenDocument::path).map(ToOwned::to_owned) {
            self.write(id, path, Present::ReplaceDamaged);
        }
    }

    /// Leaves a file that cannot be read as it is, and asks where mine goes.
    pub(super) fn save_elsewhere(&mut self, id: DocumentId) {
        self.dialogs.close();
        self.ask_save(id);
    }

    /// Takes their dataset as it is. It is a step like any other: undo brings mine back.
    pub(super) fn take_theirs(&mut self, id: DocumentId) {
        self.dialogs.close();
        let Some(document) = self.documents.get_mut(id) else { return };
        let Some(outside) = document.file.outside.take() else { return };
        let before = Arc::clone(document.document().dataset());
        document.document_mut().replace(Arc::clone(&outside.theirs), EditLabel::Merge);
        document.document_mut().mark_saved(outside.theirs);
        document.file.stamp = outside.stamp;
        document.mend_selection(&before);
        self.record_saved(id);
    }

    /// Keeps mine: the next save replaces theirs.
    pub(super) fn keep_mine(&mut self, id: DocumentId) {
        self.dialogs.close();
        let Some(document) = self.documents.get_mut(id) else { return };
        let Some(outside) = document.file.outside.take() else { return };
        document.file.stamp = outside.stamp;
        document.document_mut().mark_saved(outside.theirs);
    }

    /// Holds mine against theirs, with what was saved last as the state that both came from: the comparison shows who
    /// changed what, and takes over what is chosen. Until something is taken, a save asks again.
    pub(super) fn compare_outside(&mut self, id: DocumentId) {
        self.dialogs.close();
        let name = self.words().text("outside-on-disk").to_owned();
        let Some(document) = self.documents.get_mut(id) else { return };
        let Some(outside) = &document.file.outside else { return };
        let theirs = Other {
            name,
            dataset: Arc::clone(&outside.theirs),
            kind: OtherKind::Version,
            remarks: Vec::new(),
            summary: None,
            former: None,
        };
        let saved = document.document().saved().map(|saved| Other {
            name: document.name(),
            dataset: Arc::clone(saved),
            kind: OtherKind::Version,
            remarks: Vec::new(),
            summary: None,
            former: None,
        });
        self.start_comparison(id, theirs, None, saved);
    }

    /// Something of what another program wrote was taken over from the comparison with it: the person has chosen, and
    /// the next save replaces theirs.
    pub(super) fn settle_outside(&mut self, id: DocumentId) {
        let Some(document) = self.documents.get_mut(id) else { return };
        let compared = document.comparing().map(|comparing| Arc::clone(&comparing.theirs.dataset));
        let chosen = |outside: &mut Outside| compared.is_some_and(|theirs| Arc::ptr_eq(&theirs, &outside.theirs));
        let Some(outside) = document.file.outside.take_if(chosen) else { return };
        document.file.stamp = outside.stamp;
        document.document_mut().mark_saved(outside.theirs);
    }

    /// A save found that the file changed since it was read or written last.
    pub(super) fn conflict(&mut self, job: JobId, id: DocumentId, path: PathBuf) {
        self.jobs.end(job);
        self.documents.closing = None;
        if let Some(document) = self.documents.get_mut(id) {
            document.file.saving = false;
            document.file.held_back = true;
            self.effects.push(document.load_again(path));
        }
    }

    /// The file is open in another window of the program.
    pub(super) fn open_elsewhere(&mut self, name: String, now: Duration) {
        let text = self.words().with("open-elsewhere", [("name", name.into())]);
        self.toasts.error(text, now);
    }
}
