//! Rows to drafts of items. A merged cell counts for every row it covers; a row without a problem of its own goes on with
//! the one above.

use crate::reading::formats::{Cell, Table};
use crate::reading::item::field::FillContext;
use crate::reading::item::record::Record;
use crate::reading::item::texts::Texts;
use crate::reading::item::types::{Level, Remark, Role};
use crate::text::fold;

use super::column::Column;
use super::columns::Match;
use super::draft::{Draft, Row, whole};
use super::faulty::Faulty;
use super::party_words::KnownNames;
use super::row::{cell_of, goes_on, group, is_example, is_guidance, is_total, is_worded};

/// The drafts of a table. Its headings are noted in the record; rows that give no item are among the remarks.
pub(super) fn drafts(
    table: &Table,
    columns: &Match,
    faulty: &Faulty,
    fill: &mut FillContext<'_>,
    record: &mut Record,
) -> Vec<Draft> {
    let texts = fill.texts;
    let heads = table.rows.iter().take(columns.heading + 1).skip(columns.top()).flatten();
    for paragraph in heads.filter(|cell| !cell.carried).flat_map(|cell| &cell.paragraphs) {
        record.note(whole(texts, *paragraph), Role::Column, None);
    }
    let title = columns.title().unwrap_or(Column::NUMBER);
    let (category, problem) = (String::new(), String::new());
    let names = KnownNames::new(table, columns);
    let mut gather = Gather { columns, faulty, names, texts, title, category, problem, drafts: Vec::new() };
    for (at, row) in table.rows.iter().enumerate().skip(columns.heading + 1) {
        let Some(first) = row.iter().find(|cell| !cell.text.is_empty()) else { continue };
        let Some(role) = gather.take(at, row) else { continue };
        note_row(row, texts, record, role);
        let place = first.paragraphs.first().map(|paragraph| whole(texts, *paragraph).span());
        if role == Role::Cell && is_example(columns, row) {
            fill.remarks.extend(place.map(Remark::Example));
        } else if role == Role::Cell && !is_total(row) && !is_guidance(row) && !gather.is_faulty(at) {
            fill.remarks.extend(place.map(Remark::NoProblem));
        }
    }
    gather.drafts
}

/// The rows while they are gathered into items.
struct Gather<'a> {
    columns: &'a Match,
    faulty: &'a Faulty,
    names: KnownNames,
    texts: &'a Texts,
    title: Column,
    category: String,
    problem: String,
    drafts: Vec<Draft>,
}

