//! All items, or all measures, as one table: those that the filters of its columns leave, in the order of any of them.

mod cell;
mod column;
mod filter;
mod group;
mod held;
mod lines;
mod order;
mod row;
mod values;

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use crate::model::{self, Dataset, FormGroup, NodeRef};

use super::filter::Visible;
use super::pace::PaceRule;

pub use cell::{FilterValue, off_target};
pub use column::{Column, Derived};
pub use filter::{ColumnFilter, DayRange, LedgerFilter, NumberRange, PassingValues};
pub use group::{Group, GroupKey};
pub use lines::LedgerLine;
pub use order::{LedgerOrder, SortKey};
pub use row::{LedgerNodes, LedgerRow, LedgerRows};
pub use values::{ColumnValue, ColumnValues};

/// How the ledger is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerRequest {
    /// What its rows are about.
    pub rows: LedgerRows,
    /// Its order.
    pub order: LedgerOrder,
    /// What must stand in its columns.
    pub filter: LedgerFilter,
    /// Items that stay shown though no filter leaves them: what is typed into a row must not take it away under the hands
    /// that type.
    pub kept: Arc<HashSet<NodeRef>>,
    /// True where rows stay in their places though their order may have become another one: they were changed since it was
    /// chosen, and the next text that is typed must not go into another row.
    pub stays: bool,
    /// The groups whose rows are not shown.
    pub folded: Arc<BTreeSet<GroupKey>>,
}

/// A ledger that is wanted, and what it is worked out with.
#[derive(Debug, Clone, Copy)]
pub(super) struct LedgerQuestion<'a> {
    pub(super) request: &'a LedgerRequest,
    pub(super) grouping: Option<FormGroup>,
    pub(super) pace: PaceRule,
    /// From how many days before its date an item is near due.
    pub(super) near_days: u32,
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
    /// True where rows stand where they stood before they were changed, and no longer in the order that was chosen.
    pub is_unsorted: bool,
    /// The groups of the rows; none where they are not grouped.
    pub groups: Vec<Group>,
    /// The columns that the offices of these reports added: of several with one heading the first.
    pub own: Vec<model::Column>,
    /// All rows, where the columns have filters or the rows are grouped; absent where those that are shown are all.
    pub(crate) unfiltered: Option<Arc<[LedgerRow]>>,
    /// The rows of all groups, also of those that are folded.
    pub(crate) grouped: Arc<[LedgerRow]>,
    /// What has gone since the rows were put in order, while they stay where they are.
    pub(crate) gone: Arc<[held::GoneRow]>,
    /// How many reports it is of.
    pub(crate) reports: usize,
}

impl LedgerRequest {
    /// True where another request differs in the folded groups at most.
    pub(super) fn is_but_for_folds(&self, other: &Self) -> bool {
        let Self { rows, order, filter, kept, stays, folded: _ } = self;
        (rows, order, filter, kept, stays) == (&other.rows, &other.order, &other.filter, &other.kept, &other.stays)
    }
}

impl Ledger {
    /// The table of some reports, by their positions in the dataset. Rows that stay in their places stay where they are in the
    /// former table, whose positions are those of its dataset.
    pub(super) fn of(
        dataset: &Dataset,
        reports: impl Iterator<Item = usize>,
        question: &LedgerQuestion<'_>,
        visible: Option<&Visible>,
        former: Option<(&Self, &Dataset)>,
    ) -> Self {
        let LedgerQuestion { request, grouping, pace, near_days } = *question;
        let mut ledger = Self::default();
        let passes = request.filter.test(pace);
        let mut all = (!request.filter.is_empty()).then(Vec::new);
        for at in reports {
            let Some(report) = dataset.reports.get(at) else { continue };
            ledger.reports += 1;
            for column in &report.columns {
                if ledger.own.iter().all(|known| known.title != column.title) {
                    ledger.own.push(column.clone());
                }
            }
            for row in request.rows.of(report, at) {
                let Some(nodes) = row.resolve(dataset) else { continue };
                let is_found = visible.is_none_or(|visible| visible.shows(&report.id, &nodes.id()));
                if let Some(all) = all.as_mut().filter(|_| is_found) {
                    all.push(row);
                }
                let is_left = is_found && passes(&nodes);
                let is_kept = || !request.kept.is_empty() && request.kept.contains(&nodes.node_ref());
                if is_left || is_kept() {
                    ledger.kept += usize::from(!is_left);
                    ledger.rows.push(row);
                }
            }
        }
        ledger.unfiltered = all.map(Vec::into);
        ledger.count = ledger.rows.len();
        let of_notice = former.filter(|_| request.stays && !request.order.keys.is_empty()).map(|_| ledger.rows.clone());
        ledger.rows = order::sort(ledger.rows, dataset, &request.order, pace);
        if let Some(((own, before), rows)) = former.zip(of_notice) {
            let rows_before = if own.grouped.is_empty() { &own.rows[..] } else { &own.grouped };
            let former = held::Former { rows: rows_before, gone: &own.gone, dataset: before };
            let (held, gone) = held::hold(rows, dataset, former);
            ledger.gone = gone;
            ledger.is_unsorted = held != ledger.rows;
            ledger.rows = held;
        }
        if let Some(grouping) = grouping {
            let filter = grouping.column(request.rows).and_then(|column| request.filter.get(&column));
            ledger.group(dataset, grouping, filter, group::StatusRule { today: pace.today, near_days });
            ledger.fold(&request.folded);
        }
        ledger
    }

    /// The same with other groups folded.
    pub(super) fn folded(&self, folded: &BTreeSet<GroupKey>) -> Self {
        let (groups, own) = (self.groups.clone(), self.own.clone());
        let (unfiltered, grouped, gone) = (self.unfiltered.clone(), Arc::clone(&self.grouped), Arc::clone(&self.gone));
        let mut ledger = Self { rows: Vec::new(), groups, own, unfiltered, grouped, gone, ..*self };
        ledger.fold(folded);
        ledger
    }

    /// All rows that search and the filter above the tree leave, whatever the columns are filtered by, each once and in any
    /// order.
    #[must_use]
    pub fn all_rows(&self) -> &[LedgerRow] {
        self.unfiltered.as_deref().unwrap_or(&self.rows)
    }
}
