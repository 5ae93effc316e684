//! What has lost its hold: fields that name a node which is not in the report, and values of the report's own columns
//! without their column or not of its kind.
//!
//! A file with these is sound: it opens, and a person says what is to become of them. They come from merged copies and
//! from other programs; deleting a node or a column here leaves none.

use std::collections::HashSet;

use crate::model::{ColumnId, ColumnMap, NodeId, Object, Report};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Severity};

/// Where something is named: the node, the field, and what is named.
type Naming = (NodeId, &'static str, NodeId);

pub(super) fn check(report: &Report, collector: &mut Collector) {
    names(report, collector);
    for item in report.items() {
        values(report, &item.custom, &NodeId::Item(item.id.clone()), collector);
        for measure in &item.measures {
            values(report, &measure.custom, &NodeId::Measure(measure.id.clone()), collector);
        }
    }
}

fn names(report: &Report, collector: &mut Collector) {
    let mut found: Vec<Naming> = Vec::new();
    gather(report, &NodeId::Report, &mut found);
    for indicator in report.indicators.iter().chain(report.items().flat_map(|item| &item.indicators)) {
        gather(indicator, &NodeId::Indicator(indicator.id.clone()), &mut found);
    }
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

fn values(report: &Report, map: &ColumnMap, node: &NodeId, collector: &mut Collector) {
    for (name, cell) in map.iter() {
        let kind = match report.column(&ColumnId::from(name.as_str())) {
            None => FindingKind::ValueWithoutColumn,
            Some(column) if !column.holds(cell) => FindingKind::ValueUnlikeColumn,
            Some(_) => continue,
        };
        collector.add(Draft::new(kind, Severity::Notice).at(node.clone()).marked(name));
    }
}
