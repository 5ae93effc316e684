//! The nodes of a report that an edit changes. What a node shares with other datasets is copied.

use std::sync::Arc;

use crate::model::{
    Category, Indicator, IndicatorId, Item, ItemId, KnownPlaces, Location, NodeId, NodeMut, Problem, Report,
};

use super::edit_error::EditError;

/// A node of any kind.
pub(super) fn node_mut<'a>(
    report: &'a mut Report,
    node: &NodeId,
    places: &mut KnownPlaces,
) -> Result<NodeMut<'a>, EditError> {
    Ok(match node {
        NodeId::Report => NodeMut::Report(report),
        NodeId::Party(id) => {
            let party = report.parties.iter_mut().find(|party| party.id == *id);
            NodeMut::Party(Arc::make_mut(party.ok_or(EditError::NoSuchNode)?))
        }
        NodeId::Category(_) => NodeMut::Category(category(report, node, places)?),
        NodeId::Problem(_) => NodeMut::Problem(problem(report, node, places)?),
        NodeId::Item(_) => NodeMut::Item(item(report, node, places)?),
        NodeId::Measure(id) => {
            let measures = &mut item(report, node, places)?.measures;
            NodeMut::Measure(measures.iter_mut().find(|measure| measure.id == *id).ok_or(EditError::NoSuchNode)?)
        }
        NodeId::Indicator(id) => NodeMut::Indicator(indicator(report, id, places)?),
    })
}

pub(super) fn category<'a>(
    report: &'a mut Report,
    node: &NodeId,
    places: &mut KnownPlaces,
) -> Result<&'a mut Category, EditError> {
    let at = places.locate(report, node).ok_or(EditError::NoSuchNode)?;
    category_at(report, at).ok_or(EditError::NoSuchNode)
}

pub(super) fn problem<'a>(
    report: &'a mut Report,
    node: &NodeId,
    places: &mut KnownPlaces,
) -> Result<&'a mut Problem, EditError> {
    let at = places.locate(report, node).ok_or(EditError::NoSuchNode)?;
    problem_at(report, at).ok_or(EditError::NoSuchNode)
}

pub(super) fn item<'a>(
    report: &'a mut Report,
    node: &NodeId,
    places: &mut KnownPlaces,
) -> Result<&'a mut Item, EditError> {
    let at = places.locate(report, node).ok_or(EditError::NoSuchNode)?;
    item_at(report, at).ok_or(EditError::NoSuchNode)
}

pub(super) fn category_at(report: &mut Report, at: Location) -> Option<&mut Category> {
    let (Location::Category(c)
    | Location::Problem(c, _)
    | Location::Item(c, _, _)
    | Location::Measure(c, _, _, _)
    | Location::Indicator(c, _, _, _)) = at
    else {
        return None;
    };
    report.categories.get_mut(c).map(Arc::make_mut)
}

pub(super) fn problem_at(report: &mut Report, at: Location) -> Option<&mut Problem> {
    let (Location::Problem(_, p)
    | Location::Item(_, p, _)
    | Location::Measure(_, p, _, _)
    | Location::Indicator(_, p, _, _)) = at
    else {
        return None;
    };
    category_at(report, at)?.problems.get_mut(p).map(Arc::make_mut)
}

pub(super) fn item_at(report: &mut Report, at: Location) -> Option<&mut Item> {
    let (Location::Item(_, _, i) | Location::Measure(_, _, i, _) | Location::Indicator(_, _, i, _)) = at else {
        return None;
    };
    problem_at(report, at)?.items.get_mut(i).map(Arc::make_mut)
}

fn indicator<'a>(
    report: &'a mut Report,
    id: &IndicatorId,
    places: &mut KnownPlaces,
) -> Result<&'a mut Indicator, EditError> {
    let at = places.locate(report, &NodeId::Indicator(id.clone())).ok_or(EditError::NoSuchNode)?;
    let found = match at {
        Location::ReportIndicator(n) => report.indicators.get_mut(n),
        Location::Indicator(_, _, _, n) => item_at(report, at).and_then(|item| item.indicators.get_mut(n)),
        _ => None,
    };
    found.ok_or(EditError::NoSuchNode)
}

pub(super) fn item_of<'a>(
    report: &'a mut Report,
    id: ItemId,
    places: &mut KnownPlaces,
) -> Result<&'a mut Item, EditError> {
    item(report, &NodeId::Item(id), places)
}
