//! The forms of the office on worker threads: made like a table of a document, and kept for all datasets.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::file::{self, Folders, FormFileError};
use crate::model::Form;
use crate::reading::formats::{self, FormatError};
use crate::reading::ledger_sheet::{Sample, sample};
use crate::session::{DocumentId, JobId, KeptDone, KeptForms, Outcome, Progress, Work};

use super::importing::import;
use super::workers::Workers;

/// The table of a document that a form can be like; absent where it has none. `watch` is called with the progress, and
/// returns whether to go on.
///
/// # Errors
/// Where the file cannot be read or is no document.
pub fn read_sample(path: &Path, watch: formats::Watch<'_>) -> Result<Option<Sample>, FormatError> {
    import(path, watch).map(|(document, _)| sample(&document))
}

impl Workers {
    pub(super) fn read_sample(&self, (job, id): (JobId, DocumentId), path: PathBuf, progress: Arc<Progress>) {
        self.run(Work::Import(job, path.clone()), move |outbox| {
            let result = read_sample(&path, &|share| progress.tell(share));
            outbox.send(Outcome::SampleRead(job, id, path, result));
        });
    }

    /// Reads the forms that are kept for all datasets.
    pub(super) fn find_forms(&self, folders: &Folders) {
        let folder = folders.forms();
        self.run(Work::Housekeeping, move |outbox| outbox.send(Outcome::KeptForms(kept(&folder, None, Vec::new()))));
    }

    pub(super) fn keep_form(&self, folders: Option<&Folders>, form: Form) {
        self.change_forms(folders, move |folder| {
            file::keep_form(folder, &form).map(|()| Some(KeptDone::Kept(form.name)))
        });
    }

    pub(super) fn put_form_aside(&self, folders: Option<&Folders>, name: String) {
        self.change_forms(folders, move |folder| {
            file::put_form_aside(folder, &name).map(|aside| aside.map(KeptDone::PutAside))
        });
    }

    /// Changes the forms of the folder, and tells which there are then.
    fn change_forms(
        &self,
        folders: Option<&Folders>,
        change: impl FnOnce(&Path) -> Result<Option<KeptDone>, FormFileError> + Send + 'static,
    ) {
        let Some(folder) = folders.map(Folders::forms) else {
            let (forms, faults) = (Vec::new(), vec![FormFileError::NoFolder]);
            self.outbox().send(Outcome::KeptForms(KeptForms { forms, faults, done: None }));
            return;
        };
        self.run(Work::Export(folder.clone()), move |outbox| {
            let (done, faults) = match change(&folder) {
                Ok(done) => (done, Vec::new()),
                Err(error) => (None, vec![error]),
            };
            outbox.send(Outcome::KeptForms(kept(&folder, done, faults)));
        });
    }
}

fn kept(folder: &Path, done: Option<KeptDone>, mut faults: Vec<FormFileError>) -> KeptForms {
    let (forms, of_files) = file::forms(folder);
    faults.extend(of_files);
    KeptForms { forms, faults, done }
}
