//! From a dataset to bytes: two-space indent, keys in the order of their declaration, a line break at the end.

use serde::Serialize as _;

use crate::model::{Dataset, SCHEMA_FILE};

/// The bytes of a dataset. The same dataset always gives the same bytes.
#[must_use]
pub fn write(dataset: &Dataset) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut root = dataset.clone();
    if root.schema.is_empty() {
        SCHEMA_FILE.clone_into(&mut root.schema);
    }
    if let Err(error) = root.serialize(&mut serde_json::Serializer::pretty(&mut bytes)) {
        // Only a map key that is no text could fail, and the types have none.
        log::error!("a dataset could not be written: {error}");
    }
    bytes.push(b'\n');
    bytes
}
