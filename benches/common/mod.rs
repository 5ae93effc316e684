//! The large datasets of the benches: the bundled report repeated, each time with an id of its own, or as one report.

#![allow(dead_code, reason = "no bench uses all of it")]

use std::sync::Arc;
use std::time::Instant;

use guatu::model::{Category, Dataset, Report};
use serde_json::Value;

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

/// One report with the categories and the source of the bundled one so many times.
pub(crate) fn joined(times: usize) -> Dataset {
    let mut dataset = bundled();
    let report = Arc::make_mut(&mut dataset.reports[0]);
    let (categories, paragraphs) = (serde_json::to_value(&report.categories).unwrap(), report.source.paragraphs.len());
    let copy = |n: usize| -> Vec<Arc<Category>> {
        let mut categories = categories.clone();
        set_apart(&mut categories, n, n * paragraphs);
        serde_json::from_str(&categories.to_string()).unwrap()
    };
    report.categories = (0..times).flat_map(copy).collect();
    let once = Arc::make_mut(&mut report.source).paragraphs.clone();
    Arc::make_mut(&mut report.source).paragraphs = vec![once; times].concat();
    dataset
}

/// Gives nodes ids of their own, and the places of their words in a source so many paragraphs further down.
fn set_apart(value: &mut Value, copy: usize, paragraphs: usize) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| set_apart(value, copy, paragraphs)),
        Value::Object(fields) => {
            for (key, value) in fields {
                match (key.as_str(), &*value) {
                    // A measure or a whole is named by its id; parties are those of all copies.
                    ("id" | "measure" | "whole", Value::String(id)) => *value = format!("{id}-{copy}").into(),
                    ("paragraph", Value::Number(at)) => *value = (at.as_u64().unwrap() + paragraphs as u64).into(),
                    _ => set_apart(value, copy, paragraphs),
                }
            }
        }
        _ => {}
    }
}

/// What comes out, and the seconds it took.
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let began = Instant::now();
    let result = run();
    (result, began.elapsed().as_secs_f64())
}

/// The middle one of some figures.
pub(crate) fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
