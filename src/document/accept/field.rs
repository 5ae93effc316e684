//! The change that puts a content into a field.

use crate::analysis::compare::{Field, Value};
use crate::model::NodeId;

use super::super::edit::{
    CategoryField, Change, IndicatorField, ItemField, MeasureField, PartyField, ProblemField, ReportField,
};

/// The change that puts a content into a field of a node; nothing where the two do not belong together.
pub(super) fn change(node: &NodeId, field: Field, value: Value) -> Option<Change> {
    Some(match node {
        NodeId::Report => Change::Report(of_report(field, value)?),
        NodeId::Party(id) => Change::Party(
            id.clone(),
            match (field, value) {
                (Field::Name, Value::Text(text)) => PartyField::Name(text),
                (Field::Kind, Value::Kind(kind)) => PartyField::Kind(kind),
                _ => return None,
            },
        ),
        NodeId::Category(id) => Change::Category(
            id.clone(),
            match (field, value) {
                (Field::Number, Value::Text(text)) => CategoryField::Number(text),
                (Field::Title, Value::Text(text)) => CategoryField::Title(text),
                _ => return None,
            },
        ),
        NodeId::Problem(id) => Change::Problem(
            id.clone(),
            match (field, value) {
                (Field::Number, Value::Text(text)) => ProblemField::Number(text),
                (Field::Title, Value::Text(text)) => ProblemField::Title(text),
                _ => return None,
            },
        ),
        NodeId::Item(id) => Change::Item(id.clone(), of_item(field, value)?),
        NodeId::Measure(id) => Change::Measure(id.clone(), of_measure(field, value)?),
        NodeId::Indicator(id) => Change::Indicator(id.clone(), of_indicator(field, value)?),
    })
}

fn of_report(field: Field, value: Value) -> Option<ReportField> {
    Some(match (field, value) {
        (Field::Title, Value::Text(text)) => ReportField::Title(text),
        (Field::InspectedBody, Value::Text(text)) => ReportField::InspectedBody(text),
        (Field::InspectionBody, Value::Text(text)) => ReportField::InspectionBody(text),
        (Field::InspectionKind, Value::Text(text)) => ReportField::InspectionKind(text),
        (Field::InspectedFrom, Value::Day(day)) => ReportField::InspectedFrom(day),
        (Field::InspectedTo, Value::Day(day)) => ReportField::InspectedTo(day),
        (Field::FeedbackOn, Value::Day(day)) => ReportField::FeedbackOn(day),
        (Field::AsOf, Value::Day(day)) => ReportField::AsOf(day),
        (Field::Months, Value::Months(months)) => ReportField::Months(months),
        (Field::Briefing, Value::Briefing(pages)) => ReportField::Briefing(pages),
        (Field::AcceptedFindings, Value::Accepted(findings)) => ReportField::AcceptedFindings(findings),
        (Field::RefusedSuggestions, Value::Keys(keys)) => ReportField::RefusedSuggestions(keys),
        _ => return None,
    })
}

fn of_item(field: Field, value: Value) -> Option<ItemField> {
    Some(match (field, value) {
        (Field::Number, Value::Text(text)) => ItemField::Number(text),
        (Field::Title, Value::Text(text)) => ItemField::Title(text),
        (Field::Finding, Value::Text(text)) => ItemField::Finding(text),
        (Field::Progress, Value::Progress(progress)) => ItemField::Progress(progress),
        (Field::Term, Value::Term(term)) => ItemField::Term(term),
        (Field::Leader, Value::Party(party)) => ItemField::Leader(party),
        (Field::LeadUnits, Value::Parties(parties)) => ItemField::LeadUnits(parties),
        (Field::SupportUnits, Value::Parties(parties)) => ItemField::SupportUnits(parties),
        (Field::Due, Value::Due(due)) => ItemField::Due(due),
        (Field::Closed, Value::Closed(closed)) => ItemField::Closed(closed),
        (Field::Evidence, Value::Evidence(evidence)) => ItemField::Evidence(evidence),
        (Field::Log, Value::Log(log)) => ItemField::Log(log),
        (Field::Internal, Value::Flag(internal)) => ItemField::Internal(internal),
        (Field::Basis, Value::Spans(spans)) => ItemField::Basis(spans),
        (Field::Source, Value::Spans(spans)) => ItemField::Source(spans),
        _ => return None,
    })
}

fn of_measure(field: Field, value: Value) -> Option<MeasureField> {
    Some(match (field, value) {
        (Field::Number, Value::Text(text)) => MeasureField::Number(text),
        (Field::Text, Value::Text(text)) => MeasureField::Text(text),
        (Field::Progress, Value::Progress(progress)) => MeasureField::Progress(progress),
        (Field::Due, Value::Due(due)) => MeasureField::Due(due),
        (Field::Units, Value::Parties(parties)) => MeasureField::Units(parties),
        (Field::Source, Value::Spans(spans)) => MeasureField::Source(spans),
        _ => return None,
    })
}

fn of_indicator(field: Field, value: Value) -> Option<IndicatorField> {
    Some(match (field, value) {
        (Field::Name, Value::Text(text)) => IndicatorField::Name(text),
        (Field::Unit, Value::Text(text)) => IndicatorField::Unit(text),
        (Field::Better, Value::Better(better)) => IndicatorField::Better(better),
        (Field::PartOf, Value::PartOf(part)) => IndicatorField::PartOf(part),
        (Field::Baseline, Value::Reading(reading)) => IndicatorField::Baseline(reading),
        (Field::Target, Value::Target(target)) => IndicatorField::Target(target),
        (Field::Readings, Value::Readings(readings)) => IndicatorField::Readings(readings),
        (Field::Measure, Value::Measure(measure)) => IndicatorField::Measure(measure),
        (Field::Note, Value::Text(text)) => IndicatorField::Note(text),
        _ => return None,
    })
}
