//! Places in the source where the two reports were read from unlike sources: theirs mean nothing here, so a field of
//! places keeps what it has here, and an entry the place of the same entry here.

use crate::model::{Field, FieldKind, NodeId, Object, Record, Value};

use super::tree::Tree;

/// Gives a node of theirs the places that the same node has in `own`.
pub(super) fn keep_places<N: Object>(node: &mut N, id: &NodeId, own: &Tree<'_>) {
    let mine = own.get(id).map(|placed| placed.node);
    for field in N::FIELDS.iter().filter(|field| holds_places(field)) {
        let Some(theirs) = node.value(field.key) else { continue };
        let mine = mine.and_then(|mine| mine.value(field.key)).unwrap_or_else(|| field.blank());
        let placed = if field.kind == FieldKind::Places { mine } else { of_entries(theirs, &mine) };
        if let Err(error) = node.set_value(field.key, placed) {
            log::error!("{field:?}: {error}");
        }
    }
}

fn holds_places(field: &Field) -> bool {
    field.kind == FieldKind::Places || field.shape.iter().any(|inner| inner.kind == FieldKind::Places)
}

/// Entries of theirs with the places of the same entries here.
fn of_entries(theirs: Value, mine: &Value) -> Value {
    let known: &[Record] = match mine {
        Value::Records(records) => records,
        Value::Record(record) => record.as_slice(),
        _ => &[],
    };
    let placed = |record: Record| {
        let plain = record.with_places(None);
        let same = known.iter().find(|own| (*own).clone().with_places(None) == plain);
        plain.with_places(same)
    };
    match theirs {
        Value::Records(records) => Value::Records(records.into_iter().map(placed).collect()),
        Value::Record(record) => Value::Record(record.map(placed)),
        other => other,
    }
}
