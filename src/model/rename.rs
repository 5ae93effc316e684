//! What an object names outside itself, given other names: parties of another report, places of another source.

use super::{Entry as _, FieldKind, NodeId, Object, PartyId, Record, Span, Value};

/// Gives the parties that an object names other ids; those for which there is none are no longer named.
pub fn map_parties<N: Object>(object: &mut N, mut ids: impl FnMut(&PartyId) -> Option<PartyId>) {
    let mut names_any = false;
    object.nodes(&mut |_, node| names_any |= matches!(node, NodeId::Party(_)));
    if !names_any {
        return;
    }
    replace(object, |_, value| value.with_parties(&mut ids));
}

/// Takes out the nodes other than parties that an object names and for which the function says no.
pub fn keep_nodes<N: Object>(object: &mut N, mut keep: impl FnMut(&NodeId) -> bool) {
    if names_other_than(object, &mut keep) {
        replace(object, |_, value| value.without_nodes(&mut keep));
    }
}

/// True where an object names a node for which the function says no. Parties are not asked about.
pub fn names_other_than<N: Object>(object: &N, mut keep: impl FnMut(&NodeId) -> bool) -> bool {
    let mut found = false;
    object.nodes(&mut |_, node| found |= !matches!(node, NodeId::Party(_)) && !keep(&node));
    found
}

/// Takes out every place in the source that an object names.
pub fn forget_places<N: Object>(object: &mut N) {
    map_places(object, |_| None);
}

/// Gives the places in the source that an object names others; those for which there is none are no longer named.
pub fn map_places<N: Object>(object: &mut N, place: impl Fn(&Span) -> Option<Span>) {
    let mut names_any = false;
    object.places(&mut |_, _| names_any = true);
    if names_any {
        replace(object, |kind, value| mapped(kind, value, &place));
    }
}

fn mapped(kind: FieldKind, value: Value, place: &dyn Fn(&Span) -> Option<Span>) -> Value {
    let of_span = |record: Record| {
        let span = record.typed::<Span>()?;
        place(&span).map(|span| span.to_record())
    };
    let of_entry = |record: Record| {
        let values = record.fields().map(|(field, value)| (field, mapped(field.kind, value.clone(), place)));
        values.collect::<Vec<_>>().into_iter().fold(record, |record, (field, value)| record.with(field.key, value))
    };
    match (value, kind == FieldKind::Places) {
        (Value::Records(spans), true) => Value::Records(spans.into_iter().filter_map(of_span).collect()),
        (Value::Record(span), true) => Value::Record(span.and_then(of_span)),
        (Value::Records(entries), false) => Value::Records(entries.into_iter().map(of_entry).collect()),
        (Value::Record(entry), false) => Value::Record(entry.map(of_entry)),
        (other, _) => other,
    }
}

fn replace<N: Object>(object: &mut N, mut change: impl FnMut(FieldKind, Value) -> Value) {
    for field in N::FIELDS {
        let Some(value) = object.value(field.key) else { continue };
        let changed = change(field.kind, value.clone());
        if changed != value
            && let Err(error) = object.set_value(field.key, changed)
        {
            log::error!("{field:?}: {error}");
        }
    }
}
