//! Documents read on worker threads.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::file;
use crate::model::Date;
use crate::reading::formats::{self, Document, Encoding, FormatError};
use crate::reading::notice::{Correction, Understood, notice_with};
use crate::session::{JobId, Outcome, Progress, ReadRequest, ReadWhat, Work};

use super::reader;
use super::workers::Workers;

/// Reads a document and understands it. `watch` is called with the progress, and returns whether to go on.
///
/// # Errors
/// Where the file cannot be read or is no document.
pub fn import(path: &Path, watch: formats::Watch<'_>) -> Result<(Document, Understood), FormatError> {
    if file::regular(path).is_err_and(|error| file::is_not_regular(&error)) {
        return Err(FormatError::NotAFile);
    }
    reader::read(path, None, watch)
}

impl Workers {
    pub(super) fn import(&self, job: JobId, path: PathBuf, progress: Arc<Progress>) {
        self.run(Work::Import(job, path.clone()), move |outbox| {
            let result = import(&path, &|share| progress.tell(share));
            outbox.send(Outcome::Imported(job, path, result));
        });
    }

    /// Reads a document again with what a person said to it: the file in another encoding, or what was read of it.
    pub(super) fn read_again(&self, request: ReadRequest) {
        let ReadRequest { serial, corrections, what } = request;
        self.run(Work::ReadAgain(serial), move |outbox| {
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
    let (document, understood) = reader::read(path, Some(encoding), &|_| true)?;
    if corrections.is_empty() {
        return Ok((document, understood));
    }
    let understood = notice_with(&document, corrections, Date::today());
    Ok((document, understood))
}
