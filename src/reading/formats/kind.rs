//! What a file is, told from its first bytes and never from its name.

use super::error::LooksLike;

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Magic {
    /// A zip file: Word, a workbook, or something else.
    Zip,
    /// A compound file: the Office of before 2007, and anything locked by a password.
    Compound,
    /// Text of some kind.
    Text,
    /// Nothing that can be read.
    Other(LooksLike),
}

const SIGNATURES: [(&[u8], LooksLike); 26] = [
    (b"%PDF", LooksLike::Pdf),
    (b"\x89PNG", LooksLike::Png),
    (b"\xff\xd8\xff", LooksLike::Jpeg),
    (b"GIF8", LooksLike::Picture),
    (b"II*\0", LooksLike::Picture),
    (b"MM\0*", LooksLike::Picture),
    (b"BM\0\0", LooksLike::Picture),
    (b"{\\rtf", LooksLike::Rtf),
    (b"Rar!", LooksLike::Archive),
    (b"7z\xbc\xaf", LooksLike::Archive),
    (b"\x1f\x8b", LooksLike::Archive),
    (b"BZh", LooksLike::Archive),
    (b"\xfd7zXZ", LooksLike::Archive),
    (b"\x28\xb5\x2f\xfd", LooksLike::Archive),
    (b"\x7fELF", LooksLike::Program),
    (b"MZ\x90", LooksLike::Program),
    (b"\xca\xfe\xba\xbe", LooksLike::Program),
    (b"\xcf\xfa\xed\xfe", LooksLike::Program),
    (b"ID3", LooksLike::Media),
    (b"OggS", LooksLike::Media),
    (b"fLaC", LooksLike::Media),
    (b"\0\0\x01\xba", LooksLike::Media),
    (b"\x1aE\xdf\xa3", LooksLike::Media),
    (b"\0\0\x01\0", LooksLike::Picture),
    (b"SQLite format 3\0", LooksLike::Binary),
    (b"MIME-Version:", LooksLike::WebArchive),
];

/// What the bytes are.
pub(super) fn magic(bytes: &[u8]) -> Magic {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Magic::Zip;
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Magic::Compound;
    }
    if let Some((_, looks_like)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Magic::Other(*looks_like);
    }
    if let Some(looks_like) = behind_a_length(bytes) {
        return Magic::Other(looks_like);
    }
    Magic::Text
}

/// Formats whose name stands behind a length: RIFF, the family of MP4, bitmaps, saved web archives.
fn behind_a_length(bytes: &[u8]) -> Option<LooksLike> {
    let at = |start: usize, word: &[u8]| bytes.get(start..).is_some_and(|rest| rest.starts_with(word));
    if at(0, b"RIFF") {
        return Some(if at(8, b"WEBP") { LooksLike::Picture } else { LooksLike::Media });
    }
    if at(4, b"ftyp") {
        let picture = at(8, b"heic") || at(8, b"avif") || at(8, b"mif1");
        return Some(if picture { LooksLike::Picture } else { LooksLike::Media });
    }
    if at(0, b"BM") && at(6, b"\0\0\0\0") {
        return Some(LooksLike::Picture);
    }
    let head = bytes.get(..bytes.len().min(512)).unwrap_or(bytes);
    (at(0, b"From:") && memchr::memmem::find(head, b"MIME-Version:").is_some()).then_some(LooksLike::WebArchive)
}

/// True when decoded text is no text: more control characters than a text ever has.
pub(super) fn is_binary(text: &str) -> bool {
    let mut all = 0_usize;
    let mut strange = 0_usize;
    for c in text.chars().take(8192) {
        all += 1;
        let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}' | '\u{85}');
        strange += usize::from(control || c == char::REPLACEMENT_CHARACTER);
    }
    strange * 20 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_a_picture_whatever_its_name() {
        assert_eq!(magic(b"\x89PNG\r\n\x1a\n...."), Magic::Other(LooksLike::Png));
        assert_eq!(magic(b"%PDF-1.7"), Magic::Other(LooksLike::Pdf));
        assert_eq!(magic(b"PK\x03\x04...."), Magic::Zip);
        assert_eq!(magic("根据".as_bytes()), Magic::Text);
        assert_eq!(magic(b""), Magic::Text);
    }

    #[test]
    fn text_is_not_binary() {
        assert!(!is_binary("一、\n二、\t三"));
        assert!(is_binary("\u{0}\u{1}\u{2}a"));
    }
}
