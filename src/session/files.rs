//! Documents and their files: opened and saved.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::document::Document;
use crate::file::{SaveError, Stamp};
use crate::model::Dataset;

use super::command::View;
use super::dialogs::Dialog;
use super::effect::{Effect, Present};
use super::examples::Example;
use super::id::{DocumentId, JobId};
use super::jobs::Progress;
use super::open::OpenDocument;
use super::outcome::{Opened, Unopened};
use super::paths::{file_name, stem, with_extension};
use super::purpose::Purpose;
use super::state::Session;
use super::toasts::Attempt;

impl Session {
    fn start_job(&mut self, key: &str, name: String) -> JobId {
        self.jobs.start(self.settings.words.with(key, [("name", name.into())]))
    }

    /// A job that tells how far it is.
    pub(super) fn start_with_progress(&mut self, key: &str, path: &Path) -> (JobId, Arc<Progress>) {
        self.jobs.start_with_progress(self.settings.words.with(key, [("name", file_name(path).into())]))
    }

    pub(super) fn ask_open(&mut self) {
        let folder = self.folder();
        self.ask_path(Purpose::Open, folder, "");
    }

    pub(super) fn open(&mut self, paths: Vec<PathBuf>, now: Duration) {
        for path in paths {
            // A picture is no dataset and no document: it is evidence of something.
            if super::evidence::is_picture(&path) {
                let text = self.words().with("evidence-picture-where", [("name", file_name(&path).into())]);
                self.toasts.inform(text, now);
                continue;
            }
            // A file that is open already comes to the front: two copies of one file would lose work.
            if self.activate_path(Some(&path)) {
                continue;
            }
            // A notice or a ledger is no dataset yet: it is read, and looked at first.
            if super::imports::is_document(&path) {
                self.start_import(path);
                continue;
            }
            self.start_load(path);
        }
    }

    /// Reads a dataset.
    pub(super) fn start_load(&mut self, path: PathBuf) -> JobId {
        let job = self.start_job("job-loading", file_name(&path));
        self.effects.push(Effect::Load(job, path));
        job
    }

    /// Brings the document of a file to the front. Returns false where there is none.
    fn activate_path(&mut self, path: Option<&Path>) -> bool {
        let open = self.document_that(|document| document.path() == path);
        open.inspect(|id| self.documents.activate(*id)).is_some()
    }

    fn document_that(&self, is_meant: impl Fn(&OpenDocument) -> bool) -> Option<DocumentId> {
        self.documents.list().iter().find(|document| is_meant(document)).map(OpenDocument::id)
    }

    /// The file of each open document.
    #[must_use]
    pub fn open_files(&self) -> Vec<(DocumentId, PathBuf)> {
        self.documents.list().iter().filter_map(|d| Some((d.id(), d.path()?.to_owned()))).collect()
    }

    /// The files that nothing else may replace: those of the open documents, except this one, and the documents that
    /// their datasets were read from.
    #[must_use]
    pub fn files_in_use(&self, except: Option<DocumentId>) -> Vec<PathBuf> {
        let files = self.documents.list().iter().flat_map(|document| {
            let own = document.path().filter(|_| Some(document.id()) != except);
            own.into_iter().chain(document.file.source.as_deref()).map(Path::to_owned)
        });
        files.collect()
    }

    /// The file to be opened is open already: it comes to the front.
    pub(super) fn already_open(&mut self, job: JobId, id: DocumentId) {
        if self.jobs.end(job) {
            self.documents.activate(id);
        }
    }

    pub(super) fn open_example(&mut self, example: Example) {
        let job = self.start_job("job-loading", self.settings.words.text(example.name()).to_owned());
        self.examples.opening.push((job, example));
        self.effects.push(Effect::LoadBytes(job, self.examples.bytes(example)));
    }

    pub(super) fn loaded(
        &mut self,
        job: JobId,
        path: Option<PathBuf>,
        result: Result<Opened, Unopened>,
        now: Duration,
    ) {
        let again = self.end_reopening(job);
        if !self.jobs.end(job) {
            return;
        }
        let shown = (self.documents.active_id(), self.view);
        match result {
            // Work of this file was recovered while it was being read: what was read is older.
            Ok(_) if path.is_some() && self.activate_path(path.as_deref()) => {}
            Ok(opened) => {
                // The same file was opened twice at once, by two paths.
                let known = |document: &OpenDocument| opened.stamp.is_some() && document.stamp() == opened.stamp;
                if let Some(twin) = self.document_that(known) {
                    self.documents.activate(twin);
                    return;
                }
                if let Some(path) = &path {
                    self.toasts.worked(&Attempt::Open(path.clone()));
                    self.settings.preferences.remember(path.clone());
                }
                let id = self.add_document(opened.document, path);
                self.return_to_bookmark(id, again, shown);
                let example = self.examples.opened(job);
                if let Some(document) = self.documents.get_mut(id) {
                    document.file.stamp = opened.stamp;
                    if let Some(example) = example {
                        self.settings.words.text(example.name()).clone_into(&mut document.file.untitled);
                        document.as_of_report = example.opens_as_of();
                    }
                }
                self.check_evidence(id);
                self.tell_not_reopened(now);
            }
            Err(Unopened { error, rescue: Some(rescue) }) if self.dialogs.present().is_none() => {
                let text = error.message(&self.settings.words);
                self.dialogs.offer_rescue(path.unwrap_or_default(), text, rescue);
            }
            Err(Unopened { error, .. }) => {
                let text = error.message(&self.settings.words);
                match path {
                    Some(path) if again => self.not_reopened(path, text, now),
                    Some(path) => self.toasts.failed(Attempt::Open(path), text, now),
                    None => self.toasts.error(text, now),
                }
            }
        }
    }

