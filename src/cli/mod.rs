//! The command line: the window, or one command without a window.

mod data;
mod draw;
mod exchange;
mod letters;
mod papers;
mod say;
mod write;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use lexopt::Arg;

use crate::app::clipboard;
use crate::app::integration::{self, Done, IntegrationError};
use crate::app::{self, Start, WindowError};
use crate::file::{self, Folders, IoCause};
use crate::model::{Codes as _, Date, PaperAudience};
use crate::reading::formats::Encoding;
use crate::words::{Language, Words};

use data::{check, compare, import, stats};
use draw::{Render, chart_names, draw, export_deck};
use exchange::{Collect, Split, collect_files, split};
use letters::{LetterOptions, LettersCommand, write_letters};
use papers::{DatasetExport, PaperExport, export_dataset, export_papers};
use say::say;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
enum Command {
    Window(Start),
    Check {
        file: PathBuf,
        json: bool,
    },
    Stats {
        file: PathBuf,
        json: bool,
    },
    Render(Render),
    Export {
        file: PathBuf,
        out: PathBuf,
        dark: bool,
        language: Option<Language>,
    },
    Papers(PaperExport),
    Dataset(DatasetExport),
    Letters(LettersCommand),
    Import {
        document: PathBuf,
        out: PathBuf,
    },
    /// The process that reads one document for the window; not in the help.
    ReadDocument {
        document: PathBuf,
        encoding: Option<Encoding>,
    },
    Compare {
        mine: PathBuf,
        theirs: PathBuf,
        json: bool,
    },
    Split(Split),
    Collect(Collect),
    InstallDesktop,
    UninstallDesktop,
    /// Hidden: the program starts itself so.
    KeepClipboard,
    Version,
    Help,
}

/// Runs the program with these arguments (without the program's name).
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> ExitCode {
    let began = Instant::now();
    let words = Words::load(Language::of_system());
    let code = match parse(arguments, &words) {
        Ok(command) => execute(command, &words, began, out, err),
        Err(error) => say(err, &words.with("cli-usage", [("error", error.into())]), 2),
    };
    ExitCode::from(code)
}

