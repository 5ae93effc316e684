//! Units and classifiers: which words behind a number are its unit, and what sort of figure that makes it.

use super::data::FigureKind;
use super::text::ParagraphText;
use crate::text::Words;

/// Units, longer ones before those they begin with.
static UNITS: Words = Words::of("quantity.unit");

/// Units in letters.
static LATIN: Words = Words::of("quantity.latin_unit");

/// Words that begin as a unit does and are none: 项目 is no 项 and no 目.
static NO_UNITS: Words = Words::of("quantity.no_unit");

/// 万 and 亿 and what stands beside them, longer ones first.
pub(crate) const MAGNITUDES: [(&str, i64); 9] = [
    ("万亿", 1_000_000_000_000),
    ("千亿", 100_000_000_000),
    ("百亿", 10_000_000_000),
    ("亿", 100_000_000),
    ("千万", 10_000_000),
    ("百万", 1_000_000),
    ("万", 10_000),
    ("千", 1000),
    ("百", 100),
];

/// A magnitude at a place: where it ends and what it multiplies by.
pub(super) fn magnitude(text: &ParagraphText, place: usize) -> Option<(usize, i64)> {
    if unit(text, place).is_some() {
        return None;
    }
    let (word, times) = MAGNITUDES.iter().find(|(word, _)| text.starts(place, word))?;
    let end = place + word.chars().count();
    let small = *times < 10_000;
    (!small || unit(text, end).is_some()).then_some((end, *times))
}

/// The end of the unit that begins at a place: 元/月 and 元每头 whole.
pub(super) fn unit(text: &ParagraphText, place: usize) -> Option<usize> {
    if text.first(place, &NO_UNITS).is_some() {
        return None;
    }
    if let Some(word) = text.first(place, &LATIN) {
        let end = place + word.chars().count();
        return (!text.at(end).is_some_and(|c| c.is_ascii_alphanumeric())).then_some(end);
    }
    if text.at(place) == Some('大') && !text.starts(place, "大类") {
        let kind = text.at(place + 1).is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        return (kind && text.first(place, &["大于", "大约", "大小", "大幅", "大会"]).is_none()).then_some(place + 1);
    }
    let end = place + text.first(place, &UNITS)?.chars().count();
    Some(per(text, end).unwrap_or(end))
}

/// The end of the denominator of a unit: /月, 每头.
fn per(text: &ParagraphText, place: usize) -> Option<usize> {
    let by = match text.at(place)? {
        '/' | '每' => place + 1,
        _ => return None,
    };
    if text.first(by, &["月", "人"]).is_some() {
        return Some(by + 1);
    }
    Some(by + text.first(by, &UNITS)?.chars().count())
}

/// What sort of figure a unit makes.
pub(super) fn kind_of(unit: &str) -> FigureKind {
    static LENGTHS: Words = Words::of("quantity.length_of_time");
    if unit.ends_with("百分点") {
        FigureKind::Points
    } else if unit.ends_with(['%', '‰']) || unit == "成" {
        FigureKind::Ratio
    } else if unit.contains('元') || unit.ends_with("人民币") {
        FigureKind::Money
    } else if unit == "年代" {
        FigureKind::Date
    } else if LENGTHS.contains(&unit) {
        FigureKind::Duration
    } else {
        FigureKind::Level
    }
}

/// True for units that count alike: 名, 位 and 人.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    let persons = |unit: &str| matches!(unit, "人" | "名" | "位");
    one == other || persons(one) && persons(other)
}
