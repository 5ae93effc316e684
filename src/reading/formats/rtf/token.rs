//! Steps through rich text: braces, control words, signs and bytes.

use encoding_rs::Encoding as Decoder;

/// A step through the text.
pub(super) enum Token<'a> {
    Open,
    Close,
    Word(&'a str, Option<i32>),
    Sign(u8),
    /// A byte of the text, written as such or as two digits.
    Byte(u8),
}

/// The next step and what is behind it.
pub(super) fn token(text: &[u8]) -> Option<(Token<'_>, &[u8])> {
    let (first, rest) = text.split_first()?;
    Some(match first {
        b'{' => (Token::Open, rest),
        b'}' => (Token::Close, rest),
        b'\\' => {
            let letters = rest.iter().take(32).take_while(|byte| byte.is_ascii_alphabetic()).count();
            let (word, behind) = rest.split_at(letters);
            if word.is_empty() {
                let (sign, behind) = rest.split_first()?;
                let digits = behind.get(..2).and_then(|two| std::str::from_utf8(two).ok());
                let byte = digits.filter(|_| *sign == b'\'').and_then(|two| u8::from_str_radix(two, 16).ok());
                return Some(match byte {
                    Some(byte) => (Token::Byte(byte), behind.get(2..)?),
                    None => (Token::Sign(*sign), behind),
                });
            }
            let digit = |(at, byte): &(usize, &u8)| byte.is_ascii_digit() || (*at == 0 && **byte == b'-');
            let digits = behind.iter().take(11).enumerate().take_while(digit).count();
            let (number, behind) = behind.split_at(digits);
            let number = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
            (Token::Word(std::str::from_utf8(word).ok()?, number), behind.strip_prefix(b" ").unwrap_or(behind))
        }
        byte => (Token::Byte(*byte), rest),
    })
}

/// How the bytes of a code page are read.
pub(super) fn decoder(page: i32) -> &'static Decoder {
    match page {
        932 => encoding_rs::SHIFT_JIS,
        936 | 54936 => encoding_rs::GB18030,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        65001 => encoding_rs::UTF_8,
        _ => encoding_rs::WINDOWS_1252,
    }
}
