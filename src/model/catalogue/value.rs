//! What stands in a field, whatever its Rust type is: a [`Value`], and a [`Record`] for an object inside a field.
//!
//! Does not live here: which Rust type a value is typed as (`field_type`), and words for values.

use std::fmt;

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::value::RawValue;

use crate::model::{Date, Extra, NodeId, Number, PartyId, When};

use super::{ColumnMap, Entry, Field, FieldKind, FieldType};

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// Several texts.
    Names(Vec<String>),
    /// A code of a closed list.
    Choice(Option<&'static str>),
    /// Yes or no.
    Flag(bool),
    /// A number.
    Number(Option<Number>),
    /// A day.
    Date(Option<Date>),
    /// A day or a period.
    When(Option<When>),
    /// A party.
    Party(Option<PartyId>),
    /// Parties.
    Parties(Vec<PartyId>),
    /// Another node of the report.
    Node(Option<NodeId>),
    /// Other nodes of the report.
    Nodes(Vec<NodeId>),
    /// An object with fields of its own.
    Record(Option<Record>),
    /// Objects with fields of their own.
    Records(Vec<Record>),
    /// Values by the ids of what they belong to.
    Map(ColumnMap),
    /// The JSON of a field that this version does not know; empty for one that is not there.
    Json(String),
}

/// An object inside a field, such as an entry of a log, by the values of its fields.
#[derive(Clone)]
pub struct Record {
    shape: &'static [Field],
    values: Vec<Value>,
    extra: Extra,
}

impl Value {
    /// True for a value that holds nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) | Self::Json(text) => text.is_empty(),
            Self::Names(names) => names.is_empty(),
            Self::Choice(code) => code.is_none(),
            Self::Flag(flag) => !flag,
            Self::Number(number) => number.is_none(),
            Self::Date(date) => date.is_none(),
            Self::When(when) => when.is_none(),
            Self::Party(party) => party.is_none(),
            Self::Parties(parties) => parties.is_empty(),
            Self::Node(node) => node.is_none(),
            Self::Nodes(nodes) => nodes.is_empty(),
            Self::Record(record) => record.is_none(),
            Self::Records(records) => records.is_empty(),
            Self::Map(map) => map.is_empty(),
        }
    }

    /// The typed content, where the value is of that type.
    #[must_use]
    pub fn typed<T: FieldType>(&self) -> Option<T> {
        T::from_value(self.clone())
    }

    /// Calls a function with every node but parties that is named in it, through all that it holds.
    pub fn for_each_node<'a>(&'a self, tell: &mut impl FnMut(&'a NodeId)) {
        match self {
            Self::Node(node) => node.iter().for_each(tell),
            Self::Nodes(nodes) => nodes.iter().for_each(tell),
            Self::Record(record) => {
                record.iter().flat_map(|record| &record.values).for_each(|value| value.for_each_node(tell));
            }
            Self::Records(records) => {
                records.iter().flat_map(|record| &record.values).for_each(|value| value.for_each_node(tell));
            }
            _ => {}
        }
    }

    /// The value without the nodes, parties aside, that are not to be named; an entry that is nothing without one of them
    /// is left out.
    #[must_use]
    pub fn without_nodes(self, kept: &mut impl FnMut(&NodeId) -> bool) -> Self {
        match self {
            Self::Node(node) => Self::Node(node.filter(kept)),
            Self::Nodes(nodes) => Self::Nodes(nodes.into_iter().filter(kept).collect()),
            Self::Record(record) => Self::Record(record.and_then(|record| record.without_nodes(kept))),
            Self::Records(records) => {
                Self::Records(records.into_iter().filter_map(|record| record.without_nodes(kept)).collect())
            }
            other => other,
        }
    }

    /// The value with its parties by other ids; those without one are left out.
    #[must_use]
    pub fn with_parties(self, ids: &mut impl FnMut(&PartyId) -> Option<PartyId>) -> Self {
        match self {
            Self::Party(party) => Self::Party(party.and_then(|id| ids(&id))),
            Self::Parties(parties) => {
                let mut kept: Vec<PartyId> = Vec::with_capacity(parties.len());
                for id in parties.iter().filter_map(ids) {
                    if !kept.contains(&id) {
                        kept.push(id);
                    }
                }
                Self::Parties(kept)
            }
            Self::Record(record) => Self::Record(record.map(|record| record.with_parties(ids))),
            Self::Records(records) => {
                Self::Records(records.into_iter().map(|record| record.with_parties(ids)).collect())
            }
            other => other,
        }
    }
}

