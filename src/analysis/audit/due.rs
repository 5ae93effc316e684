//! What is late and what is due soon. Being late is never stored: it follows from the due date and today.

use crate::analysis::DueState;
use crate::analysis::schedule::open_review;
use crate::model::{Date, Due, Item, NodeId, Progress, When};

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Severity};

pub(super) fn check(item: &Item, today: Date, near_days: u32, collector: &mut Collector) {
    if let Some(due) = &item.due {
        classify(None, item.progress, due, today, near_days, collector);
    }
    for measure in &item.measures {
        // A measure that is due with its item would only say the same twice; of a complete item nothing is due.
        let own = |due: &&Due| item.due.as_ref().is_none_or(|whole| whole.present() != due.present());
        if let Some(due) = measure.due.as_ref().filter(own).filter(|_| !item.progress.is_complete()) {
            classify(Some(NodeId::Measure(measure.id.clone())), measure.progress, due, today, near_days, collector);
        }
    }
}

/// Stages of work that is under way, and a second look (回头看) that is due: no review was made since its day.
pub(super) fn steps(item: &Item, today: Date, near_days: u32, collector: &mut Collector) {
    let open = item.stages.iter().filter(|stage| stage.done_on.is_none() && !item.progress.is_complete());
    // A stage that is due with its item would only say the same twice.
    let own = |due: &&Due| item.due.as_ref().is_none_or(|whole| whole.present() != due.present());
    for due in open.filter_map(|stage| stage.due.as_ref()).filter(own) {
        classify(None, item.progress, due, today, near_days, collector);
    }
    if let Some(review) = open_review(item)
        && review.days_since(today) <= i32::try_from(near_days).unwrap_or(i32::MAX)
    {
        let severity = if review < today { Severity::Question } else { Severity::Notice };
        collector.add(Draft::new(FindingKind::ReviewDue, severity).dated([When::Day(review)]));
    }
}

fn classify(
    node: Option<NodeId>,
    progress: Progress,
    due: &Due,
    today: Date,
    near_days: u32,
    collector: &mut Collector,
) {
    let (kind, severity) = match DueState::at(progress, Some(due), today, near_days) {
        DueState::Late => (FindingKind::Overdue, Severity::Question),
        DueState::Near => (FindingKind::DueSoon, Severity::Notice),
        DueState::Closed | DueState::Other => return,
    };
    // Not today: an accepted delay stays accepted tomorrow, until the date is moved.
    let draft = Draft::new(kind, severity).dated(due.present());
    collector.add(match node {
        Some(node) => draft.at(node),
        None => draft,
    });
}
