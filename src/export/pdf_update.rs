//! An update at the end of a PDF (ISO 32000-1, 7.5.6): objects in place of former ones, with a table of their own.

use std::fmt::Write as _;

use super::error::ExportError;

/// What stands at the end of a PDF.
struct Tail {
    /// The entries of the trailer.
    trailer: String,
    /// Where the table of objects begins.
    table: usize,
}

/// The PDF with other objects, each with its number and its bytes between `obj` and `endobj`.
///
/// # Errors
/// When the PDF does not end as one does.
pub(super) fn updated(mut pdf: Vec<u8>, objects: Vec<(usize, Vec<u8>)>) -> Result<Vec<u8>, ExportError> {
    if objects.is_empty() {
        return Ok(pdf);
    }
    let Tail { trailer, table: before } = tail(&pdf).ok_or_else(odd)?;
    // What is added begins on a line of its own.
    if !pdf.ends_with(b"\n") {
        pdf.push(b'\n');
    }
    let mut table = "xref\n".to_owned();
    for (number, object) in objects {
        // Writing to a text cannot fail.
        let _written = write!(table, "{number} 1\n{:010} 00000 n \n", pdf.len());
        pdf.extend([format!("{number} 0 obj\n").as_bytes(), &object, b"\nendobj\n"].concat());
    }
    let begin = pdf.len();
    pdf.extend(format!("{table}trailer\n<<{trailer}/Prev {before}>>\nstartxref\n{begin}\n%%EOF\n").into_bytes());
    Ok(pdf)
}

/// The catalogue of a PDF that asks readers to show the title in place of the name of the file (12.2), with its number.
///
/// # Errors
/// When the PDF has none.
pub(super) fn showing_title(pdf: &[u8]) -> Result<(usize, Vec<u8>), ExportError> {
    let catalogue = || {
        let Tail { trailer, .. } = tail(pdf)?;
        let number: usize = trailer.split_once("/Root")?.1.split_whitespace().next()?.parse().ok()?;
        let begin = find_last(pdf, format!("\n{number} 0 obj").as_bytes())?;
        let rest = pdf.get(begin..)?;
        let inside = rest.get(find(rest, b"<<")?..find(rest, b"endobj")?)?;
        let text = std::str::from_utf8(inside).ok()?.trim_end().strip_suffix(">>")?;
        Some((number, format!("{text}/ViewerPreferences<</DisplayDocTitle true>>>>").into_bytes()))
    };
    catalogue().ok_or_else(odd)
}

pub(super) fn odd() -> ExportError {
    ExportError::Writer("the PDF does not end as one does".to_owned())
}

fn tail(pdf: &[u8]) -> Option<Tail> {
    let from = find_last(pdf, b"trailer")?;
    let text = std::str::from_utf8(pdf.get(from..)?).ok()?;
    let (trailer, rest) = text.strip_prefix("trailer")?.trim_start().strip_prefix("<<")?.rsplit_once(">>")?;
    let table = rest.trim_start().strip_prefix("startxref")?.split_whitespace().next()?.parse().ok()?;
    Some(Tail { trailer: trailer.to_owned(), table })
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

pub(super) fn find_last(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}
