//! An edit as a value: which node, which field, and the new content of it.
//!
//! Edits name nodes by id and carry whole field values, so that one can be written to a journal, read back
//! and applied to the same dataset with the same result.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{
    Category, CategoryId, FieldKey, FieldKind, FieldType, Indicator, Item, ItemId, Measure, NodeId, NodeRef, NodeType,
    Party, Problem, ProblemId, Report, ReportId, TypedField, Value, field_of,
};

/// One change of one report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    /// The report it changes.
    pub report: ReportId,
    /// What it changes there.
    pub change: Change,
}

/// What an edit changes.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A field of a node gets this value.
    Set(NodeId, FieldKey, Value),
    /// A new node, put at a position among its like, or last.
    Add(NewNode, Option<usize>),
    /// A node taken out, with all that is under it.
    Remove(NodeId),
    /// A node put elsewhere in its report, with all that is under it.
    Move(NodeId, Place),
    /// Several changes that a person made at once: one step of the history, made whole or not at all.
    Batch(EditLabel, Vec<Self>),
    /// The same over several reports.
    MultiReport(EditLabel, Vec<Edit>),
}

/// A place for a node: what it stands under, and its position there, counted without the node itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The report for categories, parties and its own indicators, else the node of the level above.
    pub under: NodeId,
    /// The position among its like.
    pub at: usize,
}

/// What several changes are together: it names the step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditLabel {
    /// Nodes taken to the clipboard.
    Cut,
    /// Nodes from the clipboard.
    Paste,
    /// Copies of nodes beside them.
    Duplicate,
    /// Several nodes taken out.
    Remove,
    /// Several nodes put elsewhere.
    Move,
    /// Numbers that follow the order.
    Renumber,
    /// The progress of several items.
    Progress,
    /// The term of several items.
    Term,
    /// The due date of several items.
    Due,
    /// The lead units of several items.
    LeadUnits,
    /// The leader of several items.
    Leader,
    /// An item is closed: its progress, and how it was verified.
    Close,
    /// Another step of a closing, such as the application for it or a refusal.
    ClosingStep,
    /// A second look at an item.
    Review,
    /// A new party, and where it is named.
    NewParty,
    /// Two names of one party become one.
    MergeParties,
    /// What another program wrote into the file.
    Merge,
    /// A former version of the file.
    Restore,
    /// Suggested indicators.
    Suggestions,
    /// The columns of the report, with the values in them.
    Columns,
    /// Letters to units, in the report and in the logs of their items.
    Letters,
    /// Cells of the ledger.
    Cells,
    /// The first item, with what stands above it.
    FirstItem,
    /// How an item goes: an entry, and how much is done by it.
    Entry,
    /// The report of the next round, with what is unfinished.
    NextRound,
}

/// A node to be added, and where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewNode {
    /// A report, last in the dataset.
    Report(Arc<Report>),
    /// A party of the report.
    Party(Arc<Party>),
    /// A category of the report.
    Category(Arc<Category>),
    /// A problem of a category.
    Problem(CategoryId, Arc<Problem>),
    /// An item of a problem.
    Item(ProblemId, Arc<Item>),
    /// A measure of an item.
    Measure(ItemId, Box<Measure>),
    /// An indicator of an item.
    Indicator(ItemId, Box<Indicator>),
    /// An indicator of the report itself.
    ReportIndicator(Box<Indicator>),
}

impl Edit {
    /// A change of a report.
    #[must_use]
    pub fn new(report: ReportId, change: Change) -> Self {
        Self { report, change }
    }

    /// Edits of several reports as one step.
    #[must_use]
    pub fn multi_report(label: EditLabel, edits: Vec<Self>) -> Self {
        let report = edits.first().map_or_else(|| ReportId::from(""), |edit| edit.report.clone());
        Self { report, change: Change::MultiReport(label, edits) }
    }

