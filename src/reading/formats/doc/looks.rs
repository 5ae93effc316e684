//! What characters and paragraphs look like: pages of 512 bytes, each with the places in the file and the properties that
//! go for what stands between them (MS-DOC 2.9.33, 2.9.175).

use std::ops::Range;

use crate::reading::formats::compound::{u16_at, u32_at};
use crate::reading::formats::rows::{Joint, Row};
use crate::reading::formats::symbols::shown;

use super::Source;
use super::fib::{Table, number, plc};
use super::sprm::sprms;

const PAGE: usize = 512;

/// A stretch of the file, and where its properties stand; nowhere when it is as its style says.
type Run = (Range<usize>, Option<usize>);

/// What is known of the looks of a file.
pub(super) struct Looks<'a> {
    source: &'a Source,
    characters: Vec<Run>,
    paragraphs: Vec<Run>,
    /// The names of the typefaces, by their numbers.
    typefaces: Vec<String>,
}

/// What a stretch of characters is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ink {
    /// Taken out while changes were tracked, or struck through.
    pub(super) deleted: bool,
    /// Hidden.
    pub(super) hidden: bool,
    /// What stands in for it: the number of a typeface of symbols, and of a sign in that.
    pub(super) symbol: Option<(u16, u16)>,
    /// Where in the stream of data lies what a sign stands for: a picture, or the field of a form.
    pub(super) data: Option<u32>,
}

/// What a paragraph is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Shape {
    /// The number of its style.
    pub(super) style: u16,
    /// The list that it belongs to, 0 for none of its own style's.
    pub(super) list: Option<u16>,
    /// The level in that list.
    pub(super) level: Option<u32>,
    /// The level of the outline.
    pub(super) outline: Option<u32>,
    /// In how many tables it stands within each other.
    pub(super) depth: u32,
    /// The end of a row.
    pub(super) ends_row: bool,
    /// Where the cells of the row begin and end, in twentieths of a point, by its last paragraph.
    pub(super) row: Row,
}

impl<'a> Looks<'a> {
    /// Reads the pages' directories.
    pub(super) fn read(source: &'a Source) -> Self {
        let characters = runs(source, Table::Characters, 1);
        let paragraphs = runs(source, Table::Paragraphs, 13);
        Self { source, characters, paragraphs, typefaces: typefaces(source) }
    }

    /// The sign of a typeface, by the numbers of both.
    pub(super) fn sign(&self, (typeface, number): (u16, u16)) -> Option<char> {
        let name = self.typefaces.get(usize::from(typeface)).map(String::as_str);
        shown(name.unwrap_or_default(), u32::from(number))
    }

    /// What the character at a place of the file is, and the places for which that goes.
    pub(super) fn ink(&self, place: usize) -> (Ink, Range<usize>) {
        let Some((range, at)) = run(&self.characters, place) else { return (Ink::default(), place..place + 1) };
        let mut ink = Ink::default();
        let Some(at) = at else { return (ink, range) };
        let length = usize::from(self.source.main.get(at).copied().unwrap_or(0));
        ink.take(self.source.main.get(at + 1..at + 1 + length).unwrap_or_default());
        (ink, range)
    }

    /// What the paragraph is whose end stands at a place of the file, and the end of the places for which that goes.
    pub(super) fn shape(&self, place: usize) -> (Shape, usize) {
        let mut shape = Shape::default();
        let Some((range, at)) = run(&self.paragraphs, place) else { return (shape, place + 1) };
        let Some(at) = at else { return (shape, range.end) };
        let main = &self.source.main;
        // The length counts pairs of bytes; nothing stands for a second length, which counts its own byte no more.
        let (start, length) = match main.get(at).copied().map_or(0, usize::from) {
            0 => (at + 2, 2 * usize::from(main.get(at + 1).copied().unwrap_or(0))),
            pairs => (at + 1, 2 * pairs - 1),
        };
        let own = main.get(start..start + length).unwrap_or_default();
        shape.style = u16_at(own, 0).unwrap_or(0);
        shape.take(own.get(2..).unwrap_or_default(), &self.source.data);
        (shape, range.end)
    }
}

impl Ink {
    /// Takes over properties.
    pub(super) fn take(&mut self, bytes: &[u8]) {
        for sprm in sprms(bytes) {
            match sprm.code {
                0x0800 | 0x0837 | 0x2a53 => self.deleted |= sprm.is_on(),
                0x083c => self.hidden = sprm.is_on(),
                0x6a03 => self.data = u32_at(sprm.value, 0),
                0x6a09 => self.symbol = u16_at(sprm.value, 0).zip(u16_at(sprm.value, 2)),
                _ => {}
            }
        }
    }

    /// Takes over the one property that a piece can name in short (MS-DOC 2.9.215).
    pub(super) fn change(&mut self, change: u16) {
        if change & 1 == 1 {
            return;
        }
        match (change >> 1) & 0x7f {
            0x41 | 0x57 => self.deleted |= change >> 8 == 1,
            0x5c => self.hidden = change >> 8 == 1,
            _ => {}
        }
    }
}

