//! What a table is made from, and what its rows are about.

use std::sync::Arc;

use crate::analysis::status;
use crate::model::{
    Category, Date, Due, Item, ItemId, Measure, Node, NodeId, NodeRef, PaperAudience, Party, Problem, Progress, Record,
    Report, Status,
};
use crate::words::Words;

use super::value::EntryPlace;

/// What a table is made from.
#[derive(Debug, Clone, Copy)]
pub struct TableContext<'a> {
    /// The report, as its reader may see it.
    pub report: &'a Arc<Report>,
    /// The day that dates are held against.
    pub today: Date,
    /// Within how many days something is near.
    pub near_days: u32,
    /// Within how many points of the planned share an item keeps to its plan.
    pub pace_points: u32,
    /// Who reads it.
    pub audience: PaperAudience,
    /// Which items.
    pub only: Only<'a>,
    /// The language of what the program itself says in it.
    pub words: &'a Words,
}

/// Which items a table is about, besides what its form says.
#[derive(Debug, Clone, Copy)]
pub enum Only<'a> {
    /// All.
    All,
    /// Those that a unit leads or supports, by its name.
    Unit(&'a str),
    /// These, in this order.
    Items(&'a [ItemId]),
    /// The rows of these parts, in their order: they take the place of the groups of the form.
    Shown(&'a [ShownPart]),
}

/// Rows that stand together in a ledger on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownPart {
    /// What stands above them.
    pub heading: PartHeading,
    /// The items or measures.
    pub rows: Vec<NodeId>,
}

/// What stands above rows that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartHeading {
    /// No heading: they are all rows that there are.
    None,
    /// What they share.
    Of(NodeId),
    /// That they have nothing of what the others are grouped by.
    Apart,
}

/// What a row is about.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// The report.
    pub report: &'a Arc<Report>,
    /// The category of the item.
    pub category: Option<&'a Arc<Category>>,
    /// Its problem.
    pub problem: Option<&'a Arc<Problem>>,
    /// The item.
    pub item: Option<&'a Arc<Item>>,
    /// The measure and its place, counted from 1.
    pub measure: Option<(usize, &'a Measure)>,
    /// The unit.
    pub unit: Option<&'a Arc<Party>>,
    /// The piece of evidence or the outcome.
    pub entry: Option<RowEntry>,
    /// The place of the item in the report, counted from 1 (序号).
    pub index: usize,
    /// How the items stand that a unit leads.
    pub tally: Tally,
}

/// A piece of evidence or an outcome.
#[derive(Debug, Clone)]
pub struct RowEntry {
    /// The list that it stands in: `evidence`, `outcomes`.
    pub list: &'static str,
    /// Its place there, counted from 1.
    pub at: usize,
    /// What it says.
    pub record: Record,
}

/// How many items stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// All that are led, or that a table is about.
    pub items: usize,
    /// Those that a unit only supports.
    pub supported: usize,
    /// By [`Status`], in its order.
    pub status: [usize; 5],
    /// Those of which nothing is known.
    pub unstated: usize,
    /// The days of the one that is late for longest.
    pub longest_late: i32,
}

impl Tally {
    /// Counts one more item.
    pub fn add(&mut self, item: &Item, context: &TableContext<'_>) {
        self.items += 1;
        if is_unknown(item, context) {
            self.unstated += 1;
            return;
        }
        let at = status(item, context.today, context.near_days);
        if let Some(count) = self.status.get_mut(at as usize) {
            *count += 1;
        }
        if at == Status::Late {
            self.longest_late = self.longest_late.max(-days_left(item, context.today).unwrap_or(0));
        }
    }

    /// How many stand so.
    #[must_use]
    pub fn of(&self, status: Status) -> usize {
        self.status.get(status as usize).copied().unwrap_or(0)
    }
}

/// True for an item of which the text says nothing and that is neither late nor near.
pub(super) fn is_unknown(item: &Item, context: &TableContext<'_>) -> bool {
    item.progress == Progress::Unstated && status(item, context.today, context.near_days) == Status::Open
}

/// Days from a day to the end of an item's present due date; negative when that is past.
pub(super) fn days_left(item: &Item, today: Date) -> Option<i32> {
    item.due.as_ref().and_then(Due::last_day).map(|last| last.days_since(today))
}

impl<'a> Row<'a> {
    pub(super) fn of(report: &'a Arc<Report>) -> Self {
        let none = Tally::default();
        Self {
            report,
            category: None,
            problem: None,
            item: None,
            measure: None,
            unit: None,
            entry: None,
            index: 0,
            tally: none,
        }
    }

    /// The node that the row is about; absent for an entry, which has no id of its own.
    #[must_use]
    pub fn node(&self) -> Option<NodeRef> {
        if self.entry.is_some() {
            return None;
        }
        let measure = self.measure.map(|(_, measure)| NodeId::Measure(measure.id.clone()));
        let item = || self.item.map(|item| NodeId::Item(item.id.clone()));
        let unit = || self.unit.map(|unit| NodeId::Party(unit.id.clone()));
        Some(NodeRef::new(self.report.id.clone(), measure.or_else(item).or_else(unit)?))
    }

    /// Where the entry stands that the row is about.
    pub(super) fn entry_place(&self) -> Option<EntryPlace> {
        let entry = self.entry.as_ref()?;
        let node = self.item.map_or(NodeId::Report, |item| NodeId::Item(item.id.clone()));
        Some(EntryPlace { of: NodeRef::new(self.report.id.clone(), node), list: entry.list, at: entry.at })
    }

    /// The due date of the measure, else of the item.
    pub(super) fn limit(&self) -> Option<&'a Due> {
        let of_measure = self.measure.and_then(|(_, measure)| measure.due.as_ref());
        of_measure.or_else(|| self.item.and_then(|item| item.due.as_ref()))
    }

    /// The measure or the item, for an office's own columns.
    pub(super) fn own(&self) -> Option<Node<'a>> {
        self.measure.map(|(_, measure)| Node::Measure(measure)).or_else(|| self.item.map(Node::Item))
    }
}
