//! Texts of the open document format (odt, ott, and fodt, which is one XML text): paragraphs, headings, lists with their numbers, tables with merged cells.
//! What was deleted while changes were tracked, notes, comments, heads and feet are left out and listed.
//!
//! Limits: documents within it (formulas, charts, sheets) are listed by their names and not read.

mod body;
mod deleted;
mod fields;

mod lists;
mod looks;
mod tables;

use super::archive::Archive;
use super::document::{Document, Kind, Why};
use super::error::FormatError;
use super::limits::Watch;

use body::Body;
use looks::Looks;

/// The part that holds the text, and the one that holds what is shared by all pages.
const CONTENT: &str = "content.xml";
const STYLES: &str = "styles.xml";

/// What a packed file says of its kind: every program writes it into the first part, and into the list of parts.
pub(super) fn kind(archive: &mut Archive<'_>) -> Result<Option<String>, FormatError> {
    const OPEN_DOCUMENT: &str = "application/vnd.oasis.opendocument.";
    let own = archive.text("mimetype")?.unwrap_or_default();
    if let Some(kind) = own.trim().strip_prefix(OPEN_DOCUMENT) {
        return Ok(Some(kind.to_owned()));
    }
    if !archive.holds(CONTENT) {
        return Ok(None);
    }
    let manifest = archive.text("META-INF/manifest.xml")?.unwrap_or_default();
    let kind = manifest.split_once(OPEN_DOCUMENT).and_then(|(_, rest)| rest.split(['"', '\'']).next());
    Ok(kind.map(str::to_owned))
}

/// Refuses a packed file whose parts are locked.
pub(super) fn refuse_locked(archive: &mut Archive<'_>) -> Result<(), FormatError> {
    let manifest = archive.text("META-INF/manifest.xml")?;
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(FormatError::Encrypted);
    }
    Ok(())
}

/// Reads a text.
pub(super) fn odt(name: &str, archive: &mut Archive<'_>, watch: Watch<'_>) -> Result<Document, FormatError> {
    refuse_locked(archive)?;
    let mut looks = Looks::default();
    let styles = archive.text(STYLES)?.unwrap_or_default();
    looks.read(&styles, STYLES)?;
    let text = archive.required(CONTENT)?;
    looks.read(&text, CONTENT)?;
    let document = Document::new(name, Kind::Word, archive.file_bytes());
    let mut document = Body::new(document, looks).read(&text, CONTENT, watch)?;
    drop_margins(&mut document, &styles, archive.file_bytes());
    Ok(document)
}

/// True for a text that is such a file as one XML text.
pub(super) fn is_flat(text: &str) -> bool {
    const HEAD: usize = 4096;
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    head.trim_start().starts_with('<')
        && head.contains("<office:document ")
        && head.contains("application/vnd.oasis.opendocument.text")
}

/// Reads a file that is one XML text: the styles, the heads and feet, and then the text.
pub(super) fn flat(name: &str, text: &str, watch: Watch<'_>) -> Result<Document, FormatError> {
    let mut looks = Looks::default();
    looks.read(text, "xml")?;
    Body::new(Document::new(name, Kind::Word, text.len()), looks).read(text, "xml", watch)
}

/// Notes the heads and feet that stand beside the styles: they are not read, and they are shown.
fn drop_margins(document: &mut Document, styles: &str, file_bytes: usize) {
    let own = Body::new(Document::new("", Kind::Word, file_bytes), Looks::default());
    let Ok(margins) = own.of_margins().read(styles, STYLES, &|_| true) else {
        document.drop_words(STYLES, Why::HeaderOrFooter);
        return;
    };
    for dropped in margins.dropped {
        document.drop_words(&dropped.text, dropped.why);
    }
}
