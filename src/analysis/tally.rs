//! Counts of what stands where.

use std::ops::AddAssign;

use crate::model::{Date, Due, Item, Progress};

use super::attainment::Attainment;
use super::schedule::overdue;

/// What there is under a node, and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Items by progress, in the order of [`Progress::ALL`].
    pub by_progress: [u32; 6],
    /// Measures.
    pub measures: u32,
    /// Indicators.
    pub indicators: u32,
    /// Readings, without baselines.
    pub readings: u32,
    /// Indicators with a target.
    pub targets: u32,
    /// Targets met.
    pub met: u32,
    /// Targets missed.
    pub off: u32,
    /// Items past their due date and not complete.
    pub overdue: u32,
    /// Items whose due date is given.
    pub dated: u32,
    /// Targets that were reckoned, not read.
    pub derived: u32,
    /// Values without words of the source.
    pub typed: u32,
}

impl Tally {
    /// The counts of one item.
    #[must_use]
    pub fn of_item(item: &Item, today: Date) -> Self {
        let mut tally = Self { measures: item.measures.len() as u32, ..Self::default() };
        for (count, progress) in tally.by_progress.iter_mut().zip(Progress::ALL) {
            *count = u32::from(progress == item.progress);
        }
        tally.overdue = u32::from(overdue(item, today));
        tally.dated = u32::from(item.due.as_ref().is_some_and(Due::has_limit));
        tally.add_indicators(&item.indicators);
        tally
    }

    pub(super) fn add_indicators(&mut self, indicators: &[crate::model::Indicator]) {
        for indicator in indicators {
            let attainment = Attainment::of(indicator);
            self.indicators += 1;
            self.readings += indicator.readings.len() as u32;
            self.targets += u32::from(indicator.target.is_some());
            self.met += u32::from(attainment.met == Some(true));
            self.off += u32::from(attainment.is_off());
            let derived = |target: &crate::model::Target| target.origin == crate::model::Origin::Derived;
            self.derived += u32::from(indicator.target.as_ref().is_some_and(derived));
            let values = indicator.readings.iter().chain(&indicator.baseline);
            self.typed += values.filter(|reading| reading.source.is_none()).count() as u32;
        }
    }

    /// All items.
    #[must_use]
    pub fn items(&self) -> u32 {
        self.by_progress.iter().sum()
    }

    /// Items of one progress.
    #[must_use]
    pub fn with(&self, progress: Progress) -> u32 {
        let found = self.by_progress.iter().zip(Progress::ALL).find(|(_, other)| *other == progress);
        found.map_or(0, |(count, _)| *count)
    }

    /// Items reported done or closed.
    #[must_use]
    pub fn complete(&self) -> u32 {
        self.with(Progress::Done) + self.with(Progress::Closed)
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        for (count, more) in self.by_progress.iter_mut().zip(other.by_progress) {
            *count += more;
        }
        self.measures += other.measures;
        self.indicators += other.indicators;
        self.readings += other.readings;
        self.targets += other.targets;
        self.met += other.met;
        self.off += other.off;
        self.overdue += other.overdue;
        self.dated += other.dated;
        self.derived += other.derived;
        self.typed += other.typed;
    }
}
