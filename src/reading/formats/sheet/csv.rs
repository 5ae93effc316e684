//! Cells in a text: csv, and what a spreadsheet puts on the clipboard.

use crate::reading::formats::document::{Document, Kind};
use crate::reading::formats::error::{FormatError, Measured};
use crate::reading::formats::limits::{CELLS, Watch, tell, within};

use crate::text::{heading, headings as lexicon};

use super::{add_cell, begin};

/// At most so many lines of title stand above the headings.
const TITLES: usize = 3;

/// The mark between the cells when a text is a list of cells: every line has the same number of them, at least
/// three, and the first of them, below a title, holds short headings.
pub(in crate::reading::formats) fn separator(text: &str) -> Option<char> {
    let start = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    ['\t', ',', ';'].into_iter().find(|separator| {
        let head: String = start.chars().take(20_000).collect();
        let mut rows = rows(&head, *separator);
        // The last row of a cut text is cut too.
        if head.len() < start.len() {
            rows.pop();
        }
        let filled: Vec<&Vec<String>> = rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        // Above the headings stands the title, in a cell or two.
        let full = |row: &&Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() >= 3;
        let Some(head) = filled.iter().take(TITLES + 1).position(full) else { return false };
        let filled = filled.get(head..).unwrap_or_default();
        let Some(first) = filled.first() else { return false };
        let headings = first.iter().filter(|cell| !cell.is_empty());
        let short = headings.clone().all(|cell| cell.chars().count() <= 16 && !cell.contains('。'));
        let even = filled.iter().filter(|row| row.len() == first.len()).count();
        let even = even * 10 >= filled.len() * 9;
        // Rows that end early are those of a ledger where the headings are.
        let known = headings.clone().filter(|cell| lexicon().meaning(&heading(cell)).is_some()).count();
        let ragged = known >= 3 && filled.iter().all(|row| row.len() <= first.len());
        (short || known >= 3) && headings.count() >= 3 && filled.len() >= 2 && (even || ragged)
    })
}

/// Reads a list of cells.
pub(in crate::reading::formats) fn csv(
    name: &str,
    text: &str,
    separator: char,
    watch: Watch<'_>,
) -> Result<Document, FormatError> {
    let mut document = Document::new(name, Kind::Sheet, text.len());
    let table = begin(&mut document, "");
    let rows = rows(text.trim_start_matches('\u{feff}'), separator);
    let count = rows.len();
    for (row, cells) in (0_u32..).zip(rows) {
        if row % 1024 == 0 {
            tell(watch, row as usize, count)?;
        }
        for (column, cell) in (0_u32..).zip(cells) {
            add_cell(&mut document, table, (row, column), (1, 1), &cell);
        }
        within(Measured::Cells, document.paragraphs.len(), CELLS)?;
    }
    Ok(document)
}

/// The rows of a text. A cell in quotes may hold separators and line breaks; a quote that opens within a cell is
/// a quote.
fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = vec![];
    let mut row = vec![];
    let mut cell = String::new();
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c if c == separator && !quoted => row.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_in_quotes_hold_what_they_hold() {
        let read = rows("序号,问题,措施\n1,\"甲,乙\",\"一是\"\"丙\"\"\n二是丁\"\r\n", ',');
        assert_eq!(read, [vec!["序号", "问题", "措施"], vec!["1", "甲,乙", "一是\"丙\"\n二是丁"]]);
    }

    #[test]
    fn a_notice_is_no_list_of_cells() {
        assert_eq!(separator("序号\t问题\t措施\n1\t甲\t乙\n"), Some('\t'));
        assert_eq!(separator("一、总体情况\n县委高度重视,成立领导小组,制定方案。\n二、整改情况\n"), None);
        assert_eq!(separator("根据统一部署,2024年3月,县委巡察组,进驻。"), None);
    }
}
