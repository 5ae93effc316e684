//! What happened between two days, by lead unit (月报): how the items stood before and after, what was done meanwhile.
//!
//! Both are states of the dataset as it stood on a day ([`as_it_stood`]), or an earlier version of it and the present one.
//! Versions are matched by the comparison (`diff`), and what is counted here is what the comparison of the two finds.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::diff::compare_datasets;
use crate::model::{Dataset, Date, Item, ItemId, Measure, MeasureId, PartyId, Progress, Report, Update};

use super::schedule::overdue;
use super::subset::as_it_stood;

/// The days of a period, the first and the last in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

impl Period {
    /// The month of a day up to that day.
    #[must_use]
    pub fn month_until(to: Date) -> Self {
        let (.., day) = to.parts();
        Self { from: to.add_days(1 - i32::from(day)), to }
    }

    /// The day before it: how things stood at its end is where the period begins.
    #[must_use]
    pub fn before(self) -> Date {
        self.from.add_days(-1)
    }

    /// True for a day in it.
    #[must_use]
    pub fn holds(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// How an item moved on in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It was verified and closed.
    Closed,
    /// The unit reported it done.
    Done,
    /// Work on it began.
    Started,
    /// It was closed or done before and is not any more.
    Reopened,
}

impl Step {
    /// The step from one progress to another; nothing where neither counts as one.
    #[must_use]
    pub fn between(before: Progress, after: Progress) -> Option<Self> {
        match (before, after) {
            (Progress::Closed, Progress::Closed) | (Progress::Done, Progress::Done) => None,
            (_, Progress::Closed) => Some(Self::Closed),
            (Progress::Closed, _) => Some(Self::Reopened),
            (_, Progress::Done) => Some(Self::Done),
            (Progress::Done, Progress::NotStarted | Progress::InProgress | Progress::MostlyDone) => {
                Some(Self::Reopened)
            }
            (Progress::NotStarted, Progress::InProgress | Progress::MostlyDone) => Some(Self::Started),
            _ => None,
        }
    }
}

/// A dataset before and after a period.
#[derive(Debug)]
pub struct PeriodStates {
    /// The period.
    pub period: Period,
    /// How it stood at the end of the day before.
    pub before: Arc<Dataset>,
    /// How it stood at the end of its last day.
    pub after: Arc<Dataset>,
    /// Which updates are those of the period.
    pub updates: PeriodUpdates,
}

/// Which updates are those of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodUpdates {
    /// Those of its days.
    Dated,
    /// Those that the earlier version does not have, of whatever day: what was written down late is reported too.
    New,
}

impl PeriodStates {
    /// The states of a dataset.
    #[must_use]
    pub fn of(dataset: &Dataset, period: Period) -> Self {
        Self {
            period,
            before: as_it_stood(dataset, period.before()),
            after: as_it_stood(dataset, period.to),
            updates: PeriodUpdates::Dated,
        }
    }

    /// An earlier version and the present one, which holds one report. The nodes of the earlier one that are nodes of the
    /// present one have the ids of these; where the earlier one has no such report, nothing was there before.
    #[must_use]
    pub fn between(earlier: &Dataset, present: &Arc<Dataset>, period: Period) -> Self {
        let comparison = compare_datasets(present, earlier, None);
        let of_report = |report: &Arc<Report>| {
            let nothing = || Arc::new(Report::new(report.id.clone(), report.title.clone()));
            comparison.pair(&report.id).map_or_else(nothing, |pair| Arc::clone(&pair.theirs))
        };
        let reports = present.reports.iter().map(of_report).collect();
        let before = Arc::new(Dataset { reports, ..Dataset::default() });
        Self { period, before, after: Arc::clone(present), updates: PeriodUpdates::New }
    }
}

/// An item in a period.
#[derive(Debug, Clone)]
pub struct ItemPeriod<'a> {
    /// As it stands after it.
    pub item: &'a Arc<Item>,
    /// How far it was before; absent for one that was not there.
    pub was: Option<Progress>,
    /// How it moved on.
    pub step: Option<Step>,
    /// True where it was late before.
    pub was_late: bool,
    /// True where it is late after it.
    pub is_late: bool,
    /// What was reported of it and of its measures in the period, the oldest first.
    pub updates: Vec<&'a Update>,
}

impl ItemPeriod<'_> {
    /// True for one that the earlier version does not have.
    #[must_use]
    pub fn is_added(&self) -> bool {
        self.was.is_none()
    }

    /// True where it fell behind its date in the period.
    #[must_use]
    pub fn is_newly_late(&self) -> bool {
        self.is_late && !self.was_late
    }
}

/// What is counted of some items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PeriodCounts {
    /// The items.
    pub items: usize,
    /// Closed before.
    pub closed_before: usize,
    /// Closed after.
    pub closed_after: usize,
    /// Reported done and not closed, before.
    pub done_before: usize,
    /// The same after.
    pub done_after: usize,
    /// Late before.
    pub late_before: usize,
    /// Late after.
    pub late_after: usize,
    /// Closed in the period.
    pub closed: usize,
    /// Reported done in it.
    pub done: usize,
    /// Begun in it.
    pub started: usize,
    /// Opened again in it.
    pub reopened: usize,
    /// Late since.
    pub newly_late: usize,
    /// Not there before.
    pub added: usize,
    /// Updates of the period.
    pub updates: usize,
}

