//! What is sought in the cells of the ledger and what takes its place, and where it stands in a text.
//!
//! Does not live here: which cells are looked at and written (`replacing`).

use std::collections::HashSet;
use std::sync::Arc;

use crate::analysis::Column;
use crate::model::NodeRef;
use crate::text::width;

/// What is sought in cells, and what takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Replacement {
    /// The text that is sought.
    pub find: String,
    /// The text that takes its place.
    pub replace: String,
    /// Where it is sought.
    pub scope: ReplaceScope,
    /// True where capital letters and the width of characters count.
    pub exact: bool,
}

/// Where a text is sought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ReplaceScope {
    /// In all columns of the ledger that hold texts.
    #[default]
    AllColumns,
    /// In these columns.
    Columns(Vec<Column>),
    /// In these columns of these rows: the cells that were marked.
    Cells(Arc<HashSet<NodeRef>>, Vec<Column>),
}

/// How often a text was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Found {
    /// In how many cells.
    pub cells: usize,
    /// How often in them.
    pub places: usize,
}

/// A text that is sought, folded once.
pub(super) struct Sought {
    chars: Vec<char>,
    exact: bool,
}

impl Sought {
    /// Nothing where nothing is sought.
    pub(super) fn new(wanted: &Replacement) -> Option<Self> {
        let chars: Vec<char> = wanted.find.chars().map(|c| folded(c, wanted.exact)).collect();
        (!chars.is_empty()).then_some(Self { chars, exact: wanted.exact })
    }

    /// Where the text begins, in characters; places do not overlap.
    fn places(&self, text: &str) -> Vec<usize> {
        let chars: Vec<char> = text.chars().map(|c| folded(c, self.exact)).collect();
        let (mut at, mut found) = (0, Vec::new());
        while let Some(rest) = chars.get(at..).filter(|rest| rest.len() >= self.chars.len()) {
            if rest.starts_with(&self.chars) {
                found.push(at);
                at += self.chars.len();
            } else {
                at += 1;
            }
        }
        found
    }

    pub(super) fn count(&self, text: &str) -> usize {
        self.places(text).len()
    }

    pub(super) fn is_in(&self, text: &str) -> bool {
        self.count(text) > 0
    }

    /// The text with the other in its place; nothing where it does not stand there.
    pub(super) fn replaced(&self, text: &str, by: &str) -> Option<String> {
        let places = self.places(text);
        if places.is_empty() {
            return None;
        }
        let (mut replaced, mut places) = (String::with_capacity(text.len()), places.into_iter().peekable());
        let mut end = 0;
        for (at, c) in text.chars().enumerate() {
            if places.next_if_eq(&at).is_some() {
                replaced.push_str(by);
                end = at + self.chars.len();
            }
            if at >= end {
                replaced.push(c);
            }
        }
        Some(replaced)
    }
}

/// A character as it is compared: one for one, so that a place in the folded text is a place in the text.
fn folded(c: char, exact: bool) -> char {
    if exact {
        return c;
    }
    let narrow = width(c);
    let mut lower = narrow.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => narrow,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(text: &str, find: &str, by: &str, exact: bool) -> Option<String> {
        let wanted = Replacement { find: find.to_owned(), replace: by.to_owned(), exact, ..Replacement::default() };
        Sought::new(&wanted)?.replaced(text, by)
    }

    #[test]
    fn every_place_is_replaced_and_none_twice() {
        assert_eq!(replaced("县住建局和县教育局", "县", "区", true).as_deref(), Some("区住建局和区教育局"));
        assert_eq!(replaced("aaaa", "aa", "b", true).as_deref(), Some("bb"));
        assert_eq!(replaced("甲乙甲", "甲", "甲甲", true).as_deref(), Some("甲甲乙甲甲"));
        assert_eq!(replaced("甲乙", "乙", "", true).as_deref(), Some("甲"));
        assert_eq!(replaced("甲乙", "丙", "丁", true), None);
        assert_eq!(replaced("甲乙", "", "丁", true), None);
    }

    #[test]
    fn width_and_capitals_count_only_where_they_are_to() {
        assert_eq!(
            replaced("ＰＰＰ项目和ppp项目", "PPP", "特许经营", false).as_deref(),
            Some("特许经营项目和特许经营项目")
        );
        assert_eq!(replaced("ＰＰＰ项目和ppp项目", "PPP", "特许经营", true), None);
        assert_eq!(replaced("İ甲", "甲", "乙", false).as_deref(), Some("İ乙"), "a capital that two letters stand for");
    }
}
