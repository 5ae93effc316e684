//! The pieces of the text (MS-DOC 2.8.35): a file that was saved quickly has many, in another order than they lie in it.

use std::ops::Range;

use crate::reading::formats::compound::u16_at;
use crate::reading::formats::error::FormatError;

use super::fib::{Table, number, plc};
use super::{Source, damaged};

/// The text of a file.
pub(super) struct Pieces<'a> {
    main: &'a [u8],
    all: Vec<Piece>,
    /// Changes of looks that pieces name by their numbers.
    changes: Vec<&'a [u8]>,
}

/// A stretch of the text that lies together in the file.
struct Piece {
    /// Its characters, counted through the document.
    characters: Range<usize>,
    /// Where it begins in the file.
    start: usize,
    /// Two bytes a character, or one.
    wide: bool,
    /// What was changed of its looks when it was saved quickly.
    change: u16,
}

/// A character and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Character {
    /// The character.
    pub(super) c: char,
    /// Its place in the document.
    pub(super) at: usize,
    /// Its place in the file, by which its looks are found.
    pub(super) place: usize,
    /// What was changed of its looks.
    pub(super) change: u16,
}

/// What the bytes 0x80 to 0x9f of a piece of 8 bits are; a blank where they are nothing.
const UPPER: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

impl<'a> Pieces<'a> {
    /// Reads the table of pieces.
    pub(super) fn read(source: &'a Source) -> Result<Self, FormatError> {
        let broken = || damaged("the table of pieces");
        let place = source.fib.place(Table::Pieces).ok_or_else(broken)?;
        let bytes = source.table.get(place).ok_or_else(broken)?;
        let mut at = 0;
        let mut changes = Vec::new();
        while bytes.get(at) == Some(&1) {
            let length = usize::from(u16_at(bytes, at + 1).ok_or_else(broken)?);
            changes.push(bytes.get(at + 3..at + 3 + length).ok_or_else(broken)?);
            at += 3 + length;
        }
        if bytes.get(at) != Some(&2) {
            return Err(broken());
        }
        let length = number(bytes, at + 1).ok_or_else(broken)?;
        let table = bytes.get(at + 5..).and_then(|rest| rest.get(..length)).ok_or_else(broken)?;
        let mut pieces = Vec::new();
        // No byte is of two pieces: a table that says so would unfold without end.
        let mut left = source.main.len();
        for (characters, own) in plc(table, 8) {
            let (place, change) = (number(own, 2).ok_or_else(broken)?, u16_at(own, 6).unwrap_or(0));
            let wide = place & 0x4000_0000 == 0;
            let start = if wide { place } else { (place & 0x3fff_ffff) / 2 };
            let length = characters.end.checked_sub(characters.start).ok_or_else(broken)? * if wide { 2 } else { 1 };
            left = left.checked_sub(length).ok_or_else(broken)?;
            if start.checked_add(length).is_none_or(|end| end > source.main.len()) {
                return Err(broken());
            }
            pieces.push(Piece { characters, start, wide, change });
        }
        Ok(Self { main: &source.main, all: pieces, changes })
    }

    /// The characters of a range of the document.
    pub(super) fn characters(&self, range: Range<usize>) -> impl Iterator<Item = Character> {
        let first = self.all.partition_point(|piece| piece.characters.end <= range.start);
        let pieces = self.all.iter().skip(first);
        let (start, end) = (range.start, range.end);
        let mut high = None;
        let units = pieces.take_while(move |piece| piece.characters.start < end).flat_map(move |piece| {
            let own = piece.characters.start.max(start)..piece.characters.end.min(end);
            own.filter_map(move |at| {
                let width = if piece.wide { 2 } else { 1 };
                let place = piece.start + (at - piece.characters.start) * width;
                let unit = if piece.wide { u16_at(self.main, place)? } else { narrow(*self.main.get(place)?) };
                Some((unit, at, place, piece.change))
            })
        });
        units.filter_map(move |(unit, at, place, change)| {
            let first = high.take();
            let c = match unit {
                0xd800..=0xdbff => {
                    high = Some(unit);
                    return None;
                }
                0xdc00..=0xdfff => char::decode_utf16([first?, unit]).next()?.ok()?,
                unit => char::from_u32(u32::from(unit))?,
            };
            Some(Character { c, at, place, change })
        })
    }

    /// The changes of looks of a piece that names them by their number.
    pub(super) fn changes(&self, change: u16) -> &'a [u8] {
        let at = if change & 1 == 1 { usize::from(change >> 1) } else { usize::MAX };
        self.changes.get(at).copied().unwrap_or_default()
    }
}

fn narrow(byte: u8) -> u16 {
    let upper = || UPPER.chars().nth(usize::from(byte - 0x80)).and_then(|c| u16::try_from(u32::from(c)).ok());
    if (0x80..0xa0).contains(&byte) { upper().unwrap_or(0xfffd) } else { u16::from(byte) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_the_characters_of_western_windows() {
        assert_eq!(UPPER.chars().count(), 32);
        for byte in 0x80..=0xff_u8 {
            let (text, _, wrong) = encoding_rs::WINDOWS_1252.decode(std::slice::from_ref(&byte)).clone();
            let own = char::from_u32(u32::from(narrow(byte))).unwrap();
            // Five bytes are control characters there, and nothing here.
            assert!(!wrong && (text.starts_with(own) || own == ' '), "{byte:x} {own}");
        }
    }
}
