//! Papers laid out and written on worker threads.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::for_audience;
use crate::model::{Dataset, PaperAudience};
use crate::paper::{PaperRequest, missing};
use crate::scene::pages;
use crate::session::{DocumentId, MadePaper, Outcome, ReadersCopy, Work, export_error};
use crate::words::Words;
use crate::{export, file};

use super::drawing::{Target, print};
use super::proof::Proof;
use super::workers::Workers;

/// Papers as the bytes of one file, proven; the ending of the path says what kind. Returns how many left-out texts were
/// looked for.
///
/// # Errors
/// In words, when a paper cannot be made, or holds what is not for its readers.
pub fn papers_bytes(requests: &[PaperRequest], path: &Path, words: &Words) -> Result<(Vec<u8>, usize), String> {
    let papers: Vec<_> = requests.iter().filter_map(PaperRequest::paper).collect();
    let bytes = export::papers(&papers, path).map_err(|error| export_error(&error, words))?;
    let mut looked_for = 0;
    if let Some(request) = requests.first() {
        let proof = Proof::of_paper(request);
        looked_for = proof.prove(&bytes, path, words)?;
    }
    Ok((bytes, looked_for))
}

/// A dataset as its readers may see it, proven. Returns how many left-out texts were looked for.
///
/// # Errors
/// In words, when it holds what is not for its readers.
pub fn dataset_bytes(
    dataset: &Arc<Dataset>,
    audience: PaperAudience,
    words: &Words,
) -> Result<(Vec<u8>, usize), String> {
    let bytes = file::write(&for_audience(dataset, audience));
    let looked_for = Proof::of(dataset, audience).prove(&bytes, Path::new("a.json"), words)?;
    Ok((bytes, looked_for))
}

impl Workers {
    pub(super) fn make_paper(&self, document: DocumentId, serial: u64, request: PaperRequest) {
        self.run(Work::Paper(document), move |outbox| {
            let Some(paper) = request.paper() else { return };
            let pages = pages(&paper);
            let left_out = Proof::of_paper(&request).count();
            let missing = match &request {
                PaperRequest::Report(report) => missing(report),
                PaperRequest::Form(_) | PaperRequest::Letter(_) => Vec::new(),
            };
            outbox.send(Outcome::PaperMade(document, serial, MadePaper { paper, pages, left_out, missing }));
        });
    }

    pub(super) fn save_papers(&self, target: Target, requests: Vec<PaperRequest>) {
        self.run(Work::Export(target.path.clone()), move |outbox| {
            let target = target.settled();
            let Some(words) = requests.first().map(|request| request.words().clone()) else { return };
            let result = papers_bytes(&requests, &target.path, &words)
                .and_then(|(bytes, looked_for)| target.write(&bytes, &words, outbox).map(|()| looked_for));
            outbox.send(Outcome::PapersSaved(target.path, result));
        });
    }

    pub(super) fn save_copy(&self, copy: ReadersCopy, in_use: Vec<PathBuf>) {
        self.run(Work::SaveCopy(copy.job, copy.path.clone()), move |outbox| {
            let ReadersCopy { job, dataset, audience, path, existing, words } = copy;
            let target = Target { path, existing, in_use }.settled();
            let result = dataset_bytes(&dataset, audience, &words)
                .and_then(|(bytes, looked_for)| target.write(&bytes, &words, outbox).map(|()| looked_for));
            outbox.send(Outcome::CopySaved(job, target.path, result));
        });
    }

    pub(super) fn print_paper(&self, request: PaperRequest, folder: Option<PathBuf>) {
        self.run(Work::Print, move |outbox| {
            let words = request.words().clone();
            let printed = print(folder, &words, |path| {
                papers_bytes(std::slice::from_ref(&request), path, &words).map(|(bytes, _)| bytes)
            });
            outbox.send(Outcome::Printed(printed));
        });
    }
}
