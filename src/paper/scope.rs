//! What of a dataset a paper is about.

use std::sync::Arc;

use crate::model::Dataset;

/// A report of a dataset as a dataset of its own; an empty one where there is no such report.
pub(super) fn one_report(dataset: &Arc<Dataset>, report: usize) -> Arc<Dataset> {
    let reports = dataset.reports.get(report).cloned().into_iter().collect();
    Arc::new(Dataset { reports, ..Dataset::default() })
}
