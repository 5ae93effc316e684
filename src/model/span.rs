//! A place in the source: which words a value was read from.

use super::report::Source;

object! {
    /// Words of the source: characters `start` to `end` (Unicode scalar values, the end not included)
    /// of one paragraph, all counted from 0.
    pub entry Span = "span" {
        /// Index into `source.paragraphs`.
        required paragraph: u32 => Number Public,
        /// The first character.
        required start: u32 => Number Public,
        /// One past the last character.
        required end: u32 => Number Public,
    }
}

impl Span {
    /// The characters `start..end` of a paragraph.
    #[must_use]
    pub fn new(paragraph: u32, start: u32, end: u32) -> Self {
        Self { paragraph, start, end, extra: super::Extra::default() }
    }

    /// The words, absent when the span reaches outside the source.
    #[must_use]
    pub fn words<'a>(&self, source: &'a Source) -> Option<&'a str> {
        let text = source.paragraphs.get(self.paragraph as usize)?;
        let start = byte_of(text, self.start)?;
        let end = byte_of(text, self.end)?;
        text.get(start..end)
    }

    /// True when this span holds all of the other one.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.paragraph == other.paragraph && self.start <= other.start && other.end <= self.end
    }
}

/// The byte at which a character begins; the end of the text for the character after the last.
fn byte_of(text: &str, character: u32) -> Option<usize> {
    text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(character as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_characters_not_bytes() {
        let source = Source { paragraphs: vec!["配备37%,达标".to_owned()], ..Source::default() };
        assert_eq!(Span::new(0, 2, 5).words(&source), Some("37%"));
        assert_eq!(Span::new(0, 6, 8).words(&source), Some("达标"));
        assert_eq!(Span::new(0, 6, 9).words(&source), None);
        assert_eq!(Span::new(1, 0, 1).words(&source), None);
    }
}
