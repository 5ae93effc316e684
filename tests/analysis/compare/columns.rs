//! Columns that offices added: known by their headings, because each window and each read sheet counts its ids anew.

use std::sync::Arc;

use guatu::diff::{Difference, Matching, Who, compare_datasets, compare_matched};
use guatu::document::Clip;
use guatu::model::{Dataset, NodeId, NodeRef, Report};
use serde_json::{Value, json};

use super::lists::dataset;
use super::{all, taken, those};

/// A report with these columns (id, heading, kind), and the values of its one item.
fn with_columns(columns: &[(&str, &str, &str)], custom: &Value) -> Dataset {
    let mut dataset = dataset(&json!({ "custom": custom }));
    let columns: Vec<Value> =
        columns.iter().map(|(id, title, kind)| json!({ "id": id, "title": title, "kind": kind })).collect();
    Arc::make_mut(&mut dataset.reports[0]).columns = serde_json::from_str(&json!(columns).to_string()).unwrap();
    dataset
}

/// What stands in the columns of the first item, by their headings.
fn by_heading(report: &Report) -> Vec<(String, String)> {
    let item = report.items().next().unwrap();
    let columns = report.columns.iter();
    let filled = columns.filter(|column| item.custom.get(column.id.as_str()).is_some());
    let text = |value: guatu::model::Value| serde_json::to_string(&value).unwrap();
    filled.map(|column| (column.title.clone(), text(column.value(&item.custom)))).collect()
}

