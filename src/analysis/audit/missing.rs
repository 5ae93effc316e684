//! What the office still has to fill in: measure, unit, date, standing, reason, reading.

use crate::analysis::{Attainment, AttainmentRule};
use crate::model::{Due, Item, NodeId, Progress, Term, When};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Severity};

pub(super) fn check(item: &Item, collector: &mut Collector) {
    // What goes on for good has no date, and of what is done none is asked any more.
    let dateless = item.term == Term::Sustained || item.progress.is_complete();
    // Days from a feedback of which the day is not known are no date yet.
    let present = item.due.as_ref().and_then(Due::present);
    let lacks = [
        (FindingKind::MissingMeasure, item.measures.is_empty()),
        (FindingKind::MissingUnit, item.lead_units.is_empty()),
        (FindingKind::MissingDue, present.is_none() && !dateless),
        (FindingKind::MissingStanding, item.progress == Progress::Unstated),
    ];
    for (kind, _) in lacks.into_iter().filter(|(_, lacks)| *lacks) {
        collector.add(Draft::new(kind, Severity::Notice));
    }
    if let Some(due) = &item.due {
        reasons(due, None, collector);
    }
    for due in item.stages.iter().filter_map(|stage| stage.due.as_ref()) {
        reasons(due, None, collector);
    }
    for measure in &item.measures {
        if let Some(due) = &measure.due {
            reasons(due, Some(&NodeId::Measure(measure.id.clone())), collector);
        }
    }
    readings(item, collector);
}

/// A due date that was moved silently, or on nobody's word.
fn reasons(due: &Due, node: Option<&NodeId>, collector: &mut Collector) {
    let lacks = due.changes.iter().flat_map(|change| {
        let reason = change.reason.trim().is_empty().then_some(FindingKind::MissingReason);
        let approval = change.approved_by.trim().is_empty().then_some(FindingKind::MissingApproval);
        [reason, approval].into_iter().flatten().map(move |kind| (kind, change))
    });
    for (kind, change) in lacks {
        let draft = Draft::new(kind, Severity::Notice);
        let draft = draft.dated([change.from, change.to]).dated(change.on.map(When::Day));
        collector.add(match node {
            Some(node) => draft.at(node.clone()),
            None => draft,
        });
    }
}

/// A target with no value to hold against it.
fn readings(item: &Item, collector: &mut Collector) {
    for indicator in item.indicators.iter().filter(|own| Attainment::of(own).rule == AttainmentRule::NoReading) {
        let node = NodeId::Indicator(indicator.id.clone());
        collector.add(Draft::new(FindingKind::MissingReading, Severity::Notice).at(node));
    }
}
