//! By when: the words behind 整改时限, as a date, a number of days, or a kind of limit.
//!
//! Lives here: what a time limit says, whichever way it is written. Does not live here: where the words stand, and the
//! day that a number of days comes to.

use crate::model::{Date, Term, When};

use super::chars::Text;
use super::dates::{Found, Manner, Rest, dates_in, resolved};
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

/// Reads the words of a time limit. A date without its year is in the year given, where one is.
///
/// ```
/// let read = guatu::text::deadline("反馈后60日内", None);
/// assert_eq!(read.days.map(|days| days.count), Some(60));
/// ```
#[must_use]
pub fn deadline(words: &str, year: Option<i16>) -> Deadline {
    let text = Text::new(words);
    let found = dates_in(&text, 0, text.len(), Manner::Cell);
    let mut dates = chosen(&text, &found, year);
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
    Deadline { on, moved, days, term: term.filter(|_| on.is_some() || !missing || term != Some(Term::Dated)), trouble }
}

/// The dates of the limit: of a stretch of time its end, and the one that is called 原 first.
fn chosen(text: &Text, found: &[Found], year: Option<i16>) -> Vec<Option<When>> {
    let lent = |date: &Found| Found {
        year: date.year.or(year.filter(|_| found.iter().all(|own| own.year.is_none()))),
        ..*date
    };
    let found: Vec<Found> = found.iter().map(lent).collect();
    let mut dates: Vec<Option<When>> = Vec::new();
    for (at, (date, when)) in found.iter().zip(resolved(&found)).enumerate() {
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
    let in_date = |at: usize| found.iter().any(|date| date.start <= at && at < date.end);
    (0..text.len()).filter(|at| !in_date(*at)).find_map(|at| {
        let inside = text.before(at).is_some_and(|c| c.is_ascii_digit());
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
        let counted = ["反馈", "起", "之日", "通报", "收到"].iter().any(|word| text.find(word, 0, at).is_some());
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

    fn read(words: &str) -> (String, String, Option<Trouble>) {
        let read = deadline(words, None);
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
            let days = deadline(words, None).days.map(|days| (days.count, days.working, days.from));
            assert_eq!(days, Some((count, working, None)), "{words}");
        }
        let days = deadline("自2025年3月1日起30日内", None);
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
        assert_eq!(deadline("3月底", Some(2025)).on.map(|on| on.to_string()).as_deref(), Some("2025-03"));
        assert_eq!(deadline("持续推进", None).term, Some(Term::Sustained));
        assert_eq!(deadline("立行立改,2025年3月底前完成", None).term, Some(Term::Immediate));
        assert_eq!(read("2025年年底前").0, "2025");
    }
}
