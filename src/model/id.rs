//! Ids: what a node is called in the file, unique within its report, and how the program points at a node.

use std::fmt;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

macro_rules! ids {
    ($( $(#[$meta:meta])* $Name:ident ),* $(,)?) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $Name(SmolStr);

        impl $Name {
            /// The id as it stands in the file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $Name {
            fn from(text: &str) -> Self {
                Self(SmolStr::new(text))
            }
        }

        impl From<String> for $Name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl schemars::JsonSchema for $Name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($Name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "minLength": 1 })
            }
        }
    )* };
}

ids! {
    /// The id of a report, unique within its dataset.
    ReportId,
    /// The id of a party.
    PartyId,
    /// The id of a category (方面).
    CategoryId,
    /// The id of a problem (问题).
    ProblemId,
    /// The id of an item (具体问题).
    ItemId,
    /// The id of a measure (整改措施).
    MeasureId,
    /// The id of an indicator (指标).
    IndicatorId,
    /// The id of a column that an office added to a report.
    ColumnId,
}

/// Any node of a report by its kind and id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NodeId {
    /// The report itself.
    Report,
    /// A category of it.
    Category(CategoryId),
    /// A problem of it.
    Problem(ProblemId),
    /// An item of it.
    Item(ItemId),
    /// A measure of one of its items.
    Measure(MeasureId),
    /// An indicator of the report or of one of its items.
    Indicator(IndicatorId),
    /// A party of it.
    Party(PartyId),
}

impl NodeId {
    /// The id as it stands in the file; empty for the report itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Report => "",
            Self::Category(id) => id.as_str(),
            Self::Problem(id) => id.as_str(),
            Self::Item(id) => id.as_str(),
            Self::Measure(id) => id.as_str(),
            Self::Indicator(id) => id.as_str(),
            Self::Party(id) => id.as_str(),
        }
    }
}

/// A node of a dataset: the report and the node in it. Ids, not positions, so that it outlives edits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NodeRef {
    /// The report that holds the node.
    pub report: ReportId,
    /// The node.
    pub node: NodeId,
}

impl NodeRef {
    /// A node of a report.
    #[must_use]
    pub fn new(report: ReportId, node: NodeId) -> Self {
        Self { report, node }
    }
}
