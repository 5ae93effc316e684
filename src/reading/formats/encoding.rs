//! How the bytes of a text are told apart: UTF-8, UTF-16, GB18030, Big5.

use serde::{Deserialize, Serialize};

use encoding_rs::{BIG5, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// How a text was written in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB 18030, and with it GBK and GB 2312.
    Gb18030,
    /// Big5.
    Big5,
}

impl Encoding {
    /// All of them, the likeliest first.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Gb18030, Self::Utf16Le, Self::Utf16Be, Self::Big5];

    fn decoder(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
            Self::Big5 => BIG5,
        }
    }

    /// Its name as web pages give it.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.decoder().name()
    }

    /// The encoding of a name as web pages give it.
    #[must_use]
    pub fn named(label: &str) -> Option<Self> {
        let found = encoding_rs::Encoding::for_label(label.trim().as_bytes())?;
        let found = if found == encoding_rs::GBK { GB18030 } else { found };
        Self::ALL.into_iter().find(|encoding| encoding.decoder() == found)
    }
}

/// The text of bytes in this encoding, without a byte order mark, and how many characters it could not give.
#[must_use]
pub fn decode(bytes: &[u8], encoding: Encoding) -> (String, usize) {
    let (text, broken) = encoding.decoder().decode_with_bom_removal(bytes);
    let missing = if broken { text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count() } else { 0 };
    (text.into_owned(), missing)
}

/// The encoding that bytes are written in, as far as they tell: a byte order mark, else valid UTF-8, else the
/// pattern of UTF-16, else GB18030 or Big5 by which one makes more common characters of them.
#[must_use]
pub fn detect(bytes: &[u8]) -> Encoding {
    if let Some(marked) = byte_order_mark(bytes) {
        return marked;
    }
    if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        return Encoding::Utf8;
    }
    if let Some(wide) = wide(bytes) {
        return wide;
    }
    // A broken UTF-8 text is still that when nearly all of it is sound.
    if broken_utf8(bytes) {
        return Encoding::Utf8;
    }
    if common_share(bytes, is_common_big5) > common_share(bytes, is_common_gb) {
        Encoding::Big5
    } else {
        Encoding::Gb18030
    }
}

/// The encoding of an XML part: its byte order mark, UTF-16 by its first angle bracket, else UTF-8.
pub(super) fn detect_xml(bytes: &[u8]) -> Encoding {
    match bytes {
        [b'<', 0, ..] => Encoding::Utf16Le,
        [0, b'<', ..] => Encoding::Utf16Be,
        _ => byte_order_mark(bytes).unwrap_or(Encoding::Utf8),
    }
}

fn byte_order_mark(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some(Encoding::Utf8),
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// UTF-16 without a mark: the high bytes of line breaks, digits and Chinese characters stand on one side.
fn wide(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..bytes.len().min(8192) & !1).filter(|sample| sample.len() >= 4)?;
    let high = |byte: u8| byte == 0 || byte == 0x30 || (0x4e..=0x9f).contains(&byte) || byte == 0xff;
    let share = |at: usize| {
        let side = sample.iter().skip(at).step_by(2);
        side.clone().filter(|byte| high(**byte)).count() * 100 / side.count().max(1)
    };
    let zeros = |at: usize| sample.iter().skip(at).step_by(2).any(|byte| *byte == 0);
    let (even, odd) = (share(0), share(1));
    if odd >= 95 && even < 80 && zeros(1) {
        return Some(Encoding::Utf16Le);
    }
    (even >= 95 && odd < 80 && zeros(0)).then_some(Encoding::Utf16Be)
}

/// True for UTF-8 with a few broken bytes among many sound characters.
fn broken_utf8(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(1 << 16)).unwrap_or(bytes);
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| *c >= '\u{800}').count();
        broken += chunk.invalid().len();
    }
    sound > 20 && broken * 10 < sound
}

/// The share, in thousandths, of two-byte characters that are common ones.
fn common_share(bytes: &[u8], common: fn(u8, u8) -> bool) -> usize {
    let (mut pairs, mut good) = (0_usize, 0_usize);
    let mut rest = bytes.iter().take(1 << 16);
    while let Some(lead) = rest.next() {
        if *lead < 0x80 {
            continue;
        }
        let Some(trail) = rest.next() else { break };
        pairs += 1;
        good += usize::from(common(*lead, *trail));
    }
    good * 1000 / pairs.max(1)
}

/// First level of GB 2312 and its marks.
fn is_common_gb(lead: u8, trail: u8) -> bool {
    trail >= 0xa1 && trail != 0xff && matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7)
}

/// First level of Big5 and its marks.
fn is_common_big5(lead: u8, trail: u8) -> bool {
    matches!(trail, 0x40..=0x7e | 0xa1..=0xfe) && matches!(lead, 0xa1 | 0xa4..=0xc6)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "根据县委统一部署,2024年3月至5月,县委第一巡察组对县教育局党组开展了巡察。";
    const TRADITIONAL: &str = "根據縣委統一部署,2024年3月至5月,縣委第一巡察組對縣教育局黨組開展了巡察。";

    #[test]
    fn encodings_are_told_apart() {
        let utf16 = |big: bool| -> Vec<u8> {
            TEXT.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        assert_eq!(detect(TEXT.as_bytes()), Encoding::Utf8);
        assert_eq!(detect(&GB18030.encode(TEXT).0), Encoding::Gb18030);
        assert_eq!(detect(&BIG5.encode(TRADITIONAL).0), Encoding::Big5);
        assert_eq!(detect(&utf16(false)), Encoding::Utf16Le);
        assert_eq!(detect(&utf16(true)), Encoding::Utf16Be);
        assert_eq!(detect(b"plain ASCII"), Encoding::Utf8);
        assert_eq!(decode(&utf16(true), Encoding::Utf16Be), (TEXT.to_owned(), 0));
    }

    #[test]
    fn a_few_broken_bytes_do_not_change_the_encoding() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.truncate(bytes.len() - 1);
        assert_eq!(detect(&bytes), Encoding::Utf8);
        assert_eq!(decode(&bytes, Encoding::Utf8).1, 1);
    }
}
