//! Lists as CSV, for spreadsheets.

use crate::text::{width, writable};

use super::error::ExportError;

/// The mark by which Excel takes the text for UTF-8.
const UTF_8: &str = "\u{feff}";

/// Lines of cells as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe.
///
/// # Errors
/// When the writer refuses a line.
pub fn csv(lines: &[Vec<String>]) -> Result<Vec<u8>, ExportError> {
    let refused = |error: ::csv::Error| ExportError::Writer(error.to_string());
    let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(UTF_8.as_bytes().to_vec());
    for line in lines {
        writer.write_record(line.iter().map(|cell| harmless(&writable(cell)))).map_err(refused)?;
    }
    writer.into_inner().map_err(|error| ExportError::Writer(error.to_string()))
}

/// A text that a spreadsheet would take for a formula is kept from being one.
///
/// Spreadsheets drop blanks in front, and a tab or a line break there splits the cell in some; Excel with a Chinese or
/// Japanese input takes the full-width signs as well (OWASP, "CSV Injection").
fn harmless(cell: &str) -> String {
    let begins = |c: char| matches!(width(c), '=' | '+' | '-' | '@');
    let breaks = cell.starts_with(['\t', '\r', '\n']);
    if is_signed_number(cell) {
        return cell.to_owned();
    }
    if breaks || cell.trim_start().starts_with(begins) { format!("'{cell}") } else { cell.to_owned() }
}

/// True for a sign with digits behind it and nothing else: a value, whichever program reads it.
fn is_signed_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or_default();
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    [whole, decimals].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(lines: &[&str]) -> Vec<String> {
        let bytes =
            csv(&lines.iter().map(|cell| vec![(*cell).to_owned(), "次,\"\n".to_owned()]).collect::<Vec<_>>()).unwrap();
        let text = bytes.strip_prefix(UTF_8.as_bytes()).unwrap();
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text);
        let records = reader.records().map(Result::unwrap);
        records
            .map(|record| (record[0].to_owned(), record[1] == *"次,\"\n"))
            .filter(|own| own.1)
            .map(|own| own.0)
            .collect()
    }

    #[test]
    fn no_cell_begins_as_a_formula_does() {
        for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"] {
            for blank in ["", " ", "\u{3000}", "\u{a0}"] {
                let cell = format!("{blank}{sign}1+1");
                if blank.is_empty() || !matches!(sign, "\t" | "\r" | "\n") {
                    assert_eq!(cells(&[&cell]), [format!("'{cell}")], "{cell:?}");
                }
            }
        }
    }

    #[test]
    fn other_cells_stay_as_they_are() {
        let plain = ["整改", "1-2", "", " 甲", "a=b", "“引”", "+3", "-12.5"];
        assert_eq!(cells(&plain), plain);
    }

    #[test]
    fn no_cell_holds_a_control() {
        assert_eq!(cells(&["甲\u{fffe}乙\u{1b}[31m\u{0}"]), ["甲 乙 [31m "]);
        // What is hidden behind a control is seen once the control is a blank.
        assert_eq!(cells(&["\u{1}=1"]), ["' =1"]);
    }
}
