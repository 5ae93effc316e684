//! The records of a binary part: a kind and a length of one to four bytes with seven bits each, and a body.

use crate::reading::formats::compound::u32_at;

/// A record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Record<'a> {
    pub(super) kind: u32,
    pub(super) body: &'a [u8],
}

/// The records of a part, up to where it breaks off.
pub(super) fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (record, behind) = next(rest)?;
        rest = behind;
        Some(record)
    })
}

/// True for a part that ends where its last record does.
pub(super) fn is_sound(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while let Some((_, behind)) = next(rest) {
        rest = behind;
    }
    rest.is_empty()
}

fn next(bytes: &[u8]) -> Option<(Record<'_>, &[u8])> {
    let (kind, rest) = number(bytes, 2)?;
    let (length, rest) = number(rest, 4)?;
    let (body, behind) = rest.split_at_checked(length as usize)?;
    Some((Record { kind, body }, behind))
}

/// A number of so many bytes at most, the low seven bits first.
fn number(bytes: &[u8], most: usize) -> Option<(u32, &[u8])> {
    let mut number = 0;
    for (at, byte) in bytes.iter().take(most).enumerate() {
        number |= u32::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 || at + 1 == most {
            return Some((number, bytes.get(at + 1..)?));
        }
    }
    None
}

/// Words of two bytes a character with their length before them, and where they end; none where they have no length.
pub(super) fn wide(body: &[u8], at: usize) -> Option<(String, usize)> {
    let length = usize::try_from(u32_at(body, at)?).ok()?;
    let start = at + 4;
    let end = start.checked_add(length.checked_mul(2)?)?;
    let units = body.get(start..end)?.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(u16::from_le_bytes));
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Some((text, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_to_the_end_and_no_further() {
        // Kind 145 of two bytes, no body; kind 7 with three bytes; a kind whose body is not all there.
        let bytes = [0x91, 0x01, 0, 7, 3, 1, 2, 3];
        let found: Vec<(u32, usize)> = records(&bytes).map(|own| (own.kind, own.body.len())).collect();
        assert_eq!(found, [(145, 0), (7, 3)]);
        assert!(is_sound(&bytes) && is_sound(&[]));
        for broken in [&[7, 9, 1][..], &[0x91], &[7, 0xff, 0xff, 0xff, 0xff]] {
            assert!(records(broken).next().is_none() && !is_sound(broken), "{broken:?}");
        }
        let words = [0, 2, 0, 0, 0, 0x34, 0x6c, 0x01, 0xd8];
        assert_eq!(wide(&words, 1), Some(("水\u{fffd}".to_owned(), 9)));
        assert_eq!(wide(&[255, 255, 255, 255], 0), None);
    }
}
