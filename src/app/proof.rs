//! The proof that a file holds nothing that is not for its readers.

use std::path::Path;
use std::sync::Arc;

use crate::analysis::{for_audience, left_out};
use crate::exchange::Package;
use crate::export;
use crate::model::{Dataset, PaperAudience};
use crate::paper::{Paper, PaperRequest};
use crate::session::export_error;
use crate::table;
use crate::words::Words;

/// The texts of a dataset that must not stand in what its readers get.
#[derive(Debug)]
pub(super) struct Proof {
    left_out: Vec<String>,
}

impl Proof {
    /// The texts that an audience may not see.
    pub(super) fn of(dataset: &Arc<Dataset>, audience: PaperAudience) -> Self {
        let kept = for_audience(dataset, audience);
        let is_all = Arc::ptr_eq(dataset, &kept);
        Self { left_out: if is_all { Vec::new() } else { left_out(dataset, &kept) } }
    }

    /// The same, and these texts, which stood in former states.
    pub(super) fn and(mut self, texts: Vec<String>) -> Self {
        self.left_out.extend(texts);
        self.left_out.sort_unstable();
        self.left_out.dedup();
        self
    }

    /// The texts of the dataset that a paper's readers may not see. Only the report of the paper is searched for them.
    pub(super) fn of_paper(request: &PaperRequest) -> Self {
        let mut proof = Self::of(&request.scope(), request.audience()).and(request.left_out());
        // Words of the program's own forms, such as a heading, are no leak of a text that happens to be the same. Those
        // that a person typed into a form of her own may be.
        proof.left_out.retain(|text| !is_built_in(text));
        proof
    }

    /// The proof of what a unit gets: neither what units may not see, nor what is about others alone.
    pub(super) fn of_package(package: &Package) -> Self {
        let mut proof = Self { left_out: left_out(&package.whole, &package.dataset) };
        // What the program itself says in it is no leak of a text of another item that happens to be the same.
        let tables = || package.papers.iter().flat_map(Paper::tables);
        let own = tables().flat_map(|table| &table.columns).flat_map(|column| &column.choices);
        let said: Vec<String> =
            own.cloned().chain(package.papers.iter().filter(|paper| is_said(paper)).flat_map(Paper::words)).collect();
        let is_said = |text: &String| said.iter().any(|own| own.contains(text.as_str()));
        proof.left_out.retain(|text| !is_said(text) && !is_built_in(text));
        proof
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.left_out.len()
    }

    /// Opens a file again and searches it. Returns how many texts were looked for.
    ///
    /// # Errors
    /// In words, when one was found or the file cannot be opened.
    pub(super) fn prove(&self, bytes: &[u8], path: &Path, words: &Words) -> Result<usize, String> {
        judge(export::prove(bytes, path, &self.left_out), words)
    }

    /// Searches words that were drawn.
    ///
    /// # Errors
    /// In words, when a text was found.
    pub(super) fn search(&self, drawn: &str, words: &Words) -> Result<usize, String> {
        judge(export::search(drawn, &self.left_out), words)
    }
}

/// True for words of the program's own forms.
fn is_built_in(text: &str) -> bool {
    table::built_in().iter().any(|own| own.json.contains(text))
}

/// True for a sheet that says what to do, and nothing of the dataset's items.
fn is_said(paper: &Paper) -> bool {
    paper.tables().all(|table| table.heads().is_empty())
}

/// How many texts were looked for; in words what was found.
fn judge(proof: Result<export::Proof, export::ExportError>, words: &Words) -> Result<usize, String> {
    let proof = proof.map_err(|error| export_error(&error, words))?;
    let Some(first) = proof.found.first() else { return Ok(proof.looked_for) };
    let short: String = first.chars().take(30).collect();
    Err(words.with("paper-leak", [("count", proof.found.len().into()), ("text", short.into())]))
}
