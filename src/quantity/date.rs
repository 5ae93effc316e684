//! Dates and periods written with digits: 2025年6月30日, 2025年上半年, 6月16日, 2025-06-30, 9:30.

use crate::model::{Date, When};

use super::data::{FigureKind, Period, Quantity};
use super::measure::bare;
use super::numeral::Numeral;
use super::text::ParagraphText;

/// Words behind a year that narrow it, longer ones first.
pub(super) const PARTS: [(&str, Part); 14] = [
    ("上半年", Part::Half(1)),
    ("下半年", Part::Half(2)),
    ("第一季度", Part::Quarter(1)),
    ("第二季度", Part::Quarter(2)),
    ("第三季度", Part::Quarter(3)),
    ("第四季度", Part::Quarter(4)),
    ("一季度", Part::Quarter(1)),
    ("二季度", Part::Quarter(2)),
    ("三季度", Part::Quarter(3)),
    ("四季度", Part::Quarter(4)),
    ("1季度", Part::Quarter(1)),
    ("2季度", Part::Quarter(2)),
    ("3季度", Part::Quarter(3)),
    ("4季度", Part::Quarter(4)),
];

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Half(i8),
    Quarter(i8),
}

impl Part {
    pub(super) fn of(self, year: i16) -> When {
        match self {
            Self::Half(half) => When::Half(year, half),
            Self::Quarter(quarter) => When::Quarter(year, quarter),
        }
    }
}

/// What a date's words give.
#[derive(Default, Clone, Copy)]
struct Parts {
    year: Option<i16>,
    part: Option<Part>,
    month: Option<i8>,
    day: Option<i8>,
    end: usize,
}

/// The date that begins with a numeral. After a date and 至, — or 、 the year, or year and month, are the former's.
pub(super) fn date(text: &ParagraphText, numeral: &Numeral, former: Option<&Quantity>) -> Option<Quantity> {
    let start = numeral.start;
    let former = former.filter(|former| former.kind == FigureKind::Date && joined(text, former.end as usize, start));
    let mut parts = dashed(text, start)
        .or_else(|| year(text, start))
        .or_else(|| month(text, start))
        .or_else(|| day(text, start, former.is_some()))
        .or_else(|| packed(text, start))
        .or_else(|| torn_day(text, start))
        .or_else(|| clock(text, start))?;
    if let Some((year, month, _)) = former.and_then(known) {
        parts.year = parts.year.or(Some(year));
        if parts.month.is_none() && parts.day.is_some() {
            parts.month = month;
        }
    }
    parts.end = behind(text, parts.end);
    let mut figure = bare(text, start, parts.end, numeral.value.unwrap_or_default(), FigureKind::Date);
    figure.period =
        Some(Period { words: figure.text.clone(), when: when(&parts), deadline: deadline(text, start, parts.end) });
    Some(figure)
}

/// The model's form of a date, where its words give the year and the calendar has it.
fn when(parts: &Parts) -> Option<When> {
    let year = parts.year?;
    match (parts.part, parts.month, parts.day) {
        (Some(part), ..) => Some(part.of(year)),
        (None, Some(month), Some(day)) => Date::new(year, month, day).map(When::Day),
        (None, Some(month), None) => Some(When::Month(year, month)),
        (None, None, Some(_)) => None,
        (None, None, None) => Some(When::Year(year)),
    }
}

/// The year, month and day that an earlier date gives.
fn known(former: &Quantity) -> Option<(i16, Option<i8>, Option<i8>)> {
    match former.period.as_ref()?.when? {
        When::Year(year) | When::Half(year, _) | When::Quarter(year, _) => Some((year, None, None)),
        When::Month(year, month) => Some((year, Some(month), None)),
        When::Day(date) => {
            let (year, month, day) = date.parts();
            Some((year, Some(month), Some(day)))
        }
    }
}

/// True when only a sign of a range or a list stands between two places.
pub(super) fn joined(text: &ParagraphText, end: usize, start: usize) -> bool {
    let between: String = text.plain(end, start).iter().collect();
    matches!(between.as_str(), "至" | "到" | "-" | "—" | "——" | "~" | "、" | "和" | "及" | "与")
}

