//! The bundled fonts have a glyph for every character the program and its users are sure to need.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn asset(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(path)).unwrap()
}

fn missing(wanted: &BTreeSet<char>) -> Vec<(&'static str, char)> {
    let mut missing = Vec::new();
    for weight in ["Regular", "Bold"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/fonts/GuatuSans-{weight}.otf"));
        let bytes = fs::read(path).unwrap();
        let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
        let lacks = |c: &&char| face.glyph_index(**c).is_none_or(|glyph| glyph.0 == 0);
        missing.extend(wanted.iter().filter(lacks).map(|c| (weight, *c)));
    }
    missing
}

#[test]
fn all_of_the_table_of_general_standard_characters_is_there() {
    let table = asset("fonts/tgh-8105.txt");
    let wanted: BTreeSet<char> = table.lines().filter(|line| !line.starts_with('#')).flat_map(str::chars).collect();
    assert_eq!(wanted.len(), 8105);
    assert_eq!(missing(&wanted), []);
}

#[test]
fn all_of_gb2312_is_there() {
    let mut wanted = BTreeSet::new();
    for high in 0xB0..=0xF7_u8 {
        for low in 0xA1..=0xFE_u8 {
            let bytes = [high, low];
            let (text, _, wrong) = encoding_rs::GBK.decode(&bytes);
            // The codes at the end of the first level are not assigned in GB 2312.
            if !wrong && (high != 0xD7 || low < 0xFA) {
                wanted.extend(text.chars());
            }
        }
    }
    assert_eq!(wanted.len(), 6763);
    assert_eq!(missing(&wanted), []);
}

#[test]
fn every_word_of_the_program_and_of_the_bundled_dataset_is_there() {
    let mut wanted = BTreeSet::new();
    for language in ["zh-CN", "en"] {
        for file in ["domain", "file", "document", "commands", "app", "analysis", "chart", "views", "ledger", "cli"] {
            wanted.extend(asset(&format!("locales/{language}/{file}.ftl")).chars());
        }
    }
    wanted.extend(asset("tongchuan.guatu.json").chars());
    wanted.extend("≥≤≈><−+●×›…“”‘’《》—·①②③％‰℃㎡".chars());
    wanted.retain(|c| !c.is_control());
    assert_eq!(missing(&wanted), []);
}
