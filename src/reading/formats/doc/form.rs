//! Fields of forms (MS-DOC 2.9.78): a list to choose from, a box to tick. What they show stands in the stream of data alone.

use crate::reading::formats::compound::u16_at;
use crate::reading::formats::symbols::ticked;

use super::fib::number;

/// What the field shows whose data lie at a place of the stream of data; nothing for other data and for a field of text.
pub(super) fn shown(data: &[u8], at: usize) -> Option<String> {
    const BOX: u16 = 1;
    const LIST: u16 = 2;
    /// What stands for a choice that nobody made yet.
    const NONE: u16 = 25;
    /// Units of a word of a list: no program writes longer ones.
    const LONGEST: usize = 255;
    let own = data.get(at..)?;
    let length = number(own, 0)?;
    let own = own.get(usize::from(u16_at(own, 4)?)..length)?;
    if number(own, 0)? != 0xffff_ffff {
        return None;
    }
    let flags = u16_at(own, 4)?;
    let (kind, chosen) = (flags & 3, flags >> 2 & 0x1f);
    // Behind the length of what may be typed and the size of a box: the name, and what it is at first.
    let rest = behind_text(own.get(10..)?)?;
    let chosen = if chosen == NONE { u16_at(rest, 0)? } else { chosen };
    match kind {
        BOX => Some(ticked(chosen > 0).to_string()),
        LIST => {
            const TEXTS: usize = 5;
            let mut rest = rest.get(2..)?;
            for _ in 0..TEXTS {
                rest = behind_text(rest)?;
            }
            // A mark, how many words there are, and nothing; each word behind its length.
            let mut words = rest.get(6..)?;
            for _ in 0..chosen {
                words = words.get(2 + 2 * usize::from(u16_at(words, 0)?)..)?;
            }
            let length = Some(usize::from(u16_at(words, 0)?)).filter(|length| *length <= LONGEST)?;
            let (units, _) = words.get(2..2 + 2 * length)?.as_chunks::<2>();
            Some(char::decode_utf16(units.iter().map(|unit| u16::from_le_bytes(*unit))).flatten().collect())
        }
        _ => None,
    }
}

/// What is behind a text that stands behind its length and ends with nothing.
fn behind_text(bytes: &[u8]) -> Option<&[u8]> {
    bytes.get(2 + 2 * usize::from(u16_at(bytes, 0)?) + 2..)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The data of a field behind four bytes of others.
    fn field(kind: u16, chosen: u16, first: u16, words: &[&str]) -> Vec<u8> {
        let mut own: Vec<u8> = vec![0xff; 4];
        let mut put = |unit: u16| own.extend(unit.to_le_bytes());
        let empty = [0, 0];
        for unit in [kind | chosen << 2, 0, 0] {
            put(unit);
        }
        // Its name.
        for unit in [1, u16::from(b'a'), 0, first] {
            put(unit);
        }
        for unit in empty.repeat(5) {
            put(unit);
        }
        for unit in [0xffff, words.len() as u16, 0] {
            put(unit);
        }
        for word in words {
            let units: Vec<u16> = word.encode_utf16().collect();
            put(units.len() as u16);
            for unit in units {
                put(unit);
            }
        }
        let length = (own.len() + 68) as u32;
        let head = [&[7; 4][..], &length.to_le_bytes(), &68_u16.to_le_bytes(), &[0; 62]].concat();
        [head, own].concat()
    }

    #[test]
    fn a_field_shows_what_was_chosen_or_what_it_is_at_first() {
        let words = ["未启动", "整改中", "已办结"];
        assert_eq!(shown(&field(2, 2, 0, &words), 4).as_deref(), Some("已办结"));
        assert_eq!(shown(&field(2, 25, 1, &words), 4).as_deref(), Some("整改中"));
        assert_eq!(shown(&field(2, 9, 1, &words), 4), None);
        assert_eq!(shown(&field(2, 0, 0, &[&"办".repeat(256)]), 4), None);
        assert_eq!(shown(&field(1, 1, 0, &[]), 4).as_deref(), Some("☑"));
        assert_eq!(shown(&field(1, 25, 0, &[]), 4).as_deref(), Some("☐"));
        assert_eq!(shown(&field(0, 0, 0, &[]), 4), None);
        assert_eq!(shown(b"12", 4), None);
    }
}
