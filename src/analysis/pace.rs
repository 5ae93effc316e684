//! Whether an item keeps to its plan (序时进度): what ought to be done by a day against what is done. The word that an
//! office put down itself (`Item::schedule`) is another thing, and is never written by this.

use crate::model::{Date, Due, Item, Number, Progress, Report, Schedule};

/// Within how many points of the planned share an item keeps to its plan, where the person set nothing else.
pub const PACE_POINTS: u32 = 5;

/// What a pace is worked out with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PaceRule {
    /// The day.
    pub today: Date,
    /// Within how many points of the planned share an item keeps to its plan.
    pub points: u32,
}

/// How far an item is, and how far it ought to be, in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How much ought to be done by the end of the day.
    pub planned: Number,
    /// How much is done; absent where nothing tells.
    pub done: Option<Number>,
    /// What tells how much is done.
    pub by: DoneBy,
}

/// What tells how much of an item is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoneBy {
    /// The per cent that the office put down.
    Percent,
    /// The stages that were reached.
    Stages,
    /// The measures that are done.
    Measures,
    /// Work has not begun.
    NotStarted,
    /// Nothing.
    Nothing,
}

/// The day the work began: when the findings were fed back.
#[must_use]
pub fn work_began(report: &Report) -> Option<Date> {
    report.feedback_on.or(report.inspected_to)
}

impl Pace {
    /// The pace of an item on a day; nothing where no date says how far it ought to be. `began` is the day the work began.
    /// What is complete keeps no pace any more.
    #[must_use]
    pub fn of(item: &Item, began: Option<Date>, today: Date) -> Option<Self> {
        if item.progress.is_complete() {
            return None;
        }
        let planned = planned_by_stages(item, today).or_else(|| planned_by_dates(item, began?, today))?;
        let (done, by) = done(item);
        Some(Self { planned, done, by })
    }

    /// Behind, on or ahead of the plan; nothing where it is not known how much is done.
    #[must_use]
    pub fn word(&self, points: u32) -> Option<Schedule> {
        Some(held_against(self.done?, self.planned, points))
    }
}

impl PaceRule {
    /// What is done against what ought to be, both in per cent.
    pub(super) fn held_against(self, done: Number, planned: Number) -> Schedule {
        held_against(done, planned, self.points)
    }

    /// Whether an item of a report keeps to its plan.
    #[must_use]
    pub fn word(&self, item: &Item, report: &Report) -> Option<Schedule> {
        Pace::of(item, work_began(report), self.today)?.word(self.points)
    }
}

fn held_against(done: Number, planned: Number, points: u32) -> Schedule {
    let margin = Number::from(i64::from(points));
    let ahead = done - planned;
    if ahead < -margin {
        Schedule::Behind
    } else if ahead > margin {
        Schedule::Ahead
    } else {
        Schedule::On
    }
}

/// The share of the dated stages whose day has come.
fn planned_by_stages(item: &Item, today: Date) -> Option<Number> {
    let days = || item.stages.iter().filter_map(|stage| stage.due.as_ref().and_then(Due::last_day));
    percent_of(days().filter(|day| *day <= today).count(), days().count())
}

/// The share of the days from the beginning to the present due date that have passed.
fn planned_by_dates(item: &Item, began: Date, today: Date) -> Option<Number> {
    let last = item.due.as_ref().and_then(Due::last_day)?;
    Some(percent_of_days(began, last, today))
}

/// The share of the days from a beginning to a last day that have passed, to the whole per cent.
pub(super) fn percent_of_days(began: Date, last: Date, today: Date) -> Number {
    let passed = i64::from(today.days_since(began).max(0));
    let all = i64::from(last.days_since(began));
    let share = (Number::from(passed) * Number::HUNDRED).checked_div(Number::from(all));
    share.filter(|_| all > passed).map_or(Number::HUNDRED, |share| share.round(0))
}

/// How much of an item is done, and what tells: the first of percent, stages and measures that says something.
fn done(item: &Item) -> (Option<Number>, DoneBy) {
    if let Some(percent) = item.percent {
        return (Some(percent), DoneBy::Percent);
    }
    let reached = item.stages.iter().filter(|stage| stage.done_on.is_some()).count();
    if let Some(share) = percent_of(reached, item.stages.len()) {
        return (Some(share), DoneBy::Stages);
    }
    let stated = item.measures.iter().any(|measure| measure.progress != Progress::Unstated);
    let complete = item.measures.iter().filter(|measure| measure.progress.is_complete()).count();
    if let Some(share) = percent_of(complete, item.measures.len()).filter(|_| stated) {
        return (Some(share), DoneBy::Measures);
    }
    match item.progress {
        Progress::NotStarted => (Some(Number::ZERO), DoneBy::NotStarted),
        _ => (None, DoneBy::Nothing),
    }
}

