//! Lists that are bound behind a notice as its appendices (附件): they say again in a table what the text says, and are no
//! further items.
//!
//! # Limits
//! An appendix ends the text only where one of its cells repeats the title of an item of the text; otherwise its table is
//! read as a ledger of its own.

use std::collections::HashSet;

use crate::reading::formats::{Document, Kind};

use super::outline::Outline;
use super::segment::{NoticeText, ParagraphSegment};
use super::select::title_of;
use super::types::Correction;
use super::vocabulary::is_attachment_mark;

/// Shorter titles stand in too many cells to tell anything.
const SHORTEST: usize = 4;

/// The paragraph where the appendices begin that repeat items of the text.
pub(super) fn begins(
    document: &Document,
    words: &NoticeText,
    segments: &[ParagraphSegment],
    outline: &Outline,
    items: &HashSet<usize>,
) -> Option<usize> {
    if document.kind == Kind::Sheet {
        return None;
    }
    let from =
        (0..document.paragraphs.len()).find(|at| is_attachment_mark(words.text(*at)) && !in_table(document, *at))?;
    let headings = outline.headings.iter().enumerate().filter(|(at, _)| items.contains(at)).map(|(_, own)| own);
    let above = headings.filter(|own| segments.get(own.segment).is_some_and(|segment| segment.paragraph < from));
    let titles: HashSet<String> = above.map(|own| plain(&title_of(words, segments, own))).collect();
    let repeats = |at: usize| {
        let cell = plain(&words.text(at).half(0, words.text(at).len()));
        titles.iter().any(|title| title.chars().count() >= SHORTEST && cell.ends_with(title.as_str()))
    };
    (from..document.paragraphs.len()).any(|at| in_table(document, at) && repeats(at)).then_some(from)
}

/// True where a person says what a table behind a paragraph holds: it is to be read.
pub(super) fn is_wanted(document: &Document, from: usize, corrections: &[Correction]) -> bool {
    let behind = |table: u32| first_of(document, table).is_some_and(|at| at >= from);
    corrections.iter().any(|correction| match *correction {
        Correction::Headings { table, .. } | Correction::Column { table, .. } => behind(table),
        _ => false,
    })
}

/// The first paragraph of a table.
pub(super) fn first_of(document: &Document, table: u32) -> Option<usize> {
    document.paragraphs.iter().position(|own| own.place.is_some_and(|place| place.table == table))
}

fn in_table(document: &Document, at: usize) -> bool {
    document.paragraphs.get(at).is_some_and(|own| own.place.is_some())
}

fn plain(title: &str) -> String {
    title.trim_end_matches(['。', ';', ':', ',']).chars().filter(|c| !c.is_whitespace()).collect()
}
