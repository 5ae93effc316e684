//! The rows of the ledger: what they are about, their positions in the dataset, and the nodes there.

use std::sync::Arc;

use crate::model::codes::codes;
use crate::model::{
    Category, Dataset, Due, Item, ItemId, KnownPlaces, Location, Measure, MeasureId, Node, NodeId, NodeKind, NodeRef,
    Problem, Progress, Report, ReportId, full_number,
};

use super::column::Column;

codes! {
    /// What the rows of the ledger are about.
    LedgerRows {
        /// A row for each item.
        Items = "items",
        /// A row for each measure of the items.
        Measures = "measures",
    }
}

/// One row by its positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct LedgerRow {
    pub(super) report: u32,
    category: u32,
    problem: u32,
    item: u32,
    /// The measure; absent in the row of an item.
    measure: Option<u32>,
}

/// The nodes of a row.
#[derive(Debug, Clone, Copy)]
pub struct LedgerNodes<'a> {
    /// The report.
    pub report: &'a Arc<Report>,
    /// The category.
    pub category: &'a Arc<Category>,
    /// The problem.
    pub problem: &'a Arc<Problem>,
    /// The item.
    pub item: &'a Arc<Item>,
    /// The measure; absent in the row of an item.
    pub measure: Option<&'a Measure>,
}

#[expect(clippy::derivable_impls, reason = "the macro of codes makes the type")]
impl Default for LedgerRows {
    fn default() -> Self {
        Self::Items
    }
}

impl LedgerRows {
    /// The kind of the nodes that have rows.
    #[must_use]
    pub fn kind(self) -> NodeKind {
        match self {
            Self::Items => NodeKind::Item,
            Self::Measures => NodeKind::Measure,
        }
    }

    /// True for a node that can have a row.
    #[must_use]
    pub fn holds(self, node: &NodeId) -> bool {
        NodeKind::of(node) == self.kind()
    }

    /// The column of what a row is known by: a title, or what is done.
    #[must_use]
    pub fn title(self) -> Column {
        Column::of_kind(self.kind(), if self == Self::Items { "title" } else { "text" })
    }

    /// The column of the number of the row.
    #[must_use]
    pub fn number(self) -> Column {
        Column::of_kind(self.kind(), "number")
    }

    /// All rows of a report, which stands at this place in the dataset, in the order of the notice.
    pub(super) fn of(self, report: &Report, at: usize) -> impl Iterator<Item = LedgerRow> {
        report.placed_items().flat_map(move |(place, item)| {
            let row = LedgerRow::at(at, place);
            let (one, several) = match self {
                Self::Items => (Some(row), 0),
                Self::Measures => (None, item.measures.len() as u32),
            };
            one.into_iter().chain((0..several).map(move |measure| LedgerRow { measure: Some(measure), ..row }))
        })
    }
}

impl LedgerRow {
    /// The row of an item by the place of its report in the dataset and that of the item in the report.
    pub(in crate::analysis) fn at(report: usize, (category, problem, item): (usize, usize, usize)) -> Self {
        Self {
            report: report as u32,
            category: category as u32,
            problem: problem as u32,
            item: item as u32,
            measure: None,
        }
    }

    /// The same where its report stands at another place.
    pub(in crate::analysis) fn in_report(self, report: usize) -> Self {
        Self { report: report as u32, ..self }
    }

