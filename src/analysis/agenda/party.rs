//! What a unit or a leader has to do, and whether a unit has reported this month.

use crate::model::{Date, Due, Item, ItemId, NodeId, NodeRef, PartyId, Report, Status, Update};

/// What one unit or leader has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyAgenda {
    /// The unit or the leader.
    pub party: NodeRef,
    /// How many of its items stand where, in the order of [`Status`].
    pub counts: [usize; 5],
    /// For how many days the item that is late for longest is.
    pub longest: Option<i32>,
    /// The open items of which nothing was reported this month.
    pub missing: Vec<ItemId>,
    /// The day of the last report of this month.
    pub reported: Option<Date>,
}

impl PartyAgenda {
    pub(super) fn new(report: &Report, id: &PartyId) -> Self {
        let party = NodeRef::new(report.id.clone(), NodeId::Party(id.clone()));
        Self { party, counts: [0; 5], longest: None, missing: Vec::new(), reported: None }
    }

    /// How many of its items stand so.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.counts.get(status as usize).copied().unwrap_or(0)
    }

    /// Counts an item of it. A unit reports of what is open; what is complete owes no report any more.
    pub(super) fn add(&mut self, item: &Item, status: Status, unit: Option<&PartyId>, today: Date) {
        if let Some(count) = self.counts.get_mut(status as usize) {
            *count += 1;
        }
        if status == Status::Late {
            let days = item.due.as_ref().and_then(Due::last_day).map(|last| today.days_since(last));
            self.longest = self.longest.max(days);
        }
        let last = reports(item, unit, today).map(|update| update.on).max();
        self.reported = self.reported.max(last);
        if last.is_none() && !item.progress.is_complete() {
            self.missing.push(item.id.clone());
        }
    }

    /// True where it has something to do.
    pub(super) fn has_work(&self) -> bool {
        let asking = [Status::Late, Status::Near, Status::Done].map(|status| self.count(status));
        asking.iter().sum::<usize>() + self.missing.len() > 0
    }

    /// The more pressing, the less.
    pub(super) fn urgency(&self) -> impl Ord + use<> {
        let count = |status| self.count(status);
        std::cmp::Reverse((count(Status::Late), count(Status::Near), self.missing.len(), count(Status::Done)))
    }
}

/// What was reported of an item this month: by this unit, where the report says by whom.
fn reports<'a>(item: &'a Item, unit: Option<&'a PartyId>, today: Date) -> impl Iterator<Item = &'a Update> {
    let updates = item.updates.iter().chain(item.measures.iter().flat_map(|measure| &measure.updates));
    let own = move |update: &&Update| unit.is_none() || update.unit.is_none() || update.unit.as_ref() == unit;
    updates.filter(own).filter(move |update| is_of_month(update, today))
}

/// True for a report of the month of a day: by its period, else by its own day. What is dated later was not made yet.
fn is_of_month(update: &Update, today: Date) -> bool {
    let (year, month, _) = today.parts();
    let same = |day: Date| day.parts().0 == year && day.parts().1 == month;
    update.on <= today && update.period.map_or_else(|| same(update.on), |period| same(period.last_day()))
}
