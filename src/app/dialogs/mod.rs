//! The desktop's file dialogs. The window keeps drawing meanwhile.
//!
//! On Linux and the BSDs the portal is asked on the session's bus: it says whether the person closed the dialog or the
//! dialog failed, whatever time either took. Where no portal answers, or its dialog fails, zenity is run, whose exit
//! status tells the two apart; where that is not there either, the path box takes over. On Windows and macOS the dialog
//! is the system's own.
//!
//! # Limits
//! A portal that says that it shows a dialog, goes on answering and shows none is waited for; the status bar offers the
//! path box meanwhile. On Wayland the dialog is not tied to the window.

#[cfg(all(unix, not(target_os = "macos")))]
mod portal;
#[cfg(not(all(unix, not(target_os = "macos"))))]
mod system;
#[cfg(all(unix, not(target_os = "macos")))]
mod uris;
#[cfg(all(unix, not(target_os = "macos")))]
mod zenity;

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::time::Duration;

use eframe::Frame;

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
            Purpose::Compare(..) | Purpose::Sample(_) => Self::File,
            Purpose::Open | Purpose::Import | Purpose::Collect(_) | Purpose::Evidence(_) => Self::Files,
            Purpose::SaveCharts(_) | Purpose::Split(_) | Purpose::SaveLetters(_) => Self::Folder,
            Purpose::SaveAs(_)
            | Purpose::SaveChart(_)
            | Purpose::SavePoster(_)
            | Purpose::SaveDeck(_)
            | Purpose::SavePaper(_)
            | Purpose::SaveActivity(_)
            | Purpose::SaveReport(_)
            | Purpose::SaveCopy(_)
            | Purpose::SaveLists(_)
            | Purpose::SaveDifferences(_)
            | Purpose::SaveFindings(_) => Self::NewFile,
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
    let show = dialog(Question::of(request, words), frame);
    let outbox = workers.outbox();
    threads::start("dialog", move || {
        // A dialog whose library breaks off is one that does not work.
        let answer = panic::catch_unwind(AssertUnwindSafe(show));
        outbox.send(Outcome::DialogAnswered(serial, answer.unwrap_or(DialogAnswer::Missing)));
    });
}

/// The dialog of the portal, else of zenity.
#[cfg(all(unix, not(target_os = "macos")))]
fn dialog(question: Question, frame: &Frame) -> impl FnOnce() -> DialogAnswer + Send + 'static {
    let parent = portal::parent(frame);
    move || portal::ask(&question, parent).unwrap_or_else(|| zenity::ask(&question))
}

/// The dialog of the system, which is made on the window's thread.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn dialog(question: Question, frame: &Frame) -> impl FnOnce() -> DialogAnswer + Send + 'static {
    let dialog = system::dialog(&question, frame);
    move || system::answer(question.wanted, dialog)
}
