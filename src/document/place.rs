//! Where nodes stand: taking one out, putting one in, putting one elsewhere.

use std::cmp::Reverse;

use crate::model::{Field, Indicator, Item, KnownPlaces, Location, NodeId, NodeRef, Object, PartyId, Report};

use super::edit::Place;
use super::edit_error::EditError;
use super::reach::{category, category_at, item, item_at, problem, problem_at};

/// Puts a value at a position of a list, or last.
pub(super) fn insert<T>(list: &mut Vec<T>, at: Option<usize>, value: T) {
    let at = at.unwrap_or(list.len()).min(list.len());
    list.insert(at, value);
}

/// Puts a node elsewhere in its report. References that do not go along are dropped: an indicator's measure
/// when the two part, and a part's whole.
pub(super) fn move_node(
    report: &mut Report,
    node: &NodeId,
    to: &Place,
    places: &mut KnownPlaces,
) -> Result<(), EditError> {
    let from = places.locate(report, node).ok_or(EditError::NoSuchNode)?;
    let at = Some(to.at);
    match (from, &to.under) {
        (Location::Category(c), NodeId::Report) => {
            let category = report.categories.remove(c);
            insert(&mut report.categories, at, category);
        }
        (Location::Party(p), NodeId::Report) => {
            let party = report.parties.remove(p);
            insert(&mut report.parties, at, party);
        }
        (Location::Problem(_, p), under @ NodeId::Category(_)) => {
            let moved = category_at(report, from).ok_or(EditError::NoSuchNode)?.problems.remove(p);
            insert(&mut category(report, under, places)?.problems, at, moved);
        }
        (Location::Item(_, _, i), under @ NodeId::Problem(_)) => {
            let moved = problem_at(report, from).ok_or(EditError::NoSuchNode)?.items.remove(i);
            insert(&mut problem(report, under, places)?.items, at, moved);
        }
        (Location::Measure(_, _, _, m), under @ NodeId::Item(id)) => {
            let home = item_at(report, from).ok_or(EditError::NoSuchNode)?;
            let moved = home.measures.remove(m);
            if home.id != *id {
                let concerned = home.indicators.iter_mut().filter(|n| n.measure.as_ref() == Some(&moved.id));
                concerned.for_each(|indicator| indicator.measure = None);
            }
            insert(&mut item(report, under, places)?.measures, at, moved);
        }
        (Location::Indicator(..) | Location::ReportIndicator(_), NodeId::Item(_) | NodeId::Report) => {
            move_indicator(report, from, to, places)?;
        }
        _ => return Err(EditError::NoSuchPlace),
    }
    Ok(())
}

fn move_indicator(report: &mut Report, from: Location, to: &Place, places: &mut KnownPlaces) -> Result<(), EditError> {
    let stays = match (from, &to.under) {
        (Location::ReportIndicator(_), NodeId::Report) => true,
        (Location::Indicator(..), NodeId::Item(id)) => report.item_at(from).is_some_and(|item| item.id == *id),
        _ => false,
    };
    let (list, n) = match from {
        Location::ReportIndicator(n) => (&mut report.indicators, n),
        Location::Indicator(_, _, _, n) => (&mut item_at(report, from).ok_or(EditError::NoSuchNode)?.indicators, n),
        _ => return Err(EditError::NoSuchNode),
    };
    let moved = if stays {
        list.remove(n)
    } else {
        let mut moved = remove_indicator(list, n);
        moved.measure = None;
        moved.part_of = None;
        moved
    };
    let list = match &to.under {
        NodeId::Report => &mut report.indicators,
        under => &mut item(report, under, places)?.indicators,
    };
    insert(list, Some(to.at), moved);
    Ok(())
}

/// Takes a node out. What names it is brought up to date once the whole edit is made (`removal`).
pub(super) fn remove(report: &mut Report, node: &NodeId, places: &mut KnownPlaces) -> Result<(), EditError> {
    if let NodeId::Party(id) = node
        && let Some((place, field)) = naming(report, id)
    {
        return Err(EditError::PartyInUse(Box::new((NodeRef::new(report.id.clone(), place), field))));
    }
    match places.locate(report, node).ok_or(EditError::NoSuchNode)? {
        Location::Category(c) => drop(report.categories.remove(c)),
        at @ Location::Problem(_, p) => drop(category_at(report, at).map(|category| category.problems.remove(p))),
        at @ Location::Item(_, _, i) => drop(problem_at(report, at).map(|problem| problem.items.remove(i))),
        at @ Location::Measure(_, _, _, m) => drop(item_at(report, at).map(|item| item.measures.remove(m))),
        at @ Location::Indicator(_, _, _, n) => drop(item_at(report, at).map(|item| item.indicators.remove(n))),
        Location::ReportIndicator(n) => drop(report.indicators.remove(n)),
        Location::Party(p) => drop(report.parties.remove(p)),
    }
    Ok(())
}

/// Takes many nodes out: the last and lowest first, so that those that are still to go stay where they were found, and
/// the parties behind what names them.
pub(super) fn remove_all(report: &mut Report, nodes: Vec<&NodeId>, places: &mut KnownPlaces) -> Result<(), EditError> {
    let found = nodes.into_iter().map(|node| Some((places.locate(report, node)?, node)));
    let mut found: Vec<_> = found.collect::<Option<_>>().ok_or(EditError::NoSuchNode)?;
    found.sort_by_key(|(at, _)| (matches!(at, Location::Party(_)), Reverse(*at)));
    found.into_iter().try_for_each(|(_, node)| remove(report, node, places))
}

/// Takes an indicator out, and the references of its parts to it.
fn remove_indicator(indicators: &mut Vec<Indicator>, at: usize) -> Indicator {
    let whole = indicators.remove(at);
    for indicator in indicators {
        if indicator.part_of.as_ref().is_some_and(|part| part.whole == whole.id) {
            indicator.part_of = None;
        }
    }
    whole
}

/// The first node with a field that names the party: the report, an item or a measure.
fn naming(report: &Report, id: &PartyId) -> Option<(NodeId, &'static Field)> {
    let of_item = |item: &Item| {
        let own = field_naming(item, id).map(|field| (NodeId::Item(item.id.clone()), field));
        own.or_else(|| {
            item.measures.iter().find_map(|one| Some((NodeId::Measure(one.id.clone()), field_naming(one, id)?)))
        })
    };
    let own = field_naming(report, id).map(|field| (NodeId::Report, field));
    own.or_else(|| report.items().find_map(|item| of_item(item)))
}

fn field_naming<N: Object>(node: &N, id: &PartyId) -> Option<&'static Field> {
    let mut found = None;
    node.nodes(&mut |key, named| {
        if found.is_none() && matches!(&named, NodeId::Party(party) if party == id) {
            found = N::FIELDS.iter().find(|field| field.key == key);
        }
    });
    found
}
