//! How alike two texts are: exact up to spaces and the width of punctuation, or by shared pairs of characters.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::text::width;

/// The pairs of neighbouring characters of a text, sorted; each as often as it occurs.
#[derive(Debug, Clone, Default)]
pub(super) struct Grams(Vec<u64>);

/// A number that is the same for texts that differ only in spaces, case and the width of punctuation.
pub(super) fn key(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    plain(text).for_each(|c| c.hash(&mut hasher));
    hasher.finish()
}

/// The characters that count in a comparison, each in one width.
fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| match width(c) {
        '。' => '.',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        c => c.to_ascii_lowercase(),
    })
}

impl Grams {
    /// Those of several texts, one after the other.
    pub(super) fn of(texts: &[&str]) -> Self {
        let mut grams = Vec::new();
        for text in texts {
            let mut former = '\0';
            for c in plain(text) {
                grams.push(u64::from(u32::from(former)) << 32 | u64::from(u32::from(c)));
                former = c;
            }
        }
        grams.sort_unstable();
        Self(grams)
    }

    /// All of them, each once.
    pub(super) fn distinct(&self) -> impl Iterator<Item = u64> {
        self.0.chunk_by(PartialEq::eq).filter_map(|run| run.first().copied())
    }

    /// From 0 (nothing in common) to 1 (the same pairs). A text that goes on after the other one counts as more
    /// alike than a text of that length with other words, since notices grow from month to month.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        let (a, b) = (self.0.len(), other.0.len());
        if a == 0 || b == 0 {
            return if a == b { 1.0 } else { 0.0 };
        }
        let shared = self.shared(other) as f32;
        let dice = 2.0 * shared / (a + b) as f32;
        let within = shared / a.min(b) as f32;
        f32::midpoint(dice, within)
    }

    fn shared(&self, other: &Self) -> usize {
        let (mut mine, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = 0;
        while let (Some(a), Some(b)) = (mine.peek(), theirs.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(mine.next()),
                std::cmp::Ordering::Greater => drop(theirs.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    mine.next();
                    theirs.next();
                }
            }
        }
        shared
    }
}

/// How alike two short texts are.
pub(super) fn likeness(a: &str, b: &str) -> f32 {
    Grams::of(&[a]).likeness(&Grams::of(&[b]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_and_spaces_do_not_count() {
        assert_eq!(key("统筹 城乡（一），"), key("统筹城乡(一),"));
        assert_ne!(key("统筹城乡"), key("统筹乡城"));
    }

    #[test]
    fn slight_rewording_stays_alike_and_other_matters_do_not() {
        assert!(likeness("推动产业转型升级有短板", "推动产业转型升级存在短板") > 0.7);
        assert!(likeness("推动产业转型升级有短板", "传导严的压力不够到位") < 0.2);
        assert!((likeness("", "") - 1.0).abs() < f32::EPSILON);
    }
}
