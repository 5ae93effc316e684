//! By when: the words behind 整改时限, as a date, a number of days, or a kind of limit.
//!
//! Lives here: what a time limit says, whichever way it is written. Does not live here: where the words stand, and the
//! day that a number of days comes to.

use crate::model::{Date, Term, When};

use super::chars::Text;
use super::dates::{Found, Manner, Rest, dates_in, resolved_from};
use super::numeral;

/// What the words of a time limit say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deadline {
    /// The date; of several the first one set.
    pub on: Option<When>,
    /// The date that it was moved to, where the words hold more than one.
    pub moved: Option<When>,
    /// The limit as a number of days.
    pub days: Option<Days>,
    /// The kind of limit, where the words say it.
    pub term: Option<Term>,
    /// What a person should look at.
    pub trouble: Option<Trouble>,
    /// True where the words have no year and that of the reference was taken.
    pub is_lent: bool,
}

/// What a date is read by that does not name its year: 年底前, 明年6月底, 月底前.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reference {
    /// The year that the words speak of.
    pub year: Option<i16>,
    /// The month that the words speak of.
    pub month: Option<i8>,
    /// No limit lies before this day: 3月底 in a ledger of findings fed back in December is in the year after.
    pub not_before: Option<Date>,
}

impl Reference {
    /// The reference of words that were written on a day.
    #[must_use]
    pub fn of_day(day: Date) -> Self {
        let (year, month, _) = day.parts();
        Self { year: Some(year), month: Some(month), not_before: None }
    }

    /// The reference of words that are about a year.
    #[must_use]
    pub fn of_year(year: i16) -> Self {
        Self { year: Some(year), ..Self::default() }
    }
}

/// A limit of so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// How many.
    pub count: u32,
    /// True for working days (工作日).
    pub working: bool,
    /// The day they are counted from; absent for the day of the feedback.
    pub from: Option<Date>,
}

/// What is not sure about a time limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// No date and no kind of limit is said, or one that is not understood.
    Unread,
    /// A date without its year.
    NoYear,
    /// More than one date: the last is taken for a postponement of the first.
    Moved,
}

/// Reads a number of days from the words of a field that holds nothing but a limit: there 10个工作日 says as much as
/// 10个工作日内.
///
/// ```
/// let days = guatu::text::limit_in_days("10个工作日");
/// assert!(days.is_some_and(|days| days.count == 10 && days.working));
/// assert_eq!(guatu::text::limit_in_days("2026年6月"), None);
/// ```
#[must_use]
pub fn limit_in_days(words: &str) -> Option<Days> {
    let read = |words: &str| deadline(words, Reference::default()).days;
    read(words).or_else(|| read(&format!("{}内", words.trim())))
}

/// Reads the words of a time limit. A date without its year is in that of the reference, where it has one.
///
/// ```
/// use guatu::text::{Reference, deadline};
///
/// let read = deadline("反馈后60日内", Reference::default());
/// assert_eq!(read.days.map(|days| days.count), Some(60));
/// let read = deadline("明年6月底前", Reference::of_year(2025));
/// assert_eq!(read.on.map(|on| on.to_string()).as_deref(), Some("2026-06"));
/// ```
#[must_use]
pub fn deadline(words: &str, reference: Reference) -> Deadline {
    let text = Text::new(words);
    let found = dates_in(&text, 0, text.len(), Manner::Cell);
    let (mut dates, is_lent) = dated(&text, &found, reference);
    let days = days(&text, &found, &dates);
    // The day that days are counted from is no limit.
    if days.is_some() {
        dates.clear();
    }
    let missing = dates.iter().any(Option::is_none) || has_rest(&text, &found);
    let known: Vec<When> = if missing { Vec::new() } else { dates.iter().flatten().copied().collect() };
    let term = term(&text).or_else(|| (!known.is_empty() || days.is_some()).then_some(Term::Dated));
    let on = known.first().copied();
    let moved = known.last().copied().filter(|last| Some(*last) != on);
    let trouble = if missing {
        let yearless = dates.iter().any(Option::is_none) && found.iter().all(|date| date.year.is_none());
        Some(if yearless { Trouble::NoYear } else { Trouble::Unread })
    } else if moved.is_some() {
        Some(Trouble::Moved)
    } else {
        (on.is_none() && days.is_none() && term.is_none()).then_some(Trouble::Unread)
    };
    let term = term.filter(|_| on.is_some() || !missing || term != Some(Term::Dated));
    Deadline { on, moved, days, term, trouble, is_lent: is_lent && on.is_some() }
}

