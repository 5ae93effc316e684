//! The pages of a briefing as a person arranged them: their order, what is hidden, own titles, texts and notes.

use serde::{Deserialize, Serialize};

object! {
    /// One page of a report's briefing. A report without any has the pages that follow from its data.
    pub struct BriefingPage {
        /// What the page shows.
        required page: PageKind,
        /// For a category its id; for a chart the chart's name, or the id of an item or an indicator.
        optional of: String,
        /// A title in the place of the one that follows from the data.
        optional title: String,
        /// The text of a page of text, a paragraph in each line.
        optional text: String,
        /// What the speaker wants to say; never on the page itself.
        optional notes: String,
        /// Left out of the briefing, but kept.
        optional hidden: bool,
    }
}

/// What a page of a briefing shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// Whose report it is, and of which day.
    #[default]
    Cover,
    /// How the whole stands.
    Overview,
    /// One category with its items.
    Category,
    /// Targets missed.
    OffTarget,
    /// The largest changes for the better.
    Achievements,
    /// The wall chart.
    Plan,
    /// What is due next.
    Next,
    /// A chart that a person added.
    Chart,
    /// A text that a person wrote.
    Text,
}

impl PageKind {
    /// True for a page that follows from the data, of which there is one at most for each thing that it is of.
    #[must_use]
    pub fn is_automatic(self) -> bool {
        !matches!(self, Self::Chart | Self::Text)
    }
}

impl BriefingPage {
    /// A page as it follows from the data.
    #[must_use]
    pub fn new(page: PageKind, of: impl Into<String>) -> Self {
        Self {
            page,
            of: of.into(),
            title: String::new(),
            text: String::new(),
            notes: String::new(),
            hidden: false,
            extra: super::Extra::default(),
        }
    }
}
