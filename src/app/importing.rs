//! Documents read on worker threads.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::reading::door::{self, Document, DoorError};
use crate::reading::notice::{Correction, Understood, notice, notice_with};
use crate::session::{Action, JobId, Progress};

use super::workers::Workers;

/// Reads a document and understands it. `watch` is told how far it is, and says whether to go on.
///
/// # Errors
/// Where the file cannot be read or is no document.
pub fn import(path: &Path, watch: door::Watch<'_>) -> Result<(Document, Understood), DoorError> {
    let unreadable = |error: std::io::Error| DoorError::Unreadable(error.to_string());
    let mut file = File::open(path).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    let bytes = door::bytes_of(&mut file, Some(length), watch)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let document = door::open(&bytes, &name, watch)?;
    let understood = notice(&document);
    Ok((document, understood))
}

impl Workers {
    pub(super) fn import(&self, job: JobId, path: PathBuf, progress: Arc<Progress>) {
        self.run_reader(move |outbox| {
            let result = import(&path, &|share| progress.tell(share));
            outbox.send(Action::Imported(job, result));
        });
    }

    pub(super) fn understand(&self, serial: u64, document: Arc<Document>, corrections: Vec<Correction>) {
        self.run_reader(move |outbox| {
            outbox.send(Action::Understood(serial, Arc::new(notice_with(&document, &corrections))));
        });
    }
}
