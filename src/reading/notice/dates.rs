//! Dates within sentences: 2024年10月13日至11月21日, 2025年底前, 2025.6.30, 6月底.

use crate::model::{Date, When};

use super::text::Text;

/// A date and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::reading) struct Found {
    /// Its first character.
    pub(in crate::reading) start: usize,
    /// One past its last character.
    pub(in crate::reading) end: usize,
    /// The year, when it is written there.
    pub(in crate::reading) year: Option<i16>,
    /// What follows the year.
    pub(in crate::reading) rest: Rest,
}

/// What a date says besides the year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::reading) enum Rest {
    /// Nothing.
    Year,
    /// A half.
    Half(i8),
    /// A quarter.
    Quarter(i8),
    /// A month.
    Month(i8),
    /// A month and a day.
    Day(i8, i8),
    /// A day of the month named before.
    DayOnly(i8),
}

impl Found {
    /// The date in a year; nothing when the calendar has no such day.
    pub(in crate::reading) fn when(&self, year: i16, month: Option<i8>) -> Option<When> {
        match self.rest {
            Rest::Year => Some(When::Year(year)),
            Rest::Half(half) => Some(When::Half(year, half)),
            Rest::Quarter(quarter) => Some(When::Quarter(year, quarter)),
            Rest::Month(month) => (1..=12).contains(&month).then_some(When::Month(year, month)),
            Rest::Day(month, day) => Date::new(year, month, day).map(When::Day),
            Rest::DayOnly(day) => Date::new(year, month?, day).map(When::Day),
        }
    }

    /// The month it names.
    pub(in crate::reading) fn month(&self) -> Option<i8> {
        match self.rest {
            Rest::Month(month) | Rest::Day(month, _) => Some(month),
            _ => None,
        }
    }
}

/// All dates of a stretch.
pub(in crate::reading) fn dates(text: &Text, from: usize, to: usize) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = from;
    while at < to {
        let inside = text.before(at).is_some_and(|c| c.is_ascii_digit() || c == '.');
        let begins = text.at(at).is_some_and(|c| c.is_ascii_digit()) && !inside;
        match begins.then(|| date(text, at, found.last())).flatten().filter(|date| date.end <= to) {
            Some(date) => {
                at = date.end;
                found.push(date);
            }
            None => at += 1,
        }
    }
    found
}

fn date(text: &Text, start: usize, before: Option<&Found>) -> Option<Found> {
    let (number, end) = digits(text, start)?;
    let length = end - start;
    let here = |year, rest, end| Some(Found { start, end, year, rest });
    match (length, text.at(end)?) {
        (4, '年') => {
            let year = Some(number);
            if let Some((rest, end)) = part(text, end + 1) {
                return here(year, rest, end);
            }
            match month(text, end + 1) {
                Some((rest, end)) => here(year, rest, end),
                None => here(year, Rest::Year, end + 1),
            }
        }
        (4, separator @ ('.' | '-' | '/')) => {
            let (month, end) = digits(text, end + 1).filter(|(month, _)| (1..=12).contains(month))?;
            let day = (text.at(end) == Some(separator)).then(|| digits(text, end + 1)).flatten();
            let small = |number: i16| i8::try_from(number).unwrap_or(0);
            match day.filter(|(day, _)| (1..=31).contains(day)) {
                Some((day, end)) => here(Some(number), Rest::Day(small(month), small(day)), end),
                None => here(Some(number), Rest::Month(small(month)), end),
            }
        }
        (1 | 2, '月') => month(text, start).and_then(|(rest, end)| here(None, rest, end)),
        (1 | 2, '日') => {
            // A day alone is one only behind 至: 3月5日至20日.
            let joined = before.is_some_and(|before| before.end + 1 == start);
            let day = i8::try_from(number).ok().filter(|_| joined)?;
            here(None, Rest::DayOnly(day), end + 1)
        }
        _ => None,
    }
}

/// 上半年, 第三季度, 底
fn part(text: &Text, at: usize) -> Option<(Rest, usize)> {
    const PARTS: [(&str, Rest); 12] = [
        ("上半年", Rest::Half(1)),
        ("下半年", Rest::Half(2)),
        ("第一季度", Rest::Quarter(1)),
        ("第二季度", Rest::Quarter(2)),
        ("第三季度", Rest::Quarter(3)),
        ("第四季度", Rest::Quarter(4)),
        ("一季度", Rest::Quarter(1)),
        ("二季度", Rest::Quarter(2)),
        ("三季度", Rest::Quarter(3)),
        ("四季度", Rest::Quarter(4)),
        ("年底", Rest::Year),
        ("底", Rest::Year),
    ];
    PARTS.iter().find(|(words, _)| text.starts(at, words)).map(|(words, rest)| (*rest, at + words.chars().count()))
}

/// 6月, 6月30日, 6月底
fn month(text: &Text, at: usize) -> Option<(Rest, usize)> {
    let (month, end) = digits(text, at)?;
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    if text.at(end) != Some('月') {
        return None;
    }
    let day =
        digits(text, end + 1).filter(|(day, end)| (1..=31).contains(day) && matches!(text.at(*end), Some('日' | '号')));
    if let Some((day, end)) = day {
        return Some((Rest::Day(month, i8::try_from(day).ok()?), end + 1));
    }
    let tail = usize::from(text.at(end + 1).is_some_and(|c| matches!(c, '底' | '份' | '末')));
    Some((Rest::Month(month), end + 1 + tail))
}

fn digits(text: &Text, at: usize) -> Option<(i16, usize)> {
    let length = text.plain(at, at + 5).iter().take_while(|c| c.is_ascii_digit()).count();
    let number = text.half(at, at + length).parse().ok()?;
    (length <= 4).then_some((number, at + length))
}

/// The last date of a stretch with its year, which an earlier date of the stretch may lend.
pub(in crate::reading) fn last_date(text: &Text, from: usize, to: usize) -> Option<(When, bool)> {
    let found = dates(text, from, to);
    let last = found.last()?;
    let year = found.iter().rev().find_map(|date| date.year);
    let month = found.iter().rev().find_map(Found::month);
    Some((last.when(year?, month)?, last.year.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_lend_their_year() {
        for (words, date) in [
            ("2024年10月13日至11月21日", "2024-11-21"),
            ("2025年3月5日至20日", "2025-03-20"),
            ("2025年6月底前", "2025-06"),
            ("2025年底前完成", "2025"),
            ("2025年上半年", "2025-H1"),
            ("2025年第三季度末", "2025-Q3"),
            ("2025.6.30", "2025-06-30"),
            ("2025-06", "2025-06"),
            ("2025年1月至12月31日", "2025-12-31"),
        ] {
            let text = Text::new(words);
            assert_eq!(
                last_date(&text, 0, text.len()).map(|(when, _)| when.to_string()).as_deref(),
                Some(date),
                "{words}"
            );
        }
        for words in ["6月底前", "12日", "1.5万元", "2025年2月30日"] {
            let text = Text::new(words);
            assert_eq!(last_date(&text, 0, text.len()), None, "{words}");
        }
    }
}
