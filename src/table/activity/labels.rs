//! What the items of a report are called, found in one walk: a row looks an item up, and does not search for it.

use std::collections::HashMap;

use crate::model::{Item, ItemId, PartyId, Report};

/// The items of a report by their ids.
pub(super) struct ItemLabels<'a> {
    items: HashMap<&'a ItemId, (&'a str, &'a str, &'a Item)>,
    parties: HashMap<&'a PartyId, &'a str>,
}

/// What an item is called.
pub(super) struct ItemLabel<'a> {
    /// Its full number.
    pub(super) number: String,
    pub(super) title: &'a str,
    /// The first unit in its lead; empty for none.
    pub(super) unit: &'a str,
}

impl<'a> ItemLabels<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let mut items = HashMap::new();
        for category in &report.categories {
            for problem in &category.problems {
                let own = |item: &'a Item| (&item.id, (category.number.as_str(), problem.number.as_str(), item));
                items.extend(problem.items.iter().map(|item| own(item)));
            }
        }
        let parties = report.parties.iter().map(|party| (&party.id, party.name.as_str())).collect();
        Self { items, parties }
    }

    pub(super) fn item(&self, id: &ItemId) -> Option<ItemLabel<'a>> {
        let (category, problem, item) = self.items.get(id)?;
        let unit = item.lead_units.first().and_then(|id| self.party(id)).unwrap_or_default();
        Some(ItemLabel { number: format!("{category}{problem}{}", item.number), title: &item.title, unit })
    }

    pub(super) fn party(&self, id: &PartyId) -> Option<&'a str> {
        self.parties.get(id).copied()
    }
}
