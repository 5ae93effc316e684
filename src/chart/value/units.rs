//! The types of the chart of who is late.

use crate::model::{NodeRef, Status};

use super::Held;

/// Who is late, and who soon will be.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitsChart {
    /// The names of the columns: unit, leader, item.
    pub columns: [String; 3],
    /// What lies left of today and right of it: days left, days late.
    pub sides: [String; 2],
    /// The items that are late or near their date.
    pub rows: Vec<UnitRow>,
    /// The units that have neither, with how many items each leads; empty where there are none.
    pub quiet: String,
    /// The items of these units.
    pub quiet_holds: Held,
    /// What the leaders are headed with.
    pub leaders_head: String,
    /// Those who answer for items.
    pub leaders: Vec<LeaderRow>,
    /// What the marks mean.
    pub key: [(Status, String); 5],
}

/// An item that is late or near its date.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitRow {
    /// The units in the lead.
    pub unit: String,
    /// The leader who answers for it.
    pub leader: String,
    /// Its title.
    pub title: String,
    /// Its number, and how far it is.
    pub detail: [String; 2],
    /// Days since its date; negative for days that are left.
    pub days: i32,
    /// The same in words.
    pub days_text: String,
    /// How often it was put off and from which date, then why; empty where it never was.
    pub moved: [String; 2],
    /// Where it stands.
    pub status: Status,
    /// The item.
    pub node: NodeRef,
}

/// A leader with the items that they answer for.
#[derive(Debug, Clone, PartialEq)]
pub struct LeaderRow {
    /// What they are called.
    pub name: String,
    /// How many items, in words.
    pub count: String,
    /// The items in the order of urgency: where each stands, what it is called.
    pub items: Vec<(Status, String, NodeRef)>,
    /// The leader; nothing for items without one.
    pub node: Option<NodeRef>,
}

impl LeaderRow {
    /// The items.
    #[must_use]
    pub fn held(&self) -> Held {
        self.items.iter().map(|(_, _, node)| node.clone()).collect()
    }
}
