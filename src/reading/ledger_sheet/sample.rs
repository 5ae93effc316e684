//! A table of a document as a sample of how an office's tables look: its title, the words over its columns, the lines
//! above and below it.

use crate::reading::formats::{Cell, Document, Paragraph, Table};

use super::column::Column;
use super::columns::{Match, assumed, matched};
use super::head::head;
use super::sheet::is_guidance;

/// A table as a sample.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sample {
    /// Its title; empty where none is seen.
    pub title: String,
    /// Its columns that have a heading, in their order.
    pub columns: Vec<SampleColumn>,
    /// The lines between the title and the headings, their parts set apart by tab stops.
    pub above: Vec<String>,
    /// The lines below the last row, such as those for signatures.
    pub below: Vec<String>,
    /// True where an item takes several rows, one for each of its measures.
    pub by_measure: bool,
}

/// A column of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleColumn {
    /// Its own heading.
    pub heading: String,
    /// The heading that it shares with its neighbours; empty for one that stands alone.
    pub group: String,
    /// What it holds; absent for what no heading of a ledger says.
    pub column: Option<Column>,
    /// How wide it is, in tenths of a millimetre; 0 where the document does not say.
    pub width: u32,
}

/// How many columns must be known by their headings.
const LEAST: usize = 2;

/// A line beside a table is at most so long.
const LINE: usize = 80;

/// How many paragraphs before and behind a table of a text belong to it.
const NEAR: usize = 3;

/// The table of a document that looks most like a ledger; absent where no table has two headings that are known.
#[must_use]
pub fn sample(document: &Document) -> Option<Sample> {
    let mut best: Option<(usize, Table, Match)> = None;
    for (at, table) in document.all_tables() {
        if is_guidance(&table) {
            continue;
        }
        let found = matched(&table).unwrap_or_else(|| assumed(&table));
        let known = found.known();
        if known >= LEAST && best.as_ref().is_none_or(|(.., before)| known > before.known()) {
            best = Some((at, table, found));
        }
    }
    let (at, table, found) = best?;
    let at = u32::try_from(at).ok()?;
    let widths = document.widths.get(&at).map(Vec::as_slice).unwrap_or_default();
    let columns = columns(&table, &found, widths);
    let (before, behind) = around(document, at);
    let own = head(&table, &found).title.map(|(title, _)| title);
    let last = own.is_none().then(|| before.iter().rposition(|line| is_title(line))).flatten();
    let title = own.or_else(|| before.get(last?).cloned()).unwrap_or_default();
    let mut above: Vec<String> = before.into_iter().skip(last.map_or(usize::MAX, |last| last + 1)).collect();
    above.extend(lines(table.rows.iter().take(found.top())).filter(|line| *line != title));
    above.retain(|line| has_label(line));
    let mut below = below(&table, &found);
    below.extend(behind.into_iter().take_while(|line| has_label(line)));
    Some(Sample { title, columns, above, below, by_measure: is_by_measure(&table, &found) })
}

fn columns(table: &Table, found: &Match, widths: &[u32]) -> Vec<SampleColumn> {
    let (over, under) = (table.rows.get(found.top()), table.rows.get(found.heading).filter(|_| found.height > 1));
    let one = |(at, column): (usize, &Option<Column>)| {
        let above = over.and_then(|row| row.get(at))?;
        let own =
            under.and_then(|row| row.get(at)).filter(|own| !own.text.is_empty() && own.paragraphs != above.paragraphs);
        let (heading, group) = own.map_or_else(|| (above.line(), String::new()), |own| (own.line(), above.line()));
        let width = widths.get(at).copied().unwrap_or(0);
        (!heading.is_empty()).then_some(SampleColumn { heading, group, column: *column, width })
    };
    let all: Vec<SampleColumn> = found.columns.iter().enumerate().filter_map(one).collect();
    merged(all, over.map(Vec::as_slice).unwrap_or_default())
}

