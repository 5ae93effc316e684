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

/// The fewest characters that a last line has, where the lines before it can give some: one alone is read as a slip.
const LAST: usize = 3;

/// The same for a name in a column: a last line of one or two characters gets more from the lines before it.
pub(super) fn balanced(text: &str, size: f32, bold: bool, width: f32) -> Vec<String> {
    let whole = wrapped(text, size, bold, width);
    let is_short = |lines: &[String]| lines.last().is_some_and(|last| last.chars().count() < LAST);
    if whole.len() < 2 || !is_short(&whole) {
        return whole;
    }
    let narrower = (1_u8..=2).map(|n| wrapped(text, size, bold, width - size * f32::from(n)));
    narrower.into_iter().find(|lines| lines.len() == whole.len() && !is_short(lines)).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_ends_in_a_line_of_one_character() {
        let name = "落实监督以及审计统计发现问题";
        let wide = font::width("落实监督以及审计统计发现问", 10.0, false) + 1.0;
        assert_eq!(wrapped(name, 10.0, false, wide).last().unwrap(), "题");
        let lines = balanced(name, 10.0, false, wide);
        assert_eq!((lines.len(), lines.concat().as_str()), (2, name));
        assert!(lines[1].chars().count() >= LAST, "{lines:?}");
    }
}
