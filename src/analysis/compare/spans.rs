//! Places in the source where the two reports were read from unlike sources: theirs mean nothing here, so a node
//! keeps those that it has here, and a value those of the same value here.

use crate::model::{Indicator, Item, Measure, NodeId, Reading};

use super::node::{Node, Tree};

/// The places of an item.
pub(super) fn of_item(item: &mut Item, own: &Tree<'_>) {
    let mine = own.get(&NodeId::Item(item.id.clone())).map(|placed| placed.node);
    let (basis, source) = match mine {
        Some(Node::Item(mine)) => (mine.basis.clone(), mine.source.clone()),
        _ => (Vec::new(), Vec::new()),
    };
    (item.basis, item.source) = (basis, source);
}

/// The places of a measure.
pub(super) fn of_measure(measure: &mut Measure, own: &Tree<'_>) {
    let mine = own.get(&NodeId::Measure(measure.id.clone())).map(|placed| placed.node);
    measure.source = if let Some(Node::Measure(mine)) = mine { mine.source.clone() } else { Vec::new() };
}

/// The places of the values of an indicator.
pub(super) fn of_indicator(indicator: &mut Indicator, own: &Tree<'_>) {
    let mine = own.get(&NodeId::Indicator(indicator.id.clone())).map(|placed| placed.node);
    let mine = if let Some(Node::Indicator(mine)) = mine { Some(mine) } else { None };
    let known: Vec<&Reading> = mine.iter().flat_map(|one| one.readings.iter().chain(&one.baseline)).collect();
    for reading in indicator.readings.iter_mut().chain(&mut indicator.baseline) {
        let same = |other: &&&Reading| {
            let unplaced = |one: &Reading| Reading { source: None, ..one.clone() };
            unplaced(other) == unplaced(reading)
        };
        reading.source = known.iter().find(same).and_then(|other| other.source.clone());
    }
    if let Some(target) = &mut indicator.target {
        let same = mine.and_then(|one| one.target.as_ref()).filter(|other| {
            (other.value, other.relation, other.due, other.origin)
                == (target.value, target.relation, target.due, target.origin)
        });
        target.source = same.and_then(|other| other.source.clone());
    }
}
