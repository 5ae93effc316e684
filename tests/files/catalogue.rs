//! A field is declared once: every field of every node, as the catalogue lists it, is edited, undone, journaled and
//! recovered, compared, merged, taken over, found by search and shown as a column. No field is named in this file, so a
//! new one is tried by its declaration alone.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use guatu::analysis::{
    Analyst, Arrangement, Column, Filter, LedgerOrder, LedgerRequest, LedgerRows, Query, Request, Scope,
};
use guatu::diff::{DifferenceKind, Matching, Who, compare_matched};
use guatu::document::{Change, Chosen, Document, Edit, JournalEntry, accept};
use guatu::file;
use guatu::model::{
    Cell, ColumnMap, Dataset, Field, FieldKey, FieldKind, Node, NodeId, NodeKind, Object as _, Record, Report, Value,
};
use guatu::words::{Language, Words};

const REPORT: &str = r#"{
  "$schema": "guatu.schema.json", "format": "guatu", "version": 1,
  "reports": [{
    "id": "r", "title": "通报",
    "parties": [{ "id": "u", "name": "甲局", "kind": "unit" }, { "id": "v", "name": "乙局", "kind": "unit" }],
    "source": { "name": "a.txt", "paragraphs": ["一段文字"] },
    "categories": [{ "id": "c", "number": "(一)", "title": "方面", "problems": [{ "id": "p", "number": "1.", "title": "问题",
      "items": [{ "id": "i", "number": "(1)", "title": "事项", "progress": "unstated", "term": "unstated",
        "measures": [{ "id": "m", "text": "措施" }],
        "indicators": [{ "id": "n", "name": "指标", "better": "higher" }, { "id": "w", "name": "整体", "better": "higher" }]
      }] }] }]
  }]
}"#;

fn base() -> Dataset {
    file::read(REPORT.as_bytes()).unwrap()
}

/// A node of each kind, with the id that it has in the dataset above.
const NODES: [(NodeKind, &str); 7] = [
    (NodeKind::Report, ""),
    (NodeKind::Party, "u"),
    (NodeKind::Category, "c"),
    (NodeKind::Problem, "p"),
    (NodeKind::Item, "i"),
    (NodeKind::Measure, "m"),
    (NodeKind::Indicator, "n"),
];

/// All fields of all kinds of nodes. The columns of the report are fields by themselves, tried on their own.
fn fields() -> impl Iterator<Item = (NodeId, &'static Field)> {
    NODES.into_iter().flat_map(|(kind, id)| {
        let fields = kind.fields().iter().filter(|field| field.kind != FieldKind::Columns);
        fields.map(move |field| (kind.id(id), field))
    })
}

/// A value for a field that it does not have yet; `text` stands in its texts.
fn sample(field: &Field, text: &str) -> Value {
    match field.blank() {
        Value::Text(_) => Value::Text(text.to_owned()),
        Value::Names(_) => Value::Names(vec![text.to_owned()]),
        blank @ Value::Choice(_) => {
            let choices = field.choices.iter().rev().map(|choice| Value::Choice(Some(choice.code)));
            choices.into_iter().find(|choice| *choice != blank).unwrap()
        }
        Value::Flag(_) => Value::Flag(true),
        Value::Number(_) => Value::Number(Some(7.into())),
        Value::Date(_) => Value::Date(Some("2025-06-30".parse().unwrap())),
        Value::When(_) => Value::When(Some("2025-Q3".parse().unwrap())),
        Value::Party(_) => Value::Party(Some("v".into())),
        Value::Parties(_) => Value::Parties(vec!["v".into()]),
        Value::Node(_) => Value::Node(Some(named(field))),
        Value::Nodes(_) => Value::Nodes(vec![NodeId::Item("i".into())]),
        Value::Record(_) => Value::Record(Some(entry(field, text))),
        Value::Records(_) => Value::Records(vec![entry(field, text)]),
        Value::Map(_) => {
            let mut map = ColumnMap::default();
            map.set("plan", Some(Cell::Text(text.to_owned())));
            Value::Map(map)
        }
        Value::Json(_) => panic!("{field:?} is declared"),
    }
}

/// A node that a field can name: the first of those that fits its type.
fn named(field: &Field) -> NodeId {
    let nodes = [NodeId::Measure("m".into()), NodeId::Indicator("w".into()), NodeId::Item("i".into())];
    let fits = |node: &NodeId| {
        let json = serde_json::value::to_raw_value(node.as_str()).unwrap();
        matches!(field.read(&json), Ok(Value::Node(Some(read))) if NodeKind::of(&read) == NodeKind::of(node))
    };
    nodes.into_iter().find(fits).unwrap()
}

