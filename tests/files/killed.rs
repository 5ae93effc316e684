//! A process that is killed at any moment loses nothing: a file being saved is the whole old or the whole new
//! one, and what was done to a document is found in its journal.
//!
//! The tests start this test program again as the process to be killed.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "helpers of tests fail as tests do"
)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use guatu::document::{Change, Document, Edit, EditOutcome, JournalEntry};
use guatu::field;
use guatu::file::{self, Header, JOURNAL_VERSION, Journal, RecoverableJournal};
use guatu::model::{Dataset, NodeId};

/// How often the process is killed.
const KILLS: u64 = 200;

fn bundled() -> Dataset {
    file::read(guatu::app::EXAMPLE).unwrap()
}

/// The two datasets that are saved in turn.
fn two() -> [Dataset; 2] {
    let (mut first, mut second) = (bundled(), bundled());
    Arc::make_mut(&mut first.reports[0]).title.push('甲');
    Arc::make_mut(&mut second.reports[0]).title.push_str(&"乙".repeat(5000));
    [first, second]
}

fn child(test: &str, folder: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", &format!("killed::{test}"), "--ignored", "--nocapture"])
        .env("GUATU_KILLED_FOLDER", folder);
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

fn folder() -> std::path::PathBuf {
    std::env::var_os("GUATU_KILLED_FOLDER").unwrap().into()
}

/// A pause that differs from one kill to the next, of at most 2 to the power of 64 − `longest` microseconds.
fn pause(n: u64, longest: u32) {
    std::thread::sleep(Duration::from_micros(n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> longest));
}

fn say(line: &str) {
    println!("{line}");
    std::io::stdout().flush().unwrap();
}

#[test]
#[ignore = "the process that is killed"]
fn saves_without_end() {
    let path = folder().join("台账.guatu.json");
    let two = two();
    say("ready");
    loop {
        for dataset in &two {
            file::save(&path, dataset).unwrap();
        }
    }
}

#[test]
fn a_file_being_saved_is_the_whole_old_or_the_whole_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("台账.guatu.json");
    let two = two();
    let whole = two.each_ref().map(file::write);
    file::save(&path, &two[0]).unwrap();
    let mut seen = [0, 0];
    for n in 0..KILLS {
        let mut process = child("saves_without_end", folder.path());
        let ready = BufReader::new(process.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(ready.into_iter().any(|line| line.contains("ready")));
        pause(n, 47);
        process.kill().unwrap();
        process.wait().unwrap();
        let found = std::fs::read(&path).unwrap();
        let which = whole.iter().position(|bytes| *bytes == found);
        seen[which.unwrap_or_else(|| panic!("kill {n}: {} bytes, neither the old nor the new file", found.len()))] += 1;
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}: the kills all came at one moment");
}

#[test]
#[ignore = "the process that is killed"]
fn edits_without_end() {
    let base = Arc::new(bundled());
    let mut document = Document::loaded(Arc::clone(&base));
    let header =
        Header { guatu_journal: JOURNAL_VERSION, path: None, name: "台账".to_owned(), unsaved: false, stamp: None };
    let mut journal = Journal::create(&folder(), &header).unwrap();
    file::write_base(journal.path(), &base).unwrap();
    let items: Vec<_> = base.reports[0].items().map(|item| item.id.clone()).collect();
    for n in 1_usize.. {
        let entry = if n % 7 == 0 {
            document.undo().unwrap();
            JournalEntry::Undo
        } else {
            let change = Change::set(&items[n % items.len()], field!(Item.title), format!("第 {n} 次"));
            let edit = Edit::new(base.reports[0].id.clone(), change);
            let outcome = document.edit(edit.clone(), Duration::from_secs(n as u64)).unwrap();
            JournalEntry::Edit(edit, outcome == EditOutcome::Joined)
        };
        journal.add(&entry.line()).unwrap();
        // What is told here has been handed over: it may not be lost.
        say(&n.to_string());
    }
}

#[test]
fn what_was_done_before_a_kill_is_recovered() {
    let folder = tempfile::tempdir().unwrap();
    let base = Arc::new(bundled());
    for n in 0..KILLS {
        let mut process = child("edits_without_end", folder.path());
        let output = process.stdout.take().unwrap();
        let reader = std::thread::spawn(move || {
            let numbers = BufReader::new(output).lines().map_while(Result::ok);
            numbers.filter_map(|line| line.trim().parse::<usize>().ok()).last().unwrap_or(0)
        });
        while std::fs::read_dir(folder.path()).unwrap().count() < 2 {
            std::thread::yield_now();
        }
        pause(n, 50);
        process.kill().unwrap();
        process.wait().unwrap();
        let told = reader.join().unwrap();
        let mut left = RecoverableJournal::find(folder.path());
        if left.is_empty() {
            // Killed before the first edit: nothing to recover, and nothing was told.
            assert_eq!(told, 0, "kill {n}");
            for entry in std::fs::read_dir(folder.path()).unwrap() {
                std::fs::remove_file(entry.unwrap().path()).unwrap();
            }
            continue;
        }
        let journal = left.remove(0);
        let recovered = Document::recovered(Arc::new(journal.base.clone()), false, &journal.lines);
        let (document, done) = (recovered.document, recovered.changes);
        assert!(done >= told, "kill {n}: {told} changes were outcome, {done} recovered");
        assert_eq!(journal.base, *base);
        let title = |n: usize| format!("第 {n} 次");
        let last = if done % 7 == 0 { done - 2 } else { done };
        if done > 7 && done % 7 > 1 {
            let held = document.dataset().reports[0].items().any(|item| item.title == title(last));
            assert!(held, "kill {n}: change {last} is not there");
        }
        assert!(document.dataset().holds(&guatu::model::NodeRef::new(base.reports[0].id.clone(), NodeId::Report)));
        journal.remove();
    }
}