/// One heading over two columns that has none below it is one column, as wide as both.
fn merged(all: Vec<SampleColumn>, over: &[Cell]) -> Vec<SampleColumn> {
    let is_spread = |heading: &str| over.iter().any(|cell| cell.carried && cell.line() == heading);
    let mut kept: Vec<SampleColumn> = Vec::with_capacity(all.len());
    for column in all {
        match kept.last_mut() {
            Some(before)
                if before.group.is_empty()
                    && column.group.is_empty()
                    && before.heading == column.heading
                    && is_spread(&column.heading) =>
            {
                before.width += column.width;
            }
            _ => kept.push(column),
        }
    }
    kept
}

/// The rows as lines, their filled cells set apart by tab stops.
fn lines<'a>(rows: impl Iterator<Item = &'a Vec<Cell>>) -> impl Iterator<Item = String> {
    let line = |row: &Vec<Cell>| {
        let cells = row.iter().filter(|cell| !cell.carried && !cell.text.is_empty());
        cells.map(|cell| cell.text.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\t")
    };
    rows.map(line).filter(|line| !line.is_empty())
}

/// The lines for signatures and remarks at the end of a table.
fn below(table: &Table, found: &Match) -> Vec<String> {
    let data = table.rows.iter().skip(found.heading + 1);
    let mut last: Vec<String> = Vec::new();
    for row in data.rev() {
        let filled: Vec<&Cell> = row.iter().filter(|cell| !cell.carried && !cell.text.is_empty()).collect();
        if filled.is_empty() {
            continue;
        }
        if filled.len() * 2 > found.columns.len() || !filled.iter().all(|cell| has_label(&cell.text)) {
            break;
        }
        last.extend(lines(std::iter::once(row)));
    }
    last.reverse();
    last
}

/// The paragraphs directly before and behind a table of a text.
fn around(document: &Document, table: u32) -> (Vec<String>, Vec<String>) {
    let is_in = |paragraph: &Paragraph| paragraph.place.is_some_and(|place| place.table == table);
    let (Some(first), Some(last)) =
        (document.paragraphs.iter().position(is_in), document.paragraphs.iter().rposition(is_in))
    else {
        return (Vec::new(), Vec::new());
    };
    let near = |paragraph: &&Paragraph| paragraph.place.is_none() && paragraph.text.chars().count() <= LINE;
    let text = |paragraph: &Paragraph| in_parts(&paragraph.text);
    let before = document.paragraphs.iter().take(first).rev().take(NEAR).take_while(near).map(text);
    let mut before: Vec<String> = before.collect();
    before.reverse();
    (before, document.paragraphs.iter().skip(last + 1).take(NEAR).take_while(near).map(text).collect())
}

/// Parts of a line that blanks set apart, set apart by tab stops: 审核：　　填表：
fn in_parts(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut blanks = String::new();
    for c in text.chars() {
        if c.is_whitespace() {
            blanks.push(c);
            continue;
        }
        let is_gap =
            blanks.contains('\t') || blanks.chars().map(|c| if c == '\u{3000}' { 2 } else { 1 }).sum::<usize>() > 2;
        line.push_str(if is_gap { "\t" } else { &blanks });
        blanks.clear();
        line.push(c);
    }
    line
}

/// True for words such as 审核： and 单位：万元.
fn has_label(line: &str) -> bool {
    line.chars().count() <= LINE && line.contains(['：', ':'])
}

fn is_title(line: &str) -> bool {
    !has_label(line) && !line.ends_with(['。', '；', ';']) && line.chars().count() >= 4 && !line.starts_with("附件")
}

/// True where the rows are measures: they have numbers of their own, or most items go over several rows of them.
fn is_by_measure(table: &Table, found: &Match) -> bool {
    if found.at(Column::MEASURE_NUMBER).is_some() {
        return true;
    }
    let Some((title, measures)) = found.title().and_then(|title| found.at(title)).zip(found.at(Column::MEASURES))
    else {
        return false;
    };
    let (mut all, mut further) = (0_usize, 0_usize);
    for row in table.rows.iter().skip(found.heading + 1) {
        let (Some(title), Some(measure)) = (row.get(title), row.get(measures)) else { continue };
        if measure.carried || measure.text.is_empty() {
            continue;
        }
        all += 1;
        further += usize::from(title.carried || title.text.is_empty());
    }
    further * 3 > all
}