fn entry(field: &Field, text: &str) -> Record {
    // The source of a report is its text: places count in it.
    let inner = |one: &'static Field| match one.kind {
        FieldKind::Places => one.blank(),
        _ if one.object == "span" => Value::Number(Some(0.into())),
        _ => sample(one, text),
    };
    field.shape.iter().fold(Record::blank(field.shape), |record, one| record.with(one.key, inner(one)))
}

fn set(node: &NodeId, field: &'static Field, value: Value) -> Edit {
    Edit::new("r".into(), Change::Set(node.clone(), FieldKey::Declared(field), value))
}

fn value_of(dataset: &Dataset, node: &NodeId, field: &Field) -> Value {
    let report: &Arc<Report> = &dataset.reports[0];
    let item = || report.items().next().unwrap();
    let node = match node {
        NodeId::Report => Node::Report(report),
        NodeId::Party(id) => Node::Party(report.party(id).unwrap()),
        NodeId::Category(_) => Node::Category(&report.categories[0]),
        NodeId::Problem(_) => Node::Problem(&report.categories[0].problems[0]),
        NodeId::Item(_) => Node::Item(item()),
        NodeId::Measure(id) => Node::Measure(item().measure(id).unwrap()),
        NodeId::Indicator(id) => Node::Indicator(item().indicator(id).unwrap()),
    };
    node.value(field.key).unwrap()
}

fn with(dataset: Dataset, edit: Edit) -> Dataset {
    let mut document = Document::loaded(Arc::new(dataset));
    document.edit(edit, Duration::ZERO).unwrap();
    Dataset::clone(document.dataset())
}

fn bytes_of(dataset: &Dataset) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.guatu.json");
    file::save(&path, dataset).unwrap();
    std::fs::read(path).unwrap()
}

#[test]
fn every_field_is_edited_undone_journaled_recovered_and_saved() {
    for (node, field) in fields() {
        let value = sample(field, "样本");
        let mut document = Document::loaded(Arc::new(base()));
        let edit = set(&node, field, value.clone());
        document.edit(edit.clone(), Duration::ZERO).unwrap();
        assert_eq!(value_of(document.dataset(), &node, field), value, "{field:?}");
        // The file gives the same dataset, to the byte.
        let bytes = bytes_of(document.dataset());
        let read = file::read(&bytes).unwrap_or_else(|error| panic!("{field:?}: {error:?}"));
        assert_eq!((&read, bytes_of(&read)), (&**document.dataset(), bytes), "{field:?}");
        // The journal leads to it again.
        let line = JournalEntry::Edit(edit, false).line();
        let recovered = Document::recovered(Arc::new(base()), false, &[line]);
        let (again, done) = (recovered.document, recovered.changes);
        assert_eq!((done, again.dataset()), (1, document.dataset()), "{field:?}");
        document.undo().unwrap();
        assert_eq!(**document.dataset(), base(), "{field:?}");
        assert!(!document.is_dirty());
    }
}

/// The dataset above with something in every field, and with a limit in days that was moved.
fn filled() -> Dataset {
    let limit = r#"{ "on": "2025-05-30", "days": { "count": 90 }, "words": "反馈后90日内",
        "changes": [{ "from": "2025-05-30", "to": "2025-08", "on": "2025-05-20", "reason": "施工" }] }"#;
    let limit: Box<serde_json::value::RawValue> = serde_json::from_str(limit).unwrap();
    let all = fields().filter(|(_, field)| field.key != "same_as").fold(base(), |dataset, (node, field)| {
        let value = if field.kind == FieldKind::Due { field.read(&limit).unwrap() } else { sample(field, "样本") };
        with(dataset, set(&node, field, value))
    });
    file::read(&bytes_of(&all)).unwrap()
}

#[test]
fn whatever_field_of_a_full_report_is_set_or_cleared_its_file_opens_again() {
    let first = filled();
    let mut tried = 0;
    // The source is never set alone: the places of all nodes count in it.
    for (node, field) in fields().filter(|(_, field)| field.key != "source" || field.object != "report") {
        for value in [field.blank(), sample(field, "另一样本")] {
            let mut document = Document::loaded(Arc::new(first.clone()));
            // What must hold something cannot be cleared.
            if document.edit(set(&node, field, value), Duration::ZERO).is_err() {
                continue;
            }
            let read = file::read(&bytes_of(document.dataset())).unwrap_or_else(|error| panic!("{field:?}: {error:?}"));
            assert_eq!(read, **document.dataset(), "{field:?}");
            tried += 1;
        }
    }
    assert!(tried > 150, "{tried}");
}

