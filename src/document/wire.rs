//! How a change is written in a journal and on the clipboard: `{"item":["i1",{"progress":"done"}]}` sets a field, every
//! other change is an object under its name. The values are as in the file of a dataset, so that journals of programs
//! from before the field catalogue are read too.

use std::fmt;

use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::{FieldKey, NodeId, NodeKind, Value};

use super::edit::{Change, Edit, EditLabel, NewNode, Place};

/// The changes that are more than a field.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Structural {
    Add(NewNode, Option<usize>),
    Remove(NodeId),
    Move(NodeId, Place),
    Several(EditLabel, Vec<Change>),
    Across(EditLabel, Vec<Edit>),
}

/// The same, to be written without copying it.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum StructuralRef<'a> {
    Add(&'a NewNode, Option<usize>),
    Remove(&'a NodeId),
    Move(&'a NodeId, &'a Place),
    Several(EditLabel, &'a [Change]),
    Across(EditLabel, &'a [Edit]),
}

/// A field with its value: an object of one key.
struct Assignment<'a>(&'a FieldKey, &'a Value);

impl Serialize for Assignment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.0, self.1)])
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Set(node, key, value) => {
                let (kind, assignment) = (NodeKind::of(node).code(), Assignment(key, value));
                match node {
                    NodeId::Report => serializer.collect_map([(kind, assignment)]),
                    node => serializer.collect_map([(kind, (node.as_str(), assignment))]),
                }
            }
            Self::Add(node, at) => StructuralRef::Add(node, *at).serialize(serializer),
            Self::Remove(node) => StructuralRef::Remove(node).serialize(serializer),
            Self::Move(node, place) => StructuralRef::Move(node, place).serialize(serializer),
            Self::Batch(label, changes) => StructuralRef::Several(*label, changes).serialize(serializer),
            Self::MultiReport(label, edits) => StructuralRef::Across(*label, edits).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Change {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ChangeVisitor;
        impl<'de> Visitor<'de> for ChangeVisitor {
            type Value = Change;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a change: an object of one key")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Change, A::Error> {
                let name: String = map.next_key()?.ok_or_else(|| A::Error::custom("an empty change"))?;
                if let Some(kind) = NodeKind::ALL.into_iter().find(|kind| kind.code() == name) {
                    return map.next_value_seed(SetSeed(kind));
                }
                // The name decides the type, so the object is put together again around it.
                let value: Box<RawValue> = map.next_value()?;
                let text = format!("{{{}:{}}}", serde_json::json!(name), value.get());
                serde_json::from_str(&text).map(Structural::into_change).map_err(A::Error::custom)
            }
        }
        deserializer.deserialize_map(ChangeVisitor)
    }
}

impl Structural {
    fn into_change(self) -> Change {
        match self {
            Self::Add(node, at) => Change::Add(node, at),
            Self::Remove(node) => Change::Remove(node),
            Self::Move(node, place) => Change::Move(node, place),
            Self::Several(label, changes) => Change::Batch(label, changes),
            Self::Across(label, edits) => Change::MultiReport(label, edits),
        }
    }
}

/// Reads what is set at a node of a kind: `{field: value}` for the report, `[id, {field: value}]` for others.
struct SetSeed(NodeKind);

impl<'de> DeserializeSeed<'de> for SetSeed {
    type Value = Change;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Change, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for SetSeed {
    type Value = Change;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field with its value")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Change, A::Error> {
        let (key, value) = assignment(self.0, map)?;
        Ok(Change::Set(NodeId::Report, key, value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Change, A::Error> {
        let missing = || A::Error::custom("expected an id and a field");
        let id: String = list.next_element()?.ok_or_else(missing)?;
        let node = self.0.id(&id);
        let (key, value) = list.next_element_seed(AssignmentSeed(self.0))?.ok_or_else(missing)?;
        Ok(Change::Set(node, key, value))
    }
}

struct AssignmentSeed(NodeKind);

impl<'de> DeserializeSeed<'de> for AssignmentSeed {
    type Value = (FieldKey, Value);

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for AssignmentSeed {
    type Value = (FieldKey, Value);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of one field")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        assignment(self.0, map)
    }
}

fn assignment<'de, A: MapAccess<'de>>(kind: NodeKind, mut map: A) -> Result<(FieldKey, Value), A::Error> {
    let name: String = map.next_key()?.ok_or_else(|| A::Error::custom("expected a field"))?;
    let key = FieldKey::of_text(kind, &name).ok_or_else(|| A::Error::custom(format_args!("no field `{name}`")))?;
    let json: Box<RawValue> = map.next_value()?;
    let value = key.read(&json).map_err(A::Error::custom)?;
    Ok((key, value))
}
