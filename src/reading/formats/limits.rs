//! How much of a document is read, and the watch that tells how far it is.

use std::io::Read;

use super::error::{FormatError, Measured};

/// Bytes of a plain text, a web page or a list of cells.
pub const TEXT_BYTES: u64 = 64 << 20;
/// Bytes of any file: pictures in a Word file count here and are not unpacked.
pub const FILE_BYTES: u64 = 256 << 20;
/// Bytes of one part of a packed file after unpacking.
pub const PART_BYTES: u64 = 64 << 20;
/// Bytes of all parts that are unpacked.
pub const UNPACKED_BYTES: u64 = 128 << 20;
/// Parts of a packed file.
pub const PARTS: usize = 10_000;
/// Paragraphs of a document.
pub const PARAGRAPHS: usize = 500_000;
/// Cells of a workbook that hold something, or of the rows of rich text.
pub const CELLS: usize = 1_000_000;

/// Documents that stand within one: no office puts together so many.
pub(super) const EMBEDDED: usize = 50;

/// Bytes of the words of one cell or block: a spreadsheet's cell holds 32,767 characters, of up to three bytes each.
pub(super) const CELL_BYTES: usize = 100_000;

/// Bytes of the words of a document whose file has so many: a file of a few bytes can repeat its words without end.
/// Each paragraph costs something beside its words.
pub(super) fn room(file_bytes: usize) -> usize {
    file_bytes.saturating_mul(2).saturating_add(8 << 20)
}

/// Called with how far the work is, from 0 to 1; false stops it.
pub type Watch<'a> = &'a dyn Fn(f32) -> bool;

/// Tells the watch, and turns its no into an error.
pub(super) fn tell(watch: Watch<'_>, done: usize, of: usize) -> Result<(), FormatError> {
    let share = done as f32 / of.max(1) as f32;
    if watch(share.clamp(0.0, 1.0)) { Ok(()) } else { Err(FormatError::Cancelled) }
}

/// An error when there is more than the limit.
pub(super) fn within(what: Measured, found: usize, limit: usize) -> Result<(), FormatError> {
    if found <= limit {
        return Ok(());
    }
    Err(FormatError::TooLarge { what, limit: limit as u64, found: found as u64 })
}

/// All bytes of a file, read in pieces, refused before the first when its length is known to be too much.
///
/// # Errors
/// Too large, stopped, or not readable.
pub fn bytes_of(reader: &mut dyn Read, length: Option<u64>, watch: Watch<'_>) -> Result<Vec<u8>, FormatError> {
    let too_large = |found| FormatError::TooLarge { what: Measured::Bytes, limit: FILE_BYTES, found };
    if let Some(found) = length.filter(|found| *found > FILE_BYTES) {
        return Err(too_large(found));
    }
    let mut bytes = Vec::new();
    loop {
        let before = bytes.len();
        let mut piece = Read::take(&mut *reader, 1 << 20);
        piece.read_to_end(&mut bytes).map_err(|cause| FormatError::Unreadable(cause.into()))?;
        if bytes.len() == before {
            return Ok(bytes);
        }
        // The first piece tells a text from a packed file, which may be larger.
        let packed = [&b"PK"[..], b"\xd0\xcf\x11\xe0", b"%PDF"].iter().any(|mark| bytes.starts_with(mark));
        let limit = if packed { FILE_BYTES } else { TEXT_BYTES };
        let expected = length.unwrap_or(limit).max(bytes.len() as u64);
        if expected > limit && (length.is_some() || bytes.len() as u64 > limit) {
            return Err(FormatError::TooLarge { what: Measured::Bytes, limit, found: expected });
        }
        tell(watch, bytes.len(), usize::try_from(expected).unwrap_or(usize::MAX))?;
    }
}