/// A part of a whole in per cent, to the whole per cent; nothing of nothing.
fn percent_of(part: usize, whole: usize) -> Option<Number> {
    (Number::of_count(part) * Number::HUNDRED).checked_div(Number::of_count(whole)).map(|share| share.round(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Measure, Stage};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn due(text: &str) -> Due {
        Due::new(text.parse().unwrap())
    }

    fn item(percent: Option<i64>) -> Item {
        Item {
            percent: percent.map(Number::from),
            progress: Progress::InProgress,
            due: Some(due("2026-04-11")),
            ..Item::new("i1".into(), "(1)".to_owned(), "t".to_owned())
        }
    }

    /// 100 days from 1 January to 11 April.
    fn word(item: &Item, today: &str) -> Option<Schedule> {
        Pace::of(item, Some(day("2026-01-01")), day(today))?.word(5)
    }

    #[test]
    fn a_share_of_the_days_is_held_against_the_percent() {
        // 40 of 100 days have passed on 10 February.
        let pace = Pace::of(&item(Some(40)), Some(day("2026-01-01")), day("2026-02-10")).unwrap();
        assert_eq!((pace.planned.to_string(), pace.by), ("40".to_owned(), DoneBy::Percent));
        let words = [34, 35, 45, 46].map(|percent| word(&item(Some(percent)), "2026-02-10").unwrap());
        assert_eq!(words, [Schedule::Behind, Schedule::On, Schedule::On, Schedule::Ahead]);
    }

    #[test]
    fn past_the_date_all_of_it_ought_to_be_done() {
        assert_eq!(word(&item(Some(94)), "2026-06-01"), Some(Schedule::Behind));
        assert_eq!(word(&item(Some(95)), "2026-06-01"), Some(Schedule::On));
    }

    #[test]
    fn a_later_date_leaves_more_time() {
        let mut moved = item(Some(30));
        moved.due = moved.due.map(|due| due.moved("2026-07-20".parse().unwrap(), day("2026-02-01"), "雨季".to_owned()));
        assert_eq!(word(&item(Some(30)), "2026-03-02"), Some(Schedule::Behind));
        assert_eq!(word(&moved, "2026-03-02"), Some(Schedule::On), "60 of 200 days");
    }

    #[test]
    fn where_there_are_stages_they_say_how_far_it_ought_to_be() {
        let stage = |on: &str, done: bool| Stage {
            goal: on.to_owned(),
            due: Some(due(on)),
            done_on: done.then(|| day(on)),
            ..Stage::blank()
        };
        let staged = |done: [bool; 4]| {
            let days = ["2026-01-31", "2026-02-10", "2026-03-31", "2026-04-11"];
            Item { stages: days.into_iter().zip(done).map(|(on, done)| stage(on, done)).collect(), ..item(None) }
        };
        // Two stages of four are due by the end of 10 February.
        assert_eq!(word(&staged([true, false, false, false]), "2026-02-10"), Some(Schedule::Behind));
        assert_eq!(word(&staged([true, true, false, false]), "2026-02-10"), Some(Schedule::On));
        assert_eq!(word(&staged([true, true, true, false]), "2026-02-10"), Some(Schedule::Ahead));
    }

    #[test]
    fn measures_tell_where_no_percent_is_given_and_nothing_is_made_up() {
        let measure = |progress| Measure { progress, ..Measure::new("m".into(), String::new(), String::new()) };
        let with = |measures: &[Progress]| Item {
            measures: measures.iter().map(|progress| measure(*progress)).collect(),
            ..item(None)
        };
        let (done, open) = (Progress::Done, Progress::InProgress);
        assert_eq!(word(&with(&[done, open, open, open, open]), "2026-02-10"), Some(Schedule::Behind));
        assert_eq!(word(&with(&[done, done, open, open, open]), "2026-02-10"), Some(Schedule::On));
        let unstated = with(&[Progress::Unstated, Progress::Unstated]);
        assert_eq!(word(&unstated, "2026-02-10"), None, "the text says nothing of how much is done");
        assert_eq!(Pace::of(&unstated, Some(day("2026-01-01")), day("2026-02-10")).unwrap().done, None);
    }

    #[test]
    fn without_a_date_or_when_it_is_complete_there_is_no_pace() {
        let undated = Item { due: None, ..item(Some(50)) };
        assert_eq!(Pace::of(&undated, Some(day("2026-01-01")), day("2026-02-10")), None);
        assert_eq!(Pace::of(&item(Some(50)), None, day("2026-02-10")), None, "nothing says when it began");
        let complete = Item { progress: Progress::Done, ..item(Some(100)) };
        assert_eq!(Pace::of(&complete, Some(day("2026-01-01")), day("2026-02-10")), None);
    }
}
