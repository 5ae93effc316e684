//! How much of what a place of a chart holds is selected.

use std::collections::HashSet;

use super::super::charts::areas::item_of;
use crate::model::{Dataset, NodeRef};
use crate::scene::{AreaKind, HitArea};

/// The share of the items of an area that is selected, from 0 to 1; of the name of a row whether its own item is.
pub(super) fn selected(area: &HitArea, set: &HashSet<NodeRef>, dataset: &Dataset) -> f32 {
    if area.kind == AreaKind::Mark {
        let held = area.holds.iter().filter(|node| set.contains(node)).count();
        return held as f32 / area.holds.len().max(1) as f32;
    }
    let own = area.spot.as_ref().and_then(|spot| item_of(dataset, &spot.node));
    if own.is_some_and(|item| set.contains(&item)) { 1.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::chart::{ChartContext, LIGHT, Named};
    use crate::model::NodeId;
    use crate::scene::{self, Look};
    use crate::words::{Language, Words};

    #[test]
    fn a_mark_shows_the_share_of_its_items_that_is_selected() {
        let dataset: Dataset = serde_json::from_str(include_str!("../../../assets/tongchuan.guatu.json")).unwrap();
        let dataset = Arc::new(dataset);
        let words = Words::load(Language::Chinese);
        let today = "2025-08-01".parse().unwrap();
        let chart = Named::Standing.build(&ChartContext::of(&dataset, today, 24, &words));
        let areas = scene::layout(&chart, &Look { width: 900.0, colours: &LIGHT, text: 14.0 }).areas;
        let marks: Vec<_> = areas.iter().filter(|area| area.kind == AreaKind::Mark).collect();
        let [first, .., last] = marks.as_slice() else { panic!("marks") };
        assert!(first.holds.len() > 1);
        let one: HashSet<NodeRef> = first.holds.iter().take(1).cloned().collect();
        assert!((selected(first, &one, &dataset) - 1.0 / first.holds.len() as f32).abs() < 1e-6);
        assert!(selected(last, &one, &dataset).abs() < 1e-6);
        let all: HashSet<NodeRef> = first.holds.iter().cloned().collect();
        assert!((selected(first, &all, &dataset) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn the_name_of_a_row_is_set_off_with_its_own_item() {
        let dataset: Dataset = serde_json::from_str(include_str!("../../../assets/tongchuan.guatu.json")).unwrap();
        let report = &dataset.reports[0];
        let item = report.items().find(|item| !item.indicators.is_empty()).unwrap();
        let node = NodeRef::new(report.id.clone(), NodeId::Indicator(item.indicators[0].id.clone()));
        let spot = crate::chart::ValuePlace { node, part: crate::chart::SpotPart::Whole };
        let area = HitArea {
            at: [0.0; 4],
            kind: AreaKind::Link,
            name: String::new(),
            text: String::new(),
            spot: Some(spot),
            holds: crate::chart::Held::default(),
        };
        let own = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
        assert!(selected(&area, &HashSet::from([own]), &dataset) > 0.5);
        assert!(selected(&area, &HashSet::new(), &dataset) < 0.5);
    }
}
