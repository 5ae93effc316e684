//! The command line: the window, or one command without a window.

mod arguments;
mod command;
mod data;
mod draw;
mod exchange;
mod forms;
mod import;
mod left_open;
mod letters;
mod look;
mod papers;
mod readers;
mod say;
mod write;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;
use std::time::Instant;

use crate::app::clipboard;
use crate::app::integration::{self, Done, IntegrationError};
use crate::app::{self, Start, WindowError};
use crate::file::{self, Folders};
use crate::words::{Language, Words};

use arguments::parse;
use command::Command;
use data::{check, compare, stats};
use draw::{draw, export_deck};
use exchange::{collect_files, split};
use import::import;
use letters::write_letters;
use papers::{export_dataset, export_papers};
use say::say;

/// Runs the program with these arguments (without the program's name).
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let began = Instant::now();
    let words = Words::of(Language::of_system());
    let code = match parse(arguments, &words) {
        Ok(command) => execute(command, &words, began, out, err),
        Err(error) => say(err, &words.with("cli-usage", [("error", error.into())]), 2),
    };
    ExitCode::from(code)
}

fn execute(command: Command, words: &Words, began: Instant, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    // The window says so itself.
    if !matches!(command, Command::Window(_) | Command::KeepClipboard | Command::Version | Command::Help)
        && let Some(folders) = Folders::of_person()
        && let Err(error) = file::add_holidays(&folders)
    {
        let _ = say(err, &error.message(words), 0);
    }
    match command {
        Command::KeepClipboard => {
            clipboard::keep();
            0
        }
        Command::Version => say(out, concat!("guatu ", env!("CARGO_PKG_VERSION")), 0),
        Command::Help => say(out, &words.with("cli-help", [("version", env!("CARGO_PKG_VERSION").into())]), 0),
        Command::Render(render) => draw(&render, words, out, err),
        Command::Deck(export) => export_deck(&export, words, out, err),
        Command::Papers(export) => export_papers(&export, words, out, err),
        Command::Dataset(export) => export_dataset(&export, words, out, err),
        Command::Split(asked) => split(&asked, words, out, err),
        Command::Collect(asked) => collect_files(&asked, &Words::of(words.language()), out, err),
        Command::Letters(letters) => write_letters(&letters, words, out, err),
        Command::Compare { mine, theirs, json } => compare(&mine, &theirs, json, words, out, err),
        Command::Import { document, out: path, json } => import((&document, &path), json, words, out, err),
        Command::ReadDocument { document, encoding } => app::serve_reader(&document, encoding, out),
        Command::InstallDesktop => integrate(integration::install, words, out, err),
        Command::UninstallDesktop => integrate(integration::uninstall, words, out, err),
        Command::Check { file, json, out: list } => check(&file, (json, list.as_deref()), words, out, err),
        Command::Stats { file, json } => stats(&file, json, words, out, err),
        Command::Window(start) => window(&start, words, began, err),
    }
}

fn window(start: &Start, words: &Words, began: Instant, err: &mut dyn Write) -> u8 {
    // A folder that cannot be made is told before a window opens for nothing.
    if let Some(folder) = &start.pictures
        && let Err(error) = write::folder(folder, words)
    {
        return say(err, &error, 2);
    }
    match app::open(start, began) {
        Ok(()) => 0,
        Err(error) => say(err, &no_window(&error, words), 2),
    }
}

/// Why there is no window, and where what the libraries said is written down.
fn no_window(error: &WindowError, words: &Words) -> String {
    let message = error.message(words);
    match Folders::of_person().filter(|_| *error != WindowError::NoDisplay) {
        Some(folders) => {
            let folder = folders.log().display().to_string();
            words.with("cli-window-failed", [("error", message.into()), ("folder", folder.into())])
        }
        None => message,
    }
}

/// Gives the program its place on the desktop, or takes it away, and prints each path that this touched.
fn integrate(
    act: fn() -> Result<Done, IntegrationError>,
    words: &Words,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    if !integration::NEEDED {
        return say(out, words.text("cli-desktop-not-needed"), 0);
    }
    let done = match act() {
        Ok(done) => done,
        Err(error) => return say(err, &error.message(words), 2),
    };
    if done.paths.is_empty() {
        return say(out, words.text("cli-desktop-nothing"), 0);
    }
    let code = done.paths.iter().fold(0, |code, path| code.max(say(out, &path.display().to_string(), 0)));
    if done.not_run.is_empty() {
        return code;
    }
    say(err, &words.with("cli-not-run", [("programs", done.not_run.join(", ").into())]), code)
}
