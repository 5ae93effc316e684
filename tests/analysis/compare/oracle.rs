//! The comparison held against the file: one field of the JSON is changed at random, and exactly that difference is
//! expected. What a difference is follows from the JSON alone, not from the code that compares.

use guatu::diff::{DifferenceKind, Matching, compare_matched};
use guatu::file;
use guatu::model::Dataset;
use proptest::prelude::*;
use serde_json::{Map, Value};

const FILLED: &[u8] = guatu::app::FILLED_EXAMPLE;

/// The lists of nodes below a node: what changes in them is a difference of those nodes.
const BELOW: [&str; 7] = ["reports", "parties", "categories", "problems", "items", "measures", "indicators"];

/// Where every node of the file stands, as JSON pointers; letters and decisions name items but hold none.
fn nodes(value: &Value, at: &str, found: &mut Vec<String>) {
    let Value::Object(object) = value else { return };
    if !at.is_empty() {
        found.push(at.to_owned());
    }
    for key in BELOW {
        let Some(Value::Array(list)) = object.get(key) else { continue };
        for (n, one) in list.iter().enumerate().filter(|(_, one)| one.get("id").is_some()) {
            nodes(one, &format!("{at}/{key}/{n}"), found);
        }
    }
}

/// The fields of a node that can be changed: all but its id and the lists of nodes.
fn keys(node: &Map<String, Value>) -> Vec<String> {
    let is_below = |key: &str| match node.get(key) {
        Some(Value::Array(list)) => BELOW.contains(&key) && list.iter().all(|one| one.get("id").is_some()),
        _ => false,
    };
    node.keys().filter(|key| *key != "id" && !is_below(key)).cloned().collect()
}

/// What is done to a field.
#[derive(Debug, Clone, Copy)]
enum Turn {
    /// It is taken out.
    Out,
    /// A text in it gets longer, wherever the first one stands.
    Longer,
    /// A field of a later version comes beside it.
    Unknown,
}

/// Makes the first text in a value longer that is not a code, a date or an id.
fn longer(value: &mut Value) -> bool {
    match value {
        Value::String(text) if text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) => {
            text.push('改');
            true
        }
        Value::Array(list) => list.iter_mut().any(longer),
        Value::Object(object) => object.values_mut().any(longer),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_field_of_the_file_is_one_difference(
        node in any::<prop::sample::Index>(),
        field in any::<prop::sample::Index>(),
        turn in prop::sample::select(vec![Turn::Out, Turn::Longer, Turn::Unknown]),
    ) {
        let json: Value = serde_json::from_slice(FILLED).unwrap();
        let mut places = Vec::new();
        nodes(&json, "", &mut places);
        let place = &places[node.index(places.len())];
        let mut changed = json;
        let object = changed.pointer_mut(place).and_then(Value::as_object_mut).unwrap();
        let all = keys(object);
        let mut key = all[field.index(all.len())].clone();
        match turn {
            Turn::Out => drop(object.remove(&key)),
            Turn::Longer => prop_assume!(longer(object.get_mut(&key).unwrap())),
            Turn::Unknown => {
                key = "from_a_later_version".to_owned();
                object.insert(key.clone(), Value::from(1));
            }
        }
        // Taken out, a field that must be there or that others rest on leaves no sound file.
        let Ok(theirs) = file::read(changed.to_string().as_bytes()) else { return Err(TestCaseError::reject("unsound")) };
        let mine: Dataset = file::read(FILLED).unwrap();
        let comparison = compare_matched(&mine, &theirs, None, Matching::Ids);
        // The columns of a report are fields by themselves, each its own difference.
        let expected = if key == "custom" { None } else { Some(1) };
        let found: Vec<String> = comparison.differences.iter().map(|one| match &one.kind {
            DifferenceKind::Changed(change) => change.field.to_string(),
            other => other.code().to_owned(),
        }).collect();
        let is_named = |name: &String| match key.as_str() {
            "custom" => name.starts_with("custom."),
            "from_a_later_version" => name == "?from_a_later_version",
            key => name == key,
        };
        prop_assert!(found.iter().all(is_named), "{place} {key}: {found:?}");
        prop_assert!(!found.is_empty() && expected.is_none_or(|count| found.len() == count), "{place} {key}: {found:?}");
        let id = changed.pointer(place).and_then(|node| node.get("id")).and_then(Value::as_str).unwrap();
        let is_report = place.matches('/').count() == 2;
        let node = comparison.differences[0].node.node.as_str();
        prop_assert_eq!(node, if is_report { "" } else { id });
    }
}
