//! A file that changed outside: noticed, told, and the person's choice carried out.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::document::{self, Together};
use crate::file::{LoadError, Stamp};
use crate::model::Dataset;

use super::dialogs::Dialog;
use super::document_file::Outside;
use super::effect::Effect;
use super::id::{DocumentId, JobId};
use super::state::Session;

impl Session {
    /// The file of a document does not look as it did: it is read to see whether its content changed.
    pub(super) fn file_changed(&mut self, id: DocumentId, now: Option<Stamp>) {
        let Some(document) = self.documents.get_mut(id) else { return };
        if document.file.saving || document.file.stamp == now || document.file.outside.is_some() {
            return;
        }
        if let Some(path) = document.path().map(ToOwned::to_owned) {
            self.effects.push(Effect::LoadAgain(id, path));
        }
    }

    /// The file was read again.
    pub(super) fn loaded_again(
        &mut self,
        id: DocumentId,
        stamp: Option<Stamp>,
        result: Result<Arc<Dataset>, LoadError>,
        now: Duration,
    ) {
        let words = Arc::clone(self.words());
        let Some(document) = self.documents.get_mut(id) else { return };
        let held_back = std::mem::take(&mut document.file.held_back);
        match result {
            Ok(theirs) => {
                let known = document.document().saved().is_some_and(|saved| **saved == *theirs);
                if known || **document.document().dataset() == *theirs {
                    // Written, but with what is known already: a sync tool, or a second save of the same.
                    document.file.stamp = stamp;
                    if held_back {
                        self.save_document(id);
                    }
                    return;
                }
                let mine = document.document().dataset();
                let base = document.document().saved().unwrap_or(mine);
                let differences = document::differences_since(base, mine, &theirs);
                document.file.outside = Some(Outside { theirs, differences, stamp, asked: false });
            }
            Err(LoadError::Io { error, .. }) if error.kind() == std::io::ErrorKind::NotFound => {
                document.file.stamp = None;
                document.document_mut().mark_unsaved();
                let text = words.with("outside-gone", [("name", document.name().into())]);
                self.toasts.error(text, now);
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

    /// Takes their dataset as it is. It is a step like any other: undo brings mine back.
    pub(super) fn take_theirs(&mut self, id: DocumentId) {
        self.dialogs.close();
        let Some(document) = self.documents.get_mut(id) else { return };
        let Some(outside) = document.file.outside.take() else { return };
        let before = Arc::clone(document.document().dataset());
        document.document_mut().replace(Arc::clone(&outside.theirs), Together::Merge);
        document.document_mut().mark_saved(outside.theirs);
        document.file.stamp = outside.stamp;
        document.mend_selection(&before);
        self.end_record(id);
    }

    /// Keeps mine: the next save replaces theirs.
    pub(super) fn keep_mine(&mut self, id: DocumentId) {
        self.dialogs.close();
        let Some(document) = self.documents.get_mut(id) else { return };
        let Some(outside) = document.file.outside.take() else { return };
        document.file.stamp = outside.stamp;
        document.document_mut().mark_saved(outside.theirs);
    }

    /// Takes some of their differences over into mine.
    pub(super) fn take_some(&mut self, id: DocumentId, chosen: &[usize], now: Duration) {
        self.dialogs.close();
        let Some(document) = self.documents.get_mut(id) else { return };
        let Some(outside) = document.file.outside.take() else { return };
        document.file.stamp = outside.stamp;
        document.document_mut().mark_saved(Arc::clone(&outside.theirs));
        let chosen = outside.differences.iter().enumerate().filter(|(at, _)| chosen.contains(at)).map(|(_, d)| d);
        let edit = document::take_over(chosen);
        self.documents.activate(id);
        if let Some(edit) = edit {
            self.edit(edit, now);
        }
    }

    /// A save found that the file changed since it was read or written last.
    pub(super) fn conflict(&mut self, job: JobId, id: DocumentId, path: PathBuf) {
        self.jobs.end(job);
        self.documents.closing = None;
        if let Some(document) = self.documents.get_mut(id) {
            document.file.saving = false;
            document.file.held_back = true;
            self.effects.push(Effect::LoadAgain(id, path));
        }
    }

    /// The file is open in another window of the program.
    pub(super) fn open_elsewhere(&mut self, name: String, now: Duration) {
        let text = self.words().with("open-elsewhere", [("name", name.into())]);
        self.toasts.error(text, now);
    }
}
