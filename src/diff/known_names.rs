//! Units and leaders of a document under the names that they have here: a ledger that writes 区发改局 speaks of the unit that
//! keeps this as another name of 区发展和改革局, and proposes neither a new unit nor another name.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Dataset, Party, PartyId, PartyKind, Report, map_parties};

/// The document with those names; nothing where it has none that is another name here.
#[must_use]
pub fn under_known_names(mine: &Dataset, theirs: &Dataset) -> Option<Dataset> {
    let known = Known::of(mine);
    let mut theirs = theirs.clone();
    let renamed: Vec<bool> = theirs.reports.iter_mut().map(|report| known.rename(report)).collect();
    renamed.contains(&true).then_some(theirs)
}

/// The names of one side: by kind and name whether it is a main name, and the main name otherwise.
struct Known<'a> {
    names: HashMap<(PartyKind, &'a str), Option<&'a str>>,
}

impl<'a> Known<'a> {
    fn of(dataset: &'a Dataset) -> Self {
        let parties = || dataset.reports.iter().flat_map(|report| &report.parties);
        let aliases = parties().flat_map(|own| own.aliases.iter().map(move |alias| (own, alias)));
        let mut names: HashMap<_, _> =
            aliases.map(|(own, alias)| ((own.kind, alias.as_str()), Some(own.name.as_str()))).collect();
        // A party that has the name for its own is meant before one that has it beside another.
        names.extend(parties().map(|own| ((own.kind, own.name.as_str()), None)));
        Self { names }
    }

    /// Gives the parties of a report their main names; two that become one are named by the id of the first. True where
    /// there was one to be renamed.
    fn rename(&self, report: &mut Arc<Report>) -> bool {
        let main = |party: &Party| self.names.get(&(party.kind, party.name.as_str())).copied().flatten();
        if report.parties.iter().all(|party| main(party).is_none()) {
            return false;
        }
        let report = Arc::make_mut(report);
        let mut kept: Vec<Arc<Party>> = Vec::with_capacity(report.parties.len());
        let mut first: HashMap<(PartyKind, String), PartyId> = HashMap::new();
        let mut ids: HashMap<PartyId, PartyId> = HashMap::new();
        for mut party in std::mem::take(&mut report.parties) {
            if let Some(name) = main(&party) {
                name.clone_into(&mut Arc::make_mut(&mut party).name);
            }
            let id = first.entry((party.kind, party.name.clone())).or_insert_with(|| party.id.clone());
            if *id == party.id {
                kept.push(party);
            } else {
                ids.insert(party.id.clone(), id.clone());
            }
        }
        report.parties = kept;
        if !ids.is_empty() {
            let new = |id: &PartyId| Some(ids.get(id).unwrap_or(id).clone());
            map_parties(report, new);
            report.change_items(
                |_| true,
                |item| {
                    map_parties(item, new);
                    let leads = item.lead_units.clone();
                    item.support_units.retain(|unit| !leads.contains(unit));
                    item.measures.iter_mut().for_each(|measure| map_parties(measure, new));
                },
            );
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Category, Item, Measure, Problem};

    fn party(id: &str, name: &str, aliases: &[&str]) -> Arc<Party> {
        let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
        Arc::new(Party { aliases, ..Party::new(id.into(), name.to_owned(), PartyKind::Unit) })
    }

    fn with(parties: Vec<Arc<Party>>, items: Vec<Item>) -> Dataset {
        let items = items.into_iter().map(Arc::new).collect();
        let problem = Arc::new(Problem { id: "p1".into(), items, ..Problem::blank() });
        let category = Arc::new(Category { id: "c1".into(), problems: vec![problem], ..Category::blank() });
        let report = Report { id: "r".into(), parties, categories: vec![category], ..Report::blank() };
        Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }
    }

    fn item(id: &str, lead: &[&str], support: &[&str]) -> Item {
        let ids = |names: &[&str]| names.iter().map(|name| (*name).into()).collect();
        let measure = Measure { id: format!("{id}-m").as_str().into(), units: ids(lead), ..Measure::blank() };
        let blank = Item::new(id.into(), String::new(), "问题".to_owned());
        Item { lead_units: ids(lead), support_units: ids(support), measures: vec![measure], ..blank }
    }

    #[test]
    fn another_name_is_the_party_that_keeps_it_and_two_that_become_one_stand_once() {
        let mine = with(vec![party("u1", "区水务局", &["区水利局", "区水利"]), party("u2", "区水利", &[])], Vec::new());
        let theirs = with(
            vec![
                party("a", "区水利局", &[]),
                party("b", "区水务局", &[]),
                party("c", "区水利", &[]),
                party("d", "区教育局", &[]),
            ],
            vec![item("i1", &["a", "b"], &["c"]), item("i2", &["d"], &["b", "a"]), item("i3", &["a"], &["b"])],
        );
        let read = under_known_names(&mine, &theirs).unwrap();
        let report = &read.reports[0];
        let names: Vec<(&str, &str)> = report.parties.iter().map(|own| (own.id.as_str(), own.name.as_str())).collect();
        assert_eq!(names, [("a", "区水务局"), ("c", "区水利"), ("d", "区教育局")]);
        let units = |id: &str| {
            let item = report.item(&id.into()).unwrap();
            let words = |ids: &[PartyId]| ids.iter().map(PartyId::as_str).collect::<Vec<_>>().join(" ");
            [words(&item.lead_units), words(&item.support_units), words(&item.measures[0].units)]
        };
        assert_eq!(units("i1"), ["a", "c", "a"]);
        assert_eq!(units("i2"), ["d", "a", "d"]);
        assert_eq!(units("i3"), ["a", "", "a"]);
        assert_eq!(under_known_names(&mine, &with(vec![party("d", "区教育局", &[])], Vec::new())), None);
    }
}
