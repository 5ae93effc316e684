//! The fields in which two nodes can differ, and what stands in one.

use serde::Serialize;

use crate::model::{
    AcceptedFinding, Better, BriefingPage, Closed, Date, Due, Evidence, LogEntry, MeasureId, Number, PartOf, PartyId,
    PartyKind, Progress, Reading, Report, Span, Target, Term,
};

use super::node::{Node, NodeKind};

/// Declares the fields with their codes in an exported list.
macro_rules! fields {
    ($( $Field:ident = $code:literal ),* $(,)?) => {
        /// A field of a node.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[expect(missing_docs, reason = "each variant is the field of the same name in model")]
        pub enum Field { $( #[serde(rename = $code)] $Field ),* }

        impl Field {
            /// All of them.
            pub const ALL: &[Self] = &[$( Self::$Field ),*];

            /// The code in an exported list.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $( Self::$Field => $code ),* }
            }
        }
    };
}

fields! {
    Title = "title", InspectedBody = "inspected_body", InspectionBody = "inspection_body",
    InspectionKind = "inspection_kind", InspectedFrom = "inspected_from", InspectedTo = "inspected_to",
    FeedbackOn = "feedback_on", AsOf = "as_of", Months = "months", Briefing = "briefing", AcceptedFindings = "accepted_findings",
    RefusedSuggestions = "refused_suggestions",
    Name = "name", Kind = "kind", Number = "number", Finding = "finding", Progress = "progress", Term = "term",
    Leader = "leader", LeadUnits = "lead_units", SupportUnits = "support_units", Due = "due", Closed = "closed",
    Evidence = "evidence", Log = "log", Internal = "internal", Basis = "basis", Source = "source",
    Text = "text", Units = "units", Unit = "unit", Better = "better", Baseline = "baseline", Target = "target",
    Readings = "readings", Measure = "measure", PartOf = "part_of", Note = "note",
}

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each variant holds the type of model that its field has")]
pub enum Value {
    Text(String),
    Progress(Progress),
    Term(Term),
    Better(Better),
    Kind(PartyKind),
    Flag(bool),
    Months(Option<u32>),
    Day(Option<Date>),
    Due(Option<Due>),
    Closed(Option<Closed>),
    Evidence(Vec<Evidence>),
    Log(Vec<LogEntry>),
    Spans(Vec<Span>),
    Reading(Option<Reading>),
    Readings(Vec<Reading>),
    Target(Option<Target>),
    Measure(Option<MeasureId>),
    PartOf(Option<PartOf>),
    Party(Option<PartyId>),
    Parties(Vec<PartyId>),
    Briefing(Vec<BriefingPage>),
    Accepted(Vec<AcceptedFinding>),
    Keys(Vec<String>),
    /// Names in the place of ids, for an exported list.
    Names(Vec<String>),
}

impl Field {
    /// The fields of a kind of node, in the order in which they are told.
    #[must_use]
    pub fn of(kind: NodeKind) -> &'static [Self] {
        use Field::{
            AcceptedFindings, AsOf, Baseline, Basis, Better, Briefing, Closed, Due, Evidence, FeedbackOn, Finding,
            InspectedBody, InspectedFrom, InspectedTo, InspectionBody, InspectionKind, Internal, Kind, LeadUnits,
            Leader, Log, Measure, Months, Name, Note, Number, PartOf, Progress, Readings, RefusedSuggestions, Source,
            SupportUnits, Target, Term, Text, Title, Unit, Units,
        };
        match kind {
            NodeKind::Report => &[
                Title,
                InspectedBody,
                InspectionBody,
                InspectionKind,
                InspectedFrom,
                InspectedTo,
                FeedbackOn,
                AsOf,
                Months,
                Briefing,
                AcceptedFindings,
                RefusedSuggestions,
            ],
            NodeKind::Party => &[Name, Kind],
            NodeKind::Category | NodeKind::Problem => &[Number, Title],
            NodeKind::Item => &[
                Number,
                Title,
                Finding,
                Progress,
                Term,
                Leader,
                LeadUnits,
                SupportUnits,
                Due,
                Closed,
                Evidence,
                Log,
                Internal,
                Basis,
                Source,
            ],
            NodeKind::Measure => &[Number, Text, Progress, Due, Units, Source],
            NodeKind::Indicator => &[Name, Unit, Better, PartOf, Baseline, Target, Readings, Measure, Note],
        }
    }
}

