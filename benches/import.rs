//! Documents understood: the source notice once against a thousand times in one go, and suggestions for its items.

#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a bench prints its figures")]

mod common;

use std::time::Instant;

use guatu::quantity::quantities;
use guatu::reading::formats;
use guatu::reading::notice::notice;
use guatu::reading::suggest::suggestions;

/// The source notice.
const NOTICE: &[u8] = include_bytes!("../tests/notice.txt");

fn import() -> usize {
    let document = formats::open(NOTICE, "notice.txt", &|_| true).unwrap();
    notice(&document, guatu::model::Date::START).report.items().count()
}

fn main() {
    let once: Vec<f64> = (0..50)
        .map(|_| {
            let began = Instant::now();
            assert_eq!(import(), 29);
            began.elapsed().as_secs_f64()
        })
        .collect();
    let once = common::median(once);
    let began = Instant::now();
    let items: usize = (0..1000).map(|_| import()).sum();
    let all = began.elapsed().as_secs_f64();
    let megabytes = NOTICE.len() as f64 * 1000.0 / 1e6;
    println!("the source notice: {:.2} ms", once * 1e3);
    println!(
        "1,000 notices, {items} items: {all:.2} s, {:.1} MB/s, ratio to one a thousand times {:.2} (goal 1.2)",
        megabytes / all,
        all / (once * 1000.0)
    );
    let dataset = common::bundled();
    let report = &dataset.reports[0];
    let began = Instant::now();
    let figures: usize = report.source.paragraphs.iter().map(|text| quantities(text).len()).sum();
    println!("{figures} figures of the notice: {:.2} ms", began.elapsed().as_secs_f64() * 1e3);
    let began = Instant::now();
    let found: usize = report.items().map(|item| suggestions(item, &report.source).len()).sum();
    println!("{found} suggestions for 29 items: {:.2} ms", began.elapsed().as_secs_f64() * 1e3);
}
