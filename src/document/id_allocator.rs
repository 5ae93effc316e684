//! New ids: short, and held by no other node of the report.

use std::collections::HashSet;

use smol_str::SmolStr;

use crate::model::{Dataset, Report, ReportId};

/// Gives out ids that are free in one report.
pub(super) struct IdAllocator {
    taken: HashSet<SmolStr>,
    next: usize,
}

impl IdAllocator {
    /// For a report, of which no id is given out again.
    pub(super) fn of(report: &Report) -> Self {
        let taken: HashSet<SmolStr> = report.ids().map(SmolStr::new).collect();
        Self { next: taken.len() + 1, taken }
    }

    /// The wished id where it is free, else a new one of this prefix.
    pub(super) fn keep(&mut self, wished: &str, prefix: &str) -> SmolStr {
        if !wished.is_empty() && self.taken.insert(SmolStr::new(wished)) {
            return SmolStr::new(wished);
        }
        self.fresh(prefix)
    }

    /// A new id of this prefix.
    pub(super) fn fresh(&mut self, prefix: &str) -> SmolStr {
        loop {
            let id = SmolStr::from(format!("{prefix}{}", self.next));
            self.next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// An id that no report of the dataset has.
pub(super) fn free_report_id(dataset: &Dataset) -> ReportId {
    let most = dataset.reports.len() + 1;
    let ids = (1..=most).map(|n| ReportId::from(format!("report-{n}")));
    ids.rev().find(|id| dataset.report(id).is_none()).unwrap_or_else(|| ReportId::from("report"))
}
