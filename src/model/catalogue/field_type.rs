//! The Rust types that a field can have, and how each meets a [`Value`].
//!
//! A type that is one field by itself implements [`FieldType`] here or beside its own declaration; an object implements
//! [`Entry`] through its declaration, and fields can then hold one, several or none of it.

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::model::{ColumnId, Date, IndicatorId, ItemId, MeasureId, NodeId, Number, PartyId, Span, When};

use super::{Choice, ColumnMap, Field, Record, Value};

/// A type that a field can have.
pub trait FieldType: Sized {
    /// What can be chosen.
    const CHOICES: &'static [Choice] = &[];
    /// The fields of what it holds.
    const SHAPE: &'static [Field] = &[];

    /// The value of an object that has none.
    fn blank() -> Self;

    /// What it holds.
    fn to_value(&self) -> Value;

    /// The typed content; absent where the value is of another kind, or not within the bounds of the type.
    fn from_value(value: Value) -> Option<Self>;

    /// Calls a function with every node that it names.
    fn nodes(&self, _tell: &mut dyn FnMut(NodeId)) {}

    /// Gives other ids to the nodes that it names.
    fn rename(&mut self, _id: &mut dyn FnMut(NodeId) -> NodeId) {}

    /// Calls a function with every place in the source that it names.
    fn places(&self, _tell: &mut dyn FnMut(&Span)) {}

    /// Calls a function with every text that a person wrote in it.
    fn texts(&self, _tell: &mut dyn FnMut(&str)) {}
}

/// An object of which every field is in the catalogue, so that it can be taken apart and put together again.
pub trait Entry: Sized {
    /// Its fields.
    const FIELDS: &'static [Field];

    /// The object with nothing in it.
    fn blank() -> Self;

    /// Its fields by their values.
    fn to_record(&self) -> Record;

    /// The object of these values; absent where one does not fit its field.
    fn from_record(record: Record) -> Option<Self>;

    /// Calls a function with every node that it names.
    fn nodes(&self, tell: &mut dyn FnMut(NodeId));

    /// Gives other ids to the nodes that it names.
    fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId);

    /// Calls a function with every place in the source that it names, itself where it is one.
    fn places(&self, tell: &mut dyn FnMut(&Span));

    /// Calls a function with every text that a person wrote in it.
    fn texts(&self, tell: &mut dyn FnMut(&str));
}

/// Implements [`FieldType`] for types that are a variant of [`Value`] as they are.
macro_rules! plain {
    ($( $Type:ty: $Variant:ident = $blank:expr, texts $texts:expr; )*) => { $(
        impl FieldType for $Type {
            fn blank() -> Self {
                $blank
            }

            fn to_value(&self) -> Value {
                Value::$Variant(self.clone())
            }

            fn from_value(value: Value) -> Option<Self> {
                if let Value::$Variant(value) = value { Some(value) } else { None }
            }

            fn texts(&self, tell: &mut dyn FnMut(&str)) {
                let texts: fn(&Self, &mut dyn FnMut(&str)) = $texts;
                texts(self, tell);
            }
        }
    )* };
}

plain! {
    String: Text = String::new(), texts |text, tell| tell(text);
    Vec<String>: Names = Vec::new(), texts |names, tell| names.iter().for_each(|name| tell(name));
    bool: Flag = false, texts |_, _| {};
    Option<Number>: Number = None, texts |_, _| {};
    Option<Date>: Date = None, texts |_, _| {};
    Option<When>: When = None, texts |_, _| {};
    ColumnMap: Map = ColumnMap::default(), texts |map, tell| map.texts().for_each(tell);
}

/// Implements [`FieldType`] for types that must hold something, by the optional value that holds it.
macro_rules! needed {
    ($( $Type:ty: $Variant:ident = $blank:expr ),* $(,)?) => { $(
        impl FieldType for $Type {
            fn blank() -> Self {
                $blank
            }

            fn to_value(&self) -> Value {
                Value::$Variant(Some(self.clone()))
            }

            fn from_value(value: Value) -> Option<Self> {
                if let Value::$Variant(value) = value { value } else { None }
            }
        }
    )* };
}

needed! {
    Number: Number = Number::ZERO,
    Date: Date = Date::START,
    When: When = When::Day(Date::START),
}

impl FieldType for ColumnId {
    fn blank() -> Self {
        Self::default()
    }

    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }

    fn from_value(value: Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.into()) } else { None }
    }
}

/// Whole numbers from nought.
impl FieldType for Option<u32> {
    fn blank() -> Self {
        None
    }

    fn to_value(&self) -> Value {
        Value::Number(self.map(|number| Number::from(i64::from(number))))
    }

    fn from_value(value: Value) -> Option<Self> {
        let Value::Number(number) = value else { return None };
        match number {
            None => Some(None),
            Some(number) => number.to_string().parse().ok().map(Some),
        }
    }
}

impl FieldType for u32 {
    fn blank() -> Self {
        0
    }

    fn to_value(&self) -> Value {
        Some(*self).to_value()
    }

    fn from_value(value: Value) -> Option<Self> {
        Option::<Self>::from_value(value)?
    }
}

