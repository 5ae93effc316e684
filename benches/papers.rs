//! A province's ledger, 5,017 items in one report, written as workbook and document: seconds and memory, against a
//! workbook of the same cells written by the library alone. Each is a process of its own, so that its memory is its own.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::indexing_slicing,
    reason = "a bench tells its figures and fails as tests do"
)]

mod common;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use common::{joined, median, timed};
use guatu::export;
use guatu::model::{Dataset, PaperAudience};
use guatu::paper::{FormRequest, Paper, form_paper};
use guatu::table;
use guatu::words::{Language, Words};
use rust_xlsxwriter::{Workbook, XlsxError};

/// How often each is run.
const RUNS: usize = 3;

fn request() -> FormRequest {
    let dataset: Arc<Dataset> = Arc::new(joined(173)).with_counted_limits();
    let words = Arc::new(Words::load(Language::Chinese));
    let (form, name) = table::find(&dataset.reports[0], &[], "ledger", &words).unwrap();
    FormRequest {
        dataset,
        report: 0,
        form,
        name,
        audience: PaperAudience::Office,
        unit: None,
        items: None,
        shown: None,
        today: "2026-09-15".parse().unwrap(),
        near_days: 10,
        pace_points: 5,
        words,
    }
}

/// The same cells, without looks, heights and hidden ids.
fn plain(paper: &Paper) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for table in paper.tables() {
        for (row, line) in export::lines(table).iter().enumerate() {
            for (column, text) in line.iter().enumerate() {
                sheet.write_string(row as u32, column as u16, text)?;
            }
        }
    }
    workbook.save_to_buffer()
}

/// One of the ways to write the paper; prints the seconds for the paper and for the file, and the most memory in MB.
fn step(way: &str) {
    let request = request();
    let (paper, made) = timed(|| form_paper(&request).unwrap());
    forget_peak();
    let before = memory("VmRSS");
    let (bytes, written) = timed(|| match way {
        "plain" => plain(&paper).unwrap(),
        ending => {
            export::papers(std::slice::from_ref(&paper), Path::new("a").with_extension(ending).as_path()).unwrap()
        }
    });
    println!("{made} {written} {} {}", memory("VmHWM") - before, bytes.len() as f64 / 1e6);
}

/// Lets the peak of memory begin anew: that of making the dataset is not asked for. Where the system refuses, it stays.
fn forget_peak() {
    let refused = std::fs::File::options()
        .write(true)
        .open("/proc/self/clear_refs")
        .and_then(|mut file| std::io::Write::write_all(&mut file, b"5"));
    if let Err(error) = refused {
        eprintln!("the peak is that of the whole process: {error}");
    }
}

/// A figure of this process, in MB; 0 where the system does not say.
fn memory(key: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
    let figure = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    figure.unwrap_or(0.0) / 1024.0
}

fn main() {
    if let Some(way) = std::env::args().skip_while(|argument| argument != "--step").nth(1) {
        return step(&way);
    }
    let run = |way: &str| -> [f64; 4] {
        let own = std::env::current_exe().unwrap();
        let runs: Vec<Vec<f64>> = (0..RUNS)
            .map(|_| {
                let output = Command::new(&own).args(["--step", way]).output().unwrap();
                let text = String::from_utf8(output.stdout).unwrap();
                text.split_whitespace().map(|figure| figure.parse().unwrap()).collect()
            })
            .collect();
        std::array::from_fn(|at| median(runs.iter().map(|run| run[at]).collect()))
    };
    let yardstick = run("plain");
    println!("5,017 items: paper {:.2} s", yardstick[0]);
    for way in ["plain", "xlsx", "docx"] {
        let [_, seconds, megabytes, length] = run(way);
        let ratio = [seconds / yardstick[1], megabytes / yardstick[2]];
        println!(
            "{way:5} {seconds:.2} s ({:.2} of plain), {megabytes:.0} MB more memory ({:.2} of plain), file {length:.1} MB",
            ratio[0], ratio[1]
        );
    }
}
