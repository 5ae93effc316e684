//! Damaged files: never a panic, always a message with a place, and what is sound can be opened.
//!
//! `GUATU_MUTATIONS` says how many mutated files are tried; CI and a plain run try some, a long run 100,000.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests fail as tests do"
)]

use std::sync::Arc;

use guatu::app::EXAMPLE;
use guatu::file::{self, LeftOutKind, ReadErrorKind};
use guatu::model::{Item, Problem};
use guatu::words::{Language, Words};

use crate::random::Random;

fn bundled() -> String {
    String::from_utf8(EXAMPLE.to_vec()).unwrap()
}

fn items(dataset: &guatu::model::Dataset) -> usize {
    dataset.reports.iter().map(|report| report.items().count()).sum()
}

#[test]
fn one_bad_field_costs_the_field_and_not_the_item() {
    let text = bundled().replacen("\"progress\": \"in_progress\"", "\"progress\": \"half_done\"", 1);
    assert!(file::read(text.as_bytes()).is_err());
    let rescue = file::rescue(text.as_bytes()).unwrap();
    assert_eq!(items(&rescue.dataset), 29);
    assert_eq!(rescue.left_out.len(), 1);
    let left = &rescue.left_out[0];
    assert!(left.path.ends_with(".progress") && left.text.contains("half_done"), "{left:?}");
    let line = text.lines().position(|line| line.contains("half_done")).unwrap() + 1;
    assert_eq!(left.line, line);
    assert!(left.message(&Words::load(Language::Chinese)).contains(&line.to_string()));
}

#[test]
fn one_item_without_a_title_of_29_is_left_out() {
    let text = bundled();
    let at = text.find("\"id\": \"c1p2i1\"").unwrap();
    let title = at + text[at..].find("\"title\"").unwrap();
    let broken = format!("{}\"tittle\"{}", &text[..title], &text[title + 7..]);
    let rescue = file::rescue(broken.as_bytes()).unwrap();
    assert_eq!(items(&rescue.dataset), 28);
    assert!(rescue.left_out.iter().any(|left| left.path == "reports[0].categories[0].problems[1].items[0]"));
    assert!(file::read(&file::write(&rescue.dataset)).is_ok());
}

#[test]
fn a_second_node_of_one_id_is_left_out() {
    let text = bundled().replacen("\"id\": \"c1p2i2\"", "\"id\": \"c1p2i1\"", 1);
    let rescue = file::rescue(text.as_bytes()).unwrap();
    assert_eq!(items(&rescue.dataset), 28);
    assert!(matches!(rescue.left_out[0].kind, LeftOutKind::Defect(_)));
}

#[test]
fn a_file_that_ends_too_early_gives_what_came_before() {
    let text = bundled();
    let cut = text.char_indices().map(|(at, _)| at).nth(text.chars().count() * 3 / 4).unwrap();
    let rescue = file::rescue(&text.as_bytes()[..cut]).unwrap();
    assert!(rescue.truncated);
    assert!((10..29).contains(&items(&rescue.dataset)), "{}", items(&rescue.dataset));
    assert!(file::read(&file::write(&rescue.dataset)).is_ok());
}

#[test]
fn other_encodings_are_told_and_can_be_opened() {
    let text = bundled();
    let (gb, _, _) = encoding_rs::GB18030.encode(&text);
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (bytes, name) in [(gb.to_vec(), "gb18030"), (utf16, "UTF-16LE")] {
        assert_eq!(file::read(&bytes).unwrap_err().kind, ReadErrorKind::NotUtf8);
        let rescue = file::rescue(&bytes).unwrap();
        assert_eq!((rescue.encoding, items(&rescue.dataset)), (Some(name), 29));
        assert!(rescue.left_out.is_empty());
    }
}

#[test]
fn hostile_files_are_refused_with_a_place() {
    let words = Words::load(Language::Chinese);
    let number = |digits: &str| bundled().replacen("\"value\": ", &format!("\"value\": {digits}"), 1);
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("nested", "[".repeat(200_000).into_bytes()),
        ("nested objects", "{\"a\":".repeat(100_000).into_bytes()),
        ("NaN", bundled().replacen("\"value\": ", "\"value\": NaN, \"x\": ", 1).into_bytes()),
        ("400 digits", number(&"9".repeat(400)).into_bytes()),
        ("huge exponent", number("1e999999999").into_bytes()),
        (
            "a text of 20 MB",
            format!("{{\"format\": \"guatu\", \"version\": 1, \"reports\": \"{}\"}}", "甲".repeat(7_000_000))
                .into_bytes(),
        ),
        ("version", bundled().replacen("\"version\": 1", "\"version\": 99", 1).into_bytes()),
        ("negative version", bundled().replacen("\"version\": 1", "\"version\": -1", 1).into_bytes()),
        ("NUL", vec![0; 1000]),
        ("image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("zip", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec()),
        ("not JSON", "整改台账".as_bytes().to_vec()),
        ("empty", Vec::new()),
        ("null", b"null".to_vec()),
        ("array", b"[]".to_vec()),
    ];
    for (name, bytes) in cases {
        let Err(error) = file::read(&bytes) else { panic!("{name} was read") };
        assert!(!error.message(&words).is_empty() && error.line >= 1 && error.column >= 1, "{name}");
        drop(file::rescue(&bytes));
    }
}

