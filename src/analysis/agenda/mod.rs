//! What a day asks for (今日): what is late, what falls due, what waits for verification, who owes an answer or a report, and
//! what happened since yesterday.
//!
//! Lives here: the lists as positions and days, put together from the parts of the reports, which are kept as long as a
//! report does not change. Does not live here: words, and what a row shows of its item.

mod happened;
mod party;
mod report;

use crate::model::{Date, LetterKind, NodeRef, PartyId, ReportId, Schedule, Status};

use super::ledger::LedgerRow;

pub use happened::{Happened, HappenedWhat};
pub(super) use happened::{happened, of_record};
pub use party::PartyAgenda;
pub(super) use report::ReportAgenda;

/// What an agenda is worked out with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaRule {
    /// The day.
    pub today: Date,
    /// From how many days before its date something is near due.
    pub near_days: u32,
    /// Within how many points of the planned share an item keeps to its plan.
    pub pace_points: u32,
}

/// An item that asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaItem {
    /// The item.
    pub row: LedgerRow,
    /// Days that it is late, that are left, or that it waits; absent where nothing tells since when.
    pub days: Option<i32>,
}

/// How many items of a category or a report stand where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusCounts {
    /// The category or the report.
    pub node: NodeRef,
    /// How many stand where, in the order of [`Status`].
    pub counts: [usize; 5],
    /// How many stood where a month before; nothing where that is not known of every item of the report.
    pub before: Option<[usize; 5]>,
}

impl StatusCounts {
    /// How many more stand so than a month before.
    #[must_use]
    pub fn change(&self, status: Status) -> Option<i64> {
        let before = self.before?.get(status as usize).copied()?;
        Some(i64::try_from(self.count(status)).ok()? - i64::try_from(before).ok()?)
    }

    /// How many stand so.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.counts.get(status as usize).copied().unwrap_or(0)
    }

    /// How many there are.
    #[must_use]
    pub fn items(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// The end of the concentrated rectification of one report, or of several that end on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConcentratedEnd {
    /// Days left to it; below 0 since it is past.
    pub days: i32,
    /// How many items are to be closed by then, after their first due dates, and are not.
    pub open: usize,
}

/// A letter that waits for its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwaitedLetter {
    /// The report that it is of.
    pub report: ReportId,
    /// Its place among the letters of the report.
    pub at: usize,
    /// Its number; may be empty.
    pub number: String,
    /// What it does.
    pub kind: LetterKind,
    /// The unit that it went to.
    pub unit: PartyId,
    /// Days left for the answer, negative when it is late; absent where no day was set.
    pub days: Option<i32>,
}

/// What a day asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// How many items stand where, in the order of [`Status`].
    pub counts: [usize; 5],
    /// How many stood where a month before; nothing where that is not known of every item.
    pub before: Option<[usize; 5]>,
    /// The same by category; by report where it speaks of several.
    pub by_category: Vec<StatusCounts>,
    /// How many open items are behind, on and ahead of their plan, in the order of [`Schedule`].
    pub pace: [usize; 3],
    /// Late, the longest first.
    pub late: Vec<AgendaItem>,
    /// Near due, the soonest first.
    pub near: Vec<AgendaItem>,
    /// Reported done and not verified, the one that waits for longest first.
    pub done: Vec<AgendaItem>,
    /// The units in the lead that have something to do, the most pressing first.
    pub units: Vec<PartyAgenda>,
    /// The leaders, likewise.
    pub leaders: Vec<PartyAgenda>,
    /// How many units lead an item.
    pub all_units: usize,
    /// How many leaders answer for one.
    pub all_leaders: usize,
    /// Letters without an answer, the one that is late for longest first.
    pub letters: Vec<AwaitedLetter>,
    /// Items to be looked at again, the soonest first; the days that are left.
    pub reviews: Vec<AgendaItem>,
    /// What happened yesterday and today, the newest first.
    pub happened: Vec<Happened>,
    /// The end of the concentrated rectification (集中整改) that comes next; where none comes, the last one, while items that
    /// were due by then are open.
    pub concentrated: Option<ConcentratedEnd>,
}

impl Agenda {
    /// How many items stand so.
    #[must_use]
    pub fn count(&self, status: Status) -> usize {
        self.counts.get(status as usize).copied().unwrap_or(0)
    }

