//! What follows from an edit: dates of limits in days, the record of a closing, references to what is taken out, ids.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use guatu::analysis::audit::{Auditor, FindingKind};
use guatu::document::{
    Change, Clip, Document, Edit, EditError, Kind, Setting, TakenStep, duplicate, edit_columns, grow, name_parties, set,
};
use guatu::field;
use guatu::file;
use guatu::model::{
    Cell, ClosingStep, Column, ColumnKind, Dataset, Date, Due, Item, NodeId, NodeKind, NodeRef, Progress, Report, When,
};

/// A report of two problems, with two items under the first; the text stands in the report, the items and the first item.
fn dataset(report: &str, item: &str) -> Dataset {
    let text = format!(
        r#"{{ "format": "guatu", "version": 1, "reports": [{{ "id": "r", "title": "督查通报", {report}
        "parties": [{{ "id": "u1", "name": "县水利局", "kind": "unit" }}, {{ "id": "u2", "name": "王某", "kind": "leader" }},
          {{ "id": "u3", "name": "李强", "kind": "person" }}, {{ "id": "u4", "name": "李强", "kind": "person" }}],
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

/// Makes a change as a step of its own.
fn change(document: &mut Document, change: Change) {
    let now = Duration::from_secs(document.revision());
    document.edit(Edit::new("r".into(), change), now).unwrap();
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
fn a_limit_in_days_of_a_notice_is_counted_from_the_feedback_that_the_notice_tells() {
    let text = "中共某县水利局党组关于巡察整改进展情况的通报\n\
        2025年1月6日至3月10日,县委第二巡察组对县水利局党组开展了巡察。2025年4月1日,巡察组向县水利局党组反馈了巡察意见。\n\
        一、堤防管护方面\n1.堤防渗漏未及时处置的问题\n整改时限:反馈后20日内\n整改措施:一是灌浆封堵。二是加密巡查。\n";
    let document = guatu::reading::formats::open(text.as_bytes(), "通报.txt", &|_| true).unwrap();
    let read = guatu::reading::notice::notice(&document, day("2025-06-01")).report;
    assert_eq!(read.feedback_on, Some(day("2025-04-01")));
    let due = read.items().find_map(|item| item.due.clone()).unwrap();
    assert_eq!(due.on, Some(When::Day(day("2025-04-21"))));
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

/// A step of a closing as it stands in the file.
fn steps(json: &str) -> Vec<ClosingStep> {
    serde_json::from_str(json).unwrap()
}

const CLOSED: &str = r#", "closed": { "on": "2025-05-06", "by": "验收组", "how": "现场核验" }"#;

/// Whether the item is said to be closed, the day of the record, and the kinds of its steps.
fn closing(document: &Document) -> (bool, Option<String>, Vec<&'static str>) {
    let item = first(document);
    let record = item.closed.as_ref().map(|closed| closed.on.to_string());
    (item.progress == Progress::Closed, record, item.closing.iter().map(|step| step.kind.code()).collect())
}

fn set_first(document: &mut Document, setting: &Setting, today: &str) {
    let node = NodeRef::new("r".into(), NodeId::Item("i1".into()));
    let edit = set(document.dataset(), &[node], setting, day(today)).unwrap();
    document.edit(edit, Duration::ZERO).unwrap();
}

#[test]
fn the_first_step_of_a_closing_does_not_erase_the_record_of_it() {
    let mut document = open("", CLOSED);
    let record = first(&document).closed.clone();
    let added = steps(r#"[{ "kind": "applied", "by": "水利局" }]"#);
    change(&mut document, Change::set(&"i1".into(), field!(Item.closing), added));
    assert_eq!(closing(&document).2, ["approved", "applied"]);
    assert_eq!(first(&document).closed, record);
}

#[test]
fn closing_and_opening_again_are_steps_and_each_is_one_step_back() {
    let mut document = open("", "");
    let step = steps(r#"[{ "kind": "approved", "on": "2025-05-06", "by": "验收组" }]"#).remove(0);
    set_first(&mut document, &Setting::Closing(TakenStep { step, overruled: Vec::new() }), "2025-05-07");
    assert_eq!(closing(&document), (true, Some("2025-05-06".to_owned()), vec!["approved"]));
    set_first(&mut document, &Setting::Progress(Progress::InProgress), "2025-08-01");
    assert_eq!(closing(&document), (false, None, vec!["approved", "reopened"]));
    assert_eq!(first(&document).closing[1].on, Some(day("2025-08-01")));
    document.undo().unwrap();
    assert_eq!(closing(&document), (true, Some("2025-05-06".to_owned()), vec!["approved"]));
    document.undo().unwrap();
    assert!(!document.is_dirty());
    // The same of a record from before there were steps: what it says is kept.
    let mut document = open("", CLOSED);
    set_first(&mut document, &Setting::Progress(Progress::MostlyDone), "2025-08-01");
    assert_eq!(closing(&document), (false, None, vec!["approved", "reopened"]));
    assert_eq!(first(&document).closing[0].by, "验收组");
    assert_eq!(first(&document).progress, Progress::MostlyDone);
}

#[test]
fn the_progress_follows_the_steps_that_a_form_writes() {
    let mut document = open("", "");
    let form = |document: &mut Document, json: &str| {
        change(document, Change::set(&"i1".into(), field!(Item.closing), steps(json)));
        closing(document)
    };
    let county = r#"{ "kind": "approved", "level": "county", "on": "2025-05-06" }"#;
    let refused = r#"{ "kind": "refused", "level": "city", "on": "2025-06-01", "demand": "补做防渗" }"#;
    assert!(form(&mut document, &format!("[{county}]")).0);
    assert_eq!(form(&mut document, &format!("[{county},{refused}]")), (false, None, vec!["approved", "refused"]));
    assert!(form(&mut document, &format!("[{county}]")).0);
    assert_eq!(form(&mut document, "[]"), (false, None, vec![]));
    assert_eq!(first(&document).progress, Progress::Done);
}

#[test]
fn what_is_taken_out_is_named_nowhere_and_its_id_is_not_given_out_again() {
    let report_fields = r#""letters": [{ "number": "督〔2025〕1号", "kind": "urge", "unit": "u1", "items": ["i1", "i2"], "on": "2025-05-01" }],
        "decisions": [{ "text": "是否延期", "items": ["i1"] }], "samples": [{ "on": "2025-06-01", "items": ["i1"] }],
        "indicators": [{ "id": "n8", "name": "渗漏点", "better": "lower", "same_as": "n9" }],"#;
    let item = r#", "indicators": [{ "id": "n9", "name": "渗漏点", "better": "lower" },
        { "id": "n10", "name": "坝段", "better": "lower", "part_of": { "whole": "n9" } }]"#;
    let mut document = open(report_fields, item);
    let before = Report::clone(report(&document));
    change(&mut document, Change::Remove(NodeId::Indicator("n9".into())));
    assert_eq!((&report(&document).indicators[0].same_as, &first(&document).indicators[0].part_of), (&None, &None));
    change(&mut document, Change::Remove(NodeId::Item("i1".into())));
    let after = report(&document);
    assert_eq!(after.letters[0].items, ["i2".into()]);
    assert!(after.decisions[0].items.is_empty() && after.samples[0].items.is_empty());
    // A copy of the file still has the nodes: a new one is another.
    let read = Arc::new(file::read(&file::write(document.dataset())).unwrap());
    for dataset in [document.dataset(), &read] {
        let new = grow(dataset, &NodeRef::new("r".into(), NodeId::Problem("p1".into())), Kind::Item, "新".to_owned());
        assert_eq!(new.unwrap().node().node, NodeId::Item("i11".into()));
    }
    document.undo().unwrap();
    document.undo().unwrap();
    assert_eq!(**report(&document), before);
}

#[test]
fn a_party_in_use_is_told_with_the_place_that_names_it() {
    let mut document = open(r#""decisions": [{ "text": "是否延期" }],"#, r#", "lead_units": ["u1"], "leader": "u2""#);
    let mut remove =
        |id: &str| document.edit(Edit::new("r".into(), Change::Remove(NodeId::Party(id.into()))), Duration::ZERO);
    let EditError::PartyInUse(place) = remove("u1").unwrap_err() else { panic!() };
    assert_eq!((&place.0.node, place.1.key), (&NodeId::Item("i1".into()), "lead_units"));
    assert!(matches!(remove("u2"), Err(EditError::PartyInUse(place)) if place.1.key == "leader"));
}

const COLUMNS: &str =
    r#""columns": [{ "id": "k1", "title": "河段", "kind": "line" }, { "id": "k2", "title": "投资", "kind": "line" }],"#;
const VALUES: &str = r#", "custom": { "k1": "上游", "k2": "350" },
    "measures": [{ "id": "m1", "text": "灌浆", "custom": { "k1": "中游", "k2": "约20" } }]"#;

fn edit_the_columns(document: &mut Document, edit: impl Fn(&mut Vec<Column>)) -> usize {
    let mut columns = report(document).columns.clone();
    edit(&mut columns);
    let plain = Edit::new("r".into(), Change::set(&(), field!(Report.columns), columns));
    let made = edit_columns(report(document), &plain).unwrap();
    document.edit(made.edit, Duration::ZERO).unwrap();
    made.unfit
}

#[test]
fn a_column_goes_with_its_values_and_both_come_back() {
    let mut document = open(COLUMNS, VALUES);
    edit_the_columns(&mut document, |columns| drop(columns.remove(0)));
    assert_eq!(first(&document).custom.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["k2"]);
    assert!(first(&document).measures[0].custom.get("k1").is_none());
    document.undo().unwrap();
    assert!(!document.is_dirty());
    // Values whose column a file does not have any more are no values of a new one.
    let mut document = open("", VALUES);
    let new = Column { id: "k1".into(), title: "责任河长".to_owned(), ..Column::blank() };
    edit_the_columns(&mut document, |columns| columns.push(new.clone()));
    assert_eq!(report(&document).columns[0].id, "k3".into());
}

#[test]
fn a_column_of_another_kind_keeps_what_does_not_fit_and_counts_it() {
    let mut document = open(COLUMNS, VALUES);
    let unfit = edit_the_columns(&mut document, |columns| columns[1].kind = ColumnKind::Number);
    assert_eq!(unfit, 1);
    let item = first(&document);
    assert_eq!(item.custom.get("k2"), Some(&Cell::Number(350.into())));
    assert_eq!(item.measures[0].custom.get("k2"), Some(&Cell::Text("约20".to_owned())));
    document.undo().unwrap();
    assert!(!document.is_dirty());
}

#[test]
fn a_paste_brings_the_columns_it_has_values_for_and_no_values_into_others() {
    let values = r#", "custom": { "k1": "上游" }"#;
    let source = open(COLUMNS, values);
    let clip = Clip::of(source.dataset(), &[NodeRef::new("r".into(), NodeId::Item("i1".into()))]).unwrap();
    let mut document = open(r#""columns": [{ "id": "k1", "title": "河长", "kind": "line" }],"#, "");
    let edit = clip.paste(document.dataset(), &NodeRef::new("r".into(), NodeId::Problem("p2".into()))).unwrap();
    document.edit(edit, Duration::ZERO).unwrap();
    let titles: Vec<_> = report(&document).columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(titles, ["河长", "河段"]);
    let pasted = report(&document).items().last().unwrap();
    assert_eq!((pasted.custom.get("k1"), pasted.custom.get("k2")), (None, Some(&Cell::Text("上游".to_owned()))));
}

#[test]
fn a_copied_figure_is_the_same_as_one_that_is_copied_with_it_or_as_none() {
    let item = r#", "indicators": [{ "id": "n1", "name": "渗漏点", "better": "lower", "same_as": "n2" },
        { "id": "n2", "name": "渗漏点", "better": "lower" }]"#;
    let mut document = open("", item);
    let node = |id: NodeId| NodeRef::new("r".into(), id);
    let whole = duplicate(document.dataset(), &[node(NodeId::Item("i1".into()))]).unwrap();
    document.edit(whole, Duration::ZERO).unwrap();
    let copy = report(&document).items().nth(1).unwrap();
    assert_eq!(copy.indicators[0].same_as.as_ref(), Some(&copy.indicators[1].id));
    assert_ne!(copy.indicators[1].id, "n2".into());
    let part = duplicate(document.dataset(), &[node(NodeId::Indicator("n1".into()))]).unwrap();
    document.edit(part, Duration::ZERO).unwrap();
    assert_eq!(first(&document).indicators[1].same_as, None);
}

#[test]
fn people_of_one_name_stay_two_and_a_field_for_one_takes_no_second() {
    let mut document = open("", r#", "handlers": ["u3", "u4"]"#);
    let node = NodeId::Item("i1".into());
    let named = |document: &Document, key: &str, names: &[&str]| {
        let (own, field) = (report(document).node(&node).unwrap(), NodeKind::Item.field(key).unwrap());
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        name_parties(report(document), (&node, own), field, &names)
    };
    let edit = named(&document, "handlers", &["李强", "赵敏", "李强"]).unwrap().unwrap();
    document.edit(edit, Duration::ZERO).unwrap();
    let handlers = &first(&document).handlers;
    assert_eq!((&handlers[0], &handlers[2]), (&"u3".into(), &"u4".into()));
    assert_eq!(report(&document).party(&handlers[1]).unwrap().name, "赵敏");
    assert_eq!(named(&document, "leader", &["王某", "周某"]), Err(EditError::OneParty));
}

#[test]
fn values_and_names_that_lost_their_hold_are_told_and_the_file_opens() {
    let loose = dataset(
        r#""columns": [{ "id": "k2", "title": "投资", "kind": "number" }],
           "letters": [{ "number": "1", "kind": "urge", "unit": "u1", "items": ["i2", "i77"], "on": "2025-05-01" }],"#,
        VALUES,
    );
    let audit = Auditor::default().audit(&Arc::new(loose), day("2025-06-01"), &AtomicBool::new(false)).unwrap();
    let found = |kind: FindingKind| {
        let entries = audit.entries().filter(|entry| entry.finding.kind == kind);
        entries.map(|entry| entry.finding.node.node.clone()).collect::<Vec<_>>()
    };
    let (item, measure) = (NodeId::Item("i1".into()), NodeId::Measure("m1".into()));
    assert_eq!(found(FindingKind::MissingNode), [NodeId::Report]);
    assert_eq!(found(FindingKind::ValueWithoutColumn), [item.clone(), measure.clone()]);
    assert_eq!(found(FindingKind::ValueUnlikeColumn), [item, measure], "a text is no number");
}
