//! The audit of 29,000 items, whole and again after one edit, and two datasets of that size compared. Goals: an edit
//! at most 5 % of the whole, 1,000 reports at most 1.2 of one a thousand times, a comparison at most 2.0 of reading
//! the two files.

#![expect(clippy::unwrap_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a bench prints its figures")]

mod common;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use guatu::analysis::audit::{Audit, Auditor};
use guatu::diff::compare_datasets;
use guatu::document::{Change, Document, Edit};
use guatu::field;
use guatu::file;
use guatu::model::{Dataset, Indicator, Item, Number, Problem, Progress, Reading, ReportId};

use common::{median, timed};

/// How many edits are made in a dataset, each of another item.
const EDITS: usize = 20;

/// Of so many items the title of one is reworded and the progress of another one changed.
const EVERY: usize = 290;

fn audit(auditor: &mut Auditor, dataset: &Arc<Dataset>) -> (Audit, f64) {
    let stop = AtomicBool::new(false);
    timed(|| auditor.audit(dataset, "2025-08-01".parse().unwrap(), &stop).unwrap())
}

/// The words of each report unlike those of the others, as notices are: else a paragraph is read once for all.
fn reworded(mut dataset: Dataset) -> Dataset {
    for (report, own) in dataset.reports.iter_mut().zip('가'..) {
        let source = Arc::make_mut(&mut Arc::make_mut(report).source);
        source.paragraphs.iter_mut().for_each(|paragraph| paragraph.push(own));
    }
    dataset
}

/// An indicator with a dated value, which the audit holds against those of all other items.
fn dated(item: &Item) -> Option<&Indicator> {
    item.indicators.iter().find(|indicator| indicator.readings.iter().any(|reading| reading.on.is_some()))
}

/// Items all over a dataset that have a dated value.
fn scattered(dataset: &Dataset) -> Vec<(ReportId, Arc<Item>)> {
    let items = dataset.reports.iter().flat_map(|report| report.items().map(|item| (report.id.clone(), item)));
    let items: Vec<_> = items.filter(|(_, item)| dated(item).is_some()).collect();
    let step = items.len() / EDITS;
    let some = items.into_iter().skip(step / 2).step_by(step);
    some.map(|(report, item)| (report, Arc::clone(item))).take(EDITS).collect()
}

fn other_than(progress: Progress) -> Progress {
    if progress == Progress::InProgress { Progress::Done } else { Progress::InProgress }
}

fn another_progress(item: &Item) -> Change {
    Change::set(&item.id, field!(Item.progress), other_than(item.progress))
}

fn another_figure(item: &Item) -> Change {
    let indicator = dated(item).unwrap();
    let another = |reading: &Reading| Reading { value: Number::HUNDRED, ..reading.clone() };
    let readings = indicator.readings.iter().map(another).collect();
    Change::set(&indicator.id, field!(Indicator.readings), readings)
}

/// The median seconds of an audit after one edit.
fn after_edit(dataset: &Arc<Dataset>, change: impl Fn(&Item) -> Change) -> f64 {
    let mut document = Document::loaded(Arc::clone(dataset));
    let mut auditor = Auditor::default();
    audit(&mut auditor, dataset);
    let seconds = scattered(dataset).into_iter().map(|(report, item)| {
        let before = auditor.reckoned();
        document.edit(Edit::new(report, change(&item)), Duration::ZERO).unwrap();
        let (_, seconds) = audit(&mut auditor, document.dataset());
        assert_eq!(auditor.reckoned() - before, 1, "only the edited item");
        seconds
    });
    median(seconds.collect())
}

fn audits(form: &str, dataset: Dataset) {
    let (small, large) = (Arc::new(common::bundled()), Arc::new(dataset));
    let (mut of_small, mut of_large, mut findings) = (Vec::new(), Vec::new(), 0);
    for _ in 0..5 {
        of_small.extend((0..20).map(|_| audit(&mut Auditor::default(), &small).1));
        let (found, seconds) = audit(&mut Auditor::default(), &large);
        findings = found.entries().count();
        of_large.push(seconds);
    }
    let (one, whole) = (median(of_small), median(of_large));
    println!(
        "audit of 29,000 items in {form}: {whole:.2} s, {findings} findings, of 29 items {:.2} ms, ratio to one a \
         thousand times {:.2} (goal 1.2)",
        one * 1e3,
        whole / (one * 1e3)
    );
    let edits = [("progress", after_edit(&large, another_progress)), ("figure", after_edit(&large, another_figure))];
    for (what, again) in edits {
        println!(
            "  again after another {what}: {:.2} ms, {:.2} % of the whole (goal 5 %)",
            again * 1e3,
            again / whole * 100.0
        );
    }
}

fn of_items(dataset: &mut Dataset, mut change: impl FnMut(usize, &mut Problem)) {
    let mut items = 0;
    for category in dataset.reports.iter_mut().flat_map(|report| &mut Arc::make_mut(report).categories) {
        for problem in &mut Arc::make_mut(category).problems {
            change(items, Arc::make_mut(problem));
            items += problem.items.len();
        }
    }
}

/// The dataset as another office has it: some titles reworded, some progress changed, some numbers shifted.
fn changed(mut dataset: Dataset) -> Dataset {
    of_items(&mut dataset, |before, problem| {
        for (at, item) in problem.items.iter_mut().enumerate() {
            match (before + at) % EVERY {
                0 => Arc::make_mut(item).title.push_str("(新)"),
                100 => Arc::make_mut(item).progress = other_than(item.progress),
                _ => {}
            }
        }
        // About as many problems: the one with the item in the middle between those.
        if (before..before + problem.items.len()).any(|at| at % EVERY == 200) {
            for (at, item) in problem.items.iter_mut().enumerate() {
                Arc::make_mut(item).number = format!("({})", at + 2);
            }
        }
    });
    dataset
}

fn comparison(form: &str, dataset: Dataset) {
    let folder = tempfile::tempdir().unwrap();
    let [mine, theirs] = ["mine.json", "theirs.json"].map(|name| folder.path().join(name));
    file::save(&mine, &dataset).unwrap();
    file::save(&theirs, &changed(dataset)).unwrap();
    let (mut reading, mut comparing, mut differences) = (Vec::new(), Vec::new(), 0);
    for _ in 0..5 {
        let ((mine, theirs), seconds) = timed(|| (file::load(&mine).unwrap(), file::load(&theirs).unwrap()));
        reading.push(seconds);
        let (found, seconds) = timed(|| compare_datasets(&mine, &theirs, None));
        comparing.push(seconds);
        differences = found.differences.len();
    }
    let (reading, comparing) = (median(reading), median(comparing));
    println!(
        "comparison of 29,000 items in {form}: {comparing:.2} s, {differences} differences, reading the two files \
         {reading:.2} s, ratio {:.2} (goal 2.0)",
        comparing / reading
    );
}

fn main() {
    audits("1,000 reports", common::repeated(1000));
    audits("1,000 reports of unlike words", reworded(common::repeated(1000)));
    audits("one report", common::joined(1000));
    comparison("1,000 reports", common::repeated(1000));
    comparison("one report", common::joined(1000));
}
