//! Likely damage of the text: a lost + or ·, a blank inside a sentence. Marked with a suggestion, never repaired.
//!
//! The public notice lost `+` (“1 3”整改方案) and `·`, which became ` f ` (DOMAIN.md, "Defects of the source").

use super::collector::{Collector, Draft};
use super::finding::{FindingKind, Severity};
use super::passage::Passage;

/// The longest quotation that is looked at, in characters.
const LONGEST: usize = 24;

/// More blanks between words and figures than this are the text's style.
const MOST: usize = 2;

pub(super) fn check(passage: &Passage, collector: &mut Collector) {
    let chars: Vec<char> = passage.words().chars().collect();
    let (from, to) = (passage.chars.start, passage.chars.end.min(chars.len()));
    let quotes = quotes(&chars);
    let mut blanks = Vec::new();
    for at in from + 1..to.saturating_sub(1) {
        if chars.get(at) != Some(&' ') {
            continue;
        }
        if let Some((start, end)) = quotes.iter().find(|(start, end)| *start < at && at < *end && *start >= from) {
            quoted(passage, &chars, (*start, *end), at, collector);
        } else if is_dot(&chars, at) {
            dot(passage, &chars, at, collector);
        } else if is_number_of(&chars, at) {
            mark(passage, FindingKind::LostSign, (at - 1, at + 2), &joined(&chars, at - 1, at + 2, "+"), collector);
        } else if is_stray(&chars, at) {
            blanks.push(at);
        }
    }
    if blanks.len() <= MOST && !is_style(&chars) {
        for at in blanks {
            let (start, end) = (at.saturating_sub(4).max(from), (at + 8).min(to));
            mark(passage, FindingKind::StrayBlank, (start, end), &joined(&chars, start, end, ""), collector);
        }
    }
}

fn mark(passage: &Passage, kind: FindingKind, (start, end): (usize, usize), words: &str, collector: &mut Collector) {
    let draft = Draft::new(kind, Severity::Notice).on(passage.span_of(start, end));
    collector.add(draft.suggesting(words.to_owned()));
}

/// The words of a range with another sign in the place of each blank.
fn joined(chars: &[char], start: usize, end: usize, sign: &str) -> String {
    let words: String = chars.get(start..end).unwrap_or_default().iter().collect();
    words.replace(' ', sign)
}

/// Where short quotations begin and end, the marks themselves counted.
fn quotes(chars: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in chars.iter().enumerate() {
        match c {
            '“' => open = Some(at),
            '”' => found.extend(open.take().filter(|start| at - start <= LONGEST).map(|start| (start, at + 1))),
            _ => {}
        }
    }
    found
}

fn is_word(c: Option<&char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit() || is_han(*c))
}

fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// “1 3”, “党建 物业”, and “爱达州 f 通川购”.
fn quoted(passage: &Passage, chars: &[char], (start, end): (usize, usize), at: usize, collector: &mut Collector) {
    if is_dot(chars, at) {
        let words: String = chars.get(start..end).unwrap_or_default().iter().collect();
        mark(passage, FindingKind::LostSign, (start, end), &words.replace(" f ", "·"), collector);
    } else if is_word(chars.get(at - 1)) && is_word(chars.get(at + 1)) {
        mark(passage, FindingKind::LostSign, (start, end), &joined(chars, start, end, "+"), collector);
    }
}

/// The blank before an f that stands for a lost dot.
fn is_dot(chars: &[char], at: usize) -> bool {
    let behind = chars.get(at + 1..at + 3) == Some(&['f', ' ']);
    behind && is_word(chars.get(at - 1)) && is_word(chars.get(at + 3))
}

fn dot(passage: &Passage, chars: &[char], at: usize, collector: &mut Collector) {
    let start = (0..at).rev().take(4).take_while(|at| is_word(chars.get(*at))).last().unwrap_or(at);
    let end = (at + 3..at + 7).take_while(|at| is_word(chars.get(*at))).last().map_or(at + 3, |last| last + 1);
    let words = |from, to| chars.get(from..to).unwrap_or_default().iter().collect::<String>();
    mark(passage, FindingKind::LostSign, (start, end), &(words(start, at) + "·" + &words(at + 3, end)), collector);
}

/// 采取1 N方式.
fn is_number_of(chars: &[char], at: usize) -> bool {
    let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
    let lone = chars.get(at + 1) == Some(&'N') && chars.get(at + 2).is_some_and(|c| is_han(*c));
    digit(chars.get(at - 1)) && lone
}

/// A blank between Chinese characters, or between one and a figure.
fn is_stray(chars: &[char], at: usize) -> bool {
    let (before, after) = (chars.get(at - 1), chars.get(at + 1));
    is_word(before) && is_word(after) && (before.is_some_and(|c| is_han(*c)) || after.is_some_and(|c| is_han(*c)))
}

/// True for a text that parts words and figures by a blank as a rule.
fn is_style(chars: &[char]) -> bool {
    let junction =
        |one: char, other: char| is_han(one) && other.is_ascii_digit() || one.is_ascii_digit() && is_han(other);
    let tight = chars.windows(2).filter(|pair| matches!(pair, [a, b] if junction(*a, *b))).count();
    let loose = chars.windows(3).filter(|run| matches!(run, [a, ' ', b] if junction(*a, *b))).count();
    loose > tight
}
