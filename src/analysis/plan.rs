//! The wall chart (挂图) as numbers: every item with its dates, grouped.

use crate::model::{
    Category, Dataset, Date, Due, Item, Measure, PartyId, Problem, Progress, Report, Status, Term, When,
};

use super::closing::waits_since;
use super::schedule::{measure_status, open_review, status};

/// What the rows of a wall chart are, and what they are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PlanGroup {
    /// Items by category, in the order of the notice.
    #[default]
    Category,
    /// Items by the first unit in the lead; items without one come last.
    LeadUnit,
    /// Items by the leader who answers for them; items without one come last.
    Leader,
    /// Items by where they stand, in the order of urgency.
    Status,
    /// Measures by item.
    Item,
}

/// What a wall chart is asked for with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanRequest {
    /// Its rows and groups.
    pub group: PlanGroup,
    /// True for rows in the order of urgency within a group, false for that of the notice.
    pub by_urgency: bool,
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
    /// The day that the unit said it was done, of an item that nobody verified yet; the day that a measure was done.
    pub claimed: Option<Date>,
    /// The day it was closed; of a measure of a closed item the day that it was done.
    pub closed: Option<Date>,
    /// The last day of its stages.
    pub staged: Option<Date>,
    /// The day of its next review (回头看).
    pub review: Option<Date>,
    /// Where it stands.
    pub status: Status,
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
    /// The rows of a group that have no date: they would be empty lines.
    Undated {
        /// Index of the first of them.
        first: u32,
        /// How many.
        count: u32,
    },
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
        let problem = category.problems.get(self.problem as usize)?;
        let item = problem.items.get(self.item as usize)?;
        let measure = match self.measure {
            Some(at) => Some(item.measures.get(at as usize)?),
            None => None,
        };
        Some(PlanNodes { report, category, problem, item, measure })
    }

    /// Everything that happens on the row.
    fn days(&self) -> impl Iterator<Item = Date> {
        [self.start, self.first, self.due, self.claimed, self.closed, self.staged, self.review].into_iter().flatten()
    }

    /// True where nothing of it has a day of its own.
    #[must_use]
    pub fn is_undated(&self) -> bool {
        [self.due, self.claimed, self.closed, self.staged, self.review].iter().all(Option::is_none)
    }

    /// The order of urgency: late for longest first, then near and open by date with those without one last, then claims by
    /// how long they wait, then closings with the latest first.
    #[must_use]
    pub fn urgency(&self) -> (Status, bool, i32) {
        let day = match self.status {
            Status::Done => self.claimed,
            Status::Closed => self.closed,
            _ => self.due,
        };
        let days = day.map_or(0, |day| day.days_since(Date::START));
        (self.status, day.is_none(), if self.status == Status::Closed { -days } else { days })
    }
}

/// The nodes of a row.
#[derive(Debug, Clone, Copy)]
pub struct PlanNodes<'a> {
    /// Its report.
    pub report: &'a Report,
    /// Its category.
    pub category: &'a Category,
    /// Its problem.
    pub problem: &'a Problem,
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
                let group = (at as u64) << 32 | key(report, item, c, n, ask);
                let place = (at as u32, c as u32, p as u32, i as u32);
                if ask.group == PlanGroup::Item {
                    rows.extend(measure_rows(report, item, place, ask).map(|row| (group, row)));
                } else {
                    rows.push((group, row(report, item, place, ask)));
                }
            }
        }
        // Stable sorts: rows that are alike keep the order of the notice.
        if ask.by_urgency {
            rows.sort_by_key(|(_, row)| row.urgency());
        }
        rows.sort_by_key(|(key, row)| (*key, row.is_undated()));
        let days = rows.iter().flat_map(|(_, row)| row.days());
        let days = days.fold(None, |range: Option<(Date, Date)>, day| {
            Some(range.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
        });
        let mut lines = Vec::with_capacity(rows.len() + 8);
        let mut at = 0;
        for part in rows.chunk_by(|(a, _), (b, _)| a == b) {
            lines.push(PlanLine::Head { first: at, count: part.len() as u32 });
            let undated = part.iter().filter(|(_, row)| row.is_undated()).count() as u32;
            let dated = at..at + part.len() as u32 - undated;
            lines.extend(dated.clone().map(PlanLine::Row));
            if undated > 0 {
                lines.push(PlanLine::Undated { first: dated.end, count: undated });
            }
            at += part.len() as u32;
        }
        Self { group: ask.group, rows: rows.into_iter().map(|(_, row)| row).collect(), lines, days }
    }
}

/// Groups come in the order of these numbers.
fn key(report: &Report, item: &Item, category: usize, n: usize, ask: &PlanRequest) -> u64 {
    match ask.group {
        PlanGroup::Category => category as u64,
        PlanGroup::Item => n as u64,
        PlanGroup::LeadUnit => place(report, item.lead_units.first()),
        PlanGroup::Leader => place(report, item.leader.as_ref()),
        PlanGroup::Status => status(item, ask.today, ask.near_days) as u64,
    }
}

/// The place of a party in its report; nobody comes last.
fn place(report: &Report, party: Option<&PartyId>) -> u64 {
    let at = party.and_then(|id| report.parties.iter().position(|party| party.id == *id));
    at.unwrap_or(u32::MAX as usize) as u64
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
        first: item.due.as_ref().and_then(Due::first).map(When::last_day),
        due: item.due.as_ref().and_then(Due::last_day),
        claimed: waits_since(item).filter(|_| item.progress == Progress::Done),
        closed: item.closed.as_ref().map(|closed| closed.on),
        staged: item.stages.iter().filter_map(|stage| stage.due.as_ref()?.last_day()).max(),
        review: open_review(item),
        status: status(item, ask.today, ask.near_days),
        progress: item.progress,
        term: item.term,
    }
}

