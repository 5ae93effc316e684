//! What happened between two days, by lead unit (月报): how the items stood before and after, what was done meanwhile.
//!
//! Both days are states of the dataset ([`as_it_stood`]); what is counted here is what a comparison of the two finds.

use std::sync::Arc;

use crate::model::{Dataset, Date, Item, ItemId, PartyId, Progress, Report, Update};

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
}

impl PeriodStates {
    /// The states of a dataset.
    #[must_use]
    pub fn of(dataset: &Dataset, period: Period) -> Self {
        Self { period, before: as_it_stood(dataset, period.before()), after: as_it_stood(dataset, period.to) }
    }
}

/// An item in a period.
#[derive(Debug, Clone, Copy)]
pub struct ItemPeriod<'a> {
    /// As it stands after it.
    pub item: &'a Arc<Item>,
    /// How far it was before.
    pub was: Progress,
    /// How it moved on.
    pub step: Option<Step>,
    /// True where it was late before.
    pub was_late: bool,
    /// True where it is late after it.
    pub is_late: bool,
    period: Period,
}

impl<'a> ItemPeriod<'a> {
    /// What was reported of it and of its measures in the period, the oldest first.
    #[must_use]
    pub fn updates(&self) -> Vec<&'a Update> {
        let measures = self.item.measures.iter().flat_map(|measure| &measure.updates);
        let all = self.item.updates.iter().chain(measures);
        let mut updates: Vec<&Update> = all.filter(|update| self.period.holds(update.on)).collect();
        updates.sort_by_key(|update| update.on);
        updates
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
            counts.closed_before += usize::from(item.was == Progress::Closed);
            counts.closed_after += usize::from(now == Progress::Closed);
            counts.done_before += usize::from(item.was == Progress::Done);
            counts.done_after += usize::from(now == Progress::Done);
            counts.late_before += usize::from(item.was_late);
            counts.late_after += usize::from(item.is_late);
            counts.newly_late += usize::from(item.is_newly_late());
            counts.updates += item.updates().len();
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

/// The items of a report in a period, in their order. `before` and `after` are the report in its two states; an item that
/// only one of them has is passed over.
#[must_use]
pub fn items_in_period<'a>(before: &Report, after: &'a Report, period: Period) -> Vec<ItemPeriod<'a>> {
    let known: std::collections::HashMap<&ItemId, &Arc<Item>> = before.items().map(|item| (&item.id, item)).collect();
    let of = |item: &'a Arc<Item>| {
        let former = known.get(&item.id)?;
        Some(ItemPeriod {
            item,
            was: former.progress,
            step: Step::between(former.progress, item.progress),
            was_late: overdue(former, period.before()),
            is_late: overdue(item, period.to),
            period,
        })
    };
    after.items().filter_map(of).collect()
}

/// The units that lead some of the items, in the order of the report's parties, each with its items; what nobody leads
/// stands last, without a unit. An item that two units lead stands under both.
#[must_use]
pub fn by_lead_unit<'a>(report: &Report, items: &[ItemPeriod<'a>]) -> Vec<(Option<PartyId>, Vec<ItemPeriod<'a>>)> {
    let led = |id: &PartyId| -> Vec<ItemPeriod<'a>> {
        items.iter().filter(|own| own.item.lead_units.contains(id)).copied().collect()
    };
    let units = report.parties.iter().map(|party| (Some(party.id.clone()), led(&party.id)));
    let nobody = |own: &&ItemPeriod<'_>| own.item.lead_units.iter().all(|id| report.party(id).is_none());
    let rest = (None, items.iter().filter(nobody).copied().collect());
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
