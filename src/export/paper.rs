//! Papers as files: the ending of the path says what kind.

use std::path::Path;

use crate::paper::Paper;
use crate::scene::{Scene, pages};
use crate::table::{RowKind, Table};

use super::csv::csv;
use super::docx::docx;
use super::error::ExportError;
use super::pdf::pdf;
use super::xlsx::xlsx;

/// The endings of the files that a paper can be.
pub const PAPER_ENDINGS: [&str; 4] = ["xlsx", "docx", "pdf", "csv"];

/// The endings of the files that a paper in prose can be.
pub const PROSE_ENDINGS: [&str; 2] = ["docx", "pdf"];

/// The papers as one file.
///
/// # Errors
/// When the ending is another or none for papers in prose, or the writer fails.
pub fn papers(papers: &[Paper], path: &Path) -> Result<Vec<u8>, ExportError> {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    let is_prose = papers.iter().any(Paper::is_prose);
    if is_prose && !ending.as_deref().is_some_and(|ending| PROSE_ENDINGS.contains(&ending)) {
        return Err(ExportError::Kind(&PROSE_ENDINGS));
    }
    match ending.as_deref() {
        Some("xlsx") => xlsx(papers),
        Some("docx") => docx(papers),
        Some("pdf") => {
            let (mut all, mut headings): (Vec<Scene>, Vec<(usize, String)>) = (Vec::new(), Vec::new());
            for paper in papers {
                headings.push((all.len(), paper.name.clone()));
                all.extend(pages(paper));
            }
            pdf(&all, &headings)
        }
        Some("csv") => csv(&papers.iter().flat_map(Paper::tables).flat_map(lines).collect::<Vec<_>>()),
        _ => Err(ExportError::Kind(&PAPER_ENDINGS)),
    }
}

/// The headings and rows of a table as lines of cells. What is merged stands in each of its rows, so that every line is
/// whole by itself; heads of parts are left out.
#[must_use]
pub fn lines(table: &Table) -> Vec<Vec<String>> {
    let heading = |column: &crate::table::TableColumn| {
        if column.group.is_empty() || column.heading.contains(&column.group) {
            column.heading.clone()
        } else {
            format!("{}{}", column.group, column.heading)
        }
    };
    let mut lines = vec![table.columns.iter().map(heading).collect::<Vec<_>>()];
    let mut above: Vec<String> = vec![String::new(); table.columns.len()];
    for row in table.rows.iter().filter(|row| row.kind == RowKind::Data) {
        for (own, cell) in above.iter_mut().zip(&row.cells) {
            if cell.rows > 0 {
                *own = cell.value.text();
            }
        }
        lines.push(above.clone());
    }
    lines
}

/// The table as cells for the clipboard: tabs between columns, a line for each row. Line breaks and tabs within a cell are
/// quoted as spreadsheets do it.
#[must_use]
pub fn tab_separated(table: &Table) -> String {
    tab_separated_lines(lines(table))
}

/// Lines of cells as such a text.
#[must_use]
pub fn tab_separated_lines(lines: impl IntoIterator<Item = Vec<String>>) -> String {
    let quoted = |cell: String| {
        if cell.contains(['\n', '\r', '\t', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
    };
    let line = |cells: Vec<String>| cells.into_iter().map(quoted).collect::<Vec<_>>().join("\t");
    lines.into_iter().map(line).collect::<Vec<_>>().join("\n")
}