impl Node<'_> {
    /// What stands in a field; absent where such a node has none.
    #[must_use]
    pub fn value(self, field: Field) -> Option<Value> {
        let text = |text: &String| Some(Value::Text(text.clone()));
        match (self, field) {
            (Self::Report(report), field) => of_report(report, field),
            (Self::Party(party), Field::Name) => text(&party.name),
            (Self::Party(party), Field::Kind) => Some(Value::Kind(party.kind)),
            (Self::Category(category), Field::Number) => text(&category.number),
            (Self::Category(category), Field::Title) => text(&category.title),
            (Self::Problem(problem), Field::Number) => text(&problem.number),
            (Self::Problem(problem), Field::Title) => text(&problem.title),
            (Self::Item(item), field) => of_item(item, field),
            (Self::Measure(measure), field) => of_measure(measure, field),
            (Self::Indicator(indicator), field) => of_indicator(indicator, field),
            _ => None,
        }
    }
}

fn of_report(report: &Report, field: Field) -> Option<Value> {
    Some(match field {
        Field::Title => Value::Text(report.title.clone()),
        Field::InspectedBody => Value::Text(report.inspected_body.clone()),
        Field::InspectionBody => Value::Text(report.inspection_body.clone()),
        Field::InspectionKind => Value::Text(report.inspection_kind.clone()),
        Field::InspectedFrom => Value::Day(report.inspected_from),
        Field::InspectedTo => Value::Day(report.inspected_to),
        Field::FeedbackOn => Value::Day(report.feedback_on),
        Field::AsOf => Value::Day(report.as_of),
        Field::Months => Value::Months(report.months),
        Field::Briefing => Value::Briefing(report.briefing.clone()),
        Field::AcceptedFindings => Value::Accepted(report.accepted_findings.clone()),
        Field::RefusedSuggestions => Value::Keys(report.refused_suggestions.clone()),
        _ => return None,
    })
}

fn of_item(item: &crate::model::Item, field: Field) -> Option<Value> {
    Some(match field {
        Field::Number => Value::Text(item.number.clone()),
        Field::Title => Value::Text(item.title.clone()),
        Field::Finding => Value::Text(item.finding.clone()),
        Field::Progress => Value::Progress(item.progress),
        Field::Term => Value::Term(item.term),
        Field::Leader => Value::Party(item.leader.clone()),
        Field::LeadUnits => Value::Parties(item.lead_units.clone()),
        Field::SupportUnits => Value::Parties(item.support_units.clone()),
        Field::Due => Value::Due(item.due.clone()),
        Field::Closed => Value::Closed(item.closed.clone()),
        Field::Evidence => Value::Evidence(item.evidence.clone()),
        Field::Log => Value::Log(item.log.clone()),
        Field::Internal => Value::Flag(item.internal),
        Field::Basis => Value::Spans(item.basis.clone()),
        Field::Source => Value::Spans(item.source.clone()),
        _ => return None,
    })
}

fn of_measure(measure: &crate::model::Measure, field: Field) -> Option<Value> {
    Some(match field {
        Field::Number => Value::Text(measure.number.clone()),
        Field::Text => Value::Text(measure.text.clone()),
        Field::Progress => Value::Progress(measure.progress),
        Field::Due => Value::Due(measure.due.clone()),
        Field::Units => Value::Parties(measure.units.clone()),
        Field::Source => Value::Spans(measure.source.clone()),
        _ => return None,
    })
}

fn of_indicator(indicator: &crate::model::Indicator, field: Field) -> Option<Value> {
    Some(match field {
        Field::Name => Value::Text(indicator.name.clone()),
        Field::Unit => Value::Text(indicator.unit.clone()),
        Field::Better => Value::Better(indicator.better),
        Field::PartOf => Value::PartOf(indicator.part_of.clone()),
        Field::Baseline => Value::Reading(indicator.baseline.clone()),
        Field::Target => Value::Target(indicator.target.clone()),
        Field::Readings => Value::Readings(indicator.readings.clone()),
        Field::Measure => Value::Measure(indicator.measure.clone()),
        Field::Note => Value::Text(indicator.note.clone()),
        _ => return None,
    })
}

impl Value {
    /// The number that it is about, for a baseline or a target.
    #[must_use]
    pub fn number(&self) -> Option<Number> {
        match self {
            Self::Reading(reading) => reading.as_ref().map(|reading| reading.value),
            Self::Target(target) => target.as_ref().map(|target| target.value),
            _ => None,
        }
    }
}
