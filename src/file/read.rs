//! From bytes to a dataset: one fast pass, and a second one that finds out more only when the first fails.

use serde_json::value::RawValue;

use crate::model::{Dataset, VERSION};

use super::check;
use super::error::{ReadError, ReadErrorKind};
use super::locate;

/// The mark that some programs put before UTF-8 text.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads and checks a dataset.
///
/// # Errors
/// When the bytes are not a sound dataset; the error says what, where and what to do.
pub fn read(bytes: &[u8]) -> Result<Dataset, ReadError> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let dataset: Dataset = serde_json::from_slice(bytes).map_err(|error| diagnose(bytes, &error))?;
    if dataset.version > VERSION {
        return Err(newer(bytes, dataset.version));
    }
    let defects = check::defects(&dataset);
    if defects.is_empty() { Ok(dataset) } else { Err(located(bytes, defects)) }
}

/// Reads a dataset that the program itself wrote: it was sound then.
pub(super) fn read_unchecked(bytes: &[u8]) -> Result<Dataset, ReadError> {
    serde_json::from_slice(bytes).map_err(|error| diagnose(bytes, &error))
}

/// Finds out why bytes could not be read.
fn diagnose(bytes: &[u8], error: &serde_json::Error) -> ReadError {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return ReadError::at_start(ReadErrorKind::Empty);
    }
    if let Err(error) = std::str::from_utf8(bytes) {
        let (line, column) = locate::line_column(bytes, error.valid_up_to());
        return ReadError::new(ReadErrorKind::NotUtf8, line, column, String::new());
    }
    // The header tells whether the file means to be a dataset at all.
    match serde_json::from_slice::<Header<'_>>(bytes) {
        Err(syntax) if !syntax.is_data() => syntax_error(&syntax),
        Err(_) => ReadError::at_start(ReadErrorKind::NotADataset),
        Ok(header) => diagnose_header(bytes, &header, error),
    }
}

/// The fields that say what a file is. All others are passed over unread, whatever they hold.
#[derive(serde::Deserialize)]
struct Header<'a> {
    #[serde(borrow)]
    format: Option<&'a RawValue>,
    #[serde(borrow)]
    version: Option<&'a RawValue>,
}

fn diagnose_header(bytes: &[u8], header: &Header<'_>, error: &serde_json::Error) -> ReadError {
    if header.format.map(RawValue::get) != Some("\"guatu\"") {
        return ReadError::at_start(ReadErrorKind::NotADataset);
    }
    let version = header.version.and_then(|version| version.get().parse::<u32>().ok());
    if let Some(version) = version.filter(|version| *version > VERSION) {
        return newer(bytes, version);
    }
    let deserializer = &mut serde_json::Deserializer::from_slice(bytes);
    let path = match serde_path_to_error::deserialize::<_, Dataset>(deserializer) {
        Err(error) => error.path().to_string(),
        Ok(_) => String::new(),
    };
    let path = if path == "." { String::new() } else { path };
    // serde says at which key or value it stopped; the words before " at line" are the cause.
    let cause = error.to_string();
    let cause = cause.split(" at line ").next().unwrap_or_default().to_owned();
    ReadError::new(ReadErrorKind::Field(cause), error.line(), error.column(), path)
}

fn syntax_error(error: &serde_json::Error) -> ReadError {
    let kind = if error.is_eof() { ReadErrorKind::Truncated } else { ReadErrorKind::Syntax };
    ReadError::new(kind, error.line(), error.column(), String::new())
}

fn newer(bytes: &[u8], version: u32) -> ReadError {
    let (line, column) = locate::place(bytes, "version").unwrap_or((1, 1));
    ReadError::new(ReadErrorKind::Newer(version), line, column, "version".to_owned())
}

/// Gives each defect its line and column; the first one decides the headline.
fn located(bytes: &[u8], mut defects: Vec<super::Defect>) -> ReadError {
    if let Some(mut locator) = locate::Locator::new(bytes) {
        for defect in &mut defects {
            (defect.line, defect.column) = locator.place(&defect.path).unwrap_or((1, 1));
        }
    }
    let (line, column, path) =
        defects.first().map_or((1, 1, String::new()), |first| (first.line, first.column, first.path.clone()));
    ReadError::new(ReadErrorKind::Defects(defects), line, column, path)
}
