//! What can be asked for on the command line.

use std::path::PathBuf;

use crate::app::Start;
use crate::reading::formats::Encoding;

use super::draw::{DeckExport, Render};
use super::exchange::{Collect, Split};
use super::letters::LettersCommand;
use super::papers::{DatasetExport, PaperExport};

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    Window(Start),
    Check {
        file: PathBuf,
        json: bool,
        /// Where the findings are written as a list.
        out: Option<PathBuf>,
    },
    Stats {
        file: PathBuf,
        json: bool,
    },
    Render(Render),
    Deck(DeckExport),
    Papers(PaperExport),
    Dataset(DatasetExport),
    Letters(LettersCommand),
    Import {
        document: PathBuf,
        out: PathBuf,
        json: bool,
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
