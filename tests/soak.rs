//! Long work: random keys and clicks in the real window, on the filled example and on a dataset of 5,000 items at the same
//! time, each on a virtual display of its own.
//!
//! No panic and no hang; at the end the file is sound; taking everything back gives the bytes of the start.
//! `GUATU_SOAK_MINUTES` says how long (10 unless it is given, 120 by hand), `GUATU_SOAK_SEED` which random input. Every
//! line that goes to a window is written to `tmp/soak-*.log` in the target folder, and the last ones are told where
//! something fails.
//!
//! Memory at the end is held against that after three tenths of ten minutes, or after ten minutes of a longer run: at most
//! [`GROWTH`] times as much. Each is taken from three looks a minute of work apart, since one look after a change of all
//! items has more room in it than the next, whatever came before: the highest of the three up to the mark, the lowest of
//! the last three. What leaks is in all of them. It is what stands in the machine's memory (`VmRSS`), the median of seven samples a second
//! apart, after all dialogs, fields, comparisons and other documents are closed, the window has its first size and shows the
//! overview, and the program has nothing more to do. By then the history holds all edits so far. Before the first figure
//! every gesture was made once, and the largest change that there is was made and taken back: the allocator keeps the room
//! that such a change once took, and fills it again with the next one. What grows after that is told.
//!
//! Needs Xvfb, openbox and xdotool; run by `.ci/run` with `--ignored`, and for two hours by
//! `GUATU_SOAK_MINUTES=120 cargo test --release --test soak -- --ignored --nocapture`.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "helpers of tests fail as tests do, and tell their figures"
)]

#[path = "../benches/common/mod.rs"]
mod benches;
mod common;
#[path = "soak/gestures.rs"]
mod gestures;
#[path = "soak/memory.rs"]
mod memory;
#[path = "soak/office.rs"]
mod office;
#[path = "soak/person.rs"]
mod person;
#[path = "common/random.rs"]
mod random;
#[path = "soak/window.rs"]
mod window;

use std::path::Path;
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

use memory::Memory;
use office::Office;
use person::Person;
use window::ProgramWindow;

/// How many times the first figure memory may be at the end.
const GROWTH: f64 = 1.1;

/// What a run came to.
struct Soak {
    name: &'static str,
    first: Memory,
    last: Memory,
}

#[test]
#[ignore = "needs Xvfb, openbox and xdotool: .ci/run installs them"]
fn long_random_work_costs_no_memory_and_can_all_be_taken_back() {
    let (minutes, seed) = (number("GUATU_SOAK_MINUTES", 10), number("GUATU_SOAK_SEED", 20_261_126));
    let minutes = Duration::from_secs(minutes * 60);
    let large = guatu::file::write(&benches::joined(173));
    let filled = guatu::app::FILLED_EXAMPLE;
    println!("{} minutes, GUATU_SOAK_SEED={seed}", minutes.as_secs() / 60);
    let soaks: Vec<Soak> = thread::scope(|scope| {
        let first = scope.spawn(|| soak("filled", filled, 271, minutes, seed));
        let second = scope.spawn(|| soak("large", &large, 272, minutes, seed.rotate_left(32)));
        [first, second].into_iter().map(|run| run.join().unwrap()).collect()
    });
    for Soak { name, first, last } in soaks {
        let growth = last.resident as f64 / first.resident as f64;
        println!("{name}: {first} at first, {last} at the end, {growth:.3} times");
        assert!(growth <= GROWTH, "{name}: memory grew from {first} to {last}");
    }
}

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().map_or(otherwise, |text| text.parse().unwrap())
}

/// Works on a dataset for so long, then takes it all back.
fn soak(name: &'static str, dataset: &[u8], display: u32, long: Duration, seed: u64) -> Soak {
    let mut office = Office::open(display, name, dataset);
    office.check();
    let process = office.start();
    let mut person = None;
    let lines = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("soak-{name}.log"));
    let began = Instant::now();
    while person.is_none() {
        assert!(!office.has_ended(), "the program ended before its window came: {}", office.said());
        assert!(began.elapsed() < window::PATIENCE, "no window came: {}", office.said());
        let window = ProgramWindow::find(&office.desktop.display, name);
        person = window.map(|window| Person::new(window, name, seed, &lines));
        sleep(Duration::from_millis(200));
    }
    let mut person = person.unwrap();
    let (first, last) = work(&mut person, &mut office, process, long);
    office.check();
    let taken_back = take_back(&mut person, &office, dataset);
    println!(
        "{name}: {} gestures, {} lines of input, at most {taken_back} steps taken back, longest answer {} ms",
        person.gestures,
        person.lines,
        person.window.longest.as_millis()
    );
    assert_eq!(office.crashes(), "");
    end(&mut office, process);
    Soak { name, first, last }
}

