//! The notes that somebody put on a page: text boxes and comments, which are none of its text.

use hayro_syntax::object::dict::keys::{ANNOTS, CONTENTS, SUBTYPE};
use hayro_syntax::object::{Array, Dict, Name, String as Words};
use hayro_syntax::page::Page;

use crate::reading::formats::encoding::{decode, detect};

/// Notes of a page that are looked at.
const MOST: usize = 1000;

/// The kinds of notes that people write; links and fields of forms are none.
const KINDS: [&[u8]; 7] = [b"FreeText", b"Text", b"Highlight", b"Underline", b"StrikeOut", b"Caret", b"Stamp"];

/// The words of the notes on a page.
pub(super) fn comments(page: &Page<'_>) -> Vec<String> {
    let Some(notes) = page.raw().get::<Array<'_>>(ANNOTS) else { return Vec::new() };
    let words = |note: Dict<'_>| {
        let kind = note.get::<Name<'_>>(SUBTYPE)?;
        let is_note = KINDS.contains(&kind.as_ref());
        let words = note.get::<Words<'_>>(CONTENTS).filter(|_| is_note)?;
        Some(text(words.as_bytes())).filter(|text| !text.trim().is_empty())
    };
    notes.iter::<Dict<'_>>().take(MOST).filter_map(words).collect()
}

/// The text of a string of a PDF: 16 bits a character behind their mark, or bytes of Western characters; some programs write
/// other encodings.
fn text(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let (units, _) = wide.as_chunks::<2>();
        return char::decode_utf16(units.iter().map(|unit| u16::from_be_bytes(*unit))).flatten().collect();
    }
    decode(bytes, detect(bytes)).0
}