/// The measures of an item.
fn measure_rows<'a>(
    report: &Report,
    item: &'a Item,
    place: Place,
    ask: &'a PlanRequest,
) -> impl Iterator<Item = PlanRow> + 'a {
    let whole = row(report, item, place, ask);
    item.measures.iter().enumerate().map(move |(n, measure)| {
        let status = measure_status(item, measure, ask.today, ask.near_days);
        let done_in = |wanted: Status| measure.done_on.filter(|_| status == wanted);
        PlanRow {
            measure: Some(n as u32),
            first: measure.due.as_ref().and_then(Due::first).map(When::last_day),
            due: measure.due.as_ref().and_then(Due::last_day),
            claimed: done_in(Status::Done),
            closed: done_in(Status::Closed),
            staged: None,
            review: None,
            status,
            progress: measure.progress,
            term: Term::Unstated,
            ..whole
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn example() -> Dataset {
        serde_json::from_str(include_str!("../../assets/yunxi.guatu.json")).unwrap()
    }

    fn plan(dataset: &Dataset, group: PlanGroup, by_urgency: bool) -> Plan {
        let today = "2026-09-15".parse().unwrap();
        Plan::of(dataset, &PlanRequest { group, by_urgency, today, near_days: 10 })
    }

    #[test]
    fn every_item_is_on_a_line_under_its_category() {
        let mut dataset = example();
        let undated: Vec<_> = dataset.reports[0].items().take(2).map(|item| item.id.clone()).collect();
        Arc::make_mut(&mut dataset.reports[0]).change_items(
            |item| undated.contains(&item.id),
            |item| (item.due, item.closed, item.progress) = (None, None, Progress::InProgress),
        );
        let plan = plan(&dataset, PlanGroup::Category, false);
        assert_eq!(plan.rows.len(), 32);
        let mut under = Vec::new();
        for line in &plan.lines {
            match line {
                PlanLine::Head { count, .. } => under.push((*count, 0)),
                PlanLine::Row(_) => under.last_mut().unwrap().1 += 1,
                PlanLine::Undated { first, count } => {
                    let rows = &plan.rows[*first as usize..][..*count as usize];
                    assert!(rows.iter().all(|row| undated.contains(&row.resolve(&dataset).unwrap().item.id)));
                    under.last_mut().unwrap().1 += count;
                }
            }
        }
        let counts = dataset.reports[0].categories.iter().map(|own| own.items().count() as u32);
        assert_eq!(under, counts.map(|count| (count, count)).collect::<Vec<_>>());
        assert!(plan.lines.iter().any(|line| matches!(line, PlanLine::Undated { count: 2, .. })), "both in one line");
    }

    #[test]
    fn what_is_late_for_longest_comes_first_and_what_is_closed_last() {
        let dataset = example();
        let plan = plan(&dataset, PlanGroup::LeadUnit, true);
        for line in &plan.lines {
            let PlanLine::Head { first, count } = line else { continue };
            let rows = &plan.rows[*first as usize..][..*count as usize];
            assert!(rows.is_sorted_by_key(|row| row.status));
            let late = rows.iter().filter(|row| row.status == Status::Late);
            assert!(late.is_sorted_by_key(|row| row.due.unwrap()));
            let closed = rows.iter().filter(|row| row.status == Status::Closed).rev();
            assert!(closed.is_sorted_by_key(|row| row.closed.unwrap()));
        }
        let late = plan.rows.iter().filter(|row| row.status == Status::Late).count();
        assert_eq!(late, 6, "as the example is described");
    }

    #[test]
    fn items_stand_together_by_where_they_stand() {
        let dataset = example();
        let plan = plan(&dataset, PlanGroup::Status, true);
        let mut groups = Vec::new();
        for line in &plan.lines {
            let PlanLine::Head { first, count } = line else { continue };
            let rows = &plan.rows[*first as usize..][..*count as usize];
            assert!(rows.iter().all(|row| row.status == rows[0].status));
            groups.push((rows[0].status, *count));
        }
        // As the example is described: 6 late, 4 near, 3 open, 7 claimed, 12 closed.
        let counts = [6, 4, 3, 7, 12];
        assert_eq!(groups, Status::ALL.into_iter().zip(counts).collect::<Vec<_>>());
    }

    #[test]
    fn items_without_a_lead_unit_come_last() {
        let mut dataset = example();
        let first = dataset.reports[0].items().next().unwrap().id.clone();
        Arc::make_mut(&mut dataset.reports[0]).change_items(|item| item.id == first, |item| item.lead_units.clear());
        let plan = plan(&dataset, PlanGroup::LeadUnit, false);
        assert_eq!(plan.rows.last().unwrap().resolve(&dataset).unwrap().item.id, first);
    }

    #[test]
    fn measures_stand_under_their_items() {
        let dataset = example();
        let plan = plan(&dataset, PlanGroup::Item, false);
        let measures = dataset.reports[0].items().map(|item| item.measures.len()).sum::<usize>();
        assert_eq!(plan.rows.len(), measures);
        let mut item = None;
        for line in &plan.lines {
            match line {
                PlanLine::Head { first, .. } => {
                    item = plan.rows[*first as usize].resolve(&dataset).map(|nodes| &nodes.item.id);
                }
                PlanLine::Row(at) | PlanLine::Undated { first: at, .. } => {
                    let nodes = plan.rows[*at as usize].resolve(&dataset).unwrap();
                    assert_eq!(Some(&nodes.item.id), item);
                    assert!(nodes.measure.is_some());
                }
            }
        }
    }
}