/// Ids of nodes that a field names: one that may be absent, one that must be there, and several. Each is a variant of
/// [`NodeId`] and is told as the variants of [`Value`] named behind it.
macro_rules! nodes {
    ($( $Id:ident: $Variant:ident as $One:ident, $Many:ident, $wrap:expr, $unwrap:expr; )*) => { $(
        impl FieldType for Option<$Id> {
            fn blank() -> Self {
                None
            }

            fn to_value(&self) -> Value {
                Value::$One(self.clone().map($wrap))
            }

            fn from_value(value: Value) -> Option<Self> {
                match value {
                    Value::$One(None) => Some(None),
                    Value::$One(Some(id)) => $unwrap(id).map(Some),
                    _ => None,
                }
            }

            fn nodes(&self, tell: &mut dyn FnMut(NodeId)) {
                self.iter().cloned().map(NodeId::$Variant).for_each(tell);
            }

            fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId) {
                for own in self.iter_mut() {
                    own.rename(id);
                }
            }
        }

        impl FieldType for $Id {
            fn blank() -> Self {
                Self::from("")
            }

            fn to_value(&self) -> Value {
                Value::$One(Some($wrap(self.clone())))
            }

            fn from_value(value: Value) -> Option<Self> {
                if let Value::$One(Some(id)) = value { $unwrap(id) } else { None }
            }

            fn nodes(&self, tell: &mut dyn FnMut(NodeId)) {
                tell(NodeId::$Variant(self.clone()));
            }

            fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId) {
                if let NodeId::$Variant(new) = id(NodeId::$Variant(self.clone())) {
                    *self = new;
                }
            }
        }

        impl FieldType for Vec<$Id> {
            fn blank() -> Self {
                Self::new()
            }

            fn to_value(&self) -> Value {
                Value::$Many(self.iter().cloned().map($wrap).collect())
            }

            fn from_value(value: Value) -> Option<Self> {
                let Value::$Many(ids) = value else { return None };
                ids.into_iter().map($unwrap).collect()
            }

            fn nodes(&self, tell: &mut dyn FnMut(NodeId)) {
                self.iter().cloned().map(NodeId::$Variant).for_each(tell);
            }

            fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId) {
                for own in self.iter_mut() {
                    own.rename(id);
                }
            }
        }
    )* };
}

nodes! {
    PartyId: Party as Party, Parties, std::convert::identity, Some;
    ItemId: Item as Node, Nodes, NodeId::Item, |node| if let NodeId::Item(id) = node { Some(id) } else { None };
    MeasureId: Measure as Node, Nodes, NodeId::Measure, |node| if let NodeId::Measure(id) = node { Some(id) } else { None };
    IndicatorId: Indicator as Node, Nodes, NodeId::Indicator,
        |node| if let NodeId::Indicator(id) = node { Some(id) } else { None };
}

/// The parts of [`FieldType`] that objects pass on to what they hold.
macro_rules! passed_on {
    ($held:ident) => {
        fn nodes(&self, tell: &mut dyn FnMut(NodeId)) {
            for $held in self.iter() {
                $held.nodes(tell);
            }
        }

        fn rename(&mut self, id: &mut dyn FnMut(NodeId) -> NodeId) {
            for $held in self.iter_mut() {
                $held.rename(id);
            }
        }

        fn places(&self, tell: &mut dyn FnMut(&Span)) {
            for $held in self.iter() {
                $held.places(tell);
            }
        }

        fn texts(&self, tell: &mut dyn FnMut(&str)) {
            for $held in self.iter() {
                $held.texts(tell);
            }
        }
    };
}

impl<T: Entry> FieldType for Option<T> {
    const SHAPE: &'static [Field] = T::FIELDS;

    fn blank() -> Self {
        None
    }

    fn to_value(&self) -> Value {
        Value::Record(self.as_ref().map(Entry::to_record))
    }

    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Record(None) => Some(None),
            Value::Record(Some(record)) => T::from_record(record).map(Some),
            _ => None,
        }
    }

    passed_on! { entry }
}

impl<T: Entry> FieldType for Vec<T> {
    const SHAPE: &'static [Field] = T::FIELDS;

    fn blank() -> Self {
        Self::new()
    }

    fn to_value(&self) -> Value {
        Value::Records(self.iter().map(Entry::to_record).collect())
    }

    fn from_value(value: Value) -> Option<Self> {
        let Value::Records(records) = value else { return None };
        records.into_iter().map(T::from_record).collect()
    }

    passed_on! { entry }
}

/// An object that is shared, and empty rather than absent.
impl<T: Entry> FieldType for Arc<T> {
    const SHAPE: &'static [Field] = T::FIELDS;

    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn to_value(&self) -> Value {
        Value::Record(Some(self.to_record()))
    }

    fn from_value(value: Value) -> Option<Self> {
        let Value::Record(Some(record)) = value else { return None };
        T::from_record(record).map(Self::new)
    }

    fn texts(&self, tell: &mut dyn FnMut(&str)) {
        Entry::texts(&**self, tell);
    }
}

/// The value of a JSON text as the type `T` reads it.
pub(crate) fn read_field<T: FieldType + DeserializeOwned>(json: &RawValue) -> Result<Value, serde_json::Error> {
    serde_json::from_str::<T>(json.get()).map(|typed| typed.to_value())
}
