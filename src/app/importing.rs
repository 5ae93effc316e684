//! Documents read on worker threads.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::Date;
use crate::reading::door::{self, Document, DoorError, Encoding};
use crate::reading::notice::{Correction, Understood, notice, notice_with};
use crate::session::{Action, JobId, Progress};

use super::workers::Workers;

/// Reads a document and understands it. `watch` is told how far it is, and says whether to go on.
///
/// # Errors
/// Where the file cannot be read or is no document.
pub fn import(path: &Path, watch: door::Watch<'_>) -> Result<(Document, Understood), DoorError> {
    let (bytes, name) = bytes(path, watch)?;
    let document = door::open(&bytes, &name, watch)?;
    let understood = notice(&document, Date::today());
    Ok((document, understood))
}

/// The bytes and the name of a file.
fn bytes(path: &Path, watch: door::Watch<'_>) -> Result<(Vec<u8>, String), DoorError> {
    let unreadable = |error: std::io::Error| DoorError::Unreadable(error.to_string());
    let mut file = File::open(path).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    let bytes = door::bytes_of(&mut file, Some(length), watch)?;
    Ok((bytes, path.file_name().unwrap_or_default().to_string_lossy().into_owned()))
}

impl Workers {
    pub(super) fn import(&self, job: JobId, path: PathBuf, progress: Arc<Progress>) {
        self.run_reader(move |outbox| {
            let result = import(&path, &|share| progress.tell(share));
            outbox.send(Action::Imported(job, path, result));
        });
    }

    /// Reads a text in an encoding that a person chose.
    pub(super) fn read_as(&self, serial: u64, path: PathBuf, encoding: Encoding, corrections: Vec<Correction>) {
        self.run_reader(move |outbox| {
            let never = |_| true;
            let read = bytes(&path, &never).and_then(|(bytes, name)| door::open_as(&bytes, &name, encoding, &never));
            let result = read.map(|document| {
                let understood = notice_with(&document, &corrections, Date::today());
                (document, understood)
            });
            outbox.send(Action::ReadAs(serial, result));
        });
    }

    pub(super) fn understand(&self, serial: u64, document: Arc<Document>, corrections: Vec<Correction>) {
        self.run_reader(move |outbox| {
            outbox.send(Action::Understood(serial, Arc::new(notice_with(&document, &corrections, Date::today()))));
        });
    }
}
