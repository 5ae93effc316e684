//! The sheets of a document to the categories of its report.

use std::sync::Arc;

use crate::model::{Category, Date, Report, Span};
use crate::reading::formats::{Document, Table};
use crate::reading::item::due::Era;
use crate::reading::item::field::FillContext;
use crate::reading::item::record::Record;
use crate::reading::item::types::{Level, Remark};
use crate::text::fold;

use super::column::Column;
use super::context::Context;
use super::draft::{Draft, whole};
use super::faulty::Faulty;
use super::head::head;
use super::join::{Sheeted, join};
use super::own::OwnColumns;
use super::period::year_in;
use super::place::{Place, place};
use super::rivals;
use super::rows::drafts;
use super::sheet::Sheet;
use super::sums;

/// What a ledger is read from.
pub(in crate::reading) struct Ledger<'a> {
    /// The document.
    pub(in crate::reading) document: &'a Document,
    /// Its tables that are ledgers.
    pub(in crate::reading) sheets: &'a [Sheet],
    /// The day of the import.
    pub(in crate::reading) today: Date,
}

/// More unread columns than this are named by the first and the last of them.
const NAMED: usize = 8;

/// Adds the items of the sheets to a report. Rows that give no item stay unplaced.
pub(in crate::reading) fn read(
    ledger: &Ledger<'_>,
    report: &mut Report,
    fill: &mut FillContext<'_>,
    record: &mut Record,
) {
    let tables: Vec<Table> = ledger.document.tables_at(ledger.sheets.iter().map(|sheet| sheet.table));
    let mut sheeted = Vec::new();
    for (sheet, (own, table)) in ledger.sheets.iter().zip(&tables).enumerate() {
        unread(own, table, fill);
        rivals::check(table, &own.columns, fill);
        sums::check(table, &own.columns, fill);
        sheeted.push(Sheeted {
            sheet,
            drafts: drafts(table, &own.columns, &Faulty::new(ledger.document, own.table), fill, record),
        });
    }
    let (sheeted, orphans) = join(sheeted);
    for draft in &orphans {
        let cell = draft.rows.first().and_then(|row| row.cells.first());
        fill.remarks.extend(cell.map(|cell| Remark::NoProblem(cell.place().span())));
    }
    let all: Vec<Draft> = sheeted.iter().flat_map(|own| &own.drafts).cloned().collect();
    let own = OwnColumns::new(&all);
    let several = sheeted.len() > 1;
    for Sheeted { sheet, drafts } in &sheeted {
        let (Some(about), Some(table)) = (ledger.sheets.get(*sheet), tables.get(*sheet)) else { continue };
        let head = head(table, &about.columns);
        report.as_of = report.as_of.or(head.as_of);
        report.feedback_on = report.feedback_on.or(head.feedback);
        let named = Some(&about.name).filter(|name| several && !name.is_empty());
        let title = named.unwrap_or(&report.title).clone();
        let as_of = head.as_of.or(head.titled).or(report.as_of);
        let titled = head.title.as_ref().and_then(|(title, _)| year_in(title)).or(fill.era.titled);
        fill.era = Era { as_of, titled, feedback: report.feedback_on, year: None };
        let mut context = Context { fill, own: &own, as_of, today: ledger.today, unit: head.unit, undated: Vec::new() };
        let mut categories: Vec<Category> = Vec::new();
        let at = Place { first: report.categories.len(), title: &title };
        for draft in drafts {
            place(&at, &mut categories, draft, &mut context, record);
        }
        missing(about, &title, &categories, drafts, fill);
        report.categories.extend(categories.into_iter().map(Arc::new));
    }
    report.columns.extend(own.into_list());
}

/// Says which levels the ledger has not.
fn missing(sheet: &Sheet, title: &str, categories: &[Category], drafts: &[Draft], fill: &mut FillContext<'_>) {
    let columns = &sheet.columns;
    for (level, column) in [(Level::Category, Column::CATEGORY), (Level::Problem, Column::ITEM)] {
        let grouped = level == Level::Category && categories.iter().all(|own| fold(&own.title) != fold(title));
        let known = columns.at(column).is_some() || fill.remarks.contains(&Remark::NoLevel(level));
        if !known && !grouped && !drafts.is_empty() {
            fill.remarks.push(Remark::NoLevel(level));
        }
    }
}

/// Names the columns that hold words and are read into no field: each, or many together.
fn unread(sheet: &Sheet, table: &Table, fill: &mut FillContext<'_>) {
    let columns = sheet.columns.columns.iter().enumerate().filter(|(_, column)| column.is_none());
    let mut found: Vec<(Span, String)> = Vec::new();
    for (at, _) in columns {
        let below = table.rows.iter().skip(sheet.columns.heading + 1);
        let cell = below.filter_map(|row| row.get(at)).find(|cell| !cell.text.is_empty() && !cell.carried);
        if let Some(paragraph) = cell.and_then(|cell| cell.paragraphs.first()) {
            let heading = sheet.columns.titles.get(at).cloned().unwrap_or_default();
            found.push((whole(fill.texts, *paragraph).span(), heading));
        }
    }
    match (found.first(), found.last()) {
        (Some((at, first)), Some((_, last))) if found.len() > NAMED => {
            let headings = (first.clone(), last.clone());
            fill.remarks.push(Remark::ColumnsUnread { at: at.clone(), headings, count: found.len() });
        }
        _ => fill.remarks.extend(found.into_iter().map(|(at, heading)| Remark::ColumnUnread { at, heading })),
    }
}