fn parse(arguments: impl IntoIterator<Item = OsString>, words: &Words) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let (mut files, mut json, mut name) = (Vec::new(), false, None);
    let (mut report, mut pictures) = (None, None);
    let (mut read, mut encoding) = (None, None);
    let (mut chart, mut out, mut scale, mut dark, mut language) = (None, None, 2, false, None);
    let (mut form, mut audience, mut unit, mut from, mut on) = (None, None, None, None, None);
    let (mut datasets, mut reason, mut letters) = (false, None, LetterOptions::default());
    while let Some(argument) = parser.next().map_err(|error| wrong(&error, words))? {
        match argument {
            Arg::Long("version") | Arg::Short('V') => return Ok(Command::Version),
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
            Arg::Long("install-desktop") => return Ok(Command::InstallDesktop),
            Arg::Long("uninstall-desktop") => return Ok(Command::UninstallDesktop),
            Arg::Long("read-document") => {
                read = Some(PathBuf::from(parser.value().map_err(|error| wrong(&error, words))?));
            }
            Arg::Long("encoding") => encoding = Encoding::named(&text(&mut parser, words)?),
            Arg::Long("keep-clipboard") => return Ok(Command::KeepClipboard),
            Arg::Long("json") => json = true,
            Arg::Long("dark") => dark = true,
            Arg::Long("chart") => chart = Some(text(&mut parser, words)?),
            Arg::Long("out") | Arg::Short('o') => out = Some(PathBuf::from(text(&mut parser, words)?)),
            Arg::Long("scale") => {
                let given = text(&mut parser, words)?;
                let wrong = || words.with("cli-scale", [("scale", given.clone().into())]);
                scale = given.parse().ok().filter(|scale| (1..=8).contains(scale)).ok_or_else(wrong)?;
            }
            Arg::Long("form") => form = Some(text(&mut parser, words)?),
            Arg::Long("unit") => unit = Some(text(&mut parser, words)?),
            Arg::Long("audience") => {
                let given = text(&mut parser, words)?;
                let wrong = || words.with("cli-audience", [("audience", given.clone().into())]);
                audience = Some(PaperAudience::of_code(&given).ok_or_else(wrong)?);
            }
            Arg::Long("on") => on = Some(day("--on", &mut parser, words)?),
            Arg::Long("from") => from = Some(day("--from", &mut parser, words)?),
            Arg::Long("datasets") => datasets = true,
            Arg::Long("reason") => reason = Some(text(&mut parser, words)?),
            Arg::Long(option) if LetterOptions::KEYS.contains(&option) => {
                let option = option.to_owned();
                letters.set(&option, text(&mut parser, words)?, words)?;
            }
            Arg::Long("language") => {
                language = Some(Language::of_locale(Some(&text(&mut parser, words)?)));
            }
            Arg::Long("startup-report") => {
                report = Some(PathBuf::from(parser.value().map_err(|error| wrong(&error, words))?));
            }
            Arg::Long("pictures") => {
                pictures = Some(PathBuf::from(parser.value().map_err(|error| wrong(&error, words))?));
            }
            Arg::Value(value)
                if files.is_empty()
                    && name.is_none()
                    && ["check", "stats", "render", "export", "import", "compare", "split", "collect", "letters"]
                        .iter()
                        .any(|known| value == *known) =>
            {
                name = Some(value);
            }
            Arg::Value(value) => files.push(PathBuf::from(value)),
            Arg::Long(other) => return Err(words.with("cli-unknown-option", [("option", format!("--{other}").into())])),
            Arg::Short(other) => return Err(words.with("cli-unknown-option", [("option", format!("-{other}").into())])),
        }
    }
    if let Some(document) = read {
        return Ok(Command::ReadDocument { document, encoding });
    }
    let Some(name) = name else {
        // Journals and recent files are read again from another folder.
        let files = files.into_iter().map(|file| std::path::absolute(&file).unwrap_or(file)).collect();
        return Ok(Command::Window(Start { files, report, pictures }));
    };
    let name = name.to_string_lossy().into_owned();
    let mut files = files.into_iter();
    let file = files.next();
    let file = file.ok_or_else(|| words.with("cli-missing-file", [("command", name.clone().into())]))?;
    Ok(match name.as_str() {
        "check" => Command::Check { file, json },
        "stats" => Command::Stats { file, json },
        "compare" => {
            let theirs = files.next().ok_or_else(|| words.text("cli-compare-two").to_owned())?;
            Command::Compare { mine: file, theirs, json }
        }
        "letters" => Command::Letters(letters.command(file, out, unit, on, language, words)?),
        "import" => {
            let out = out.ok_or_else(|| words.text("cli-import-out").to_owned())?;
            Command::Import { document: file, out }
        }
        "split" => {
            let folder = out.ok_or_else(|| words.text("cli-split-out").to_owned())?;
            let answer_by = letters.answer_by;
            Command::Split(Split { file, folder, form, audience, unit, datasets, answer_by, on, language })
        }
        "collect" => {
            let out = out.ok_or_else(|| words.text("cli-collect-out").to_owned())?;
            let returned: Vec<PathBuf> = files.collect();
            if returned.is_empty() {
                return Err(words.text("cli-collect-files").to_owned());
            }
            Command::Collect(Collect { file, returned, out, reason, on, json })
        }
        "export" => {
            let out = out.ok_or_else(|| words.text("cli-export-out").to_owned())?;
            match form {
                Some(forms) => Command::Papers(PaperExport { file, forms, out, audience, unit, from, on, language }),
                None if out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) => {
                    Command::Dataset(DatasetExport { file, out, audience })
                }
                None => Command::Export { file, out, dark, language },
            }
        }
        _ => {
            let chart = chart.ok_or_else(|| words.with("cli-charts", [("names", chart_names().into())]))?;
            let out = out.ok_or_else(|| words.text("cli-render-out").to_owned())?;
            Command::Render(Render { file, chart, out, scale, dark, language })
        }
    })
}

