//! New ids: short, held by no other node of the report, and by none that it had before as far as that can be told.

use std::collections::HashSet;

use smol_str::SmolStr;

use crate::model::{Dataset, NodeId, Object as _, Report, ReportId};

/// Ids of other programs may end in dates or serial numbers; a number of more digits does not count.
const MOST_DIGITS: usize = 6;

/// Gives out ids that are free in one report.
pub(super) struct IdAllocator {
    taken: HashSet<SmolStr>,
    next: usize,
}

impl IdAllocator {
    /// For a report. New ids go on behind the highest number that an id has or had: what is said of a node that was taken
    /// out, here or in a copy of the file, must not come to speak of a new one.
    pub(super) fn of(report: &Report) -> Self {
        let taken: HashSet<SmolStr> = report.ids().map(SmolStr::new).collect();
        let last = report.last_id.map_or(0, |last| last as usize);
        let next = highest(report).max(named(report)).max(last).max(taken.len()) + 1;
        Self { taken, next }
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

/// The highest number in which an id of the report ends.
pub(super) fn highest(report: &Report) -> usize {
    report.ids().filter_map(number).max().unwrap_or(0)
}

/// The highest number of an id that a field names, or a finding that was accepted. The node may be gone.
fn named(report: &Report) -> usize {
    let mut found = 0;
    let mut note = |_: &'static str, node: NodeId| found = found.max(number(node.as_str()).unwrap_or(0));
    report.nodes(&mut note);
    report.indicators.iter().for_each(|indicator| indicator.nodes(&mut note));
    for item in report.items() {
        item.nodes(&mut note);
        item.measures.iter().for_each(|measure| measure.nodes(&mut note));
        item.indicators.iter().for_each(|indicator| indicator.nodes(&mut note));
    }
    let accepted = report.accepted_findings.iter().filter_map(|one| one.key.split('/').next().and_then(number));
    accepted.max().unwrap_or(0).max(found)
}

/// The digits at the end of an id.
fn number(id: &str) -> Option<usize> {
    let digits = id.bytes().rev().take_while(u8::is_ascii_digit).count();
    let start = id.len().checked_sub(digits)?;
    id.get(start..)?.parse().ok().filter(|_| digits <= MOST_DIGITS)
}

/// An id that no report of the dataset has, behind the highest number of those.
pub(super) fn free_report_id(dataset: &Dataset) -> ReportId {
    let highest = dataset.reports.iter().filter_map(|report| number(report.id.as_str())).max().unwrap_or(0);
    let ids = (highest + 1..).map(|n| ReportId::from(format!("report-{n}")));
    ids.take(dataset.reports.len() + 1)
        .find(|id| dataset.report(id).is_none())
        .unwrap_or_else(|| ReportId::from("report"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_at_the_end_of_an_id() {
        assert_eq!([number("c2p10i07"), number("u"), number("甲9"), number("")], [Some(7), None, Some(9), None]);
        assert_eq!(number("x20250630123456"), None, "a date or a serial number of another program");
    }
}
