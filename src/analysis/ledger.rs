//! All items as one table, in the order of any column.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::model::{Category, Dataset, Date, Item, NodeId, PartyId, Problem, Report, When};

use super::attainment::Attainment;
use super::collate::collation;
use super::filter::Visible;

/// A column of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The number, in the order of the notice.
    #[default]
    Number,
    /// The title.
    Title,
    /// The report that the item belongs to.
    Report,
    /// Its category.
    Category,
    /// Its problem.
    Problem,
    /// How far it is.
    Progress,
    /// What kind of deadline it has.
    Term,
    /// Who answers for it.
    Leader,
    /// The units in the lead.
    LeadUnits,
    /// The supporting units.
    SupportUnits,
    /// The due date that holds.
    Due,
    /// The first due date.
    FirstDue,
    /// How often the date was moved.
    Moves,
    /// The day it was closed.
    ClosedOn,
    /// How many measures.
    Measures,
    /// How many indicators.
    Indicators,
    /// How many of them miss their target.
    OffTarget,
}

impl Column {
    /// All columns, in the order in which they are offered.
    pub const ALL: [Self; 17] = [
        Self::Number,
        Self::Title,
        Self::Report,
        Self::Category,
        Self::Problem,
        Self::Progress,
        Self::Term,
        Self::Leader,
        Self::LeadUnits,
        Self::SupportUnits,
        Self::Due,
        Self::FirstDue,
        Self::Moves,
        Self::ClosedOn,
        Self::Measures,
        Self::Indicators,
        Self::OffTarget,
    ];

    /// The columns that a ledger begins with.
    pub const FIRST: [Self; 8] = [
        Self::Number,
        Self::Title,
        Self::Progress,
        Self::Term,
        Self::LeadUnits,
        Self::Leader,
        Self::Due,
        Self::OffTarget,
    ];
}

/// How the ledger is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LedgerOrder {
    /// The column that decides; equal ones stay in the order of the notice.
    pub by: Column,
    /// From the last to the first.
    pub descending: bool,
}

/// One row by its positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LedgerRow {
    report: u32,
    category: u32,
    problem: u32,
    item: u32,
}

/// The nodes of a row.
#[derive(Debug, Clone, Copy)]
pub struct LedgerNodes<'a> {
    /// The report.
    pub report: &'a Arc<Report>,
    /// The category.
    pub category: &'a Category,
    /// The problem.
    pub problem: &'a Problem,
    /// The item.
    pub item: &'a Arc<Item>,
}

/// The table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The rows in their order.
    pub rows: Vec<LedgerRow>,
}

/// What rows are compared by.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Place,
    Count(usize),
    /// Items without a date come last.
    When(bool, Option<When>),
    Day(bool, Option<Date>),
    /// Names in the order of a dictionary; those that are not filled in come last.
    Text(bool, Vec<u8>),
}

impl LedgerRow {
    /// The row's nodes; absent when the dataset has changed since.
    #[must_use]
    pub fn resolve<'a>(&self, dataset: &'a Dataset) -> Option<LedgerNodes<'a>> {
        let report = dataset.reports.get(self.report as usize)?;
        let category = report.categories.get(self.category as usize)?;
        let problem = category.problems.get(self.problem as usize)?;
        let item = problem.items.get(self.item as usize)?;
        Some(LedgerNodes { report, category, problem, item })
    }
}

impl Ledger {
    /// The table of some reports, by their positions in the dataset.
    pub(super) fn of(
        dataset: &Dataset,
        reports: impl Iterator<Item = usize>,
        order: LedgerOrder,
        visible: Option<&Visible>,
    ) -> Self {
        let mut rows = Vec::new();
        for at in reports {
            let Some(report) = dataset.reports.get(at) else { continue };
            for ((c, p, i), item) in report.placed_items() {
                if visible.is_none_or(|visible| visible.shows(&report.id, &NodeId::Item(item.id.clone()))) {
                    rows.push(LedgerRow { report: at as u32, category: c as u32, problem: p as u32, item: i as u32 });
                }
            }
        }
        if order.by != Column::Number {
            let mut keyed: Vec<_> = rows.iter().map(|row| (key(row, dataset, order.by), *row)).collect();
            // What is not filled in stays last in both directions; a stable sort keeps the notice's order.
            keyed.sort_by(|(a, _), (b, _)| compare(a, b, order.descending));
            rows = keyed.into_iter().map(|(_, row)| row).collect();
        } else if order.descending {
            rows.reverse();
        }
        Self { rows }
    }
}

