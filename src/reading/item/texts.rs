//! The paragraphs of a document as characters.

use crate::reading::formats::Document;
use crate::text::Text;

/// The paragraphs in their order.
#[derive(Debug, Default)]
pub(in crate::reading) struct Texts(Vec<Text>);

impl Texts {
    /// The paragraphs of a document.
    pub(in crate::reading) fn new(document: &Document) -> Self {
        Self(document.paragraphs.iter().map(|paragraph| Text::new(&paragraph.text)).collect())
    }

    /// The text of a paragraph; empty where there is none.
    pub(in crate::reading) fn text(&self, paragraph: usize) -> &Text {
        static EMPTY: std::sync::LazyLock<Text> = std::sync::LazyLock::new(Text::default);
        self.0.get(paragraph).unwrap_or(&EMPTY)
    }

    /// How many there are.
    pub(in crate::reading) fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them.
    pub(in crate::reading) fn iter(&self) -> impl DoubleEndedIterator<Item = &Text> + ExactSizeIterator {
        self.0.iter()
    }
}

/// A range without the marks at its ends.
pub(in crate::reading) fn trimmed(text: &Text, from: usize, to: usize) -> (usize, usize) {
    let (mut start, mut end) = text.trim(from, to);
    let edge = |c: char| c.is_whitespace() || matches!(c, '。' | ';' | ',' | '、' | ':');
    while start < end && text.at(start).is_some_and(edge) {
        start += 1;
    }
    while start < end && text.before(end).is_some_and(edge) {
        end -= 1;
    }
    // The bracket that closes (责任单位:某) is not part of the name.
    let opened = text.find("(", start, end).is_some();
    while start < end && !opened && text.before(end).is_some_and(|c| c == ')' || edge(c)) {
        end -= 1;
    }
    (start, end)
}
