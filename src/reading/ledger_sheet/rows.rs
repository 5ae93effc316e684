//! Rows to items. A merged cell counts for every row it covers; a row without a problem of its own goes on with
//! the one above.

use crate::model::Category;
use crate::reading::door::{Cell, Document, Table};
use crate::reading::item::field::Desk;
use crate::reading::item::record::Record;
use crate::reading::item::texts::Texts;
use crate::reading::item::types::{Level, Remark, Role};

use super::columns::{Column, Match};
use super::draft::{Draft, whole};
use super::place::place;
use super::row::{cell_of, goes_on, group, is_total, is_worded};

/// What rows are read from.
pub(in crate::reading) struct Ground<'a> {
    /// The document.
    pub(in crate::reading) document: &'a Document,
    /// Which table of it.
    pub(in crate::reading) table: usize,
    /// Which column holds what.
    pub(in crate::reading) columns: &'a Match,
    /// How many categories come before.
    pub(in crate::reading) first: usize,
    /// The category of items that name none.
    pub(in crate::reading) title: &'a str,
}

/// The categories of a table. Its cells are noted in the record; rows that give no item are among the remarks.
pub(in crate::reading) fn rows(ground: &Ground<'_>, desk: &mut Desk<'_>, record: &mut Record) -> Vec<Category> {
    let table = ground.document.table(ground.table);
    let (top, heading) = (ground.columns.top(), ground.columns.heading);
    let heads = table.rows.iter().take(heading + 1).skip(top).flatten();
    for paragraph in heads.filter(|cell| !cell.carried).flat_map(|cell| &cell.paragraphs) {
        record.note(whole(desk.words, *paragraph), Role::Column, None);
    }
    let drafts = drafts(ground, &table, desk, record);
    let mut categories: Vec<Category> = Vec::new();
    for draft in drafts {
        place(ground, &mut categories, draft, desk, record);
    }
    categories
}

/// The rows while they are gathered into items.
struct Gather<'a> {
    ground: &'a Ground<'a>,
    words: &'a Texts,
    /// The headings, which come again on every printed page.
    heads: Vec<&'a str>,
    category: String,
    problem: String,
    drafts: Vec<Draft>,
}

/// Gathers rows into items.
fn drafts(ground: &Ground<'_>, table: &Table, desk: &mut Desk<'_>, record: &mut Record) -> Vec<Draft> {
    let words = desk.words;
    let heads = table.rows.get(ground.columns.heading).map(|row| texts(row)).unwrap_or_default();
    let (category, problem) = (String::new(), String::new());
    let mut gather = Gather { ground, words, heads, category, problem, drafts: Vec::new() };
    for row in table.rows.iter().skip(ground.columns.heading + 1) {
        let texts = texts(row);
        let Some(first) = row.iter().find(|cell| !cell.text.is_empty()) else { continue };
        let Some(role) = gather.take(row, &texts) else { continue };
        note_row(row, words, record, role);
        if role == Role::Cell && !is_total(row) {
            let span = first.paragraphs.first().map(|paragraph| whole(words, *paragraph).span());
            desk.remarks.extend(span.map(Remark::NoProblem));
        }
    }
    gather.drafts
}

impl Gather<'_> {
    /// Takes a row; gives what it is when it is no item.
    fn take(&mut self, row: &[Cell], texts: &[&str]) -> Option<Role> {
        if texts == self.heads {
            return Some(Role::Column);
        }
        if let Some(group) = group(self.ground.columns, row) {
            self.category = group;
            return Some(Role::Heading(Level::Category));
        }
        if is_total(row) {
            return Some(Role::Cell);
        }
        let columns = self.ground.columns;
        update(&mut self.category, cell_of(columns, row, Column::Category));
        if columns.at(Column::Item).is_some() {
            update(&mut self.problem, cell_of(columns, row, Column::Problem));
        }
        let title = columns.title().and_then(|column| cell_of(columns, row, column));
        let fresh = title.is_some_and(|cell| is_worded(&cell.text) && !cell.carried);
        if fresh {
            let number = cell_of(columns, row, Column::Number).map(|cell| cell.text.clone()).unwrap_or_default();
            self.drafts.push(Draft::new(self.category.clone(), self.problem.clone(), number));
        }
        let Some(draft) = self.drafts.last_mut().filter(|_| fresh || goes_on(columns, row)) else {
            return Some(Role::Cell);
        };
        draft.take_row(columns, row, self.words);
        None
    }
}

fn texts(row: &[Cell]) -> Vec<&str> {
    row.iter().map(|cell| cell.text.as_str()).collect()
}

fn update(name: &mut String, cell: Option<&Cell>) {
    if let Some(cell) = cell.filter(|cell| !cell.text.is_empty()) {
        name.clone_from(&cell.text);
    }
}

fn note_row(row: &[Cell], words: &Texts, record: &mut Record, role: Role) {
    for paragraph in row.iter().filter(|cell| !cell.carried).flat_map(|cell| &cell.paragraphs) {
        record.note(whole(words, *paragraph), role, None);
    }
}
