//! Words for what reading a document gives: why it cannot be read, and what a person should look at.

use crate::reading::formats::{Document, Encoding, Fault, FaultKind, FormatError, LooksLike, Measured, Why};
use crate::reading::ledger_sheet::Column;
use crate::reading::notice::{Level, Remark, Role, Totalled, YearBasis};
use crate::words::Words;

/// Why a document could not be read, and what to do.
#[must_use]
pub fn format_error(error: &FormatError, words: &Words) -> String {
    match error {
        FormatError::NotADocument { looks_like } => {
            let kind = words.text(looks(*looks_like)).to_owned();
            match looks_like {
                // Saved as another format it is no better: what helps is to have its characters recognised.
                LooksLike::ScannedPdf | LooksLike::NamelessPdf | LooksLike::ScannedOfd | LooksLike::NamelessOfd => {
                    words.with("format-no-characters", [("kind", kind.into())])
                }
                _ => words.with("format-not-a-document", [("kind", kind.into())]),
            }
        }
        FormatError::TooLarge { what, limit, found } => {
            let key = match what {
                Measured::Bytes => "format-too-many-bytes",
                Measured::Unpacked => "format-too-much-unpacked",
                Measured::Parts => "format-too-many-parts",
                Measured::Paragraphs => "format-too-many-paragraphs",
                Measured::Cells => "format-too-many-cells",
            };
            let scale = if matches!(what, Measured::Bytes | Measured::Unpacked) { 1 << 20 } else { 1 };
            words.with(key, [("limit", (limit / scale).into()), ("found", found.div_ceil(scale).into())])
        }
        FormatError::Damaged { part, .. } => {
            // The cause may quote the document: it is not logged.
            words.with("format-damaged", [("part", part.clone().into())])
        }
        FormatError::Encrypted => words.text("format-encrypted").to_owned(),
        FormatError::Empty => words.text("format-empty").to_owned(),
        FormatError::Cancelled => words.text("format-cancelled").to_owned(),
        FormatError::NotAFile => words.text("format-not-a-file").to_owned(),
        FormatError::OutOfMemory { limit } => words.with("format-out-of-memory", [("limit", (limit >> 20).into())]),
        FormatError::OutOfTime { seconds } => words.with("format-out-of-time", [("seconds", (*seconds).into())]),
        FormatError::ReaderStopped => words.text("format-reader-stopped").to_owned(),
        FormatError::Unreadable(cause) => words.with("format-unreadable", [("cause", cause.message(words).into())]),
    }
}

/// The same of a document by its name.
#[must_use]
pub fn document_error(error: &FormatError, name: &str, words: &Words) -> String {
    let error = format_error(error, words);
    words.with("format-of-document", [("error", error.into()), ("name", name.to_owned().into())])
}

fn looks(kind: LooksLike) -> &'static str {
    match kind {
        LooksLike::ScannedPdf => "looks-scanned-pdf",
        LooksLike::NamelessPdf => "looks-nameless-pdf",
        LooksLike::ScannedOfd => "looks-scanned-ofd",
        LooksLike::NamelessOfd => "looks-nameless-ofd",
        LooksLike::Png | LooksLike::Jpeg | LooksLike::Picture => "looks-picture",
        LooksLike::OldWord => "looks-old-word",
        LooksLike::Slides => "looks-slides",
        LooksLike::WebArchive => "looks-web-archive",
        LooksLike::Archive => "looks-archive",
        LooksLike::Program => "looks-program",
        LooksLike::Media => "looks-media",
        LooksLike::OtherOffice => "looks-other-office",
        LooksLike::Binary => "looks-binary",
    }
}

/// What a person should look at, and where.
#[must_use]
pub fn remark(remark: &Remark, paragraph: Option<u32>, document: &Document, words: &Words) -> String {
    let said = remark_words(remark, document, words);
    let paragraph = paragraph.and_then(|at| Some((at, document.paragraphs.get(at as usize)?)));
    let Some((at, paragraph)) = paragraph else { return said };
    let place = paragraph_place(document, at, words);
    at_place(&place, &paragraph.text, &said, words)
}

/// What is said of a place, with the beginning of the words that stand there.
#[must_use]
pub fn at_place(place: &str, text: &str, said: &str, words: &Words) -> String {
    /// Characters of the words that are enough to find them.
    const SHOWN: usize = 16;
    let text = text.trim();
    let cut: String = text.chars().take(SHOWN).collect();
    let text = if cut.len() < text.len() { format!("{cut}…") } else { cut };
    words.with(
        "remark-at",
        [("place", place.to_owned().into()), ("text", text.into()), ("said", said.to_owned().into())],
    )
}

