//! How wide words are at most, by the kinds of their characters: they are measured only where they are drawn, and what has to
//! be known before (how many rows a page holds, how wide the columns of a wall chart are) is known well enough by this.

/// How wide a text is at most in either weight, in sizes of the words. A Chinese character is as wide as it is high.
pub(crate) fn ems(text: &str) -> f32 {
    text.chars().map(of).sum()
}

fn of(c: char) -> f32 {
    match c {
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '\'' | '|' | 'i' | 'l' | 'j' | 'I' => 0.36,
        '(' | ')' | '/' | '-' | '!' | 'f' | 't' | 'r' => 0.46,
        '0'..='9' | '*' => 0.6,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 1.01,
        'a'..='z' => 0.66,
        c if c.is_ascii() => 0.8,
        _ => 1.0,
    }
}
