//! Two names for one unit (区发改局, 区发展和改革局) become one party: everything that named the one names the other, which keeps
//! the names as aliases, so that imports and returned files find it under each of them.

use crate::field;
use crate::model::{FieldKey, Item, NodeId, Object, Party, PartyId, Report, map_parties};

use super::edit::{Change, Edit, EditLabel};

/// The edit that merges a party into another of its kind, in one step. Nothing where they are one already, of two kinds, or
/// not there.
#[must_use]
pub fn merge_parties(report: &Report, from: &PartyId, into: &PartyId) -> Option<Edit> {
    let (gone, kept) = (report.party(from)?, report.party(into)?);
    if from == into || gone.kind != kept.kind {
        return None;
    }
    let mut changes = renamed(report, &NodeId::Report, from, into);
    for item in report.items().filter(|item| item.names_party(from)) {
        let node = NodeId::Item(item.id.clone());
        changes.extend(of_item(item, &node, from, into));
        for measure in &item.measures {
            changes.extend(renamed(measure, &NodeId::Measure(measure.id.clone()), from, into));
        }
    }
    // The party that stays comes last: it is what the step is about.
    changes.push(Change::Remove(NodeId::Party(from.clone())));
    changes.extend(taken_over(gone, kept));
    Some(Edit::new(report.id.clone(), Change::Batch(EditLabel::MergeParties, changes)))
}

/// The changes at an item. A unit that would lead it and support it leads it.
fn of_item(item: &Item, node: &NodeId, from: &PartyId, into: &PartyId) -> Vec<Change> {
    let mut after = item.clone();
    map_parties(&mut after, |id| Some(other(id, from, into)));
    if after.lead_units.contains(into) {
        after.support_units.retain(|id| id != into);
    }
    differing(item, &after, node)
}

/// The fields of an object that name the one party, with the other in its place.
fn renamed<N: Object + Clone>(object: &N, node: &NodeId, from: &PartyId, into: &PartyId) -> Vec<Change> {
    let mut names = false;
    object.nodes(&mut |_, named| names |= matches!(&named, NodeId::Party(id) if id == from));
    if !names {
        return Vec::new();
    }
    let mut after = object.clone();
    map_parties(&mut after, |id| Some(other(id, from, into)));
    differing(object, &after, node)
}

fn other(id: &PartyId, from: &PartyId, into: &PartyId) -> PartyId {
    if id == from { into.clone() } else { id.clone() }
}

fn differing<N: Object>(before: &N, after: &N, node: &NodeId) -> Vec<Change> {
    let of = |key: &&'static str| {
        let field = N::FIELDS.iter().find(|field| field.key == *key)?;
        Some(Change::Set(node.clone(), FieldKey::Declared(field), after.value(key)?))
    };
    before.differing(after).iter().filter_map(of).collect()
}

