//! Papers as a workbook, a sheet each: what an office goes on working with in Excel or WPS.
//!
//! Lives here: the workbook. What a sheet looks like is in `sheet`, what it remembers of its dataset in `record`.
//!
//! # Limits
//! Excel allows no row higher than 409 points. A row that needs more goes on in further rows, whose other cells are
//! merged over them.

mod formats;
mod record;
mod rows;
mod sheet;
mod watermark;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use crate::paper::Paper;
use crate::reading::formats::RECORD_SHEET;

use super::error::ExportError;

/// The most characters in the name of a sheet.
const NAME: usize = 31;

/// A workbook of papers. Its properties name no person and no path.
///
/// # Errors
/// When a paper has more rows or columns than a sheet can hold, or the writer fails.
pub fn xlsx(papers: &[Paper]) -> Result<Vec<u8>, ExportError> {
    write(papers).map_err(|error| match error {
        XlsxError::RowColumnLimitError => ExportError::Size,
        other => ExportError::Writer(other.to_string()),
    })
}

fn write(papers: &[Paper]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = papers.first().map_or("", |paper| paper.name.as_str());
    workbook.set_properties(&DocProperties::new().set_author("").set_title(title));
    let mut names: Vec<String> = Vec::new();
    let mut records = record::Records::default();
    if let Some(paper) = papers.iter().find(|paper| paper.recipient.is_some()) {
        records.send(paper);
    }
    for paper in papers {
        let name = sheet_name(&paper.name, &names);
        let sheet = workbook.add_worksheet();
        sheet.set_name(&name)?;
        sheet::fill(sheet, paper, &name, &mut records)?;
        names.push(name);
    }
    let hidden = workbook.add_worksheet();
    hidden.set_name(RECORD_SHEET)?;
    records.write(hidden)?;
    hidden.set_very_hidden(true);
    workbook.save_to_buffer()
}

/// A name that Excel allows for a sheet, and that no other has.
fn sheet_name(name: &str, taken: &[String]) -> String {
    let allowed = |c: char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let plain: String = crate::text::writable(name).chars().filter(|c| allowed(*c)).take(NAME - 3).collect();
    let plain = if plain.trim().is_empty() { "1".to_owned() } else { plain };
    let free = |name: &String| !taken.contains(name) && *name != RECORD_SHEET;
    let numbered = (2..).map(|n| format!("{plain}({n})"));
    std::iter::once(plain.clone()).chain(numbered).find(free).unwrap_or(plain)
}
