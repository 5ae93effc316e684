//! Documents within a document: Word puts in the text of others where it is opened (`w:altChunk`).

use super::document::{Document, Dropped, Embedded, Why};
use super::error::{FormatError, Measured};
use super::limits::{PARAGRAPHS, within};

/// The document with those that stand within it in their places. One that cannot be read, or that is too much beside the
/// others, and those within such a one, are listed as left out.
///
/// # Errors
/// The watch said stop.
pub(super) fn put_together(
    mut document: Document,
    read: &dyn Fn(&[u8]) -> Result<Document, FormatError>,
) -> Result<Document, FormatError> {
    // From the last one on, so that the places of those before it stay what they are.
    for own in std::mem::take(&mut document.embedded).into_iter().rev() {
        let inner = if own.bytes.is_empty() { Err(FormatError::Empty) } else { read(&own.bytes) };
        let fits = |inner: &Document| document.paragraphs.len() + inner.paragraphs.len();
        match inner.and_then(|inner| within(Measured::Paragraphs, fits(&inner), PARAGRAPHS).map(|()| inner)) {
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
    let faults = inner.faults.into_iter().map(|mut fault| {
        fault.place.table = fault.place.table.saturating_add(first);
        fault
    });
    document.faults.extend(faults);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::formats::document::{Fault, FaultKind, Kind, Paragraph, Place};

    /// A document of so many paragraphs, with the documents of these names within it.
    fn document(paragraphs: usize, inner: &[&str]) -> Document {
        let mut own = Document::new("", Kind::Word, 0);
        own.paragraphs = vec![Paragraph { text: "甲".to_owned(), ..Paragraph::default() }; paragraphs];
        for name in inner {
            own.embed((*name).to_owned(), vec![1]);
        }
        own
    }

    #[test]
    fn what_a_workbook_within_a_text_hides_is_told_of_its_own_table() {
        let fault = |table| Fault {
            place: Place { table, row: 2, column: 0, rows: 1, columns: 1 },
            kind: FaultKind::HiddenRow,
        };
        let mut outer = document(1, &["台账"]);
        outer.tables = vec![String::new(); 2];
        let inner = Document { tables: vec!["一".to_owned()], faults: vec![fault(0)], ..document(3, &[]) };
        let whole = put_together(outer, &|_| Ok(inner.clone())).unwrap();
        assert_eq!((whole.paragraphs.len(), whole.faults), (4, vec![fault(2)]));
    }

    #[test]
    fn all_together_are_no_more_than_one_may_be() {
        let inner = document(PARAGRAPHS - 2, &[]);
        let whole = put_together(document(2, &["甲", "乙"]), &|_| Ok(inner.clone())).unwrap();
        assert!(whole.paragraphs.len() <= PARAGRAPHS);
        let unread: Vec<&str> =
            whole.dropped.iter().filter(|own| own.why == Why::Embedded).map(|own| own.text.as_str()).collect();
        assert_eq!(unread, ["甲"]);
    }
}
