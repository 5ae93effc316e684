//! The large dataset of the benches: the bundled report repeated, each time with an id of its own.

#![allow(dead_code, reason = "no bench uses all of it")]

use std::sync::Arc;

use guatu::model::{Dataset, Report};

/// The bundled dataset.
pub(crate) fn bundled() -> Dataset {
    guatu::file::read(guatu::app::EXAMPLE).unwrap()
}

/// The bundled report so many times: a thousand make 29,000 items.
pub(crate) fn repeated(times: usize) -> Dataset {
    let mut dataset = bundled();
    let first = Arc::clone(&dataset.reports[0]);
    let copy = |n: usize| {
        // Through bytes, so that the copies share no node, as those of a file do not.
        let mut report: Report = serde_json::from_str(&serde_json::to_string(&*first).unwrap()).unwrap();
        report.id = format!("report-{n}").as_str().into();
        Arc::new(report)
    };
    dataset.reports = (0..times).map(copy).collect();
    dataset
}

/// The middle one of some figures.
pub(crate) fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