    /// Opens the sound part of a damaged file as a document without a file: the file on disk is not touched.
    pub(super) fn open_rest(&mut self) {
        let Some(Dialog::Damaged(path, _)) = self.dialogs.take() else { return };
        let Some(rescue) = self.dialogs.take_rescue() else { return };
        let mut document = Document::new(Arc::new(rescue.dataset));
        document.mark_unsaved();
        let id = self.add_document(document, None);
        let name = self.settings.words.with("damaged-name", [("name", stem(&path).into())]);
        if let Some(document) = self.documents.get_mut(id) {
            document.file.untitled = name;
        }
    }

    pub(super) fn add_document(&mut self, document: Document, path: Option<PathBuf>) -> DocumentId {
        let untitled = self.settings.words.text("untitled-name").to_owned();
        let id = self.documents.add(|id| OpenDocument::new(id, document, path, untitled));
        self.view = View::Overview;
        id
    }

    /// Saves to the document's own file; asks where when it has none.
    pub(super) fn save_document(&mut self, id: DocumentId) {
        match self.document(id).and_then(|document| document.path().map(Path::to_owned)) {
            Some(path) => {
                let stamp = self.document(id).and_then(OpenDocument::stamp);
                self.write(id, path, stamp.map_or(Present::Replace, Present::ReplaceIf));
            }
            None => self.ask_save(id),
        }
    }

    pub(super) fn save_as(&mut self) {
        if let Some(id) = self.documents.active_id() {
            self.ask_save(id);
        }
    }

    pub(super) fn ask_save(&mut self, id: DocumentId) {
        let Some(document) = self.document(id) else { return };
        let name = with_extension(Path::new(&document.name()));
        let folder = self.folder();
        self.ask_path(Purpose::SaveAs(id), folder, &file_name(&name));
    }

    pub(super) fn write(&mut self, id: DocumentId, path: PathBuf, present: Present) {
        let Some(root) = self.document(id).filter(|d| !d.file.saving).map(|d| Arc::clone(d.document().to_be_saved()))
        else {
            return;
        };
        let job = self.start_job("job-saving", file_name(&path));
        if let Some(document) = self.documents.get_mut(id) {
            document.file.saving = true;
        }
        let from =
            self.document(id).and_then(|document| document.file.evidence_beside()).filter(|former| **former != path);
        let from = from.map(Path::to_owned);
        self.effects.push(Effect::Save { job, document: id, root, path, present, from });
    }

    pub(super) fn saved(
        &mut self,
        job: JobId,
        id: DocumentId,
        path: PathBuf,
        result: Result<(Arc<Dataset>, Option<Stamp>), SaveError>,
        now: Duration,
    ) {
        self.jobs.end(job);
        let Some(document) = self.documents.get_mut(id) else { return };
        document.file.saving = false;
        match result {
            Ok((root, stamp)) => {
                document.document_mut().mark_saved(root);
                document.file.path = Some(path.clone());
                document.file.stamp = stamp;
                document.file.outside = None;
                let clean = !document.document().is_dirty();
                if clean {
                    self.record_saved(id);
                }
                let text = self.settings.words.with("saved", [("name", file_name(&path).into())]);
                self.settings.preferences.remember(path);
                self.toasts.worked(&Attempt::Save(id));
                self.toasts.inform(text, now);
                self.tell_unnamed_evidence(id, now);
                self.tell_refused(id, now);
                self.go_on_closing();
            }
            Err(error) => {
                self.documents.closing = None;
                self.toasts.failed(Attempt::Save(id), error.message(&self.settings.words), now);
            }
        }
    }

    pub(super) fn would_overwrite(&mut self, job: JobId, id: DocumentId, path: PathBuf) {
        self.jobs.end(job);
        if let Some(document) = self.documents.get_mut(id) {
            document.file.saving = false;
        }
        self.dialogs.open(Dialog::Overwrite(id, path));
    }

    pub(super) fn overwrite(&mut self, id: DocumentId, path: PathBuf) {
        self.dialogs.close();
        self.write(id, path, Present::Replace);
    }
}
