//! Large steps of the history in little memory.
//!
//! Whoever clears all cells of a province leaves in the history as much text as the dataset holds, and does so as often as
//! it is filled again. As JSON, deflated, it is a fraction of that; it is unpacked when it is taken back.

use std::io::{Read as _, Write as _};
use std::sync::Arc;

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use super::difference::Difference;
use crate::model::Report;

/// A step to be packed, which takes a while.
#[derive(Debug)]
pub struct Packing(pub(super) Arc<Difference<Report>>);

/// What a step keeps, packed.
#[derive(Debug)]
pub struct Packed(Box<[u8]>);

impl Packing {
    /// Packs it. Nothing where that would not give the very same back, such as unknown fields in another order.
    #[must_use]
    pub fn pack(&self) -> Option<Packed> {
        let mut writer = DeflateEncoder::new(Vec::new(), Compression::fast());
        serde_json::to_writer(&mut writer, &*self.0).ok()?;
        writer.flush().ok()?;
        let packed = Packed(writer.finish().ok()?.into());
        (packed.read().as_ref() == Some(&*self.0)).then_some(packed)
    }
}

impl Packed {
    fn read(&self) -> Option<Difference<Report>> {
        let mut text = Vec::new();
        DeflateDecoder::new(&*self.0).read_to_end(&mut text).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// What the step keeps.
    pub(super) fn unpack(&self) -> Difference<Report> {
        // It was read once already, when it was packed.
        self.read().unwrap_or_else(|| unreachable!("a packed step was read when it was packed"))
    }
}
