//! The formats that are read: each with its endings and its reader. What a file is, is told from its content; endings
//! only say which files a person is offered.

use super::archive::Archive;
use super::compound::Compound;
use super::doc;
use super::document::Document;
use super::docx;
use super::error::FormatError;
use super::html;
use super::kind::Magic;
use super::limits::Watch;
use super::odt;
use super::ofd;
use super::pdf;
use super::rtf;
use super::sheet::{csv, ods, stacked, xls, xlsb, xlsx};
use super::text;

/// A format of documents.
#[derive(Debug)]
pub struct Format {
    /// The endings of its files, the usual one first.
    pub endings: &'static [&'static str],
    pub(super) reader: Reader,
}

type Read = Result<Document, FormatError>;

/// How files of a format are read. A reader gives nothing where the file is of another format.
#[derive(Debug)]
pub(super) enum Reader {
    /// A zip file of parts.
    Packed(fn(name: &str, bytes: &[u8], archive: &mut Archive<'_>, watch: Watch<'_>) -> Option<Read>),
    /// A compound file of streams.
    Compound(fn(name: &str, file: &Compound<'_>, watch: Watch<'_>) -> Option<Read>),
    /// A file of bytes that says itself what it is.
    Marked(Magic, fn(name: &str, bytes: &[u8], watch: Watch<'_>) -> Read),
    /// Words.
    Text(fn(name: &str, text: &str, watch: Watch<'_>) -> Option<Read>),
}

/// The formats, in the order in which their readers are asked.
pub const FORMATS: &[Format] = &[
    Format {
        endings: &["docx"],
        reader: Reader::Packed(|name, _, archive, watch| {
            let main = docx::main_part(archive)?;
            Some(docx::docx(name, archive, &main, watch))
        }),
    },
    Format {
        endings: &["xlsb"],
        reader: Reader::Packed(|name, _, archive, watch| {
            archive.holds(xlsb::WORKBOOK).then(|| xlsb::xlsb(name, archive, watch))
        }),
    },
    Format {
        endings: &["xlsx", "xlsm"],
        reader: Reader::Packed(|name, bytes, archive, watch| {
            let is_workbook = archive.names().iter().any(|part| part.starts_with("xl/"));
            is_workbook.then(|| xlsx::xlsx(name, bytes, archive, watch))
        }),
    },
    Format {
        endings: &["ods"],
        reader: Reader::Packed(|name, _, archive, watch| {
            is_open_document(archive, "spreadsheet").map(|is| is.and_then(|()| ods::ods(name, archive, watch)))
        }),
    },
    Format {
        endings: &["odt", "ott"],
        reader: Reader::Packed(|name, _, archive, watch| {
            is_open_document(archive, "text").map(|is| is.and_then(|()| odt::odt(name, archive, watch)))
        }),
    },
    Format {
        endings: &["doc", "wps"],
        reader: Reader::Compound(|name, file, watch| file.has(doc::STREAM).then(|| doc::doc(name, file, watch))),
    },
    Format {
        endings: &["xls", "et"],
        reader: Reader::Compound(|name, file, watch| {
            let stream = ["Workbook", "Book"].into_iter().find(|stream| file.has(stream))?;
            Some(xls::xls(name, file, stream, watch))
        }),
    },
    Format {
        endings: &["ofd"],
        reader: Reader::Packed(|name, _, archive, watch| {
            archive.holds(ofd::ROOT).then(|| ofd::ofd(name, archive, watch))
        }),
    },
    Format { endings: &["pdf"], reader: Reader::Marked(Magic::Pdf, pdf::pdf) },
    Format { endings: &["rtf"], reader: Reader::Marked(Magic::Rtf, rtf::rtf) },
    Format { endings: &["mht", "mhtml"], reader: Reader::Marked(Magic::WebArchive, html::mhtml) },
    Format {
        endings: &["xml"],
        reader: Reader::Text(|name, text, watch| docx::is_flat(text).then(|| docx::flat(name, text, watch))),
    },
    Format {
        endings: &["fodt"],
        reader: Reader::Text(|name, text, watch| odt::is_flat(text).then(|| odt::flat(name, text, watch))),
    },
    Format {
        endings: &["html", "htm"],
        reader: Reader::Text(|name, text, watch| html::is_html(text).then(|| html::html(name, text, watch))),
    },
    Format {
        endings: &["csv"],
        reader: Reader::Text(|name, text, watch| match csv::separator(text) {
            Some(separator) => Some(csv::csv(name, text, separator, watch)),
            None => stacked::stacked(name, text, watch),
        }),
    },
    // The last: every text is one.
    Format { endings: &["txt", "md"], reader: Reader::Text(|name, text, watch| Some(text::text(name, text, watch))) },
];

/// True of an open document of this kind, or of a pattern for one; an error where that cannot be read.
fn is_open_document(archive: &mut Archive<'_>, kind: &str) -> Option<Result<(), FormatError>> {
    match odt::kind(archive) {
        Ok(own) => own.is_some_and(|own| own == kind || own.strip_suffix("-template") == Some(kind)).then_some(Ok(())),
        Err(error) => Some(Err(error)),
    }
}

/// The endings of all formats.
pub fn endings() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().flat_map(|format| format.endings).copied()
}

/// Reads a packed file. Gives nothing where it is of no format that is read.
pub(super) fn read_packed(name: &str, bytes: &[u8], archive: &mut Archive<'_>, watch: Watch<'_>) -> Option<Read> {
    FORMATS.iter().find_map(|format| match format.reader {
        Reader::Packed(read) => read(name, bytes, archive, watch),
        _ => None,
    })
}

/// Reads a compound file. Gives nothing where it is of no format that is read.
pub(super) fn read_compound(name: &str, file: &Compound<'_>, watch: Watch<'_>) -> Option<Read> {
    FORMATS.iter().find_map(|format| match format.reader {
        Reader::Compound(read) => read(name, file, watch),
        _ => None,
    })
}

/// Reads a file that says itself what it is.
pub(super) fn read_marked(mark: Magic, name: &str, bytes: &[u8], watch: Watch<'_>) -> Option<Read> {
    FORMATS.iter().find_map(|format| match format.reader {
        Reader::Marked(own, read) if own == mark => Some(read(name, bytes, watch)),
        _ => None,
    })
}

/// Reads words.
pub(super) fn read_text(name: &str, text: &str, watch: Watch<'_>) -> Option<Read> {
    FORMATS.iter().find_map(|format| match format.reader {
        Reader::Text(read) => read(name, text, watch),
        _ => None,
    })
}
