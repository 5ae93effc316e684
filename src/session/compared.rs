//! Differences between two datasets in words.

use crate::analysis::compare::{Field, FlatDifference};
use crate::words::Words;

/// A difference in one line: what became of which node, and a changed field with both contents.
#[must_use]
pub fn difference_words(difference: &FlatDifference, words: &Words) -> String {
    let kind = words.text(match difference.kind {
        "added" => "compare-added",
        "removed" => "compare-removed",
        "moved" => "compare-moved",
        _ => "compare-changed",
    });
    let path = difference.path.join(" › ");
    let field = Field::ALL.iter().find(|field| Some(field.code()) == difference.field);
    let Some(field) = field else { return format!("{kind} {path}") };
    let content = |value: Option<&crate::analysis::compare::Value>| {
        value.and_then(|value| serde_json::to_string(value).ok()).unwrap_or_default()
    };
    let (mine, theirs) = (content(difference.mine.as_ref()), content(difference.theirs.as_ref()));
    format!("{kind} {path} — {}: {mine} → {theirs}", words.text(field_word(*field)))
}

fn field_word(field: Field) -> &'static str {
    match field {
        Field::Title => "compare-title",
        Field::InspectedBody => "compare-inspected-body",
        Field::InspectionBody => "compare-inspection-body",
        Field::InspectionKind => "compare-inspection-kind",
        Field::InspectedFrom => "compare-inspected-from",
        Field::InspectedTo => "compare-inspected-to",
        Field::FeedbackOn => "compare-feedback-on",
        Field::AsOf => "compare-as-of",
        Field::Months => "compare-months",
        Field::Briefing => "compare-briefing",
        Field::AcceptedFindings => "compare-accepted-findings",
        Field::RefusedSuggestions => "compare-refused-suggestions",
        Field::Name => "compare-name",
        Field::Kind => "compare-kind",
        Field::Number => "compare-number",
        Field::Finding => "compare-finding",
        Field::Progress => "compare-progress",
        Field::Term => "compare-term",
        Field::Leader => "compare-leader",
        Field::LeadUnits => "compare-lead-units",
        Field::SupportUnits => "compare-support-units",
        Field::Due => "compare-due",
        Field::Closed => "compare-closed",
        Field::Evidence => "compare-evidence",
        Field::Log => "compare-log",
        Field::Internal => "compare-internal",
        Field::Basis => "compare-basis",
        Field::Source => "compare-source",
        Field::Text => "compare-text",
        Field::Units => "compare-units",
        Field::Unit => "compare-unit",
        Field::Better => "compare-better",
        Field::Baseline => "compare-baseline",
        Field::Target => "compare-target",
        Field::Readings => "compare-readings",
        Field::Measure => "compare-measure",
        Field::PartOf => "compare-part-of",
        Field::Note => "compare-note",
    }
}
