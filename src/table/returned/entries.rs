//! Evidence and outcomes in a returned workbook. They have no ids: the one that a row is about is the one that says what
//! was written in the row, else the one of that title or number.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{
    Entry, Evidence, Field, FieldKey, FormRows, Item, ItemId, Node, NodeId, Object as _, Outcome, PaperAudience,
    Record, Report, Value,
};
use crate::reading::formats::{ReturnedRow, ReturnedTable, digest};
use crate::table::cell::cell;
use crate::table::row::{Only, Row, RowEntry, TableContext};
use crate::table::rows::{EVIDENCE, OUTCOMES};
use crate::table::source::{Level, Source};

use super::{Taking, UnreadCell};

/// Which entry a row was written from.
pub(super) struct EntryRow {
    /// The list that it stands in.
    pub(super) list: EntryList,
    /// The item that holds it; absent for an outcome of the whole report.
    pub(super) item: Option<ItemId>,
    /// Its place in the list as the readers of the workbook saw it, counted from 1.
    at: usize,
}

/// A list of entries that is read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryList {
    Evidence,
    Outcomes,
}

impl EntryList {
    fn name(self) -> &'static str {
        match self {
            Self::Evidence => EVIDENCE,
            Self::Outcomes => OUTCOMES,
        }
    }

    fn rows(self) -> FormRows {
        match self {
            Self::Evidence => FormRows::Evidence,
            Self::Outcomes => FormRows::Outcomes,
        }
    }

    fn blank(self) -> Record {
        match self {
            Self::Evidence => Evidence::blank().to_record(),
            Self::Outcomes => Outcome::blank().to_record(),
        }
    }
}

impl EntryRow {
    /// Reads the id of a row, by the parts behind the report: `evidence`, `item3:2`.
    pub(super) fn parse(list: &str, place: &str) -> Option<Self> {
        let list = [EntryList::Evidence, EntryList::Outcomes].into_iter().find(|own| own.name() == list)?;
        let (item, at) = place.rsplit_once(':')?;
        let item = (!item.is_empty()).then(|| ItemId::from(item));
        Some(Self { list, item, at: at.parse().ok()? })
    }
}

