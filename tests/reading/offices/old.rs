//! Word files of before 2007 whose boxes and fields say more than any program writes.

use guatu::reading::formats::Document;

use super::compound::{Piece, compound, word};
use super::{read, texts};

/// Where the length of the footers stands in a head, and that of the boxes.
const FOOTERS: usize = 0x54;
const BOXES: usize = 0x64;

fn piece(text: &'static str, change: u16) -> Piece {
    Piece { text, wide: !text.is_ascii(), change }
}

fn put(bytes: &mut [u8], at: usize, number: u32) {
    bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
}

/// Appends a table to the stream of tables, and names it in the head as the one of this number.
fn add_table(streams: &mut [(&str, Vec<u8>)], number: usize, table: &[u8]) {
    let start = streams[1].1.len() as u32;
    streams[1].1.extend(table);
    put(&mut streams[0].1, 154 + 8 * number, start);
    put(&mut streams[0].1, 154 + 8 * number + 4, table.len() as u32);
}

/// Places, and what goes for each but the last.
fn table(places: &[u32], own: &[Vec<u8>]) -> Vec<u8> {
    places.iter().flat_map(|place| place.to_le_bytes()).chain(own.concat()).collect()
}

#[test]
fn a_box_that_is_anchored_in_a_box_stands_at_the_end() {
    let (main, boxes) = ("一、\u{8}河堤\r二、\u{8}涵闸\r", "框甲\u{8}\r框乙\r");
    let mut streams = word(&[piece(main, 0), piece(boxes, 0)], 0, 0xc1);
    put(&mut streams[0].1, FOOTERS, 0);
    put(&mut streams[0].1, BOXES, boxes.chars().count() as u32);
    let length = main.chars().count() as u32;
    let anchor = |shape: u32| [&shape.to_le_bytes()[..], &[0; 22]].concat();
    let own_box = |shape: u32| [&[0; 14][..], &shape.to_le_bytes(), &[0; 4]].concat();
    // The first box stands at the sign of the main text, the second one at the sign within the first.
    add_table(&mut streams, 40, &table(&[2, length + 2, length + 9], &[anchor(11), anchor(12)]));
    add_table(&mut streams, 56, &table(&[0, 4, 7], &[own_box(11), own_box(12)]));
    let document = read(&compound(&streams)).unwrap();
    assert_eq!(texts(&document), ["框甲", "一、河堤", "二、涵闸", "框乙"]);
}

/// The streams of a Word file of this text, whose looks are changed by a property of four bytes.
fn changed(text: &'static str, property: [u8; 6]) -> Vec<(&'static str, Vec<u8>)> {
    let mut streams = word(&[piece(text, 1), piece("\r", 0)], 0, 0xc1);
    let pieces = [&[1, 6, 0][..], &property, &streams[1].1].concat();
    put(&mut streams[0].1, 0x1a6, pieces.len() as u32);
    streams[1].1 = pieces;
    streams
}

/// A Word file of this text whose fields show a word of a list.
fn field(text: &'static str, word_of_list: &str) -> Document {
    let mut own = vec![0xff; 4];
    // A list of one word, which is chosen; without a name and without the five texts that go with it.
    own.extend([2_u16, 0, 0, 0, 0, 0].iter().flat_map(|unit| unit.to_le_bytes()));
    own.extend([0; 5 * 4]);
    own.extend([0xffff, 1, 0, word_of_list.chars().count() as u16].iter().flat_map(|unit| unit.to_le_bytes()));
    own.extend(word_of_list.encode_utf16().flat_map(u16::to_le_bytes));
    let head = [&(own.len() as u32 + 68).to_le_bytes()[..], &68_u16.to_le_bytes(), &[0; 62]].concat();
    // The data of the signs lie at the beginning.
    let mut streams = changed(text, [0x03, 0x6a, 0, 0, 0, 0]);
    streams.push(("Data", [head, own].concat()));
    read(&compound(&streams)).unwrap()
}

#[test]
fn a_field_shows_its_choice_once_however_often_its_sign_stands() {
    let document =
        field("一、\u{13} FORM \u{1}\u{1}\u{1}\u{15}。\r二、\u{13}\u{1}\u{14}\u{1}\u{15}\r\u{1}三、\r", "已销号");
    assert_eq!(texts(&document), ["一、已销号。", "二、已销号", "三、"]);
    // Each of very many fields names the same word.
    let many = ["A\r", &"\u{13}\u{1}\u{15}".repeat(16_000)].concat();
    let document = field(Box::leak(many.into_boxed_str()), &"办".repeat(250));
    assert_eq!((texts(&document), document.cut), (vec!["A"], true));
}

#[test]
fn a_sign_is_one_of_its_own_typeface() {
    let typeface = |name: &str| -> Vec<u8> {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        [&[39 + name.len() as u8][..], &[0; 39], &name].concat()
    };
    let typefaces = [vec![3, 0, 0, 0], typeface("宋体"), typeface("Wingdings 2"), typeface("Wingdings 3")].concat();
    for (own, number, wanted, undecoded) in
        [(1, 0x52, "☑", 0), (2, 0x71, "▼", 0), (2, 0xa8, "\u{fffd}", 1), (9, 0xa8, "☐", 0)]
    {
        let mut streams = changed("(\r", [0x09, 0x6a, own, 0, number, 0xf0]);
        add_table(&mut streams, 15, &typefaces);
        let document = read(&compound(&streams)).unwrap();
        assert_eq!((texts(&document), document.undecoded), (vec![wanted], undecoded), "{own} {number:x}");
    }
}
