//! Every word on screen comes from the language files, and every word in them is used, in each language by itself.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use guatu::analysis::{Derived, LedgerRows};
use guatu::model::{Codes as _, Field, NodeKind};
use guatu::session::{Command, MENUS};

use crate::keys::asked;

/// The folders of the two languages.
const LANGUAGES: [&str; 2] = ["zh-CN", "en"];

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|other| other == extension) {
            found.push(path);
        }
    }
}

fn keys_of(language: &str) -> BTreeSet<String> {
    written_keys(language).into_iter().collect()
}

/// The keys of a language as often as they are written.
fn written_keys(language: &str) -> Vec<String> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales").join(language), "ftl", &mut found);
    let text: String = found.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    lines.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())).collect()
}

/// Keys that are made, not written.
struct Generated {
    /// How they begin.
    prefix: &'static str,
    keys: fn() -> Vec<String>,
}

const GENERATED: [Generated; 5] = [
    Generated { prefix: "form-", keys: || guatu::table::built_in().iter().map(|own| own.word.to_owned()).collect() },
    Generated { prefix: "field-", keys: || catalogue(|field, keys| keys.push(field.word)) },
    Generated {
        prefix: "choice-",
        keys: || {
            let mut all = catalogue(|field, keys| keys.extend(field.choices.iter().map(|choice| choice.word)));
            // Columns of a ledger that no field holds.
            let columns = Derived::CHOICES.iter().chain(LedgerRows::CHOICES).chain(guatu::table::Computed::CHOICES);
            // Where an item stands is worked out, and stands in papers alone.
            let statuses = guatu::model::Status::CHOICES.iter();
            all.extend(columns.chain(statuses).map(|choice| choice.word.to_owned()));
            all
        },
    },
    Generated {
        prefix: "command-",
        keys: || Command::ALL.iter().flat_map(|own| [own.info().name, own.info().tip]).map(str::to_owned).collect(),
    },
    Generated { prefix: "menu-", keys: || MENUS.iter().map(|(name, _)| (*name).to_owned()).collect() },
];

/// What is said of each field of the catalogue, also of the fields of what a field holds.
fn catalogue(say: fn(&Field, &mut Vec<&'static str>)) -> Vec<String> {
    fn walk(fields: &'static [Field], say: fn(&Field, &mut Vec<&'static str>), said: &mut Vec<&'static str>) {
        for field in fields {
            say(field, said);
            walk(field.shape, say, said);
        }
    }
    let mut said = Vec::new();
    for kind in NodeKind::ALL {
        walk(kind.fields(), say, &mut said);
    }
    said.into_iter().map(str::to_owned).collect()
}

/// Strings that look like keys and are none: names of options, charts, programs, ids and encodings.
const NO_KEYS: [&str; 22] = [
    "answer-by",
    "closed-by-unit",
    "data-guatu-nodes",
    "gtk-update-icon-cache",
    "install-desktop",
    "keep-clipboard",
    "load-leaders",
    "load-units",
    "no-head",
    "off-target",
    "plan-by-unit",
    "plan-by-leader",
    "plan-by-status",
    "plan-measures",
    "read-document",
    "report-1",
    "startup-report",
    "uninstall-desktop",
    "update-desktop-database",
    "update-mime-database",
    "utf-8",
    "yyyy-mm-dd",
];

/// A room without words on screen: what looks like a key in it is the name of a part of a document.
const WITHOUT_WORDS: &str = "reading/";

/// True for what a key looks like and few other strings do: small words joined by hyphens.
fn looks_like_a_key(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.contains('-') && text.split('-').all(is_word) && text.starts_with(|c: char| c.is_ascii_lowercase())
}

fn generated() -> BTreeSet<String> {
    GENERATED.iter().flat_map(|own| (own.keys)()).collect()
}

#[test]
fn no_key_is_written_twice() {
    for language in LANGUAGES {
        let mut seen = BTreeSet::new();
        let again: Vec<_> = written_keys(language).into_iter().filter(|key| !seen.insert(key.clone())).collect();
        assert_eq!(again, Vec::<String>::new(), "{language}: the last one would hide the others");
    }
}

#[test]
fn every_key_of_both_languages_is_asked_for() {
    let asked = asked();
    let generated = generated();
    let is_used = |key: &String| {
        // A word that stands in the sources for many reasons counts only where it is used as a key.
        asked.keys.contains_key(key) || generated.contains(key) || key.contains('-') && asked.literals.contains_key(key)
    };
    for language in LANGUAGES {
        let unused: Vec<_> = keys_of(language).into_iter().filter(|key| !is_used(key)).collect();
        assert_eq!(unused, Vec::<String>::new(), "{language}");
    }
}

