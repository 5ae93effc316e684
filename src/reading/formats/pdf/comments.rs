//! The notes that somebody put on a page: text boxes and comments, which are none of its text.

use hayro_syntax::object::dict::keys::{ANNOTS, AP, CONTENTS, F, SUBTYPE};
use hayro_syntax::object::{Array, Dict, Name, String as Words};
use hayro_syntax::page::Page;

use crate::reading::formats::encoding::{decode, detect};

/// Notes of a page that are looked at, and the characters of one that are listed.
const MOST: usize = 1000;
const LONGEST: usize = 2000;

/// The kinds of notes that people write; links and fields of forms are none.
const KINDS: [&[u8]; 7] = [b"FreeText", b"Text", b"Highlight", b"Underline", b"StrikeOut", b"Caret", b"Stamp"];

/// Those whose words stand on the page itself where the file has them drawn.
const DRAWN: [&[u8]; 2] = [b"FreeText", b"Stamp"];

/// The words of the notes on a page, as long as they are taken.
pub(super) fn comments(page: &Page<'_>, take: impl FnMut(String) -> bool) {
    let Some(notes) = page.raw().get::<Array<'_>>(ANNOTS) else { return };
    notes.iter::<Dict<'_>>().take(MOST).filter_map(|note| words(&note)).all(take);
}

fn words(note: &Dict<'_>) -> Option<String> {
    let kind = note.get::<Name<'_>>(SUBTYPE).filter(|kind| KINDS.contains(&kind.as_ref()))?;
    if DRAWN.contains(&kind.as_ref()) && is_drawn(note) {
        return None;
    }
    let words = text(note.get::<Words<'_>>(CONTENTS)?.as_bytes());
    let words: String = words.trim().chars().take(LONGEST).collect();
    Some(words).filter(|words| !words.is_empty())
}

/// True for a note that the page shows: it is drawn, and not hidden.
fn is_drawn(note: &Dict<'_>) -> bool {
    const HIDDEN: u32 = 1 << 1 | 1 << 5;
    note.contains_key(AP) && note.get::<u32>(F).unwrap_or(0) & HIDDEN == 0
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
