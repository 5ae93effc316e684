//! Files of evidence on worker threads: copied beside the dataset, opened, looked at.

use std::path::PathBuf;
use std::sync::Arc;

use crate::file::{self, IoCause, Picture};
use crate::model::{Dataset, NodeRef};
use crate::session::{DocumentId, EvidenceDraft, EvidenceSource, Outcome, PictureFile, Progress, Work, fault_word};
use crate::words::Words;

use super::workers::Workers;

/// The most pixels across and down of a picture that is shown small: those of its place on a fine screen.
const SMALL: [u32; 2] = [320, 240];

impl Workers {
    /// Copies files beside a dataset.
    pub(super) fn keep_evidence(&self, document: DocumentId, path: PathBuf, node: NodeRef, drafts: Vec<EvidenceDraft>) {
        self.run(Work::Evidence(document), move |outbox| {
            let keep = |draft: EvidenceDraft| {
                let name = format!("{} {}", draft.number, draft.title);
                let kept = match &draft.from {
                    EvidenceSource::File(from) => file::keep_evidence(&path, from, &name),
                    EvidenceSource::Picture(picture) => file::keep_picture(&path, picture, &name),
                };
                let kept = kept.map_err(IoCause::from);
                (draft, kept)
            };
            let copied = drafts.into_iter().map(keep).collect();
            outbox.send(Outcome::EvidenceKept(document, node, copied));
        });
    }

    /// Reads pictures among the evidence of an item, small.
    /// Stops as soon as another item is shown.
    pub(super) fn read_pictures(
        &self,
        document: DocumentId,
        dataset: PathBuf,
        files: Vec<PictureFile>,
        reading: Arc<Progress>,
    ) {
        self.run(Work::Housekeeping, move |outbox| {
            let read = |(name, _): PictureFile| {
                let path = file::evidence_path(&dataset, &name).ok();
                // What is wrong with a file is told beside its title.
                let picture = path.and_then(|path| Picture::small(&path, SMALL).ok());
                (name, picture)
            };
            let read = files.into_iter().take_while(|_| reading.tell(0.0)).map(read).collect();
            outbox.send(Outcome::PicturesRead(document, reading, read));
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
