//! Whether two figures measure the same quantity over the same scope.

use std::sync::LazyLock;

use crate::model::When;
use crate::quantity::unit::alike;
use crate::quantity::{FigureKind, Quantity};
use crate::text::{Words, vocabulary};

/// Words for a time that do not bound what is counted.
static NEUTRAL: Words = Words::of("suggestion.neutral_time");

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
    SYNONYMS.iter().fold(plain, |name, (word, other)| name.replace(word, other))
}

/// Words for one thing, each with the one that stays.
static SYNONYMS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| pairs_of("suggestion.synonym"));

/// Places that are never the same, whatever else two figures share.
static OTHER_PLACES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| pairs_of("suggestion.other_place"));

/// The rows of one meaning, each with the word in its note.
fn pairs_of(meaning: &str) -> Vec<(&'static str, &'static str)> {
    let rows = vocabulary().entries().iter().filter(|entry| entry.meaning == meaning);
    rows.map(|entry| (entry.word, entry.note)).collect()
}

fn pairs(name: &str) -> Vec<(char, char)> {
    name.chars().zip(name.chars().skip(1)).collect()
}

/// True unless the words give the two different scopes: other places, or a range since some day
/// against a state. Figures of unlike scope are never paired.
pub(super) fn same_scope(one: &Quantity, other: &Quantity) -> bool {
    let (here, there) = (words(one, false), words(other, false));
    let apart = !here.is_empty() && !there.is_empty() && !here.iter().any(|place| there.contains(place));
    let clash = |one: &[&str], other: &[&str]| {
        OTHER_PLACES.iter().any(|(town, land)| one.contains(town) && other.contains(land))
    };
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