    /// The items of a status that asks for something: late, near due or waiting for verification; none of the others.
    #[must_use]
    pub fn of_status(&self, status: Status) -> &[AgendaItem] {
        match status {
            Status::Late => &self.late,
            Status::Near => &self.near,
            Status::Done => &self.done,
            Status::Open | Status::Closed => &[],
        }
    }

    /// How many open items keep this pace.
    #[must_use]
    pub fn with_pace(&self, pace: Schedule) -> usize {
        self.pace.get(pace as usize).copied().unwrap_or(0)
    }

    /// The agenda of some reports, each with its place in the dataset. Of reports of former rounds only the letters and the
    /// reviews are left to be done: what was not finished stands in the present one.
    pub(super) fn of<'a>(
        parts: impl Iterator<Item = (usize, &'a ReportAgenda)>,
        former: impl Iterator<Item = (usize, &'a ReportAgenda)>,
    ) -> Self {
        let mut agenda = Self::default();
        let mut whole = Vec::new();
        for (at, part) in parts {
            agenda.add(at, part);
            let (counts, before) = (part.agenda.counts, part.agenda.before);
            whole.push(StatusCounts { node: part.report.clone(), counts, before });
        }
        let before = whole.iter().map(|report| report.before);
        agenda.before = before.reduce(|a, b| a.zip(b).map(|(a, b)| sum(a, b))).flatten();
        if whole.len() > 1 {
            agenda.by_category = whole;
        }
        for (at, part) in former {
            agenda.letters.extend(part.agenda.letters.iter().cloned());
            let own = part.agenda.reviews.iter();
            agenda.reviews.extend(own.map(|item| AgendaItem { row: item.row.in_report(at), ..*item }));
        }
        // Stable sorts: what is alike keeps the order of the notice.
        let longest = |item: &AgendaItem| std::cmp::Reverse(item.days);
        agenda.late.sort_by_key(longest);
        agenda.done.sort_by_key(longest);
        agenda.near.sort_by_key(|item| item.days);
        agenda.reviews.sort_by_key(|item| item.days);
        agenda.letters.sort_by_key(|letter| (letter.days.is_none(), letter.days));
        agenda.units.sort_by_key(PartyAgenda::urgency);
        agenda.leaders.sort_by_key(PartyAgenda::urgency);
        agenda.happened.sort_by_key(|happened| std::cmp::Reverse(happened.on));
        agenda
    }

    fn add(&mut self, at: usize, part: &ReportAgenda) {
        let own = &part.agenda;
        for (sum, count) in self.counts.iter_mut().zip(own.counts).chain(self.pace.iter_mut().zip(own.pace)) {
            *sum += count;
        }
        let placed = |items: &[AgendaItem]| -> Vec<AgendaItem> {
            items.iter().map(|item| AgendaItem { row: item.row.in_report(at), ..*item }).collect()
        };
        self.by_category.extend(own.by_category.iter().cloned());
        self.late.extend(placed(&own.late));
        self.near.extend(placed(&own.near));
        self.done.extend(placed(&own.done));
        self.reviews.extend(placed(&own.reviews));
        self.units.extend(own.units.iter().cloned());
        self.leaders.extend(own.leaders.iter().cloned());
        self.letters.extend(own.letters.iter().cloned());
        self.happened.extend(own.happened.iter().cloned());
        self.all_units += own.all_units;
        self.all_leaders += own.all_leaders;
        self.concentrated = match (self.concentrated, own.concentrated) {
            (Some(a), Some(b)) if a.days == b.days => Some(ConcentratedEnd { open: a.open + b.open, ..a }),
            (Some(a), Some(b)) => Some(if sooner(a.days) < sooner(b.days) { a } else { b }),
            (a, b) => a.or(b),
        };
    }
}

/// What is to come before what is past, and the nearest of each first.
fn sooner(days: i32) -> (bool, i32) {
    (days < 0, days.abs())
}

fn sum(a: [usize; 5], b: [usize; 5]) -> [usize; 5] {
    let mut sum = a;
    sum.iter_mut().zip(b).for_each(|(sum, more)| *sum += more);
    sum
}

/// The items of some rows, for a letter or a selection.
#[must_use]
pub fn agenda_nodes(items: &[AgendaItem], dataset: &crate::model::Dataset) -> Vec<NodeRef> {
    let node = |item: &AgendaItem| {
        let nodes = item.row.resolve(dataset)?;
        Some(NodeRef::new(nodes.report.id.clone(), crate::model::NodeId::Item(nodes.item.id.clone())))
    };
    items.iter().filter_map(node).collect()
}
