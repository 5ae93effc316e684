//! Findings of the audit in words.

use crate::analysis::audit::{AuditEntry, Finding, FindingKind, Reckoning, Rule, Severity, Term};
use crate::words::Words;

/// A finding in one line: what it is about, the reckoning, what was probably meant.
#[must_use]
pub fn finding_words(finding: &Finding, words: &Words) -> String {
    let kind = words.text(kind_word(finding.kind));
    // What was probably meant says it all where % stands for percentage points.
    let shown = finding.reckoning.as_ref().filter(|_| finding.kind != FindingKind::PercentForPoints);
    let reckoning = shown.map(|reckoning| reckoning_words(finding.kind, reckoning, words));
    let about = finding.about.clone();
    let steps = words.list(finding.steps.iter().map(|step| words.choice(*step)));
    let steps = (!steps.is_empty()).then_some(steps);
    let dates: Vec<String> = finding.dates.iter().map(|date| words.when(*date)).collect();
    let dates = (!dates.is_empty()).then(|| dates.join(" → "));
    let meant = finding.suggestion.as_ref().map(|text| words.with("finding-meant", [("text", text.clone().into())]));
    let parts: Vec<String> = [about, steps, reckoning, dates, meant].into_iter().flatten().collect();
    if parts.is_empty() { kind.to_owned() } else { format!("{kind}: {}", parts.join("; ")) }
}

/// The reckoning of a finding alone: 7 + 4 + 21 = 32 个; nothing where there is none.
#[must_use]
pub fn reckoned_words(finding: &Finding, words: &Words) -> Option<String> {
    finding.reckoning.as_ref().map(|reckoning| reckoning_words(finding.kind, reckoning, words))
}

/// Terms, result, and what is stated where that is another value.
fn reckoning_words(kind: FindingKind, reckoning: &Reckoning, words: &Words) -> String {
    let term = |term: &Term| words.quantity(term.value, &term.unit);
    let join = |sign: &str| reckoning.terms.iter().map(term).collect::<Vec<_>>().join(sign);
    let reckoned = words.quantity(reckoning.reckoned, &reckoning.stated.unit);
    let stated = term(&reckoning.stated);
    let left = match reckoning.rule {
        Rule::Sum => format!("{} = {reckoned}", join(" + ")),
        Rule::Difference => format!("{} = {reckoned}", join(" − ")),
        Rule::Share => format!("{} = {reckoned}", join(" ÷ ")),
        Rule::Growth => format!("{}: {reckoned}", join(" → ")),
        // Two values that stand beside each other: which of them is larger is not what is asked.
        Rule::AtMost | Rule::Same
            if matches!(
                kind,
                FindingKind::ScopeMismatch | FindingKind::TargetMetNotClosed | FindingKind::TwoValues
            ) =>
        {
            return format!("{} / {stated}", join(" / "));
        }
        Rule::AtMost => return format!("{} > {stated}", join(", ")),
        Rule::Same => return format!("{} ≠ {stated}", join(", ")),
        Rule::Count if kind == FindingKind::SampleUnlike => {
            return words.with("finding-sample-count", [("same", reckoned.into()), ("stated", stated.into())]);
        }
        Rule::Count => return words.with("finding-count", [("found", reckoned.into()), ("stated", stated.into())]),
    };
    if reckoned == stated {
        return left;
    }
    format!("{left}, {}", words.with("finding-stated", [("stated", stated.into())]))
}

/// The key of the word for a severity; of an accepted finding that it was accepted.
#[must_use]
pub fn severity_word(entry: &AuditEntry<'_>) -> &'static str {
    match (entry.accepted, entry.finding.severity) {
        (Some(_), _) => "severity-accepted",
        (None, Severity::Error) => "severity-error",
        (None, Severity::Question) => "severity-question",
        (None, Severity::Notice) => "severity-notice",
        (None, Severity::Confirmed) => "severity-confirmed",
    }
}

/// The key of the name of a kind of finding.
#[must_use]
pub fn kind_word(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::ReviewDue => "finding-review-due",
        FindingKind::LetterUnanswered => "finding-letter-unanswered",
        FindingKind::Sum => "finding-sum",
        FindingKind::Rest => "finding-rest",
        FindingKind::PartOverWhole => "finding-part-over-whole",
        FindingKind::Each => "finding-each",
        FindingKind::Rate => "finding-rate",
        FindingKind::Growth => "finding-growth",
        FindingKind::OverHundred => "finding-over-hundred",
        FindingKind::PercentForPoints => "finding-percent-for-points",
        FindingKind::TwoValues => "finding-two-values",
        FindingKind::UnitMagnitude => "finding-unit-magnitude",
        FindingKind::UnlikeSource => "finding-unlike-source",
        FindingKind::ScopeMismatch => "finding-scope-mismatch",
        FindingKind::SameFact => "finding-same-fact",
        FindingKind::DateOrder => "finding-date-order",
        FindingKind::StandingAgainstWords => "finding-standing-against-words",
        FindingKind::ClosingAgainstStanding => "finding-closing-against-standing",
        FindingKind::ClosingWithoutEvidence => "finding-closing-without-evidence",
        FindingKind::VerifiedByOwnUnit => "finding-verified-by-own-unit",
        FindingKind::ClosingStepSkipped => "finding-closing-step-skipped",
        FindingKind::EvidenceMissing => "finding-evidence-missing",
        FindingKind::EvidenceChanged => "finding-evidence-changed",
        FindingKind::EvidenceDoubled => "finding-evidence-doubled",
        FindingKind::EvidenceOutside => "finding-evidence-outside",
        FindingKind::SampleUnlike => "finding-sample-unlike",
        FindingKind::MissingApproval => "finding-missing-approval",
        FindingKind::TargetMetNotClosed => "finding-target-met-not-closed",
        FindingKind::Overdue => "finding-overdue",
        FindingKind::DueSoon => "finding-due-soon",
        FindingKind::MissingMeasure => "finding-missing-measure",
        FindingKind::MissingUnit => "finding-missing-unit",
        FindingKind::MissingDue => "finding-missing-due",
        FindingKind::MissingStanding => "finding-missing-standing",
        FindingKind::MissingReason => "finding-missing-reason",
        FindingKind::MissingReading => "finding-missing-reading",
        FindingKind::MissingNode => "finding-missing-node",
        FindingKind::ValueWithoutColumn => "finding-value-without-column",
        FindingKind::ValueUnlikeColumn => "finding-value-unlike-column",
        FindingKind::RepeatedTitle => "finding-repeated-title",
        FindingKind::CarriedTwice => "finding-carried-twice",
        FindingKind::Numbering => "finding-numbering",
        FindingKind::LostSign => "finding-lost-sign",
        FindingKind::StrayBlank => "finding-stray-blank",
    }
}
