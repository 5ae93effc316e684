//! Parties: the leaders, units and persons that answer for items.

use super::PartyId;

object! {
    /// A leader, a unit or a person named in a report.
    pub struct Party = "party" {
        /// Unique in the report.
        required id: PartyId,
        /// The name as the office writes it.
        required name: String => Line Public,
        /// What it is.
        required kind: PartyKind => Choice Public,
        /// Other names that the papers have for it.
        optional aliases: Vec<String> => Names Public,
        /// What it does in the rectification, such as 整改第一责任人.
        optional duty: String => Line Public,
        /// Who is spoken to there (联系人).
        optional contact: String => Line Office,
        /// The number to call.
        optional phone: String => Line Office,
    }
}

codes! {
    /// What a party is.
    PartyKind {
        /// 责任领导: who answers for items.
        Leader = "leader",
        /// 单位: a lead or supporting unit.
        Unit = "unit",
        /// 责任人、经办人: who handles items.
        Person = "person",
    }
}

impl Party {
    /// A party of which nothing is known but its name.
    #[must_use]
    pub fn new(id: PartyId, name: String, kind: PartyKind) -> Self {
        Self { id, name, kind, ..Self::blank() }
    }

    /// True for its name and for every other name that the papers have for it.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|alias| alias == name)
    }
}
