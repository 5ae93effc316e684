//! Fields of a file that this version does not know: kept as they were written, and where they stood.

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::value::RawValue;
use smol_str::SmolStr;

/// The place of a field that was added here: behind all declared ones.
const LAST: u8 = u8::MAX;

/// The unknown fields of one object. Empty (one pointer) on nearly every node.
#[derive(Debug, Clone, Default)]
#[expect(clippy::box_collection, reason = "one pointer wide, because every node of a dataset carries it")]
pub struct Extra(Option<Box<Vec<Unknown>>>);

#[derive(Debug, Clone)]
struct Unknown {
    /// How many of the declared fields come before it: 0 is the head of the object.
    after: u8,
    key: SmolStr,
    value: Box<RawValue>,
}

impl Extra {
    /// True when the file held no unknown field here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The JSON of an unknown field, as it was written.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().flat_map(|list| list.iter()).find(|own| own.key == key).map(|own| own.value.get())
    }

    /// Puts JSON under a key, last in the object where it is new, or takes the key away.
    pub fn set(&mut self, key: &str, json: Option<Box<RawValue>>) {
        let list = self.0.get_or_insert_default();
        let at = list.iter().position(|own| own.key == key);
        match (at, json) {
            (Some(at), Some(value)) => {
                if let Some(own) = list.get_mut(at) {
                    own.value = value;
                }
            }
            (Some(at), None) => drop(list.remove(at)),
            (None, Some(value)) => list.push(Unknown { after: LAST, key: SmolStr::new(key), value }),
            (None, None) => {}
        }
        if list.is_empty() {
            self.0 = None;
        }
    }

    /// The names of the unknown fields, in their order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(|list| list.iter().map(|unknown| unknown.key.as_str()))
    }

    /// Keeps the value that follows `key`. False, with the value still unread, when the key came before:
    /// the first one counts, as for a reader that never knew the field.
    pub(super) fn read<'de, A: MapAccess<'de>>(
        &mut self,
        after: u8,
        key: SmolStr,
        map: &mut A,
    ) -> Result<bool, A::Error> {
        if self.keys().any(|known| known == key) {
            return Ok(false);
        }
        let value = map.next_value()?;
        self.0.get_or_insert_default().push(Unknown { after, key, value });
        Ok(true)
    }

    pub(super) fn write<M: SerializeMap>(&self, place: u8, map: &mut M) -> Result<(), M::Error> {
        let Some(list) = &self.0 else { return Ok(()) };
        for unknown in list.iter().filter(|unknown| unknown.after == place) {
            map.serialize_entry(unknown.key.as_str(), &unknown.value)?;
        }
        Ok(())
    }

    /// Writes what stands behind the last declared field and was added here.
    pub(super) fn write_added<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.write(LAST, map)
    }
}

impl Eq for Extra {}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        let entries = |extra: &Self| {
            extra
                .0
                .as_ref()
                .map(|list| list.iter().map(|u| (u.after, u.key.clone(), u.value.get().to_owned())).collect::<Vec<_>>())
        };
        entries(self) == entries(other)
    }
}
