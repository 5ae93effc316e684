//! The desktop's file dialogs. The window keeps drawing meanwhile.
//!
//! The request is made on the window's thread, with the window as parent, and awaited on a thread of its own. rfd says
//! `None` both for a dialog that the person closed and for one that never opened. On Linux and the BSDs it is therefore
//! found beforehand whether a portal answers; where none does, zenity is run here, and its exit status tells the two
//! apart. Where neither is there the path box takes over.
//!
//! # Limits
//! A portal that answers, and then fails for longer than a person needs to cancel while there is no zenity, counts as
//! cancelled.

#[cfg(all(unix, not(target_os = "macos")))]
mod portal;
#[cfg(all(unix, not(target_os = "macos")))]
mod zenity;

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::Frame;
use rfd::{AsyncFileDialog, FileHandle};

use crate::session::{DialogAnswer, Outcome, PathRequest, Purpose};
use crate::words::Words;

use super::threads;
use super::workers::Workers;

/// Quicker than any person.
const TOO_QUICK: Duration = Duration::from_millis(300);

/// What a dialog is to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    File,
    Files,
    Folder,
    NewFile,
}

impl Wanted {
    fn of(purpose: Purpose) -> Self {
        match purpose {
            Purpose::Compare(..) => Self::File,
            Purpose::Open | Purpose::Import => Self::Files,
            Purpose::SaveCharts(_) => Self::Folder,
            Purpose::SaveAs(_) | Purpose::SaveChart(_) | Purpose::SaveDeck(_) | Purpose::SaveDifferences(_) => {
                Self::NewFile
            }
        }
    }
}

/// What a dialog says and where it begins.
#[derive(Debug, Clone)]
struct Question {
    wanted: Wanted,
    title: String,
    /// The name of a kind of file and its endings.
    filters: Vec<(String, Vec<String>)>,
    folder: Option<PathBuf>,
    name: String,
}

impl Question {
    fn of(request: PathRequest, words: &Words) -> Self {
        let PathRequest { purpose, folder, name, .. } = request;
        let wanted = Wanted::of(purpose);
        let (kind, endings) = purpose.kind();
        let own = (words.text(kind).to_owned(), endings.into_iter().map(str::to_owned).collect());
        let any = (words.text("file-type-any").to_owned(), vec!["*".to_owned()]);
        // Folders have no endings: zenity answers a filter on them with an error.
        let filters = if wanted == Wanted::Folder { Vec::new() } else { vec![own, any] };
        Self { wanted, title: words.text(purpose.title()).to_owned(), filters, folder, name }
    }
}

/// Shows a dialog and sends what was chosen.
pub(super) fn ask(workers: &Workers, frame: &Frame, words: &Words, request: PathRequest) {
    let serial = request.serial;
    let question = Question::of(request, words);
    let dialog = dialog(&question).set_parent(frame);
    let outbox = workers.outbox();
    threads::start("dialog", move || {
        // A dialog whose library breaks off is one that does not work.
        let answer = panic::catch_unwind(AssertUnwindSafe(|| answer(&question, dialog)));
        outbox.send(Outcome::DialogAnswered(serial, answer.unwrap_or(DialogAnswer::Missing)));
    });
}

/// The answer of the portal, else of zenity.
#[cfg(all(unix, not(target_os = "macos")))]
fn answer(question: &Question, dialog: AsyncFileDialog) -> DialogAnswer {
    if !portal::answers() {
        return zenity::ask(question);
    }
    let began = Instant::now();
    match judged(shown(question.wanted, dialog), began.elapsed()) {
        // It may have ended while the dialog was open.
        DialogAnswer::Cancelled if !portal::answers() => DialogAnswer::Missing,
        answer => answer,
    }
}

/// The answer of the system's own dialog.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn answer(question: &Question, dialog: AsyncFileDialog) -> DialogAnswer {
    let began = Instant::now();
    judged(shown(question.wanted, dialog), began.elapsed())
}

/// No paths after so short a time are no answer of a person.
fn judged(paths: Vec<PathBuf>, took: Duration) -> DialogAnswer {
    match paths.is_empty() {
        false => DialogAnswer::Paths(paths),
        true if took < TOO_QUICK => DialogAnswer::Missing,
        true => DialogAnswer::Cancelled,
    }
}

fn dialog(question: &Question) -> AsyncFileDialog {
    let mut dialog = AsyncFileDialog::new().set_title(&question.title);
    for (name, endings) in &question.filters {
        dialog = dialog.add_filter(name, endings);
    }
    if let Some(folder) = &question.folder {
        dialog = dialog.set_directory(folder);
    }
    if question.name.is_empty() { dialog } else { dialog.set_file_name(&question.name) }
}

/// Waits for rfd's dialog. No paths where it was cancelled or never there.
fn shown(wanted: Wanted, dialog: AsyncFileDialog) -> Vec<PathBuf> {
    let one = |file: Option<FileHandle>| file.into_iter().collect::<Vec<_>>();
    let files = match wanted {
        Wanted::File => one(pollster::block_on(dialog.pick_file())),
        Wanted::Files => pollster::block_on(dialog.pick_files()).unwrap_or_default(),
        Wanted::Folder => one(pollster::block_on(dialog.pick_folder())),
        Wanted::NewFile => one(pollster::block_on(dialog.save_file())),
    };
    files.iter().map(|file| file.path().to_owned()).collect()
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
