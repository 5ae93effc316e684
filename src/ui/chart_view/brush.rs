//! Which part of each mark is selected. Computed for the rows on screen, once for each chart and selection.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::chart::{Chart, ChartRow, Mark};
use crate::model::{Dataset, NodeId, NodeRef};

/// What of a row is selected.
#[derive(Debug, Clone, Default)]
pub(super) struct RowBrush {
    /// The share of each mark, from 0 to 1.
    pub(super) marks: Vec<f32>,
    /// True when the row's own node belongs to a selected item.
    pub(super) own: bool,
}

/// The rows computed so far.
#[derive(Debug, Default)]
pub(super) struct Brushed {
    of: Option<(Arc<Chart>, Arc<HashSet<NodeRef>>)>,
    rows: HashMap<usize, RowBrush>,
}

impl Brushed {
    /// Forgets everything when the chart or the selection is another one.
    pub(super) fn follow(&mut self, chart: &Arc<Chart>, set: &Arc<HashSet<NodeRef>>) {
        let same = self.of.as_ref().is_some_and(|(of, by)| Arc::ptr_eq(of, chart) && Arc::ptr_eq(by, set));
        if !same {
            self.of = Some((Arc::clone(chart), Arc::clone(set)));
            self.rows.clear();
        }
    }

    /// What of a row is selected.
    pub(super) fn row(&mut self, at: usize, row: &ChartRow, dataset: &Dataset) -> &RowBrush {
        let set = self.of.as_ref().map(|(_, set)| Arc::clone(set)).unwrap_or_default();
        self.rows.entry(at).or_insert_with(|| reckon(row, &set, dataset))
    }
}

fn reckon(row: &ChartRow, set: &HashSet<NodeRef>, dataset: &Dataset) -> RowBrush {
    if set.is_empty() {
        return RowBrush::default();
    }
    let share = |mark: &Mark| match mark {
        Mark::Bar { holds, .. } if !holds.is_empty() => {
            holds.iter().filter(|node| set.contains(node)).count() as f32 / holds.len() as f32
        }
        _ => 0.0,
    };
    let own = row.node.as_ref().and_then(|node| item_of(dataset, node)).is_some_and(|item| set.contains(&item));
    RowBrush { marks: row.marks.iter().map(share).collect(), own }
}

/// The item that a node is or belongs to.
pub(super) fn item_of(dataset: &Dataset, node: &NodeRef) -> Option<NodeRef> {
    let item = dataset.report(&node.report)?.item_of(&node.node)?;
    Some(NodeRef::new(node.report.clone(), NodeId::Item(item.id.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Body, ChartContext, Named};
    use crate::words::{Language, Words};

    #[test]
    fn a_mark_shows_the_share_of_its_items_that_is_selected() {
        let dataset: Dataset = serde_json::from_str(include_str!("../../../assets/tongchuan.guatu.json")).unwrap();
        let dataset = Arc::new(dataset);
        let words = Words::load(Language::Chinese);
        let today = "2025-08-01".parse().unwrap();
        let chart = Arc::new(Named::Standing.build(&ChartContext::of(&dataset, today, 24, &words)));
        let Body::Rows(rows) = &chart.body else { panic!("rows") };
        let Mark::Bar { holds, .. } = &rows[0].marks[0] else { panic!("a bar") };
        assert!(holds.len() > 1);
        let mut brushed = Brushed::default();
        brushed.follow(&chart, &Arc::new(holds.iter().take(1).cloned().collect()));
        let share = brushed.row(0, &rows[0], &dataset).marks[0];
        assert!((share - 1.0 / holds.len() as f32).abs() < 1e-6);
        assert!(brushed.row(1, &rows[1], &dataset).marks.iter().all(|share| *share == 0.0));
        brushed.follow(&chart, &Arc::new(holds.iter().cloned().collect()));
        assert!((brushed.row(0, &rows[0], &dataset).marks[0] - 1.0).abs() < 1e-6);
    }
}