/// 2025年, with a part of it, or the first of two years: 2020—2024年.
fn year(text: &ParagraphText, start: usize) -> Option<Parts> {
    let (year, end) = digits(text, start, 4, 4).filter(|(year, _)| (1900..=2100).contains(year))?;
    let year = i16::try_from(year).ok();
    let end = blank(text, end);
    if text.at(end) != Some('年') {
        let other = ["-", "—", "——", "~", "至", "、"].into_iter().find(|joint| text.starts(end, joint))?;
        let (_, last) = digits(text, end + other.chars().count(), 4, 4)?;
        return (text.at(last) == Some('年')).then_some(Parts { year, end, ..Parts::default() });
    }
    if text.at(end + 1) == Some('代') {
        return None;
    }
    let after = if text.at(end + 1) == Some('度') { end + 2 } else { end + 1 };
    if let Some((word, part)) = PARTS.iter().find(|(word, _)| text.starts(after, word)) {
        return Some(Parts { year, part: Some(*part), end: after + word.chars().count(), ..Parts::default() });
    }
    // 2023年末: its last month. 年底 is a time by which, and stays the year.
    if text.at(end + 1) == Some('末') {
        return Some(Parts { year, month: Some(12), end: end + 2, ..Parts::default() });
    }
    Some(match month(text, blank(text, after)) {
        Some(parts) => Parts { year, ..parts },
        None => Parts { year, end: after, ..Parts::default() },
    })
}

/// 6月, 6月30日, or the first of two months: 3、4月.
fn month(text: &ParagraphText, start: usize) -> Option<Parts> {
    let (month, end) = digits(text, start, 1, 2).filter(|(month, _)| (1..=12).contains(month))?;
    let month = i8::try_from(month).ok();
    let end = blank(text, end);
    if text.at(end) == Some('月') {
        let after = if text.at(end + 1) == Some('份') { end + 2 } else { end + 1 };
        let inside = day(text, blank(text, after), true);
        return Some(inside.map_or(Parts { month, end: after, ..Parts::default() }, |parts| Parts { month, ..parts }));
    }
    let (other, last) = digits(text, end + 1, 1, 2)?;
    let joint = matches!(text.at(end), Some('、' | '-' | '~' | '至'));
    (joint && text.at(last) == Some('月') && (1..=12).contains(&other)).then_some(Parts {
        month,
        end,
        ..Parts::default()
    })
}

/// 30日; 30号 only behind a month or another date.
fn day(text: &ParagraphText, start: usize, sure: bool) -> Option<Parts> {
    let (day, end) = digits(text, start, 1, 2).filter(|(day, _)| (1..=31).contains(day))?;
    let end = blank(text, end);
    // 超过30日 is a length of time.
    let counted = text.last(start, &["超过", "超", "满", "逾", "不足", "不少于"]).is_some();
    let mark = match text.at(end)? {
        '日' => !counted && !matches!(text.at(end + 1), Some('均' | '游' | '内' | '处')),
        '号' => sure,
        _ => false,
    };
    mark.then_some(Parts { day: i8::try_from(day).ok(), end: end + 1, ..Parts::default() })
}

/// 2025-06-30, 2025/6/30, 2025.6.30, and 2025-06.
fn dashed(text: &ParagraphText, start: usize) -> Option<Parts> {
    let (year, end) = digits(text, start, 4, 4).filter(|(year, _)| (1900..=2100).contains(year))?;
    let sign = text.at(end).filter(|c| matches!(c, '-' | '/' | '.'))?;
    // A blank behind the stroke is left by a page: 2024- 03- 14.
    let behind = |end: usize| if sign == '-' { blank(text, end + 1) } else { end + 1 };
    let (month, end) = digits(text, behind(end), 1, 2).filter(|(month, _)| (1..=12).contains(month))?;
    let second = if text.at(end) == Some(sign) { digits(text, behind(end), 1, 2) } else { None };
    let parts = Parts { year: i16::try_from(year).ok(), month: i8::try_from(month).ok(), end, ..Parts::default() };
    match second {
        Some((day, end)) if (1..=31).contains(&day) => Some(Parts { day: i8::try_from(day).ok(), end, ..parts }),
        None if sign == '-' && end == start + 7 => Some(parts),
        _ => None,
    }
}

