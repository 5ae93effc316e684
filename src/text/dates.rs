//! Dates as offices write them: 2024年10月13日至11月21日, 2025年底前, 2025.6.30, 20250331, 6月底, 二季度, 五一前.
//!
//! Lives here: where dates stand in a text, and which day or period each of them is.
//! Does not live here: what a date is for. Days that follow the moon (春节前) are not read.

use crate::model::{Date, When};

use super::chars::Text;
use super::numeral;

/// A date and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Found {
    /// Its first character.
    pub(crate) start: usize,
    /// One past its last character.
    pub(crate) end: usize,
    /// The year, when it is written there.
    pub(crate) year: Option<i16>,
    /// What follows the year.
    pub(crate) rest: Rest,
}

/// What a date says besides the year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Rest {
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
    /// The day before the first of this month: 五一前.
    Before(i8),
}

/// Which dates count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Those of a sentence, where 年底 and 一季度 alone may be part of other words.
    Sentence,
    /// Those of a cell that is about dates.
    Cell,
}

impl Found {
    /// The date in a year; nothing when the calendar has no such day.
    pub(crate) fn when(&self, year: i16, month: Option<i8>) -> Option<When> {
        match self.rest {
            Rest::Year => Some(When::Year(year)),
            Rest::Half(half) => Some(When::Half(year, half)),
            Rest::Quarter(quarter) => Some(When::Quarter(year, quarter)),
            Rest::Month(month) => (1..=12).contains(&month).then_some(When::Month(year, month)),
            Rest::Day(month, day) => Date::new(year, month, day).map(When::Day),
            Rest::DayOnly(day) => Date::new(year, month?, day).map(When::Day),
            Rest::Before(1) => Date::new(year - 1, 12, 31).map(When::Day),
            Rest::Before(month) => Date::new(year, month - 1, 1).map(|day| When::Day(day.last_of_month())),
        }
    }

    /// The month it names.
    pub(crate) fn month(&self) -> Option<i8> {
        match self.rest {
            Rest::Month(month) | Rest::Day(month, _) => Some(month),
            _ => None,
        }
    }
}

/// All dates of a sentence.
pub(crate) fn dates(text: &Text, from: usize, to: usize) -> Vec<Found> {
    dates_in(text, from, to, Manner::Sentence)
}

/// All dates of a stretch.
pub(crate) fn dates_in(text: &Text, from: usize, to: usize, manner: Manner) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = from;
    while at < to {
        let inside = |c: char| c.is_ascii_digit() || c == '.';
        let begins =
            text.at(at).is_some_and(|c| !c.is_ascii_digit()) || !text.before(at).is_some_and(inside) || at == from;
        match begins.then(|| date(text, at, found.last(), manner)).flatten().filter(|date| date.end <= to) {
            Some(date) => {
                at = date.end;
                found.push(date);
            }
            None => at += 1,
        }
    }
    found
}

/// The dates of a stretch with their years, which an earlier date of the stretch may lend; a date without one is absent.
pub(crate) fn resolved(found: &[Found]) -> Vec<Option<When>> {
    let (mut year, mut month) = (None, None);
    let mut all = Vec::new();
    for date in found {
        year = date.year.or(year);
        month = date.month().or(month);
        all.push(year.and_then(|year| date.when(year, month)));
    }
    all
}

fn date(text: &Text, start: usize, before: Option<&Found>, manner: Manner) -> Option<Found> {
    let here = |year, (rest, end)| Some(Found { start, end, year, rest });
    if let Some((year, end)) = year(text, start) {
        let (rest, end) = match text.at(end)? {
            '年' if text.at(end + 1) == Some('度') => (Rest::Year, end + 2),
            '年' => behind_year(text, end + 1).unwrap_or((Rest::Year, end + 1)),
            separator => separated(text, separator, end).or_else(|| coded(text, end))?,
        };
        return here(Some(year), (rest, end));
    }
    if let Some((year, rest)) = compact(text, start) {
        return here(Some(year), rest);
    }
    let digit = text.at(start)?.is_ascii_digit();
    if digit && let Some(found) = month(text, start) {
        return here(None, found);
    }
    if digit {
        // A day alone is one only behind 至: 3月5日至20日.
        let (day, end) = numeral::digits(text, start)?;
        let joint = text.before(start).is_some_and(|c| matches!(c, '至' | '到' | '-' | '~' | '、' | '和'));
        let joined = joint && before.is_some_and(|before| before.end + 1 == start);
        let day = i8::try_from(day).ok().filter(|_| joined && text.at(end) == Some('日'))?;
        return here(None, (Rest::DayOnly(day), end + 1));
    }
    // 本年底 and 近年内 in a sentence are no dates of their own.
    let found = part(text, start).or_else(|| holiday(text, start)).or_else(|| month(text, start));
    found.filter(|_| manner == Manner::Cell).and_then(|found| here(None, found))
}

