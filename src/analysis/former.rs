//! Where an item stood on a former day, as far as the dataset tells: never a guess.
//!
//! Known is what a dated step of the closing or a dated update says until that day; that an item was not claimed yet is also
//! known from the day of its claim. Its progress of today says nothing of then.

use crate::model::{Date, Item, Progress, Report, Status};

use super::closing::ClosingState;
use super::closing::waits_since;
use super::schedule::DueState;

/// Where an item stood at the end of a day; nothing where the dataset leaves it open.
#[must_use]
pub fn status_on(item: &Item, on: Date, near_days: u32) -> Option<Status> {
    if !has_words(item) {
        return None;
    }
    let mut then = item.clone();
    let steps = item.closing.iter().filter(|step| step.on.is_some_and(|day| day <= on));
    then.leave_closing(steps.cloned().collect());
    then.closed = then.closed.take().filter(|closed| closed.on <= on);
    match (&then.closed, &item.closed, item.progress) {
        (Some(_), ..) => return Some(Status::Closed),
        (None, None, Progress::Closed) => return None,
        _ => {}
    }
    match last_word(&then, on) {
        LastWord::Claimed => return Some(Status::Done),
        LastWord::Open => {}
        // Claimed since, on a day that is known: not before it.
        LastWord::None if item.progress.is_complete() && waits_since(item).is_some_and(|day| day > on) => {}
        LastWord::None | LastWord::Closed => return None,
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

/// The day a month before another, where how a report stood then may be held against how it stands; nothing before the feedback,
/// when nothing was to be done yet. Whether it is known how an item stood, [`status_on`] tells.
#[must_use]
pub fn month_before(report: &Report, today: Date) -> Option<Date> {
    let day = today.add_months(-1);
    report.feedback_on.is_none_or(|began| began <= day).then_some(day)
}

/// True where anything was ever written down about how far it is.
fn has_words(item: &Item) -> bool {
    !item.closing.is_empty() || item.closed.is_some() || item.updates.iter().any(|update| update.progress.is_some())
}

/// What was written down last until a day, in a step of the closing or an update that names a progress.
enum LastWord {
    /// The unit did its part.
    Claimed,
    /// It did not yet.
    Open,
    /// An update calls it closed, and no step does.
    Closed,
    /// Nothing was.
    None,
}

fn last_word(then: &Item, on: Date) -> LastWord {
    let step = then.closing.iter().filter_map(|step| step.on).max();
    let told = then.updates.iter().filter(|update| update.on <= on && update.progress.is_some());
    let told = told.max_by_key(|update| update.on).filter(|told| step.is_none_or(|step| told.on > step));
    let is_claimed = match told.and_then(|told| told.progress) {
        Some(Progress::Closed) => return LastWord::Closed,
        Some(progress) => progress.is_complete(),
        None if step.is_none() => return LastWord::None,
        None => ClosingState::of(then).is_claimed(),
    };
    if is_claimed { LastWord::Claimed } else { LastWord::Open }
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

    fn update(on: &str, progress: Progress) -> Update {
        Update { on: day(on), progress: Some(progress), ..Update::blank() }
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
    fn what_nobody_wrote_down_is_not_known_whatever_holds_today() {
        let mut item = item(Progress::InProgress, Some("2025-04-30"));
        assert_eq!(on(&item, "2025-05-10"), None);
        item.updates = vec![update("2025-05-20", Progress::InProgress)];
        assert_eq!(on(&item, "2025-05-19"), None);
        assert_eq!(on(&item, "2025-05-20"), Some(Status::Late));
    }

    #[test]
    fn a_date_that_was_moved_later_did_not_hold_yet() {
        let mut item = item(Progress::InProgress, Some("2025-03-31"));
        item.updates = vec![update("2025-02-01", Progress::InProgress)];
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
