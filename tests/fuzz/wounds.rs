//! Wounds: bytes and words changed, numbers made huge, pieces repeated or taken out; in a packed file within its parts,
//! three times of four so that they are still XML and the reader gets to what they say.

use std::ops::Range;
use std::path::Path;

use crate::packed::{pack, parts};
use crate::random::Random;
use crate::xml;

impl Random {
    /// The generator of a file.
    pub(super) fn of(file: u64) -> Self {
        let mut random = Self((file + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        // The first ones of neighbours are alike.
        (0..4).for_each(|_| _ = random.next());
        random
    }

    pub(super) fn of_list<'a>(&mut self, list: &[&'a [u8]]) -> &'a [u8] {
        list[self.below(list.len())]
    }

    /// A stretch of bytes.
    pub(super) fn stretch(&mut self, bytes: &[u8], longest: usize) -> Range<usize> {
        let at = self.below(bytes.len());
        at..(at + 1 + self.below(longest)).min(bytes.len())
    }
}

pub(super) const NUMBERS: [&[u8]; 12] = [
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65535",
    b"1000000",
    b"1048576",
    b"2147483647",
    b"4294967295",
    b"99999999999",
    b"1e308",
    b"NaN",
];

const WORDS: [&[u8]; 12] = [
    b"<",
    b">",
    b"\"",
    b"{",
    b"}",
    b"]]>",
    b"&#x10ffff;",
    b"\xff",
    b"\0",
    b"\r\n",
    b"\"id\":\"c1\"",
    "整改措施".as_bytes(),
];

/// The stretches of digits.
pub(super) fn numbers(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

/// The stretches from one mark to the next of its kind: elements, lines, objects.
fn pieces(bytes: &[u8], random: &mut Random) -> Range<usize> {
    let mark = [b'<', b'\n', b'{', b','][random.below(4)];
    let places: Vec<usize> = bytes.iter().enumerate().filter(|(_, byte)| **byte == mark).map(|(at, _)| at).collect();
    if places.len() < 2 {
        return random.stretch(bytes, 200);
    }
    let first = random.below(places.len() - 1);
    let last = (first + 1 + random.below(12)).min(places.len() - 1);
    places[first]..places[last]
}

/// One wound.
fn wound(bytes: &mut Vec<u8>, random: &mut Random) {
    if bytes.is_empty() {
        return;
    }
    let at = random.below(bytes.len());
    match random.below(9) {
        0 => bytes[at] = random.next() as u8,
        1 => bytes[at] ^= 1 << random.below(8),
        2 => drop(bytes.splice(at..at, random.of_list(&WORDS).iter().copied())),
        3 => {
            let range = random.stretch(bytes, 40);
            drop(bytes.splice(range, random.of_list(&WORDS).iter().copied()));
        }
        4 | 5 => {
            let numbers = numbers(bytes);
            if !numbers.is_empty() {
                let range = numbers[random.below(numbers.len())].clone();
                drop(bytes.splice(range, random.of_list(&NUMBERS).iter().copied()));
            }
        }
        6 => {
            let range = pieces(bytes, random);
            let (to, piece) = (range.end, bytes[range].to_vec());
            let often = [1, 3, 50, 1000][random.below(4)].min(200_000 / piece.len().max(1));
            drop(bytes.splice(to..to, piece.repeat(often)));
        }
        7 => {
            let range = pieces(bytes, random);
            drop(bytes.splice(range, []));
        }
        _ if random.below(4) == 0 => bytes.truncate(at),
        _ => {
            // Numbers of two and four bytes, as compound files have them.
            let huge = [0_u32, 1, 0xffff, 0x7fff_ffff, u32::MAX, 0x0001_0000][random.below(6)].to_le_bytes();
            let width = 2 + 2 * random.below(2);
            bytes.iter_mut().skip(at & !1).take(width).zip(huge).for_each(|(own, byte)| *own = byte);
        }
    }
}

/// True for a part that holds what the document says: its texts, cells, numbers and looks.
fn is_content(name: &str) -> bool {
    let outside = ["[Content_Types]", "_rels", "docProps", "META-INF", "mimetype", "meta.xml", "settings.xml"];
    !outside.into_iter().any(|other| name.contains(other))
}

/// The file of a number: its seed with one to four wounds, seven times of eight within its parts where it has some.
pub(super) fn mutated(seeds: &[Vec<u8>], number: u64) -> Vec<u8> {
    let mut random = Random::of(number);
    let mut bytes = seeds[random.below(seeds.len())].clone();
    let wounds = 1 + random.below(4);
    if bytes.starts_with(b"PK") && random.below(8) > 0 {
        return mutated_parts(&bytes, wounds, &mut random);
    }
    if is_word(&bytes) && random.below(8) > 0 {
        // Behind the head of a compound file, which says where everything is.
        (0..wounds).for_each(|_| wound_in_place(&mut bytes, 512, &mut random));
        return bytes;
    }
    (0..wounds).for_each(|_| wound(&mut bytes, &mut random));
    bytes
}

/// True for a Word file of before 2007, whose tables are read by their places: one byte more or less hides all of them.
fn is_word(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(b"\xd0\xcf\x11\xe0") && bytes.windows(name.len()).any(|own| own == name)
}

/// A wound that moves nothing: behind the head of the file, mostly where there is something.
fn wound_in_place(bytes: &mut [u8], head: usize, random: &mut Random) {
    if bytes.len() <= head {
        return;
    }
    let mut at = head + random.below(bytes.len() - head);
    for _ in 0..8 {
        if bytes[at] == 0 {
            at = head + random.below(bytes.len() - head);
        }
    }
    let huge = [0_u32, 1, 0xff, 0xffff, 0x7fff_ffff, u32::MAX, 0x0001_0000][random.below(7)].to_le_bytes();
    match random.below(4) {
        0 => bytes[at] = random.next() as u8,
        1 => bytes[at] ^= 1 << random.below(8),
        _ => {
            let width = 1 << random.below(3);
            bytes.iter_mut().skip(at).take(width).zip(huge).for_each(|(own, byte)| *own = byte);
        }
    }
}

/// A packed file with wounds in its parts: seven times of eight in what the document says, three times of four so that
/// the part is still XML. One broken tag hides all that is said, so it is either or, and not both.
fn mutated_parts(bytes: &[u8], wounds: usize, random: &mut Random) -> Vec<u8> {
    let mut parts = parts(bytes);
    let is_careful = random.below(4) > 0;
    for _ in 0..wounds {
        let anywhere = random.below(8) == 0;
        let places: Vec<usize> = (0..parts.len()).filter(|at| anywhere || is_content(&parts[*at].0)).collect();
        let (name, part) = &mut parts[places[random.below(places.len())]];
        // Records of a binary part say how long they are: one byte more or less hides those behind it.
        let is_binary = Path::new(name.as_str()).extension().is_some_and(|kind| kind == "bin");
        if is_careful && is_binary {
            wound_in_place(part, 0, random);
        } else if !is_careful || !xml::wound(part, random) {
            wound(part, random);
        }
    }
    pack(&parts)
}
