//! The limits in days of a whole report: the dates that they come to follow from the day of its feedback.
//!
//! Does not live here: how one limit is counted (`due`), and when a report is counted (`document`).

use std::sync::Arc;

use super::{Dataset, Date, Due, Item, Report};

impl Report {
    /// Counts the limits anew after the day of the feedback was changed. What was moved since keeps its first date.
    pub fn follow_feedback(&mut self) {
        let feedback = self.feedback_on;
        self.count(|due| due.recounted(feedback));
    }

    /// True where a limit has no date yet and can be counted.
    #[must_use]
    pub fn has_uncounted_limits(&self) -> bool {
        self.items().any(|item| differs(item, |due| counted(due, self.feedback_on)))
    }

    /// Counts the limits that have no date yet. Those that have one keep it.
    pub fn count_limits(&mut self) {
        let feedback = self.feedback_on;
        self.count(|due| counted(due, feedback));
    }

    /// Replaces the due dates of items, their measures and their stages. An item in which none differs stays shared.
    fn count(&mut self, count: impl Fn(&Due) -> Due + Copy) {
        self.change_items(|item| differs(item, count), |item| dues_mut(item).for_each(|due| *due = count(due)));
    }
}

impl Item {
    /// Counts its limits anew, as in a report whose feedback was on this day.
    pub fn follow_feedback(&mut self, feedback: Option<Date>) {
        dues_mut(self).for_each(|due| *due = due.recounted(feedback));
    }
}

impl Dataset {
    /// The dataset with a date for every limit in days that can be counted; the very same one where all have theirs.
    #[must_use]
    pub fn with_counted_limits(self: &Arc<Self>) -> Arc<Self> {
        if !self.reports.iter().any(|report| report.has_uncounted_limits()) {
            return Arc::clone(self);
        }
        let mut all = Self::clone(self);
        for report in all.reports.iter_mut().filter(|report| report.has_uncounted_limits()) {
            Arc::make_mut(report).count_limits();
        }
        Arc::new(all)
    }
}

/// A date that is there was counted by a person or with another table of holidays: it is not counted anew.
fn counted(due: &Due, feedback: Option<Date>) -> Due {
    if due.on.is_none() { due.counted(feedback) } else { due.clone() }
}

fn dues(item: &Item) -> impl Iterator<Item = &Due> {
    let measures = item.measures.iter().filter_map(|measure| measure.due.as_ref());
    let stages = item.stages.iter().filter_map(|stage| stage.due.as_ref());
    item.due.iter().chain(measures).chain(stages)
}

fn dues_mut(item: &mut Item) -> impl Iterator<Item = &mut Due> {
    let measures = item.measures.iter_mut().filter_map(|measure| measure.due.as_mut());
    let stages = item.stages.iter_mut().filter_map(|stage| stage.due.as_mut());
    item.due.iter_mut().chain(measures).chain(stages)
}

/// Most due dates are no limits in days, and are passed over without a copy.
fn differs(item: &Item, count: impl Fn(&Due) -> Due) -> bool {
    dues(item).filter(|due| due.days.is_some()).any(|due| count(due) != *due)
}
