//! Packages of XML parts, as Office Open XML has them.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::text::writable;

use super::error::ExportError;

/// Begins every part.
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A package that is being written.
pub(super) struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    pub(super) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a part; `text` is its XML without the first line.
    pub(super) fn add(&mut self, path: &str, text: &str) -> Result<(), ExportError> {
        self.zip.start_file(path, SimpleFileOptions::default()).map_err(failed)?;
        self.zip.write_all(HEAD.as_bytes()).and_then(|()| self.zip.write_all(text.as_bytes())).map_err(failed)
    }

    /// Adds a part that is no XML.
    pub(super) fn add_bytes(&mut self, path: &str, bytes: &[u8]) -> Result<(), ExportError> {
        self.zip.start_file(path, SimpleFileOptions::default()).map_err(failed)?;
        self.zip.write_all(bytes).map_err(failed)
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, ExportError> {
        Ok(self.zip.finish().map_err(failed)?.into_inner())
    }
}

fn failed(error: impl std::fmt::Display) -> ExportError {
    ExportError::Writer(error.to_string())
}

pub(super) fn escaped(text: &str) -> String {
    writable(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The same for the value of an attribute.
pub(super) fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}
