//! A copy of the dataset for its readers: what is not for them is taken out, then the file is searched for it.

mod handle;

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::{Dataset, PaperAudience};
use crate::words::Words;

use super::id::JobId;
use super::purpose::Existing;

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
