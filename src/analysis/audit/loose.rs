//! What has lost its hold: fields that name a node which is not in the report, and values of the report's own columns
//! without their column or not of its kind.
//!
//! A file with these is sound: it opens, and a person says what is to become of them. They come from merged copies and
//! from other programs; deleting a node or a column here leaves none.

use std::collections::HashSet;

use crate::model::{Column, ColumnMap, Item, NodeId, Object, Report};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Severity};

/// Where something is named: the node, the field, and what is named.
pub(super) type Naming = (NodeId, &'static str, NodeId);

/// The values of an item and its measures that no column of the report is for.
pub(super) fn values(item: &Item, columns: &[Column], collector: &mut Collector) {
    in_map(&item.custom, None, columns, collector);
    for measure in &item.measures {
        in_map(&measure.custom, Some(&NodeId::Measure(measure.id.clone())), columns, collector);
    }
}

/// The nodes outside an item that it names. Whether they are there, the whole report tells ([`names`]).
pub(super) fn named_outside(item: &Item) -> Vec<Naming> {
    let mut found = Vec::new();
    item.indicators
        .iter()
        .for_each(|indicator| gather(indicator, &NodeId::Indicator(indicator.id.clone()), &mut found));
    if found.is_empty() {
        return found;
    }
    let measures: HashSet<_> = item.measures.iter().map(|own| &own.id).collect();
    let indicators: HashSet<_> = item.indicators.iter().map(|own| &own.id).collect();
    found.retain(|(.., named)| match named {
        NodeId::Measure(id) => !measures.contains(id),
        NodeId::Indicator(id) => !indicators.contains(id),
        _ => true,
    });
    found
}

/// What the report and its items name and what is not there. `of_items` is what items name outside themselves.
pub(super) fn names<'a>(report: &Report, of_items: impl Iterator<Item = &'a Naming>, collector: &mut Collector) {
    let mut found = Vec::new();
    gather(report, &NodeId::Report, &mut found);
    report.indicators.iter().for_each(|one| gather(one, &NodeId::Indicator(one.id.clone()), &mut found));
    found.extend(of_items.cloned());
    if found.is_empty() {
        return;
    }
    // Ids are unique in the report, whatever the kind of the node.
    let known: HashSet<&str> = report.ids().collect();
    for (node, key, named) in found.iter().filter(|(.., named)| !known.contains(named.as_str())) {
        let draft = Draft::new(FindingKind::MissingNode, Severity::Notice);
        collector.add(draft.at(node.clone()).marked(&format!("{key}/{}", named.as_str())));
    }
}

/// Parties are left out: a file that names one that is not there does not open.
fn gather<N: Object>(object: &N, node: &NodeId, found: &mut Vec<Naming>) {
    object.nodes(&mut |key, named| {
        if !matches!(named, NodeId::Party(_)) {
            found.push((node.clone(), key, named));
        }
    });
}

fn in_map(map: &ColumnMap, node: Option<&NodeId>, columns: &[Column], collector: &mut Collector) {
    for (name, cell) in map.iter() {
        let kind = match columns.iter().find(|column| column.id.as_str() == name.as_str()) {
            None => FindingKind::ValueWithoutColumn,
            Some(column) if !column.holds(cell) => FindingKind::ValueUnlikeColumn,
            Some(_) => continue,
        };
        let draft = Draft::new(kind, Severity::Notice).marked(name);
        collector.add(match node {
            Some(node) => draft.at(node.clone()),
            None => draft,
        });
    }
}
