//! What a node is, without its content.

use serde::Serialize;

use super::NodeId;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is the type of the same name")]
pub enum NodeKind {
    Report,
    Party,
    Category,
    Problem,
    Item,
    Measure,
    Indicator,
}

impl NodeKind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Report, Self::Party, Self::Category, Self::Problem, Self::Item, Self::Measure, Self::Indicator];

    /// What a node is.
    #[must_use]
    pub fn of(node: &NodeId) -> Self {
        match node {
            NodeId::Report => Self::Report,
            NodeId::Party(_) => Self::Party,
            NodeId::Category(_) => Self::Category,
            NodeId::Problem(_) => Self::Problem,
            NodeId::Item(_) => Self::Item,
            NodeId::Measure(_) => Self::Measure,
            NodeId::Indicator(_) => Self::Indicator,
        }
    }

    /// The kinds that stand directly under it and whose order says something.
    #[must_use]
    pub fn under(self) -> &'static [Self] {
        match self {
            Self::Report => &[Self::Category, Self::Indicator],
            Self::Category => &[Self::Problem],
            Self::Problem => &[Self::Item],
            Self::Item => &[Self::Measure, Self::Indicator],
            Self::Party | Self::Measure | Self::Indicator => &[],
        }
    }

    /// The code for other programs, and in the keys of the language files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Party => "party",
            Self::Category => "category",
            Self::Problem => "problem",
            Self::Item => "item",
            Self::Measure => "measure",
            Self::Indicator => "indicator",
        }
    }

    /// The id of such a node.
    #[must_use]
    pub fn id(self, text: &str) -> NodeId {
        match self {
            Self::Report => NodeId::Report,
            Self::Party => NodeId::Party(text.into()),
            Self::Category => NodeId::Category(text.into()),
            Self::Problem => NodeId::Problem(text.into()),
            Self::Item => NodeId::Item(text.into()),
            Self::Measure => NodeId::Measure(text.into()),
            Self::Indicator => NodeId::Indicator(text.into()),
        }
    }
}
