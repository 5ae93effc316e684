//! The audit: what it confirms, asks and marks on the bundled notice, and each kind of finding on a text made for it.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use guatu::analysis::audit::{Audit, Auditor, Finding, FindingKind, Severity};
use guatu::model::{
    AcceptedFinding, Carried, Category, Closed, Dataset, Date, Due, Extra, Indicator, Item, Measure, Number, Origin,
    PartOf, Problem, Progress, Reading, Relation, Report, Source, Span, Target, Term,
};

use proptest::prelude::*;

mod again;
mod figures;
mod notice;
mod standings;

const TODAY: &str = "2025-08-01";

fn bundled() -> Arc<Dataset> {
    Arc::new(serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap())
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn audit(dataset: &Arc<Dataset>) -> Audit {
    Auditor::default().audit(dataset, day(TODAY), &AtomicBool::new(false)).unwrap()
}

fn findings(dataset: &Arc<Dataset>) -> Vec<Finding> {
    audit(dataset).entries().map(|entry| entry.finding.clone()).collect()
}

/// A report of one item that stands in the two paragraphs.
fn dataset(found: &str, done: &str, change: impl FnOnce(&mut Item)) -> Arc<Dataset> {
    let mut report = Report::new("r".into(), "通报".to_owned());
    let paragraphs = vec![found.to_owned(), done.to_owned()];
    let spans: Vec<Span> =
        paragraphs.iter().zip(0..).map(|(text, at)| Span::new(at, 0, text.chars().count() as u32)).collect();
    report.source = Arc::new(Source { paragraphs, ..Source::default() });
    report.feedback_on = Some(day("2024-12-26"));
    let mut item = Item::new("i".into(), "(1)".to_owned(), "标题".to_owned());
    let mut measure = Measure::new("m".into(), "一".to_owned(), done.to_owned());
    measure.source = vec![spans[1].clone()];
    item.measures = vec![measure];
    item.source = spans;
    change(&mut item);
    report_of(report, vec![item])
}

fn report_of(mut report: Report, items: Vec<Item>) -> Arc<Dataset> {
    let mut problem = Problem::new("p".into(), "1.".to_owned(), "问题".to_owned());
    problem.items = items.into_iter().map(Arc::new).collect();
    let mut category = Category::new("c".into(), "(一)".to_owned(), "方面".to_owned());
    category.problems = vec![Arc::new(problem)];
    report.categories = vec![Arc::new(category)];
    Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() })
}

/// The severities of one kind that an item of these words gets.
fn judged(kind: FindingKind, found: &str, done: &str) -> Vec<Severity> {
    of_kind(kind, &dataset(found, done, |_| {}))
}

fn of_kind(kind: FindingKind, dataset: &Arc<Dataset>) -> Vec<Severity> {
    findings(dataset).iter().filter(|finding| finding.kind == kind).map(|finding| finding.severity).collect()
}

fn changed(kind: FindingKind, change: impl FnOnce(&mut Item)) -> Vec<Severity> {
    of_kind(kind, &dataset("问题。", "整改。", change))
}

fn indicator(id: &str, unit: &str, value: &str) -> Indicator {
    let mut indicator = Indicator::new(id.into(), format!("指标{id}"));
    unit.clone_into(&mut indicator.unit);
    indicator.readings = vec![Reading::new(number(value))];
    indicator
}

fn target(value: &str, origin: Origin) -> Target {
    Target {
        value: number(value),
        relation: Relation::AtLeast,
        due: None,
        origin,
        derivation: String::new(),
        source: None,
        extra: Extra::default(),
    }
}

const NONE: [Severity; 0] = [];
const ERROR: [Severity; 1] = [Severity::Error];
const QUESTION: [Severity; 1] = [Severity::Question];
const NOTICE: [Severity; 1] = [Severity::Notice];
const CONFIRMED: [Severity; 1] = [Severity::Confirmed];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_text_panics(found in "\\PC{0,60}", done in "([0-9]{1,30}|[,。;、:“”() f+%.—]|其中|共计|已完成|剩余|分别|由|调整为|增长|2025年|万元|亿元|个|处|[一-龥]){0,60}") {
        let _ = findings(&dataset(&found, &done, |item| item.progress = Progress::Done));
    }

    #[test]
    fn pieces_of_the_notice_give_no_panic(from in 0usize..81, start in 0usize..400, length in 0usize..400) {
        let dataset_of_notice = bundled();
        let text: String = dataset_of_notice.reports[0].source.paragraphs[from].chars().skip(start).take(length).collect();
        let _ = findings(&dataset("问题。", &text, |_| {}));
    }
}
