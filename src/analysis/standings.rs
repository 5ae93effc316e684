//! Where items stood in an earlier state of a dataset, and where they stand now: how many of each standing, and which items
//! changed theirs. Each state is looked at on its own day.

use std::collections::HashMap;

use crate::diff::Comparison;
use crate::model::{Dataset, Date, Item, ItemId, NodeId, NodeRef, Report, Status};

use super::schedule::status;

/// The standings of two states of a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standings {
    /// The days of the two states: then, now.
    pub days: [Date; 2],
    /// How many stood where then, and how many do now, in the order of [`Status`].
    pub counts: [[usize; 5]; 2],
    /// The items that stand elsewhere now: the most urgent standing of now first, within it in the order of the report.
    pub changed: Vec<Standing>,
    /// Those that stand where they stood.
    pub same: Vec<Standing>,
}

/// Where an item stood, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The item.
    pub node: NodeRef,
    /// Where it stood.
    pub then: Status,
    /// Where it stands.
    pub now: Status,
}

impl Standing {
    /// True for one that was reported done or closed, and has to be worked on again.
    #[must_use]
    pub fn is_sent_back(&self) -> bool {
        let is_done = |status| matches!(status, Status::Done | Status::Closed);
        is_done(self.then) && !is_done(self.now)
    }
}

impl Standings {
    /// The standings of my dataset now, and of the earlier one that it was compared with on the day of that. What only one of
    /// them has is counted in it, and is no change.
    #[must_use]
    pub fn of(mine: &Dataset, comparison: &Comparison, days: [Date; 2], near_days: u32) -> Self {
        let [then, now] = days;
        let stood = |item: &Item| status(item, then, near_days);
        let stands = |item: &Item| status(item, now, near_days);
        let earlier = comparison.pairs.iter().map(|pair| &pair.theirs).chain(&comparison.only_theirs);
        let counts =
            [counts(earlier.map(|report| &**report), &stood), counts(mine.reports.iter().map(|own| &**own), &stands)];
        let (mut changed, mut same) = (Vec::new(), Vec::new());
        for pair in &comparison.pairs {
            let before: HashMap<&ItemId, &Item> = pair.theirs.items().map(|item| (&item.id, &**item)).collect();
            for item in pair.mine.items() {
                let Some(former) = before.get(&item.id) else { continue };
                let node = NodeRef::new(pair.mine.id.clone(), NodeId::Item(item.id.clone()));
                let one = Standing { node, then: stood(former), now: stands(item) };
                if one.then == one.now { same.push(one) } else { changed.push(one) }
            }
        }
        changed.sort_by_key(|one| one.now);
        Self { days, counts, changed, same }
    }

    /// How many items came to stand so.
    #[must_use]
    pub fn newly(&self, status: Status) -> usize {
        self.changed.iter().filter(|one| one.now == status).count()
    }
}

fn counts<'a>(reports: impl Iterator<Item = &'a Report>, stands: &impl Fn(&Item) -> Status) -> [usize; 5] {
    let mut counts = [0; 5];
    for item in reports.flat_map(Report::items) {
        if let Some(count) = counts.get_mut(stands(item) as usize) {
            *count += 1;
        }
    }
    counts
}
