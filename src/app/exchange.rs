//! What goes to the units written, and what came back from them read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::exchange::{Package, Return, ReturnContent, SplitRequest, UnitShare};
use crate::file::SaveOptions;
use crate::reading::formats::{self, FormatError};
use crate::session::{
    CollectRequest, DocumentId, JobId, MergeRequest, Outcome, Progress, SplitDone, SplitWork, Work, document_error,
    export_error,
};
use crate::words::Words;
use crate::{export, file};

use super::drawing::{DATASET, free_path};
use super::importing::import;
use super::proof::Proof;
use super::workers::Workers;

/// The files of a unit.
#[derive(Debug)]
pub struct PackageFiles {
    /// Their names and bytes.
    pub files: Vec<(String, Vec<u8>)>,
    /// How many left-out texts were looked for in them.
    pub looked_for: usize,
}

/// The files of a unit, proven to hold nothing that is not for it.
///
/// # Errors
/// In words, when a file cannot be made, or holds what is not for the unit.
pub fn package_files(package: &Package, request: &SplitRequest) -> Result<PackageFiles, String> {
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
        files.push((format!("{}{DATASET}", package.stem(request)), bytes));
    }
    Ok(PackageFiles { files, looked_for })
}

/// Puts the evidence of a unit's items beside one of its files, where that is its dataset; a workbook has none. `from` is the
/// file of the whole dataset. Returns how many pieces did not come along.
#[must_use]
pub fn package_evidence(from: &Path, package: &Package, written: &Path) -> usize {
    let is_dataset = written.to_string_lossy().ends_with(DATASET);
    if is_dataset { file::take_evidence_along(from, written, &package.dataset) } else { 0 }
}

/// Reads a file that came back. `watch` is told the progress, and returns whether to go on.
pub fn read_return(path: &Path, words: &Words, watch: formats::Watch<'_>) -> Return {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let is_dataset = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let content = if is_dataset {
        match file::load(path) {
            Ok(dataset) => ReturnContent::Dataset(Arc::new(dataset).with_counted_limits()),
            Err(error) => ReturnContent::Unreadable(error.message(words)),
        }
    } else {
        match import(path, watch) {
            Ok((document, _)) => {
                document.returned.map_or(ReturnContent::Foreign, |own| ReturnContent::Workbook(Arc::from(own)))
            }
            // A workbook without a word in it, or of another kind, is read by nobody.
            Err(FormatError::Empty) => ReturnContent::Foreign,
            Err(error) => ReturnContent::Unreadable(document_error(&error, &name, words)),
        }
    };
    Return { name, content }
}

impl Workers {
    /// Writes what the units get, one after the other. Files that are there stay.
    pub(super) fn split(&self, work: SplitWork, in_use: Vec<(DocumentId, PathBuf)>) {
        self.run(Work::Split(work.job, work.folder.clone()), move |outbox| {
            let SplitWork { job, from, folder, request, shares, progress } = work;
            let in_use: Vec<PathBuf> = in_use.into_iter().map(|(_, path)| path).collect();
            let mut done = SplitDone::default();
            for (at, share) in shares.iter().enumerate() {
                if !progress.tell(at as f32 / shares.len() as f32) {
                    return;
                }
                match write_package((&request, share), from.as_deref(), &folder, &in_use) {
                    Ok((looked_for, left)) => {
                        done.units += 1;
                        done.looked_for += looked_for;
                        done.left += left;
                    }
                    Err(error) => {
                        let arguments = [("unit", share.unit.as_str().into()), ("error", error.into())];
                        done.failed.push(request.words.with("split-failed", arguments));
                    }
                }
            }
            outbox.send(Outcome::SplitDone(job, folder, done));
        });
    }

    /// Reads files that came back, one after the other.
    pub(super) fn read_returns(
        &self,
        job: JobId,
        document: DocumentId,
        paths: Vec<PathBuf>,
        words: Arc<Words>,
        progress: Arc<Progress>,
    ) {
        self.run(Work::ReadReturns(job, document), move |outbox| {
            let mut read = Vec::new();
            let paths = returned_files(paths);
            for (at, path) in paths.iter().enumerate() {
                let share = |own: f32| progress.tell((at as f32 + own) / paths.len() as f32);
                if !share(0.0) {
                    return;
                }
                read.push(read_return(path, &words, &share));
            }
            outbox.send(Outcome::ReturnsRead(job, document, read));
        });
    }

    pub(super) fn collect(&self, request: CollectRequest) {
        self.run(Work::Collect(Some(request.job), request.document), move |outbox| {
            let (job, document, serial) = (request.job, request.document, request.serial);
            outbox.send(Outcome::Collected(job, document, serial, request.reckon()));
        });
    }

    pub(super) fn merge_returns(&self, request: MergeRequest) {
        self.run(Work::Collect(None, request.document), move |outbox| {
            let mine = Arc::clone(&request.collection.dataset);
            outbox.send(Outcome::ReturnsMerged(request.document, mine, request.reckon()));
        });
    }
}

/// The files, and those that lie in a folder where one was given: a stick with what all units sent back.
#[must_use]
pub fn returned_files(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for path in paths {
        let Ok(entries) = std::fs::read_dir(&path) else {
            all.push(path);
            continue;
        };
        let is_returned = |path: &PathBuf| {
            let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
            let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']));
            !hidden && ending.is_some_and(|ending| ending == "xlsx" || ending == "json")
        };
        let mut found: Vec<PathBuf> =
            entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file() && is_returned(path)).collect();
        found.sort();
        all.extend(found);
    }
    all
}

/// Writes what a unit gets, with its evidence from beside the file of the whole dataset, where there is one. Returns how many
/// left-out texts were looked for, and how many pieces of evidence did not come along.
fn write_package(
    (request, share): (&SplitRequest, &UnitShare),
    from: Option<&Path>,
    folder: &Path,
    in_use: &[PathBuf],
) -> Result<(usize, usize), String> {
    let Some(package) = request.package(share) else { return Ok((0, 0)) };
    let PackageFiles { files, looked_for } = package_files(&package, request)?;
    let mut left = 0;
    for (name, bytes) in files {
        let options = SaveOptions { in_use, ..SaveOptions::default() };
        let path = free_path(folder.join(name));
        file::save_bytes_with(&path, &bytes, options).map_err(|error| error.message(&request.words))?;
        left += from.map_or(0, |from| package_evidence(from, &package, &path));
    }
    Ok((looked_for, left))
}
