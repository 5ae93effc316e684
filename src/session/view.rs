//! The views: what the centre of the window shows.

/// What the centre of the window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
pub enum View {
    /// How the whole stands.
    #[default]
    Overview,
    /// The selected node.
    Detail,
    /// All indicators as charts.
    Indicators,
    /// The notice as a page.
    Source,
    /// All items as a table.
    Ledger,
    /// Charts of the whole dataset.
    Charts,
    /// The pages of the briefing, to be arranged.
    Briefing,
    /// What the audit found.
    Audit,
    /// What differs from another dataset.
    Compare,
}
