//! What a unit or a leader has to do, and whether a unit has reported this month.

use crate::model::{Date, Item, ItemId, NodeId, NodeRef, PartyId, Report, Status, Update};

/// What one unit or leader has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyAgenda {
    /// The unit or the leader.
    pub party: NodeRef,
    /// Items that are late.
    pub late: usize,
    /// Items that are near due.
    pub near: usize,
    /// Items that wait for verification.
    pub done: usize,
    /// The open items of which nothing was reported this month.
    pub missing: Vec<ItemId>,
    /// The day of the last report of this month.
    pub reported: Option<Date>,
}

impl PartyAgenda {
    pub(super) fn new(report: &Report, id: &PartyId) -> Self {
        let party = NodeRef::new(report.id.clone(), NodeId::Party(id.clone()));
        Self { party, late: 0, near: 0, done: 0, missing: Vec::new(), reported: None }
    }

    /// Counts an item of it. A unit reports of what is open; what is complete owes no report any more.
    pub(super) fn add(&mut self, item: &Item, status: Status, unit: Option<&PartyId>, today: Date) {
        match status {
            Status::Late => self.late += 1,
            Status::Near => self.near += 1,
            Status::Done => self.done += 1,
            Status::Open | Status::Closed => {}
        }
        let last = reports(item, unit, today).map(|update| update.on).max();
        self.reported = self.reported.max(last);
        if last.is_none() && !item.progress.is_complete() {
            self.missing.push(item.id.clone());
        }
    }

    /// True where it has something to do.
    pub(super) fn has_work(&self) -> bool {
        self.late + self.near + self.done + self.missing.len() > 0
    }

    /// The more pressing, the less.
    pub(super) fn urgency(&self) -> impl Ord + use<> {
        std::cmp::Reverse((self.late, self.near, self.missing.len(), self.done))
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
