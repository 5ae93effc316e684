//! A room imports only rooms below it: the table of `lib.rs`, held against the `use crate::` lines.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the top down. A room may use itself and those after it.
const ROOMS: [&str; 15] = [
    "cli", "app", "ui", "session", "document", "export", "reading", "chart", "analysis", "diff", "file", "words",
    "quantity", "text", "model",
];

/// What is never in a room, by the words that would bring it in.
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

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn files_of(room: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    if src.join(room).is_dir() {
        sources(&src.join(room), &mut found);
    } else {
        found.push(src.join(format!("{room}.rs")));
    }
    found
}

#[test]
fn a_room_imports_only_rooms_below_it() {
    let mut wrong = Vec::new();
    for (place, room) in ROOMS.iter().enumerate() {
        for file in files_of(room) {
            let text = fs::read_to_string(&file).unwrap();
            for above in &ROOMS[..place] {
                // A room's own tests may reach as little above as the room itself.
                if text.contains(&format!("crate::{above}::")) {
                    wrong.push(format!("{} uses {above}", file.display()));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn what_a_room_must_not_hold_is_absent_from_it() {
    let mut wrong = Vec::new();
    for (room, words) in ABSENT {
        for file in files_of(room) {
            let text = fs::read_to_string(&file).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            for word in words.iter().filter(|word| text.contains(&format!("{word}::"))) {
                wrong.push(format!("{}: {word}", file.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
