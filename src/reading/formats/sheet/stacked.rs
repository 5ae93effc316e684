//! A table that lost its columns while it was copied: each cell stands on a line of its own, the headings first, then as many
//! lines for each row.
//!
//! # Limits
//! Every row has a cell under every heading, and each cell is one line. Where a row is longer or shorter the table ends, and
//! what follows is read as lines below it.

use crate::reading::formats::document::{Document, Kind, is_blank};
use crate::reading::formats::error::{FormatError, Measured};
use crate::reading::formats::limits::{CELLS, Watch, tell, within};
use crate::text::{heading, headings as lexicon};

use super::{add_cell, begin};

/// A ledger has at least so many columns: fewer headings are labels of a form.
const LEAST_COLUMNS: usize = 4;

/// And no more than so many.
const MOST_COLUMNS: usize = 20;

/// A longer line is no heading.
const LONGEST_HEADING: usize = 16;

/// At most so many lines stand above the headings: title, period, unit that fills in.
const MOST_ABOVE: usize = 15;

/// Where such a table stands among the lines of a text.
#[derive(Debug, PartialEq, Eq)]
struct Stacked<'t> {
    above: Vec<&'t str>,
    rows: Vec<Vec<&'t str>>,
    below: Vec<&'t str>,
}

impl<'t> Stacked<'t> {
    /// The table of a text: headings of a ledger of which the first is over the numbers, and at least two rows of as many
    /// lines whose first counts from 1.
    fn of(text: &'t str) -> Option<Self> {
        let lines = || text.lines().map(|line| line.trim_matches(is_blank)).filter(|line| !line.is_empty());
        let is_number = |line: &str| lexicon().meaning(&heading(line)) == Some("item.number");
        let top = lines().take(MOST_ABOVE).position(is_number)?;
        let lines: Vec<&str> = lines().collect();
        let below = lines.get(top + 1..)?;
        let width = 1 + below.iter().take(MOST_COLUMNS).position(|line| is_counted(line, 1)).filter(|at| *at > 0)?;
        let titles = lines.get(top..top + width)?;
        let short = titles.iter().all(|title| title.chars().count() <= LONGEST_HEADING && !title.contains('。'));
        let known = titles.iter().filter(|title| lexicon().meaning(&heading(title)).is_some()).count();
        if width < LEAST_COLUMNS || !short || known * 2 < width {
            return None;
        }
        let (above, rest) = lines.split_at_checked(top)?;
        let counted = rest.chunks_exact(width).skip(1).zip(1..);
        let count = counted.take_while(|(row, at)| row.first().is_some_and(|first| is_counted(first, *at))).count();
        let rows: Vec<Vec<&str>> = rest.chunks_exact(width).take(count + 1).map(<[&str]>::to_vec).collect();
        let below = rest.get((count + 1) * width..).unwrap_or_default().to_vec();
        (count >= 2).then(|| Self { above: above.to_vec(), rows, below })
    }
}

/// True for a line that is a number and nothing else.
fn is_counted(line: &str, number: usize) -> bool {
    line.trim_end_matches(['.', '、', '\u{ff0e}']).parse() == Ok(number)
}

/// Reads a text whose lines are the cells of a ledger. Gives nothing for any other text.
pub(in crate::reading::formats) fn stacked(
    name: &str,
    text: &str,
    watch: Watch<'_>,
) -> Option<Result<Document, FormatError>> {
    let found = Stacked::of(text)?;
    Some(document(name, text.len(), &found, watch))
}

fn document(name: &str, length: usize, found: &Stacked<'_>, watch: Watch<'_>) -> Result<Document, FormatError> {
    let mut document = Document::new(name, Kind::Sheet, length);
    let table = begin(&mut document, "");
    let above = found.above.iter().map(|line| vec![*line]);
    let below = found.below.iter().map(|line| vec![*line]);
    let rows = above.chain(found.rows.iter().cloned()).chain(below);
    let count = found.above.len() + found.rows.len() + found.below.len();
    for (row, cells) in (0_u32..).zip(rows) {
        if row % 1024 == 0 {
            tell(watch, row as usize, count)?;
        }
        for (column, cell) in (0_u32..).zip(cells) {
            add_cell(&mut document, table, (row, column), (1, 1), cell);
        }
        within(Measured::Cells, document.paragraphs.len(), CELLS)?;
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEDGER: &str = "某县整改台账\n序号\n反馈问题\n整改措施\n责任单位\n整改时限\n1\n学习不深入\n组织学习\n县委办\n6月底\n\
                          2\n台账不全\n补齐台账\n县档案馆\n立行立改\n填报人:某";

    #[test]
    fn lines_are_cells_where_headings_and_numbers_say_so() {
        let found = Stacked::of(LEDGER).unwrap();
        assert_eq!((found.above, found.below), (vec!["某县整改台账"], vec!["填报人:某"]));
        assert_eq!(found.rows.len(), 3);
        assert_eq!(found.rows[2], ["2", "台账不全", "补齐台账", "县档案馆", "立行立改"]);
    }

    #[test]
    fn a_text_with_numbers_on_their_lines_is_no_table() {
        // A row is too long; the numbers do not count on; the lines above are no headings.
        for other in [
            LEDGER.replace("组织学习", "组织学习\n召开会议"),
            LEDGER.replace("\n2\n", "\n5\n"),
            LEDGER.replace("反馈问题\n整改措施\n责任单位\n整改时限", "甲\n乙\n丙\n丁"),
        ] {
            assert_eq!(Stacked::of(&other), None, "{other}");
        }
    }
}
