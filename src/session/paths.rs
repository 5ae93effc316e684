//! Paths asked for, and what is done with those that are chosen.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::effect::{Effect, PathRequest, Present};
use super::open::OpenDocument;
use super::outcome::DialogAnswer;
use super::purpose::{Existing, Purpose};
use super::state::Session;

/// The ending of a dataset's file name.
const EXTENSION: &str = ".guatu.json";

impl Session {
    pub(super) fn ask_path(&mut self, purpose: Purpose, folder: Option<PathBuf>, name: &str) {
        if let Some(serial) = self.dialogs.wait_for(purpose, name) {
            self.effects.push(Effect::AskPath(PathRequest { serial, purpose, folder, name: name.to_owned() }));
        }
    }

    /// The desktop's dialog ended. Paths are taken also when the person opened the path box meanwhile; any other answer
    /// counts only while it is awaited.
    pub(super) fn dialog_answered(&mut self, serial: u64, answer: DialogAnswer, now: Duration) {
        if matches!(answer, DialogAnswer::Paths(_)) {
            self.dialogs.await_again(serial);
        }
        let Some(purpose) = self.dialogs.awaited(serial) else { return };
        match answer {
            DialogAnswer::Paths(paths) => self.paths_chosen(purpose, paths, now),
            DialogAnswer::Cancelled => self.dialogs.end_path(purpose),
            DialogAnswer::Missing => self.dialogs.type_path(),
        }
    }

    /// The folder to begin in: that of the active document, else of the file used last.
    pub(super) fn folder(&self) -> Option<PathBuf> {
        let active = self.active().and_then(OpenDocument::path);
        let known = active.or_else(|| self.settings.preferences.recent.first().map(PathBuf::as_path));
        known.and_then(Path::parent).map(Path::to_owned)
    }

    pub(super) fn paths_chosen(&mut self, purpose: Purpose, paths: Vec<PathBuf>, now: Duration) {
        // An answer that comes after the person went on with the path box is no longer wanted.
        if !self.dialogs.awaits(purpose) {
            return;
        }
        // Our own box does not ask about a file that is there; the desktop's dialog does.
        let typed = self.dialogs.is_path_box(purpose);
        self.dialogs.end_path(purpose);
        match purpose {
            Purpose::Open | Purpose::Import => self.open(paths, now),
            Purpose::SaveDeck(_) | Purpose::SaveChart(_) | Purpose::SaveCharts(_) => {
                if let Some(path) = paths.first() {
                    self.picture_path_chosen(purpose, path, typed, now);
                }
            }
            Purpose::SavePoster(_) => {
                if let Some(path) = paths.first() {
                    self.poster_path_chosen(purpose, path, typed, now);
                }
            }
            Purpose::SavePaper(_) | Purpose::SaveReport(_) | Purpose::SaveLists(_) => {
                if let Some(path) = paths.first() {
                    self.paper_path_chosen(purpose, path, typed);
                }
            }
            Purpose::SaveActivity(id) => {
                if let Some(path) = paths.first() {
                    self.activity_path_chosen(id, path, typed);
                }
            }
            Purpose::Sample(id) => {
                if let Some(path) = paths.into_iter().next() {
                    self.sample_chosen(id, path);
                }
            }
            Purpose::SaveCopy(id) => {
                if let Some(path) = paths.first() {
                    self.copy_path_chosen(id, path, typed);
                }
            }
            Purpose::Split(_) | Purpose::Collect(_) => self.return_path_chosen(purpose, paths),
            Purpose::Evidence(id) => self.evidence_chosen(id, paths, now),
            Purpose::SaveLetters(id) => {
                if let Some(folder) = paths.into_iter().next() {
                    self.letters_folder_chosen(id, folder, now);
                }
            }
            Purpose::SaveFindings(id) => {
                if let Some(path) = paths.first() {
                    self.findings_path_chosen(id, path, typed, now);
                }
            }
            Purpose::Compare(..) | Purpose::SaveDifferences(_) => {
                if let Some(path) = paths.first() {
                    self.compare_path_chosen(purpose, path, typed);
                }
            }
            Purpose::SaveAs(id) => {
                let Some(chosen) = paths.into_iter().next() else { return };
                let own = self.document(id).and_then(OpenDocument::path) == Some(&chosen);
                // Its own file keeps the name that it has.
                let path = if own { chosen } else { with_extension(&chosen) };
                // The desktop's dialog has asked about the path it gave, not about one with our ending added.
                self.write(id, path, if own { Present::Replace } else { Present::Ask });
            }
        }
    }
}

/// The name of a file as it is shown.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The file's name without our ending.
pub(super) fn stem(path: &Path) -> String {
    let name = file_name(path);
    name.strip_suffix(EXTENSION).or_else(|| name.strip_suffix(".json")).map_or_else(|| name.clone(), ToOwned::to_owned)
}

/// The path with our ending, unless it ends in `.json` already. A half of our ending is made whole.
pub(super) fn with_extension(path: &Path) -> PathBuf {
    let ends_in = |ending: &str| path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending));
    match (ends_in("json"), ends_in("guatu")) {
        (true, _) => path.to_owned(),
        (false, true) => with_end(path, ".json"),
        (false, false) => with_end(path, EXTENSION),
    }
}

/// The path with something behind it. Dots within its name stay, and so do bytes that are in no known encoding.
fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Where a file goes for a path that was chosen, and what becomes of one that is there.
pub(super) fn place_for(path: &Path, purpose: Purpose, typed: bool) -> (PathBuf, Existing) {
    let whole = with_ending(path, purpose);
    // The desktop has asked about the path that it gave, not about one with our ending added.
    let existing = if typed || whole != path { Existing::Keep } else { Existing::Replace };
    (whole, existing)
}

/// True where a folder is asked for.
fn is_folder(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::SaveCharts(_) | Purpose::Split(_) | Purpose::SaveLetters(_))
}

/// The path with an ending that says what kind of file it is, in small letters as those who write the file ask for it; a folder
/// stays as it is.
fn with_ending(path: &Path, purpose: Purpose) -> PathBuf {
    if is_folder(purpose) {
        return path.to_owned();
    }
    let (_, endings) = purpose.kind();
    let own = path.extension();
    match endings.iter().find(|known| own.is_some_and(|own| own.eq_ignore_ascii_case(known))) {
        Some(known) => path.with_extension(known),
        None => endings.first().map_or_else(|| path.to_owned(), |first| with_end(path, &format!(".{first}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::DocumentId;

    #[test]
    fn an_ending_in_capitals_is_the_ending() {
        let id = DocumentId(1);
        for (typed, purpose, whole) in [
            ("图.XLSX", Purpose::SaveChart(id), "图.xlsx"),
            ("汇报.Pptx", Purpose::SaveDeck(id), "汇报.pptx"),
            ("汇报.10月", Purpose::SaveDeck(id), "汇报.10月.pdf"),
            ("图表.PNG", Purpose::SaveCharts(id), "图表.PNG"),
        ] {
            assert_eq!(with_ending(Path::new(typed), purpose), Path::new(whole), "{typed}");
        }
    }
}