fn compare(a: &Key, b: &Key, descending: bool) -> Ordering {
    let missing = |key: &Key| matches!(key, Key::When(true, _) | Key::Day(true, _) | Key::Text(true, _));
    match (missing(a), missing(b)) {
        (false, false) if descending => b.cmp(a),
        _ => a.cmp(b),
    }
}

fn key(row: &LedgerRow, dataset: &Dataset, by: Column) -> Key {
    let Some(LedgerNodes { report, category, problem, item }) = row.resolve(dataset) else { return Key::Place };
    let text = |text: &str| Key::Text(text.is_empty(), collation(text));
    let party = |id: Option<&PartyId>| text(id.and_then(|id| report.party(id)).map_or("", |party| party.name.as_str()));
    let place = |code: Option<usize>| Key::Count(code.unwrap_or(usize::MAX));
    match by {
        Column::Number => Key::Place,
        Column::Title => text(&item.title),
        Column::Report => text(&report.title),
        Column::Category => text(&category.title),
        Column::Problem => text(&problem.title),
        Column::Progress => place(crate::model::Progress::ALL.iter().position(|progress| *progress == item.progress)),
        Column::Term => place(crate::model::Term::ALL.iter().position(|term| *term == item.term)),
        Column::Leader => party(item.leader.as_ref()),
        Column::LeadUnits => party(item.lead_units.first()),
        Column::SupportUnits => party(item.support_units.first()),
        Column::Due => Key::When(item.due.is_none(), item.due.as_ref().map(crate::model::Due::present)),
        Column::FirstDue => Key::When(item.due.is_none(), item.due.as_ref().map(|due| due.on)),
        Column::Moves => Key::Count(item.due.as_ref().map_or(0, |due| due.changes.len())),
        Column::ClosedOn => Key::Day(item.closed.is_none(), item.closed.as_ref().map(|closed| closed.on)),
        Column::Measures => Key::Count(item.measures.len()),
        Column::Indicators => Key::Count(item.indicators.len()),
        Column::OffTarget => Key::Count(off_target(item)),
    }
}

/// How many of an item's indicators miss their target.
#[must_use]
pub fn off_target(item: &Item) -> usize {
    item.indicators.iter().filter(|indicator| Attainment::of(indicator).is_off()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(by: Column, descending: bool) -> Vec<String> {
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap();
        let ledger = Ledger::of(&dataset, 0..1, LedgerOrder { by, descending }, None);
        ledger.rows.iter().map(|row| row.resolve(&dataset).unwrap().item.id.to_string()).collect()
    }

    #[test]
    fn every_column_orders_all_items() {
        for by in Column::ALL {
            for descending in [false, true] {
                assert_eq!(titles(by, descending).len(), 29, "{by:?}");
            }
        }
    }

    #[test]
    fn items_without_a_due_date_come_last_in_both_directions() {
        let (up, down) = (titles(Column::Due, false), titles(Column::Due, true));
        assert_eq!(up.last(), down.last());
        assert_ne!(up.first(), up.last());
    }

    #[test]
    fn the_most_missed_targets_come_first_when_descending() {
        let first = titles(Column::OffTarget, true).remove(0);
        let last = titles(Column::OffTarget, false).pop().unwrap();
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap();
        let count = |id: &str| off_target(dataset.reports[0].item(&id.into()).unwrap());
        assert_eq!(count(&first), count(&last));
        assert!(count(&first) > 1);
    }
}
