//! The closing of an item taken over: a record, the steps of it and how far the item is never come apart.

use guatu::diff::compare_datasets;
use serde_json::{Value, json};

use super::lists::{dataset, item};
use super::{all, taken};

/// What a ledger that only says the day of the closing makes of an item with these steps; nothing where it says nothing.
fn closed_by_ledger(progress: &str, steps: &Value, on: &str) -> Option<Value> {
    let mine = dataset(&json!({ "progress": progress, "closing": steps }));
    let ledger = dataset(&json!({ "progress": "closed", "closed": { "on": on } }));
    let comparison = compare_datasets(&mine, &ledger, None).stated_only();
    (!comparison.differences.is_empty()).then(|| item(&taken(&mine, &comparison, &all(&comparison))))
}

#[test]
fn a_ledger_with_the_day_of_the_closing_gives_the_step_that_is_missing() {
    let applied = json!({ "kind": "applied", "on": "2025-06-02" });
    let after = closed_by_ledger("done", &json!([applied]), "2025-06-20").unwrap();
    assert_eq!(after["closing"], json!([applied, { "kind": "approved", "on": "2025-06-20" }]));
    assert_eq!((after["progress"].as_str(), &after["closed"]), (Some("closed"), &json!({ "on": "2025-06-20" })));
    // Without steps the record stands by itself, as in files of today.
    let after = closed_by_ledger("done", &json!([]), "2025-06-20").unwrap();
    assert_eq!((&after["closing"], &after["closed"]), (&Value::Null, &json!({ "on": "2025-06-20" })));
}

#[test]
fn a_ledger_from_before_an_item_was_opened_again_does_not_close_it() {
    let steps = json!([{ "kind": "approved", "on": "2025-06-20" }, { "kind": "reopened", "on": "2025-07-15" }]);
    assert_eq!(closed_by_ledger("in_progress", &steps, "2025-06-20"), None);
    let after = closed_by_ledger("in_progress", &steps, "2025-08-01").unwrap();
    assert_eq!(after["closed"], json!({ "on": "2025-08-01" }));
    assert_eq!(after["closing"].as_array().unwrap().len(), 3);
}
