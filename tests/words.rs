//! Every word on screen comes from the language files, and every word in them is used.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use guatu::session::{Command, MENUS};

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

fn keys(language: &str) -> BTreeSet<String> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales").join(language), "ftl", &mut found);
    let text: String = found.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    lines.filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned())).collect()
}

/// All string literals of the source, and what the command table makes of its names.
fn literals() -> BTreeSet<String> {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs", &mut found);
    let text: String = found.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let mut literals: BTreeSet<String> = text.split('"').map(str::to_owned).collect();
    for command in Command::ALL {
        literals.insert(command.info().name.to_owned());
        literals.insert(command.info().tip.to_owned());
    }
    literals.extend(MENUS.iter().map(|(name, _)| (*name).to_owned()));
    literals
}

#[test]
fn every_word_of_the_language_files_is_used() {
    let literals = literals();
    let unused: Vec<_> = keys("zh-CN").into_iter().filter(|key| !literals.contains(key)).collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn no_word_is_asked_for_that_the_language_files_lack() {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs", &mut found);
    let known = keys("zh-CN");
    let mut missing = Vec::new();
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        for call in
            ["words.text(\"", "words().text(\"", "words.with(\"", "words().with(\"", "self.text(\"", "self.with(\""]
        {
            for rest in text.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                if !known.contains(key) {
                    missing.push(format!("{}: {key}", path.display()));
                }
            }
        }
    }
    for command in Command::ALL {
        let info = command.info();
        missing.extend([info.name, info.tip].iter().filter(|key| !known.contains(**key)).map(|key| (*key).to_owned()));
    }
    assert_eq!(missing, Vec::<String>::new());
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
