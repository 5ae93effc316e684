//! Where an item stood on a former day, as far as the dataset tells: never a guess.
//!
//! Limits: a change of progress that left no dated trace (no update, no step of the closing) cannot be known; an item that
//! is open now and has none counts as open then.

use crate::model::{Date, Item, Progress, Status};

use super::agenda::waits_since;
use super::closing::ClosingState;
use super::schedule::DueState;

/// Where an item stood at the end of a day; nothing where the dataset leaves it open.
#[must_use]
pub fn status_on(item: &Item, on: Date, near_days: u32) -> Option<Status> {
    let mut then = item.clone();
    let steps = item.closing.iter().filter(|step| step.on.is_some_and(|day| day <= on));
    then.leave_closing(steps.cloned().collect());
    then.closed = then.closed.take().filter(|closed| closed.on <= on);
    match (&then.closed, &item.closed, item.progress) {
        (Some(_), ..) => return Some(Status::Closed),
        (None, None, Progress::Closed) => return None,
        _ => {}
    }
    if was_claimed(&then, on)? {
        return Some(Status::Done);
    }
    // It was claimed since, on a day that nobody wrote down: perhaps before.
    if item.progress.is_complete() && waits_since(item).is_none() {
        return None;
    }
    let mut due = item.due.clone();
    if let Some(due) = &mut due {
        if due.changes.iter().any(|change| change.on.is_none()) {
            return None;
        }
        due.changes.retain(|change| change.on.is_some_and(|day| day <= on));
    }
    Some(match DueState::at(Progress::InProgress, due.as_ref(), on, near_days) {
        DueState::Late => Status::Late,
        DueState::Near => Status::Near,
        DueState::Closed | DueState::Other => Status::Open,
    })
}

/// True where the last that was written down until a day, a step of the closing or an update, says that the unit did its
/// part. Nothing where an update calls it closed, and no step does.
fn was_claimed(then: &Item, on: Date) -> Option<bool> {
    let step = then.closing.iter().filter_map(|step| step.on).max();
    let told = then.updates.iter().filter(|update| update.on <= on && update.progress.is_some());
    let told = told.max_by_key(|update| update.on).filter(|told| step.is_none_or(|step| told.on > step));
    match told.and_then(|told| told.progress) {
        Some(Progress::Closed) => None,
        Some(progress) => Some(progress.is_complete()),
        None => Some(ClosingState::of(then).is_claimed()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Closed, ClosingKind, ClosingStep, Due, DueChange, Update, When};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn item(progress: Progress, due: Option<&str>) -> Item {
        let due = due.map(|due| Due::new(When::Day(day(due))));
        Item { progress, due, ..Item::new("i".into(), "1".to_owned(), "清淤".to_owned()) }
    }

    fn step(kind: ClosingKind, on: &str) -> ClosingStep {
        ClosingStep { kind, on: Some(day(on)), ..ClosingStep::blank() }
    }

    fn on(item: &Item, text: &str) -> Option<Status> {
        status_on(item, day(text), 7)
    }

    #[test]
    fn what_is_closed_now_was_claimed_and_open_before() {
        let mut item = item(Progress::Closed, Some("2025-04-30"));
        item.closed = Some(Closed { on: day("2025-05-20"), ..Closed::blank() });
        assert_eq!(on(&item, "2025-05-20"), Some(Status::Closed));
        assert_eq!(on(&item, "2025-05-19"), None, "nobody wrote down when it was claimed");
        item.closing = vec![step(ClosingKind::Applied, "2025-05-06"), step(ClosingKind::Approved, "2025-05-20")];
        assert_eq!(on(&item, "2025-05-06"), Some(Status::Done));
        assert_eq!(on(&item, "2025-05-05"), Some(Status::Late));
        assert_eq!(on(&item, "2025-04-25"), Some(Status::Near));
        assert_eq!(on(&item, "2025-04-01"), Some(Status::Open));
    }

    #[test]
    fn a_date_that_was_moved_later_did_not_hold_yet() {
        let mut item = item(Progress::InProgress, Some("2025-03-31"));
        let [from, to] = ["2025-03-31", "2025-06-30"].map(|text| When::Day(day(text)));
        let mut change = DueChange { from, to, on: Some(day("2025-04-10")), ..DueChange::blank() };
        let with = |change: &DueChange| {
            let mut moved = item.clone();
            moved.due.as_mut().unwrap().changes = vec![change.clone()];
            moved
        };
        assert_eq!(on(&with(&change), "2025-04-09"), Some(Status::Late));
        assert_eq!(on(&with(&change), "2025-04-10"), Some(Status::Open));
        change.on = None;
        assert_eq!(on(&with(&change), "2025-04-10"), None);
        item.due = None;
        assert_eq!(on(&item, "2025-04-10"), Some(Status::Open));
    }

    #[test]
    fn the_last_word_until_the_day_counts() {
        let mut item = item(Progress::InProgress, None);
        item.closing = vec![step(ClosingKind::Applied, "2025-05-06"), step(ClosingKind::Refused, "2025-05-16")];
        assert_eq!(on(&item, "2025-05-10"), Some(Status::Done), "refused only later");
        assert_eq!(on(&item, "2025-05-16"), Some(Status::Open));
        let update = |on: &str, progress| Update { on: day(on), progress: Some(progress), ..Update::blank() };
        item.updates = vec![update("2025-05-08", Progress::InProgress)];
        assert_eq!(on(&item, "2025-05-10"), Some(Status::Open), "the unit went back on it");
        item.closing.clear();
        item.updates = vec![update("2025-05-01", Progress::Done), update("2025-06-01", Progress::InProgress)];
        assert_eq!(on(&item, "2025-05-10"), Some(Status::Done), "as the unit said then");
        item.progress = Progress::Closed;
        assert_eq!(on(&item, "2025-05-10"), None, "closed on a day that nobody wrote down");
        item.progress = Progress::Done;
        item.updates.clear();
        assert_eq!(on(&item, "2025-05-10"), None, "claimed on a day that nobody wrote down");
    }
}
