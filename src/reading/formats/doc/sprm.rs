//! Single properties (MS-DOC 2.2.5): what each changes of a character, a paragraph or a row is told by its number.

use crate::reading::formats::compound::u16_at;

/// A property and its value.
pub(super) struct Sprm<'a> {
    /// Which it is.
    pub(super) code: u16,
    /// Its value, without the length before it.
    pub(super) value: &'a [u8],
}

impl Sprm<'_> {
    /// The value as a number.
    pub(super) fn number(&self) -> u16 {
        u16_at(self.value, 0).or_else(|| self.value.first().copied().map(u16::from)).unwrap_or(0)
    }

    /// The value of a property that is on, off or the opposite of the style's, which is off.
    pub(super) fn is_on(&self) -> bool {
        matches!(self.value.first(), Some(1 | 0x81))
    }
}

/// The properties of a list, as far as it can be read.
pub(super) fn sprms(bytes: &[u8]) -> impl Iterator<Item = Sprm<'_>> {
    const ROW: u16 = 0xd608;
    const TABS: u16 = 0xc615;
    let mut at = 0;
    std::iter::from_fn(move || {
        let code = u16_at(bytes, at)?;
        let (head, length) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            // A row says how long it is in two bytes, and one too many.
            _ if code == ROW => (2, usize::from(u16_at(bytes, at + 2)?).checked_sub(1)?),
            _ => match usize::from(*bytes.get(at + 2)?) {
                // Tab stops that are too many for one byte: two lists behind their lengths.
                255 if code == TABS => {
                    let gone = usize::from(*bytes.get(at + 3)?);
                    (1, 2 + 4 * gone + 3 * usize::from(*bytes.get(at + 4 + 4 * gone)?))
                }
                length => (1, length),
            },
        };
        let start = at + 2 + head;
        let value = bytes.get(start..start + length)?;
        at = start + length;
        Some(Sprm { code, value })
    })
}
