//! All indicators as one table, grouped and sorted.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Dataset, Indicator, Item, NodeId, NodeRef, Number, Report, When};

use super::attainment::Attainment;
use super::filter::Visible;

/// How the table is ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Arrangement {
    /// What rows are put together by.
    pub group: IndicatorGrouping,
    /// The order within a group.
    pub sort: Sort,
    /// Which rows are there.
    pub only: Only,
}

/// What rows are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum IndicatorGrouping {
    /// By item, in the order of the notice.
    #[default]
    Item,
    /// By category.
    Category,
    /// By unit of measure.
    Unit,
    /// By met, missed, open, no target.
    Status,
    /// All in one.
    None,
}

/// The order within a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Sort {
    /// As in the notice.
    #[default]
    Document,
    /// The largest shortfall first, those without a target last.
    Shortfall,
    /// The least attainment first, those without one last.
    Attainment,
    /// By name.
    Name,
    /// The latest reading first.
    Latest,
}

/// Which rows are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Only {
    /// All of them.
    #[default]
    All,
    /// With a target.
    WithTarget,
    /// That miss their target.
    OffTarget,
    /// That meet their target.
    Met,
}

impl IndicatorGrouping {
    /// All groupings.
    pub const ALL: [Self; 5] = [Self::Item, Self::Category, Self::Unit, Self::Status, Self::None];
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 5] = [Self::Document, Self::Shortfall, Self::Attainment, Self::Name, Self::Latest];
}

impl Only {
    /// All choices.
    pub const ALL: [Self; 4] = [Self::All, Self::WithTarget, Self::OffTarget, Self::Met];
}

/// One row by its positions, with its attainment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndicatorRow {
    report: u32,
    /// Category, problem, item; absent for an indicator of the report itself.
    item: Option<(u32, u32, u32)>,
    indicator: u32,
    /// How far it is.
    pub attainment: Attainment,
}

/// A line of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum IndicatorLine {
    /// The head of a group: its first row, which names it, and how many rows there are.
    Head {
        /// Index of the group's first row.
        first: u32,
        /// Rows of the group.
        count: u32,
    },
    /// A row, by its index.
    Row(u32),
}

/// The table.
#[derive(Debug, Default, PartialEq)]
pub struct IndicatorTable {
    /// What it is grouped by.
    pub group: IndicatorGrouping,
    /// The rows, in the order of the lines.
    pub rows: Vec<IndicatorRow>,
    /// The lines.
    pub lines: Vec<IndicatorLine>,
    /// How many of the rows have a target.
    pub targets: usize,
    /// How many of these miss it.
    pub off: usize,
}

impl IndicatorRow {
    /// The row's nodes; absent when the dataset has changed since.
    #[must_use]
    pub fn resolve<'a>(&self, dataset: &'a Dataset) -> Option<(&'a Report, Option<&'a Arc<Item>>, &'a Indicator)> {
        let report = dataset.reports.get(self.report as usize)?;
        let at = self.indicator as usize;
        match self.item {
            None => Some((report, None, report.indicators.get(at)?)),
            Some((c, p, i)) => {
                let problem = report.categories.get(c as usize)?.problems.get(p as usize)?;
                let item = problem.items.get(i as usize)?;
                Some((report, Some(item), item.indicators.get(at)?))
            }
        }
    }

    /// The indicator as a node; absent when the dataset has changed since.
    #[must_use]
    pub fn node(&self, dataset: &Dataset) -> Option<NodeRef> {
        let (report, _, indicator) = self.resolve(dataset)?;
        Some(NodeRef::new(report.id.clone(), NodeId::Indicator(indicator.id.clone())))
    }

    /// The number of the problem that its item belongs to.
    #[must_use]
    pub fn problem_number<'a>(&self, report: &'a Report) -> Option<&'a str> {
        let (category, problem, _) = self.item?;
        let problem = report.categories.get(category as usize)?.problems.get(problem as usize)?;
        Some(&problem.number)
    }

    /// The position of the row's category in its report.
    #[must_use]
    pub fn category(&self) -> Option<usize> {
        self.item.map(|(category, _, _)| category as usize)
    }

    fn place(&self) -> (u32, Option<(u32, u32, u32)>, u32) {
        (self.report, self.item, self.indicator)
    }

    /// Met, missed, open, no target: in the order of what to act on.
    fn status(&self) -> u8 {
        match (self.attainment.met, self.attainment.rule) {
            (Some(false), _) => 0,
            (Some(true), _) => 2,
            (None, super::AttainmentRule::NoTarget) => 3,
            (None, _) => 1,
        }
    }
}

