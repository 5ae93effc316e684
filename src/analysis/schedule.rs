//! What falls due, and what is late. Being late is never stored: it follows from the due date and today.

use crate::model::{Date, Due, Item, Measure, NodeId, NodeRef, Progress, Report, Status, When};

/// Something with a due date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueEntry {
    /// The item, measure or indicator that is due.
    pub node: NodeRef,
    /// What of it.
    pub what: DueWhat,
    /// The date that holds now.
    pub due: When,
    /// True when the date was moved.
    pub moved: bool,
    /// Days from today to the last day of it; negative when late.
    pub days_left: i32,
}

/// What of a node is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueWhat {
    /// The node itself.
    Whole,
    /// A stage on the way (阶段目标), by its place among them.
    Stage(usize),
    /// A second look at it (回头看).
    Review,
}

/// The day of the next review, where none was made since.
#[must_use]
pub(super) fn open_review(item: &Item) -> Option<Date> {
    item.next_review.filter(|day| item.reviews.iter().all(|review| review.on < *day))
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

/// Where an item stands on a day. A claim that nobody verified (待核验) is never late: the unit did its part.
#[must_use]
pub fn status(item: &Item, today: Date, near_days: u32) -> Status {
    status_at(item.progress, item.due.as_ref(), today, near_days)
}

/// Where a measure of an item stands on a day, by its own date. Of an item that is closed nothing is late.
#[must_use]
pub fn measure_status(item: &Item, measure: &Measure, today: Date, near_days: u32) -> Status {
    let progress = if item.progress == Progress::Closed { Progress::Closed } else { measure.progress };
    status_at(progress, measure.due.as_ref(), today, near_days)
}

pub(super) fn status_at(progress: Progress, due: Option<&Due>, today: Date, near_days: u32) -> Status {
    match DueState::at(progress, due, today, near_days) {
        DueState::Late => Status::Late,
        DueState::Near => Status::Near,
        DueState::Closed => Status::Closed,
        DueState::Other if progress.is_complete() => Status::Done,
        DueState::Other => Status::Open,
    }
}

/// The last day of the concentrated rectification (集中整改) of a report; nothing where its months or its feedback are unknown.
#[must_use]
pub fn concentrated_end(report: &Report) -> Option<Date> {
    Some(report.feedback_on?.add_months(i32::try_from(report.months?).ok()?))
}

/// Everything of a report that is due and not complete, the soonest first.
#[must_use]
pub fn schedule(report: &Report, today: Date) -> Vec<DueEntry> {
    let mut entries: Vec<DueEntry> = report.items().flat_map(|item| of_item(report, item, today)).collect();
    entries.sort_by_key(|entry| entry.days_left);
    entries
}

/// What of one item is due: the item itself, its stages, measures with a date of their own, targets not met. Of an item
/// that is closed only the next review is: what else it left open was settled by who verified it.
pub(super) fn of_item<'a>(report: &'a Report, item: &'a Item, today: Date) -> impl Iterator<Item = DueEntry> + 'a {
    let entry = move |node: NodeId, due: When, moved: bool| DueEntry {
        node: NodeRef::new(report.id.clone(), node),
        what: DueWhat::Whole,
        due,
        moved,
        days_left: due.last_day().days_since(today),
    };
    let of_due =
        move |node: NodeId, due: &Due| due.present().map(|present| entry(node, present, !due.changes.is_empty()));
    let open = !item.progress.is_complete();
    let own = item.due.iter().filter(move |_| open).filter_map(move |due| of_due(NodeId::Item(item.id.clone()), due));
    let stages = item.stages.iter().enumerate().filter(move |(_, stage)| open && stage.done_on.is_none()).filter_map(
        move |(at, stage)| {
            let due = stage.due.as_ref()?;
            let same = item.due.as_ref().is_some_and(|own| own.present() == due.present());
            let entry = if same { None } else { of_due(NodeId::Item(item.id.clone()), due) };
            entry.map(|entry| DueEntry { what: DueWhat::Stage(at), ..entry })
        },
    );
    let review = open_review(item)
        .map(|day| DueEntry { what: DueWhat::Review, ..entry(NodeId::Item(item.id.clone()), When::Day(day), false) });
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
    own.chain(stages).chain(measures).chain(targets).filter(move |_| !closed).chain(review)
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
    fn a_stage_and_the_next_review_fall_due_of_themselves() {
        use crate::model::{Review, Stage};

        let report = Report::new("r".into(), "t".to_owned());
        let mut item = item();
        item.indicators.clear();
        item.measures.clear();
        item.progress = Progress::InProgress;
        item.due = Some(Due::new("2026-12".parse().unwrap()));
        let stage = |goal: &str, due: &str, done: Option<&str>| Stage {
            goal: goal.to_owned(),
            due: Some(Due::new(due.parse().unwrap())),
            done_on: done.map(day),
            ..Stage::blank()
        };
        item.stages = vec![
            stage("立项", "2026-03", Some("2026-03-20")),
            stage("招标", "2026-06", None),
            stage("完工", "2026-12", None),
        ];
        let found = |item: &Item| -> Vec<(DueWhat, String)> {
            of_item(&report, item, day("2026-05-01")).map(|entry| (entry.what, entry.due.to_string())).collect()
        };
        let is = |what: DueWhat, due: &str| (what, due.to_owned());
        assert_eq!(found(&item), [is(DueWhat::Whole, "2026-12"), is(DueWhat::Stage(1), "2026-06")]);
        item.progress = Progress::Closed;
        item.next_review = Some(day("2026-07-15"));
        assert_eq!(found(&item), [is(DueWhat::Review, "2026-07-15")]);
        item.reviews = vec![Review { on: day("2026-07-16"), ..Review::blank() }];
        assert_eq!(found(&item), []);
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
