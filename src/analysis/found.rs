//! Where the words sought stand in a text, to be marked on screen.

use std::ops::Range;

use ib_matcher::matcher::IbMatcher;

use super::query::{Query, matcher};

/// The words of a search, ready to be looked for in what is on screen.
#[derive(Debug, Default)]
pub struct FoundWords {
    words: Vec<IbMatcher<'static>>,
}

impl FoundWords {
    /// Those of a typed text.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self { words: Query::new(typed).words().iter().map(|word| matcher(word)).collect() }
    }

    /// True when nothing is sought.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The places of the words in a text, as ranges of bytes, in order and apart from each other. A word is found as written,
    /// in any case, and by its pinyin.
    #[must_use]
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = self.words.iter().flat_map(|word| all(word, text)).collect();
        found.sort_unstable_by_key(|place| (place.start, place.end));
        let mut apart: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for place in found {
            match apart.last_mut() {
                Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
                _ => apart.push(place),
            }
        }
        apart
    }
}

fn all(word: &IbMatcher<'_>, text: &str) -> Vec<Range<usize>> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(place) = text.get(from..).and_then(|rest| word.find(rest)).filter(|place| !place.is_empty()) {
        found.push(from + place.start()..from + place.end());
        from += place.end();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked<'a>(typed: &str, text: &'a str) -> Vec<&'a str> {
        FoundWords::new(typed).places(text).into_iter().map(|place| text.get(place).unwrap()).collect()
    }

    #[test]
    fn words_are_marked_wherever_they_stand() {
        assert_eq!(marked("学校", "新建学校3所,学校食堂整改"), ["学校", "学校"]);
        assert_eq!(marked("食堂 学校", "学校食堂整改"), ["学校食堂"], "what touches is one mark");
        assert_eq!(marked("epc", "推行EPC模式"), ["EPC"]);
        assert_eq!(marked("xx", "学校"), ["学校"], "by the first letters of its pinyin");
        assert_eq!(marked("没有", "学校"), [""; 0]);
        assert_eq!(marked("  ", "学校"), [""; 0]);
    }
}
