//! The columns that a ledger has and the catalogue does not: each becomes a column of the report under its own heading.

use crate::model::{Cell, Column as ReportColumn, ColumnAudience, ColumnId, ColumnKind, ColumnMap, Number, When};
use crate::reading::amount::amount;
use crate::text::{Words, fold, when};

use super::column::Column;
use super::draft::Draft;

/// The report's own columns while a ledger is read.
#[derive(Debug, Default)]
pub(super) struct OwnColumns {
    list: Vec<ReportColumn>,
}

/// Choices are few and short: 高, 中, 低. Longer or more different words are lines.
const CHOICES: usize = 8;
const CHOICE: usize = 8;

/// A line is at most so long.
const LINE: usize = 40;

/// Words of headings whose cells are for the office alone.
static OFFICE: Words = Words::of("ledger.of_office");

impl OwnColumns {
    /// The columns that the drafts need, of the kinds that all their cells fit.
    pub(super) fn new(drafts: &[Draft]) -> Self {
        let mut found: Vec<(String, Vec<String>)> = Vec::new();
        for cell in drafts.iter().flat_map(|draft| &draft.rows).flat_map(|row| &row.cells) {
            if matches!(cell.column, Column::OWN | Column::SEVERAL) {
                let title = fold(&cell.heading);
                let at = found.iter().position(|(own, _)| fold(own) == title).unwrap_or_else(|| {
                    found.push((cell.heading.clone(), Vec::new()));
                    found.len() - 1
                });
                if let Some((_, texts)) = found.get_mut(at) {
                    texts.push(cell.text.trim().to_owned());
                }
            }
        }
        let list = (1..).zip(&found).map(|(number, (title, texts))| column(number, title, texts)).collect();
        Self { list }
    }

    /// Puts the words of a cell into a node's own columns; words that stand there already are gone on with.
    pub(super) fn put(&self, custom: &mut ColumnMap, heading: &str, text: &str) {
        let title = fold(heading);
        let Some(column) = self.list.iter().find(|own| fold(&own.title) == title) else { return };
        let id = column.id.as_str();
        let text = text.trim();
        let text = match custom.get(id) {
            Some(Cell::Text(before)) if before != text => format!("{before}\n{text}"),
            Some(Cell::Number(_)) => return,
            _ => text.to_owned(),
        };
        let cell = match column.kind {
            ColumnKind::Number => number(&text).map(Cell::Number),
            ColumnKind::Date => day(&text).map(Cell::Text),
            _ => None,
        };
        custom.set(id, Some(cell.unwrap_or(Cell::Text(text))));
    }

    /// The columns for the report.
    pub(super) fn into_list(self) -> Vec<ReportColumn> {
        self.list
    }
}

fn column(number: u32, title: &str, texts: &[String]) -> ReportColumn {
    let kind = kind(texts);
    let office = OFFICE.iter().any(|word| title.contains(word));
    let mut choices: Vec<String> = Vec::new();
    if kind == ColumnKind::Choice {
        for text in texts {
            if !choices.contains(text) {
                choices.push(text.clone());
            }
        }
    }
    let audience = if office { ColumnAudience::Office } else { ColumnAudience::Public };
    let id = ColumnId::from(format!("x{number}"));
    ReportColumn { id, title: title.to_owned(), kind, choices, audience, ..ReportColumn::blank() }
}

/// The narrowest kind that all the texts fit.
fn kind(texts: &[String]) -> ColumnKind {
    if texts.iter().all(|text| number(text).is_some()) {
        return ColumnKind::Number;
    }
    if texts.iter().all(|text| day(text).is_some()) {
        return ColumnKind::Date;
    }
    let mut distinct: Vec<&String> = texts.iter().collect();
    distinct.sort();
    distinct.dedup();
    let longest = texts.iter().map(|text| text.chars().count()).max().unwrap_or(0);
    if longest <= CHOICE && distinct.len() <= CHOICES && distinct.len() < texts.len() {
        ColumnKind::Choice
    } else if longest <= LINE && !texts.iter().any(|text| text.contains('\n')) {
        ColumnKind::Line
    } else {
        ColumnKind::Text
    }
}

fn number(text: &str) -> Option<Number> {
    // 007 and a telephone number are no numbers to reckon with.
    let plain = |text: &str| !(text.starts_with('0') && text.len() > 1 && !text.starts_with("0.")) && text.len() < 11;
    let read = amount(text).filter(|amount| amount.bound.is_none() && amount.magnitude == 1 && amount.unit.is_empty());
    read.filter(|_| plain(text)).map(|amount| amount.value)
}

fn day(text: &str) -> Option<String> {
    match when(text)? {
        When::Day(day) => Some(day.to_string()),
        _ => None,
    }
}
