//! The rows of the ledger in groups: by what stands above their items, or by who answers for them.
//!
//! An item with two lead units stands under each of them, so that a row can be there twice; totals count it once.
//!
//! Does not live here: where the headings of groups stand among the rows (`lines`).

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use crate::analysis::collate::collation;
use crate::analysis::schedule::status;
use crate::model::{Dataset, Date, FormGroup, NodeId, NodeRef};

use super::Ledger;
use super::cell::FilterValue;
use super::column::{Column, Derived};
use super::filter::ColumnFilter;
use super::row::{LedgerNodes, LedgerRow, LedgerRows};

/// What the rows of a group share; absent for those that have none of it.
pub type GroupKey = Option<NodeRef>;

/// A group of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What its rows share.
    pub key: GroupKey,
    /// The heading of that; empty where they share nothing.
    pub name: String,
    /// The title of its report, where the ledger is of several.
    pub report: Option<String>,
    /// Its rows among those that are shown; none while it is folded.
    pub rows: Range<usize>,
    /// How many rows it has, shown or not.
    pub count: usize,
    /// How many it would have without the filters of the columns.
    pub all: usize,
    /// How its items stand; nothing of measures. By [`Status`](crate::model::Status), in its order.
    pub statuses: [usize; 5],
    /// True where its rows are not shown.
    pub is_folded: bool,
    /// Its rows among those of all groups.
    place: Range<usize>,
}

/// When the items of a group are held against their dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct StatusRule {
    pub(super) today: Date,
    pub(super) near_days: u32,
}

/// The place of a report in the dataset and a node in it; absent for what shares nothing.
type Shared = Option<(u32, NodeId)>;

/// Where a group stands among the others.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// In the order of the notice.
    Place(LedgerRow),
    /// By its name as in a dictionary, report by report.
    Name(u32, Vec<u8>),
    /// What shares nothing.
    Last,
}

/// The rows of a group while they are gathered.
#[derive(Default)]
struct Gathered {
    rows: Vec<LedgerRow>,
    all: usize,
    statuses: [usize; 5],
}

impl FormGroup {
    /// The column that shows what rows are grouped by.
    #[must_use]
    pub fn column(self, rows: LedgerRows) -> Option<Column> {
        let field = |key| rows.kind().field(key).map(Column::Field);
        match (self, rows) {
            (Self::Category, _) => Some(Column::Derived(Derived::Category)),
            (Self::Problem, _) => Some(Column::Derived(Derived::Problem)),
            (Self::Unit, LedgerRows::Items) => field("lead_units"),
            (Self::Unit, LedgerRows::Measures) => field("units"),
            (Self::Leader, _) => field("leader"),
        }
    }

    /// The nodes that a row stands under: a measure under the units that do it; none where it shares nothing.
    #[must_use]
    pub fn nodes(self, nodes: &LedgerNodes<'_>) -> BTreeSet<NodeId> {
        let units = nodes.measure.map_or(&nodes.item.lead_units, |measure| &measure.units);
        let leader = nodes.measure.map_or(&nodes.item.leader, |measure| &measure.leader);
        match self {
            Self::Category => BTreeSet::from([NodeId::Category(nodes.category.id.clone())]),
            Self::Problem => BTreeSet::from([NodeId::Problem(nodes.problem.id.clone())]),
            Self::Unit => units.iter().cloned().map(NodeId::Party).collect(),
            Self::Leader => leader.iter().cloned().map(NodeId::Party).collect(),
        }
    }

    /// The groups of a row. Where a filter takes some of its units away, it stands under those that are left: a filter on
    /// one unit does not show the groups of those that work with it.
    fn groups(self, nodes: &LedgerNodes<'_>, report: u32, filter: Option<&ColumnFilter>) -> Vec<Shared> {
        let passes = |node: &NodeId| {
            let NodeId::Party(id) = node else { return true };
            let name = || nodes.report.party(id).map(|party| party.name.trim().to_owned()).unwrap_or_default();
            filter.is_none_or(|filter| filter.values.is_all() || filter.values.holds(&FilterValue::Text(name())))
        };
        let own = self.nodes(nodes);
        let left: Vec<Shared> =
            own.iter().filter(|node| passes(node)).cloned().map(|node| Some((report, node))).collect();
        match (left.is_empty(), own.is_empty()) {
            (true, true) => vec![None],
            // It was changed since, and stays shown.
            (true, false) => own.into_iter().map(|node| Some((report, node))).collect(),
            _ => left,
        }
    }