impl IndicatorTable {
    /// The table of some reports, by their positions in the dataset.
    pub(super) fn of(
        dataset: &Dataset,
        reports: impl Iterator<Item = usize>,
        arrangement: Arrangement,
        visible: Option<&Visible>,
    ) -> Self {
        let mut rows = Vec::new();
        for at in reports {
            let Some(report) = dataset.reports.get(at) else { continue };
            collect(at as u32, report, visible, &mut rows);
        }
        rows.retain(|row| keeps(arrangement.only, &row.attainment));
        sort(dataset, &mut rows, arrangement.sort);
        let groups = group_keys(dataset, &rows, arrangement.group);
        let mut order: Vec<u32> = (0..rows.len() as u32).collect();
        // A stable sort: within a group the rows keep their order.
        order.sort_by_key(|at| groups.get(*at as usize).copied().unwrap_or(0));
        let in_order = |at: &u32| rows.get(*at as usize).copied();
        let keys: Vec<u64> = order.iter().map(|at| groups.get(*at as usize).copied().unwrap_or(0)).collect();
        let rows: Vec<IndicatorRow> = order.iter().filter_map(in_order).collect();
        let lines = lines(&keys, arrangement.group != IndicatorGrouping::None);
        let targets = rows.iter().filter(|row| row.attainment.rule != super::AttainmentRule::NoTarget).count();
        let off = rows.iter().filter(|row| row.attainment.is_off()).count();
        Self { group: arrangement.group, rows, lines, targets, off }
    }
}

fn collect(at: u32, report: &Report, visible: Option<&Visible>, rows: &mut Vec<IndicatorRow>) {
    let row = |item, indicator: usize, of: &Indicator| IndicatorRow {
        report: at,
        item,
        indicator: indicator as u32,
        attainment: Attainment::of(of),
    };
    if visible.is_none() {
        rows.extend(report.indicators.iter().enumerate().map(|(n, indicator)| row(None, n, indicator)));
    }
    for ((c, p, i), item) in report.placed_items() {
        let place = Some((c as u32, p as u32, i as u32));
        let whole =
            visible.is_none_or(|v| v.shows(&report.id, &NodeId::Item(item.id.clone())) && !finds_some(v, report, item));
        for (n, indicator) in item.indicators.iter().enumerate() {
            let id = || NodeId::Indicator(indicator.id.clone());
            if whole || visible.is_some_and(|visible| visible.shows(&report.id, &id())) {
                rows.push(row(place, n, indicator));
            }
        }
    }
}

/// True when a search found particular indicators of an item: then only those are shown.
fn finds_some(visible: &Visible, report: &Report, item: &Item) -> bool {
    item.indicators.iter().any(|indicator| visible.shows(&report.id, &NodeId::Indicator(indicator.id.clone())))
}

fn keeps(only: Only, attainment: &Attainment) -> bool {
    match only {
        Only::All => true,
        Only::WithTarget => attainment.rule != super::AttainmentRule::NoTarget,
        Only::OffTarget => attainment.is_off(),
        Only::Met => attainment.met == Some(true),
    }
}

fn sort(dataset: &Dataset, rows: &mut [IndicatorRow], by: Sort) {
    let name = |row: &IndicatorRow| row.resolve(dataset).map(|(_, _, indicator)| indicator.name.as_str());
    let latest = |row: &IndicatorRow| -> Option<When> { row.resolve(dataset)?.2.latest()?.on };
    match by {
        Sort::Document => rows.sort_by_key(IndicatorRow::place),
        // None sorts before Some, so reversed the rows without a shortfall come last.
        Sort::Shortfall => rows.sort_by_key(|row| std::cmp::Reverse(row.attainment.shortfall_share)),
        Sort::Attainment => {
            rows.sort_by_key(|row| (row.attainment.ratio.is_none(), row.attainment.ratio.unwrap_or(Number::ZERO)));
        }
        Sort::Name => rows.sort_by_key(name),
        Sort::Latest => rows.sort_by_key(|row| std::cmp::Reverse(latest(row))),
    }
}

/// A number for each row's group; groups come in the order of these numbers.
fn group_keys(dataset: &Dataset, rows: &[IndicatorRow], group: IndicatorGrouping) -> Vec<u64> {
    let mut units: HashMap<&str, u64> = HashMap::new();
    let mut key = |row: &IndicatorRow| -> u64 {
        let (c, p, i) = row.item.unwrap_or((0, 0, 0));
        let report = u64::from(row.report) << 40;
        match group {
            IndicatorGrouping::None => 0,
            IndicatorGrouping::Status => row.status().into(),
            IndicatorGrouping::Category => report | (u64::from(c) + u64::from(row.item.is_some())),
            // Positions fit: a report with 2^14 categories of 2^10 problems would be no notice.
            IndicatorGrouping::Item => {
                report | u64::from(c) << 30 | u64::from(p) << 20 | (u64::from(i) + u64::from(row.item.is_some()))
            }
            IndicatorGrouping::Unit => {
                let unit = row.resolve(dataset).map_or("", |(_, _, indicator)| indicator.unit.as_str());
                let next = units.len() as u64;
                *units.entry(unit).or_insert(next)
            }
        }
    };
    rows.iter().map(&mut key).collect()
}

fn lines(keys: &[u64], heads: bool) -> Vec<IndicatorLine> {
    let mut lines = Vec::with_capacity(keys.len());
    let mut at = 0;
    for group in keys.chunk_by(|a, b| a == b) {
        if heads {
            lines.push(IndicatorLine::Head { first: at, count: group.len() as u32 });
        }
        lines.extend((at..at + group.len() as u32).map(IndicatorLine::Row));
        at += group.len() as u32;
    }
    lines
}
