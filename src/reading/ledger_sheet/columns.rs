//! Where the headings of a table stand, and which column holds what.

use serde::{Deserialize, Serialize};

use crate::reading::formats::{Cell, Table};
use crate::text::{fold, heading};

use super::column::Column;

/// Which column holds what. A person may change it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Match {
    /// The last row of the headings, from 0; items begin below it.
    pub heading: usize,
    /// In how many rows the headings stand.
    pub height: usize,
    /// For each column of the table what it holds; nothing for one that is not read.
    pub columns: Vec<Option<Column>>,
    /// The words over each column, those of a heading over several columns first.
    pub titles: Vec<String>,
}

impl Match {
    /// The first row of the headings; what is above is text.
    #[must_use]
    pub fn top(&self) -> usize {
        (self.heading + 1).saturating_sub(self.height)
    }

    /// The column that names the item: 具体问题, else 反馈问题, else 问题表现.
    #[must_use]
    pub fn title(&self) -> Option<Column> {
        [Column::ITEM, Column::PROBLEM, Column::FINDING].into_iter().find(|column| self.at(*column).is_some())
    }

    /// A column holds this from now on, and no other column does.
    pub fn set(&mut self, column: usize, holds: Option<Column>) {
        let single = holds.filter(|holds| !holds.repeats());
        for own in self.columns.iter_mut().filter(|own| own.is_some() && **own == single) {
            *own = None;
        }
        if let Some(own) = self.columns.get_mut(column) {
            *own = holds;
        }
    }

    /// Where a kind of cell stands.
    #[must_use]
    pub fn at(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|own| *own == Some(column))
    }

    /// How many columns are known by their headings.
    #[must_use]
    pub fn known(&self) -> usize {
        count(&self.columns)
    }

    /// True for a row in which most cells are the headings of their own columns: headings that come again on every
    /// printed page.
    #[must_use]
    pub fn repeats(&self, row: &[Cell]) -> bool {
        let filled = row.iter().zip(self.titles.iter().zip(&self.columns)).filter(|(cell, _)| !cell.text.is_empty());
        let (mut all, mut same) = (0_usize, 0_usize);
        for (cell, (title, column)) in filled {
            let words = heading(&cell.text);
            let short = cell.text.chars().count() <= HEADING;
            let own = short
                && !words.is_empty()
                && (words == heading(title)
                    || column.is_some_and(|own| own != Column::OWN && Column::of(&cell.text) == Some(own)));
            all += 1;
            same += usize::from(own);
        }
        same >= 2 && same * 3 >= all * 2
    }
}

/// How far down the headings may stand.
const HEAD: usize = 15;

/// A longer cell is no heading.
const HEADING: usize = 30;

/// The words under a heading over several columns are shorter than this: 预计, 实际, 责任领导.
const UNDER: usize = 12;

/// A report has at most so many columns of its own out of one sheet.
const MOST_OWN: usize = 40;

/// A ledger has at least so many columns that are known.
const LEAST: usize = 3;

/// The match of a table whose headings are those of a ledger: a problem, and two more columns at least.
#[must_use]
pub fn matched(table: &Table) -> Option<Match> {
    let rows = || table.rows.iter().enumerate().take(HEAD);
    let (row, _) = rows().max_by_key(|(at, row)| (count(&read(row)), HEAD - at))?;
    let above = row.checked_sub(1).filter(|above| is_over(table, *above));
    let found = of_rows(table, above.unwrap_or(row));
    let problem = found.title().is_some();
    (problem && found.known() >= LEAST).then_some(found)
}

/// The match of a table that goes on with the items of another by their numbers: 序号, and two more columns at least.
#[must_use]
pub fn continued(table: &Table) -> Option<Match> {
    let rows = || table.rows.iter().enumerate().take(HEAD);
    let (row, _) = rows().max_by_key(|(at, row)| (count(&read(row)), HEAD - at))?;
    let found = of_rows(table, row);
    (found.title().is_none() && found.at(Column::NUMBER).is_some() && found.known() >= LEAST).then_some(found)
}

/// The match of a table that a person says is a ledger: its headings stand in this row.
#[must_use]
pub fn headed(table: &Table, heading: usize) -> Match {
    of_rows(table, heading.min(table.rows.len().saturating_sub(1)))
}

/// Where the headings of a table stand that are not those of a ledger: in the first row that is nearly as full as the
/// fullest.
#[must_use]
pub fn assumed(table: &Table) -> Match {
    let filled = |row: &Vec<Cell>| row.iter().filter(|cell| !cell.text.is_empty() && !cell.carried).count();
    let rows = || table.rows.iter().take(HEAD);
    let most = rows().map(filled).max().unwrap_or(0);
    headed(table, rows().position(|row| filled(row) * 3 >= most * 2).unwrap_or(0))
}

/// The match of headings that begin in a row, and may go on in the next.
fn of_rows(table: &Table, row: usize) -> Match {
    let empty = Vec::new();
    let first = table.rows.get(row).unwrap_or(&empty);
    let height = if is_over(table, row) { 2 } else { 1 };
    let second = if height == 2 { table.rows.get(row + 1).unwrap_or(&empty) } else { &empty };
    let mut columns = Vec::new();
    let mut titles = Vec::new();
    for (at, cell) in first.iter().enumerate() {
        let under = second.get(at).filter(|under| !under.text.is_empty() && !under.carried);
        let (column, title) = of_cells(cell, under);
        columns.push(column);
        titles.push(title);
    }
    // Of 整改任务 and 整改措施 the first names the item where nothing else does.
    let named = [Column::ITEM, Column::PROBLEM, Column::FINDING].iter().any(|column| columns.contains(&Some(*column)));
    let measures = columns.iter().filter(|column| **column == Some(Column::MEASURES)).count();
    if !named
        && measures >= 2
        && let Some(task) = columns.iter_mut().find(|column| **column == Some(Column::MEASURES))
    {
        *task = Some(Column::PROBLEM);
    }
    let columns = once(table, row + height, columns, &titles, first);
    Match { heading: row + height - 1, height, columns, titles }
}

