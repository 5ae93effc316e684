//! The types of the chart of what falls due when.

use crate::model::{NodeRef, Status};

use super::Held;

/// What falls due when: months side by side, each of them in the same parts.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarChart {
    /// The days of the parts of a month, in words.
    pub parts: [String; 5],
    /// Every month from the first to the last, with those in which nothing falls due.
    pub months: Vec<CalendarMonth>,
    /// What the marks of items mean.
    pub key: [(Status, String); 5],
    /// What the mark of a review means; empty where there is no review.
    pub review: String,
}

/// A month, or a long run of months in which nothing falls due.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarMonth {
    /// What it is called beside its neighbours, and where its year is to be said.
    pub names: [String; 2],
    /// True where its year is to be said wherever it stands: it begins a year, or follows a gap.
    pub says_year: bool,
    /// True for every other month, wherever the chart begins: they are set off.
    pub is_odd: bool,
    /// True for the month of today.
    pub is_now: bool,
    /// How many items fall due, in words.
    pub count: String,
    /// How many of them are late, in words; empty for none.
    pub late: String,
    /// What falls due in each part.
    pub cells: [CalendarCell; 5],
}

/// A part of a month.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CalendarCell {
    /// Today, in words, where it lies here.
    pub today: Option<String>,
    /// The end of the concentrated rectification (集中整改), in words, where it lies here.
    pub limit: Option<String>,
    /// What falls due, by day and then by urgency.
    pub entries: Vec<CalendarEntry>,
    /// How many entries it has, in words: for one that has too many to name each.
    pub count: String,
}

/// An item on its day, or its next review.
#[derive(Debug, Clone, PartialEq)]
pub struct CalendarEntry {
    /// Where the item stands; nothing for a review.
    pub status: Option<Status>,
    /// The number of the item.
    pub number: String,
    /// The day on which it falls due, in days since the year 1.
    pub on: f64,
    /// The day of the month, or how many days it is late or has left.
    pub day: String,
    /// The title of the item.
    pub title: String,
    /// All of it in words.
    pub about: String,
    /// The item.
    pub node: NodeRef,
}

impl CalendarChart {
    /// How many entries it has.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.months.iter().flat_map(CalendarMonth::entries).count()
    }
}

impl CalendarMonth {
    /// What falls due in it.
    pub fn entries(&self) -> impl Iterator<Item = &CalendarEntry> {
        self.cells.iter().flat_map(|cell| &cell.entries)
    }

    /// The items that fall due in it; a review falls due by itself.
    #[must_use]
    pub fn held(&self) -> Held {
        let items = self.entries().filter(|entry| entry.status.is_some());
        items.map(|entry| entry.node.clone()).collect()
    }
}

impl CalendarEntry {
    /// True for what is late or soon will be: it is named in full.
    #[must_use]
    pub fn is_urgent(&self) -> bool {
        matches!(self.status, Some(Status::Late | Status::Near))
    }
}
