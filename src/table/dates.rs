//! Typed dates: the same words everywhere that a date is typed, also those that do not name their year or count days.
//!
//! Lives here: what a day, a period and a time limit may be typed as. Does not live here: how words are read at all,
//! which the text room does for imports and for this.

use crate::model::calendar::{knows_year, working_days_after};
use crate::model::{Date, DateError, Due, DueDays, When, WhenError};
use crate::text::{Reference, half_width, limit_in_days, says_end, when_by};
use crate::words::Words;

/// What words are read by that say only a part: 年底前, 12月底, 30天.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct DateBasis {
    /// The day of writing, whose year and month the words speak of.
    today: Option<Date>,
    /// No limit lies before this day.
    not_before: Option<Date>,
    /// A number of days begins with this day.
    days_from: Option<Date>,
    /// The day that a period stands for where one day is asked for; nothing where a period is none.
    of_period: Option<PeriodEnd>,
}

/// An end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PeriodEnd {
    First,
    Last,
}

impl DateBasis {
    /// For a day in the life of the office: days are counted from today.
    pub(crate) fn today(today: Date) -> Self {
        Self { today: Some(today), days_from: Some(today), ..Self::default() }
    }

    /// For a time limit: it lies behind the feedback, from which days are counted. `today` is the day of writing, where
    /// it is known.
    pub(crate) fn limit(today: Option<Date>, feedback: Option<Date>) -> Self {
        Self { today: today.or(feedback), not_before: feedback, days_from: feedback, of_period: None }
    }

    /// For the day that another one is moved to: it lies behind that one, and days are counted from today.
    pub(crate) fn later_than(self, present: Option<Date>) -> Self {
        Self { not_before: present.or(self.not_before), days_from: self.today, ..self }
    }

    /// For a day by which something is to be done: of 第三季度 the last.
    pub(crate) fn by_its_end(self) -> Self {
        Self { of_period: Some(PeriodEnd::Last), ..self }
    }

    /// For a day from which on something counts: of 第三季度 the first.
    pub(crate) fn since_its_start(self) -> Self {
        Self { of_period: Some(PeriodEnd::First), ..self }
    }

    fn reference(self) -> Reference {
        let reference = self.today.map(Reference::of_day).unwrap_or_default();
        let bound = self.not_before.map(|day| day.parts().0);
        if bound > reference.year {
            // Words that speak of this month say nothing of a year to come.
            return Reference { year: bound, month: None, not_before: self.not_before };
        }
        Reference { not_before: self.not_before, ..reference }
    }

    /// The day that a number of days leads to; nothing where it is not known when they begin.
    fn counted(self, text: &str) -> Option<Date> {
        let days = limit_in_days(text)?;
        let from = days.from.or(self.days_from).or(self.today)?;
        if days.working {
            Some(working_days_after(from, days.count))
        } else {
            i32::try_from(days.count).ok().map(|count| from.add_days(count))
        }
    }
}

/// A day, or nothing for the empty text. Of a period its end is a day (12月底), and all of it (第三季度) only where the basis says
/// which of its days is meant.
pub(crate) fn date(text: &str, basis: DateBasis, words: &Words) -> Result<Option<Date>, String> {
    let text = half_width(text.trim());
    if text.is_empty() {
        return Ok(None);
    }
    match when_by(&text, basis.reference()) {
        Some(When::Day(day)) => return Ok(Some(day)),
        Some(period) if says_end(&text) => return Ok(Some(period.last_day())),
        Some(period) if basis.of_period == Some(PeriodEnd::Last) => return Ok(Some(period.last_day())),
        Some(period) if basis.of_period == Some(PeriodEnd::First) => return Ok(Some(period.first_day())),
        _ => {}
    }
    if let Some(day) = basis.counted(&text) {
        return Ok(Some(day));
    }
    text.parse().map(Some).map_err(|error| match error {
        DateError::NoSuchDay(day) => words.with("error-no-such-day", [("text", day.into())]),
        DateError::Form(_) => words.with("error-date", [("text", text.clone().into())]),
    })
}

/// True for words that count working days in a year whose holidays are not known: only its weekends are left out.
pub(crate) fn counts_unknown_holidays(text: &str, basis: DateBasis) -> bool {
    let text = half_width(text.trim());
    let Some(days) = limit_in_days(&text).filter(|days| days.working) else { return false };
    let ends = days.from.or(basis.days_from).or(basis.today).into_iter().chain(basis.counted(&text));
    ends.map(|day| day.parts().0).any(|year| !knows_year(year))
}

/// A day or a period, or nothing for the empty text.
pub(crate) fn when(text: &str, basis: DateBasis, words: &Words) -> Result<Option<When>, String> {
    let text = half_width(text.trim());
    if text.is_empty() {
        return Ok(None);
    }
    // 2025年6月 and 2025/6/30 are dates too.
    if let Some(when) = when_by(&text, basis.reference()) {
        return Ok(Some(when));
    }
    if let Some(day) = basis.counted(&text) {
        return Ok(Some(When::Day(day)));
    }
    text.parse().map(Some).map_err(|error| match error {
        WhenError::Day(DateError::NoSuchDay(day)) => words.with("error-no-such-day", [("text", day.into())]),
        _ => words.with("error-when", [("text", text.clone().into())]),
    })
}

