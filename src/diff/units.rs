//! Differences by the unit in the lead, so that one unit's returned copy is looked at and taken as a whole.

use std::collections::HashMap;

use crate::model::{Item, ItemId, ReportId};

use super::difference::Difference;
use super::pair::{Comparison, ReportPair};

/// The differences of the items that one unit leads.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitDifferences {
    /// The name of the unit; absent for what no unit leads: items without one, divisions, the report itself.
    pub unit: Option<String>,
    /// The places of its differences in the comparison. An item that two units lead stands under both.
    pub differences: Vec<usize>,
}

/// The items of all pairs of reports, with the pair that each belongs to.
type Items<'a> = HashMap<(&'a ReportId, &'a ItemId), (&'a ReportPair, &'a Item)>;

impl Comparison {
    /// The differences by lead unit, units in the order in which they first occur, those of no unit last.
    #[must_use]
    pub fn by_unit(&self) -> Vec<UnitDifferences> {
        let (mine, theirs) = (self.items(|pair| &pair.mine), self.items(|pair| &pair.theirs));
        let mut groups: Vec<UnitDifferences> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut none = UnitDifferences { unit: None, differences: Vec::new() };
        for (at, difference) in self.differences.iter().enumerate() {
            let mut units = lead_units(difference, &mine);
            if units.is_empty() {
                units = lead_units(difference, &theirs);
            }
            if units.is_empty() {
                none.differences.push(at);
            }
            for unit in units {
                let place = *places.entry(unit).or_insert(groups.len());
                if place == groups.len() {
                    groups.push(UnitDifferences { unit: Some(unit.to_owned()), differences: Vec::new() });
                }
                groups.get_mut(place).into_iter().for_each(|group| group.differences.push(at));
            }
        }
        groups.extend((!none.differences.is_empty()).then_some(none));
        groups
    }

    fn items<'a>(&'a self, side: impl Fn(&'a ReportPair) -> &'a crate::model::Report) -> Items<'a> {
        let of_pair = |pair: &'a ReportPair| {
            let items = side(pair).items();
            items.map(move |item| ((&pair.mine.id, &item.id), (pair, &**item)))
        };
        self.pairs.iter().flat_map(of_pair).collect()
    }
}

/// The names of the units that lead the item of a difference, on one side.
fn lead_units<'a>(difference: &Difference, items: &Items<'a>) -> Vec<&'a str> {
    let found = difference.item().and_then(|item| items.get(&(&difference.node.report, item)));
    found.map_or_else(Vec::new, |(pair, item)| item.lead_units.iter().filter_map(|id| pair.party_name(id)).collect())
}
