//! Wounds that leave XML well-formed: elements taken out, repeated, moved and renamed, attributes and texts exchanged.

use std::ops::Range;

use crate::random::Random;
use crate::wounds::{NUMBERS, numbers};

/// An element by its places in the bytes.
#[derive(Clone)]
struct Element {
    /// From its first bracket to its last.
    whole: Range<usize>,
    /// The names in its tags: one where it is empty.
    names: Vec<Range<usize>>,
    /// The start tag behind the name.
    attributes: Range<usize>,
    /// What stands between the tags; nothing where it is empty.
    content: Option<Range<usize>>,
}

/// Texts that are hard to read and well-formed.
const TEXTS: [&[u8]; 8] = [
    b"",
    b"&#x10ffff;&lt;&amp;",
    b"&#13;&#10;&#9;",
    "整改措施".as_bytes(),
    "2025年13月45日前完成99999999999亿元".as_bytes(),
    "(一)(1)①1.第一条".as_bytes(),
    "\u{feff}\u{200b}\u{3000}\u{202e}".as_bytes(),
    b"-1e309% 0.0000000000000000000000000001",
];

/// Wounds a part without breaking its tags. Returns false where it is no XML.
pub(super) fn wound(bytes: &mut Vec<u8>, random: &mut Random) -> bool {
    let elements = elements(bytes);
    if elements.is_empty() {
        return false;
    }
    let one = elements[random.below(elements.len())].clone();
    let other = elements[random.below(elements.len())].clone();
    match random.below(9) {
        // Never the root: nothing would be left.
        0 if one.whole.start != elements[0].whole.start => drop(bytes.splice(one.whole, [])),
        1 => repeat(bytes, one.whole, random),
        2 => {
            let piece = bytes[other.whole].to_vec();
            let at = one.content.map_or(one.whole.end, |content| content.end);
            drop(bytes.splice(at..at, piece));
        }
        3 => {
            let name = bytes[other.names[0].clone()].to_vec();
            // The last one first, so that the places of the other stay.
            one.names.iter().rev().for_each(|own| drop(bytes.splice(own.clone(), name.iter().copied())));
        }
        4 => {
            let attributes = bytes[other.attributes].to_vec();
            drop(bytes.splice(one.attributes, attributes));
        }
        5 => drop(bytes.splice(one.attributes, [])),
        6 | 7 => text(bytes, &elements, random),
        _ => number(bytes, random),
    }
    true
}

fn repeat(bytes: &mut Vec<u8>, whole: Range<usize>, random: &mut Random) {
    let (to, piece) = (whole.end, bytes[whole].to_vec());
    let often = [1, 3, 50, 1000][random.below(4)].min(200_000 / piece.len().max(1));
    drop(bytes.splice(to..to, piece.repeat(often)));
}

/// Exchanges a text, or the value of an attribute, for another.
fn text(bytes: &mut Vec<u8>, elements: &[Element], random: &mut Random) {
    let is_text = |content: &Range<usize>| !bytes[content.clone()].contains(&b'<');
    let mut places: Vec<Range<usize>> =
        elements.iter().filter_map(|element| element.content.clone()).filter(is_text).collect();
    for element in elements {
        let quotes: Vec<usize> = element.attributes.clone().filter(|at| bytes[*at] == b'"').collect();
        places.extend(quotes.chunks_exact(2).map(|pair| pair[0] + 1..pair[1]));
    }
    if places.is_empty() {
        return;
    }
    let place = places[random.below(places.len())].clone();
    let text = match random.below(4) {
        0 => bytes[places[random.below(places.len())].clone()].to_vec(),
        1 => random.of_list(&NUMBERS).to_vec(),
        2 => random.of_list(&TEXTS).repeat([1, 1, 40, 4000][random.below(4)]),
        _ => random.of_list(&TEXTS).to_vec(),
    };
    drop(bytes.splice(place, text));
}

fn number(bytes: &mut Vec<u8>, random: &mut Random) {
    let numbers = numbers(bytes);
    if !numbers.is_empty() {
        let range = numbers[random.below(numbers.len())].clone();
        drop(bytes.splice(range, random.of_list(&NUMBERS).iter().copied()));
    }
}

/// The elements of a part, the root first; none where its tags do not match.
fn elements(bytes: &[u8]) -> Vec<Element> {
    let mut open: Vec<usize> = Vec::new();
    let mut found: Vec<Element> = Vec::new();
    let mut at = 0;
    while let Some(start) = position(bytes, at, b'<') {
        let Some(end) = position(bytes, start, b'>').map(|end| end + 1) else { return Vec::new() };
        at = end;
        match bytes[start + 1] {
            b'?' | b'!' => {}
            b'/' => {
                let Some(own) = open.pop().map(|own| &mut found[own]) else { return Vec::new() };
                own.names.push(start + 2..end - 1);
                own.content = Some(own.whole.end..start);
                own.whole.end = end;
            }
            _ => {
                let is_empty = bytes[end - 2] == b'/';
                let last = end - 1 - usize::from(is_empty);
                let name = start + 1
                    ..bytes[start + 1..last].iter().position(u8::is_ascii_whitespace).map_or(last, |n| start + 1 + n);
                if !is_empty {
                    open.push(found.len());
                }
                let attributes = name.end..last;
                found.push(Element { whole: start..end, names: vec![name], attributes, content: None });
            }
        }
    }
    if open.is_empty() { found } else { Vec::new() }
}

fn position(bytes: &[u8], from: usize, sign: u8) -> Option<usize> {
    bytes[from..].iter().position(|byte| *byte == sign).map(|at| from + at)
}