    fn rank(self, shared: &Shared, row: LedgerRow, dataset: &Dataset) -> Rank {
        match (self, shared) {
            (_, None) => Rank::Last,
            (Self::Category | Self::Problem, Some(_)) => Rank::Place(row),
            (Self::Unit | Self::Leader, Some((report, node))) => {
                Rank::Name(*report, collation(&name(dataset, *report, node)))
            }
        }
    }
}

impl Ledger {
    /// Puts the rows into groups, within which they keep their order.
    pub(super) fn group(
        &mut self,
        dataset: &Dataset,
        grouping: FormGroup,
        filter: Option<&ColumnFilter>,
        rule: StatusRule,
    ) {
        let mut gathered: BTreeMap<Shared, Gathered> = BTreeMap::new();
        for row in &self.rows {
            let Some(nodes) = row.resolve(dataset) else { continue };
            // Of measures only their number is told: the standing of an item is not that of each of them.
            let status = nodes.measure.is_none().then(|| status(nodes.item, rule.today, rule.near_days));
            for shared in grouping.groups(&nodes, row.report, filter) {
                let group = gathered.entry(shared).or_default();
                group.rows.push(*row);
                if let Some(count) = status.and_then(|status| group.statuses.get_mut(status as usize)) {
                    *count += 1;
                }
            }
        }
        // Where no column has a filter, the rows that are shown are all.
        for row in self.unfiltered.iter().flat_map(|all| all.iter()) {
            let Some(nodes) = row.resolve(dataset) else { continue };
            for shared in grouping.groups(&nodes, row.report, filter) {
                if let Some(group) = gathered.get_mut(&shared) {
                    group.all += 1;
                }
            }
        }
        let has_filter = self.unfiltered.is_some();
        self.unfiltered.get_or_insert_with(|| std::mem::take(&mut self.rows).into());
        let first = |group: &Gathered| group.rows.iter().min().copied().unwrap_or_default();
        let ranked =
            gathered.into_iter().map(|(shared, group)| (grouping.rank(&shared, first(&group), dataset), shared, group));
        let mut ranked: Vec<(Rank, Shared, Gathered)> = ranked.collect();
        ranked.sort_by(|(a, ..), (b, ..)| a.cmp(b));
        let (mut grouped, is_one_report) = (Vec::with_capacity(self.count), self.reports < 2);
        for (_, shared, group) in ranked {
            let start = grouped.len();
            grouped.extend_from_slice(&group.rows);
            let report = shared.as_ref().and_then(|(at, _)| dataset.reports.get(*at as usize));
            self.groups.push(Group {
                key: shared.as_ref().and_then(|(_, node)| Some(NodeRef::new(report?.id.clone(), node.clone()))),
                name: shared.as_ref().map(|(at, node)| name(dataset, *at, node)).unwrap_or_default(),
                report: report.filter(|_| !is_one_report).map(|report| report.title.clone()),
                rows: 0..0,
                count: group.rows.len(),
                all: if has_filter { group.all } else { group.rows.len() },
                statuses: group.statuses,
                is_folded: false,
                place: start..grouped.len(),
            });
        }
        self.grouped = grouped.into();
    }

    /// Shows the rows of all groups but those that are folded.
    pub(super) fn fold(&mut self, folded: &BTreeSet<GroupKey>) {
        if self.groups.is_empty() {
            return;
        }
        self.rows.clear();
        for group in &mut self.groups {
            group.is_folded = folded.contains(&group.key);
            let start = self.rows.len();
            let own = self.grouped.get(group.place.clone()).filter(|_| !group.is_folded);
            self.rows.extend(own.unwrap_or_default());
            group.rows = start..self.rows.len();
        }
    }

    /// The group of a row that is shown; nothing where rows are not grouped.
    #[must_use]
    pub fn group_of(&self, row: usize) -> Option<&Group> {
        // Folded groups have no rows: the last group that begins here or before is that of the row.
        let at = self.groups.partition_point(|group| group.rows.start <= row).checked_sub(1)?;
        self.groups.get(at).filter(|group| group.rows.contains(&row))
    }

