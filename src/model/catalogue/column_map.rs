//! What stands in a report's own columns: texts and numbers by names.

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

use crate::model::Number;

use super::Value;

/// Texts and numbers by names, in the order in which they were written: what stands in a report's own columns, or notes
/// on its charts. One pointer wide while it is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::box_collection, reason = "one pointer wide, because every item and measure carries it")]
pub struct ColumnMap(Option<Box<Vec<(SmolStr, Cell)>>>);

/// A text or a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// A text; of a day its form in the file.
    Text(String),
    /// A number.
    Number(Number),
}

impl ColumnMap {
    /// True when nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// All entries in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&SmolStr, &Cell)> {
        self.0.iter().flat_map(|list| list.iter()).map(|(name, cell)| (name, cell))
    }

    /// The texts in it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.iter().filter_map(|(_, cell)| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None })
    }

    /// What stands under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Cell> {
        self.iter().find(|(own, _)| own.as_str() == name).map(|(_, cell)| cell)
    }

    /// Puts something under a name, or takes it away. A new name comes last.
    pub fn set(&mut self, name: &str, cell: Option<Cell>) {
        let list = self.0.get_or_insert_default();
        let at = list.iter().position(|(own, _)| own == name);
        match (at, cell) {
            (Some(at), Some(cell)) => {
                if let Some(place) = list.get_mut(at) {
                    place.1 = cell;
                }
            }
            (Some(at), None) => drop(list.remove(at)),
            (None, Some(cell)) => list.push((SmolStr::new(name), cell)),
            (None, None) => {}
        }
        if list.is_empty() {
            self.0 = None;
        }
    }
}

impl Cell {
    /// The cell of a value; absent for one that is blank, or that no column can hold.
    #[must_use]
    pub fn of(value: Value) -> Option<Self> {
        match value {
            Value::Text(text) if !text.is_empty() => Some(Self::Text(text)),
            Value::Number(Some(number)) => Some(Self::Number(number)),
            Value::Date(Some(date)) => Some(Self::Text(date.to_string())),
            _ => None,
        }
    }

    /// The cell as a value of no particular kind.
    #[must_use]
    pub fn value(&self) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.clone()),
            Self::Number(number) => Value::Number(Some(*number)),
        }
    }
}

impl Serialize for ColumnMap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, cell) in self.iter() {
            map.serialize_entry(name, cell)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for ColumnMap {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MapVisitor;
        impl<'de> Visitor<'de> for MapVisitor {
            type Value = ColumnMap;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object of texts and numbers")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ColumnMap, A::Error> {
                let mut list: Vec<(SmolStr, Cell)> = Vec::new();
                while let Some((name, cell)) = map.next_entry::<SmolStr, Cell>()? {
                    if list.iter().any(|(own, _)| *own == name) {
                        return Err(serde::de::Error::custom(format_args!("duplicate field `{name}`")));
                    }
                    list.push((name, cell));
                }
                Ok(ColumnMap((!list.is_empty()).then(|| Box::new(list))))
            }
        }
        deserializer.deserialize_map(MapVisitor)
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The raw JSON, because a number is to be kept exactly as it was written.
        let raw = <&serde_json::value::RawValue>::deserialize(deserializer)?.get();
        let wrong = |_| serde::de::Error::custom("expected a text or a number");
        if raw.starts_with('"') {
            serde_json::from_str(raw).map(Self::Text).map_err(wrong)
        } else {
            serde_json::from_str(raw).map(Self::Number).map_err(wrong)
        }
    }
}

impl schemars::JsonSchema for ColumnMap {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ColumnMap".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "object", "additionalProperties": { "type": ["string", "number"] } })
    }
}
