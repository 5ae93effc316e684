//! The words that bound a number: 不少于, 约, 以上. One list for figures in sentences and for amounts in cells.

use std::sync::LazyLock;

use crate::model::{Bound, Codes as _};
use crate::text::rows_of;

/// A word that bounds a number.
pub(crate) struct BoundWord {
    /// The word.
    pub(crate) word: &'static str,
    /// What it says of the number.
    pub(crate) bound: Bound,
    /// The characters before it that make another word of it: 节 of 节约.
    pub(crate) others: &'static str,
}

/// Words before a number, longer ones before those that they end with.
pub(crate) fn before() -> &'static [BoundWord] {
    static BEFORE: LazyLock<Vec<BoundWord>> = LazyLock::new(|| words("bound.before"));
    &BEFORE
}

/// Words between a number and its unit: 30余户.
pub(crate) fn inside() -> &'static [BoundWord] {
    static INSIDE: LazyLock<Vec<BoundWord>> = LazyLock::new(|| words("bound.inside"));
    &INSIDE
}

/// Words behind a unit.
pub(crate) fn behind() -> &'static [BoundWord] {
    static BEHIND: LazyLock<Vec<BoundWord>> = LazyLock::new(|| words("bound.behind"));
    &BEHIND
}

fn words(list: &'static str) -> Vec<BoundWord> {
    let word = |(code, entry): (&str, &'static crate::text::Entry)| {
        Some(BoundWord { word: entry.word, bound: Bound::of_code(code)?, others: entry.note })
    };
    rows_of(list).filter_map(word).collect()
}