/// A time limit: a date or a period, or a number of days from the feedback or from a date (60日内, 15个工作日); nothing for
/// the empty text. What does not say its year is kept in its words beside the date, as an import keeps it.
pub(crate) fn due(text: &str, basis: DateBasis, words: &Words) -> Result<Option<Due>, String> {
    let typed = text.trim().to_owned();
    if let Some(days) = limit_in_days(text) {
        let days = DueDays { count: days.count, working: days.working, from: days.from, ..DueDays::blank() };
        let due = Due { days: Some(days), words: typed, ..Due::blank() };
        return Ok(Some(due.counted(basis.days_from)));
    }
    let read = when(text, basis, words)?;
    let is_lent = crate::text::when(text).is_none();
    Ok(read.map(|on| if is_lent { Due { words: typed, ..Due::new(on) } } else { Due::new(on) }))
}

/// A date that must be given.
pub(crate) fn needed<T>(date: Result<Option<T>, String>, words: &Words) -> Result<T, String> {
    date?.ok_or_else(|| words.text("error-no-date").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn bad_dates_are_told_and_not_taken() {
        let words = Words::load(Language::Chinese);
        let basis = DateBasis::today(day("2027-02-10"));
        assert!(when("2025-02-30", basis, &words).unwrap_err().contains("2025-02-30"));
        assert_eq!(date("2025年2月3日", basis, &words), Ok(Date::new(2025, 2, 3)));
        for no_day in ["2025年2月", "2月", "第三季度", "2025", "尽快", "12.5"] {
            assert!(date(no_day, basis, &words).unwrap_err().contains(no_day), "{no_day}");
        }
        assert_eq!(when("2025-H1", basis, &words).unwrap().unwrap().to_string(), "2025-H1");
        assert_eq!(when(" ", basis, &words), Ok(None));
    }

    #[test]
    fn a_day_is_typed_as_it_is_said() {
        let words = Words::load(Language::Chinese);
        let basis = DateBasis::today(day("2027-02-10"));
        // 2027-02-10 is a Wednesday.
        for (text, on) in [
            ("4月18日", "2027-04-18"),
            ("8月底", "2027-08-31"),
            ("年底前", "2027-12-31"),
            ("下月底前", "2027-03-31"),
            ("二季度末", "2027-06-30"),
            ("20天", "2027-03-02"),
            ("两周", "2027-02-24"),
        ] {
            assert_eq!(date(text, basis, &words), Ok(Some(day(on))), "{text}");
        }
        // Where nothing is known of the day of writing, the year must stand there.
        assert!(date("8月底", DateBasis::default(), &words).is_err());
        assert_eq!(date("2027年8月底", DateBasis::default(), &words), Ok(Some(day("2027-08-31"))));
    }

    #[test]
    fn working_days_leave_out_weekends() {
        let words = Words::load(Language::Chinese);
        // 2031-03-05 is a Wednesday of a year whose holidays are not known.
        let basis = DateBasis::today(day("2031-03-05"));
        assert_eq!(date("5个工作日", basis, &words), Ok(Some(day("2031-03-12"))));
        assert!(counts_unknown_holidays("5个工作日", basis) && !counts_unknown_holidays("5日", basis));
        // A count that begins in a known year and ends in another one, and one that stays in it.
        let basis = DateBasis::today(day("2025-12-20"));
        let (long, short) = ("四百个工作日内", "3个工作日");
        assert!(counts_unknown_holidays(long, basis) && !counts_unknown_holidays(short, basis));
    }

    #[test]
    fn a_limit_in_days_is_counted_from_the_feedback_or_from_its_own_day() {
        let words = Words::load(Language::Chinese);
        let read = |text: &str, feedback: Option<&str>| {
            let basis = DateBasis::limit(Some(day("2026-05-02")), feedback.map(day));
            due(text, basis, &words).unwrap().unwrap()
        };
        let counted = read("45日内", Some("2026-03-01"));
        assert_eq!(counted.on.unwrap().to_string(), "2026-04-15");
        assert_eq!((counted.days.unwrap().count, counted.words.as_str()), (45, "45日内"));
        let working = read("10个工作日", None);
        assert!(working.days.unwrap().working && working.on.is_none(), "where it begins is not known");
        let plain = read("2026年8月", None);
        assert_eq!((plain.on.unwrap().to_string().as_str(), plain.words.as_str()), ("2026-08", ""));
        let basis = DateBasis::limit(None, None);
        assert!(due("尽快", basis, &words).unwrap_err().contains("尽快"));
    }

    #[test]
    fn a_limit_without_its_year_keeps_its_words_and_lies_behind_the_feedback() {
        let words = Words::load(Language::Chinese);
        let basis = DateBasis::limit(Some(day("2026-12-20")), Some(day("2026-11-30")));
        let read = |text: &str| due(text, basis, &words).unwrap().unwrap();
        let spring = read("3月底前");
        assert_eq!((spring.on.unwrap().to_string().as_str(), spring.words.as_str()), ("2027-03", "3月底前"));
        assert_eq!(read("年底前").on.unwrap().to_string(), "2026");
        // A date that is moved lies behind the one it had.
        let moved = basis.later_than(Some(day("2027-03-31")));
        assert_eq!(when("2月底", moved, &words).unwrap().unwrap().to_string(), "2028-02");
        assert_eq!(when("30天", moved, &words).unwrap().unwrap().to_string(), "2027-01-19");
    }
}
