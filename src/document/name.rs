//! What an edit is called in the Undo and Redo commands.

use crate::model::NodeId;

use super::edit::{
    CategoryField, Change, Edit, IndicatorField, ItemField, MeasureField, NewNode, PartyField, ProblemField,
    ReportField, Together,
};

impl Edit {
    /// The key of the words that name this edit.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match &self.change {
            Change::Report(field) => report_name(field),
            Change::Party(_, PartyField::Name(_)) => "edit-party-name",
            Change::Party(_, PartyField::Kind(_)) => "edit-party-kind",
            Change::Category(_, CategoryField::Number(_)) | Change::Problem(_, ProblemField::Number(_)) => {
                "edit-number"
            }
            Change::Category(_, CategoryField::Title(_)) => "edit-category-title",
            Change::Problem(_, ProblemField::Title(_)) => "edit-problem-title",
            Change::Item(_, field) => item_name(field),
            Change::Measure(_, field) => measure_name(field),
            Change::Indicator(_, field) => indicator_name(field),
            Change::Add(node, _) => add_name(node),
            Change::Remove(node) => remove_name(node),
            Change::Move(..) => "edit-move",
            Change::Several(together, _) | Change::Across(together, _) => together_name(*together),
        }
    }
}

fn report_name(field: &ReportField) -> &'static str {
    match field {
        ReportField::Title(_) => "edit-report-title",
        ReportField::InspectedBody(_) => "edit-report-inspected-body",
        ReportField::InspectionBody(_) => "edit-report-inspection-body",
        ReportField::InspectionKind(_) => "edit-report-inspection-kind",
        ReportField::InspectedFrom(_) | ReportField::InspectedTo(_) => "edit-report-inspected",
        ReportField::FeedbackOn(_) => "edit-report-feedback-on",
        ReportField::AsOf(_) => "edit-report-as-of",
        ReportField::Months(_) => "edit-report-months",
        ReportField::Source(_) => "edit-report-source",
        ReportField::Briefing(_) => "edit-briefing",
        ReportField::AcceptedFindings(_) => "edit-accept-finding",
        ReportField::RefusedSuggestions(_) => "edit-refuse-suggestion",
    }
}

fn item_name(field: &ItemField) -> &'static str {
    match field {
        ItemField::Number(_) => "edit-number",
        ItemField::Title(_) => "edit-item-title",
        ItemField::Finding(_) => "edit-item-finding",
        ItemField::Progress(_) => "edit-progress",
        ItemField::Term(_) => "edit-term",
        ItemField::Leader(_) => "edit-item-leader",
        ItemField::LeadUnits(_) => "edit-item-lead-units",
        ItemField::SupportUnits(_) => "edit-item-support-units",
        ItemField::Due(_) => "edit-due",
        ItemField::Closed(_) => "edit-item-closed",
        ItemField::Evidence(_) => "edit-item-evidence",
        ItemField::Log(_) => "edit-item-log",
        ItemField::Internal(_) => "edit-item-internal",
        ItemField::Basis(_) => "edit-item-basis",
        ItemField::Source(_) => "edit-source-place",
    }
}

fn measure_name(field: &MeasureField) -> &'static str {
    match field {
        MeasureField::Number(_) => "edit-number",
        MeasureField::Text(_) => "edit-measure-text",
        MeasureField::Progress(_) => "edit-progress",
        MeasureField::Due(_) => "edit-due",
        MeasureField::Units(_) => "edit-measure-units",
        MeasureField::Source(_) => "edit-source-place",
    }
}

fn indicator_name(field: &IndicatorField) -> &'static str {
    match field {
        IndicatorField::Name(_) => "edit-indicator-name",
        IndicatorField::Unit(_) => "edit-indicator-unit",
        IndicatorField::Better(_) => "edit-indicator-better",
        IndicatorField::Baseline(_) => "edit-indicator-baseline",
        IndicatorField::Target(_) => "edit-indicator-target",
        IndicatorField::Readings(_) => "edit-indicator-readings",
        IndicatorField::Measure(_) => "edit-indicator-measure",
        IndicatorField::PartOf(_) => "edit-indicator-part-of",
        IndicatorField::Note(_) => "edit-indicator-note",
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

fn together_name(together: Together) -> &'static str {
    match together {
        Together::Cut => "several-cut",
        Together::Paste => "several-paste",
        Together::Duplicate => "several-duplicate",
        Together::Remove => "several-remove",
        Together::Move => "edit-move",
        Together::Renumber => "several-renumber",
        Together::Progress => "several-progress",
        Together::Term => "several-term",
        Together::Due => "several-due",
        Together::LeadUnits => "several-lead-units",
        Together::Leader => "several-leader",
        Together::Close => "several-close",
        Together::NewParty => "several-new-party",
        Together::Merge => "several-merge",
        Together::Restore => "several-restore",
        Together::Suggestions => "several-suggestions",
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
