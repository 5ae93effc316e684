//! The map of the program: a room imports only rooms below it, and no import circle crosses rooms or parts.
//!
//! A room is a module of the program, a part a module of a room. What is used is found in the parsed sources: grouped
//! imports, `self::`, re-exports and full paths count.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Crate, Source, Words, program};

/// What is never in a room, by the paths that would bring it in.
const ABSENT: [(&str, &[&str]); 12] = [
    ("export", &["egui", "std::fs", "crate::words"]),
    ("reading", &["egui", "std::fs", "crate::words"]),
    ("ui", &["std::fs", "crate::file", "std::thread"]),
    ("session", &["egui", "std::fs", "std::thread"]),
    ("document", &["egui", "std::fs"]),
    ("chart", &["egui", "std::fs"]),
    ("analysis", &["egui", "crate::words", "std::fs", "std::thread"]),
    ("diff", &["egui", "crate::words", "std::fs", "std::thread"]),
    ("words", &["egui", "std::fs"]),
    ("quantity", &["egui", "std::fs", "crate::words"]),
    ("text", &["egui", "std::fs", "crate::words"]),
    ("model", &["egui", "std::fs", "crate::words"]),
];

/// The rooms from the top down, as the table of lib.rs has them.
fn rooms(program: &Crate) -> Vec<String> {
    let root = program.sources.iter().find(|source| source.path == "lib.rs").unwrap();
    let name = |line: &String| Some(line.trim().strip_prefix("| [`")?.split_once('`')?.0.to_owned());
    root.doc.iter().filter_map(name).collect()
}

/// Every path that a file writes, from the root.
fn written(program: &Crate, source: &Source) -> Vec<Words> {
    let uses = &source.uses;
    let all = uses.imports.iter().chain(&uses.reexports).chain(&uses.paths);
    all.map(|path| program.absolute(&source.module, path)).collect()
}

#[test]
fn the_table_of_the_library_names_every_room() {
    let program = program();
    let modules: BTreeSet<String> =
        program.sources.iter().filter_map(|source| source.module.first().cloned()).collect();
    assert_eq!(rooms(program).into_iter().collect::<BTreeSet<_>>(), modules);
}

#[test]
fn a_room_imports_only_rooms_below_it() {
    let program = program();
    let rooms = rooms(program);
    let place = |room: &str| rooms.iter().position(|other| other == room);
    let mut wrong = BTreeSet::new();
    for source in program.sources.iter().filter(|source| !source.module.is_empty()) {
        let own = place(&source.module[0]).unwrap();
        for path in written(program, source) {
            let definition = program.definition(&path);
            let written = (path[0] == "crate").then(|| path.get(1)).flatten();
            let used = written.into_iter().chain(definition.as_ref().and_then(|module| module.first()));
            wrong.extend(
                used.filter(|room| place(room).is_some_and(|used| used < own))
                    .map(|room| format!("{} uses {room}", source.path)),
            );
        }
    }
    assert_eq!(wrong, BTreeSet::new());
}

#[test]
fn what_a_room_must_not_hold_is_absent_from_it() {
    let program = program();
    let mut wrong = BTreeSet::new();
    for (room, absent) in ABSENT {
        let files = program.sources.iter().filter(|source| source.module.first().is_some_and(|own| own == room));
        for source in files.filter(|source| !source.is_test) {
            let paths: Vec<String> = written(program, source).iter().map(|path| path.join("::")).collect();
            for word in absent {
                let inside = format!("{word}::");
                if paths.iter().any(|path| path == word || path.starts_with(&inside)) {
                    wrong.insert(format!("{}: {word}", source.path));
                }
            }
        }
    }
    assert_eq!(wrong, BTreeSet::new());
}

#[test]
fn no_import_circle_crosses_rooms_or_parts() {
    let program = program();
    let crossing: Vec<Vec<String>> =
        circles(&imports(program)).into_iter().filter(|circle| parts(circle) > 1).collect();
    assert_eq!(crossing, Vec::<Vec<String>>::new());
}

#[test]
fn the_files_of_the_session_have_no_import_circle() {
    let program = program();
    let inside: Vec<Vec<String>> = circles(&imports(program))
        .into_iter()
        .filter(|circle| circle.iter().any(|file| file.starts_with("session/")))
        .collect();
    assert_eq!(inside, Vec::<Vec<String>>::new());
}

/// How many parts the files of a circle belong to.
fn parts(circle: &[String]) -> usize {
    let part = |file: &String| file.trim_end_matches(".rs").splitn(3, '/').take(2).collect::<Vec<_>>().join("/");
    circle.iter().map(part).collect::<BTreeSet<_>>().len()
}

/// Which files each file uses something of. What a file only makes available to others is no use.
fn imports(program: &Crate) -> BTreeMap<String, BTreeSet<String>> {
    let file_of: BTreeMap<&[String], &str> =
        program.sources.iter().map(|source| (source.module.as_slice(), source.path.as_str())).collect();
    let files = program.sources.iter().filter(|source| !source.is_test).map(|source| {
        let uses = &source.uses;
        let paths = uses.imports.iter().chain(&uses.paths);
        let modules = paths.filter_map(|path| program.definition(&program.absolute(&source.module, path)));
        let files = modules.filter_map(|module| file_of.get(module.as_slice()).map(|file| (*file).to_owned()));
        (source.path.clone(), files.filter(|file| *file != source.path).collect())
    });
    files.collect()
}

/// Files that use each other, each with all that it can reach and be reached from.
fn circles(imports: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let reached: BTreeMap<&String, BTreeSet<&String>> =
        imports.keys().map(|file| (file, reachable(file, imports))).collect();
    let mut circles: Vec<Vec<String>> = Vec::new();
    for (file, others) in &reached {
        if circles.iter().any(|circle| circle.contains(file)) || !others.contains(file) {
            continue;
        }
        let circle = others.iter().filter(|other| reached.get(**other).is_some_and(|back| back.contains(file)));
        circles.push(circle.map(|file| (*file).clone()).collect());
    }
    circles
}

fn reachable<'a>(file: &'a String, imports: &'a BTreeMap<String, BTreeSet<String>>) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut waiting = vec![file];
    while let Some(file) = waiting.pop() {
        for next in imports.get(file).into_iter().flatten() {
            if found.insert(next) {
                waiting.push(next);
            }
        }
    }
    found
}