impl Taking<'_> {
    /// Takes the changed cells of a row over into its entry.
    pub(super) fn entry(&mut self, table: &ReturnedTable, row: &ReturnedRow, entry: &EntryRow) {
        let Some(written) = self.returned.written.get(&row.id) else { return };
        let is_changed = |column: &str, text: &str| written.get(column).is_some_and(|was| *was != digest(text));
        if table.columns.iter().zip(&row.cells).all(|(column, text)| !is_changed(column, text)) {
            return;
        }
        let mut records = self.records(entry.list, entry.item.as_ref());
        let Some(at) = self.find_entry(&records, table, row, written, entry) else {
            self.unknown += 1;
            return;
        };
        let mut is_set = false;
        for (column, text) in table.columns.iter().zip(&row.cells).filter(|(column, text)| is_changed(column, text)) {
            match Source::parse(column, entry.list.rows()) {
                Some(Source::Field(Level::Entry, field)) => {
                    let Some(record) = records.get_mut(at) else { continue };
                    let now = digest(&self.cell_text(field, record, entry.list));
                    if now == digest(text) {
                        continue;
                    }
                    match self.entry_value(field, text) {
                        // The same in other words, such as a date.
                        Ok(value) if record.get(field.key) == Some(&value) => {}
                        Ok(value) => {
                            if written.get(column).is_some_and(|was| *was != now) {
                                let of = entry.item.clone().map_or(NodeId::Report, NodeId::Item);
                                self.contested.extend(field_of(entry).map(|key| (of, key)));
                            }
                            *record = record.clone().with(field.key, value);
                            is_set = true;
                            self.changed += 1;
                        }
                        Err(reason) => self.entry_unread(entry.item.as_ref(), column, entry.list, text, reason),
                    }
                }
                // An empty cell of what rows share is one that was unmerged.
                Some(_) if text.trim().is_empty() => {}
                Some(source) => {
                    if let Some(item) = &entry.item {
                        self.cell(&source, text, item, None);
                    } else {
                        let reason = self.words.text("returned-computed").to_owned();
                        self.entry_unread(None, column, entry.list, text, reason);
                    }
                }
                None => {}
            }
        }
        if is_set {
            self.set_records(entry.list, entry.item.as_ref(), records);
        }
    }

    /// A row that somebody added is an entry more: of the item that it names, else of the one of the row above.
    pub(super) fn add_entry(
        &mut self,
        table: &ReturnedTable,
        row: &ReturnedRow,
        list: Option<EntryList>,
        above: Option<&ItemId>,
    ) {
        let Some(list) = list else { return };
        let cells: Vec<(&str, &str)> =
            table.columns.iter().map(String::as_str).zip(row.cells.iter().map(String::as_str)).collect();
        let text_of = |column: &str| cells.iter().find(|(own, _)| *own == column).map(|(_, text)| text.trim());
        let named = text_of("@item_name").filter(|text| !text.is_empty()).map(|name| self.item_named(name));
        // Evidence is always of an item; an outcome may be of the whole report.
        let item = match named {
            Some(None) => return self.lone_row(table, row),
            Some(Some(item)) => Some(item),
            None => above.cloned(),
        };
        if text_of("title").is_none_or(str::is_empty) || item.is_none() && list == EntryList::Evidence {
            return self.lone_row(table, row);
        }
        let mut record = list.blank();
        for (column, text) in cells.iter().filter(|(_, text)| !text.trim().is_empty()) {
            let Some(Source::Field(Level::Entry, field)) = Source::parse(column, list.rows()) else { continue };
            match self.entry_value(field, text) {
                Ok(value) => record = record.with(field.key, value),
                Err(reason) => self.entry_unread(item.as_ref(), column, list, text, reason),
            }
        }
        let mut records = self.records(list, item.as_ref());
        // A workbook that is read twice adds nothing.
        if records.iter().any(|own| own.key() == record.key()) {
            return;
        }
        records.push(record);
        self.set_records(list, item.as_ref(), records);
        self.added += 1;
    }

    /// The entry that a row was written from: it says what was written, in all columns; else it says what stands in the
    /// row now, since the workbook was taken over before; else it alone has the title or the number that was written.
    fn find_entry(
        &self,
        records: &[Record],
        table: &ReturnedTable,
        row: &ReturnedRow,
        written: &HashMap<String, String>,
        entry: &EntryRow,
    ) -> Option<usize> {
        let fields: Vec<(&str, &str, &'static Field)> = table
            .columns
            .iter()
            .zip(&row.cells)
            .filter_map(|(column, text)| match Source::parse(column, entry.list.rows()) {
                Some(Source::Field(Level::Entry, field)) => Some((column.as_str(), text.as_str(), field)),
                _ => None,
            })
            .collect();
        let says = |record: &Record, field: &'static Field| digest(&self.cell_text(field, record, entry.list));
        let says_written = |record: &Record| {
            fields.iter().all(|(column, _, field)| written.get(*column).is_none_or(|was| *was == says(record, field)))
        };
        let says_now = |record: &Record| fields.iter().all(|(_, text, field)| digest(text) == says(record, field));
        // Of several that say the same, the one at its place.
        let nearest = |is: &dyn Fn(&Record) -> bool| {
            let found = records.iter().enumerate().filter(|(_, record)| is(record)).map(|(at, _)| at);
            found.min_by_key(|at| (at + 1).abs_diff(entry.at))
        };
        nearest(&says_written).or_else(|| nearest(&says_now)).or_else(|| {
            let alone = |key: &str| {
                let (column, _, field) = fields.iter().find(|(_, _, field)| field.key == key)?;
                let was = written.get(*column).filter(|was| **was != digest(""))?;
                let mut found = records.iter().enumerate().filter(|(_, record)| says(record, field) == *was);
                let first = found.next().map(|(at, _)| at);
                first.filter(|_| found.next().is_none())
            };
            alone("title").or_else(|| alone("number"))
        })
    }

    /// What a cell says of an entry, as it is written in a workbook.
    fn cell_text(&self, field: &'static Field, record: &Record, list: EntryList) -> String {
        let report = &self.before;
        let context = TableContext {
            report,
            today: self.today,
            near_days: 0,
            pace_points: 0,
            audience: PaperAudience::All,
            only: Only::All,
            words: self.words,
        };
        let entry = RowEntry { list: list.name(), at: 0, record: record.clone() };
        let row = Row { entry: Some(entry), ..Row::of(report) };
        cell(&Source::Field(Level::Entry, field), &row, &context).stored_text()
    }

    fn entry_value(&mut self, field: &'static Field, text: &str) -> Result<Value, String> {
        self.value(field, text, &NodeId::Report)
    }

    fn records(&self, list: EntryList, item: Option<&ItemId>) -> Vec<Record> {
        match (list, item) {
            (EntryList::Evidence, Some(item)) => {
                self.report.item(item).map(|item| to_records(&item.evidence)).unwrap_or_default()
            }
            (EntryList::Outcomes, Some(item)) => {
                self.report.item(item).map(|item| to_records(&item.outcomes)).unwrap_or_default()
            }
            (EntryList::Outcomes, None) => to_records(&self.report.outcomes),
            (EntryList::Evidence, None) => Vec::new(),
        }
    }

    fn set_records(&mut self, list: EntryList, item: Option<&ItemId>, records: Vec<Record>) {
        let Some(id) = item else {
            put(&mut self.report.outcomes, records);
            return;
        };
        let Some(mut item) = self.report.item(id).map(|item| Item::clone(item)) else { return };
        match list {
            EntryList::Evidence => put(&mut item.evidence, records),
            EntryList::Outcomes => put(&mut item.outcomes, records),
        }
        self.replace(&item);
    }

    /// The item of a name with its number, as a cell has it.
    fn item_named(&self, name: &str) -> Option<ItemId> {
        let wanted = digest(name);
        let is_it = |item: &&Arc<Item>| {
            let (number, title) = Node::Item(item).heading();
            digest(&format!("{number}{title}")) == wanted
        };
        self.report.items().find(is_it).map(|item| item.id.clone())
    }

    fn entry_unread(&mut self, item: Option<&ItemId>, column: &str, list: EntryList, text: &str, reason: String) {
        let row = item.map_or_else(|| self.report.title.clone(), |item| self.name(item));
        let column = Source::parse(column, list.rows()).map(|source| source.name(self.words)).unwrap_or_default();
        self.unread.push(UnreadCell { row, column, text: text.to_owned(), reason });
    }
}

/// The field of an item or a report that holds the list.
fn field_of(entry: &EntryRow) -> Option<FieldKey> {
    let fields = if entry.item.is_some() { Item::FIELDS } else { Report::FIELDS };
    fields.iter().find(|field| field.key == entry.list.name()).map(FieldKey::Declared)
}

fn to_records<T: Entry>(entries: &[T]) -> Vec<Record> {
    entries.iter().map(Entry::to_record).collect()
}

/// Puts records in the place of the entries that they are made from. One whose values do not fit stays as it was.
fn put<T: Entry>(entries: &mut Vec<T>, records: Vec<Record>) {
    let mut former = std::mem::take(entries).into_iter();
    for record in records {
        let own = former.next();
        entries.extend(T::from_record(record).or(own));
    }
}
