//! The pages of a briefing as a person arranged them: their order, what is hidden, own titles, texts and notes.

object! {
    /// One page of a report's briefing. A report without any has the pages that follow from its data.
    pub entry BriefingPage = "page" {
        /// What the page shows.
        required page: PageKind => Choice Public,
        /// For a category or an item its id; for a chart the chart's name, or the id of an item or an indicator.
        optional of: String => Line Public,
        /// A title in the place of the one that follows from the data.
        optional title: String => Line Public,
        /// The text of a page of text, a paragraph in each line.
        optional text: String => Text Public,
        /// What the speaker wants to say; never on the page itself.
        optional notes: String => Text Office,
        /// Left out of the briefing, but kept.
        optional hidden: bool => Flag Public,
        /// Where it would go on on further pages: only the first one, which says how much more there is.
        optional short: bool => Flag Public,
    }
}

codes! {
    /// What a page of a briefing shows.
    PageKind or Cover {
        /// Whose report it is, and of which day.
        Cover = "cover",
        /// What is late.
        Late = "late",
        /// How the whole stands.
        Overview = "overview",
        /// One category with its items.
        Category = "category",
        /// Who answers for what, by leader and unit.
        Owners = "owners",
        /// Targets missed.
        OffTarget = "off_target",
        /// The largest changes for the better.
        Achievements = "achievements",
        /// The wall chart.
        Plan = "plan",
        /// What a meeting has to decide.
        Decisions = "decisions",
        /// What is due next.
        Next = "next",
        /// One item, that a person added.
        Item = "item",
        /// A chart that a person added.
        Chart = "chart",
        /// A text that a person wrote.
        Text = "text",
    }
}

impl PageKind {
    /// True for a page that follows from the data, of which there is one at most for each thing that it is of.
    #[must_use]
    pub fn is_automatic(self) -> bool {
        !matches!(self, Self::Category | Self::Item | Self::Chart | Self::Text)
    }
}

impl BriefingPage {
    /// A page as it follows from the data.
    #[must_use]
    pub fn new(page: PageKind, of: impl Into<String>) -> Self {
        Self { page, of: of.into(), ..Self::blank() }
    }
}