/// What a column holds by its heading, and by the words under that.
fn of_cells(over: &Cell, under: Option<&Cell>) -> (Option<Column>, String) {
    let Some(under) = under else {
        return (Column::of(&over.text).filter(|_| is_short(over)), over.line());
    };
    let title = format!("{}{}", over.line(), under.line());
    // The words under a heading count where they say something by themselves: 责任领导 under 整改责任.
    let own = Column::of(&title).filter(|column| column.object == "closing").or_else(|| Column::of(&under.text));
    let lent = || Column::of(&over.text).filter(|column| column.repeats());
    let alone = own.filter(|column| column.object != "closing");
    (own.or_else(lent), if alone.is_some() { under.line() } else { title })
}

/// A kind of cell is read from one column: the first that is headed so. Others are columns of their own, as those are
/// whose headings are not known. A column without heading and cells is nothing.
fn once(
    table: &Table,
    below: usize,
    columns: Vec<Option<Column>>,
    titles: &[String],
    first: &[Cell],
) -> Vec<Option<Column>> {
    let filled =
        |at: usize| table.rows.iter().skip(below).any(|row| row.get(at).is_some_and(|cell| !cell.text.is_empty()));
    let mut seen: Vec<Column> = Vec::new();
    let mut found: Vec<Option<Column>> = Vec::new();
    for (at, (column, title)) in columns.into_iter().zip(titles).enumerate() {
        // One heading over two columns heads them both.
        let spread = first.get(at).is_some_and(|cell| cell.carried)
            && at.checked_sub(1).and_then(|at| titles.get(at)) == Some(title);
        let new = column.filter(|own| own.repeats() || spread || !seen.contains(own));
        seen.extend(new);
        let unknown = (!fold(title).is_empty() && filled(at)).then_some(Column::OWN);
        found.push(new.or(unknown));
    }
    // The days of a plan are no columns of a report, whether anything stands in them or not.
    let unknown = found
        .iter()
        .zip(titles)
        .filter(|(column, title)| **column == Some(Column::OWN) || (column.is_none() && !fold(title).is_empty()));
    if unknown.count() > MOST_OWN {
        found.iter_mut().filter(|column| **column == Some(Column::OWN)).for_each(|column| *column = None);
    }
    found
}

/// True where the headings of a row stand over others: 整改责任 over 责任领导 and 牵头单位, 县级审查 over 预计 and 实际.
fn is_over(table: &Table, row: usize) -> bool {
    let (Some(own), Some(below)) = (table.rows.get(row), table.rows.get(row + 1)) else { return false };
    let known = count(&read(below));
    // The title over a ledger is a cell or two: headings that others stand under are more.
    if own.iter().filter(|cell| !cell.text.is_empty() && !cell.carried).count() < LEAST || count(&read(own)) + known < 2
    {
        return false;
    }
    let wide = |at: usize| {
        let same = |other: Option<&Cell>, cell: &Cell| {
            other.is_some_and(|other| !cell.text.is_empty() && other.paragraphs == cell.paragraphs)
        };
        own.get(at).is_some_and(|cell| {
            same(own.get(at + 1), cell)
                || same(at.checked_sub(1).and_then(|at| own.get(at)), cell)
                || cell.text.is_empty()
        })
    };
    let under: Vec<(usize, &Cell)> = below
        .iter()
        .enumerate()
        .filter(|(at, cell)| {
            !cell.text.is_empty() && own.get(*at).is_none_or(|over| over.paragraphs != cell.paragraphs)
        })
        .collect();
    let short = under.iter().all(|(_, cell)| cell.text.chars().count() <= UNDER);
    let merged = under.len() >= 2
        && short
        && under.iter().all(|(at, _)| wide(*at))
        && own.iter().any(|cell| !cell.text.is_empty() && cell.carried);
    let again = known >= 2
        && read(own).iter().zip(read(below)).filter(|(above, below)| above.is_some() && **above == *below).count() >= 2;
    merged || (known >= 2 && !again && short)
}

fn is_short(cell: &Cell) -> bool {
    cell.text.chars().count() <= HEADING
}

fn read(row: &[Cell]) -> Vec<Option<Column>> {
    row.iter().map(|cell| if is_short(cell) { Column::of(&cell.text) } else { None }).collect()
}

fn count(columns: &[Option<Column>]) -> usize {
    let mut found: Vec<Column> = columns.iter().flatten().copied().filter(|column| *column != Column::OWN).collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Table {
        let cell = |text: &&str| Cell { text: (*text).to_owned(), ..Cell::default() };
        Table { name: String::new(), rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect() }
    }

    #[test]
    fn headings_stand_below_a_title_and_in_two_rows() {
        let own = table(&[
            &["某县整改台账", "", "", "", ""],
            &["序号", "反馈问题", "整改措施", "整改责任", ""],
            &["", "", "", "责任领导", "牵头单位"],
            &["1", "学习不深", "组织学习", "副县长", "县委办"],
        ]);
        let found = matched(&own).unwrap();
        assert_eq!(found.heading, 2);
        let columns: Vec<_> = found.columns.into_iter().flatten().map(|column| column.key).collect();
        assert_eq!(columns, ["number", "title", "text", "leader", "lead_units"]);
        assert_eq!(matched(&table(&[&["姓名", "年龄", "单位"], &["甲", "30", "乙"]])), None);
        assert_eq!(matched(&Table::default()), None);
    }
}
