//! The head of a Word file (MS-DOC 2.5): which stream has the tables, how long the parts of the text are, where the tables lie.

use std::ops::Range;

use crate::reading::formats::compound::{u16_at, u32_at};
use crate::reading::formats::error::FormatError;

use super::{damaged, too_old};

/// What is needed of the head.
pub(super) struct Fib {
    /// The name of the stream of tables.
    pub(super) table: &'static str,
    lengths: [usize; 7],
    places: Vec<(usize, usize)>,
}

/// The parts of the text, in the order in which they follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The text itself.
    Main,
    /// Footnotes.
    Footnotes,
    /// Headers and footers.
    Headers,
    /// Comments.
    Comments,
    /// Endnotes.
    Endnotes,
    /// Text boxes.
    Boxes,
    /// Text boxes of headers and footers.
    HeaderBoxes,
}

/// The tables, by their places in the head's list (MS-DOC 2.5.6).
#[derive(Debug, Clone, Copy)]
pub(super) enum Table {
    /// The styles.
    Styles = 1,
    /// The pages of what characters look like.
    Characters = 12,
    /// The pages of what paragraphs look like.
    Paragraphs = 13,
    /// The typefaces.
    Typefaces = 15,
    /// The pieces of the text.
    Pieces = 33,
    /// Where drawn objects are anchored.
    Anchors = 40,
    /// The text boxes.
    Boxes = 56,
    /// The kinds of lists.
    Kinds = 73,
    /// The lists.
    Lists = 74,
}

impl Fib {
    /// Reads the head.
    pub(super) fn read(main: &[u8]) -> Result<Self, FormatError> {
        const WORD_97: u16 = 0xc1;
        match u16_at(main, 0) {
            Some(0xa5ec) => {}
            // Word 2, 6 and 95, and Works.
            Some(0xa5dc | 0xa59b | 0xa59c | 0xa699) => return Err(too_old()),
            _ => return Err(damaged("it does not begin as a Word file does")),
        }
        let short = |at| u16_at(main, at).ok_or_else(|| damaged("the head breaks off"));
        if short(2)? < WORD_97 {
            return Err(too_old());
        }
        let flags = short(10)?;
        if flags & 0x0100 != 0 {
            return Err(FormatError::Encrypted);
        }
        let table = if flags & 0x0200 != 0 { "1Table" } else { "0Table" };
        // Behind the fixed head come three lists, each behind its length.
        let lengths_at = 32 + 2 + 2 * usize::from(short(32)?) + 2;
        let places_at = lengths_at + 4 * usize::from(short(lengths_at - 2)?) + 2;
        let count = usize::from(short(places_at - 2)?);
        let length = |at: usize| number(main, lengths_at + 4 * at).filter(|length| *length < 1 << 31).unwrap_or(0);
        // Behind the headers stands the length of the macros, which is always nothing.
        let lengths = [3, 4, 5, 7, 8, 9, 10].map(length);
        let place = |at: usize| Some((number(main, places_at + 8 * at)?, number(main, places_at + 8 * at + 4)?));
        let places = (0..count.min(256)).map_while(place).collect();
        Ok(Self { table, lengths, places })
    }

    /// The characters of a part.
    pub(super) fn part(&self, part: Part) -> Range<usize> {
        let at = part as usize;
        let start: usize = self.lengths.iter().take(at).sum();
        start..start + self.lengths.get(at).copied().unwrap_or(0)
    }

    /// Where a table lies in the stream of tables; nothing when there is none.
    pub(super) fn place(&self, table: Table) -> Option<Range<usize>> {
        let (start, length) = self.places.get(table as usize).copied().filter(|(_, length)| *length > 0)?;
        Some(start..start.checked_add(length)?)
    }
}

/// A number of four bytes as a place.
pub(super) fn number(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

/// A table of places and of what goes for the text between two of them (MS-DOC 2.2.2): so many bytes each.
pub(super) fn plc(bytes: &[u8], width: usize) -> impl Iterator<Item = (Range<usize>, &[u8])> {
    let count = bytes.len().saturating_sub(4) / (4 + width);
    let at = move |index: usize| number(bytes, 4 * index);
    (0..count).map_while(move |index| {
        let data = 4 * (count + 1) + width * index;
        Some((at(index)?..at(index + 1)?, bytes.get(data..data + width)?))
    })
}