    /// The node that the edit is about: what is selected again when it is undone.
    #[must_use]
    pub fn node(&self) -> NodeRef {
        let node = match &self.change {
            Change::MultiReport(_, edits) => {
                return edits.first().map_or_else(|| NodeRef::new(self.report.clone(), NodeId::Report), Self::node);
            }
            Change::Add(new, _) => new.id(),
            Change::Set(node, ..) | Change::Remove(node) | Change::Move(node, _) => node.clone(),
            // The values are cleared or put into another form because of the columns.
            Change::Batch(EditLabel::Columns, _) => NodeId::Report,
            Change::Batch(_, changes) => {
                let comes_along = |change: &&Change| {
                    matches!(change, Change::Add(NewNode::Party(_), _) | Change::Set(NodeId::Report, ..))
                };
                let last = changes.iter().rev().find(|change| !comes_along(change)).or_else(|| changes.last());
                return last.map_or_else(
                    || NodeRef::new(self.report.clone(), NodeId::Report),
                    |change| Self::new(self.report.clone(), change.clone()).node(),
                );
            }
        };
        NodeRef::new(self.report.clone(), node)
    }

    /// The field of its [node](Self::node) that it sets, the last of several; nothing where it sets none there.
    #[must_use]
    pub fn field(&self) -> Option<FieldKey> {
        match &self.change {
            Change::MultiReport(_, edits) => edits.first()?.field(),
            Change::Set(_, key, _) => Some(key.clone()),
            Change::Batch(_, changes) => {
                let at = self.node().node;
                changes.iter().rev().find_map(|change| match change {
                    Change::Set(node, key, _) if *node == at => Some(key.clone()),
                    _ => None,
                })
            }
            _ => None,
        }
    }

    /// True where the change is seen on the page of its node. What is kept with the report but shown elsewhere, such
    /// as the pages of the briefing, leaves the selection where it is.
    #[must_use]
    pub fn is_seen_at_its_node(&self) -> bool {
        let is_setting = |key: &FieldKey| key.declared().is_some_and(|field| field.kind == FieldKind::Setting);
        !matches!(&self.change, Change::Set(NodeId::Report, key, _) if is_setting(key))
    }

    /// The nodes that the edit brings in, parties aside: what is selected once it is made.
    #[must_use]
    pub fn added(&self) -> Vec<NodeRef> {
        let report = |node: &NewNode| match node {
            NewNode::Report(report) => report.id.clone(),
            _ => self.report.clone(),
        };
        let of_change = |change: &Change| match change {
            Change::Add(NewNode::Party(_), _) => None,
            Change::Add(node, _) => Some(NodeRef::new(report(node), node.id())),
            _ => None,
        };
        match &self.change {
            Change::Batch(_, changes) => changes.iter().filter_map(of_change).collect(),
            Change::MultiReport(_, edits) => edits.iter().flat_map(Self::added).collect(),
            change => of_change(change).into_iter().collect(),
        }
    }
}

impl NewNode {
    /// The id of the new node.
    #[must_use]
    pub fn id(&self) -> NodeId {
        match self {
            Self::Report(_) => NodeId::Report,
            Self::Party(party) => NodeId::Party(party.id.clone()),
            Self::Category(category) => NodeId::Category(category.id.clone()),
            Self::Problem(_, problem) => NodeId::Problem(problem.id.clone()),
            Self::Item(_, item) => NodeId::Item(item.id.clone()),
            Self::Measure(_, measure) => NodeId::Measure(measure.id.clone()),
            Self::Indicator(_, indicator) | Self::ReportIndicator(indicator) => NodeId::Indicator(indicator.id.clone()),
        }
    }
}

impl Change {
    /// A field of a node gets this value: `Change::set(&item.id, field!(Item.goal), goal)`. The compiler checks that the
    /// node has the field and that the value is of its type.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a caller gives the value away, as to a field")]
    pub fn set<N: NodeType, T: FieldType>(id: &N::Id, field: TypedField<N, T>, value: T) -> Self {
        let key = field_of::<N>(field.key()).map_or_else(|| FieldKey::Unknown(field.key().into()), FieldKey::Declared);
        Self::Set(N::node(id), key, value.to_value())
    }

    /// A new node, last among its like.
    #[must_use]
    pub fn add(node: NewNode) -> Self {
        Self::Add(node, None)
    }
}
