//! How many days it is to the date of an item, or since (距今): one figure for what is late, has time left, waits for its
//! verification or is closed.

use crate::model::{Date, Due, Item, Progress};

use super::closing::waits_since;
use super::schedule::open_review;

/// How many days it is to the date of an item. In the order in which one acts: what is late for longest comes first, what
/// is closed last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DaysLeft {
    /// Not complete: the days from today to its due date; negative when it is late.
    Due(i32),
    /// Not complete and without a due date, as what is sustained is: the day of the next second look.
    Review(Date),
    /// Reported done and not verified: the days to the one since when it waits, never positive; absent where nothing tells
    /// since when.
    Waits(Option<i32>),
    /// Closed: the days from its closing to its due date; negative when it was closed late.
    Closed(i32),
}

impl DaysLeft {
    /// The days of an item on a day; nothing where it has no date to count to.
    #[must_use]
    pub fn of(item: &Item, today: Date) -> Option<Self> {
        let due = item.due.as_ref().and_then(Due::last_day);
        match item.progress {
            Progress::Closed => Some(Self::Closed(due?.days_since(item.closed.as_ref()?.on))),
            // A claim is not late: what counts now is how long it waits (DOMAIN.md).
            Progress::Done => Some(Self::Waits(waits_since(item).map(|since| since.days_since(today).min(0)))),
            _ => match due {
                Some(due) => Some(Self::Due(due.days_since(today))),
                None => open_review(item).map(Self::Review),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClosingKind, ClosingStep, When};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn item(progress: Progress, due: Option<&str>) -> Item {
        let mut item = Item::new("i".into(), String::new(), "燃气管道改造滞后".to_owned());
        item.progress = progress;
        item.due = due.map(|due| Due::new(When::Day(day(due))));
        item
    }

    fn of(item: &Item) -> Option<DaysLeft> {
        DaysLeft::of(item, day("2026-09-15"))
    }

    #[test]
    fn days_are_counted_to_the_date_and_from_the_closing() {
        assert_eq!(of(&item(Progress::InProgress, Some("2026-06-30"))), Some(DaysLeft::Due(-77)));
        assert_eq!(of(&item(Progress::Unstated, Some("2026-09-20"))), Some(DaysLeft::Due(5)));
        assert_eq!(of(&item(Progress::NotStarted, None)), None);
        assert_eq!(of(&item(Progress::Done, Some("2026-08-31"))), Some(DaysLeft::Waits(None)), "a claim is not late");
        let mut waits = item(Progress::Done, Some("2026-08-31"));
        let applied = ClosingStep { kind: ClosingKind::Applied, on: Some(day("2026-09-02")), ..ClosingStep::blank() };
        waits.set_closing(vec![applied]);
        assert_eq!(of(&waits), Some(DaysLeft::Waits(Some(-13))));
        let mut closed = item(Progress::InProgress, Some("2026-08-31"));
        let approved = ClosingStep { kind: ClosingKind::Approved, on: Some(day("2026-09-03")), ..ClosingStep::blank() };
        closed.set_closing(vec![approved]);
        assert_eq!(of(&closed), Some(DaysLeft::Closed(-3)), "three days late, whenever one looks");
        closed.due = None;
        assert_eq!(of(&closed), None);
        let mut sustained = item(Progress::InProgress, None);
        sustained.next_review = Some(day("2026-12-31"));
        assert_eq!(of(&sustained), Some(DaysLeft::Review(day("2026-12-31"))));
    }

    #[test]
    fn what_is_late_for_longest_comes_first_and_what_is_closed_last() {
        use DaysLeft::{Closed, Due, Review, Waits};
        let mut all =
            [Closed(-9), Waits(Some(-1)), Due(5), Waits(Some(-13)), Due(-77), Review(day("2026-12-31")), Due(-10)];
        all.sort();
        let order =
            [Due(-77), Due(-10), Due(5), Review(day("2026-12-31")), Waits(Some(-13)), Waits(Some(-1)), Closed(-9)];
        assert_eq!(all, order);
    }
}