/// The dates of the limit, and whether their year is that of the reference: words that have a year lend it themselves.
fn dated(text: &Text, found: &[Found], reference: Reference) -> (Vec<Option<When>>, bool) {
    let written = found.iter().any(|date| date.year.is_some());
    if written || reference.year.is_none() {
        return (chosen(text, found, Reference::default()), false);
    }
    let dates = chosen(text, found, reference);
    let is_fixed =
        found.iter().any(|date| date.later.is_some() || matches!(date.rest, Rest::MonthsOn(_) | Rest::QuartersOn(_)));
    let first = dates.first().copied().flatten().map(When::last_day);
    if !is_fixed && first.zip(reference.not_before).is_some_and(|(day, bound)| day < bound) {
        let next = Reference { year: reference.year.map(|year| year + 1), ..reference };
        return (chosen(text, found, next), true);
    }
    (dates, true)
}

/// The dates of the limit: of a range of time its end, and the one that is called 原 first.
fn chosen(text: &Text, found: &[Found], reference: Reference) -> Vec<Option<When>> {
    let mut dates: Vec<Option<When>> = Vec::new();
    for (at, (date, when)) in found.iter().zip(resolved_from(found, reference.year, reference.month)).enumerate() {
        let joined = at.checked_sub(1).and_then(|at| found.get(at)).is_some_and(|before| {
            date.start == before.end + 1
                && text.before(date.start).is_some_and(|c| matches!(c, '至' | '到' | '-' | '~'))
        });
        let original = (1..=3).any(|back| date.start.checked_sub(back).and_then(|at| text.at(at)) == Some('原'));
        if joined {
            dates.pop();
        }
        if original { dates.insert(0, when) } else { dates.push(when) }
    }
    dates
}

/// True where words behind a date change what it says in a way that is not understood: 2025年初, 6月中.
fn has_rest(text: &Text, found: &[Found]) -> bool {
    found.iter().any(|date| {
        let behind = text.at(text.skip_blank(date.end));
        match date.rest {
            Rest::Year => behind
                .is_some_and(|c| c.is_alphanumeric() && !"前以之内完全整基实长持至到起度需并达取按底末落".contains(c)),
            Rest::Month(_) => behind.is_some_and(|c| matches!(c, '初' | '中' | '头')),
            _ => false,
        }
    })
}

/// 反馈后60日内, 30个工作日内, 自2025年3月1日起两周内
fn days(text: &Text, found: &[Found], dates: &[Option<When>]) -> Option<Days> {
    // The dates stand in the order of the text, apart from each other.
    let in_date = |at: usize| {
        let next = found.partition_point(|date| date.end <= at);
        found.get(next).is_some_and(|date| date.start <= at)
    };
    // A long text is searched once, whatever numbers stand in it.
    let words = ["反馈", "起", "之日", "通报", "收到"];
    let places = words.iter().filter_map(|word| Some(text.find(word, 0, text.len())? + word.chars().count()));
    let first = places.min();
    (0..text.len()).filter(|at| !in_date(*at)).find_map(|at| {
        // The day of a date that cannot be (2026年13月40日), and the days behind months, are no limit by themselves.
        let inside = text.before(at).is_some_and(|c| c.is_ascii_digit() || "年月./-".contains(c));
        let (number, end) = numeral::number(text, at).filter(|_| !inside)?;
        let end = text.skip_blank(end);
        let units = [
            ("个工作日", 1, true),
            ("工作日", 1, true),
            ("个自然日", 1, false),
            ("自然日", 1, false),
            ("个日历日", 1, false),
        ];
        let units =
            units.into_iter().chain([("日", 1, false), ("天", 1, false), ("个星期", 7, false), ("周", 7, false)]);
        let (unit, times, working) = units.into_iter().find(|(unit, ..)| text.starts(end, unit))?;
        let behind = end + unit.chars().count();
        let within = ["内", "之内", "以内", "前"].iter().any(|word| text.starts(text.skip_blank(behind), word));
        let counted = first.is_some_and(|end| end <= at);
        let from =
            dates.first().copied().flatten().and_then(|when| if let When::Day(day) = when { Some(day) } else { None });
        (within || counted).then(|| Days { count: number.saturating_mul(times), working, from })
    })
}

