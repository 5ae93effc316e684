//! The path of the copy asked for, the copy written, and what is said of it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::session::effect::Effect;
use crate::session::id::{DocumentId, JobId};
use crate::session::paths::{file_name, stem, with_extension};
use crate::session::pictures::readers;
use crate::session::purpose::{Existing, Purpose};
use crate::session::state::Session;

use super::ReadersCopy;

impl Session {
    /// Asks where to save the copy; the name of the document with its readers and the day is proposed.
    pub(in crate::session) fn ask_copy_path(&mut self) {
        let Some(document) = self.active() else { return };
        let (id, folder, words) = (document.id(), self.folder(), self.words());
        let name = stem(Path::new(&document.name()));
        let day = document.day(self.today);
        let name = format!("{name}-{}-{day}.guatu.json", words.choice(readers(document)));
        self.ask_path(Purpose::SaveCopy(id), folder, &name);
    }

    pub(in crate::session) fn copy_path_chosen(&mut self, id: DocumentId, path: &Path, typed: bool) {
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
    pub(in crate::session) fn copy_saved(
        &mut self,
        job: JobId,
        path: &Path,
        result: Result<usize, String>,
        now: Duration,
    ) {
        self.jobs.end(job);
        self.papers_saved(path, result, now);
    }
}
