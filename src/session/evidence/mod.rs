//! The files of evidence (佐证材料): chosen, copied beside the dataset and numbered, opened with the system's program, and
//! looked at for what is missing, changed or doubled. Files are touched by the shell alone.

mod handle;

use std::path::PathBuf;
use std::sync::Arc;

use crate::file::{EvidenceFault, EvidenceFaults, IoCause, KeptEvidence};
use crate::model::NodeRef;

/// Something asked about evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceStep {
    /// Ask for files that are to be evidence of an item.
    Choose(NodeRef),
    /// Make these files evidence of an item.
    Add(NodeRef, Vec<PathBuf>),
    /// Open the file of a piece of evidence, by its path; what can run is asked about first.
    Open(String),
    /// Open it, whatever it is: the person was asked.
    OpenAnyway(String),
}

/// A file to be copied beside a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceDraft {
    /// Where it lies.
    pub from: PathBuf,
    /// The number that it gets.
    pub number: String,
    /// What it is called.
    pub title: String,
}

/// What came of copying one.
pub type EvidenceCopied = (EvidenceDraft, Result<KeptEvidence, IoCause>);

/// What is known of the files of a document.
#[derive(Debug, Default)]
pub(super) struct EvidenceFiles {
    /// The item that files are asked for.
    asked: Option<NodeRef>,
    /// What was wrong when they were last looked at.
    pub(super) faults: Arc<EvidenceFaults>,
}

/// The key of the word for what is wrong.
#[must_use]
pub fn fault_word(fault: EvidenceFault) -> &'static str {
    match fault {
        EvidenceFault::Missing => "evidence-missing",
        EvidenceFault::Changed => "evidence-changed",
        EvidenceFault::Doubled => "evidence-doubled",
        EvidenceFault::Outside => "evidence-outside",
    }
}
