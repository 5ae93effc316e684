//! What can be asked for on the command line.

use std::path::PathBuf;

use crate::app::Start;
use crate::reading::formats::Encoding;
use crate::words::Language;

use super::draw::Render;
use super::exchange::{Collect, Split};
use super::letters::LettersCommand;
use super::look::Look;
use super::papers::{DatasetExport, PaperExport};

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
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
        look: Look,
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
