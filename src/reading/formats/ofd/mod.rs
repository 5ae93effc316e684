//! OFD with text (GB/T 33190-2016): a zip file of XML that names documents, their pages, and what each page draws. How that
//! is put together to paragraphs, and what is not read, stands in [`super::pages`].
//!
//! Limits: typefaces are not read, so that how wide a character is follows from where the next one stands; what a
//! composite object draws is taken for a picture.

mod content;
mod package;
mod path;
mod text;

use std::collections::{HashMap, HashSet};

use super::archive::Archive;
use super::document::{Document, Kind, Why};
use super::error::{FormatError, LooksLike};
use super::limits::{Watch, tell};
use super::pages::{Drawn, Pages};

use content::{Sheet, draw, notes, sheet};
use package::{Body, bodies, body, listed, notes_of_pages, resolved};

/// The part that names the documents.
pub(super) const ROOT: &str = "OFD.xml";

/// Points of a millimetre, in which such a file measures.
pub(super) const POINTS: f64 = 72.0 / 25.4;

/// Reads an OFD: its documents, which is one nearly always, page by page.
pub(super) fn ofd(name: &str, archive: &mut Archive<'_>, watch: Watch<'_>) -> Result<Document, FormatError> {
    // Locked parts have names that no reader knows; which those are stands in a part of its own (GM/T 0099).
    let is_lock = |part: &String| part.ends_with("Encryptions.xml") || part.ends_with("EncryptEntries.xml");
    if archive.names().iter().any(is_lock) {
        return Err(FormatError::Encrypted);
    }
    let mut pages = Pages::new(Document::new(name, Kind::Pdf, archive.file_bytes()));
    let root = archive.required(ROOT)?;
    // A part is one document or one page, however often it is named: a file of some kilobytes can do so ten thousand times.
    let mut seen = HashSet::new();
    for part in bodies(&root)?.iter().map(|part| resolved(ROOT, part)) {
        if seen.insert(part.clone()) && !read_body(&mut pages, archive, (&part, &mut seen), watch)? {
            break;
        }
    }
    pages.finish(LooksLike::ScannedOfd, LooksLike::NamelessOfd)
}

/// Reads a document. False once no more is taken in.
fn read_body(
    pages: &mut Pages,
    archive: &mut Archive<'_>,
    (part, seen): (&str, &mut HashSet<String>),
    watch: Watch<'_>,
) -> Result<bool, FormatError> {
    let own: Body = body(&archive.required(part)?, part)?;
    let mut templates = Templates { parts: &own.templates, texts: HashMap::new() };
    let page_notes = match &own.notes {
        Some(list) => notes_of_pages(&archive.text(list)?.unwrap_or_default(), list),
        None => HashMap::new(),
    };
    let count = own.pages.len();
    for (at, (id, page)) in own.pages.iter().enumerate() {
        tell(watch, at, count)?;
        if !seen.insert(page.clone()) {
            continue;
        }
        let text = archive.required(page)?;
        let own_sheet: Sheet = sheet(&text, page)?;
        let mut drawn = Drawn::new(own_sheet.size.or(own.size).unwrap_or(A4), pages.room());
        for id in &own_sheet.templates {
            if let Some((part, text)) = templates.text(id, archive)? {
                draw(&mut drawn, pages.document(), &text, &part)?;
            }
        }
        draw(&mut drawn, pages.document(), &text, page)?;
        if let Some(part) = page_notes.get(id) {
            // A note that cannot be read is none of the text.
            notes(&mut drawn, &archive.text(part)?.unwrap_or_default(), part);
        }
        if !pages.add(drawn) {
            return Ok(false);
        }
    }
    if let Some(list) = &own.attached {
        for name in listed(&archive.text(list)?.unwrap_or_default(), list) {
            pages.document().drop_words(&name, Why::Embedded);
        }
    }
    Ok(true)
}

/// The sides of a page that does not say how large it is, in points.
const A4: (f32, f32) = (595.3, 841.9);

/// What many pages have beneath them: each is unpacked once.
struct Templates<'a> {
    /// The parts by their numbers.
    parts: &'a HashMap<String, String>,
    texts: HashMap<String, String>,
}

impl Templates<'_> {
    /// The part of a template and its text; nothing for one that the file does not have.
    fn text(&mut self, id: &str, archive: &mut Archive<'_>) -> Result<Option<(String, String)>, FormatError> {
        let Some(part) = self.parts.get(id) else { return Ok(None) };
        if let Some(text) = self.texts.get(part) {
            return Ok(Some((part.clone(), text.clone())));
        }
        let text = archive.text(part)?.unwrap_or_default();
        self.texts.insert(part.clone(), text.clone());
        Ok(Some((part.clone(), text)))
    }
}
