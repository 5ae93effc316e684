//! Text of parts that hold no problems: it stays in the source alone, and a person is told so.

use crate::reading::item::types::{Line, Remark, Role};
use crate::reading::notice::segment::NoticeText;

/// A remark for each part of such text, at its first words.
pub(super) fn remarks(words: &NoticeText, lines: &[Line]) -> Vec<Remark> {
    let has_words = |line: &&Line| {
        let span = &line.span;
        let text = words.text(span.paragraph as usize);
        text.words(span.start as usize, span.end as usize).chars().any(char::is_alphanumeric)
    };
    let mut found = Vec::new();
    let mut is_open = false;
    // A blank or a stop between two pieces of it parts nothing.
    for line in lines.iter().filter(has_words) {
        let is_aside = line.role == Role::Aside;
        if is_aside && !is_open {
            found.push(Remark::Aside(line.span.clone()));
        }
        is_open = is_aside;
    }
    found
}
