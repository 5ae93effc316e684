//! Reading and checking a large dataset against `serde_json::Value` on the same bytes. Goal: at most 1.0.

#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a bench prints its figures")]

mod common;

use std::hint::black_box;
use std::time::Instant;

fn seconds(run: impl FnOnce()) -> f64 {
    let began = Instant::now();
    run();
    began.elapsed().as_secs_f64()
}

fn main() {
    let bytes = guatu::file::write(&common::repeated(1000));
    let (mut ours, mut values) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        ours.push(seconds(|| drop(black_box(guatu::file::read(&bytes).unwrap()))));
        values.push(seconds(|| drop(black_box(serde_json::from_slice::<serde_json::Value>(&bytes).unwrap()))));
    }
    let (ours, values) = (common::median(ours), common::median(values));
    println!(
        "read {:.0} MB, 29,000 items: {ours:.2} s, serde_json::Value {values:.2} s, ratio {:.2} (goal 1.0)",
        bytes.len() as f64 / 1e6,
        ours / values
    );
}