impl Record {
    /// The values of an object in the order of its fields.
    #[must_use]
    pub fn new(shape: &'static [Field], values: Vec<Value>, extra: Extra) -> Self {
        Self { shape, values, extra }
    }

    /// An object of these fields with nothing in it.
    #[must_use]
    pub fn blank(shape: &'static [Field]) -> Self {
        Self { shape, values: shape.iter().map(Field::blank).collect(), extra: Extra::default() }
    }

    /// The fields with what stands in them.
    pub fn fields(&self) -> impl Iterator<Item = (&'static Field, &Value)> {
        self.shape.iter().zip(&self.values)
    }

    /// What stands in a field.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.fields().find(|(field, _)| field.key == key).map(|(_, value)| value)
    }

    /// The same with another value in a field.
    #[must_use]
    pub fn with(mut self, key: &str, value: Value) -> Self {
        let at = self.shape.iter().position(|field| field.key == key);
        if let Some(place) = at.and_then(|at| self.values.get_mut(at)) {
            *place = value;
        }
        self
    }

    /// The fields of such objects.
    #[must_use]
    pub fn shape(&self) -> &'static [Field] {
        self.shape
    }

    /// The fields of the file that this version does not know.
    #[must_use]
    pub fn extra(&self) -> &Extra {
        &self.extra
    }

    /// What tells it from the other entries of its list: the values of its key fields, or all of it where its kind has
    /// none.
    #[must_use]
    pub fn key(&self) -> Vec<&Value> {
        let has_key = self.shape.iter().any(|field| field.is_key);
        self.fields().filter(|(field, _)| field.is_key || !has_key).map(|(_, value)| value).collect()
    }

    /// The same with the places in the source taken from another one, or without any.
    #[must_use]
    pub fn with_places(mut self, of: Option<&Self>) -> Self {
        for (at, field) in self.shape.iter().enumerate() {
            if field.kind == FieldKind::Places
                && let Some(place) = self.values.get_mut(at)
            {
                *place = of.and_then(|other| other.values.get(at)).cloned().unwrap_or_else(|| field.blank());
            }
        }
        self
    }

    /// The object itself.
    #[must_use]
    pub fn typed<T: Entry>(&self) -> Option<T> {
        T::from_record(self.clone())
    }

    /// The values and the fields that this version does not know.
    #[must_use]
    pub fn into_parts(self) -> (Vec<Value>, Extra) {
        (self.values, self.extra)
    }

    fn without_nodes(mut self, kept: &mut impl FnMut(&NodeId) -> bool) -> Option<Self> {
        self.values = self.values.into_iter().map(|value| value.without_nodes(kept)).collect();
        let lacks = |field: &Field, value: &Value| field.required && matches!(value, Value::Node(None));
        let is_whole = !self.fields().any(|(field, value)| lacks(field, value));
        is_whole.then_some(self)
    }

    fn with_parties(mut self, ids: &mut impl FnMut(&PartyId) -> Option<PartyId>) -> Self {
        self.values = self.values.into_iter().map(|value| value.with_parties(ids)).collect();
        self
    }
}

impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values && self.extra == other.extra
    }
}

impl Eq for Record {}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.fields().filter(|(_, value)| !value.is_blank())).finish()
    }
}

impl Serialize for Value {
    /// As the value stands in the file.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Names(names) => names.serialize(serializer),
            Self::Choice(code) => code.serialize(serializer),
            Self::Flag(flag) => flag.serialize(serializer),
            Self::Number(number) => number.serialize(serializer),
            Self::Date(date) => date.serialize(serializer),
            Self::When(when) => when.serialize(serializer),
            Self::Party(party) => party.serialize(serializer),
            Self::Parties(parties) => parties.serialize(serializer),
            Self::Node(node) => node.as_ref().map(NodeId::as_str).serialize(serializer),
            Self::Nodes(nodes) => serializer.collect_seq(nodes.iter().map(NodeId::as_str)),
            Self::Record(record) => record.serialize(serializer),
            Self::Records(records) => records.serialize(serializer),
            Self::Map(map) => map.serialize(serializer),
            Self::Json(text) if text.is_empty() => serializer.serialize_none(),
            Self::Json(text) => {
                let json = RawValue::from_string(text.clone()).map_err(serde::ser::Error::custom)?;
                json.serialize(serializer)
            }
        }
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut place = 0;
        self.extra.write(place, &mut map)?;
        for (field, value) in self.fields() {
            if field.required || !field.is_blank(value) {
                map.serialize_entry(field.key, value)?;
            }
            place += 1;
            self.extra.write(place, &mut map)?;
        }
        self.extra.write_added(&mut map)?;
        map.end()
    }
}
