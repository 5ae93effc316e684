//! Documents read on worker threads.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::file;
use crate::model::Date;
use crate::reading::formats::{self, Document, Encoding, FormatError};
use crate::reading::notice::{Correction, Understood, notice, notice_with};
use crate::session::{JobId, Outcome, Progress, ReadRequest, ReadWhat};

use super::workers::Workers;

/// Reads a document and understands it. `watch` is called with the progress, and returns whether to go on.
///
/// # Errors
/// Where the file cannot be read or is no document.
pub fn import(path: &Path, watch: formats::Watch<'_>) -> Result<(Document, Understood), FormatError> {
    let (bytes, name) = bytes(path, watch)?;
    let document = formats::open(&bytes, &name, watch)?;
    let understood = notice(&document, Date::today());
    Ok((document, understood))
}

/// The bytes and the name of a file.
fn bytes(path: &Path, watch: formats::Watch<'_>) -> Result<(Vec<u8>, String), FormatError> {
    let unreadable = |error: std::io::Error| FormatError::Unreadable(error.into());
    if file::regular(path).is_err_and(|error| file::is_not_regular(&error)) {
        return Err(FormatError::NotAFile);
    }
    let mut file = File::open(path).map_err(unreadable)?;
    let length = file.metadata().map_err(unreadable)?.len();
    let bytes = formats::bytes_of(&mut file, Some(length), watch)?;
    Ok((bytes, path.file_name().unwrap_or_default().to_string_lossy().into_owned()))
}

impl Workers {
    pub(super) fn import(&self, job: JobId, path: PathBuf, progress: Arc<Progress>) {
        self.run_reader(move |outbox| {
            let result = import(&path, &|share| progress.tell(share));
            outbox.send(Outcome::Imported(job, path, result));
        });
    }

    /// Reads a document again with what a person said to it: the file in another encoding, or what was read of it.
    pub(super) fn read_again(&self, request: ReadRequest) {
        let ReadRequest { serial, corrections, what } = request;
        self.run_reader(move |outbox| {
            outbox.send(match what {
                ReadWhat::Document(document) => {
                    Outcome::Understood(serial, Arc::new(notice_with(&document, &corrections, Date::today())))
                }
                ReadWhat::File(path, encoding) => Outcome::ReadAs(serial, read_as(&path, encoding, &corrections)),
            });
        });
    }
}

fn read_as(path: &Path, encoding: Encoding, corrections: &[Correction]) -> Result<(Document, Understood), FormatError> {
    let never = |_| true;
    let (bytes, name) = bytes(path, &never)?;
    let document = formats::open_as(&bytes, &name, encoding, &never)?;
    let understood = notice_with(&document, corrections, Date::today());
    Ok((document, understood))
}
