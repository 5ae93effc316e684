//! Papers laid out and written on worker threads, and the proof that a file holds nothing that is not for its readers.

use std::path::{Path, PathBuf};

use crate::analysis::{for_audience, left_out};
use crate::export;
use crate::model::{Dataset, PaperAudience};
use crate::paper::{PaperRequest, missing};
use crate::scene::pages;
use crate::session::{DocumentId, MadePaper, Outcome, Work, export_error};
use crate::words::Words;

use super::drawing::{Target, print};
use super::workers::Workers;

/// The texts of a dataset that must not stand in what its readers get.
#[derive(Debug)]
pub struct Proof {
    left_out: Vec<String>,
}

impl Proof {
    /// The texts that an audience may not see.
    #[must_use]
    pub fn of(dataset: &std::sync::Arc<Dataset>, audience: PaperAudience) -> Self {
        let kept = for_audience(dataset, audience);
        let is_all = std::sync::Arc::ptr_eq(dataset, &kept);
        Self { left_out: if is_all { Vec::new() } else { left_out(dataset, &kept) } }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.left_out.len()
    }

    /// Opens a file again and searches it. Returns how many texts were looked for.
    ///
    /// # Errors
    /// In words, when one was found or the file cannot be opened.
    pub fn prove(&self, bytes: &[u8], path: &Path, words: &Words) -> Result<usize, String> {
        judge(export::prove(bytes, path, &self.left_out), words)
    }

    /// Searches words that were drawn.
    ///
    /// # Errors
    /// In words, when a text was found.
    pub fn search(&self, drawn: &str, words: &Words) -> Result<usize, String> {
        judge(export::search(drawn, &self.left_out), words)
    }
}

/// How many texts were looked for; in words what was found.
fn judge(proof: Result<export::Proof, export::ExportError>, words: &Words) -> Result<usize, String> {
    let proof = proof.map_err(|error| export_error(&error, words))?;
    let Some(first) = proof.found.first() else { return Ok(proof.looked_for) };
    let short: String = first.chars().take(30).collect();
    Err(words.with("paper-leak", [("count", proof.found.len().into()), ("text", short.into())]))
}

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
        let proof = Proof::of(request.dataset(), request.audience()).without(requests);
        looked_for = proof.prove(&bytes, path, words)?;
    }
    Ok((bytes, looked_for))
}

impl Proof {
    /// Words that a form itself has, such as a heading, are no leak of a text that happens to be the same.
    fn without(mut self, requests: &[PaperRequest]) -> Self {
        let forms: String = requests.iter().map(PaperRequest::fixed_texts).collect();
        self.left_out.retain(|text| !forms.contains(text.as_str()));
        self
    }
}

impl Workers {
    pub(super) fn make_paper(&self, document: DocumentId, request: PaperRequest) {
        self.run(Work::Paper(document), move |outbox| {
            let Some(paper) = request.paper() else { return };
            let pages = pages(&paper);
            let left_out = Proof::of(request.dataset(), request.audience()).count();
            let missing = match &request {
                PaperRequest::Report(report) => missing(report),
                PaperRequest::Form(_) => Vec::new(),
            };
            outbox.send(Outcome::PaperMade(document, MadePaper { request, paper, pages, left_out, missing }));
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
