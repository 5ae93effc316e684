//! The words of several measures, outcomes or pieces of evidence in one cell, a line each.

use crate::model::{Carried, Due, EvidenceKind, Item, Measure, When};
use crate::text::chinese_numeral;
use crate::words::Words;

/// The measures of an item, one a line: 一是…. A lone one has no mark.
pub(super) fn measures(item: &Item, with: impl Fn(&Measure) -> String) -> String {
    let is_list = item.measures.len() > 1;
    let line = |(at, measure): (usize, &Measure)| {
        let mark = if is_list { mark(at + 1, measure) } else { String::new() };
        format!("{mark}{}", with(measure))
    };
    item.measures.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// The measures of an item, with their marks where there are several; `with_results` adds what came of each.
#[must_use]
pub fn measure_lines(item: &Item, with_results: bool) -> Vec<String> {
    if item.measures.is_empty() {
        return Vec::new();
    }
    let text = |measure: &Measure| if with_results { with_result(measure) } else { measure.text.clone() };
    measures(item, text).split('\n').map(str::to_owned).collect()
}

/// 一是, (1) or whatever mark it has; one without gets the ordinal of its place.
pub(super) fn mark(place: usize, measure: &Measure) -> String {
    let number = measure.number.trim();
    let is_numeral = !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十百".contains(c));
    match number {
        "" => format!("{}是", chinese_numeral(place)),
        numeral if is_numeral => format!("{numeral}是"),
        other => other.to_owned(),
    }
}

/// A measure with what came of it behind a colon.
pub(super) fn with_result(measure: &Measure) -> String {
    let text = measure.text.trim_end_matches(['。', ';', '；']);
    if measure.result.is_empty() { measure.text.clone() } else { format!("{text}：{}", measure.result) }
}

/// 进展情况: of a closed item what came of its last measure with a result, else the latest update.
pub(super) fn latest(item: &Item) -> String {
    let closed = item.progress == crate::model::Progress::Closed;
    let result = item.measures.iter().rev().map(|measure| &measure.result).find(|result| !result.is_empty());
    let update = item.updates.iter().max_by_key(|update| update.on).map(|update| &update.text);
    let chosen = if closed { result.or(update) } else { update };
    chosen.cloned().unwrap_or_default()
}

/// A date as papers have it: a day in digits, anything longer in the words of the limit where there are some.
pub(super) fn date(when: When, words_of_limit: &str, words: &Words) -> String {
    match when {
        When::Day(day) => day.to_string(),
        _ if !words_of_limit.is_empty() => words_of_limit.to_owned(),
        longer => words.when(longer),
    }
}

/// The date that holds now, and how often it was put off.
pub(super) fn due_now(due: &Due, words: &Words) -> String {
    let Some(present) = due.present() else { return words.due(due) };
    if due.changes.is_empty() {
        return words.text("paper-due-unchanged").to_owned();
    }
    let moved = words.with("paper-due-moved", [("count", due.changes.len().into())]);
    format!("{}\n{moved}", date(present, "", words))
}

/// Every change of the date with its reason, one a line.
pub(super) fn postponements(due: &Due, words: &Words) -> String {
    let line = |change: &crate::model::DueChange| {
        let (from, to) = (date(change.from, "", words), date(change.to, "", words));
        let told = words.with(
            "paper-postponed",
            [("from", from.into()), ("to", to.into()), ("reason", change.reason.as_str().into())],
        );
        if change.approved_by.is_empty() {
            return told;
        }
        words.with("paper-postponed-by", [("change", told.into()), ("by", change.approved_by.as_str().into())])
    };
    due.changes.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A former round of an item. The title stands in brackets and the day is the same in every language, so that the ledger
/// can be read again.
pub(super) fn carried(from: &Carried) -> String {
    let day = from.on.map(|on| on.to_string()).unwrap_or_default();
    let parts = [format!("《{}》", from.report), from.number.clone(), day];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The pieces of evidence: number, title, day.
pub(super) fn evidence(item: &Item, words: &Words) -> String {
    let line = |own: &crate::model::Evidence| {
        let kind = match own.kind {
            EvidenceKind::Before | EvidenceKind::After => format!("（{}）", words.choice(own.kind)),
            _ => String::new(),
        };
        let day = own.on.map(|on| on.to_string()).unwrap_or_default();
        let parts = [own.number.clone(), format!("{}{kind}", own.title), day];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
    };
    item.evidence.iter().map(line).collect::<Vec<_>>().join("\n")
}
