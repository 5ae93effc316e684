//! Papers laid out and written on worker threads.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::for_audience;
use crate::model::{Dataset, PaperAudience};
use crate::paper::{PaperRequest, remarks};
use crate::scene::pages;
use crate::session::{DocumentId, FindingList, JobId, MadePaper, Outcome, Progress, ReadersCopy, Work, export_error};
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
    watched(requests, path, words, &|_| true).map(Option::unwrap_or_default)
}

/// The same, watched: `watch` is called with the progress, and returns whether to go on. Nothing where it does not.
fn watched(
    requests: &[PaperRequest],
    path: &Path,
    words: &Words,
    watch: &dyn Fn(f32) -> bool,
) -> Result<Option<(Vec<u8>, usize)>, String> {
    // Making the values takes a fifth of the time, writing them the most of it.
    let mut papers = Vec::with_capacity(requests.len());
    for (at, request) in requests.iter().enumerate() {
        papers.extend(request.paper());
        if !watch(0.2 * (at + 1) as f32 / requests.len() as f32) {
            return Ok(None);
        }
    }
    let bytes = export::papers(&papers, path).map_err(|error| export_error(&error, words))?;
    drop(papers);
    if !watch(0.8) {
        return Ok(None);
    }
    let mut looked_for = 0;
    if let Some(request) = requests.first() {
        looked_for = Proof::of_paper(request).prove(&bytes, path, words)?;
    }
    Ok(watch(0.95).then_some((bytes, looked_for)))
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
    /// Writes the list of what the audit found; the ending of the path says what kind of file.
    pub(super) fn save_findings(&self, target: Target, list: FindingList) {
        self.run(Work::Export(target.path.clone()), move |outbox| {
            let (target, words) = (target.settled(), Arc::clone(&list.words));
            let bytes = export::papers(&[list.paper()], &target.path).map_err(|error| export_error(&error, &words));
            let saved = bytes.and_then(|bytes| target.write(&bytes, &words, outbox));
            outbox.send(Outcome::PicturesSaved(target.path, saved.map(|()| 1)));
        });
    }

    pub(super) fn make_paper(&self, document: DocumentId, serial: u64, request: PaperRequest) {
        self.run(Work::Paper(document), move |outbox| {
            let Some(paper) = request.paper() else { return };
            let pages = pages(&paper);
            let left_out = Proof::of_paper(&request).count();
            let remarks = match &request {
                PaperRequest::Report(report) => remarks(report, &paper),
                PaperRequest::Form(_) | PaperRequest::Letter(_) => Vec::new(),
            };
            outbox.send(Outcome::PaperMade(document, serial, MadePaper { paper, pages, left_out, remarks }));
        });
    }

    /// Writes papers; nothing where the person stops it before they are written.
    pub(super) fn save_papers(&self, job: JobId, target: Target, requests: Vec<PaperRequest>, progress: Arc<Progress>) {
        self.run(Work::SavePapers(job, target.path.clone()), move |outbox| {
            let target = target.settled();
            let Some(words) = requests.first().map(|request| request.words().clone()) else { return };
            let result = match watched(&requests, &target.path, &words, &|share| progress.tell(share)) {
                Ok(None) => return,
                Ok(Some((bytes, looked_for))) => target.write(&bytes, &words, outbox).map(|()| looked_for),
                Err(error) => Err(error),
            };
            outbox.send(Outcome::PapersSaved(job, target.path, result));
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