#[test]
fn every_key_that_is_asked_for_stands_in_both_languages() {
    let asked = asked();
    let generated = generated();
    for language in LANGUAGES {
        let known = keys_of(language);
        let followed = asked.keys.iter().filter(|(key, _)| !known.contains(*key));
        let followed: Vec<String> = followed.map(|(key, file)| format!("{file}: {key}")).collect();
        assert_eq!(followed, Vec::<String>::new(), "{language}");
        let has_words = |files: &BTreeSet<String>| files.iter().any(|file| !file.starts_with(WITHOUT_WORDS));
        let written = asked.literals.iter().filter(|(_, files)| has_words(files)).map(|(text, _)| text);
        let written = written.filter(|text| looks_like_a_key(text) && !NO_KEYS.contains(&text.as_str()));
        let missing: Vec<&String> = written.chain(&generated).filter(|key| !known.contains(*key)).collect();
        assert_eq!(missing, Vec::<&String>::new(), "{language}");
    }
}

#[test]
fn what_is_generated_begins_as_it_is_said_to() {
    for Generated { prefix, keys } in GENERATED {
        let other: Vec<String> = keys().into_iter().filter(|key| !key.starts_with(prefix)).collect();
        assert_eq!(other, Vec::<String>::new(), "{prefix}");
    }
}

#[test]
fn keys_are_followed_through_tables_variables_and_functions() {
    let asked = asked();
    assert!(asked.keys.len() > 700, "of {} keys only {} are followed", keys_of("en").len(), asked.keys.len());
    // Given by a `match` of a function, as a parameter, in a tuple, and as a word that stands for other things too.
    for key in ["severity-error", "job-loading", "cli-no-display", "report"] {
        assert!(asked.keys.contains_key(key), "{key}");
    }
}

#[test]
fn no_view_spells_out_chinese() {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), "rs", &mut found);
    let mut wrong = Vec::new();
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.split("#[cfg(test)]").next().unwrap_or_default().lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            // The numerals of the notice's own marks, (一) to (十), are data and not words of the program.
            let chinese = code.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            if chinese && !line.contains("const NUMBERS") {
                wrong.push(format!("{}:{}", path.display(), number + 1));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The names of what a message is told.
fn told(message: &str) -> BTreeSet<&str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    message.split('$').skip(1).map(|rest| rest.split(|c| !is_part(c)).next().unwrap_or_default()).collect()
}

/// The most that a message is told.
const MOST_TOLD: usize = 12;

/// Words that end in s and are no plural.
const NO_PLURALS: [&str; 15] = [
    "is", "has", "was", "this", "as", "less", "hangs", "falls", "meets", "stands", "says", "brings", "needs",
    "answers", "belongs",
];

#[test]
fn one_of_a_thing_is_no_plural_in_english() {
    use guatu::words::{Language, Words};
    let words = Words::load(Language::English);
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/en"), "ftl", &mut found);
    let mut wrong = Vec::new();
    for text in found.iter().map(|path| fs::read_to_string(path).unwrap()) {
        let mut messages: Vec<String> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match messages.last_mut().filter(|_| !line.starts_with(|c: char| c.is_ascii_lowercase())) {
                Some(last) => *last = format!("{last}\n{line}"),
                None => messages.push(line.to_owned()),
            }
        }
        for message in &messages {
            let Some((key, pattern)) = message.split_once(" = ") else { continue };
            let names: Vec<&'static str> = told(pattern).into_iter().map(|name| &*name.to_owned().leak()).collect();
            assert!(names.len() <= MOST_TOLD, "{key}");
            let arguments =
                std::array::from_fn::<_, MOST_TOLD, _>(|at| (names.get(at).copied().unwrap_or("-"), 1.into()));
            let said = words.with(key, arguments);
            let all: Vec<&str> = said.split_whitespace().collect();
            let is_plural = |pair: &&[&str]| {
                let next = pair[1].trim_end_matches(|c: char| !c.is_alphabetic());
                let is_word = next.starts_with(char::is_lowercase) && next.ends_with('s');
                pair[0].trim_start_matches(['(', '/']) == "1" && is_word && !NO_PLURALS.contains(&next)
            };
            wrong.extend(all.windows(2).find(is_plural).map(|_| format!("{key}: {said}")));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
