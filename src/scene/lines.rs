//! Words of several lines in a width.

use super::font;

/// The lines of a text of one or more paragraphs, each at most this wide. Nothing is cut.
pub(super) fn wrapped(text: &str, size: f32, bold: bool, width: f32) -> Vec<String> {
    let of = |paragraph: &str| {
        let lines = font::lines(paragraph, size, bold, width, usize::MAX);
        if lines.is_empty() { vec![String::new()] } else { lines }
    };
    text.split('\n').flat_map(of).collect()
}
