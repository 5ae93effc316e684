//! Characters that are not for other programs: what no file holds, and what a terminal would obey.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text without characters that XML 1.0 forbids, a space in the place of each. Line breaks and tabs stay.
///
/// Beside what XML forbids (production 2, `Char`) go the controls U+007F to U+009F and the other noncharacters, which
/// it only discourages: no writing has a use for them, and the readers of other formats trip over them.
#[must_use]
pub fn writable(text: &str) -> Cow<'_, str> {
    if text.contains(is_unwritable) { Cow::Owned(text.replace(is_unwritable, " ")) } else { Cow::Borrowed(text) }
}

fn is_unwritable(c: char) -> bool {
    // The last two characters of each plane, such as U+FFFE, are no characters.
    let ends_a_plane = u32::from(c) & 0xFFFE == 0xFFFE;
    c.is_control() && !matches!(c, '\t' | '\n' | '\r') || ends_a_plane || ('\u{fdd0}'..='\u{fdef}').contains(&c)
}

/// The text with controls spelled out, such as `\u001b`, so that a terminal shows them and does not obey them. Line
/// breaks and tabs stay.
///
/// Spelled out are also the characters that turn the direction of writing: with them a path looks like another one.
/// The form is that of JSON, so that JSON stays JSON.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_obeyed) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_obeyed(c) {
            // Writing to a text cannot fail.
            let _written = write!(shown, "\\u{:04x}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

fn is_obeyed(c: char) -> bool {
    let is_turning = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() && !matches!(c, '\t' | '\n') || is_turning
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_becomes_a_space() {
        assert_eq!(writable("a\u{fffe}b\u{ffff}c\u{0}\u{1b}d\u{1fffe}\u{fdd0}\u{85}"), "a b c  d   ");
        let kept = "整改\t一\n二\r\u{e000}\u{2a6d6}\u{feff}\u{fffd}";
        assert_eq!(writable(kept), kept);
    }

    #[test]
    fn what_a_terminal_obeys_is_spelled_out() {
        assert_eq!(visible("\u{1b}[31m红\r\u{9b}\u{202e}x\u{7f}"), "\\u001b[31m红\\u000d\\u009b\\u202ex\\u007f");
        assert_eq!(visible("一\t二\n"), "一\t二\n");
    }
}
