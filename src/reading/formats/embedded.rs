//! Documents within a document: Word puts in the text of others where it is opened (`w:altChunk`).

use super::document::{Document, Dropped, Embedded, Why};
use super::error::FormatError;

/// More than these are listed and not read: no office puts together so many.
pub(super) const MOST: usize = 50;

/// The document with those that stand within it in their places. One that cannot be read, and those within such a one, are
/// listed as left out.
///
/// # Errors
/// The watch said stop.
pub(super) fn put_together(
    mut document: Document,
    read: &dyn Fn(&[u8]) -> Result<Document, FormatError>,
) -> Result<Document, FormatError> {
    let mut all = std::mem::take(&mut document.embedded);
    let unread = all.split_off(all.len().min(MOST));
    for own in unread.into_iter().rev() {
        list(&mut document, own);
    }
    // From the last one on, so that the places of those before it stay what they are.
    for own in all.into_iter().rev() {
        match read(&own.bytes) {
            Ok(mut inner) => {
                for deeper in std::mem::take(&mut inner.embedded).into_iter().rev() {
                    list(&mut inner, deeper);
                }
                put_in(&mut document, own.before, inner);
            }
            Err(FormatError::Cancelled) => return Err(FormatError::Cancelled),
            Err(_) => list(&mut document, own),
        }
    }
    Ok(document)
}

fn list(document: &mut Document, own: Embedded) {
    let at = document.dropped.partition_point(|dropped| dropped.before <= own.before);
    document.dropped.insert(at, Dropped { text: own.name, why: Why::Embedded, before: own.before });
}

/// Puts the paragraphs of one document before a paragraph of another, as far as there is room for them.
fn put_in(document: &mut Document, before: u32, inner: Document) {
    let first = u32::try_from(document.tables.len()).unwrap_or(u32::MAX);
    let mut paragraphs = inner.paragraphs;
    let read = paragraphs.iter().take_while(|own| document.has_room(&own.text)).count();
    paragraphs.truncate(read);
    for place in paragraphs.iter_mut().filter_map(|own| own.place.as_mut()) {
        place.table = place.table.saturating_add(first);
    }
    let count = u32::try_from(read).unwrap_or(u32::MAX);
    for dropped in document.dropped.iter_mut().filter(|dropped| dropped.before > before) {
        dropped.before = dropped.before.saturating_add(count);
    }
    let at = document.dropped.partition_point(|dropped| dropped.before <= before);
    let dropped: Vec<Dropped> = inner.dropped.into_iter().take_while(|own| document.has_room(&own.text)).collect();
    let moved = dropped.into_iter().map(|own| Dropped { before: own.before.min(count).saturating_add(before), ..own });
    document.dropped.splice(at..at, moved);
    document.tables.extend(inner.tables);
    let widths = inner.widths.into_iter();
    document.widths.extend(widths.map(|(table, widths)| (table.saturating_add(first), widths)));
    document.undecoded += inner.undecoded;
    document.radicals += inner.radicals;
    document.controls += inner.controls;
    document.pictured += inner.pictured;
    document.cut |= inner.cut;
    let at = document.paragraphs.len().min(before as usize);
    document.paragraphs.splice(at..at, paragraphs);
}