impl Gather<'_> {
    /// Takes a row; gives what it is when it is no item.
    fn take(&mut self, at: usize, row: &[Cell]) -> Option<Role> {
        let columns = self.columns;
        if columns.repeats(row) {
            return Some(Role::Column);
        }
        if let Some(group) = group(columns, row).filter(|_| !self.is_faulty(at)) {
            self.category = group;
            return Some(Role::Heading(Level::Category));
        }
        if is_total(row) || is_guidance(row) || is_example(columns, row) {
            return Some(Role::Cell);
        }
        update(&mut self.category, cell_of(columns, row, Column::CATEGORY));
        if columns.at(Column::ITEM).is_some() {
            update(&mut self.problem, cell_of(columns, row, Column::PROBLEM));
        }
        let unnamed = self.is_unnamed(at, row);
        let fresh = unnamed || self.is_fresh(row);
        if fresh {
            let number = cell_of(columns, row, Column::NUMBER).map(|cell| cell.text.clone()).unwrap_or_default();
            let (category, problem) = (self.category.clone(), self.problem.clone());
            let title = if unnamed { self.other_title(row) } else { self.title };
            self.drafts.push(Draft { category, problem, number, rows: Vec::new(), title });
        }
        let covered =
            columns.at(self.title).is_some_and(|column| self.faulty.covers(at, column)) && says_more(columns, row);
        let Some(draft) = self.drafts.last_mut().filter(|_| {
            fresh || covered || goes_on(columns, row) || self.title != Column::NUMBER && is_again(columns, row)
        }) else {
            return Some(Role::Cell);
        };
        draft.rows.push(Row::new(columns, row, self.texts, &self.names));
        None
    }

    /// True where the workbook could not give the words of the problem of a row.
    fn is_faulty(&self, at: usize) -> bool {
        self.columns.at(self.title).is_some_and(|column| self.faulty.is_at(at, column))
    }

    /// True for a row that is an item although the workbook could not give its problem: it says something else of it.
    fn is_unnamed(&self, at: usize, row: &[Cell]) -> bool {
        self.title != Column::NUMBER && self.is_faulty(at) && says_more(self.columns, row)
    }

    /// What names an item whose own cell cannot: another column that is about the problem.
    fn other_title(&self, row: &[Cell]) -> Column {
        let worded = |column: &Column| cell_of(self.columns, row, *column).is_some_and(|cell| is_worded(&cell.text));
        [Column::FINDING, Column::PROBLEM].into_iter().find(worded).unwrap_or(self.title)
    }

    /// True for a row that begins an item: it names a problem in a cell of its own, and not the one above again.
    fn is_fresh(&self, row: &[Cell]) -> bool {
        let named = |cell: &&Cell| is_worded(&cell.text) && !cell.carried;
        if self.title == Column::NUMBER {
            return cell_of(self.columns, row, Column::NUMBER)
                .is_some_and(|cell| !cell.text.is_empty() && !cell.carried);
        }
        let title = cell_of(self.columns, row, self.title).filter(named);
        title.is_some() && !self.is_repeated(row)
    }

    /// True where an office repeated the cells of the item above instead of merging them: the same problem under the same
    /// number, with a measure of its own.
    fn is_repeated(&self, row: &[Cell]) -> bool {
        let Some(last) = self.drafts.last() else { return false };
        let own = |column: Column| cell_of(self.columns, row, column).map(|cell| fold(&cell.text)).unwrap_or_default();
        let above = |column: Column| {
            last.rows.first().and_then(|row| row.cell(column)).map(|cell| fold(&cell.text)).unwrap_or_default()
        };
        let same = |column: Column| own(column) == above(column);
        let number = own(Column::NUMBER);
        let numbered = self.columns.at(Column::NUMBER).is_some();
        let measure =
            [Column::MEASURES, Column::ANSWER].into_iter().any(|column| !own(column).is_empty() && !same(column));
        let titles = [Column::ITEM, Column::PROBLEM, Column::FINDING, Column::CATEGORY];
        let all = titles.into_iter().all(|column| same(column) || own(column).is_empty() && column != self.title);
        all && measure && (if numbered { number.is_empty() || number == fold(&last.number) } else { true })
    }
}

/// True for a row whose problem is that of the item above, repeated or merged.
fn is_again(columns: &Match, row: &[Cell]) -> bool {
    let title = columns.title().and_then(|column| cell_of(columns, row, column));
    title.is_some_and(|cell| is_worded(&cell.text) && !cell.carried)
}

/// True for a row that says more of an item than its number and its category.
fn says_more(columns: &Match, row: &[Cell]) -> bool {
    row.iter().zip(&columns.columns).any(|(cell, column)| {
        let own = !cell.text.is_empty() && !cell.carried;
        own && column.is_some_and(|column| column != Column::NUMBER && column != Column::CATEGORY)
    })
}

fn update(name: &mut String, cell: Option<&Cell>) {
    if let Some(cell) = cell.filter(|cell| !cell.text.is_empty()) {
        name.clone_from(&cell.text);
    }
}

fn note_row(row: &[Cell], texts: &Texts, record: &mut Record, role: Role) {
    for paragraph in row.iter().filter(|cell| !cell.carried).flat_map(|cell| &cell.paragraphs) {
        record.note(whole(texts, *paragraph), role, None);
    }
}
