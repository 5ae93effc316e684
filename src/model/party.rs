//! Parties: the leaders and units that answer for items.

use serde::{Deserialize, Serialize};

use super::PartyId;

object! {
    /// A leader or a unit named in a report.
    pub struct Party {
        /// Unique in the report.
        required id: PartyId,
        /// The name as the office writes it.
        required name: String,
        /// Leader or unit.
        required kind: PartyKind,
    }
}

/// What a party is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartyKind {
    /// 责任领导: a person who answers for items.
    Leader,
    /// 单位: a lead or supporting unit.
    Unit,
}

impl PartyKind {
    /// Both kinds.
    pub const ALL: [Self; 2] = [Self::Leader, Self::Unit];

    /// The code in the file.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Unit => "unit",
        }
    }
}

impl Party {
    /// A party.
    #[must_use]
    pub fn new(id: PartyId, name: String, kind: PartyKind) -> Self {
        Self { id, name, kind, extra: super::Extra::default() }
    }
}