impl PeriodCounts {
    /// The counts of some items, each counted once for each time that it is given.
    #[must_use]
    pub fn of<'a>(items: impl IntoIterator<Item = &'a ItemPeriod<'a>>) -> Self {
        let mut counts = Self::default();
        for item in items {
            let now = item.item.progress;
            counts.items += 1;
            counts.closed_before += usize::from(item.was == Some(Progress::Closed));
            counts.closed_after += usize::from(now == Progress::Closed);
            counts.done_before += usize::from(item.was == Some(Progress::Done));
            counts.done_after += usize::from(now == Progress::Done);
            counts.late_before += usize::from(item.was_late);
            counts.late_after += usize::from(item.is_late);
            counts.newly_late += usize::from(item.is_newly_late());
            counts.added += usize::from(item.is_added());
            counts.updates += item.updates.len();
            match item.step {
                Some(Step::Closed) => counts.closed += 1,
                Some(Step::Done) => counts.done += 1,
                Some(Step::Started) => counts.started += 1,
                Some(Step::Reopened) => counts.reopened += 1,
                None => {}
            }
        }
        counts
    }
}

/// The items of a report in a period, in their order. `before` and `after` are the report in its two states, in which one
/// item has one id; one that only the former has is passed over ([`gone`]).
#[must_use]
pub fn items_in_period<'a>(
    before: &Report,
    after: &'a Report,
    period: Period,
    updates: PeriodUpdates,
) -> Vec<ItemPeriod<'a>> {
    let known: HashMap<&ItemId, &Arc<Item>> = before.items().map(|item| (&item.id, item)).collect();
    let of = |item: &'a Arc<Item>| {
        let former = known.get(&item.id).copied();
        let was = former.map(|former| former.progress);
        ItemPeriod {
            item,
            was,
            step: was.and_then(|was| Step::between(was, item.progress)),
            was_late: former.is_some_and(|former| overdue(former, period.before())),
            is_late: overdue(item, period.to),
            updates: match updates {
                PeriodUpdates::Dated => sorted(all_updates(item).filter(|update| period.holds(update.on))),
                PeriodUpdates::New => new_updates(former, item),
            },
        }
    };
    after.items().map(of).collect()
}

/// How many items of the former state the later one does not have.
#[must_use]
pub fn gone(before: &Report, after: &Report) -> usize {
    let present: HashSet<&ItemId> = after.items().map(|item| &item.id).collect();
    before.items().filter(|item| !present.contains(&item.id)).count()
}

fn all_updates(item: &Item) -> impl Iterator<Item = &Update> {
    item.updates.iter().chain(item.measures.iter().flat_map(|measure| &measure.updates))
}

/// The updates of an item and its measures that the former state of each does not have, as a comparison lists them.
fn new_updates<'a>(former: Option<&Arc<Item>>, item: &'a Item) -> Vec<&'a Update> {
    let measures: HashMap<&MeasureId, &Measure> =
        former.into_iter().flat_map(|former| &former.measures).map(|measure| (&measure.id, measure)).collect();
    let of_item = former.map_or(&[][..], |former| former.updates.as_slice());
    let own = item.updates.iter().filter(|update| !of_item.contains(update));
    let of_measures = item.measures.iter().flat_map(|measure| {
        let known = measures.get(&measure.id).map_or(&[][..], |former| former.updates.as_slice());
        measure.updates.iter().filter(|update| !known.contains(update))
    });
    sorted(own.chain(of_measures))
}

fn sorted<'a>(updates: impl Iterator<Item = &'a Update>) -> Vec<&'a Update> {
    let mut updates: Vec<&Update> = updates.collect();
    updates.sort_by_key(|update| update.on);
    updates
}

/// The units that lead some of the items, in the order of the report's parties, each with its items; what nobody leads
/// stands last, without a unit. An item that two units lead stands under both.
#[must_use]
pub fn by_lead_unit<'a>(report: &Report, items: &[ItemPeriod<'a>]) -> Vec<(Option<PartyId>, Vec<ItemPeriod<'a>>)> {
    let led = |id: &PartyId| -> Vec<ItemPeriod<'a>> {
        items.iter().filter(|own| own.item.lead_units.contains(id)).cloned().collect()
    };
    let units = report.parties.iter().map(|party| (Some(party.id.clone()), led(&party.id)));
    let nobody = |own: &&ItemPeriod<'_>| own.item.lead_units.iter().all(|id| report.party(id).is_none());
    let rest = (None, items.iter().filter(nobody).cloned().collect());
    units.chain([rest]).filter(|(_, own): &(_, Vec<_>)| !own.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_of_a_day_begins_on_its_first() {
        let period = Period::month_until("2026-09-15".parse().unwrap());
        assert_eq!(period.from.to_string(), "2026-09-01");
        assert_eq!(period.before().to_string(), "2026-08-31");
        let holds = |day: &str| period.holds(day.parse().unwrap());
        assert!(holds("2026-09-01") && holds("2026-09-15") && !holds("2026-08-31") && !holds("2026-09-16"));
    }

    #[test]
    fn a_step_is_what_a_comparison_of_progress_finds() {
        use Progress as P;
        let steps = [
            (P::InProgress, P::Closed, Some(Step::Closed)),
            (P::Done, P::Closed, Some(Step::Closed)),
            (P::Closed, P::InProgress, Some(Step::Reopened)),
            (P::Closed, P::Done, Some(Step::Reopened)),
            (P::MostlyDone, P::Done, Some(Step::Done)),
            (P::Done, P::InProgress, Some(Step::Reopened)),
            (P::NotStarted, P::InProgress, Some(Step::Started)),
            (P::Unstated, P::InProgress, None),
            (P::Done, P::Done, None),
        ];
        for (before, after, step) in steps {
            assert_eq!(Step::between(before, after), step, "{before:?} {after:?}");
        }
    }
}