/// What is left of a day whose 月 was lost, at the head of a clause, behind a year, 于 or such a day: 718日. A span is counted (为期120日)
/// or bounded (120日内), and does not read as a month and a day beside.
fn torn_day(text: &ParagraphText, start: usize) -> Option<Parts> {
    let (value, end) = digits(text, start, 2, 4).filter(|(_, end)| text.at(*end) == Some('日'))?;
    let is_day = |by: u32| (1..=12).contains(&(value / by)) && (1..=31).contains(&(value % by));
    let joined = text.ends(start, "日至") || text.ends(start, "日到") || text.ends(start, "日-");
    let bounded = text.first(end + 1, &["内", "以", "之内", "游"]).is_some();
    let led = matches!(text.before(start), Some('年' | '于' | '自' | '从'));
    let begins = end >= start + 3 && (text.clause(start) == start || led);
    ((is_day(10) || is_day(100)) && !bounded && (joined || begins))
        .then_some(Parts { end: end + 1, ..Parts::default() })
}

/// 20250630, and what is left of a date whose 年 and 月 were lost: 2025630日.
fn packed(text: &ParagraphText, start: usize) -> Option<Parts> {
    let (value, end) = digits(text, start, 6, 8).filter(|(_, end)| *end > start + 6 || text.at(*end) == Some('日'))?;
    let marked = text.at(end) == Some('日');
    if end != start + 8 {
        return marked.then_some(Parts { end: end + 1, ..Parts::default() });
    }
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
    let sound = (1900..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let free = marked || super::unit::unit(text, end).is_none() && super::unit::magnitude(text, end).is_none();
    (sound && free).then_some(Parts {
        year: i16::try_from(year).ok(),
        month: i8::try_from(month).ok(),
        day: i8::try_from(day).ok(),
        end: end + usize::from(marked),
        ..Parts::default()
    })
}

/// 9:30, 15时30分: a time of day, which the model has no form for.
fn clock(text: &ParagraphText, start: usize) -> Option<Parts> {
    let (_, end) = digits(text, start, 1, 2).filter(|(hour, _)| *hour < 24)?;
    let sign = text.at(end).filter(|c| matches!(c, ':' | '时'))?;
    match digits(text, blank(text, end + 1), 2, 2).filter(|(minute, _)| *minute < 60) {
        Some((_, last)) if sign == ':' => {
            let seconds = if text.at(last) == Some(':') { digits(text, last + 1, 2, 2) } else { None };
            Some(Parts { end: seconds.map_or(last, |(_, end)| end), ..Parts::default() })
        }
        Some((_, last)) if text.at(last) == Some('分') => Some(Parts { end: last + 1, ..Parts::default() }),
        _ => None,
    }
}

/// A whole number of so many digits and no more, and where it ends.
fn digits(text: &ParagraphText, start: usize, least: usize, most: usize) -> Option<(u32, usize)> {
    let mut end = start;
    let mut value = 0;
    while let Some(digit) = text.at(end).and_then(|c| c.to_digit(10)) {
        if end - start >= most {
            return None;
        }
        value = value * 10 + digit;
        end += 1;
    }
    (end - start >= least).then_some((value, end))
}

/// The place after one blank before a sign of a date: 6 月 30 日.
fn blank(text: &ParagraphText, place: usize) -> usize {
    let next = text.skip_blanks(place);
    if next == place + 1 && text.at(next).is_some_and(|c| matches!(c, '年' | '月' | '日' | '0'..='9')) {
        next
    } else {
        place
    }
}

/// The place behind 底, 末, 初 and the thirds of a month.
fn behind(text: &ParagraphText, end: usize) -> usize {
    let word = text.first(end, &["底", "末", "初", "上旬", "中旬", "下旬"]);
    let word = word.filter(|word| *word != "初" || text.first(end, &["初中", "初级", "初步"]).is_none());
    end + word.map_or(0, |word| word.chars().count())
}

/// True for a time by which something is to be done.
pub(super) fn deadline(text: &ParagraphText, start: usize, end: usize) -> bool {
    text.first(end, &["前", "之前", "以前"]).is_some()
        || text.last(start, &["预计", "力争", "确保", "计划于", "拟于", "预计于", "将于", "到"]).is_some()
}
