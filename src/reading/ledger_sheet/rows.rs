//! Rows to drafts of items. A merged cell counts for every row it covers; a row without a problem of its own goes on with
//! the one above.

use crate::reading::door::{Cell, Document, Table};
use crate::reading::item::field::Desk;
use crate::reading::item::record::Record;
use crate::reading::item::texts::Texts;
use crate::reading::item::types::{Level, Remark, Role};
use crate::text::fold;

use super::column::Column;
use super::columns::Match;
use super::draft::{Draft, Row, whole};
use super::row::{cell_of, goes_on, group, is_example, is_guidance, is_total, is_worded};

/// The drafts of a table. Its headings are noted in the record; rows that give no item are among the remarks.
pub(super) fn drafts(
    document: &Document,
    table: &Table,
    columns: &Match,
    desk: &mut Desk<'_>,
    record: &mut Record,
) -> Vec<Draft> {
    let texts = desk.texts;
    let heads = table.rows.iter().take(columns.heading + 1).skip(columns.top()).flatten();
    for paragraph in heads.filter(|cell| !cell.carried).flat_map(|cell| &cell.paragraphs) {
        record.note(whole(texts, *paragraph), Role::Column, None);
    }
    let title = columns.title().unwrap_or(Column::NUMBER);
    let (category, problem) = (String::new(), String::new());
    let mut gather = Gather { columns, texts, title, category, problem, drafts: Vec::new() };
    for row in table.rows.iter().skip(columns.heading + 1) {
        let Some(first) = row.iter().find(|cell| !cell.text.is_empty()) else { continue };
        let Some(role) = gather.take(row) else { continue };
        note_row(row, texts, record, role);
        let place = first.paragraphs.first().map(|paragraph| whole(texts, *paragraph).span());
        if role == Role::Cell && is_example(columns, row) {
            desk.remarks.extend(place.map(Remark::Example));
        } else if role == Role::Cell && !is_total(row) && !is_guidance(row) && !is_faulty(document, row, columns) {
            desk.remarks.extend(place.map(Remark::NoProblem));
        }
    }
    gather.drafts
}

/// The rows while they are gathered into items.
struct Gather<'a> {
    columns: &'a Match,
    texts: &'a Texts,
    title: Column,
    category: String,
    problem: String,
    drafts: Vec<Draft>,
}

impl Gather<'_> {
    /// Takes a row; gives what it is when it is no item.
    fn take(&mut self, row: &[Cell]) -> Option<Role> {
        let columns = self.columns;
        if columns.repeats(row) {
            return Some(Role::Column);
        }
        if let Some(group) = group(columns, row) {
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
        let fresh = self.is_fresh(row);
        if fresh {
            let number = cell_of(columns, row, Column::NUMBER).map(|cell| cell.text.clone()).unwrap_or_default();
            let (category, problem) = (self.category.clone(), self.problem.clone());
            self.drafts.push(Draft { category, problem, number, rows: Vec::new(), title: self.title });
        }
        let Some(draft) = self
            .drafts
            .last_mut()
            .filter(|_| fresh || goes_on(columns, row) || self.title != Column::NUMBER && is_again(columns, row))
        else {
            return Some(Role::Cell);
        };
        draft.rows.push(Row::new(columns, row, self.texts));
        None
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

/// True for a row of which nothing more needs to be said: the cell of its problem holds a formula without a result.
fn is_faulty(document: &Document, row: &[Cell], columns: &Match) -> bool {
    let title = columns.title().and_then(|column| columns.at(column));
    let place =
        row.iter().flat_map(|cell| &cell.paragraphs).find_map(|at| document.paragraphs.get(*at as usize)?.place);
    let Some((title, place)) = title.zip(place) else { return false };
    document.faults.iter().any(|fault| {
        (fault.place.table, fault.place.row, fault.place.column as usize) == (place.table, place.row, title)
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
