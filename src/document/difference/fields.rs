//! The values of fields that differ: how they are found, set, written and read.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::document::edit::Change;
use crate::model::{Column, FieldKey, IndicatorId, ItemId, MeasureId, Node, NodeId, NodeMut, Value};

/// Sets a field. A change with one that cannot be set was sorted out when it was found.
pub(super) fn put(mut node: NodeMut<'_>, key: &FieldKey, value: &Value) {
    if let Err(error) = node.set(key, value.clone()) {
        log::error!("a step of the history holds a value that does not fit: {error}");
    }
}

/// The fields of an item that differ, as they are in its other state.
#[derive(Debug, PartialEq)]
pub(in crate::document) struct ItemFields {
    pub(super) own: Box<[(FieldKey, Value)]>,
    pub(super) under: Box<[(Under, FieldKey, Value)]>,
}

/// A node under an item, by its position.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) enum Under {
    Measure(usize),
    Indicator(usize),
}

/// The fields of a report that differ, as they are in its other state, and the highest id there, which is no field.
#[derive(Debug, PartialEq)]
pub(in crate::document) struct OwnFields {
    pub(super) values: Box<[(FieldKey, Value)]>,
    pub(super) last_id: Option<u32>,
}

impl Serialize for OwnFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let set = |(key, value): &(FieldKey, Value)| Change::Set(NodeId::Report, key.clone(), value.clone());
        (self.last_id, self.values.iter().map(set).collect::<Vec<_>>()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for OwnFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (last_id, changes) = <(Option<u32>, Vec<Change>)>::deserialize(deserializer)?;
        let value = |change| match change {
            Change::Set(_, key, value) => Ok((key, value)),
            _ => Err(D::Error::custom("not a value")),
        };
        Ok(Self { values: changes.into_iter().map(value).collect::<Result<_, _>>()?, last_id })
    }
}

/// A value is written as the change that sets it, for a field alone knows how its values are written. Whose node it is
/// stands beside it.
impl Serialize for ItemFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let set = |node: NodeId, key: &FieldKey, value: &Value| Change::Set(node, key.clone(), value.clone());
        let own = self.own.iter().map(|(key, value)| (None, set(NodeId::Item(ItemId::default()), key, value)));
        let under = self.under.iter().map(|(place, key, value)| {
            let node = match place {
                Under::Measure(_) => NodeId::Measure(MeasureId::default()),
                Under::Indicator(_) => NodeId::Indicator(IndicatorId::default()),
            };
            (Some(*place), set(node, key, value))
        });
        serializer.collect_seq(own.chain(under))
    }
}

impl<'de> Deserialize<'de> for ItemFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (mut own, mut under) = (Vec::new(), Vec::new());
        for (place, change) in Vec::<(Option<Under>, Change)>::deserialize(deserializer)? {
            let Change::Set(_, key, value) = change else { return Err(D::Error::custom("not a value")) };
            match place {
                None => own.push((key, value)),
                Some(place) => under.push((place, key, value)),
            }
        }
        Ok(Self { own: own.into(), under: under.into() })
    }
}

/// The fields of the second node that differ from those of the first.
pub(super) fn fields(from: Node<'_>, to: Node<'_>, columns: &[Column]) -> Option<Box<[(FieldKey, Value)]>> {
    let value = |key: FieldKey| to.get(&key, columns).map(|value| (key, value));
    from.differing(to).into_iter().map(value).collect()
}
