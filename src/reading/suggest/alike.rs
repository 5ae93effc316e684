//! Whether two figures measure the same quantity over the same scope.

use crate::model::When;
use crate::quantity::unit::alike;
use crate::quantity::{FigureKind, Quantity};

/// Synonyms, each replaced by the first.
const SYNONYMS: [(&str, &str); 6] = [
    ("地区生产总值", "经济总量"),
    ("地区生产总值", "GDP"),
    ("思政教师", "思政课教师"),
    ("社会消费品零售总额", "社消零总额"),
    ("占比", "所占比重"),
    ("比例", "配备率"),
];

/// Words for a time that do not bound what is counted.
const NEUTRAL: [&str; 3] = ["截至目前", "截止目前", "目前"];

/// Places that are never the same, whatever else two figures share.
const OPPOSED: [(&str, &str); 8] = [
    ("城镇", "农村"),
    ("主城区", "全区"),
    ("中心城区", "全区"),
    ("老城区", "全区"),
    ("城区", "全区"),
    ("城区", "乡镇"),
    ("全区", "全市"),
    ("全市", "全省"),
];

/// The share of the shorter name's pairs of characters that two names of one quantity have in common.
const SHARED_PERCENT: usize = 60;

/// True when two figures have the same unit and kind, and names that say the same.
pub(super) fn same_subject(one: (&Quantity, &str), other: (&Quantity, &str)) -> bool {
    let kinds = |kind: FigureKind| if kind == FigureKind::Part { FigureKind::Level } else { kind };
    alike(&one.0.unit, &other.0.unit) && kinds(one.0.kind) == kinds(other.0.kind) && same_name(one.1, other.1)
}

/// True when two names share most of their pairs of characters.
fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (pairs(&normal(one)), pairs(&normal(other)));
    let (few, many) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let shared = few.iter().filter(|pair| many.contains(pair)).count();
    few.len() >= 2 && shared * 100 >= few.len() * SHARED_PERCENT
}

fn normal(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !matches!(c, '“' | '”' | ' ')).collect();
    SYNONYMS.iter().fold(plain, |name, (word, other)| name.replace(other, word))
}

fn pairs(name: &str) -> Vec<(char, char)> {
    name.chars().zip(name.chars().skip(1)).collect()
}

/// True unless the words give the two different scopes: other places, or a range since some day
/// against a state. Figures of unlike scope are never paired.
pub(super) fn same_scope(one: &Quantity, other: &Quantity) -> bool {
    let (here, there) = (words(one, false), words(other, false));
    let apart = !here.is_empty() && !there.is_empty() && !here.iter().any(|place| there.contains(place));
    let clash =
        |one: &[&str], other: &[&str]| OPPOSED.iter().any(|(town, land)| one.contains(town) && other.contains(land));
    !apart && !clash(&here, &there) && !clash(&there, &here) && words(one, true) == words(other, true)
}

/// The scope words of a figure: those that bound a range of time, or those that name a place.
pub(super) fn words(figure: &Quantity, range: bool) -> Vec<&str> {
    let bounds = |word: &str| word.ends_with("以来") || word.starts_with(|c: char| c.is_ascii_digit());
    let all = figure.scope.iter().map(String::as_str).filter(|word| !NEUTRAL.contains(word));
    all.filter(|word| bounds(word) == range).collect()
}

/// True for two values over stretches of the same length, or without known stretches.
pub(super) fn same_period_length(one: &Quantity, other: &Quantity) -> bool {
    match (when(one), when(other)) {
        (Some(one), Some(other)) => one.months() == other.months(),
        _ => true,
    }
}

/// When a figure holds; nothing for a time by which it is to be reached.
pub(super) fn when(figure: &Quantity) -> Option<When> {
    figure.period.as_ref().filter(|period| !period.deadline)?.when
}
