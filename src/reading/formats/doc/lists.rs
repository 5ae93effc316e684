//! The lists (MS-DOC 2.9.147, 2.9.131): the kinds with their levels, and the lists of each kind with what they change.

use std::collections::HashMap;

use crate::reading::formats::compound::{u16_at, u32_at};
use crate::reading::formats::docx::{Level, List, Numbering};

use super::Source;
use super::fib::{Table, number};

const LEVELS: usize = 9;

/// Reads the lists, as far as they can be read.
pub(super) fn read(source: &Source) -> Numbering {
    let kinds = kinds(source).unwrap_or_default();
    let lists = lists(source).unwrap_or_default();
    Numbering::of(kinds, lists)
}

/// The kinds of lists. Their levels stand behind the table, and are not counted in its length.
fn kinds(source: &Source) -> Option<HashMap<String, Vec<Level>>> {
    const HEAD: usize = 28;
    let place = source.fib.place(Table::Kinds)?;
    let bytes = source.table.get(place.start..)?;
    let count = usize::from(u16_at(bytes, 0)?);
    let mut at = place.end - place.start;
    let mut kinds = HashMap::new();
    for index in 0..count {
        let head = bytes.get(2 + HEAD * index..2 + HEAD * (index + 1))?;
        let is_simple = head.get(26)? & 1 == 1;
        let mut levels = Vec::new();
        for _ in 0..if is_simple { 1 } else { LEVELS } {
            let Some(level) = level(bytes, &mut at) else { return Some(kinds) };
            levels.push(level);
        }
        kinds.insert(u32_at(head, 0)?.to_string(), levels);
    }
    Some(kinds)
}

/// The lists, by their numbers from 1; what each changes stands behind all of them.
fn lists(source: &Source) -> Option<HashMap<String, List>> {
    const HEAD: usize = 16;
    let bytes = source.table.get(source.fib.place(Table::Lists)?)?;
    let count = number(bytes, 0)?.min(bytes.len() / HEAD);
    let mut at = 4 + HEAD * count;
    let mut lists = HashMap::new();
    let mut sound = true;
    for index in 0..count {
        let head = bytes.get(4 + HEAD * index..4 + HEAD * (index + 1))?;
        let mut list = List { kind: u32_at(head, 0)?.to_string(), ..List::default() };
        // Where one cannot be read it is not known where the next one begins.
        if sound {
            sound = changes(&mut list, bytes, &mut at, *head.get(12)?).is_some();
        }
        lists.insert((index + 1).to_string(), list);
    }
    Some(lists)
}

/// What a list changes of its kind.
fn changes(list: &mut List, bytes: &[u8], at: &mut usize, count: u8) -> Option<()> {
    // A place in the text, which is nowhere.
    *at += 4;
    for _ in 0..count {
        let (start, flags) = (u32_at(bytes, *at)?, u32_at(bytes, *at + 4)?);
        *at += 8;
        let own = (flags & 0xf) as usize;
        if own >= LEVELS {
            return None;
        }
        if flags & 0x20 != 0 {
            let level = level(bytes, at)?;
            if flags & 0x10 != 0 {
                list.starts.insert(own, level.start);
            }
            list.levels.insert(own, level);
        } else if flags & 0x10 != 0 {
            list.starts.insert(own, start);
        }
    }
    Some(())
}

/// A level of a list (MS-DOC 2.9.150): its number's format and the text about it, in which a level's number stands as a
/// character below 9.
fn level(bytes: &[u8], at: &mut usize) -> Option<Level> {
    const HEAD: usize = 28;
    let head = bytes.get(*at..at.checked_add(HEAD)?)?;
    let skipped = usize::from(*head.get(24)?) + usize::from(*head.get(25)?);
    let words = *at + HEAD + skipped;
    let length = usize::from(u16_at(bytes, words)?);
    let units: Vec<u16> = (0..length).map_while(|unit| u16_at(bytes, words + 2 + 2 * unit)).collect();
    *at = words + 2 + 2 * length;
    let mut text = String::new();
    for c in char::decode_utf16(units).flatten() {
        match u32::from(c) {
            number @ 0..9 => text.extend([Some('%'), char::from_digit(number + 1, 10)].into_iter().flatten()),
            _ => text.push(c),
        }
    }
    let legal = head.get(5)? & 4 != 0;
    Some(Level { start: u32_at(head, 0)?, format: format(*head.get(4)?).to_owned(), text, legal, ..Level::default() })
}

/// The name of a format of numbers in newer Word files, by its number (MS-OSHARED 2.2.1.3).
fn format(number: u8) -> &'static str {
    match number {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        10 => "ideographDigital",
        11 => "japaneseCounting",
        16 => "japaneseLegal",
        17 => "japaneseDigitalTenThousand",
        18 => "decimalEnclosedCircle",
        22 => "decimalZero",
        23 => "bullet",
        26 => "decimalEnclosedFullstop",
        27 => "decimalEnclosedParen",
        28 => "decimalEnclosedCircleChinese",
        29 => "ideographEnclosedCircle",
        30 => "ideographTraditional",
        31 | 32 => "ideographZodiac",
        33 => "taiwaneseCounting",
        34 => "ideographLegalTraditional",
        35 => "taiwaneseCountingThousand",
        36 => "taiwaneseDigital",
        37 => "chineseCounting",
        38 => "chineseLegalSimplified",
        39 => "chineseCountingThousand",
        255 => "none",
        _ => "decimal",
    }
}