/// A year of four digits, in either script, that is not the end of a longer number.
fn year(text: &Text, at: usize) -> Option<(i16, usize)> {
    let (year, end) = match numeral::digits(text, at) {
        Some((year, end)) if end == at + 4 => (year, end),
        Some(_) => return None,
        None => numeral::year(text, at).filter(|(_, end)| text.at(*end) == Some('年'))?,
    };
    let end = text.skip_blank(end);
    i16::try_from(year).ok().filter(|year| (1000..=2999).contains(year)).map(|year| (year, end))
}

/// What stands behind 2025年.
fn behind_year(text: &Text, at: usize) -> Option<(Rest, usize)> {
    let at = text.skip_blank(at);
    let at = if text.at(at) == Some('的') { at + 1 } else { at };
    part(text, at).or_else(|| holiday(text, at)).or_else(|| month(text, at)).or_else(|| coded(text, at))
}

/// 2025.6.30, 2025-06, 2025/3/31
fn separated(text: &Text, separator: char, at: usize) -> Option<(Rest, usize)> {
    if !matches!(separator, '.' | '-' | '/') {
        return None;
    }
    let small = |number: u32, limit: u32| i8::try_from(number).ok().filter(|_| (1..=limit).contains(&number));
    let (month, end) = numeral::digits(text, at + 1).filter(|(_, end)| *end <= at + 3)?;
    let month = small(month, 12)?;
    let day = (text.at(end) == Some(separator)).then(|| numeral::digits(text, end + 1)).flatten();
    match day.and_then(|(day, end)| Some((small(day, 31)?, end))) {
        Some((day, end)) => Some((Rest::Day(month, day), end + usize::from(text.at(end) == Some('日')))),
        None => Some((Rest::Month(month), end + usize::from(text.at(end) == Some('月')))),
    }
}

/// 2025-H1, 2025年Q4
fn coded(text: &Text, at: usize) -> Option<(Rest, usize)> {
    let at = at + usize::from(text.at(at) == Some('-'));
    let number = text.at(at + 1).and_then(|c| c.to_digit(10)).and_then(|digit| i8::try_from(digit).ok())?;
    match text.at(at)? {
        'H' | 'h' if (1..=2).contains(&number) => Some((Rest::Half(number), at + 2)),
        'Q' | 'q' if (1..=4).contains(&number) => Some((Rest::Quarter(number), at + 2)),
        _ => None,
    }
}

/// 20250331, 202503: digits of a century that notices are written in.
fn compact(text: &Text, start: usize) -> Option<(i16, (Rest, usize))> {
    let (number, end) = numeral::digits(text, start)?;
    let (year, month, day) = match end - start {
        8 => (number / 10_000, number / 100 % 100, Some(number % 100)),
        6 => (number / 100, number % 100, None),
        _ => return None,
    };
    let small = |number: u32| i8::try_from(number).ok();
    let (year, month) = (i16::try_from(year).ok().filter(|year| (1990..=2099).contains(year))?, small(month)?);
    let rest = match day {
        Some(day) => Rest::Day(month, small(day)?),
        None => Rest::Month(month),
    };
    // The number must be a date by itself, and not count something.
    let counted = text.at(end).is_some_and(|c| matches!(c, '元' | '万' | '户' | '人' | '号' | '.' | ',' | '%'));
    let sound = Found { start, end, year: Some(year), rest }.when(year, None).is_some() && (1..=12).contains(&month);
    (sound && !counted).then_some((year, (rest, end)))
}

/// 上半年, 第三季度末, 年底, 年中
fn part(text: &Text, at: usize) -> Option<(Rest, usize)> {
    const PARTS: [(&str, Rest); 16] = [
        ("上半年", Rest::Half(1)),
        ("下半年", Rest::Half(2)),
        ("上半", Rest::Half(1)),
        ("下半", Rest::Half(2)),
        ("年底", Rest::Year),
        ("年末", Rest::Year),
        ("年终", Rest::Year),
        ("年内", Rest::Year),
        ("全年", Rest::Year),
        ("年中", Rest::Half(1)),
        ("底", Rest::Year),
        ("末", Rest::Year),
        ("终", Rest::Year),
        ("内", Rest::Year),
        ("中前", Rest::Half(1)),
        ("中期", Rest::Half(1)),
    ];
    if let Some((words, rest)) = PARTS.iter().find(|(words, _)| text.starts(at, words)) {
        return Some((*rest, at + words.chars().count()));
    }
    // 2025年中 stands alone: 2025年中央一号文件 is about no date.
    if text.at(at) == Some('中') && text.at(at + 1).is_none_or(|c| !c.is_alphanumeric()) {
        return Some((Rest::Half(1), at + 1));
    }
    let begin = at + usize::from(text.at(at) == Some('第'));
    let (number, end) = numeral::number(text, begin)?;
    let quarter = i8::try_from(number).ok().filter(|quarter| (1..=4).contains(quarter))?;
    let word = ["个季度", "季度", "季"].into_iter().find(|word| text.starts(end, word))?;
    let end = end + word.chars().count();
    Some((Rest::Quarter(quarter), end + usize::from(text.at(end).is_some_and(|c| matches!(c, '末' | '底')))))
}

