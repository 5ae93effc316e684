//! A paragraph as characters, with a twin in half width for matching: both count alike, so that a place in one
//! is a place in the other.

use super::fold::half;

/// The characters of a paragraph.
#[derive(Debug, Clone, Default)]
pub(crate) struct Text {
    chars: Vec<char>,
    plain: Vec<char>,
}

impl Text {
    /// A paragraph.
    pub(crate) fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let plain = chars.iter().map(|c| half(*c)).collect();
        Self { chars, plain }
    }

    /// How many characters it has.
    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at a place, in half width.
    pub(crate) fn at(&self, at: usize) -> Option<char> {
        self.plain.get(at).copied()
    }

    /// The character before a place, in half width.
    pub(crate) fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|at| self.at(at))
    }

    /// The characters of a range, in half width.
    pub(crate) fn plain(&self, start: usize, end: usize) -> &[char] {
        self.plain.get(start..end.min(self.plain.len())).unwrap_or_default()
    }

    /// The words of a range as they were written.
    pub(crate) fn words(&self, start: usize, end: usize) -> String {
        self.chars.get(start..end.min(self.chars.len())).unwrap_or_default().iter().collect()
    }

    /// The words of a range in half width.
    pub(crate) fn half(&self, start: usize, end: usize) -> String {
        self.plain(start, end).iter().collect()
    }

    /// True when these words, given in half width, begin at a place.
    pub(crate) fn starts(&self, at: usize, words: &str) -> bool {
        let mut rest = self.plain.get(at..).unwrap_or_default().iter();
        words.chars().all(|c| rest.next() == Some(&c))
    }

    /// Where these words, given in half width, begin at or after a place and before another.
    pub(crate) fn find(&self, words: &str, from: usize, to: usize) -> Option<usize> {
        let first = words.chars().next()?;
        let range = self.plain.get(from..to.min(self.plain.len()))?;
        let length = words.chars().count();
        let found = |at: &usize| at + length <= to && self.starts(*at, words);
        range.iter().zip(from..).filter(|(c, _)| **c == first).map(|(_, at)| at).find(found)
    }

    /// The first of these characters at or after a place and before another.
    pub(crate) fn find_any(&self, of: &[char], from: usize, to: usize) -> Option<usize> {
        let range = self.plain.get(from..to.min(self.plain.len()))?;
        range.iter().zip(from..).find(|(c, _)| of.contains(c)).map(|(_, at)| at)
    }

    /// The first place at or after this one that is no blank.
    pub(crate) fn skip_blank(&self, at: usize) -> usize {
        let rest = self.plain.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|c| c.is_whitespace()).count()
    }

    /// A range without blanks at its ends.
    pub(crate) fn trim(&self, start: usize, end: usize) -> (usize, usize) {
        let range = self.plain(start, end);
        let lead = range.iter().take_while(|c| c.is_whitespace()).count();
        let tail = range.iter().rev().take_while(|c| c.is_whitespace()).count();
        if lead == range.len() { (start, start) } else { (start + lead, start + range.len() - tail) }
    }

    /// The end of the sentence that begins at a place: behind its mark, or the end of the range.
    pub(crate) fn sentence(&self, from: usize, to: usize) -> usize {
        let Some(stop) = self.find_any(&['。', '!', '?', '\u{ff61}'], from, to) else { return to };
        let mut end = stop + 1;
        while end < to && self.at(end).is_some_and(|c| matches!(c, '”' | '’' | '」' | '』' | ')' | '。')) {
            end += 1;
        }
        end
    }
}
