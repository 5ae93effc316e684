//! The noun behind a classifier: what is counted.
//!
//! Chinese has no blanks between words, so the noun is cut by two lists: heads, which close a noun (项目, 企业),
//! and stops, which begin what comes after it (开展, 已, 的). Without a head or a stop no noun is returned, rather
//! than a wrong one.

use super::data::Quantity;
use super::text::ParagraphText;
use crate::text::Words;

/// Classifiers that take a noun.
static CLASSIFIERS: Words = Words::of("quantity.classifier");

/// Words that close a noun.
static HEADS: Words = Words::of("quantity.noun_end");

/// Words that begin what comes behind the noun.
static STOPS: Words = Words::of("quantity.behind_noun");

/// The longest noun, in characters.
const LONGEST: usize = 18;

/// The noun that a figure counts, empty where none is sure.
pub(super) fn counted_noun(text: &ParagraphText, figure: &Quantity) -> String {
    let start = figure.end as usize;
    if !CLASSIFIERS.contains(&figure.plain_unit()) {
        return String::new();
    }
    let mut end = start;
    let mut stopped = false;
    while end - start < LONGEST && text.at(end).is_some_and(is_word) {
        if text.first(end, &STOPS).is_some() {
            stopped = true;
            break;
        }
        end += 1;
    }
    let heads = heads(text, start, end);
    let close = if stopped { heads.last().copied() } else { first_run(&heads) };
    text.slice(start, close.map_or(start, |(_, end)| end))
}

fn is_word(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || matches!(c, '“' | '”')
}

/// Where each head in a range begins and ends, in characters.
fn heads(text: &ParagraphText, start: usize, end: usize) -> Vec<(usize, usize)> {
    let head = |at: usize| text.first(at, &HEADS).map(|head| (at, at + head.chars().count()));
    (start..end).filter_map(head).filter(|(_, last)| *last <= end).collect()
}

/// The first head, with those that follow it at once: 农民合作社.
fn first_run(heads: &[(usize, usize)]) -> Option<(usize, usize)> {
    let mut run = *heads.first()?;
    for (start, end) in heads.iter().skip(1) {
        if *start == run.1 {
            run.1 = *end;
        }
    }
    Some(run)
}
