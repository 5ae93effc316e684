//! Suggested indicators taken into an item: with fresh ids, and parts of a whole only where the whole is there.

use std::collections::HashMap;

use crate::model::{Indicator, IndicatorId, Item, PartOf, Report};

use super::edit::{Change, Edit, EditLabel, NewNode};
use super::id_allocator::IdAllocator;

/// The edit that adds indicators to an item. Their ids are good only among themselves, and are replaced.
#[must_use]
pub fn take_suggested(report: &Report, item: &Item, indicators: Vec<Indicator>) -> Edit {
    let mut allocator = IdAllocator::of(report);
    let ids: HashMap<IndicatorId, IndicatorId> = indicators
        .iter()
        .map(|indicator| (indicator.id.clone(), IndicatorId::from(allocator.fresh("n").as_str())))
        .collect();
    let renamed = |indicator: Indicator| {
        let part_of = indicator.part_of.and_then(|part| Some(PartOf { whole: ids.get(&part.whole)?.clone(), ..part }));
        let id = ids.get(&indicator.id).cloned().unwrap_or(indicator.id);
        Indicator { id, part_of, ..indicator }
    };
    let mut adds: Vec<Change> = indicators
        .into_iter()
        .map(|indicator| Change::add(NewNode::Indicator(item.id.clone(), Box::new(renamed(indicator)))))
        .collect();
    let change = match (adds.pop(), adds.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            adds.extend(last);
            Change::Batch(EditLabel::Suggestions, adds)
        }
    };
    Edit::new(report.id.clone(), change)
}