    /// The row's nodes; absent when the dataset has changed since.
    #[must_use]
    pub fn resolve<'a>(&self, dataset: &'a Dataset) -> Option<LedgerNodes<'a>> {
        let report = dataset.reports.get(self.report as usize)?;
        let category = report.categories.get(self.category as usize)?;
        let problem = category.problems.get(self.problem as usize)?;
        let item = problem.items.get(self.item as usize)?;
        let measure = match self.measure {
            Some(at) => Some(item.measures.get(at as usize)?),
            None => None,
        };
        Some(LedgerNodes { report, category, problem, item, measure })
    }

    /// Which item of its report the row is about, counted from 1 in the order of the notice.
    #[must_use]
    pub fn position(&self, dataset: &Dataset) -> Option<usize> {
        let report = dataset.reports.get(self.report as usize)?;
        let category = report.categories.get(self.category as usize)?;
        let items = |problems: &[Arc<Problem>]| problems.iter().map(|problem| problem.items.len()).sum::<usize>();
        let before = report.categories.get(..self.category as usize)?.iter().map(|own| items(&own.problems));
        let before = before.sum::<usize>() + items(category.problems.get(..self.problem as usize)?);
        Some(before + self.item as usize + 1)
    }
}

impl<'a> LedgerNodes<'a> {
    /// The nodes of the row of an item or a measure; absent for what the dataset does not have.
    #[must_use]
    pub fn find(dataset: &'a Dataset, node: &NodeRef, places: &mut KnownPlaces) -> Option<Self> {
        let report = dataset.report(&node.report)?;
        let at = places.locate(report, &node.node)?;
        let (category, problem) = (report.category_at(at)?, report.problem_at(at)?);
        let item = report.item_at(at)?;
        let measure = if let Location::Measure(.., at) = at { item.measures.get(at) } else { None };
        Some(Self { report, category, problem, item, measure })
    }

    /// The node right above that which the row is about.
    #[must_use]
    pub fn parent(&self) -> NodeRef {
        let node = match self.measure {
            Some(_) => NodeId::Item(self.item.id.clone()),
            None => NodeId::Problem(self.problem.id.clone()),
        };
        NodeRef::new(self.report.id.clone(), node)
    }

    /// What the row is about.
    #[must_use]
    pub fn node(&self) -> Node<'a> {
        self.measure.map_or(Node::Item(self.item), Node::Measure)
    }

    /// The id of that.
    #[must_use]
    pub fn id(&self) -> NodeId {
        self.measure.map_or_else(|| NodeId::Item(self.item.id.clone()), |own| NodeId::Measure(own.id.clone()))
    }

    /// What tells the row from others: its report, its item and its measure.
    pub(super) fn ids(&self) -> (&'a ReportId, &'a ItemId, Option<&'a MeasureId>) {
        (&self.report.id, &self.item.id, self.measure.map(|measure| &measure.id))
    }

    /// True where the row is about this node of its report.
    #[must_use]
    pub fn is(&self, node: &NodeId) -> bool {
        self.node().is(node)
    }

    /// What the row is about, for an edit.
    #[must_use]
    pub fn node_ref(&self) -> NodeRef {
        NodeRef::new(self.report.id.clone(), self.id())
    }

    /// The node that a column shows something of: in the row of a measure that may be its item.
    #[must_use]
    pub fn node_in(&self, column: &Column) -> Node<'a> {
        match column {
            Column::Field(field) if NodeKind::Item.field(field.key) == Some(field) => Node::Item(self.item),
            _ => self.node(),
        }
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.measure.map_or(self.item.progress, |measure| measure.progress)
    }

    /// By when it is to be done.
    #[must_use]
    pub fn due(&self) -> Option<&'a Due> {
        self.measure.map_or(self.item.due.as_ref(), |measure| measure.due.as_ref())
    }

    /// The number of the item as one reads it out: (一)2.(3).
    #[must_use]
    pub fn full_number(&self) -> String {
        full_number(self.category, self.problem, self.item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_knows_which_item_of_the_report_it_is_about() {
        let dataset: Dataset = serde_json::from_str(include_str!("../../../assets/tongchuan.guatu.json")).unwrap();
        let rows = dataset.reports[0].placed_items().map(|(place, _)| LedgerRow::at(0, place));
        let positions: Vec<_> = rows.map(|row| row.position(&dataset).unwrap()).collect();
        assert_eq!(positions, (1..=29).collect::<Vec<_>>());
    }
}
