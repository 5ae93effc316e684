//! All items as one table: those that the filters of its columns leave, in the order of any of them.

mod cell;
mod column;
mod filter;
mod group;
mod lines;
mod order;
mod values;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use crate::model::{self, Category, Dataset, Item, NodeId, NodeRef, Problem, Report};

use super::filter::Visible;
use super::pace::PaceRule;

pub use cell::FilterValue;
pub use column::{Column, Derived};
pub use filter::{ColumnFilter, DayRange, LedgerFilter, PassingValues};
pub use group::{Group, GroupKey, Grouping};
pub use lines::LedgerLine;
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
    /// The groups whose rows are not shown.
    pub folded: Arc<BTreeSet<GroupKey>>,
}

/// A ledger that is wanted, and what it is worked out with.
#[derive(Debug, Clone, Copy)]
pub(super) struct LedgerQuestion<'a> {
    pub(super) request: &'a LedgerRequest,
    pub(super) grouping: Option<Grouping>,
    pub(super) pace: PaceRule,
    /// From how many days before its date an item is near due.
    pub(super) near_days: u32,
}

/// One row by its positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    /// The rows that are shown in their order, group by group where they are grouped. One that stands in several groups is
    /// here several times.
    pub rows: Vec<LedgerRow>,
    /// How many rows the filters leave, each counted once, also those of folded groups.
    pub count: usize,
    /// How many of them no filter leaves: they are shown because they were changed since.
    pub kept: usize,
    /// The groups of the rows; none where they are not grouped.
    pub groups: Vec<Group>,
    /// The columns that the offices of these reports added: of several with one heading the first.
    pub own: Vec<model::Column>,
    /// All rows, where the columns have filters or the rows are grouped; else none.
    pub(crate) unfiltered: Vec<LedgerRow>,
    /// The rows of all groups, also of those that are folded.
    pub(crate) grouped: Vec<LedgerRow>,
    /// How many reports it is of.
    pub(crate) reports: usize,
}

impl LedgerRequest {
    /// True where another request differs in the folded groups at most.
    pub(super) fn is_but_for_folds(&self, other: &Self) -> bool {
        Self { folded: Arc::clone(&other.folded), ..self.clone() } == *other
    }
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

    /// The nodes of the row of an item; absent for what the dataset does not have.
    #[must_use]
    pub fn find<'a>(dataset: &'a Dataset, node: &NodeRef) -> Option<LedgerNodes<'a>> {
        let report = dataset.report(&node.report)?;
        let at = report.locate(&node.node)?;
        let (category, problem) = (report.category_at(at)?, report.problem_at(at)?);
        Some(LedgerNodes { report, category, problem, item: report.item_at(at)? })
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
        question: &LedgerQuestion<'_>,
        visible: Option<&Visible>,
    ) -> Self {
        let LedgerQuestion { request, grouping, pace, near_days } = *question;
        let mut ledger = Self::default();
        let passes = request.filter.test(pace);
        let has_filter = !request.filter.is_empty();
        for at in reports {
            let Some(report) = dataset.reports.get(at) else { continue };
            ledger.reports += 1;
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
        ledger.count = ledger.rows.len();
        ledger.rows = order::sort(ledger.rows, dataset, &request.order, pace);
        if let Some(grouping) = grouping {
            let filter = grouping.column().and_then(|column| request.filter.get(&column));
            ledger.group(dataset, grouping, filter, group::StatusRule { today: pace.today, near_days });
            ledger.fold(&request.folded);
        }
        ledger
    }

    /// The same with other groups folded.
    pub(super) fn folded(&self, folded: &BTreeSet<GroupKey>) -> Self {
        let mut ledger = self.clone();
        ledger.fold(folded);
        ledger
    }

    /// All rows that search and the filter above the tree leave, whatever the columns are filtered by, each once and in any
    /// order.
    #[must_use]
    pub fn all_rows(&self) -> &[LedgerRow] {
        if self.unfiltered.is_empty() { &self.rows } else { &self.unfiltered }
    }
}

fn item_ref(report: &Report, item: &Item) -> NodeRef {
    NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()))
}
