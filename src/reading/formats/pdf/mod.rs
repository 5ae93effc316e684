//! PDF with text: what its pages draw, and the notes on them. How that is put together to paragraphs, and what is not read,
//! stands in [`super::pages`].

mod comments;
mod drawing;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro_syntax::{LoadPdfError, Pdf};

use super::document::{Document, Kind};
use super::error::{FormatError, LooksLike};
use super::limits::{Watch, tell};
use super::pages::Pages;

/// Reads a PDF.
pub(super) fn pdf(name: &str, bytes: &[u8], watch: Watch<'_>) -> Result<Document, FormatError> {
    // A damaged file that its reader stumbles over must not take the program with it.
    catch_unwind(AssertUnwindSafe(|| read(name, bytes, watch)))
        .unwrap_or_else(|_| Err(FormatError::damaged("pdf", &"the reader gave up")))
}

fn read(name: &str, bytes: &[u8], watch: Watch<'_>) -> Result<Document, FormatError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => FormatError::Encrypted,
        LoadPdfError::Invalid => FormatError::damaged("pdf", &"no table of its objects"),
    })?;
    let document = Document::new(name, Kind::Pdf, bytes.len());
    let settings = InterpreterSettings::default();
    let cache = InterpreterCache::new();
    let all = pdf.pages();
    let mut pages = Pages::new(document);
    for (at, own) in all.iter().enumerate() {
        tell(watch, at, all.len())?;
        if !pages.add(drawing::drawn(own, pdf.xref(), &cache, &settings, pages.room())) {
            break;
        }
    }
    pages.finish(LooksLike::ScannedPdf, LooksLike::NamelessPdf)
}
