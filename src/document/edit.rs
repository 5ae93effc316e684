//! An edit as a value: which node, which field, and the new content of it.
//!
//! Edits name nodes by id and carry whole field values, so that one can be written to a journal, read back
//! and applied to the same dataset with the same result.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{
    AcceptedFinding, Better, BriefingPage, Category, CategoryId, Closed, Date, Due, Evidence, Indicator, IndicatorId,
    Item, ItemId, LogEntry, Measure, MeasureId, NodeId, NodeRef, PartOf, Party, PartyId, PartyKind, Problem, ProblemId,
    Progress, Reading, Report, ReportId, Source, Span, Target, Term,
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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "few live at a time, and a box would cost every match")]
pub enum Change {
    /// A field of the report itself.
    Report(ReportField),
    /// A field of a party.
    Party(PartyId, PartyField),
    /// A field of a category.
    Category(CategoryId, CategoryField),
    /// A field of a problem.
    Problem(ProblemId, ProblemField),
    /// A field of an item.
    Item(ItemId, ItemField),
    /// A field of a measure.
    Measure(MeasureId, MeasureField),
    /// A field of an indicator.
    Indicator(IndicatorId, IndicatorField),
    /// A new node, put at a position among its like, or last.
    Add(NewNode, Option<usize>),
    /// A node taken out, with all that is under it.
    Remove(NodeId),
    /// A node put elsewhere in its report, with all that is under it.
    Move(NodeId, Place),
    /// Several changes that a person made at once: one step of the history, made whole or not at all.
    Several(Together, Vec<Self>),
    /// The same over several reports.
    Across(Together, Vec<Edit>),
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
pub enum Together {
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
    /// A new party, and where it is named.
    NewParty,
    /// What another program wrote into the file.
    Merge,
    /// A former version of the file.
    Restore,
    /// Suggested indicators.
    Suggestions,
}

/// A field of a report with its new content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is the field of the same name in model::Report")]
pub enum ReportField {
    Title(String),
    InspectedBody(String),
    InspectionBody(String),
    InspectionKind(String),
    InspectedFrom(Option<Date>),
    InspectedTo(Option<Date>),
    FeedbackOn(Option<Date>),
    AsOf(Option<Date>),
    Months(Option<u32>),
    Source(Arc<Source>),
    Briefing(Vec<BriefingPage>),
    AcceptedFindings(Vec<AcceptedFinding>),
    RefusedSuggestions(Vec<String>),
}

/// A field of a party with its new content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is the field of the same name in model::Party")]
pub enum PartyField {
    Name(String),
    Kind(PartyKind),
}

/// A field of a category with its new content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is the field of the same name in model::Category")]
pub enum CategoryField {
    Number(String),
    Title(String),
}

/// A field of a problem with its new content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is the field of the same name in model::Problem")]
pub enum ProblemField {
    Number(String),
    Title(String),
}

/// A field of an item with its new content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is the field of the same name in model::Item")]
pub enum ItemField {
    Number(String),
    Title(String),
    Finding(String),
    Progress(Progress),
    Term(Term),
    Leader(Option<PartyId>),
    LeadUnits(Vec<PartyId>),
    SupportUnits(Vec<PartyId>),
    Due(Option<Due>),
    Closed(Option<Closed>),
    Evidence(Vec<Evidence>),
    Log(Vec<LogEntry>),
    Internal(bool),
    Basis(Vec<Span>),
    Source(Vec<Span>),
}

/// A field of a measure with its new content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is the field of the same name in model::Measure")]
pub enum MeasureField {
    Number(String),
    Text(String),
    Progress(Progress),
    Due(Option<Due>),
    Units(Vec<PartyId>),
    Source(Vec<Span>),
}

/// A field of an indicator with its new content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant is the field of the same name in model::Indicator")]
pub enum IndicatorField {
    Name(String),
    Unit(String),
    Better(Better),
    Baseline(Option<Reading>),
    Target(Option<Target>),
    Readings(Vec<Reading>),
    Measure(Option<MeasureId>),
    PartOf(Option<PartOf>),
    Note(String),
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
    Measure(ItemId, Measure),
    /// An indicator of an item.
    Indicator(ItemId, Indicator),
    /// An indicator of the report itself.
    ReportIndicator(Indicator),
}

impl Edit {
    /// A change of a report.
    #[must_use]
    pub fn new(report: ReportId, change: Change) -> Self {
        Self { report, change }
    }

