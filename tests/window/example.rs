//! The filled example: a county that does not exist, with something in every field, written as the program writes it.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use guatu::app::FILLED_EXAMPLE;
use guatu::document::{Change, Edit};
use guatu::field;
use guatu::file;
use guatu::model::{Dataset, Field, FieldKind, Node, Progress, Value};
use guatu::session::{Action, Command};

use crate::common::*;

fn example() -> Dataset {
    file::read(FILLED_EXAMPLE).unwrap()
}

#[test]
fn it_is_written_as_the_program_writes_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("example.guatu.json");
    file::save(&path, &example()).unwrap();
    let written = std::fs::read(&path).unwrap();
    if std::env::var_os("GUATU_BLESS").is_some() {
        let asset = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/yunxi.guatu.json");
        file::save_bytes(std::path::Path::new(asset), &written).unwrap();
        return;
    }
    assert!(written == FILLED_EXAMPLE, "run again with GUATU_BLESS=1");
}

#[test]
fn it_says_that_it_is_fictional_and_holds_what_is_told_of_it() {
    let dataset = example();
    let report = &dataset.reports[0];
    assert!(report.title.contains("示例") && report.title.contains("虚构"));
    let items: Vec<usize> = report.categories.iter().map(|category| category.items().count()).collect();
    assert_eq!(items, [14, 8, 6, 4]);
    let count = |progress: Progress| report.items().filter(|item| item.progress == progress).count();
    assert_eq!((count(Progress::Closed), count(Progress::Done)), (12, 7));
    assert_eq!(report.items().map(|item| item.measures.len()).sum::<usize>(), 102);
    assert_eq!(report.items().map(|item| item.updates.len()).sum::<usize>(), 171);
}

/// The fields in which something stands, through entries and entries of entries.
fn filled(field: &'static Field, value: &Value, found: &mut BTreeSet<String>) {
    if field.is_blank(value) {
        return;
    }
    found.insert(format!("{}.{}", field.object, field.key));
    let records = match value {
        Value::Record(record) => record.as_slice(),
        Value::Records(records) => records,
        _ => return,
    };
    for (inner, value) in records.iter().flat_map(guatu::model::Record::fields) {
        filled(inner, value, found);
    }
}

#[test]
fn nearly_every_field_is_filled_in_somewhere() {
    let dataset = example();
    let report = &dataset.reports[0];
    let mut nodes = vec![Node::Report(report)];
    nodes.extend(report.parties.iter().map(Node::Party));
    nodes.extend(report.indicators.iter().map(Node::Indicator));
    nodes.extend(report.categories.iter().map(Node::Category));
    nodes.extend(report.problems().map(|(_, _, problem)| Node::Problem(problem)));
    for item in report.items() {
        nodes.push(Node::Item(item));
        nodes.extend(item.measures.iter().map(Node::Measure));
        nodes.extend(item.indicators.iter().map(Node::Indicator));
    }
    let (mut found, mut all) = (BTreeSet::new(), BTreeSet::new());
    for node in nodes {
        for field in node.kind().fields() {
            // A mark that is not set says something too.
            if field.kind != FieldKind::Flag {
                all.insert(format!("{}.{}", field.object, field.key));
            }
            filled(field, &node.value(field.key).unwrap(), &mut found);
        }
    }
    let settings = |key: &str| {
        let of_report = guatu::model::NodeKind::Report.fields();
        of_report.iter().any(|field| field.kind == FieldKind::Setting && key == format!("report.{}", field.key))
    };
    // An item and an indicator that the office keeps to itself would be missing on the pages that show the example; its
    // columns are those of items. A field that is new need not be there yet.
    let left: Vec<&String> = all.difference(&found).filter(|key| !settings(key)).collect();
    assert!(left.len() * 20 <= all.len(), "{left:?}");
}

#[test]
fn it_is_looked_at_on_the_day_of_its_report_until_today_is_asked_for() {
    let mut harness = window(None);
    act(&mut harness, Action::Run(Command::OpenFilled));
    let late = |harness: &Window| {
        let answers = session(harness).active().unwrap().answers().unwrap();
        answers.overview.total.overdue
    };
    assert_eq!(session(&harness).today().to_string(), "2026-09-15");
    assert_eq!(session(&harness).record_day().to_string(), "2025-08-01", "the machine's day");
    let then = late(&harness);
    assert!(then > 0);
    harness.get_by_role_and_label(Role::Link, "按 2026年9月15日 查看 · 看今天").click();
    harness.run_steps(6);
    assert_eq!(session(&harness).today().to_string(), "2025-08-01");
    assert_eq!(late(&harness), 0, "nothing was due yet");
    // What the report says of its day is what is looked at.
    act(&mut harness, Action::Run(Command::AsOf));
    let report = dataset(&harness).reports[0].id.clone();
    let later: Option<guatu::model::Date> = Some("2027-01-31".parse().unwrap());
    act(&mut harness, Action::Edit(Edit::new(report, Change::set(&(), field!(Report.as_of), later))));
    assert_eq!(session(&harness).today().to_string(), "2027-01-31");
    assert!(late(&harness) > then);
}