/// Where a paragraph stands: its number, or its cell; with the sheet where there are several.
#[must_use]
pub fn paragraph_place(document: &Document, paragraph: u32, words: &Words) -> String {
    let Some(place) = document.paragraphs.get(paragraph as usize).and_then(|own| own.place) else {
        return words.with("remark-at-paragraph", [("paragraph", (paragraph + 1).into())]);
    };
    let at = [("row", (place.row + 1).into()), ("column", column_letters(place.column).into())];
    let at = words.with("remark-at-cell", at);
    let sheet = document.tables.get(place.table as usize).filter(|name| !name.is_empty() && document.tables.len() > 1);
    match sheet {
        Some(sheet) => words.with("remark-at-sheet", [("sheet", sheet.clone().into()), ("place", at.into())]),
        None => at,
    }
}

/// The key of the word for why words were left out.
#[must_use]
pub fn why_word(why: Why) -> &'static str {
    match why {
        Why::PageTitle => "why-page-title",
        Why::Navigation => "why-navigation",
        Why::Links => "why-links",
        Why::Control => "why-control",
        Why::Hidden => "why-hidden",
        Why::Deleted => "why-deleted",
        Why::HeaderOrFooter => "why-header-or-footer",
        Why::Note => "why-note",
        Why::Comment => "why-comment",
        Why::Contents => "why-contents",
        Why::TooLong => "why-too-long",
        Why::Drawing => "why-drawing",
        Why::Embedded => "why-embedded",
    }
}

/// A column as spreadsheets name it: A, B, … Z, AA.
#[must_use]
pub fn column_letters(column: u32) -> String {
    let letter = |n: u32| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    match column.checked_sub(26) {
        Some(rest) => format!("{}{}", column_letters(rest / 26), letter(column)),
        None => letter(column).to_string(),
    }
}

/// What a column of a ledger holds, in words: the name of its field, or of what a row gives in it.
#[must_use]
pub fn column_words(column: Column, words: &Words) -> String {
    let of = |object: &str, key: &str| words.text(&format!("field-{object}-{key}")).to_owned();
    match (column.object, column.key) {
        ("category", _) => words.text("column-holds-category").to_owned(),
        ("problem", _) => words.text("column-holds-problem").to_owned(),
        ("item", "title") => words.text("column-holds-item").to_owned(),
        ("row", "answer") => words.text("column-holds-answer").to_owned(),
        ("row", "units") => words.text("column-holds-unit").to_owned(),
        ("row", "person") => words.text("column-holds-person").to_owned(),
        ("row", "several") => words.text("column-holds-several").to_owned(),
        ("row", _) => words.text("column-holds-custom").to_owned(),
        ("closing", key) => {
            let (level, key) = key.split_once('.').unwrap_or_default();
            format!("{} {}", words.text(&format!("choice-ClosingLevel-{level}")), of("closing_step", key))
        }
        (object, key) => of(object, key),
    }
}

/// The key of the name of an encoding.
#[must_use]
pub fn encoding_word(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "encoding-utf-8",
        Encoding::Utf16Le => "encoding-utf-16-le",
        Encoding::Utf16Be => "encoding-utf-16-be",
        Encoding::Gb18030 => "encoding-gb18030",
        Encoding::Big5 => "encoding-big5",
    }
}

