//! A packed file with a cap on what comes out of it: no part, and not all parts together, can fill the memory.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::encoding::Encoding;
use super::error::{FormatError, Measured};
use super::limits::{PART_BYTES, PARTS, UNPACKED_BYTES, within};

/// The mark before UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A zip file of which parts are unpacked by name.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    unpacked: u64,
    file_bytes: usize,
}

impl<'a> Archive<'a> {
    /// The directory of a zip file.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, FormatError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|cause| FormatError::damaged("zip", &cause))?;
        within(Measured::Parts, zip.len(), PARTS)?;
        let names = zip.file_names().filter_map(Result::ok).map(|name| name.replace('\\', "/")).collect();
        Ok(Self { zip, names, unpacked: 0, file_bytes: bytes.len() })
    }

    /// How many bytes the packed file has.
    pub(super) fn file_bytes(&self) -> usize {
        self.file_bytes
    }

    /// The names of all parts.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// True when a part has this name.
    pub(super) fn holds(&self, name: &str) -> bool {
        self.names.iter().any(|own| own == name)
    }

    /// The bytes of a part; nothing when there is none of the name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, FormatError> {
        let Some(at) = self.names.iter().position(|own| own == name) else { return Ok(None) };
        let limit = PART_BYTES.min(UNPACKED_BYTES.saturating_sub(self.unpacked));
        let file = self.zip.by_index(at).map_err(|cause| refused(name, &cause))?;
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|cause| FormatError::damaged(name, &cause))?;
        let found = bytes.len() as u64;
        self.unpacked += found;
        if found > limit {
            return Err(FormatError::TooLarge {
                what: Measured::Unpacked,
                limit: UNPACKED_BYTES,
                found: self.unpacked,
            });
        }
        Ok(Some(bytes))
    }

    /// The text of a part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, FormatError> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        let encoding = super::encoding::detect_xml(&bytes);
        if encoding != Encoding::Utf8 || bytes.starts_with(BYTE_ORDER_MARK) {
            return Ok(Some(super::encoding::decode(&bytes, encoding).0));
        }
        // Nearly all parts are sound UTF-8, which need not be copied.
        let text = String::from_utf8(bytes);
        Ok(Some(text.unwrap_or_else(|error| super::encoding::decode(error.as_bytes(), encoding).0)))
    }

    /// The text of a part that the file cannot do without.
    pub(super) fn required(&mut self, name: &str) -> Result<String, FormatError> {
        self.text(name)?.ok_or_else(|| FormatError::damaged(name, &"missing"))
    }
}

fn refused(name: &str, cause: &ZipError) -> FormatError {
    match cause {
        ZipError::InvalidPassword => FormatError::Encrypted,
        ZipError::UnsupportedArchive(why) if why.to_lowercase().contains("password") => FormatError::Encrypted,
        other => FormatError::damaged(name, other),
    }
}
