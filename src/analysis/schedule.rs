//! What falls due, and what is late. Being late is never stored: it follows from the due date and today.

use crate::model::{Date, Due, Item, NodeId, NodeRef, Progress, Report, When};

/// Something with a due date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueEntry {
    /// The item, measure or indicator that is due.
    pub node: NodeRef,
    /// The date that holds now.
    pub due: When,
    /// True when the date was moved.
    pub moved: bool,
    /// Days from today to the last day of it; negative when late.
    pub days_left: i32,
}

/// True when an item is past its due date and not complete.
#[must_use]
pub fn overdue(item: &Item, today: Date) -> bool {
    !item.progress.is_complete() && item.due.as_ref().and_then(Due::last_day).is_some_and(|last| last < today)
}

/// How an item stands to its due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueState {
    /// Past its date and not complete.
    Late,
    /// Not complete, and due within the days that the person set.
    Near,
    /// Verified and closed.
    Closed,
    /// Anything else: no date, time left, or reported done.
    Other,
}

impl DueState {
    /// The state of an item on a day.
    #[must_use]
    pub fn of(item: &Item, today: Date, near_days: u32) -> Self {
        Self::at(item.progress, item.due.as_ref(), today, near_days)
    }

    /// The state on a day of anything that has a progress and perhaps a due date.
    #[must_use]
    pub fn at(progress: Progress, due: Option<&Due>, today: Date, near_days: u32) -> Self {
        if progress == Progress::Closed {
            return Self::Closed;
        }
        let Some(last) = due.filter(|_| !progress.is_complete()).and_then(Due::last_day) else { return Self::Other };
        match last.days_since(today) {
            left if left < 0 => Self::Late,
            left if left.unsigned_abs() <= near_days => Self::Near,
            _ => Self::Other,
        }
    }
}

/// Everything of a report that is due and not complete, the soonest first.
#[must_use]
pub fn schedule(report: &Report, today: Date) -> Vec<DueEntry> {
    let mut entries: Vec<DueEntry> = report.items().flat_map(|item| of_item(report, item, today)).collect();
    entries.sort_by_key(|entry| entry.days_left);
    entries
}

/// What of one item is due: the item itself, measures with a date of their own, targets not met. Of an item that is
/// closed nothing is: what it left open was settled by who verified it.
pub(super) fn of_item<'a>(report: &'a Report, item: &'a Item, today: Date) -> impl Iterator<Item = DueEntry> + 'a {
    let entry = move |node: NodeId, due: When, moved: bool| DueEntry {
        node: NodeRef::new(report.id.clone(), node),
        due,
        moved,
        days_left: due.last_day().days_since(today),
    };
    let of_due =
        move |node: NodeId, due: &Due| due.present().map(|present| entry(node, present, !due.changes.is_empty()));
    let open = !item.progress.is_complete();
    let own = item.due.iter().filter(move |_| open).filter_map(move |due| of_due(NodeId::Item(item.id.clone()), due));
    let measures = item.measures.iter().filter(|measure| !measure.progress.is_complete()).filter_map(move |measure| {
        let due = measure.due.as_ref()?;
        // A measure that is due with its item would only say the same twice.
        let same = item.due.as_ref().is_some_and(|own| own.present() == due.present());
        if same { None } else { of_due(NodeId::Measure(measure.id.clone()), due) }
    });
    let targets = item.indicators.iter().filter_map(move |indicator| {
        let due = indicator.target.as_ref()?.due?;
        let met = super::Attainment::of(indicator).met == Some(true);
        (!met).then(|| entry(NodeId::Indicator(indicator.id.clone()), due, false))
    });
    let closed = item.progress == Progress::Closed;
    own.chain(measures).chain(targets).filter(move |_| !closed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dataset;

    fn item() -> Item {
        let text = include_str!("../../assets/tongchuan.guatu.json");
        let dataset: Dataset = serde_json::from_str(text).unwrap();
        Item::clone(dataset.reports[0].items().find(|item| item.due.is_some()).unwrap())
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_late_on_the_first_of_the_next() {
        let mut item = item();
        item.progress = Progress::InProgress;
        item.due = Some(Due::new("2025-11".parse().unwrap()));
        assert!(!overdue(&item, day("2025-11-30")));
        assert!(overdue(&item, day("2025-12-01")));
    }

    #[test]
    fn near_due_is_within_the_days_that_were_set() {
        let mut item = item();
        item.progress = Progress::InProgress;
        item.due = Some(Due::new("2025-11".parse().unwrap()));
        let state = |item: &Item, today| DueState::of(item, day(today), 30);
        assert_eq!(state(&item, "2025-10-30"), DueState::Other);
        assert_eq!(state(&item, "2025-10-31"), DueState::Near);
        assert_eq!(state(&item, "2025-11-30"), DueState::Near);
        assert_eq!(state(&item, "2025-12-01"), DueState::Late);
        item.progress = Progress::Closed;
        assert_eq!(state(&item, "2025-12-01"), DueState::Closed);
    }

    #[test]
    fn what_is_done_is_never_late() {
        let mut item = item();
        item.progress = Progress::Done;
        assert!(!overdue(&item, day("2030-01-01")));
    }

    #[test]
    fn a_moved_date_holds() {
        let mut item = item();
        item.progress = Progress::InProgress;
        let due = Due::new("2025-11".parse().unwrap());
        let due = due.moved("2026-03".parse().unwrap(), day("2025-11-20"), "雨季".to_owned());
        item.due = Some(due);
        assert!(!overdue(&item, day("2026-03-31")));
        assert!(overdue(&item, day("2026-04-01")));
    }
}
