//! The wall chart (挂图) as numbers: every item with its dates, grouped.

use crate::model::{Dataset, Date, Item, NodeId, PartyId, Progress, Report, Term};

use super::filter::Visible;
use super::schedule::DueState;

/// What the items of a wall chart are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PlanGroup {
    /// By category, in the order of the notice.
    #[default]
    Category,
    /// By the first unit in the lead; items without one come last.
    LeadUnit,
}

impl PlanGroup {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Category, Self::LeadUnit];
}

/// One item of a wall chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanRow {
    report: u32,
    category: u32,
    problem: u32,
    item: u32,
    /// The day the work began: when the findings were fed back.
    pub begin: Option<Date>,
    /// The last day of the first due date.
    pub first: Option<Date>,
    /// The last day of the due date that holds.
    pub due: Option<Date>,
    /// The day it was closed.
    pub closed: Option<Date>,
    /// How it stands to its date.
    pub state: DueState,
    /// How far it is.
    pub progress: Progress,
    /// What kind of deadline it has.
    pub term: Term,
}

/// A line of a wall chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanLine {
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

/// A wall chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// What it is grouped by.
    pub group: PlanGroup,
    /// The rows, in the order of the lines.
    pub rows: Vec<PlanRow>,
    /// The lines.
    pub lines: Vec<PlanLine>,
    /// The first and the last day that anything happens; nothing where no date is known.
    pub days: Option<(Date, Date)>,
}

impl PlanRow {
    /// The row's nodes; absent when the dataset has changed since.
    #[must_use]
    pub fn resolve<'a>(&self, dataset: &'a Dataset) -> Option<(&'a Report, &'a Item)> {
        let report = dataset.reports.get(self.report as usize)?;
        let problem = report.categories.get(self.category as usize)?.problems.get(self.problem as usize)?;
        Some((report, problem.items.get(self.item as usize)?))
    }

    /// The position of the row's category in its report.
    #[must_use]
    pub fn category(&self) -> usize {
        self.category as usize
    }

    /// Everything that happens on the row.
    fn days(&self) -> impl Iterator<Item = Date> {
        [self.begin, self.first, self.due, self.closed].into_iter().flatten()
    }
}

impl Plan {
    /// The wall chart of some reports, by their positions in the dataset.
    #[must_use]
    pub fn of(
        dataset: &Dataset,
        reports: impl Iterator<Item = usize>,
        group: PlanGroup,
        visible: Option<&Visible>,
        today: Date,
        near_days: u32,
    ) -> Self {
        let mut rows: Vec<(u64, PlanRow)> = Vec::new();
        for at in reports {
            let Some(report) = dataset.reports.get(at) else { continue };
            for ((c, p, i), item) in report.placed_items() {
                if visible.is_none_or(|visible| visible.shows(&report.id, &NodeId::Item(item.id.clone()))) {
                    let key = (at as u64) << 32 | key(report, item, c, group);
                    let place = (at as u32, c as u32, p as u32, i as u32);
                    rows.push((key, row(report, item, place, today, near_days)));
                }
            }
        }
        // A stable sort: within a group the rows keep the order of the notice.
        rows.sort_by_key(|(key, _)| *key);
        let days = rows.iter().flat_map(|(_, row)| row.days());
        let days = days.fold(None, |range: Option<(Date, Date)>, day| {
            Some(range.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
        });
        let mut lines = Vec::with_capacity(rows.len() + 8);
        let mut at = 0;
        for part in rows.chunk_by(|(a, _), (b, _)| a == b) {
            lines.push(PlanLine::Head { first: at, count: part.len() as u32 });
            lines.extend((at..at + part.len() as u32).map(PlanLine::Row));
            at += part.len() as u32;
        }
        Self { group, rows: rows.into_iter().map(|(_, row)| row).collect(), lines, days }
    }
}

/// Groups come in the order of these numbers.
fn key(report: &Report, item: &Item, category: usize, group: PlanGroup) -> u64 {
    match group {
        PlanGroup::Category => category as u64,
        PlanGroup::LeadUnit => {
            let place = |id: &PartyId| report.parties.iter().position(|party| party.id == *id);
            item.lead_units.first().and_then(place).unwrap_or(u32::MAX as usize) as u64
        }
    }
}

fn row(report: &Report, item: &Item, place: (u32, u32, u32, u32), today: Date, near_days: u32) -> PlanRow {
    let (report_at, category, problem, at) = place;
    PlanRow {
        report: report_at,
        category,
        problem,
        item: at,
        begin: report.feedback_on.or(report.inspected_to),
        first: item.due.as_ref().map(|due| due.on.last_day()),
        due: item.due.as_ref().map(|due| due.present().last_day()),
        closed: item.closed.as_ref().map(|closed| closed.on),
        state: DueState::of(item, today, near_days),
        progress: item.progress,
        term: item.term,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(group: PlanGroup) -> (Dataset, Plan) {
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap();
        let plan = Plan::of(&dataset, 0..1, group, None, "2025-08-01".parse().unwrap(), 30);
        (dataset, plan)
    }

    #[test]
    fn every_item_has_a_row_under_its_category() {
        let (dataset, plan) = plan(PlanGroup::Category);
        assert_eq!(plan.rows.len(), 29);
        let heads: Vec<u32> = plan
            .lines
            .iter()
            .filter_map(|line| match line {
                PlanLine::Head { count, .. } => Some(*count),
                PlanLine::Row(_) => None,
            })
            .collect();
        let counts: Vec<u32> = dataset.reports[0].categories.iter().map(|c| c.items().count() as u32).collect();
        assert_eq!(heads, counts);
        let (first, last) = plan.days.unwrap();
        assert_eq!(first.to_string(), "2024-12-26");
        assert!(last > first);
    }

    #[test]
    fn items_without_a_lead_unit_come_last() {
        let (dataset, plan) = plan(PlanGroup::LeadUnit);
        let led = |row: &PlanRow| !row.resolve(&dataset).unwrap().1.lead_units.is_empty();
        assert!(plan.rows.is_sorted_by_key(|row| !led(row)));
    }
}