fn all_of_a_ledger(mine: &Dataset, ledger: &Dataset) -> Dataset {
    let comparison = compare_datasets(mine, ledger, None).stated_only();
    taken(mine, &comparison, &all(&comparison))
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn an_unknown_column_of_this_month_is_not_written_under_that_of_last_month() {
    let mine = with_columns(&[("x1", "检查方式", "line")], &json!({ "x1": "突击" }));
    let ledger =
        with_columns(&[("x1", "罚款", "number"), ("x2", "检查 方式", "choice")], &json!({ "x1": 3000, "x2": "例行" }));
    let after = all_of_a_ledger(&mine, &ledger);
    let report = &after.reports[0];
    assert_eq!(report.columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>(), ["检查方式", "罚款"]);
    assert_eq!(by_heading(report), pairs(&[("检查方式", "\"例行\""), ("罚款", "3000")]));
    // Once more it says nothing new.
    assert!(compare_datasets(&after, &ledger, None).stated_only().differences.is_empty());
}

#[test]
fn a_new_item_brings_its_values_under_their_own_headings() {
    let mine = with_columns(&[("k1", "检查方式", "line")], &json!({ "k1": "突击" }));
    let mut theirs = with_columns(&[("k1", "罚款", "number")], &json!({ "k1": 3000 }));
    let report = Arc::make_mut(&mut theirs.reports[0]);
    let problem = Arc::make_mut(&mut Arc::make_mut(&mut report.categories[0]).problems[0]);
    let new = Arc::make_mut(&mut problem.items[0]);
    (new.id, new.title) = ("i7".into(), "工地围挡破损未修".to_owned());
    let comparison = compare_datasets(&mine, &theirs, None).stated_only();
    let after = taken(&mine, &comparison, &all(&comparison));
    let report = &after.reports[0];
    let new = report.items().find(|item| item.title == "工地围挡破损未修").unwrap();
    let column = report.columns.iter().find(|column| column.title == "罚款").unwrap();
    assert_ne!(column.id.as_str(), "k1");
    assert_eq!(serde_json::to_value(new).unwrap()["custom"], json!({ column.id.as_str(): 3000 }));
    let mine = report.item(&"i1".into()).unwrap();
    assert_eq!(serde_json::to_value(&**mine).unwrap()["custom"], json!({ "k1": "突击" }));
}

#[test]
fn a_number_is_read_as_the_column_here_holds_it() {
    let mine = with_columns(&[("k4", "罚款", "number")], &json!({ "k4": 3000 }));
    let same = with_columns(&[("x1", "罚款", "line")], &json!({ "x1": "3000" }));
    assert!(compare_datasets(&mine, &same, None).stated_only().differences.is_empty());
    let rough = with_columns(&[("x1", "罚款", "line")], &json!({ "x1": "约3000" }));
    assert_eq!(by_heading(&all_of_a_ledger(&mine, &rough).reports[0]), pairs(&[("罚款", "\"约3000\"")]));
    // A day is no number, whatever stands above it.
    let day = with_columns(&[("x1", "罚款", "date")], &json!({ "x1": "2025-05-01" }));
    assert_eq!(all_of_a_ledger(&mine, &day).reports[0].columns.len(), 2);
}

#[test]
fn what_can_be_chosen_grows_with_what_comes() {
    let with_choices = |choices: Value, value: &str| {
        let mut dataset = with_columns(&[("k1", "等次", "choice")], &json!({ "k1": value }));
        let column = &mut Arc::make_mut(&mut dataset.reports[0]).columns[0];
        column.choices = serde_json::from_value(choices).unwrap();
        dataset
    };
    let after = all_of_a_ledger(&with_choices(json!(["好", "差"]), "差"), &with_choices(json!(["好", "一般"]), "一般"));
    assert_eq!(after.reports[0].columns[0].choices, ["好", "差", "一般"]);
}

#[test]
fn a_column_with_a_new_heading_is_the_same_one_between_states_of_one_file() {
    let base = with_columns(&[("k1", "等次", "line")], &json!({ "k1": "好" }));
    let mine = with_columns(&[("k1", "评定等次", "line"), ("k2", "罚款", "number")], &json!({ "k1": "好", "k2": 5 }));
    let theirs = with_columns(&[("k1", "等次", "line"), ("k2", "备案号", "line")], &json!({ "k1": "差", "k2": "A7" }));
    let comparison = compare_matched(&mine, &theirs, Some(&base), Matching::Ids);
    let is_theirs = |one: &Difference| {
        one.who == Who::Theirs && one.change().is_some_and(|change| change.field.to_string().starts_with("custom."))
    };
    let after = taken(&mine, &comparison, &those(&comparison, is_theirs));
    // Both windows counted on from k1: their k2 is another column than mine.
    let expected = [("评定等次", "\"差\""), ("罚款", "5"), ("备案号", "\"A7\"")];
    assert_eq!(by_heading(&after.reports[0]), pairs(&expected));
}

#[test]
fn a_pasted_item_brings_its_values_under_their_own_headings() {
    let from =
        with_columns(&[("k1", "罚款", "number"), ("k2", "检查方式", "line")], &json!({ "k1": 3000, "k2": "突击" }));
    let mut to = with_columns(&[("k1", "检查方式", "line")], &json!({}));
    Arc::make_mut(&mut to.reports[0]).id = "r2".into();
    let at = |report: &str| NodeRef::new(report.into(), NodeId::Item("i1".into()));
    let clip = Clip::of(&from, &[at("r")]).unwrap();
    let after = clip.paste(&to, &at("r2")).unwrap().apply(&to).unwrap();
    let report = &after.reports[0];
    let [_, pasted] = [0, 1].map(|n| report.items().nth(n).unwrap());
    let of = |title: &str| {
        let column = report.columns.iter().find(|column| column.title == title).unwrap();
        serde_json::to_string(&column.value(&pasted.custom)).unwrap()
    };
    assert_eq!(report.columns.len(), 2);
    assert_eq!((of("罚款").as_str(), of("检查方式").as_str()), ("3000", "\"突击\""));
    // Back where it came from nothing is changed but the id of the item.
    let back = clip.paste(&from, &at("r")).unwrap().apply(&from).unwrap();
    assert_eq!(back.reports[0].columns, from.reports[0].columns);
    assert_eq!(back.reports[0].items().nth(1).unwrap().custom, back.reports[0].items().next().unwrap().custom);
}
