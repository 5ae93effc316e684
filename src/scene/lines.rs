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

/// The same for a cell, which has no room beside it: a mark that would stand beyond its line takes the character before it along
/// to the next one.
pub(super) fn within(text: &str, size: f32, bold: bool, width: f32) -> Vec<String> {
    let is_wide = |lines: &[String]| lines.iter().any(|line| font::width(line, size, bold) > width + 0.1);
    let hanging = wrapped(text, size, bold, width);
    if !is_wide(&hanging) {
        return hanging;
    }
    let narrower = wrapped(text, size, bold, width - size);
    // A word that is wider than the cell stays so: nothing is gained by narrower lines.
    if is_wide(&narrower) { hanging } else { narrower }
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
    fn no_mark_stands_beyond_the_line_of_a_cell() {
        let text = "各乡镇(街道)、县市场监管局";
        let wide = font::width("各乡镇(街道)", 9.0, false) + 1.0;
        assert!(wrapped(text, 9.0, false, wide).iter().any(|line| font::width(line, 9.0, false) > wide));
        let lines = within(text, 9.0, false, wide);
        assert!(lines.iter().all(|line| font::width(line, 9.0, false) <= wide), "{lines:?}");
        assert_eq!(lines.concat(), text);
        assert_eq!(within("110108198803151234", 9.0, false, 30.0).concat(), "110108198803151234");
    }

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
