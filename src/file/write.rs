//! From a dataset to bytes: two-space indent, keys in the order of their declaration, a line break at the end.

use std::io;

use serde::Serialize as _;

use crate::model::{Dataset, SCHEMA_FILE};

/// The bytes of a dataset. The same dataset always gives the same bytes.
#[must_use]
pub fn write(dataset: &Dataset) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Err(error) = write_to(dataset, &mut bytes) {
        // Only a map key that is no text could fail, and the types have none.
        log::error!("a dataset could not be written: {error}");
    }
    bytes
}

/// The same bytes, one after the other: a large dataset need not be held twice.
pub(super) fn write_to(dataset: &Dataset, out: &mut impl io::Write) -> io::Result<()> {
    let mut root = dataset.clone();
    if root.schema.is_empty() {
        SCHEMA_FILE.clone_into(&mut root.schema);
    }
    root.serialize(&mut serde_json::Serializer::pretty(&mut *out)).map_err(io::Error::other)?;
    out.write_all(b"\n")
}
