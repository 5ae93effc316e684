//! What follows from an edit: dates of limits in days, the record of a closing, references to what is taken out, ids.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;
use std::time::Duration;

use guatu::document::{Change, Clip, Document, Edit};
use guatu::field;
use guatu::file;
use guatu::model::{Dataset, Date, Due, Item, NodeId, NodeRef, Report, When};

/// A report of two problems, with two items under the first; the text stands in the report, the items and the first item.
fn dataset(report: &str, item: &str) -> Dataset {
    let text = format!(
        r#"{{ "format": "guatu", "version": 1, "reports": [{{ "id": "r", "title": "督查通报", {report}
        "parties": [{{ "id": "u1", "name": "县水利局", "kind": "unit" }}, {{ "id": "u2", "name": "王某", "kind": "leader" }}],
        "categories": [{{ "id": "c1", "number": "一", "title": "安全", "problems": [
          {{ "id": "p1", "number": "1.", "title": "堤防", "items": [
            {{ "id": "i1", "number": "(1)", "title": "渗漏", "progress": "in_progress", "term": "dated" {item} }},
            {{ "id": "i2", "number": "(2)", "title": "淤积", "progress": "unstated", "term": "unstated" }}] }},
          {{ "id": "p2", "number": "2.", "title": "水库", "items": [] }}] }}] }}] }}"#
    );
    file::read(text.as_bytes()).unwrap()
}

fn open(report: &str, item: &str) -> Document {
    Document::loaded(Arc::new(dataset(report, item)))
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn report(document: &Document) -> &Arc<Report> {
    &document.dataset().reports[0]
}

fn first(document: &Document) -> &Arc<Item> {
    report(document).items().next().unwrap()
}

fn change(document: &mut Document, change: Change) {
    document.edit(Edit::new("r".into(), change), Duration::ZERO).unwrap();
    assert!(file::read(&file::write(document.dataset())).is_ok(), "the file opens again");
}

fn feedback(on: Option<&str>) -> Change {
    Change::set(&(), field!(Report.feedback_on), on.map(day))
}

/// The present date of the item, of its measure and of its stage.
fn dates(document: &Document) -> Vec<Option<String>> {
    let item = first(document);
    let dues = [item.due.as_ref(), item.measures[0].due.as_ref(), item.stages[0].due.as_ref()];
    dues.map(|due| due.and_then(Due::present).map(|when| when.to_string())).to_vec()
}

const IN_DAYS: &str = r#", "due": { "days": { "count": 20 }, "words": "二十日内" },
    "stages": [{ "goal": "封堵", "due": { "days": { "count": 10 } } }],
    "measures": [{ "id": "m1", "text": "灌浆", "due": { "days": { "count": 15 } } }]"#;

#[test]
fn limits_in_days_follow_the_feedback_and_lose_their_dates_with_it() {
    let mut document = open("", IN_DAYS);
    assert_eq!(dates(&document), [None, None, None]);
    change(&mut document, feedback(Some("2025-04-01")));
    let counted = ["2025-04-21", "2025-04-16", "2025-04-11"].map(|text| Some(text.to_owned()));
    assert_eq!(dates(&document), counted);
    change(&mut document, feedback(None));
    assert_eq!(dates(&document), [None, None, None]);
    document.undo().unwrap();
    assert_eq!(dates(&document), counted);
}

#[test]
fn a_limit_that_was_moved_keeps_its_first_date_and_the_file_opens() {
    let mut document = open(r#""feedback_on": "2025-04-01","#, IN_DAYS);
    let move_due = |due: Option<Due>| due.map(|due| due.moved(When::Month(2025, 7), day("2025-04-20"), "降雨".into()));
    let item = Item::clone(first(&document));
    change(&mut document, Change::set(&item.id, field!(Item.due), move_due(item.due)));
    let mut stages = item.stages;
    stages[0].due = move_due(stages[0].due.take());
    change(&mut document, Change::set(&item.id, field!(Item.stages), stages));
    let measure = item.measures[0].clone();
    change(&mut document, Change::set(&measure.id, field!(Measure.due), move_due(measure.due)));
    let before = Item::clone(first(&document));
    change(&mut document, feedback(Some("2025-04-09")));
    assert_eq!(**first(&document), before);
    change(&mut document, feedback(None));
    assert_eq!(**first(&document), before);
}

#[test]
fn a_limit_without_a_date_is_counted_when_it_is_opened_and_the_unchanged_file_stays_as_it_is() {
    let written = dataset(r#""feedback_on": "2025-04-01","#, IN_DAYS);
    let mut document = Document::loaded(Arc::new(written.clone()));
    assert_eq!(dates(&document)[0].as_deref(), Some("2025-04-21"));
    assert!(!document.is_dirty());
    assert_eq!(file::write(document.to_be_saved()), file::write(&written));
    document.mark_saved(Arc::clone(document.to_be_saved()));
    assert!(!document.is_dirty());
    change(&mut document, Change::set(&"i2".into(), field!(Item.title), "清淤".to_owned()));
    assert!(Arc::ptr_eq(document.to_be_saved(), document.dataset()));
    document.undo().unwrap();
    assert_eq!(file::write(document.to_be_saved()), file::write(&written));
}

#[test]
fn a_limit_that_comes_in_is_counted_from_the_feedback_of_its_report() {
    let mut document = open(r#""feedback_on": "2025-04-01","#, "");
    let due: Due = serde_json::from_str(r#"{ "days": { "count": 5 } }"#).unwrap();
    change(&mut document, Change::set(&"i2".into(), field!(Item.due), Some(due)));
    let set = report(&document).items().nth(1).unwrap().due.clone().unwrap();
    assert_eq!(set.present().unwrap().to_string(), "2025-04-06");
    // Pasted where the feedback was on another day; what was moved there stays.
    let source = open(r#""feedback_on": "2025-03-01","#, IN_DAYS);
    let clip = Clip::of(source.dataset(), &[NodeRef::new("r".into(), NodeId::Item("i1".into()))]).unwrap();
    let clip = Clip::read(&clip.text()).unwrap();
    let edit = clip.paste(document.dataset(), &NodeRef::new("r".into(), NodeId::Problem("p2".into()))).unwrap();
    document.edit(edit, Duration::ZERO).unwrap();
    let pasted = report(&document).items().last().unwrap();
    assert_eq!(pasted.due.as_ref().and_then(Due::present).unwrap().to_string(), "2025-04-21");
    assert_eq!(pasted.measures[0].due.as_ref().and_then(Due::present).unwrap().to_string(), "2025-04-16");
}
