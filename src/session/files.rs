//! Documents and their files: opened and saved, and the paths asked for on the way.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::document::Document;
use crate::file::{SaveError, Stamp};
use crate::model::Dataset;

use super::{
    Dialog, DocumentId, Effect, Job, JobId, OpenDocument, Opened, Present, Progress, Purpose, Session, Severity,
    Unopened, View,
};

/// The ending of a dataset's file name.
const EXTENSION: &str = ".guatu.json";

impl Session {
    fn begin(&mut self, key: &str, name: &str) -> JobId {
        let id = JobId(self.number());
        let text = self.words.with(key, [("name", name.to_owned().into())]);
        self.jobs.push(Job { id, text, progress: None });
        id
    }

    /// A job that tells how far it is.
    pub(super) fn begin_long(&mut self, key: &str, path: &Path) -> (JobId, Arc<Progress>) {
        let id = self.begin(key, &file_name(path));
        let progress = Arc::new(Progress::default());
        if let Some(job) = self.jobs.last_mut() {
            job.progress = Some(Arc::clone(&progress));
        }
        (id, progress)
    }

    /// Ends a job. False when it was cancelled: its result is dropped.
    pub(super) fn end(&mut self, job: JobId) -> bool {
        let known = self.jobs.len();
        self.jobs.retain(|other| other.id != job);
        self.jobs.len() < known
    }

    pub(super) fn cancel(&mut self, job: JobId) {
        let asked = self.jobs.iter().find(|other| other.id == job).and_then(|job| job.progress.as_ref());
        if let Some(progress) = asked {
            progress.cancel();
        }
        self.end(job);
    }

    pub(super) fn ask_open(&mut self, effects: &mut Vec<Effect>) {
        let folder = self.folder();
        self.ask_path(Purpose::Open, folder, String::new(), effects);
    }

    pub(super) fn ask_path(
        &mut self,
        purpose: Purpose,
        folder: Option<PathBuf>,
        name: String,
        effects: &mut Vec<Effect>,
    ) {
        if self.waiting.is_none() {
            self.waiting = Some(purpose);
            self.proposed.clone_from(&name);
            effects.push(Effect::AskPath { purpose, folder, name });
        }
    }

