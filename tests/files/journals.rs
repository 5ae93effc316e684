//! Journals of earlier versions are still recovered: `tests/journals/before-field-catalogue.journal` was written by the
//! program as it was before fields were declared once, killed while a person edited `tests/small.guatu.json`.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;

use guatu::document::Document;
use guatu::file;
use guatu::model::{Dataset, Progress};

const JOURNAL: &str = include_str!("../journals/before-field-catalogue.journal");
const BASE: &[u8] = include_bytes!("../small.guatu.json");

fn recovered() -> (Document, usize, usize) {
    let base: Dataset = file::read(BASE).unwrap();
    let lines: Vec<String> = JOURNAL.lines().skip(1).map(ToOwned::to_owned).collect();
    let recovered = Document::recovered(Arc::new(base), false, &lines);
    (recovered.document, recovered.changes, lines.len())
}

#[test]
fn work_of_the_version_before_the_field_catalogue_comes_back_whole() {
    let (document, done, all) = recovered();
    assert_eq!(done, all);
    let report = &document.dataset().reports[0];
    assert_eq!(report.inspected_body, "County committee");
    assert_eq!((report.as_of.unwrap().to_string(), report.months), ("2025-06-30".to_owned(), Some(6)));
    let item = report.items().next().unwrap();
    assert_eq!(item.finding, "12 posts are vacant");
    assert_eq!(report.party(item.leader.as_ref().unwrap()).unwrap().name, "Deputy head");
    assert_eq!(report.party(&item.support_units[0]).unwrap().name, "Finance bureau");
    assert_eq!(item.progress, Progress::MostlyDone);
    assert!(!item.internal, "it was marked, and the mark was taken back");
    let texts: Vec<&str> = item.measures.iter().map(|measure| measure.text.as_str()).collect();
    assert_eq!(texts, ["75 percent are filled.", "新的整改措施"]);
}

#[test]
fn its_history_comes_back_too() {
    let (mut document, ..) = recovered();
    while document.undo().is_some() {}
    let base: Dataset = file::read(BASE).unwrap();
    assert_eq!(**document.dataset(), base);
    assert!(!document.is_dirty());
}
