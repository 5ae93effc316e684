//! The words that are read by are data with a reader: no meaning of `assets/lexicon` stands there for nothing, and none is asked
//! for that has no words.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use guatu::text::vocabulary;

/// The endings of names of files, which are quoted too.
const FILES: [&str; 2] = ["tsv", "rs"];

/// The texts in quotes of all sources.
fn quoted(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            quoted(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.extend(text.lines().flat_map(|line| line.split('"').skip(1).step_by(2)).map(str::to_owned));
        }
    }
}

#[test]
fn every_meaning_is_asked_for_and_every_list_that_is_asked_for_has_words() {
    let mut quotes = BTreeSet::new();
    quoted(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut quotes);
    let meanings: BTreeSet<&str> = vocabulary().entries().iter().map(|entry| entry.meaning).collect();
    let is_asked = |meaning: &&&str| {
        quotes.contains(**meaning) || meaning.rsplit_once('.').is_some_and(|(list, _)| quotes.contains(list))
    };
    let unasked: Vec<_> = meanings.iter().filter(|meaning| !is_asked(meaning)).collect();
    assert_eq!(unasked, Vec::<&&str>::new(), "nothing reads them");
    let lists: BTreeSet<&str> = meanings.iter().filter_map(|meaning| meaning.split('.').next()).collect();
    let is_meaning = |quote: &&String| {
        quote
            .split_once('.')
            .is_some_and(|(list, rest)| lists.contains(list) && !rest.contains(['.', ' ']) && !FILES.contains(&rest))
    };
    let without: Vec<_> = quotes
        .iter()
        .filter(is_meaning)
        .filter(|quote| !meanings.iter().any(|own| own == quote || own.starts_with(&format!("{quote}."))))
        .collect();
    assert_eq!(without, Vec::<&String>::new(), "no words for them");
}

#[test]
fn every_line_says_where_it_comes_from_and_stands_once() {
    let mut seen = BTreeSet::new();
    for entry in vocabulary().entries() {
        assert!(["general", "notice"].contains(&entry.origin), "{entry:?}");
        assert!(seen.insert((entry.word, entry.meaning, entry.note)), "twice: {entry:?}");
    }
}
