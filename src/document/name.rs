//! What an edit is called in the Undo and Redo commands.

use crate::model::{Column, FieldKey, NodeId, NodeKind};
use crate::words::Words;

use super::edit::{Change, Edit, EditLabel, NewNode};

/// What an edit is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditName {
    /// A field of a kind of node was changed; the columns of the report name those that the office added.
    Field(NodeKind, FieldKey),
    /// Something else, by the key of its words.
    Key(&'static str),
}

impl EditName {
    /// The name in words; `columns` are those of the report.
    #[must_use]
    pub fn words(&self, words: &Words, columns: &[Column]) -> String {
        match self {
            Self::Field(_, key) => words.with("edit-field", [("field", words.field_key(key, columns).into())]),
            Self::Key(key) => words.text(key).to_owned(),
        }
    }
}

impl Edit {
    /// What this edit is called.
    #[must_use]
    pub fn name(&self) -> EditName {
        EditName::Key(match &self.change {
            Change::Set(node, field, _) => return EditName::Field(NodeKind::of(node), field.clone()),
            Change::Add(node, _) => add_name(node),
            Change::Remove(node) => remove_name(node),
            Change::Move(..) => "edit-move",
            Change::Batch(label, _) | Change::MultiReport(label, _) => label_name(*label),
        })
    }
}

fn add_name(node: &NewNode) -> &'static str {
    match node {
        NewNode::Report(_) => "add-report",
        NewNode::Party(_) => "add-party",
        NewNode::Category(_) => "add-category",
        NewNode::Problem(..) => "add-problem",
        NewNode::Item(..) => "add-item",
        NewNode::Measure(..) => "add-measure",
        NewNode::Indicator(..) | NewNode::ReportIndicator(_) => "add-indicator",
    }
}

fn label_name(label: EditLabel) -> &'static str {
    match label {
        EditLabel::Cut => "several-cut",
        EditLabel::Paste => "several-paste",
        EditLabel::Duplicate => "several-duplicate",
        EditLabel::Remove => "several-remove",
        EditLabel::Move => "edit-move",
        EditLabel::Renumber => "several-renumber",
        EditLabel::Progress => "several-progress",
        EditLabel::Term => "several-term",
        EditLabel::Due => "several-due",
        EditLabel::LeadUnits => "several-lead-units",
        EditLabel::Leader => "several-leader",
        EditLabel::Close => "several-close",
        EditLabel::ClosingStep => "several-closing-step",
        EditLabel::Review => "several-review",
        EditLabel::NewParty => "several-new-party",
        EditLabel::MergeParties => "several-merge-parties",
        EditLabel::Merge => "several-merge",
        EditLabel::Restore => "several-restore",
        EditLabel::Suggestions => "several-suggestions",
        EditLabel::Columns => "several-columns",
        EditLabel::Entry => "edit-entry",
        EditLabel::Cells => "several-cells",
        EditLabel::FirstItem => "add-item",
        EditLabel::NextRound => "several-next-round",
        EditLabel::Letters => "several-letters",
    }
}

fn remove_name(node: &NodeId) -> &'static str {
    match node {
        NodeId::Report => "remove-report",
        NodeId::Party(_) => "remove-party",
        NodeId::Category(_) => "remove-category",
        NodeId::Problem(_) => "remove-problem",
        NodeId::Item(_) => "remove-item",
        NodeId::Measure(_) => "remove-measure",
        NodeId::Indicator(_) => "remove-indicator",
    }
}
