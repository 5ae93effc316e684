//! A copy of the dataset for its readers: what is not for them is taken out, then the file is searched for it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::model::{Dataset, PaperAudience};
use crate::words::Words;

use super::effect::Effect;
use super::id::{DocumentId, JobId};
use super::paths::{file_name, stem, with_extension};
use super::pictures::readers;
use super::purpose::{Existing, Purpose};
use super::state::Session;

/// A copy to be written.
#[derive(Debug)]
pub struct ReadersCopy {
    /// The job.
    pub job: JobId,
    /// The dataset, with everything in it.
    pub dataset: Arc<Dataset>,
    /// Who reads it.
    pub audience: PaperAudience,
    /// Where to.
    pub path: PathBuf,
    /// What becomes of a file that is there.
    pub existing: Existing,
    /// The language in which it is told what went wrong.
    pub words: Arc<Words>,
}

impl Session {
    /// Asks where to save the copy; the name of the document with its readers and the day is proposed.
    pub(super) fn ask_copy_path(&mut self) {
        let Some(document) = self.active() else { return };
        let (id, folder, words) = (document.id(), self.folder(), self.words());
        let name = stem(Path::new(&document.name()));
        let day = document.day(self.today);
        let name = format!("{name}-{}-{day}.guatu.json", words.choice(readers(document)));
        self.ask_path(Purpose::SaveCopy(id), folder, &name);
    }

    pub(super) fn copy_path_chosen(&mut self, id: DocumentId, path: &Path, typed: bool) {
        let whole = with_extension(path);
        // The desktop has asked about the path that it gave, not about one with our ending added.
        let existing = if typed || whole != path { Existing::Keep } else { Existing::Replace };
        let Some(document) = self.document(id) else { return };
        let (dataset, audience) = (Arc::clone(document.document().dataset()), readers(document));
        let words = Arc::clone(&self.settings.words);
        let job = self.jobs.start(words.with("job-saving", [("name", file_name(&whole).into())]));
        self.effects.push(Effect::SaveCopy(ReadersCopy { job, dataset, audience, path: whole, existing, words }));
    }

    /// The copy was written, and so many left-out texts were looked for in it; or not. It is told also where the person
    /// did not want to wait: the file is there.
    pub(super) fn copy_saved(&mut self, job: JobId, path: &Path, result: Result<usize, String>, now: Duration) {
        self.jobs.end(job);
        self.papers_saved(path, result, now);
    }
}
