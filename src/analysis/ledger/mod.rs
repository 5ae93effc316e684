//! All items as one table, in the order of any column.

mod column;
mod order;

use std::sync::Arc;

use crate::model::{self, Category, Dataset, Item, NodeId, NodeRef, Problem, Report};

use super::filter::Visible;
use super::pace::PaceRule;

pub use column::{Column, Derived};
pub use order::{LedgerOrder, off_target};

/// One row by its positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
    pub category: &'a Arc<Category>,
    /// The problem.
    pub problem: &'a Arc<Problem>,
    /// The item.
    pub item: &'a Arc<Item>,
}

/// The table.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The rows in their order.
    pub rows: Vec<LedgerRow>,
    /// The columns that the offices of these reports added: of several with one heading the first.
    pub own: Vec<model::Column>,
}

impl LedgerRow {
    /// A row by the place of its report in the dataset and that of the item in the report.
    pub(super) fn at(report: usize, (category, problem, item): (usize, usize, usize)) -> Self {
        Self { report: report as u32, category: category as u32, problem: problem as u32, item: item as u32 }
    }

    /// The same item where its report stands at another place.
    pub(super) fn in_report(self, report: usize) -> Self {
        Self { report: report as u32, ..self }
    }

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

impl LedgerNodes<'_> {
    /// The item of the row.
    #[must_use]
    pub fn item_ref(&self) -> NodeRef {
        NodeRef::new(self.report.id.clone(), NodeId::Item(self.item.id.clone()))
    }

    /// The number of the item as one reads it out: (一)2.(3).
    #[must_use]
    pub fn full_number(&self) -> String {
        format!("{}{}{}", self.category.number, self.problem.number, self.item.number)
    }
}

impl Ledger {
    /// The table of some reports, by their positions in the dataset.
    pub(super) fn of(
        dataset: &Dataset,
        reports: impl Iterator<Item = usize>,
        (order, pace): (&LedgerOrder, PaceRule),
        visible: Option<&Visible>,
    ) -> Self {
        let (mut rows, mut own) = (Vec::new(), Vec::<model::Column>::new());
        for at in reports {
            let Some(report) = dataset.reports.get(at) else { continue };
            for column in &report.columns {
                if own.iter().all(|known| known.title != column.title) {
                    own.push(column.clone());
                }
            }
            for (place, item) in report.placed_items() {
                if visible.is_none_or(|visible| visible.shows(&report.id, &NodeId::Item(item.id.clone()))) {
                    rows.push(LedgerRow::at(at, place));
                }
            }
        }
        if order.by != Column::default() {
            rows = order::sort(rows, dataset, order, pace);
        } else if order.descending {
            rows.reverse();
        }
        Self { rows, own }
    }
}
