//! The wall chart (挂图) as numbers: every item with its dates, grouped.

use crate::model::{Category, Dataset, Date, Due, Item, Measure, PartyId, Progress, Report, Term, When};

use super::schedule::DueState;

/// What the rows of a wall chart are, and what they are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PlanGroup {
    /// Items by category, in the order of the notice.
    #[default]
    Category,
    /// Items by the first unit in the lead; items without one come last.
    LeadUnit,
    /// Measures by item.
    Item,
}

/// What a wall chart is asked for with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanRequest {
    /// Its rows and groups.
    pub group: PlanGroup,
    /// True for rows in the order of their due dates within a group, false for that of the notice.
    pub by_due: bool,
    /// The day that due dates are held against.
    pub today: Date,
    /// From how many days before its date something is near due.
    pub near_days: u32,
}

/// One item, or one measure, of a wall chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanRow {
    report: u32,
    category: u32,
    problem: u32,
    item: u32,
    /// The measure's position in its item; nothing for the item itself.
    measure: Option<u32>,
    /// The day the work began: when the findings were fed back.
    pub start: Option<Date>,
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
    pub fn resolve<'a>(&self, dataset: &'a Dataset) -> Option<PlanNodes<'a>> {
        let report = dataset.reports.get(self.report as usize)?;
        let category = report.categories.get(self.category as usize)?;
        let item = category.problems.get(self.problem as usize)?.items.get(self.item as usize)?;
        let measure = match self.measure {
            Some(at) => Some(item.measures.get(at as usize)?),
            None => None,
        };
        Some(PlanNodes { report, category, item, measure })
    }

    /// Everything that happens on the row.
    fn days(&self) -> impl Iterator<Item = Date> {
        [self.start, self.first, self.due, self.closed].into_iter().flatten()
    }
}

/// The nodes of a row.
#[derive(Debug, Clone, Copy)]
pub struct PlanNodes<'a> {
    /// Its report.
    pub report: &'a Report,
    /// Its category.
    pub category: &'a Category,
    /// The item, or the one that the measure belongs to.
    pub item: &'a Item,
    /// The measure, where the rows are measures.
    pub measure: Option<&'a Measure>,
}

impl Plan {
    /// The wall chart of a dataset.
    #[must_use]
    pub fn of(dataset: &Dataset, ask: &PlanRequest) -> Self {
        let mut rows: Vec<(u64, PlanRow)> = Vec::new();
        for (at, report) in dataset.reports.iter().enumerate() {
            for (n, ((c, p, i), item)) in report.placed_items().enumerate() {
                let group = (at as u64) << 32 | key(report, item, c, n, ask.group);
                let place = (at as u32, c as u32, p as u32, i as u32);
                if ask.group == PlanGroup::Item {
                    rows.extend(measure_rows(report, item, place, ask).map(|row| (group, row)));
                } else {
                    rows.push((group, row(report, item, place, ask)));
                }
            }
        }
        // Stable sorts: rows that are alike keep the order of the notice. What has no date comes last.
        if ask.by_due {
            rows.sort_by_key(|(_, row)| (row.due.is_none(), row.due));
        }
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
        Self { group: ask.group, rows: rows.into_iter().map(|(_, row)| row).collect(), lines, days }
    }
}

/// Groups come in the order of these numbers.
fn key(report: &Report, item: &Item, category: usize, n: usize, group: PlanGroup) -> u64 {
    match group {
        PlanGroup::Category => category as u64,
        PlanGroup::Item => n as u64,
        PlanGroup::LeadUnit => {
            let place = |id: &PartyId| report.parties.iter().position(|party| party.id == *id);
            item.lead_units.first().and_then(place).unwrap_or(u32::MAX as usize) as u64
        }
    }
}

type Place = (u32, u32, u32, u32);

fn row(report: &Report, item: &Item, (report_at, category, problem, at): Place, ask: &PlanRequest) -> PlanRow {
    PlanRow {
        report: report_at,
        category,
        problem,
        item: at,
        measure: None,
        start: report.feedback_on.or(report.inspected_to),
        first: item.due.as_ref().and_then(first_last_day),
        due: item.due.as_ref().and_then(Due::last_day),
        closed: item.closed.as_ref().map(|closed| closed.on),
        state: DueState::of(item, ask.today, ask.near_days),
        progress: item.progress,
        term: item.term,
    }
}

/// The measures of an item. Of an item that is closed nothing is late.
fn measure_rows<'a>(
    report: &Report,
    item: &'a Item,
    place: Place,
    ask: &'a PlanRequest,
) -> impl Iterator<Item = PlanRow> + 'a {
    let whole = row(report, item, place, ask);
    item.measures.iter().enumerate().map(move |(n, measure)| {
        let progress = if item.progress == Progress::Closed { Progress::Closed } else { measure.progress };
        PlanRow {
            measure: Some(n as u32),
            first: measure.due.as_ref().and_then(first_last_day),
            due: measure.due.as_ref().and_then(Due::last_day),
            closed: None,
            state: DueState::at(progress, measure.due.as_ref(), ask.today, ask.near_days),
            progress: measure.progress,
            term: Term::Unstated,
            ..whole
        }
    })
}

/// The last day that the first due date left.
fn first_last_day(due: &Due) -> Option<Date> {
    due.on.map(When::last_day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(group: PlanGroup) -> (Dataset, Plan) {
        let dataset: Dataset = serde_json::from_str(include_str!("../../assets/tongchuan.guatu.json")).unwrap();
        let today = "2025-08-01".parse().unwrap();
        let plan = Plan::of(&dataset, &PlanRequest { group, by_due: false, today, near_days: 30 });
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
        let led = |row: &PlanRow| !row.resolve(&dataset).unwrap().item.lead_units.is_empty();
        assert!(plan.rows.is_sorted_by_key(|row| !led(row)));
    }

    #[test]
    fn measures_stand_under_their_items() {
        let (dataset, plan) = plan(PlanGroup::Item);
        assert_eq!(plan.rows.len(), 118);
        assert_eq!(plan.lines.len(), 118 + 29);
        let PlanLine::Row(at) = plan.lines[1] else { panic!("a row") };
        let nodes = plan.rows[at as usize].resolve(&dataset).unwrap();
        assert_eq!(nodes.measure.unwrap().number, nodes.item.measures[0].number);
    }

    #[test]
    fn rows_by_due_date_have_those_without_one_last() {
        let (dataset, _) = plan(PlanGroup::Category);
        let today = "2025-08-01".parse().unwrap();
        let plan = Plan::of(&dataset, &PlanRequest { group: PlanGroup::LeadUnit, by_due: true, today, near_days: 30 });
        assert!(plan.rows.is_sorted_by_key(|row| (row.due.is_none(), row.due)));
        assert!(plan.rows[0].due.is_some());
    }
}