/// The kind of limit that the words name.
fn term(text: &Text) -> Option<Term> {
    const TERMS: [(Term, &[&str]); 3] = [
        (
            Term::Sustained,
            &[
                "长期坚持",
                "持续坚持",
                "长期整改",
                "长期推进",
                "持续推进",
                "持续整改",
                "持续",
                "长期",
                "常态化",
                "常抓不懈",
            ],
        ),
        (Term::Immediate, &["立行立改", "立即整改", "即知即改", "立改立行", "立知立改", "即时整改", "立即", "即改"]),
        (Term::Staged, &["分阶段", "分步", "分期", "分批"]),
    ];
    let has = |words: &&[&str]| words.iter().any(|word| text.find(word, 0, text.len()).is_some());
    TERMS.iter().find(|(_, words)| has(words)).map(|(term, _)| *term)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_date_that_cannot_be_is_no_number_of_days() {
        for text in ["2025年14月9日前", "2025/13/31日内", "反馈后2个月10日内", "2025.15.6日前"] {
            assert_eq!(deadline(text, Reference::default()).days, None, "{text}");
            assert_eq!(limit_in_days(text), None, "{text}");
        }
    }

    fn read(words: &str) -> (String, String, Option<Trouble>) {
        let read = deadline(words, Reference::default());
        let text = |when: Option<When>| when.map(|when| when.to_string()).unwrap_or_default();
        (text(read.on), text(read.moved), read.trouble)
    }

    #[test]
    fn two_dates_are_the_first_and_its_postponement() {
        for (words, on, moved) in [
            ("2025年6月30日（延期至2025年9月30日）", "2025-06-30", "2025-09-30"),
            ("2025年6月30日\n2025年12月31日", "2025-06-30", "2025-12-31"),
            ("2025年3月31日、2025年8月31日", "2025-03-31", "2025-08-31"),
            ("2025年9月(原定2025年6月)", "2025-06", "2025-09"),
            ("2025.3.31,现延至5.31", "2025-03-31", ""),
        ] {
            let (read_on, read_moved, trouble) = read(words);
            assert_eq!(read_on, on, "{words}");
            if !moved.is_empty() {
                assert_eq!((read_moved.as_str(), trouble), (moved, Some(Trouble::Moved)), "{words}");
            }
        }
        assert_eq!(read("2025年1月至6月").0, "2025-06");
    }

    #[test]
    fn a_limit_in_days_is_counted_from_the_feedback_or_a_day() {
        for (words, count, working) in [
            ("反馈后60日内", 60, false),
            ("30个工作日内", 30, true),
            ("收到通知之日起六十日内", 60, false),
            ("两周内", 14, false),
            ("10天内完成", 10, false),
        ] {
            let days = deadline(words, Reference::default()).days.map(|days| (days.count, days.working, days.from));
            assert_eq!(days, Some((count, working, None)), "{words}");
        }
        let days = deadline("自2025年3月1日起30日内", Reference::default());
        assert_eq!(days.days.and_then(|days| days.from), Date::new(2025, 3, 1));
        assert_eq!(days.on, None);
    }

    #[test]
    fn what_is_not_understood_is_never_a_whole_year() {
        assert_eq!(read("2025年初"), (String::new(), String::new(), Some(Trouble::Unread)));
        assert_eq!(read("3月底").2, Some(Trouble::NoYear));
        assert_eq!(read("年底前").2, Some(Trouble::NoYear));
        assert_eq!(read("2025年春节前").2, Some(Trouble::Unread));
        assert_eq!(read("尽快").2, Some(Trouble::Unread));
        assert_eq!(deadline("3月底", Reference::of_year(2025)).on.map(|on| on.to_string()).as_deref(), Some("2025-03"));
        assert_eq!(deadline("持续推进", Reference::default()).term, Some(Term::Sustained));
        assert_eq!(deadline("立行立改,2025年3月底前完成", Reference::default()).term, Some(Term::Immediate));
        assert_eq!(read("2025年年底前").0, "2025");
    }

    #[test]
    fn words_without_a_year_are_read_by_the_day_they_were_written() {
        let written = Reference::of_day(Date::new(2025, 11, 20).unwrap());
        for (words, on) in [
            ("年底前", "2025"),
            ("年内完成", "2025"),
            ("12月中旬", "2025-12-20"),
            ("下半年", "2025-H2"),
            ("四季度末", "2025-Q4"),
            ("今年12月", "2025-12"),
            ("本年度内", "2025"),
            ("明年6月底前", "2026-06"),
            ("次年一季度", "2026-Q1"),
            ("明年底", "2026"),
            ("明年完成", "2026"),
            ("月底前", "2025-11"),
            ("本月末", "2025-11"),
            ("下月底前", "2025-12"),
            ("本季度末", "2025-Q4"),
            ("下季度末", "2026-Q1"),
        ] {
            let read = deadline(words, written);
            assert_eq!(read.on.map(|on| on.to_string()).as_deref(), Some(on), "{words}");
            assert!(read.is_lent && read.trouble.is_none(), "{words}");
        }
        // What comes again, what is counted and what is no date stays without one.
        for words in
            ["每月底", "每年6月底前", "每季度末报送", "三年内", "近期内完成", "半年内", "今年以来持续用力", "尽快"]
        {
            assert_eq!(deadline(words, written).on, None, "{words}");
            assert!(!deadline(words, written).is_lent, "{words}");
        }
        assert_eq!(deadline("月底前", Reference::of_year(2025)).trouble, Some(Trouble::NoYear));
        assert!(!deadline("2024年3月底", written).is_lent);
    }

    #[test]
    fn no_limit_lies_before_the_feedback() {
        let fed_back = Date::new(2024, 12, 5).unwrap();
        let reference = Reference { not_before: Some(fed_back), ..Reference::of_day(fed_back) };
        let on = |words: &str| deadline(words, reference).on.map(|on| on.to_string());
        assert_eq!(on("3月底").as_deref(), Some("2025-03"));
        assert_eq!(on("12月底").as_deref(), Some("2024-12"));
        assert_eq!(on("今年底").as_deref(), Some("2024"));
    }
}
