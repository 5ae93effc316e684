//! The types of the chart of how many items stand where.

use crate::model::{NodeRef, Status};

use super::Held;

/// How many items stand where.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingChart {
    /// All items together.
    pub total: StandingRow,
    /// By category; by report where there are several.
    pub rows: Vec<StandingRow>,
    /// The names of the panels with their counts: not finished, claimed, verified.
    pub panels: [String; 3],
    /// The words of the statuses.
    pub words: [String; 5],
    /// What moved in the month before; nothing where that is not known of every item.
    pub month: Option<(String, Vec<MonthNews>)>,
}

/// The items of one category.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingRow {
    /// What it is called.
    pub label: String,
    /// How many items it has, in words.
    pub count: String,
    /// The category; nothing for all together.
    pub node: Option<NodeRef>,
    /// Its items, in the order of [`Status`].
    pub parts: [StandingPart; 5],
}

impl StandingRow {
    /// How many of its items have a status.
    #[must_use]
    pub fn number(&self, status: Status) -> usize {
        self.part(status).holds.len()
    }

    /// Its items of a status.
    #[must_use]
    pub fn part(&self, status: Status) -> &StandingPart {
        let [late, near, open, done, closed] = &self.parts;
        match status {
            Status::Late => late,
            Status::Near => near,
            Status::Open => open,
            Status::Done => done,
            Status::Closed => closed,
        }
    }
}

/// The items of one status.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingPart {
    /// Which.
    pub holds: Held,
    /// How many more there are than a month before; nothing where that is not known.
    pub change: Option<i32>,
}

/// What moved to a status in the month before.
#[derive(Debug, Clone, PartialEq)]
pub struct MonthNews {
    /// Where it stands now.
    pub status: Status,
    /// How many, in words.
    pub text: String,
    /// The numbers of the items, with what parts them; none where items of several reports would be mistaken for each other.
    pub numbers: Vec<String>,
    /// The items.
    pub holds: Held,
}
