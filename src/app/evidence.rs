//! Files of evidence on worker threads: copied beside the dataset, opened, looked at.

use std::path::PathBuf;
use std::sync::Arc;

use crate::file::{self, IoCause};
use crate::model::{Dataset, NodeRef};
use crate::session::{DocumentId, EvidenceDraft, Outcome, Work, fault_word};
use crate::words::Words;

use super::workers::Workers;

impl Workers {
    /// Copies files beside a dataset.
    pub(super) fn keep_evidence(&self, document: DocumentId, path: PathBuf, node: NodeRef, drafts: Vec<EvidenceDraft>) {
        self.run(Work::Evidence(document), move |outbox| {
            let keep = |draft: EvidenceDraft| {
                let name = format!("{} {}", draft.number, draft.title);
                let kept = file::keep_evidence(&path, &draft.from, &name).map_err(IoCause::from);
                (draft, kept)
            };
            let copied = drafts.into_iter().map(keep).collect();
            outbox.send(Outcome::EvidenceKept(document, node, copied));
        });
    }

    /// Opens a file with the system's program, or an address of the web; a path never leads out of the folder of the
    /// dataset.
    pub(super) fn open_evidence(&self, dataset: PathBuf, file: String, words: Arc<Words>) {
        self.run(Work::Housekeeping, move |outbox| {
            let told = |fault| words.with("evidence-not-opened", [("error", words.text(fault_word(fault)).into())]);
            let is_address = ["https://", "http://"].iter().any(|begin| file.starts_with(begin));
            let opened = |error: std::io::Error| {
                words.with("evidence-not-opened", [("error", IoCause::from(error).message(&words).into())])
            };
            if is_address {
                if let Some(error) = open::that_detached(&file).err().map(opened) {
                    outbox.send(Outcome::EvidenceNotOpened(error));
                }
                return;
            }
            let error = match file::evidence_path(&dataset, &file) {
                Err(fault) => Some(told(fault)),
                Ok(path) if !path.is_file() => Some(told(file::EvidenceFault::Missing)),
                Ok(path) => open::that_detached(&path).err().map(opened),
            };
            if let Some(error) = error {
                outbox.send(Outcome::EvidenceNotOpened(error));
            }
        });
    }

    /// Looks at all files of a dataset.
    pub(super) fn check_evidence(&self, document: DocumentId, path: PathBuf, dataset: Arc<Dataset>) {
        self.run(Work::Housekeeping, move |outbox| {
            let faults = file::check_evidence(&path, &dataset);
            outbox.send(Outcome::EvidenceChecked(document, faults));
        });
    }
}