/// The value of an option as a day.
fn day(option: &str, parser: &mut lexopt::Parser, words: &Words) -> Result<Date, String> {
    letters::day(option, text(parser, words)?, words)
}

/// The value of an option as text.
fn text(parser: &mut lexopt::Parser, words: &Words) -> Result<String, String> {
    let value = parser.value().map_err(|error| wrong(&error, words))?;
    Ok(value.to_string_lossy().into_owned())
}

/// What the reader of the arguments does not understand, in words.
fn wrong(error: &lexopt::Error, words: &Words) -> String {
    match error {
        lexopt::Error::MissingValue { option: Some(option) } => {
            words.with("cli-missing-value", [("option", option.clone().into())])
        }
        lexopt::Error::UnexpectedValue { option, .. } => {
            words.with("cli-unexpected-value", [("option", option.clone().into())])
        }
        _ => words.text("cli-wrong-arguments").to_owned(),
    }
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
        Command::Export { file, out: path, dark, language } => {
            let own = language.map(Words::load);
            export_deck(&file, &path, dark, own.as_ref().unwrap_or(words), out, err)
        }
        Command::Papers(export) => export_papers(&export, words, out, err),
        Command::Dataset(export) => export_dataset(&export, words, out, err),
        Command::Split(asked) => split(&asked, words, out, err),
        Command::Collect(asked) => collect_files(&asked, &Arc::new(Words::load(words.language())), out, err),
        Command::Letters(letters) => write_letters(&letters, words, out, err),
        Command::Compare { mine, theirs, json } => compare(&mine, &theirs, json, words, out, err),
        Command::Import { document, out: path } => import(&document, &path, words, out, err),
        Command::ReadDocument { document, encoding } => app::serve_reader(&document, encoding, out),
        Command::InstallDesktop => integrate(integration::install, words, out, err),
        Command::UninstallDesktop => integrate(integration::uninstall, words, out, err),
        Command::Check { file, json } => check(&file, json, words, out, err),
        Command::Stats { file, json } => stats(&file, json, words, out, err),
        Command::Window(start) => window(&start, words, began, err),
    }
}

fn window(start: &Start, words: &Words, began: Instant, err: &mut dyn Write) -> u8 {
    // A folder that cannot be made is told before a window opens for nothing.
    if let Some(folder) = &start.pictures
        && let Err(error) = std::fs::create_dir_all(folder)
    {
        let path = folder.display().to_string();
        return say(
            err,
            &words.with(
                "cli-not-written",
                [("error", IoCause::from(error).message(words).into()), ("path", path.into())],
            ),
            2,
        );
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Command, String> {
        parse(arguments.iter().map(OsString::from), &Words::load(Language::English))
    }

    #[test]
    fn understands_its_commands() {
        assert_eq!(parsed(&[]), Ok(Command::Window(Start::default())));
        assert_eq!(
            parsed(&["--startup-report", "r.json", "甲 乙.json"]),
            Ok(Command::Window(Start {
                files: vec![std::path::absolute("甲 乙.json").unwrap()],
                report: Some("r.json".into()),
                pictures: None
            }))
        );
        assert_eq!(parsed(&["check", "a", "--json"]), Ok(Command::Check { file: "a".into(), json: true }));
        assert_eq!(parsed(&["--install-desktop"]), Ok(Command::InstallDesktop));
        assert_eq!(parsed(&["--uninstall-desktop"]), Ok(Command::UninstallDesktop));
        assert_eq!(parsed(&["stats", "a"]), Ok(Command::Stats { file: "a".into(), json: false }));
    }

    #[test]
    fn says_what_is_wrong_with_its_arguments() {
        assert!(parsed(&["check"]).unwrap_err().contains("check"));
        assert!(parsed(&["--wat"]).unwrap_err().contains("--wat"));
    }
}
