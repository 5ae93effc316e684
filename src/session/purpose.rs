//! What a path is asked for, what the dialog for it says, and what becomes of a file that is there.

use crate::export::{PAPER_ENDINGS, PROSE_ENDINGS};
use crate::reading::formats;

use super::comparing::Role;
use super::id::DocumentId;

/// The ending of a dataset.
const DATASET: &str = "json";

/// The ending of one that is written: a desktop that adds the ending of its list to a typed name adds all of it.
const NEW_DATASET: &str = "guatu.json";

/// The endings that evidence has most often; any other is taken too.
const EVIDENCE: [&str; 9] = ["pdf", "ofd", "jpg", "jpeg", "png", "doc", "docx", "xls", "xlsx"];

/// What a path is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Files to open.
    Open,
    /// A document to be imported.
    Import,
    /// Where to save a document.
    SaveAs(DocumentId),
    /// Where to save a picture of the chart of a document.
    SaveChart(DocumentId),
    /// The folder for the pictures of all charts of a document.
    SaveCharts(DocumentId),
    /// Where to save the poster of the wall chart of a document.
    SavePoster(DocumentId),
    /// Where to save the briefing of a document.
    SaveDeck(DocumentId),
    /// Where to save the paper that is looked at.
    SavePaper(DocumentId),
    /// Where to save the paper in prose that is looked at.
    SaveReport(DocumentId),
    /// Where to save what was done in the file of a document.
    SaveActivity(DocumentId),
    /// Where to save all lists.
    SaveLists(DocumentId),
    /// A document with a table that a form is to be like.
    Sample(DocumentId),
    /// Where to save a copy of a document for its readers.
    SaveCopy(DocumentId),
    /// The folder for what the units get.
    Split(DocumentId),
    /// Files that came back from them.
    Collect(DocumentId),
    /// The folder for letters to units.
    SaveLetters(DocumentId),
    /// Files that are to be evidence.
    Evidence(DocumentId),
    /// What a document is compared with, or the state that both came from.
    Compare(DocumentId, Role),
    /// Where to save the list of differences.
    SaveDifferences(DocumentId),
    /// Where to save the list of what the audit found.
    SaveFindings(DocumentId),
}

impl Purpose {
    /// The key of the dialog's title.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Open => "path-open-title",
            Self::Import => "path-import-title",
            Self::SaveAs(_) => "path-save-title",
            Self::SaveChart(_) => "path-chart-title",
            Self::SaveCharts(_) => "path-charts-title",
            Self::SavePoster(_) => "poster-title",
            Self::SaveDeck(_) => "path-deck-title",
            Self::SavePaper(_) | Self::SaveActivity(_) | Self::SaveReport(_) | Self::SaveLists(_) => "path-paper-title",
            Self::Sample(_) => "path-sample-title",
            Self::SaveCopy(_) => "path-copy-title",
            Self::Split(_) => "path-split-title",
            Self::Collect(_) => "path-collect-title",
            Self::SaveLetters(_) => "path-letters-title",
            Self::Evidence(_) => "path-evidence-title",
            Self::Compare(_, Role::Theirs) => "path-compare-title",
            Self::Compare(_, Role::Base) => "path-base-title",
            Self::Compare(_, Role::Earlier | Role::Later) => "path-earlier-title",
            Self::SaveDifferences(_) => "path-differences-title",
            Self::SaveFindings(_) => "path-findings-title",
        }
    }

    /// The key of the word for the kind of file, and its endings; the first is added where none of them was typed.
    #[must_use]
    pub fn kind(self) -> (&'static str, Vec<&'static str>) {
        match self {
            Self::SaveDeck(_) => ("deck-type", vec!["pdf", "pptx"]),
            Self::SavePoster(_) => ("picture-type", vec!["pdf", "png"]),
            Self::SaveChart(_) => ("chart-type", vec!["png", "svg", "pdf", "xlsx", "csv"]),
            Self::SaveCharts(_) => ("picture-type", vec!["png", "svg", "pdf"]),
            Self::SavePaper(_) | Self::SaveActivity(_) | Self::SaveFindings(_) => {
                ("paper-type", PAPER_ENDINGS.to_vec())
            }
            Self::SaveReport(_) => ("paper-type", PROSE_ENDINGS.to_vec()),
            Self::SaveLetters(_) => ("paper-type", vec!["docx"]),
            Self::SaveLists(_) => ("paper-type", vec!["xlsx", "docx", "pdf"]),
            Self::SaveDifferences(_) => ("list-type", vec!["csv"]),
            Self::Split(_) => ("paper-type", vec!["xlsx"]),
            Self::Evidence(_) => ("evidence-type", EVIDENCE.to_vec()),
            Self::Collect(_) => ("collect-type", vec!["xlsx", DATASET]),
            Self::Open | Self::Compare(_, Role::Earlier | Role::Later) => ("file-type", vec![DATASET]),
            Self::SaveAs(_) | Self::SaveCopy(_) => ("file-type", vec![NEW_DATASET]),
            Self::Compare(..) => ("compare-type", [DATASET].into_iter().chain(formats::endings()).collect()),
            Self::Import | Self::Sample(_) => ("document-type", formats::endings().collect()),
        }
    }
}

/// What becomes of a file that is there already when a picture or a deck is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced: the person was asked.
    Replace,
    /// It stays, and the new one gets a name of its own: nobody was asked.
    Keep,
}