/// What the party that stays takes over: the names, and what is known of the other.
fn taken_over(gone: &Party, kept: &Party) -> Vec<Change> {
    let mut aliases = kept.aliases.clone();
    for name in std::iter::once(&gone.name).chain(&gone.aliases) {
        if *name != kept.name && !aliases.contains(name) {
            aliases.push(name.clone());
        }
    }
    // What both have is kept of both: a telephone number of the name that goes is still one.
    let or = |own: &String, other: &String| match (own.is_empty(), other.is_empty() || own.contains(other.as_str())) {
        (true, _) => other.clone(),
        (false, true) => own.clone(),
        (false, false) => format!("{own}; {other}"),
    };
    let id = &kept.id;
    vec![
        Change::set(id, field!(Party.duty), or(&kept.duty, &gone.duty)),
        Change::set(id, field!(Party.contact), or(&kept.contact, &gone.contact)),
        Change::set(id, field!(Party.phone), or(&kept.phone, &gone.phone)),
        Change::set(id, field!(Party.aliases), aliases),
    ]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use super::*;
    use crate::document::{Document, name_parties};
    use crate::model::{Category, Dataset, Letter, Measure, PartyKind, Problem};

    fn dataset() -> Dataset {
        let party = |id: &str, name: &str| Arc::new(Party::new(id.into(), name.to_owned(), PartyKind::Unit));
        let mut short = Party::new("u1".into(), "区发改局".to_owned(), PartyKind::Unit);
        short.aliases = vec!["区发改委".to_owned()];
        short.phone = "2210".to_owned();
        let mut item = Item::new("i1".into(), "(1)".to_owned(), "项目库不实".to_owned());
        item.lead_units = vec!["u2".into(), "u1".into()];
        item.support_units = vec!["u3".into(), "u1".into()];
        item.measures =
            vec![Measure { units: vec!["u1".into()], ..Measure::new("m1".into(), String::new(), "清库".to_owned()) }];
        let problem = Problem { items: vec![Arc::new(item)], ..Problem::new("p".into(), String::new(), String::new()) };
        let category =
            Category { problems: vec![Arc::new(problem)], ..Category::new("c".into(), String::new(), String::new()) };
        let letter = Letter { unit: "u1".into(), number: "督〔2024〕1号".to_owned(), ..Letter::blank() };
        let report = Report {
            parties: vec![Arc::new(short), party("u2", "区发展和改革局"), party("u3", "区住建局")],
            categories: vec![Arc::new(category)],
            letters: vec![letter],
            ..Report::new("r".into(), "通报".to_owned())
        };
        Dataset { reports: vec![Arc::new(report)], ..Dataset::default() }
    }

    #[test]
    fn what_was_known_of_both_is_kept_of_both() {
        let mut dataset = dataset();
        let mut kept = Party::clone(&dataset.reports[0].parties[1]);
        (kept.phone, kept.duty) = ("3345".to_owned(), "综合协调".to_owned());
        Arc::make_mut(&mut dataset.reports[0]).parties[1] = Arc::new(kept);
        let mut document = Document::loaded(Arc::new(dataset));
        let edit = merge_parties(&document.dataset().reports[0], &"u1".into(), &"u2".into()).unwrap();
        document.edit(edit, Duration::ZERO).unwrap();
        let kept = document.dataset().reports[0].party(&"u2".into()).unwrap();
        assert_eq!((kept.phone.as_str(), kept.duty.as_str()), ("3345; 2210", "综合协调"));
    }

    #[test]
    fn all_that_named_the_one_names_the_other_and_it_is_one_step_back() {
        let mut document = Document::loaded(Arc::new(dataset()));
        let before = Arc::clone(&document.dataset().reports[0]);
        let edit = merge_parties(&before, &"u1".into(), &"u2".into()).unwrap();
        document.edit(edit, Duration::ZERO).unwrap();
        let report = &document.dataset().reports[0];
        assert_eq!(report.parties.len(), 2);
        let kept = report.party(&"u2".into()).unwrap();
        assert_eq!((kept.aliases.join(" "), kept.phone.as_str()), ("区发改局 区发改委".to_owned(), "2210"));
        let item = report.items().next().unwrap();
        assert_eq!((&item.lead_units, &item.support_units), (&vec!["u2".into()], &vec!["u3".into()]));
        assert_eq!((&item.measures[0].units, &report.letters[0].unit), (&vec!["u2".into()], &"u2".into()));
        document.undo();
        assert!(Arc::ptr_eq(&document.dataset().reports[0], &before));
    }

    #[test]
    fn a_former_name_is_found_and_makes_no_new_party() {
        let mut document = Document::loaded(Arc::new(dataset()));
        let edit = merge_parties(&document.dataset().reports[0], &"u1".into(), &"u2".into()).unwrap();
        document.edit(edit, Duration::ZERO).unwrap();
        let field = crate::model::field_of::<Item>("lead_units").unwrap();
        let (report, node) = (&document.dataset().reports[0], NodeId::Item("i1".into()));
        let own = (&node, report.node(&node).unwrap());
        let edit = name_parties(report, own, field, &["区发改委".to_owned()]).unwrap().unwrap();
        document.edit(edit, Duration::ZERO).unwrap();
        assert_eq!(document.dataset().reports[0].parties.len(), 2);
        assert_eq!(document.dataset().reports[0].items().next().unwrap().lead_units, ["u2".into()]);
    }

    #[test]
    fn a_unit_is_merged_with_no_leader_and_not_with_itself() {
        let mut dataset = dataset();
        let report = Arc::make_mut(&mut dataset.reports[0]);
        report.parties.push(Arc::new(Party::new("l1".into(), "副区长".to_owned(), PartyKind::Leader)));
        for into in ["l1", "u1", "gone"] {
            assert_eq!(merge_parties(&dataset.reports[0], &"u1".into(), &into.into()), None);
        }
    }
}