fn remark_words(remark: &Remark, document: &Document, words: &Words) -> String {
    match remark {
        Remark::NoItems => words.text("remark-no-items").to_owned(),
        Remark::NoTitle => words.text("remark-no-title").to_owned(),
        Remark::NoLevel(level) => {
            words.with("remark-no-level", [("level", words.text(level_word(*level)).to_owned().into())])
        }
        Remark::Folded(_) => words.text("remark-folded").to_owned(),
        Remark::Jump { expected, found, .. } => {
            words.with("remark-jump", [("expected", (*expected).into()), ("found", (*found).into())])
        }
        Remark::Aside(_) => words.text("remark-aside").to_owned(),
        Remark::NoMeasures(_) => words.text("remark-no-measures").to_owned(),
        Remark::DueUnread(_) => words.text("remark-due-unread").to_owned(),
        Remark::StandingUnread(_) => words.text("remark-standing-unread").to_owned(),
        Remark::Unkept(_) => words.text("remark-unkept").to_owned(),
        Remark::NoProblem(_) => words.text("remark-no-problem").to_owned(),
        Remark::FactUnread(_) => words.text("remark-fact-unread").to_owned(),
        Remark::NoYear(_) => words.text("remark-no-year").to_owned(),
        Remark::YearLent { by, on, .. } => {
            words.with("remark-year-lent", [("basis", year_basis(*by, words).into()), ("on", words.when(*on).into())])
        }
        Remark::TotalDiffers { of, stated, found, .. } => words.with(
            "remark-total-differs",
            [
                ("of", words.text(totalled(*of)).to_owned().into()),
                ("stated", (*stated).into()),
                ("found", (*found).into()),
            ],
        ),
        Remark::Undecoded(count) => words.with("remark-undecoded", [("count", (*count).into())]),
        Remark::RolesUnclear(_) => words.text("remark-roles-unclear").to_owned(),
        Remark::DueMoved(_) => words.text("remark-due-moved").to_owned(),
        Remark::ValueUnread(_) => words.text("remark-value-unread").to_owned(),
        Remark::Contradicts(_) => words.text("remark-contradicts").to_owned(),
        Remark::UpdateUndated(_) => words.text("remark-update-undated").to_owned(),
        Remark::ColumnUnread { heading, .. } => {
            words.with("remark-column-unread", [("heading", heading.clone().into())])
        }
        Remark::ColumnsUnread { headings: (first, last), count, .. } => words.with(
            "remark-columns-unread",
            [("first", first.clone().into()), ("last", last.clone().into()), ("count", (*count).into())],
        ),
        Remark::SumDiffers { found, .. } => words.with("remark-sum-differs", [("found", found.clone().into())]),
        Remark::Example(_) => words.text("remark-example").to_owned(),
        Remark::Guidance(name) => words.with("remark-guidance", [("name", name.clone().into())]),
        Remark::Cut => words.text("remark-cut").to_owned(),
        Remark::Controls(count) => words.with("remark-controls", [("count", (*count).into())]),
        Remark::Pictured(count) => words.with("remark-pictured", [("count", (*count).into())]),
        Remark::Radicals(count) => words.with("remark-radicals", [("count", (*count).into())]),
        Remark::Fault(fault) => fault_words(fault, document, words),
    }
}

/// Where a year was taken from.
fn year_basis(by: YearBasis, words: &Words) -> String {
    match by {
        YearBasis::AsOf(on) => words.with("year-by-as-of", [("on", words.date(on).into())]),
        YearBasis::Title(year) => words.with("year-by-title", [("year", year.to_string().into())]),
        YearBasis::Feedback(on) => words.with("year-by-feedback", [("on", words.date(on).into())]),
    }
}

/// What a workbook hides or cannot give, with its sheet where there are several.
fn fault_words(fault: &Fault, document: &Document, words: &Words) -> String {
    let place = fault.place;
    let said = match &fault.kind {
        FaultKind::NoResult => words.text("remark-no-result").to_owned(),
        FaultKind::ErrorValue(value) => words.with("remark-error-value", [("value", value.clone().into())]),
        FaultKind::HiddenRow => words.text("remark-hidden-row").to_owned(),
        FaultKind::FilteredRow => words.text("remark-filtered-row").to_owned(),
        FaultKind::HiddenColumn => words.text("remark-hidden-column").to_owned(),
        FaultKind::HiddenSheet(name) => return words.with("remark-hidden-sheet", [("name", name.clone().into())]),
        FaultKind::TooWide => words.text("remark-too-wide").to_owned(),
        FaultKind::Repeated => words.text("remark-repeated").to_owned(),
    };
    let at = [("row", (place.row + 1).into()), ("column", column_letters(place.column).into())];
    let at = words.with("remark-at-cell", at);
    let sheet = document.tables.get(place.table as usize).filter(|name| !name.is_empty());
    let sheet = sheet.unwrap_or(&document.name).clone();
    words.with("remark-at", [("place", at.into()), ("text", sheet.into()), ("said", said.into())])
}

/// The key of the word for a level.
#[must_use]
pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::Section => "level-section",
        Level::Category => "level-category",
        Level::Problem => "level-problem",
        Level::Item => "level-item",
    }
}

/// The key of the word for what a piece of text was taken for.
#[must_use]
pub fn role_word(role: Role) -> &'static str {
    match role {
        Role::Title => "role-title",
        Role::Preface => "role-preface",
        Role::Furniture => "role-furniture",
        Role::Heading(level) => level_word(level),
        Role::Finding => "role-finding",
        Role::Label => "role-label",
        Role::Lead => "role-lead",
        Role::Mark | Role::Measure => "role-measure",
        Role::Field(_) => "role-field",
        Role::Aside => "role-aside",
        Role::Closing => "role-closing",
        Role::Cell | Role::Column => "role-cell",
        Role::Text => "role-text",
    }
}

fn totalled(of: Totalled) -> &'static str {
    match of {
        Totalled::Problems => "total-problems",
        Totalled::Done => "total-done",
        Totalled::UnderWay => "total-under-way",
        Totalled::Sustained => "total-sustained",
        Totalled::Measures => "total-measures",
        Totalled::Leaders => "total-leaders",
        Totalled::LeadUnits => "total-lead-units",
        Totalled::SupportUnits => "total-support-units",
    }
}