#[test]
fn every_field_is_compared_merged_and_taken_over() {
    for (node, field) in fields() {
        let mine = base();
        let theirs = with(base(), set(&node, field, sample(field, "样本")));
        let comparison = compare_matched(&mine, &theirs, Some(&base()), Matching::Ids);
        let found: Vec<_> = comparison.differences.iter().collect();
        assert_eq!(found.len(), 1, "{field:?}: {found:?}");
        let DifferenceKind::Changed(change) = &found[0].kind else { panic!("{field:?}") };
        assert_eq!((&found[0].node.node, change.field.declared(), found[0].who), (&node, Some(field), Who::Theirs));
        let edit = accept(&mine, &comparison, &Chosen::these(0..comparison.differences.len())).unwrap().edit;
        assert_eq!(with(mine, edit), theirs, "{field:?}");
        // Changed on both sides in two ways, it is a conflict or both stand together; it is never taken in silence.
        let other = with(base(), set(&node, field, sample(field, "另一个")));
        let both = compare_matched(&other, &theirs, Some(&base()), Matching::Ids);
        assert!(both.differences.iter().all(|one| one.who != Who::Theirs), "{field:?}");
    }
}

fn visible(dataset: &Dataset, query: &str, ledger: LedgerRequest) -> (usize, usize) {
    let request = Request {
        dataset: Arc::new(dataset.clone()),
        revision: 0,
        scope: Scope::All,
        filter: Filter::default(),
        query: Query::new(query),
        arrangement: Arrangement::default(),
        ledger: Some(ledger),
        grouping: None,
        values: None,
        parties: None,
        faults: Arc::default(),
        today: "2025-06-30".parse().unwrap(),
        near_days: 10,
        pace_points: 5,
        agenda: false,
    };
    let answers = Analyst::default().answer(&request, &AtomicBool::new(false)).unwrap();
    let found = answers.visible.as_ref().map_or(0, |visible| visible.items());
    (found, answers.ledger.as_ref().unwrap().rows.len())
}

#[test]
fn every_text_of_an_item_its_measures_and_its_indicators_is_found() {
    let below = [NodeKind::Item, NodeKind::Measure, NodeKind::Indicator];
    let mut tried = 0;
    for (node, field) in fields().filter(|(node, _)| below.contains(&NodeKind::of(node))) {
        let dataset = with(base(), set(&node, field, sample(field, "罕见词")));
        let mut has_text = false;
        let item = dataset.reports[0].items().next().unwrap();
        let mut tell = |_: FieldKind, text: &str| has_text |= text.contains("罕见词");
        item.texts(&mut tell);
        item.measures.iter().for_each(|measure| measure.texts(&mut tell));
        item.indicators.iter().for_each(|indicator| indicator.texts(&mut tell));
        let said = serde_json::to_string(&dataset).unwrap().contains("罕见词");
        assert_eq!(has_text, said, "{field:?} tells its texts");
        assert_eq!(visible(&dataset, "罕见词", LedgerRequest::default()).0, usize::from(said), "{field:?}");
        tried += usize::from(said);
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn every_field_that_a_ledger_may_show_is_a_column_that_sorts_and_has_its_words() {
    let words = Language::ALL.map(Words::load);
    let kinds = [(LedgerRows::Items, NodeId::Item("i".into())), (LedgerRows::Measures, NodeId::Measure("m".into()))];
    for (rows, node, field) in
        kinds.iter().flat_map(|(rows, node)| rows.kind().fields().iter().map(move |f| (*rows, node, f)))
    {
        let column = Column::Field(field);
        assert_eq!(Column::all(rows, &[]).contains(&column), field.in_ledger, "{field:?}");
        let kept = serde_json::to_value(&column).unwrap();
        assert_eq!(serde_json::from_value::<Column>(kept).unwrap(), column, "kept in the preferences");
        let dataset = with(base(), set(node, field, sample_or_blank(field)));
        for descending in [false, true] {
            let order = LedgerOrder::by(column.clone(), descending);
            assert_eq!(visible(&dataset, "", LedgerRequest { rows, order, ..LedgerRequest::default() }).1, 1);
        }
    }
    for (_, field) in fields() {
        for words in &words {
            assert_ne!(words.field(field), field.word, "a name in {:?}", words.language());
            assert!(field.choices.iter().all(|choice| words.text(choice.word) != choice.word), "{field:?}");
        }
    }
}

fn sample_or_blank(field: &Field) -> Value {
    if field.kind == FieldKind::Columns { field.blank() } else { sample(field, "样本") }
}
