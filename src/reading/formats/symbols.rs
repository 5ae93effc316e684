//! Signs of typefaces that draw symbols where others have letters: boxes that are ticked, bullets. Files name them by the
//! private characters U+F020 to U+F0FF, which no other typeface has.

/// Signs of Wingdings, by their numbers in it.
const WINGDINGS: [(u32, char); 33] = [
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '☐'),
    (0x70, '☐'),
    (0x71, '☐'),
    (0x72, '☐'),
    (0x73, '⬧'),
    (0x74, '◆'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '◆'),
    (0x78, '☒'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa2, '○'),
    (0xa4, '◉'),
    (0xa7, '■'),
    (0xa8, '☐'),
    (0xab, '★'),
    (0xb7, '•'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xe8, '➔'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
    (0x2a, '☐'),
];

/// Those of Wingdings 2, whose numbers mean other signs.
const WINGDINGS_2: [(u32, char); 12] = [
    (0x4f, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x2a, '☐'),
    (0x30, '☐'),
    (0x35, '☐'),
    (0xa3, '☐'),
    (0xa2, '■'),
    (0x98, '●'),
];

/// Those of Wingdings 3, which are arrows.
const WINGDINGS_3: [(u32, char); 4] = [(0x70, '▲'), (0x71, '▼'), (0x72, '△'), (0x73, '▽')];

/// Those of Symbol.
const SYMBOL: [(u32, char); 17] = [
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xa7, '♣'),
    (0xa8, '♦'),
    (0xa9, '♥'),
    (0xaa, '♠'),
    (0xac, '←'),
    (0xad, '↑'),
    (0xae, '→'),
    (0xaf, '↓'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
];

/// The private character that stands for the first number of a typeface of symbols.
const PRIVATE: u32 = 0xf000;

/// The sign that a private character stands for, where its typeface is not known: that of Wingdings, the usual one.
pub(super) fn sign(c: char) -> Option<char> {
    find(&WINGDINGS, own_number(u32::from(c))?)
}

/// What a sign of a typeface reads as, by the number of its character. The replacement character stands for a private one
/// that is not known in a typeface that is named: it is no sign of another.
pub(super) fn shown(typeface: &str, number: u32) -> Option<char> {
    let is_unknown = own_number(number).is_some() && !typeface.trim().is_empty();
    sign_of(typeface, number).or(is_unknown.then_some(char::REPLACEMENT_CHARACTER)).or_else(|| char::from_u32(number))
}

/// The number that a private character stands for in its typeface.
fn own_number(number: u32) -> Option<u32> {
    number.checked_sub(PRIVATE).filter(|number| (0x20..=0xff).contains(number))
}

/// The sign of a typeface by its number, with or without the private part.
fn sign_of(typeface: &str, number: u32) -> Option<char> {
    let number = number.checked_sub(PRIVATE).unwrap_or(number);
    match typeface.trim().to_ascii_lowercase().as_str() {
        "wingdings 2" => find(&WINGDINGS_2, number),
        "wingdings 3" => find(&WINGDINGS_3, number),
        "symbol" => find(&SYMBOL, number),
        "wingdings" => find(&WINGDINGS, number),
        _ => None,
    }
}

/// What a byte of a typeface of symbols is: the sign that Wingdings has for it. One of plain text, and one without a sign,
/// is the character of its number, since some programs call other typefaces symbols.
pub(super) fn sign_of_byte(byte: u8) -> char {
    let known = char::from_u32(PRIVATE + u32::from(byte)).and_then(sign).filter(|_| !byte.is_ascii());
    known.unwrap_or(char::from(byte))
}

/// The sign of a box that can be ticked.
pub(super) fn ticked(is_on: bool) -> char {
    if is_on { '☑' } else { '☐' }
}

fn find(signs: &[(u32, char)], number: u32) -> Option<char> {
    signs.iter().find(|(own, _)| *own == number).map(|(_, sign)| *sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_what_its_typeface_draws() {
        assert_eq!(
            [sign('\u{f0fe}'), sign('\u{f0a8}'), sign('\u{f041}'), sign('甲')],
            [Some('☑'), Some('☐'), None, None]
        );
        assert_eq!([sign_of("Wingdings 2", 0xf052), sign_of("Wingdings", 0xfc)], [Some('☑'), Some('✓')]);
        assert_eq!([sign_of("Symbol", 0xf0b3), sign_of("SimSun", 0x52)], [Some('≥'), None]);
    }

    #[test]
    fn a_sign_that_a_named_typeface_is_not_known_to_have_is_none_of_another() {
        for (typeface, number, wanted) in [
            ("Wingdings 3", 0xf071, '▼'),
            ("symbol ", 0xf0a8, '♦'),
            ("Wingdings 3", 0xf0a8, '\u{fffd}'),
            ("Webdings", 0xf0fe, '\u{fffd}'),
            ("", 0xf0fe, '\u{f0fe}'),
            ("SimSun", 0x2611, '☑'),
        ] {
            assert_eq!(shown(typeface, number), Some(wanted), "{typeface} {number:x}");
        }
    }
}
