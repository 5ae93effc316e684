//! The file dialog of Windows and macOS, by rfd. It says `None` both for a dialog that the person closed and for one that
//! never opened: what comes quicker than any person is no answer.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::Frame;
use rfd::{AsyncFileDialog, FileHandle};

use crate::session::DialogAnswer;

use super::{Question, TOO_QUICK, Wanted};

/// The dialog with the window as its parent.
pub(super) fn dialog(question: &Question, frame: &Frame) -> AsyncFileDialog {
    let mut dialog = AsyncFileDialog::new().set_title(&question.title).set_parent(frame);
    for (name, endings) in &question.filters {
        dialog = dialog.add_filter(name, endings);
    }
    if let Some(folder) = &question.folder {
        dialog = dialog.set_directory(folder);
    }
    if question.name.is_empty() { dialog } else { dialog.set_file_name(&question.name) }
}

/// Waits for the dialog.
pub(super) fn answer(wanted: Wanted, dialog: AsyncFileDialog) -> DialogAnswer {
    let began = Instant::now();
    let one = |file: Option<FileHandle>| file.into_iter().collect::<Vec<_>>();
    let files = match wanted {
        Wanted::File => one(pollster::block_on(dialog.pick_file())),
        Wanted::Files => pollster::block_on(dialog.pick_files()).unwrap_or_default(),
        Wanted::Folder => one(pollster::block_on(dialog.pick_folder())),
        Wanted::NewFile => one(pollster::block_on(dialog.save_file())),
    };
    judged(files.iter().map(|file| file.path().to_owned()).collect(), began.elapsed())
}

/// No paths after so short a time are no answer of a person.
fn judged(paths: Vec<PathBuf>, took: Duration) -> DialogAnswer {
    match paths.is_empty() {
        false => DialogAnswer::Paths(paths),
        true if took < TOO_QUICK => DialogAnswer::Missing,
        true => DialogAnswer::Cancelled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_quicker_than_a_person_is_none() {
        let path = || vec![PathBuf::from("a")];
        assert_eq!(judged(path(), Duration::ZERO), DialogAnswer::Paths(path()));
        assert_eq!(judged(Vec::new(), Duration::from_millis(20)), DialogAnswer::Missing);
        assert_eq!(judged(Vec::new(), Duration::from_secs(20)), DialogAnswer::Cancelled);
    }
}
