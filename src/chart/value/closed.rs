//! Items closed over time: what a chart of them holds.

use super::{Held, Tick};
use crate::model::{NodeRef, Status};

/// How many items were closed, and reported as done, by which day, beside the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosedChart {
    /// The first and the last day of the axis, in days since the year 1.
    pub days: [f64; 2],
    /// The beginnings of months or years.
    pub ticks: Vec<Tick>,
    /// How many items there are: the top of the scale.
    pub items: usize,
    /// How many fall due by which day, after their first due dates: a postponement does not move the plan.
    pub plan: CountLine,
    /// How many the units reported as done.
    pub claimed: CountLine,
    /// How many were verified and closed.
    pub closed: CountLine,
    /// How many the plan has in all, in words, where that is more than by today.
    pub whole_plan: String,
    /// Today, and its words.
    pub today: (f64, String),
    /// The end of the concentrated rectification (集中整改), where there is one for all items, and its words.
    pub limit: Option<(f64, String)>,
    /// How many were closed a month ago: the day, the number, its words.
    pub before: Option<(f64, usize, String)>,
    /// What is to be closed by the limit and is not.
    pub missing: Option<Missing>,
}

/// A number that grows with the days.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CountLine {
    /// What it counts, and how many by today, in words.
    pub name: String,
    /// Where it grows, oldest first.
    pub steps: Vec<CountStep>,
}

/// A day on which a number grows.
#[derive(Debug, Clone, PartialEq)]
pub struct CountStep {
    /// The day, in days since the year 1.
    pub day: f64,
    /// How many it are from then on.
    pub count: usize,
    /// Day and number, in words.
    pub text: String,
    /// The items that were added.
    pub holds: Held,
}

/// What is to be closed by the limit and is not.
#[derive(Debug, Clone, PartialEq)]
pub struct Missing {
    /// How many are to be closed by then, and in words.
    pub due: (usize, String),
    /// How many of these are closed, and in words.
    pub closed: (usize, String),
    /// The others by where they stand, in the order of the process: the number, its word, the items.
    pub parts: Vec<(Status, usize, String, Held)>,
    /// How many are missing, in words; empty for none.
    pub missing: String,
    /// The days that are left, and how many were closed lately.
    pub notes: Vec<String>,
}

/// Items closed over time, a small chart for each lead unit, all of them on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosedPanels {
    /// The first and the last day of the axis, in days since the year 1.
    pub days: [f64; 2],
    /// The beginnings of months or years.
    pub ticks: Vec<Tick>,
    /// How many items the unit with the most of them has: the top of the scale.
    pub most: usize,
    /// Today, and its words.
    pub today: (f64, String),
    /// The end of the concentrated rectification (集中整改), where there is one for all items, and its words.
    pub limit: Option<(f64, String)>,
    /// What the lines are: the plan, what was reported as done, what was closed.
    pub key: [String; 3],
    /// The units, the most urgent first.
    pub panels: Vec<ClosedPanel>,
}

/// The small chart of a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct ClosedPanel {
    /// What the unit is called.
    pub name: String,
    /// The unit; nothing for the items without one.
    pub node: Option<NodeRef>,
    /// How many of its items are closed, in words.
    pub count: String,
    /// How many of them are late and for how long, in words; empty for none.
    pub late: String,
    /// The items that it leads, alone or with others.
    pub holds: Held,
    /// Those of them that are late.
    pub late_holds: Held,
    /// How many fall due by which day, after their first due dates.
    pub plan: CountLine,
    /// How many it reported as done.
    pub claimed: CountLine,
    /// How many were verified and closed.
    pub closed: CountLine,
}

impl CountLine {
    /// How many it are at the end of a day.
    #[must_use]
    pub fn count(&self, day: f64) -> usize {
        self.steps.iter().rev().find(|step| step.day <= day).map_or(0, |step| step.count)
    }
}