/// 五一前, 国庆节: holidays of the same day every year.
fn holiday(text: &Text, at: usize) -> Option<(Rest, usize)> {
    const HOLIDAYS: [(&str, i8); 9] = [
        ("元旦", 1),
        ("五一", 5),
        ("劳动", 5),
        ("六一", 6),
        ("七一", 7),
        ("八一", 8),
        ("十一", 10),
        ("国庆", 10),
        ("建党", 7),
    ];
    let quote = usize::from(matches!(text.at(at), Some('“' | '"')));
    let (word, month) = HOLIDAYS.iter().find(|(word, _)| text.starts(at + quote, word))?;
    let mut end = at + quote + word.chars().count();
    end += usize::from(quote == 1 && matches!(text.at(end), Some('”' | '"')));
    end += usize::from(text.at(end) == Some('节'));
    let before = ["之前", "以前", "前"].into_iter().find(|word| text.starts(end, word))?;
    Some((Rest::Before(*month), end + before.chars().count()))
}

/// 6月, 6月30日, 六月三十日, 6月底, 6月中旬
fn month(text: &Text, at: usize) -> Option<(Rest, usize)> {
    let (month, end) = numeral::number(text, at)?;
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    if end > at + 2 && text.at(at)?.is_ascii_digit() {
        return None;
    }
    let end = text.skip_blank(end);
    let end = end + usize::from(text.at(end) == Some('月'));
    if text.before(end) != Some('月') {
        return None;
    }
    let at = text.skip_blank(end);
    if let Some((day, end)) = numeral::number(text, at).filter(|(day, _)| (1..=31).contains(day)) {
        let alone = text.at(end).is_none_or(|c| matches!(c, '前' | '、' | ';' | ',' | '。' | ')' | '-'));
        if matches!(text.at(end), Some('日' | '号')) || alone {
            return Some((Rest::Day(month, i8::try_from(day).ok()?), end + usize::from(!alone)));
        }
    }
    // The ten days at the beginning and in the middle of a month have an end of their own.
    for (word, rest) in [
        ("上旬", Rest::Day(month, 10)),
        ("中旬", Rest::Day(month, 20)),
        ("下旬", Rest::Month(month)),
        ("份", Rest::Month(month)),
        ("底", Rest::Month(month)),
        ("末", Rest::Month(month)),
    ] {
        if text.starts(end, word) {
            return Some((rest, end + word.chars().count()));
        }
    }
    Some((Rest::Month(month), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(words: &str, manner: Manner) -> Option<String> {
        let text = Text::new(words);
        resolved(&dates_in(&text, 0, text.len(), manner)).last().copied().flatten().map(|when| when.to_string())
    }

    #[test]
    fn dates_lend_their_year() {
        for (words, date) in [
            ("2024年10月13日至11月21日", "2024-11-21"),
            ("2025年3月5日至20日", "2025-03-20"),
            ("2025年6月底前", "2025-06"),
            ("2025年底前完成", "2025"),
            ("2025年上半年", "2025-H1"),
            ("2025年第三季度末", "2025-Q3"),
            ("2025年第1季度", "2025-Q1"),
            ("2025年3季度末", "2025-Q3"),
            ("2025年Q4", "2025-Q4"),
            ("2025年中", "2025-H1"),
            ("2025年五一前", "2025-04-30"),
            ("2025年元旦前", "2024-12-31"),
            ("2025.6.30", "2025-06-30"),
            ("2025.3", "2025-03"),
            ("20250331", "2025-03-31"),
            ("2025-06", "2025-06"),
            ("二〇二五年六月三十日", "2025-06-30"),
            ("2025年1月至12月31日", "2025-12-31"),
        ] {
            assert_eq!(last(words, Manner::Sentence).as_deref(), Some(date), "{words}");
        }
        for words in ["6月底前", "12日", "1.5万元", "2025年2月30日", "近年内", "下半年"] {
            assert_eq!(last(words, Manner::Sentence), None, "{words}");
        }
    }
}
