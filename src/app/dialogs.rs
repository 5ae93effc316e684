//! The desktop's file dialogs: through the portal, else zenity. The window keeps drawing meanwhile.
//!
//! The request is made on the window's thread, with the window as parent, and awaited on a thread of its
//! own. Neither way tells "cancelled" from "not there", but a person cannot close a dialog in a third of a
//! second: an answer that quick means that there is none, and the path box takes over.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use eframe::Frame;

use crate::session::{Outcome, Purpose};
use crate::words::Words;

use super::workers::Workers;

/// Quicker than any person.
const TOO_QUICK: Duration = Duration::from_millis(300);

/// Shows a dialog and sends what was chosen.
pub(super) fn ask(
    workers: &Workers,
    frame: &Frame,
    words: &Words,
    purpose: Purpose,
    folder: Option<PathBuf>,
    name: &str,
) {
    let title = words.text(purpose.title());
    let (kind, endings) = purpose.kind();
    let mut dialog = rfd::AsyncFileDialog::new().set_title(title).set_parent(frame);
    // Folders have no endings: zenity answers a filter on them with an error.
    if !matches!(purpose, Purpose::SaveCharts(_)) {
        dialog = dialog.add_filter(words.text(kind), &endings).add_filter(words.text("file-type-any"), &["*"]);
    }
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    if !name.is_empty() {
        dialog = dialog.set_file_name(name);
    }
    let outbox = workers.outbox();
    let asked = Instant::now();
    match purpose {
        Purpose::Compare(..) => {
            let file = dialog.pick_file();
            thread::spawn(move || {
                let paths = pollster::block_on(file).map(|file| vec![file.path().to_owned()]);
                outbox.send(answer(purpose, paths, asked));
            });
        }
        Purpose::Open | Purpose::Import => {
            let files = dialog.pick_files();
            thread::spawn(move || {
                let chosen = pollster::block_on(files);
                let paths = chosen.map(|files| files.iter().map(|file| file.path().to_owned()).collect());
                outbox.send(answer(purpose, paths, asked));
            });
        }
        Purpose::SaveCharts(_) => {
            let folder = dialog.pick_folder();
            thread::spawn(move || {
                let paths = pollster::block_on(folder).map(|folder| vec![folder.path().to_owned()]);
                outbox.send(answer(purpose, paths, asked));
            });
        }
        Purpose::SaveAs(_) | Purpose::SaveChart(_) | Purpose::SaveDeck(_) | Purpose::SaveDifferences(_) => {
            let file = dialog.save_file();
            thread::spawn(move || {
                let paths = pollster::block_on(file).map(|file| vec![file.path().to_owned()]);
                outbox.send(answer(purpose, paths, asked));
            });
        }
    }
}

fn answer(purpose: Purpose, paths: Option<Vec<PathBuf>>, asked: Instant) -> Outcome {
    match paths {
        Some(paths) => Outcome::PathsChosen(purpose, paths),
        None if asked.elapsed() < TOO_QUICK => Outcome::DialogMissing(purpose),
        None => Outcome::DialogCancelled(purpose),
    }
}
