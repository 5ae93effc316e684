//! What a file is, told from its first bytes and never from its name.

use super::error::LooksLike;

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Magic {
    /// A zip file: Word, a workbook, or something else.
    Zip,
    /// A compound file: the Office of before 2007, and anything locked by a password.
    Compound,
    /// A PDF.
    Pdf,
    /// A web archive, mht.
    WebArchive,
    /// Rich text, rtf.
    Rtf,
    /// Text of some kind.
    Text,
    /// Nothing that can be read.
    Other(LooksLike),
}

const SIGNATURES: [(&[u8], LooksLike); 23] = [
    (b"\x89PNG", LooksLike::Png),
    (b"\xff\xd8\xff", LooksLike::Jpeg),
    (b"GIF8", LooksLike::Picture),
    (b"II*\0", LooksLike::Picture),
    (b"MM\0*", LooksLike::Picture),
    (b"BM\0\0", LooksLike::Picture),
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
];

/// What the bytes are.
pub(super) fn magic(bytes: &[u8]) -> Magic {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Magic::Zip;
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Magic::Compound;
    }
    if is_pdf(bytes) {
        return Magic::Pdf;
    }
    // Some programs write a mark of the order of bytes or a line before it.
    if bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start().starts_with(b"{\\rtf") {
        return Magic::Rtf;
    }
    if is_web_archive(bytes) {
        return Magic::WebArchive;
    }
    if let Some((_, looks_like)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Magic::Other(*looks_like);
    }
    if let Some(looks_like) = behind_a_length(bytes) {
        return Magic::Other(looks_like);
    }
    Magic::Text
}

/// True for a PDF. Some have the head of a mail or of a printer before their own, and then the mark of their end.
fn is_pdf(bytes: &[u8]) -> bool {
    const HEAD: usize = 1024;
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(HEAD)..).unwrap_or(bytes);
    let has = |part, mark: &[u8]| memchr::memmem::find(part, mark).is_some();
    bytes.starts_with(b"%PDF") || (has(head, b"%PDF-1.") && has(tail, b"startxref"))
}

/// Formats whose name stands behind a length: RIFF, the family of MP4, bitmaps.
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
    None
}

/// True for a web archive: it begins as a mail of several parts.
fn is_web_archive(bytes: &[u8]) -> bool {
    const HEAD: usize = 2048;
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or(bytes);
    // The names of heads are written in any case.
    let head = head.to_ascii_lowercase();
    let has = |mark: &[u8]| memchr::memmem::find(&head, mark).is_some();
    let line = head.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    let key = line.split(|byte| *byte == b':').next().unwrap_or_default();
    let is_head = key.len() < line.len() && key.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'-');
    is_head && has(b"mime-version:") && has(b"content-type:")
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
        assert_eq!(magic(b"%PDF-1.7"), Magic::Pdf);
        assert_eq!(magic(b"\x1b%-12345X\r\n%PDF-1.4 ... startxref 0 %%EOF"), Magic::Pdf);
        assert_eq!(magic("文中说 %PDF-1.4 是一种格式".as_bytes()), Magic::Text);
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