    /// Edits of several reports as one step.
    #[must_use]
    pub fn across(together: Together, edits: Vec<Self>) -> Self {
        let report = edits.first().map_or_else(|| ReportId::from(""), |edit| edit.report.clone());
        Self { report, change: Change::Across(together, edits) }
    }

    /// The node that the edit is about: what is selected again when it is undone.
    #[must_use]
    pub fn node(&self) -> NodeRef {
        let node = match &self.change {
            Change::Across(_, edits) => {
                return edits.first().map_or_else(|| NodeRef::new(self.report.clone(), NodeId::Report), Self::node);
            }
            Change::Report(_) => NodeId::Report,
            Change::Party(id, _) => NodeId::Party(id.clone()),
            Change::Category(id, _) => NodeId::Category(id.clone()),
            Change::Problem(id, _) => NodeId::Problem(id.clone()),
            Change::Item(id, _) => NodeId::Item(id.clone()),
            Change::Measure(id, _) => NodeId::Measure(id.clone()),
            Change::Indicator(id, _) => NodeId::Indicator(id.clone()),
            Change::Add(new, _) => new.id(),
            Change::Remove(node) | Change::Move(node, _) => node.clone(),
            Change::Several(_, changes) => {
                let last = changes.iter().rev().find(|change| !matches!(change, Change::Add(NewNode::Party(_), _)));
                return last.map_or_else(
                    || NodeRef::new(self.report.clone(), NodeId::Report),
                    |change| Self::new(self.report.clone(), change.clone()).node(),
                );
            }
        };
        NodeRef::new(self.report.clone(), node)
    }

    /// True where the change is seen on the page of its node. What is kept with the report but shown elsewhere, such
    /// as the pages of the briefing, leaves the selection where it is.
    #[must_use]
    pub fn is_seen_at_its_node(&self) -> bool {
        use ReportField::{AcceptedFindings, Briefing, RefusedSuggestions};
        !matches!(&self.change, Change::Report(Briefing(_) | AcceptedFindings(_) | RefusedSuggestions(_)))
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
            Change::Several(_, changes) => changes.iter().filter_map(of_change).collect(),
            Change::Across(_, edits) => edits.iter().flat_map(Self::added).collect(),
            change => of_change(change).into_iter().collect(),
        }
    }

    /// True when both set the same field of the same node, so that a burst of them is one step back.
    #[must_use]
    pub fn same_field(&self, other: &Self) -> bool {
        use std::mem::discriminant;
        if self.report != other.report {
            return false;
        }
        match (&self.change, &other.change) {
            (Change::Report(a), Change::Report(b)) => discriminant(a) == discriminant(b),
            (Change::Party(p, a), Change::Party(q, b)) => p == q && discriminant(a) == discriminant(b),
            (Change::Category(p, a), Change::Category(q, b)) => p == q && discriminant(a) == discriminant(b),
            (Change::Problem(p, a), Change::Problem(q, b)) => p == q && discriminant(a) == discriminant(b),
            (Change::Item(p, a), Change::Item(q, b)) => p == q && discriminant(a) == discriminant(b),
            (Change::Measure(p, a), Change::Measure(q, b)) => p == q && discriminant(a) == discriminant(b),
            (Change::Indicator(p, a), Change::Indicator(q, b)) => p == q && discriminant(a) == discriminant(b),
            _ => false,
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
    /// A new node, last among its like.
    #[must_use]
    pub fn add(node: NewNode) -> Self {
        Self::Add(node, None)
    }
}
