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
    /// How many years after the one that the text speaks of, where the words say so: 明年底 is 1, 今年底 is 0.
    pub(crate) later: Option<i16>,
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
    /// So many months after the one that the text speaks of: 月底 is 0, 下月底 is 1.
    MonthsOn(i8),
    /// So many quarters after the one that the text speaks of: 本季度末 is 0.
    QuartersOn(i8),
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
            Rest::MonthsOn(on) => {
                let (year, month, _) = Date::new(year, month?, 1)?.add_months(i32::from(on)).parts();
                Some(When::Month(year, month))
            }
            Rest::QuartersOn(on) => {
                let (year, month, _) = Date::new(year, month?, 1)?.add_months(i32::from(on) * 3).parts();
                Some(When::Quarter(year, (month + 2) / 3))
            }
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

/// All dates of a range.
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

/// The dates of a range with their years, which an earlier date of the range may lend; a date without one is absent.
pub(crate) fn resolved(found: &[Found]) -> Vec<Option<When>> {
    resolved_from(found, None, None)
}

/// The same, where the year and the month that the text speaks of are known.
pub(crate) fn resolved_from(found: &[Found], year: Option<i16>, month: Option<i8>) -> Vec<Option<When>> {
    let (mut year, mut month) = (year, month);
    let mut all = Vec::new();
    for date in found {
        year = date.year.or(year).map(|year| year + date.later.unwrap_or(0));
        month = date.month().or(month);
        all.push(year.and_then(|year| date.when(year, month)));
    }
    all
}

fn date(text: &Text, start: usize, before: Option<&Found>, manner: Manner) -> Option<Found> {
    let here = |year, (rest, end)| Some(Found { start, end, year, later: None, rest });
    if manner == Manner::Cell && recurs(text, start) {
        return None;
    }
    if manner == Manner::Cell
        && let Some((later, (rest, end))) = spoken_of(text, start)
    {
        return Some(Found { start, end, year: None, later, rest });
    }
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
    let found = named_part(text, start).or_else(|| holiday(text, start)).or_else(|| month(text, start));
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
    // A blank behind the stroke is left by a page: 2024- 03- 14.
    let behind = |at: usize| at + 1 + usize::from(separator == '-' && text.at(at + 1) == Some(' '));
    let begin = behind(at);
    let (month, end) = numeral::digits(text, begin).filter(|(_, end)| *end <= begin + 2)?;
    let month = small(month, 12)?;
    let day = (text.at(end) == Some(separator)).then(|| numeral::digits(text, behind(end))).flatten();
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
    let sound = Found { start, end, year: Some(year), later: None, rest }.when(year, None).is_some()
        && (1..=12).contains(&month);
    (sound && !counted).then_some((year, (rest, end)))
}

/// True for what comes again and again and is no date: 每月底, 每年6月底前.
fn recurs(text: &Text, at: usize) -> bool {
    let each = |at: usize| matches!(text.before(at), Some('每' | '逐' | '各'));
    each(at) || (at > 0 && matches!(text.before(at), Some('年' | '月' | '季')) && each(at - 1))
}

/// What is said by the day on which the text was written: 明年6月底前, 今年内, 本月底, 下季度末.
fn spoken_of(text: &Text, at: usize) -> Option<(Option<i16>, (Rest, usize))> {
    const YEARS: [(&str, i16); 14] = [
        ("下一年度", 1),
        ("明年度", 1),
        ("下年度", 1),
        ("本年度", 0),
        ("今年度", 0),
        ("明年", 1),
        ("次年", 1),
        ("来年", 1),
        ("翌年", 1),
        ("下年", 1),
        ("后年", 2),
        ("今年", 0),
        ("当年", 0),
        ("本年", 0),
    ];
    const MONTHS: [(&str, i8); 6] = [("下个月", 1), ("本月", 0), ("当月", 0), ("下月", 1), ("次月", 1), ("月", 0)];
    const QUARTERS: [(&str, i8); 5] = [("下个季度", 1), ("本季度", 0), ("当季度", 0), ("下季度", 1), ("季度", 0)];
    if let Some((word, later)) = YEARS.iter().find(|(word, _)| text.starts(at, word)) {
        let end = at + word.chars().count();
        let behind = text.at(text.skip_blank(end));
        // 今年以来 is no limit; 明年完成 is one.
        let alone = behind.is_none_or(|c| !c.is_alphanumeric() || "前完".contains(c));
        let found = behind_year(text, end).or_else(|| alone.then_some((Rest::Year, end)))?;
        return Some((Some(*later), found));
    }
    // 月 and 季度 alone say when only with the word for their end: 月底前.
    let ended = |end: usize, bare: bool| {
        let last = text.at(end).is_some_and(|c| matches!(c, '底' | '末' | '内'));
        let before = !bare && text.at(end) == Some('前');
        (last || before).then_some(end + usize::from(last))
    };
    let behind_number = text.before(at).is_some_and(|c| c.is_ascii_digit() || is_numeral(c) || c == '个');
    if behind_number {
        return None;
    }
    let month = MONTHS.iter().find(|(word, _)| text.starts(at, word)).and_then(|(word, on)| {
        let end = ended(at + word.chars().count(), *word == "月")?;
        Some((None, (Rest::MonthsOn(*on), end)))
    });
    month.or_else(|| {
        let (word, on) = QUARTERS.iter().find(|(word, _)| text.starts(at, word))?;
        let end = ended(at + word.chars().count(), *word == "季度")?;
        Some((None, (Rest::QuartersOn(*on), end)))
    })
}

/// A part of a year that says so by itself: 上半年, 年底, 三季度. 底 and 内 alone are parts of other words, and 三年内 is
/// no part of a year.
fn named_part(text: &Text, at: usize) -> Option<(Rest, usize)> {
    let counted = text.at(at) == Some('年')
        && text.before(at).is_some_and(|c| c.is_ascii_digit() || is_numeral(c) || "近半多数几".contains(c));
    let bare = matches!(text.at(at), Some('底' | '末' | '终' | '内' | '中'));
    let half = matches!(text.at(at), Some('上' | '下')) && text.at(at + 2) != Some('年');
    part(text, at).filter(|_| !counted && !bare && !half)
}

fn is_numeral(c: char) -> bool {
    "〇一二三四五六七八九十百两".contains(c)
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
            ("2025- 06- 30", "2025-06-30"),
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