/// Random work, with a look at memory every minute. Returns that of the first mark and of the end.
fn work(person: &mut Person, office: &mut Office, process: u32, long: Duration) -> (Memory, Memory) {
    let minute = Duration::from_mins(1);
    let mark = if long > 30 * minute { 10 * minute } else { long * 3 / 10 };
    let (began, mut looks, mut first, mut all) = (Instant::now(), 1, None, Vec::new());
    sleep(Duration::from_secs(2));
    person.window.focus();
    let size = office.bytes().len();
    // What is used for the first time is loaded and kept: that is no growth.
    gestures::each().for_each(|gesture| person.make(gesture));
    gestures::change_all_cells(person);
    while began.elapsed() < long {
        person.gesture();
        if office.has_ended() {
            person.fail(&format!("the program ended: {}", office.crashes()));
        }
        let passed = began.elapsed();
        let is_mark = first.is_none() && passed >= mark;
        if is_mark || passed >= looks * minute {
            looks = u32::try_from(passed.as_secs() / 60).unwrap() + 1;
            let memory = look(person, office, process, size);
            println!(
                "{}: after {:.1} min {memory}, {} gestures, a dataset of {} bytes",
                person.name(),
                passed.as_secs_f64() / 60.0,
                person.gestures,
                office.bytes().len()
            );
            all.push(memory);
            first = first.or_else(|| lately(&all).max().filter(|_| is_mark));
        }
    }
    all.push(look(person, office, process, size));
    println!("{}: at the end {}", person.name(), all.last().unwrap());
    (first.unwrap(), lately(&all).min().unwrap())
}

/// The last three looks.
fn lately(looks: &[Memory]) -> impl Iterator<Item = Memory> + '_ {
    looks.iter().rev().take(3).copied()
}

/// The memory in the state that is described above.
fn look(person: &mut Person, office: &Office, process: u32, size: usize) -> Memory {
    keep_in_bounds(person, office, size);
    // A dataset that is still being read would be compared after all comparisons were ended.
    memory::wait_until_idle(process);
    person.rest();
    memory::wait_until_idle(process);
    let samples = (0..7).map(|_| {
        sleep(Duration::from_secs(1));
        Memory::of(process).unwrap()
    });
    Memory::median(samples.collect())
}

/// A dataset that was deleted, or grew by a paste, is no longer the one to be worked on, and its size is not what is
/// measured: then some is taken back.
fn keep_in_bounds(person: &mut Person, office: &Office, size_at_first: usize) {
    for _ in 0..100 {
        save(person, office);
        let size = office.bytes().len();
        if size >= size_at_first / 2 && size <= size_at_first * 21 / 20 {
            return;
        }
        person.tell(format!("{size} bytes"));
        (0..10).for_each(|_| take_back_one(person));
    }
    person.fail("what was deleted does not come back");
}

fn take_back_one(person: &mut Person) {
    person.key("ctrl+z");
    person.settle();
}

/// Saves, with no field that keeps the keys.
fn save(person: &mut Person, office: &Office) {
    person.come_home();
    person.key("ctrl+1 ctrl+s");
    let written = || std::fs::metadata(&office.dataset).unwrap().modified().unwrap();
    let before = written();
    for _ in 0..20 {
        // A text that is no good value in its field stays unsaved.
        if !person.settled_title().contains('●') || written() != before {
            break;
        }
    }
    person.settled_title();
}

/// Takes back step after step until that changes nothing any more, and holds the file against the first bytes. Returns how
/// many steps it were at most.
fn take_back(person: &mut Person, office: &Office, first: &[u8]) -> usize {
    save(person, office);
    let (mut before, mut tries, mut steps, mut still) = (office.bytes(), 0, 0, 0);
    while still < 3 {
        (0..40).for_each(|_| take_back_one(person));
        tries += 40;
        save(person, office);
        let now = office.bytes();
        if now == before {
            still += 1;
        } else {
            (still, steps) = (0, tries);
        }
        before = now;
    }
    if before != first {
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("soak-{}.guatu.json", person.name()));
        guatu::file::save_bytes(&kept, &before).unwrap();
        person.fail(&format!("not the first bytes after {steps} steps taken back: {}", kept.display()));
    }
    steps
}

/// Ends the program as the system does.
fn end(office: &mut Office, process: u32) {
    let status = std::process::Command::new("kill").args(["-TERM", &process.to_string()]).status().unwrap();
    assert!(status.success());
    let began = Instant::now();
    let program = office.desktop.children.last_mut().unwrap();
    let status = loop {
        if let Some(status) = program.try_wait().unwrap() {
            break status;
        }
        assert!(began.elapsed() < Duration::from_mins(1), "the program goes on after SIGTERM");
        sleep(Duration::from_millis(100));
    };
    assert!(status.success(), "{status}");
}