    /// All rows of a group, also while it is folded.
    #[must_use]
    pub fn rows_of(&self, group: &Group) -> &[LedgerRow] {
        self.grouped.get(group.place.clone()).unwrap_or_default()
    }

    /// True where a row stands in several groups.
    #[must_use]
    pub fn has_repeats(&self) -> bool {
        self.grouped.len() > self.count
    }

    /// Those of some rows that are none of the others again, in another group.
    pub fn distinct(&self, rows: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
        let (twice, mut seen) = (self.has_repeats(), HashSet::new());
        rows.filter(move |row| !twice || self.rows.get(*row).is_some_and(|row| seen.insert(*row)))
    }

    /// All rows that the filters leave, each once and in the order in which they are shown, also those of folded groups.
    pub fn listed(&self) -> impl Iterator<Item = &LedgerRow> {
        let rows = if self.groups.is_empty() { self.rows.as_slice() } else { &self.grouped };
        let (twice, mut seen) = (self.has_repeats(), HashSet::new());
        rows.iter().filter(move |row| !twice || seen.insert(**row))
    }
}

/// What a group is called.
fn name(dataset: &Dataset, report: u32, node: &NodeId) -> String {
    let report = dataset.reports.get(report as usize);
    let Some((report, (number, title))) = report.and_then(|own| Some((own, own.node(node)?.heading()))) else {
        return node.as_str().to_owned();
    };
    // The own numbers of problems begin anew in each category.
    let above = report.locate(node).filter(|_| matches!(node, NodeId::Problem(_)));
    let above = above.and_then(|at| report.category_at(at)).map_or("", |category| &category.number);
    format!("{above}{number} {title}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::sync::Arc;

    use super::super::{LedgerFilter, LedgerOrder, LedgerQuestion, LedgerRequest};
    use super::*;
    use crate::analysis::Visible;
    use crate::analysis::pace::PaceRule;

    fn example() -> Dataset {
        serde_json::from_str(include_str!("../../../assets/tongchuan.guatu.json")).unwrap()
    }

    fn grouped(dataset: &Dataset, request: &LedgerRequest, visible: Option<&Visible>) -> Ledger {
        let pace = PaceRule { today: "2025-08-01".parse().unwrap(), points: 5 };
        let question = LedgerQuestion { request, grouping: Some(FormGroup::Category), pace, near_days: 30 };
        Ledger::of(dataset, 0..1, &question, visible, None)
    }

    #[test]
    fn a_ledger_with_other_groups_folded_is_that_which_is_made_so() {
        let dataset = example();
        let order = LedgerOrder::by(Column::field("title").unwrap(), true);
        let whole = grouped(&dataset, &LedgerRequest { order: order.clone(), ..LedgerRequest::default() }, None);
        let folded: BTreeSet<GroupKey> = whole.groups.iter().step_by(2).map(|group| group.key.clone()).collect();
        let made = whole.folded(&folded);
        let request = LedgerRequest { order, folded: Arc::new(folded), ..LedgerRequest::default() };
        assert_eq!(made, grouped(&dataset, &request, None));
        assert!(made.rows.len() < whole.rows.len());
        assert!(Arc::ptr_eq(&made.grouped, &whole.grouped), "the rows are not copied");
        for (group, before) in made.groups.iter().zip(&whole.groups) {
            assert_eq!(made.rows_of(group), whole.rows.get(before.rows.clone()).unwrap());
        }
    }

    #[test]
    fn a_row_that_is_only_kept_is_none_of_all_where_the_search_finds_nothing() {
        let dataset = example();
        let report = &dataset.reports[0];
        let item = report.items().next().unwrap();
        let node = NodeRef::new(report.id.clone(), NodeId::Item(item.id.clone()));
        let mut filter = LedgerFilter::default();
        let nothing = ColumnFilter { contains: "没有这样的字".to_owned(), ..ColumnFilter::default() };
        filter.set(&Column::field("title").unwrap(), nothing);
        let kept = Arc::new(HashSet::from([node]));
        let ledger =
            grouped(&dataset, &LedgerRequest { filter, kept, ..LedgerRequest::default() }, Some(&Visible::default()));
        assert_eq!((ledger.rows.len(), ledger.all_rows().len()), (1, 0));
        assert_eq!(ledger.groups.iter().map(|group| (group.count, group.all)).collect::<Vec<_>>(), [(1, 0)]);
    }
}
