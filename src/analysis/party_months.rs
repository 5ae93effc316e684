//! Whether progress was reported month by month (报送进展): of which months an item was reported, and of which it was not.
//!
//! Limits: no rule says from when on a report is owed. It is taken from the data: from the first month that anybody in the
//! report told of, but not from before the work began.

use crate::model::{Date, Item, PartyId, Report, Update, When};

use super::closing::waits_since;
use super::pace::work_began;

/// So many months are looked at, up to that of the day.
const SHOWN: usize = 6;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// The month, from 1 to 12.
    pub month: i8,
}

/// How it is with the report on an item in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthReport {
    /// It was made.
    Reported,
    /// The item was open, and none was made.
    Missing,
    /// The item was complete by then: none is owed.
    Over,
    /// The item is complete, and nothing tells since when.
    Unknown,
}

impl Month {
    /// The month that a day lies in.
    #[must_use]
    pub fn of(day: Date) -> Self {
        let (year, month, _) = day.parts();
        Self { year, month }
    }

    /// The month before it.
    #[must_use]
    pub fn before(self) -> Self {
        if self.month > 1 { Self { month: self.month - 1, ..self } } else { Self { year: self.year - 1, month: 12 } }
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        When::Month(self.year, self.month).last_day()
    }
}

/// The month from which on progress is reported; nothing where nobody has reported any by the day.
pub(super) fn reporting_since(report: &Report, today: Date) -> Option<Month> {
    let told = report.items().flat_map(|item| updates(item)).filter(|update| update.on <= today);
    let first = told.map(|update| covered(update).0).min()?;
    Some(work_began(report).map_or(first, |began| first.max(Month::of(began))))
}

/// The last months up to that of the day, none from before progress was reported.
pub(super) fn months(since: Option<Month>, today: Date) -> Vec<Month> {
    let Some(since) = since else { return Vec::new() };
    let back = std::iter::successors(Some(Month::of(today)), |month| Some(month.before()));
    let mut months: Vec<Month> = back.take(SHOWN).take_while(|month| *month >= since).collect();
    months.reverse();
    months
}

/// How it is with an item in each of some months: of reports by a unit, where the report says by whom.
pub(super) fn month_reports(item: &Item, unit: Option<&PartyId>, months: &[Month], today: Date) -> Vec<MonthReport> {
    let over = if item.progress.is_complete() { Some(complete_since(item).map(Month::of)) } else { None };
    let of = |month: &Month| match over {
        _ if is_reported(item, unit, *month, today) => MonthReport::Reported,
        Some(Some(end)) if end <= *month => MonthReport::Over,
        Some(None) => MonthReport::Unknown,
        _ => MonthReport::Missing,
    };
    months.iter().map(of).collect()
}

/// True where a report tells of this month. What is dated later than the day was not made yet.
pub(super) fn is_reported(item: &Item, unit: Option<&PartyId>, month: Month, today: Date) -> bool {
    updates(item).filter(|update| update.on <= today).any(|update| {
        let is_own = unit.is_none() || update.unit.is_none() || update.unit.as_ref() == unit;
        let (first, last) = covered(update);
        is_own && first <= month && month <= last
    })
}

/// The reports on an item and on its measures.
fn updates(item: &Item) -> impl Iterator<Item = &Update> {
    item.updates.iter().chain(item.measures.iter().flat_map(|measure| &measure.updates))
}

/// The first and the last month that a report tells of: those of its period, else that of its day.
fn covered(update: &Update) -> (Month, Month) {
    let period = update.period.unwrap_or(When::Day(update.on));
    (Month::of(period.first_day()), Month::of(period.last_day()))
}

/// Since when an item is complete, as far as the data tells.
fn complete_since(item: &Item) -> Option<Date> {
    item.closed.as_ref().map(|closed| closed.on).or_else(|| waits_since(item))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Closed, Progress, report_of};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn update(on: &str, period: Option<&str>, unit: Option<&str>) -> Update {
        let period = period.map(|text| text.parse().unwrap());
        Update { on: day(on), period, unit: unit.map(Into::into), ..Update::blank() }
    }

    fn item(updates: Vec<Update>) -> Item {
        Item { updates, progress: Progress::InProgress, ..Item::new("i".into(), String::new(), "t".to_owned()) }
    }

    fn told(item: &Item, unit: &str, today: &str) -> String {
        let since = Month { year: 2023, month: 10 };
        let months = months(Some(since), day(today));
        let mark = |report: MonthReport| match report {
            MonthReport::Reported => 'r',
            MonthReport::Missing => 'm',
            MonthReport::Over => 'o',
            MonthReport::Unknown => '?',
        };
        month_reports(item, Some(&unit.into()), &months, day(today)).into_iter().map(mark).collect()
    }

    #[test]
    fn months_go_over_the_end_of_a_year_and_not_before_the_first_report() {
        let shown = |today: &str| -> Vec<(i16, i8)> {
            months(Some(Month { year: 2023, month: 10 }), day(today)).iter().map(|own| (own.year, own.month)).collect()
        };
        assert_eq!(shown("2024-01-31"), [(2023, 10), (2023, 11), (2023, 12), (2024, 1)]);
        assert_eq!(shown("2024-06-01").first(), Some(&(2024, 1)));
        assert!(shown("2023-09-30").is_empty());
        assert!(months(None, day("2024-01-31")).is_empty());
    }

    #[test]
    fn a_report_counts_for_its_period_and_for_the_unit_that_made_it() {
        let own = item(vec![
            update("2024-01-05", Some("2023-12"), Some("u1")),
            update("2024-02-09", None, Some("u2")),
            update("2024-03-09", None, None),
            update("2024-04-02", Some("2024-Q2"), Some("u1")),
        ]);
        // From November to April; the report of the second quarter was made in its first month.
        assert_eq!(told(&own, "u1", "2024-04-30"), "mrmmrr");
        assert_eq!(told(&own, "u2", "2024-04-30"), "mmmrrm");
        assert_eq!(told(&own, "u1", "2024-03-31"), "mmrmmr", "what comes later was not made yet");
    }

    #[test]
    fn of_what_is_complete_none_is_owed_from_then_on() {
        let mut own = item(vec![update("2023-11-10", None, None)]);
        own.progress = Progress::Closed;
        assert_eq!(told(&own, "u1", "2024-03-31"), "?r????", "nothing tells since when");
        own.closed = Some(Closed { on: day("2024-01-12"), ..Closed::blank() });
        assert_eq!(told(&own, "u1", "2024-03-31"), "mrmooo");
    }

    #[test]
    fn nothing_is_owed_before_the_work_began_or_where_nobody_reports() {
        let mut report = report_of([item(vec![update("2023-05-10", None, None), update("2024-02-01", None, None)])]);
        let since = |report: &Report, today: &str| reporting_since(report, day(today));
        assert_eq!(since(&report, "2024-03-01"), Some(Month { year: 2023, month: 5 }));
        report.feedback_on = Some(day("2023-11-20"));
        assert_eq!(since(&report, "2024-03-01"), Some(Month { year: 2023, month: 11 }));
        assert_eq!(since(&report, "2023-05-09"), None);
    }
}
