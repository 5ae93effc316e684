//! What goes to the units written, and what came back from them read.

use std::path::Path;

use crate::exchange::{Package, Return, ReturnContent, SplitRequest};
use crate::reading::formats::{self, FormatError};
use crate::session::{document_error, export_error};
use crate::words::Words;
use crate::{export, file};

use super::importing::import;
use super::proof::Proof;

/// The files of a unit: their names and bytes, proven to hold nothing that is not for it. Returns too how many left-out
/// texts were looked for.
///
/// # Errors
/// In words, when a file cannot be made, or holds what is not for the unit.
pub fn package_files(package: &Package, request: &SplitRequest) -> Result<(Vec<(String, Vec<u8>)>, usize), String> {
    let words = &request.words;
    let proof = Proof::of_package(package);
    let name = |ending: &str| format!("{}.{ending}", package.stem(request));
    let mut files = Vec::new();
    let bytes = export::xlsx(&package.papers).map_err(|error| export_error(&error, words))?;
    let mut looked_for = proof.prove(&bytes, Path::new("a.xlsx"), words)?;
    files.push((name("xlsx"), bytes));
    if request.datasets {
        let bytes = file::write(&package.dataset);
        looked_for += proof.prove(&bytes, Path::new("a.json"), words)?;
        files.push((name("guatu.json"), bytes));
    }
    Ok((files, looked_for))
}

/// Reads a file that came back. `watch` is told the progress, and returns whether to go on.
pub fn read_return(path: &Path, words: &Words, watch: formats::Watch<'_>) -> Return {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_dataset = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let content = if is_dataset {
        match file::load(path) {
            Ok(dataset) => ReturnContent::Dataset(std::sync::Arc::new(dataset).with_counted_limits()),
            Err(error) => ReturnContent::Unreadable(error.message(words)),
        }
    } else {
        match import(path, watch) {
            Ok((document, _)) => document.returned.map_or(ReturnContent::Foreign, ReturnContent::Workbook),
            // A workbook without a word in it, or of another kind, is read by nobody.
            Err(FormatError::Empty) => ReturnContent::Foreign,
            Err(error) => ReturnContent::Unreadable(document_error(&error, &name, words)),
        }
    };
    Return { name, content }
}
