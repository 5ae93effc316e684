//! Mutated files of every format, by the thousand: each is read or refused, and none panics, hangs, aborts or takes more
//! memory than a small file may. `GUATU_FUZZ_FILES` says how many of each format, `GUATU_FUZZ_FROM` with which it begins.
//!
//! The files are mutated honest ones, named by their numbers for ever ([`wounds`]). A process of this test program reads
//! them one after the other under a limit of memory; one that ends or falls silent names the file, and the next one goes
//! on behind it.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "helpers of tests fail as tests do"
)]

#[path = "common/packed.rs"]
mod packed;
#[path = "common/random.rs"]
mod random;
#[path = "fuzz/wounds.rs"]
mod wounds;
#[path = "fuzz/xml.rs"]
mod xml;

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use guatu::file as datasets;
use guatu::model::Date;
use guatu::reading::formats::open;
use guatu::reading::notice::notice;
use packed::notice as file;
use wounds::mutated;

/// The limit of memory for a file of a few kilobytes, with what the test itself takes.
const MEMORY: u64 = 220 << 20;

/// A file that takes longer hangs.
const HANGS: Duration = Duration::from_secs(if cfg!(debug_assertions) { 50 } else { 5 });

/// A process reads so many files, so that no memory is taken for a leak's.
const BATCH: u64 = 500;

/// The honest files of each format.
fn seeds(format: &str) -> Vec<Vec<u8>> {
    let names: &[&str] = match format {
        "docx" => &["docx-automatic-numbers.docx", "docx-table.docx"],
        "xlsx" => &["ledger.xlsx"],
        "ods" => &["ledger.ods"],
        "xls" => &["ledger.xls"],
        "odt" => &["../offices/notice.odt", "../offices/ledger.odt", "../offices/revised.odt"],
        "ofd" => &["../offices/notice.ofd", "../offices/ledger.ofd"],
        "xlsb" => &["../offices/ledger.xlsb"],
        "doc" => &["../offices/notice.doc", "../offices/ledger.doc", "../offices/revised.doc"],
        "pdf" => &["../offices/plain.pdf", "../offices/ledger.pdf", "../offices/printed.pdf"],
        "rtf" => &["../offices/revised.rtf", "../offices/ledger.rtf"],
        "mht" => &["../offices/saved.mht"],
        "xml" => &["../offices/package.xml", "../offices/of-2003.xml"],
        "html" => &["page-table-groups.html", "page-with-furniture.html"],
        "csv" => &["ledger.csv"],
        "txt" => &["city-four-levels-unlabelled.txt", "big5-office.txt", "office-wrapped-lines.txt"],
        _ => return vec![include_bytes!("small.guatu.json").to_vec()],
    };
    names.iter().map(|name| file(name)).collect()
}

/// Everything that is done with the bytes of a file. Returns whether they were read.
fn use_up(format: &str, bytes: &[u8]) -> bool {
    if format != "json" {
        let Ok(document) = open(bytes, "", &|_| true) else { return false };
        drop(notice(&document, Date::START));
        return true;
    }
    match datasets::read(bytes) {
        Ok(dataset) => {
            assert!(datasets::read(&datasets::write(&dataset)).is_ok(), "what was read is not what is written");
            true
        }
        Err(error) => {
            assert!(error.line >= 1 && error.column >= 1, "an error without a place");
            let Some(rescue) = datasets::rescue(bytes) else { return false };
            assert!(
                datasets::read(&datasets::write(&rescue.dataset)).is_ok(),
                "what was rescued is not what is written"
            );
            true
        }
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

#[test]
#[ignore = "the process that reads the files of another test"]
fn reads_a_batch() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let format = std::env::var("GUATU_FUZZ_FORMAT").unwrap();
    let seeds = seeds(&format);
    // The first one reads the lexicons, which every file needs.
    use_up(&format, &seeds[0]);
    setrlimit(Resource::Data, Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) }).unwrap();
    let from = number("GUATU_FUZZ_FROM", 0);
    for number in from..from + number("GUATU_FUZZ_FILES", 1) {
        println!("\nfile {number}");
        std::io::stdout().flush().unwrap();
        let read = use_up(&format, &mutated(&seeds, number));
        println!("\ndone {read}");
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    println!("\npeak {}", peak.trim().trim_end_matches(" kB"));
}

fn batch(format: &str, from: u64, count: u64) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "reads_a_batch", "--ignored", "--nocapture"]);
    command.env("GUATU_FUZZ_FORMAT", format).env("GUATU_FUZZ_FROM", from.to_string());
    command.env("GUATU_FUZZ_FILES", count.to_string());
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// What came of the files of a format.
#[derive(Default)]
struct Tally {
    files: u64,
    read: u64,
    /// The time and the number of the slowest file.
    slowest: (Duration, u64),
    peak_kb: u64,
    /// The numbers of the files that ended or silenced the process, and how.
    bad: Vec<(u64, String)>,
}

impl Tally {
    /// Reads a batch. Returns the number of the file to go on with.
    fn read(&mut self, format: &str, from: u64, count: u64) -> u64 {
        let mut child = batch(format, from, count);
        let out = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let (mut at, mut began, mut done) = (from, Instant::now(), from);
        let why = loop {
            match lines.recv_timeout(HANGS + Duration::from_secs(20)) {
                Err(RecvTimeoutError::Timeout) => break "hangs".to_owned(),
                Err(RecvTimeoutError::Disconnected) => break child.wait().unwrap().to_string(),
                Ok(line) => match line.split_once(' ') {
                    Some(("file", number)) => (at, began) = (number.parse().unwrap_or(at), Instant::now()),
                    Some(("done", read)) => {
                        done = at + 1;
                        self.files += 1;
                        self.read += u64::from(read == "true");
                        self.slowest = self.slowest.max((began.elapsed(), at));
                        if began.elapsed() > HANGS {
                            self.bad.push((at, format!("{:?}", began.elapsed())));
                        }
                    }
                    Some(("peak", kb)) => self.peak_kb = self.peak_kb.max(kb.parse().unwrap_or(0)),
                    _ => {}
                },
            }
        };
        // It may have ended already.
        let _ended = child.kill();
        let _status = child.wait();
        if done < from + count {
            self.files += 1;
            self.bad.push((done, why));
            done += 1;
        }
        done
    }
}

/// All files of a format.
fn fuzz(format: &str) {
    let (began, from) = (Instant::now(), number("GUATU_FUZZ_FROM", 0));
    let until = from + number("GUATU_FUZZ_FILES", 1000);
    let mut tally = Tally::default();
    let mut next = from;
    while next < until {
        next = tally.read(format, next, BATCH.min(until - next));
    }
    let Tally { files, read, slowest, peak_kb, bad } = tally;
    eprintln!(
        "{format}: {files} files, {read} read, {} bad, slowest {slowest:?}, peak {} MB, {:?}",
        bad.len(),
        peak_kb >> 10,
        began.elapsed()
    );
    assert!(bad.is_empty(), "{format}: {:?}", &bad[..bad.len().min(20)]);
    assert!(read > 0, "{format}: the wounds are too grave to tell");
}

macro_rules! formats {
    ($($format:ident)*) => { $(
        #[test]
        #[ignore = "takes its time; .ci/run runs it"]
        fn $format() {
            fuzz(stringify!($format));
        }
    )* };
}

formats!(docx doc odt pdf ofd rtf mht xml xlsx xlsb ods xls html csv txt json);
