//! The audit of documents that are sound: whatever it asks, it calls nothing in them wrong.
//!
//! # Limits
//! Each document is audited as it was read, and once more with every indicator that is offered at once taken as it is.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use guatu::analysis::audit::{Auditor, Severity};
use guatu::model::{Dataset, Date, Indicator, IndicatorId, Item, PartOf, Report};
use guatu::reading::formats::open;
use guatu::reading::notice::notice;
use guatu::reading::suggest::{Sureness, suggestions};

use crate::scores::documents;

fn read(path: &Path) -> Report {
    let name = path.file_name().unwrap().to_string_lossy();
    let document = open(&std::fs::read(path).unwrap(), &name, &|_| true).unwrap();
    notice(&document, Date::START).report
}

/// The errors that the audit finds, each with its document.
fn errors(name: &str, report: Report) -> Vec<String> {
    let dataset = Arc::new(Dataset { reports: vec![Arc::new(report)], ..Dataset::default() });
    let today: Date = "2026-11-01".parse().unwrap();
    let audit = Auditor::default().audit(&dataset, today, &AtomicBool::new(false)).unwrap();
    let found = audit.entries().map(|entry| entry.finding);
    found.filter(|finding| finding.severity == Severity::Error).map(|finding| format!("{name}: {finding:?}")).collect()
}

/// What is offered at once for an item, under ids of its own.
fn offered(item: &Item, report: &Report) -> Vec<Indicator> {
    let kept = suggestions(item, &report.source).into_iter().filter(|own| own.sureness != Sureness::Look);
    let mut kept: Vec<Indicator> = kept.map(|own| own.indicator).collect();
    let fresh = |id: &IndicatorId| IndicatorId::from(format!("{}-{id}", item.id));
    let ids: HashMap<IndicatorId, IndicatorId> = kept.iter().map(|own| (own.id.clone(), fresh(&own.id))).collect();
    for own in &mut kept {
        own.id = fresh(&own.id);
        let whole = own.part_of.as_ref().and_then(|part| ids.get(&part.whole)).cloned();
        own.part_of = own.part_of.take().zip(whole).map(|(part, whole)| PartOf { whole, ..part });
    }
    kept
}

fn with_offered(report: &Report) -> Report {
    let mut full = report.clone();
    for category in &mut full.categories {
        let category = Arc::make_mut(category);
        for problem in &mut category.problems {
            let problem = Arc::make_mut(problem);
            for item in &mut problem.items {
                let indicators = offered(item, report);
                Arc::make_mut(item).indicators = indicators;
            }
        }
    }
    full
}

#[test]
fn no_labelled_document_is_called_wrong() {
    let mut all = Vec::new();
    for (_, document) in documents() {
        let name = document.file_stem().unwrap().to_string_lossy().into_owned();
        let report = read(&document);
        all.extend(errors(&format!("{name} with what is offered"), with_offered(&report)));
        all.extend(errors(&name, report));
    }
    assert_eq!(all, Vec::<String>::new());
}

#[test]
fn a_document_that_is_wrong_is_called_so() {
    let text =
        "关于巡察整改情况的通报\n一、作风方面\n1.积案多。信访积案64件。\n整改情况:化解积案58件,剩余9件正在办理。";
    let document = open(text.as_bytes(), "a.txt", &|_| true).unwrap();
    let mut report = notice(&document, Date::START).report;
    report.feedback_on = Some("2025-03-01".parse().unwrap());
    report.inspected_from = Some("2025-05-01".parse().unwrap());
    report.inspected_to = Some("2025-06-01".parse().unwrap());
    assert!(!errors("wrong", report).is_empty());
}