#[test]
fn an_unknown_field_may_be_as_deep_as_it_likes() {
    let deep = format!("\"x\": {}{}, \"format\"", "[".repeat(5000), "]".repeat(5000));
    let text = bundled().replacen("\"format\"", &deep, 1);
    assert_eq!(items(&file::read(text.as_bytes()).unwrap()), 29);
    let broken = text.replacen("\"in_progress\"", "\"half_done\"", 1);
    assert_eq!(items(&file::rescue(broken.as_bytes()).unwrap().dataset), 29);
}

/// A file with one to four wounds.
fn mutated(text: &[u8], seed: u64) -> Vec<u8> {
    const PIECES: [&[u8]; 14] = [
        b"null",
        b"\"",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b"-1",
        b"1e400",
        b"\"id\":\"c1\"",
        b"\xff",
        b"\\u0000",
        b"true",
        b"0.1",
    ];
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut bytes = text.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len());
        match random.below(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.splice(at..(at + random.below(40)).min(bytes.len()), [])),
            2 => bytes[at] = random.next() as u8,
            3 => bytes[at] ^= 1 << random.below(8),
            4 => {
                let piece = PIECES[random.below(PIECES.len())];
                drop(bytes.splice(at..at, piece.iter().copied()));
            }
            5 => {
                let end = (at + random.below(400)).min(bytes.len());
                let copy = bytes[at..end].to_vec();
                let to = random.below(bytes.len());
                drop(bytes.splice(to..to, copy));
            }
            _ => {
                let end = (at + random.below(30)).min(bytes.len());
                let piece = PIECES[random.below(PIECES.len())];
                drop(bytes.splice(at..end, piece.iter().copied()));
            }
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

#[test]
fn mutated_files_are_read_or_refused_with_a_place() {
    let count: u64 = std::env::var("GUATU_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(300);
    // A small dataset, so that a wound is likely to hit something.
    let small = include_bytes!("../small.guatu.json");
    let words = Words::load(Language::English);
    let (mut read, mut rescued) = (0, 0);
    for seed in 0..count {
        let text: &[u8] = if seed % 50 == 0 { EXAMPLE } else { small };
        let bytes = mutated(text, seed);
        match file::read(&bytes) {
            Ok(dataset) => {
                read += 1;
                assert!(
                    file::read(&file::write(&dataset)).is_ok(),
                    "seed {seed}: what was read is not what is written"
                );
            }
            Err(error) => {
                assert!(!error.message(&words).is_empty() && error.line >= 1 && error.column >= 1, "seed {seed}");
                if let Some(rescue) = file::rescue(&bytes) {
                    rescued += 1;
                    let again = file::read(&file::write(&rescue.dataset));
                    assert!(again.is_ok(), "seed {seed}: what was rescued is not sound: {:?}", again.err());
                    rescue.left_out.iter().for_each(|left| assert!(!left.message(&words).is_empty()));
                }
            }
        }
    }
    assert!(read > 0 && rescued > 0, "{read} read, {rescued} rescued of {count}: the wounds are too grave to tell");
}

/// What is wrong in many places is told of each, in the order of the file, and what is sound beside it stays.
#[test]
fn many_faults_are_left_out_one_by_one() {
    let mut dataset = file::read(EXAMPLE).unwrap();
    let report = Arc::make_mut(&mut dataset.reports[0]);
    // Copies of the first problem, with their own ids but for every fifth.
    let problem = Arc::clone(&report.categories[0].problems[0]);
    let category = Arc::make_mut(&mut report.categories[0]);
    category.problems.extend((0..40).map(|copy| {
        let mut own = Problem::clone(&problem);
        own.id = format!("copy-{copy}").as_str().into();
        own.items = vec![Arc::new(Item::new(
            format!("item-{}", copy - copy % 5).as_str().into(),
            String::new(),
            "问题".to_owned(),
        ))];
        Arc::new(own)
    }));
    let copies = dataset.reports[0].categories[0].problems.len() - 40;
    let text = String::from_utf8(file::write(&dataset)).unwrap();
    // In every tenth copy the progress is no word.
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let problems = value["reports"][0]["categories"][0]["problems"].as_array_mut().unwrap();
    for own in problems[copies..].iter_mut().step_by(10) {
        own["items"][0]["progress"] = 17.into();
    }
    let rescue = file::rescue(value.to_string().as_bytes()).unwrap();
    let fields = rescue.left_out.iter().filter(|part| matches!(part.kind, LeftOutKind::Field(_)));
    let fields: Vec<&str> = fields.map(|part| part.path.rsplit_once("problems").unwrap().1).collect();
    let expected: Vec<String> = (0..4).map(|n| format!("[{}].items[0].progress", copies + n * 10)).collect();
    assert_eq!(fields, expected);
    let doubled = rescue.left_out.iter().filter(|part| matches!(part.kind, LeftOutKind::Defect(_)));
    let doubled: Vec<&str> = doubled.map(|part| part.path.rsplit_once("problems").unwrap().1).collect();
    let expected: Vec<String> =
        (0..40).filter(|copy| copy % 5 > 0).map(|copy| format!("[{}].items[0]", copies + copy)).collect();
    assert_eq!(doubled, expected);
    let own = &rescue.dataset.reports[0].categories[0].problems[copies..];
    let left: Vec<usize> = own.iter().map(|problem| problem.items.len()).collect();
    assert_eq!(left, (0..40).map(|copy| usize::from(copy % 5 == 0)).collect::<Vec<_>>());
}