impl Shape {
    /// Takes over properties; those that are too long lie in the stream of data.
    pub(super) fn take(&mut self, bytes: &[u8], data: &[u8]) {
        for sprm in sprms(bytes) {
            match sprm.code {
                0x4600 => self.style = sprm.number(),
                0x260a => self.level = Some(u32::from(sprm.number())),
                0x460b => self.list = Some(sprm.number()),
                0x2640 => self.outline = Some(u32::from(sprm.number())),
                0x2416 => self.depth = self.depth.max(u32::from(sprm.is_on())),
                0x6649 => self.depth = u32::from(sprm.number()),
                0x2417 => self.ends_row = sprm.is_on(),
                0x6645 | 0x6646 => {
                    let long = number(sprm.value, 0).and_then(|at| data.get(at..)).unwrap_or_default();
                    let length = usize::from(u16_at(long, 0).unwrap_or(0));
                    // What is long does not lead on to what is long: once.
                    self.take(long.get(2..2 + length).unwrap_or_default(), &[]);
                }
                _ => take_row(&mut self.row, sprm.code, sprm.value),
            }
        }
    }
}

/// Takes over a property of a row.
fn take_row(row: &mut Row, code: u16, value: &[u8]) {
    const CELL: usize = 20;
    match code {
        0xd608 => {
            let count = usize::from(value.first().copied().unwrap_or(0));
            let edge = |at: usize| Some(i32::from(u16_at(value, 1 + 2 * at)?.cast_signed()));
            row.edges = (0..=count).map_while(edge).collect();
            let first = 1 + 2 * (count + 1);
            let flags = |at: usize| u16_at(value, first + CELL * at).unwrap_or(0);
            // Merged across: the second bit. Merged down: the sixth, and the seventh where that begins.
            let joint = |flags: u16| Joint { to_left: flags & 2 != 0, to_above: flags & 0x60 == 0x20 };
            row.cells = (0..count).map(|at| joint(flags(at))).collect();
        }
        // Merged down, said of a single cell.
        0xd62b => {
            let at = usize::from(value.first().copied().unwrap_or(0));
            if let (Some(cell), Some(how)) = (row.cells.get_mut(at), value.get(1)) {
                cell.to_above = *how == 1;
            }
        }
        // Merged across, from one cell to before another.
        0x5624 => {
            let from = usize::from(value.first().copied().unwrap_or(0));
            let to = usize::from(value.get(1).copied().unwrap_or(0));
            let merged = row.cells.iter_mut().take(to).skip(from + 1);
            merged.for_each(|cell| cell.to_left = true);
        }
        _ => {}
    }
}

/// The names of the typefaces (MS-DOC 2.9.83): each behind its length and what else is said of it.
fn typefaces(source: &Source) -> Vec<String> {
    const HEAD: usize = 4;
    const NAME: usize = 39;
    let bytes = source.fib.place(Table::Typefaces).and_then(|place| source.table.get(place)).unwrap_or_default();
    let mut rest = bytes.get(HEAD..).unwrap_or_default();
    let mut found = Vec::new();
    while let Some((length, behind)) = rest.split_first() {
        let Some((own, next)) = behind.split_at_checked(usize::from(*length)) else { break };
        let (units, _) = own.get(NAME..).unwrap_or_default().as_chunks::<2>();
        let units = units.iter().map(|unit| u16::from_le_bytes(*unit)).take_while(|unit| *unit > 0);
        found.push(char::decode_utf16(units).flatten().collect());
        rest = next;
    }
    found
}

/// All stretches of all pages, in the order of the file, with the places of their properties.
fn runs(source: &Source, table: Table, width: usize) -> Vec<Run> {
    let pages = source.fib.place(table).and_then(|place| source.table.get(place)).unwrap_or_default();
    let mut found: Vec<Run> = Vec::new();
    // A page goes for one stretch of the file: more pages than it has would be the same ones over again.
    for (_, page) in plc(pages, 4).take(source.main.len() / PAGE) {
        let start = number(page, 0).unwrap_or(usize::MAX).saturating_mul(PAGE);
        let Some(page) = start.checked_add(PAGE).and_then(|end| source.main.get(start..end)) else { continue };
        let count = page.last().copied().map_or(0, usize::from);
        for at in 0..count {
            let (Some(from), Some(to)) = (number(page, 4 * at), number(page, 4 * at + 4)) else { break };
            let Some(offset) = page.get(4 * (count + 1) + width * at) else { break };
            let place = (*offset > 0).then(|| start + 2 * usize::from(*offset));
            found.push((from..to, place));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// The stretch that a place of the file lies in.
fn run(runs: &[Run], place: usize) -> Option<Run> {
    let behind = runs.partition_point(|(range, _)| range.start <= place);
    let (range, at) = runs.get(behind.checked_sub(1)?)?;
    range.contains(&place).then(|| (range.clone(), *at))
}
