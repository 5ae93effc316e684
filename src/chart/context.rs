//! What a chart of a whole dataset is asked for with: the day, the order of the rows, how many there is room for.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use crate::analysis::{PACE_POINTS, collation};
use crate::model::{Dataset, Date, NodeRef};
use crate::words::Words;

/// The order of the rows of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    /// What to act on first.
    Act,
    /// As the notice has them.
    Notice,
    /// By name.
    Name,
    /// The largest first.
    Value,
}

impl Order {
    /// The key of its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Act => "order-act",
            Self::Notice => "order-notice",
            Self::Name => "order-name",
            Self::Value => "order-value",
        }
    }
}

/// What a chart of a whole dataset is made from, and for which place.
#[derive(Debug, Clone, Copy)]
pub struct ChartContext<'a> {
    /// What it is made from.
    pub dataset: &'a Arc<Dataset>,
    /// The day that due dates are held against.
    pub today: Date,
    /// From how many days before its date something is near due.
    pub near_days: u32,
    /// How many points a pace may differ from the plan.
    pub pace_points: u32,
    /// How many rows there is room for.
    pub most: usize,
    /// The order of the rows; nothing for the one that suits the chart.
    pub order: Option<Order>,
    /// The items that are there although it is not known where they stood on that day; nothing where all of it is known.
    pub unknown: Option<&'a HashSet<NodeRef>>,
    /// The language.
    pub words: &'a Words,
}

/// What the row of an indicator is made with.
#[derive(Debug, Clone, Copy)]
pub struct RowContext<'a> {
    /// The day that due dates are held against.
    pub today: Date,
    /// From how many days before its date something is near due.
    pub near_days: u32,
    /// How many points a pace may differ from the plan.
    pub pace_points: u32,
    /// The language.
    pub words: &'a Words,
}

/// From how many days before its date something is near due, where nobody set it.
pub const NEAR: u32 = 30;

/// A row to be, before it is known whether there is room for it.
pub(super) struct Entry<K, T> {
    /// What to act on first comes first.
    pub(super) act: K,
    pub(super) name: String,
    pub(super) value: crate::model::Number,
    pub(super) data: T,
}

impl<'a> ChartContext<'a> {
    /// A whole dataset in the usual order.
    #[must_use]
    pub fn of(dataset: &'a Arc<Dataset>, today: Date, most: usize, words: &'a Words) -> Self {
        Self { dataset, today, near_days: NEAR, pace_points: PACE_POINTS, most, order: None, unknown: None, words }
    }

    /// What its rows of indicators are made with.
    #[must_use]
    pub fn of_rows(&self) -> RowContext<'a> {
        RowContext { today: self.today, near_days: self.near_days, pace_points: self.pace_points, words: self.words }
    }

    /// Puts the entries into the wanted order, makes rows of those that there is room for, and returns how many more
    /// there are. `own` is the order that suits the chart.
    pub(super) fn rows<K: Ord, T, R>(
        &self,
        mut entries: Vec<Entry<K, T>>,
        own: Order,
        row: impl FnMut(Entry<K, T>) -> R,
    ) -> (Vec<R>, String) {
        match self.order.unwrap_or(own) {
            Order::Notice => {}
            Order::Act => entries.sort_by(|a, b| a.act.cmp(&b.act)),
            Order::Name => entries.sort_by_cached_key(|entry| collation(&entry.name)),
            Order::Value => entries.sort_by_key(|entry| Reverse(entry.value)),
        }
        let more = self.more(entries.len());
        entries.truncate(self.most);
        (entries.into_iter().map(row).collect(), more)
    }

    /// Words for how many of so many rows there is no room for.
    pub(super) fn more(&self, count: usize) -> String {
        match count.saturating_sub(self.most) {
            0 => String::new(),
            left => self.words.with("and-more", [("count", left.into())]),
        }
    }
}