    /// The folder to begin in: that of the active document, else of the file used last.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        let active = self.active().and_then(OpenDocument::path);
        let known = active.or_else(|| self.preferences.recent.first().map(PathBuf::as_path));
        known.and_then(Path::parent).map(Path::to_owned)
    }

    pub(super) fn open(&mut self, paths: Vec<PathBuf>, effects: &mut Vec<Effect>) {
        for path in paths {
            // A file that is open already comes to the front: two copies of one file would lose work.
            let open = self.documents.iter().find(|document| document.path() == Some(&path)).map(OpenDocument::id);
            if let Some(id) = open {
                self.active = Some(id);
                continue;
            }
            // A notice or a ledger is no dataset yet: it is read, and looked at first.
            if super::import::is_document(&path) {
                self.begin_import(path, effects);
                continue;
            }
            let job = self.begin("job-loading", &file_name(&path));
            effects.push(Effect::Load(job, path));
        }
    }

    pub(super) fn open_example(&mut self, effects: &mut Vec<Effect>) {
        let job = self.begin("job-loading", self.words().text("example-name").to_owned().as_str());
        effects.push(Effect::LoadBytes(job, Arc::clone(&self.example)));
    }

    pub(super) fn loaded(
        &mut self,
        job: JobId,
        path: Option<PathBuf>,
        result: Result<Opened, Unopened>,
        now: Duration,
    ) {
        if !self.end(job) {
            return;
        }
        match result {
            Ok(opened) => {
                if let Some(path) = &path {
                    self.preferences.remember(path.clone());
                }
                let id = self.add_document(Document::loaded(opened.dataset), path);
                if let Some(document) = self.document_mut(id) {
                    document.stamp = opened.stamp;
                }
            }
            Err(Unopened { error, rescue: Some(rescue) }) if self.dialog.is_none() => {
                self.rescue = Some(rescue);
                self.dialog = Some(Dialog::Damaged(path.unwrap_or_default(), error.message(&self.words)));
            }
            Err(Unopened { error, .. }) => self.say(Severity::Error, error.message(&self.words), now),
        }
    }

    /// Opens the sound part of a damaged file as a document without a file: the file on disk is not touched.
    pub(super) fn open_rest(&mut self) {
        let Some(Dialog::Damaged(path, _)) = self.dialog.take() else { return };
        let Some(rescue) = self.rescue.take() else { return };
        let mut document = Document::new(Arc::new(rescue.dataset));
        document.mark_unsaved();
        let id = self.add_document(document, None);
        let name = self.words.with("damaged-name", [("name", stem(&path).into())]);
        if let Some(document) = self.document_mut(id) {
            document.untitled = name;
        }
    }

    pub(super) fn add_document(&mut self, document: Document, path: Option<PathBuf>) -> DocumentId {
        let id = DocumentId(self.number());
        let key = if document.is_dirty() || document.dataset().reports.iter().all(|r| r.categories.is_empty()) {
            "untitled-name"
        } else {
            "example-name"
        };
        let untitled = self.words.text(key).to_owned();
        self.documents.push(OpenDocument::new(id, document, path, untitled));
        self.active = Some(id);
        self.view = View::Overview;
        id
    }

    pub(super) fn save(&mut self, effects: &mut Vec<Effect>) {
        if let Some(id) = self.active {
            self.save_document(id, effects);
        }
    }

    /// Saves to the document's own file; asks where when it has none.
    pub(super) fn save_document(&mut self, id: DocumentId, effects: &mut Vec<Effect>) {
        match self.document(id).and_then(|document| document.path().map(Path::to_owned)) {
            Some(path) => {
                let stamp = self.document(id).and_then(OpenDocument::stamp);
                self.write(id, path, stamp.map_or(Present::Replace, Present::ReplaceIf), effects);
            }
            None => self.ask_save(id, effects),
        }
    }

    pub(super) fn save_as(&mut self, effects: &mut Vec<Effect>) {
        if let Some(id) = self.active {
            self.ask_save(id, effects);
        }
    }

    fn ask_save(&mut self, id: DocumentId, effects: &mut Vec<Effect>) {
        let Some(document) = self.document(id) else { return };
        let name = with_extension(Path::new(&document.name()));
        let folder = self.folder();
        self.ask_path(Purpose::SaveAs(id), folder, file_name(&name), effects);
    }

    fn write(&mut self, id: DocumentId, path: PathBuf, present: Present, effects: &mut Vec<Effect>) {
        let Some(root) = self.document(id).filter(|d| !d.saving).map(|d| Arc::clone(d.document().dataset())) else {
            return;
        };
        let job = self.begin("job-saving", &file_name(&path));
        if let Some(document) = self.document_mut(id) {
            document.saving = true;
        }
        effects.push(Effect::Save { job, document: id, root, path, present });
    }

    pub(super) fn saved(
        &mut self,
        job: JobId,
        id: DocumentId,
        path: PathBuf,
        result: Result<(Arc<Dataset>, Option<Stamp>), SaveError>,
        now: Duration,
        effects: &mut Vec<Effect>,
    ) {
        self.end(job);
        let Some(document) = self.document_mut(id) else { return };
        document.saving = false;
        match result {
            Ok((root, stamp)) => {
                document.document_mut().mark_saved(root);
                document.set_path(path.clone());
                document.stamp = stamp;
                let clean = !document.document().is_dirty();
                if clean {
                    self.end_record(id);
                }
                let text = self.words.with("saved", [("name", file_name(&path).into())]);
                self.preferences.remember(path);
                self.say(Severity::Information, text, now);
                self.go_on_closing(effects);
            }
            Err(error) => {
                self.closing = None;
                self.say(Severity::Error, error.message(&self.words), now);
            }
        }
    }

    pub(super) fn would_overwrite(&mut self, job: JobId, id: DocumentId, path: PathBuf) {
        self.end(job);
        if let Some(document) = self.document_mut(id) {
            document.saving = false;
        }
        self.dialog = Some(Dialog::Overwrite(id, path));
    }

    pub(super) fn overwrite(&mut self, id: DocumentId, path: PathBuf, effects: &mut Vec<Effect>) {
        self.dialog = None;
        self.write(id, path, Present::Replace, effects);
    }

    pub(super) fn paths_chosen(
        &mut self,
        purpose: Purpose,
        paths: Vec<PathBuf>,
        now: Duration,
        effects: &mut Vec<Effect>,
    ) {
        // An answer that comes after the person went on with the path box is no longer wanted.
        if self.waiting != Some(purpose) && self.dialog != Some(Dialog::PathBox(purpose)) {
            return;
        }
        // Our own box does not ask about a file that is there; the desktop's dialog does.
        let typed = self.dialog == Some(Dialog::PathBox(purpose));
        self.dialog_ended(purpose);
        match purpose {
            Purpose::Open | Purpose::Import => self.open(paths, effects),
            Purpose::SaveDeck(_) | Purpose::SaveChart(_) | Purpose::SaveCharts(_) => {
                if let Some(path) = paths.first() {
                    self.picture_path_chosen(purpose, path, typed, now, effects);
                }
            }
            Purpose::Compare(..) | Purpose::SaveDifferences(_) => {
                if let Some(path) = paths.first() {
                    self.compare_path_chosen(purpose, path, typed, effects);
                }
            }
            Purpose::SaveAs(id) => {
                let Some(chosen) = paths.into_iter().next() else { return };
                let own = self.document(id).and_then(OpenDocument::path) == Some(&chosen);
                let path = with_extension(&chosen);
                // The desktop's dialog has asked about the path it gave, not about one with our ending added.
                self.write(id, path, if own { Present::Replace } else { Present::Ask }, effects);
            }
        }
    }

    pub(super) fn dialog_ended(&mut self, purpose: Purpose) {
        if self.waiting == Some(purpose) {
            self.waiting = None;
        }
        if self.dialog == Some(Dialog::PathBox(purpose)) {
            self.dialog = None;
        }
    }

    pub(super) fn dialog_missing(&mut self, purpose: Purpose) {
        if self.waiting == Some(purpose) {
            self.type_path();
        }
    }

    /// Gives up waiting for the desktop's dialog.
    pub(super) fn type_path(&mut self) {
        if let Some(purpose) = self.waiting.take() {
            self.dialog = Some(Dialog::PathBox(purpose));
        }
    }
}

/// The name of a file as it is shown.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The file's name without our ending.
fn stem(path: &Path) -> String {
    let name = file_name(path);
    name.strip_suffix(EXTENSION).or_else(|| name.strip_suffix(".json")).map_or_else(|| name.clone(), ToOwned::to_owned)
}

/// The path with our ending, unless it ends in `.json` already.
fn with_extension(path: &Path) -> PathBuf {
    let has = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    if has {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(EXTENSION);
    PathBuf::from(name)
}
