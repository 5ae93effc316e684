//! All items as one table: those that the filters of its columns leave, in the order of any of them.

mod cell;
mod column;
mod filter;
mod order;
mod values;

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{self, Category, Dataset, Item, NodeId, NodeRef, Problem, Report};

use super::filter::Visible;
use super::pace::PaceRule;

pub use cell::FilterValue;
pub use column::{Column, Derived};
pub use filter::{ColumnFilter, DayRange, LedgerFilter, PassingValues};
pub use order::{LedgerOrder, SortKey, off_target};
pub use values::ColumnValue;

/// How the ledger is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerRequest {
    /// Its order.
    pub order: LedgerOrder,
    /// What must stand in its columns.
    pub filter: LedgerFilter,
    /// Items that stay shown though no filter leaves them: what is typed into a row must not take it away under the hands
    /// that type.
    pub kept: Arc<HashSet<NodeRef>>,
}

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
    /// How many of them no filter leaves: they are shown because they were changed since.
    pub kept: usize,
    /// All rows in the order of the notice, where the columns have filters; else none.
    pub unfiltered: Vec<LedgerRow>,
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
        item_ref(self.report, self.item)
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
        (request, pace): (&LedgerRequest, PaceRule),
        visible: Option<&Visible>,
    ) -> Self {
        let mut ledger = Self::default();
        let passes = request.filter.test(pace);
        let has_filter = !request.filter.is_empty();
        for at in reports {
            let Some(report) = dataset.reports.get(at) else { continue };
            for column in &report.columns {
                if ledger.own.iter().all(|known| known.title != column.title) {
                    ledger.own.push(column.clone());
                }
            }
            for (place, item) in report.placed_items() {
                let row = LedgerRow::at(at, place);
                let is_found = visible.is_none_or(|visible| visible.shows(&report.id, &NodeId::Item(item.id.clone())));
                if is_found && has_filter {
                    ledger.unfiltered.push(row);
                }
                let is_left = is_found && (!has_filter || row.resolve(dataset).is_some_and(|nodes| passes(&nodes)));
                let is_kept = || !request.kept.is_empty() && request.kept.contains(&item_ref(report, item));
                if is_left || is_kept() {
                    ledger.kept += usize::from(!is_left);
                    ledger.rows.push(row);
                }
            }
        }
        ledger.rows = order::sort(ledger.rows, dataset, &request.order, pace);
        ledger
    }

    /// All rows that search and the filter above the tree leave, whatever the columns are filtered by, in the order of the
    /// notice; in any order where no column is.
    #[must_use]
    pub fn all_rows(&self) -> &[LedgerRow] {
        if self.unfiltered.is_empty() { &self.rows } else { &self.unfiltered }
    }
}

fn item_ref(report: &Report, item: &Item) -> NodeRef {
    NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()))
}
