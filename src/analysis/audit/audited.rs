//! The answer of the audit: findings in chunks that are shared with the answer before, and what was accepted.

use std::collections::HashMap;
use std::ops::{Add, AddAssign};
use std::sync::Arc;

use serde::Serialize;

use crate::model::{AcceptedFinding, ReportId};

use super::finding::{Finding, Severity};

/// All findings of a dataset.
#[derive(Debug, Clone, Default)]
pub struct Audit {
    /// Those of each report, in the order of the dataset.
    pub reports: Vec<Arc<ReportAudit>>,
    /// How many there are.
    pub counts: Counts,
}

/// All findings of a report.
#[derive(Debug)]
pub struct ReportAudit {
    /// The report.
    pub report: ReportId,
    /// The findings of the report itself, then of each problem and its items, in the order of the text.
    pub chunks: Vec<Arc<Chunk>>,
    /// How many there are.
    pub counts: Counts,
    /// What a person accepted, by key. A key without a finding says that its figures changed since.
    pub(super) accepted: HashMap<String, AcceptedFinding>,
}

/// The findings of one node: the worst first. The same pointer as long as nothing about it changed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Chunk {
    /// The findings.
    pub findings: Vec<Finding>,
    counts: Counts,
}

/// A finding with what was said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AuditEntry<'a> {
    /// The finding.
    #[serde(flatten)]
    pub finding: &'a Finding,
    /// Set when a person accepted it: it is not open any more.
    pub accepted: Option<&'a AcceptedFinding>,
}

/// What waits for a person, what only needs to be known, and what does not wait any more: in the order in which one goes
/// through them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingGroup {
    /// Open errors.
    Errors,
    /// Open questions.
    Questions,
    /// Open notices.
    Notices,
    /// What was accepted with a reason.
    Accepted,
    /// Figures that come out.
    Confirmed,
}

impl FindingGroup {
    /// All groups, in their order.
    pub const ALL: [Self; 5] = [Self::Errors, Self::Questions, Self::Notices, Self::Accepted, Self::Confirmed];

    /// True where somebody has to say something.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Errors | Self::Questions | Self::Notices)
    }
}

impl AuditEntry<'_> {
    /// The group that it belongs to.
    #[must_use]
    pub fn group(&self) -> FindingGroup {
        match (self.accepted, self.finding.severity) {
            (Some(_), _) => FindingGroup::Accepted,
            (None, Severity::Error) => FindingGroup::Errors,
            (None, Severity::Question) => FindingGroup::Questions,
            (None, Severity::Notice) => FindingGroup::Notices,
            (None, Severity::Confirmed) => FindingGroup::Confirmed,
        }
    }

    /// True for what the calendar brings: it is seen in the view of the day, and is no doubt about the data.
    #[must_use]
    pub fn is_of_dates(&self) -> bool {
        self.group().is_open() && self.finding.kind.is_of_dates()
    }
}

/// How many findings there are; those that were accepted are counted only as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Open errors.
    pub errors: usize,
    /// Open questions.
    pub questions: usize,
    /// How many of the questions the calendar brings, not the data.
    pub dates: usize,
    /// Open notices.
    pub notices: usize,
    /// What holds.
    pub confirmed: usize,
    /// Findings that a person accepted.
    pub accepted: usize,
}

impl Audit {
    /// All findings, in the order of the dataset.
    pub fn entries(&self) -> impl Iterator<Item = AuditEntry<'_>> {
        self.reports.iter().flat_map(|report| report.entries())
    }
}

impl ReportAudit {
    pub(super) fn new(report: ReportId, chunks: Vec<Arc<Chunk>>, accepted: &[AcceptedFinding]) -> Self {
        let accepted: HashMap<_, _> = accepted.iter().map(|own| (own.key.clone(), own.clone())).collect();
        let mut counts = chunks.iter().fold(Counts::default(), |sum, chunk| sum + chunk.counts);
        if !accepted.is_empty() {
            let findings = chunks.iter().flat_map(|chunk| &chunk.findings);
            for finding in findings.filter(|finding| accepted.contains_key(&finding.key)) {
                *counts.of(finding.severity) -= 1;
                counts.dates -= usize::from(is_question_of_dates(finding));
                counts.accepted += 1;
            }
        }
        Self { report, chunks, counts, accepted }
    }

    /// What a person said of the finding of this key.
    #[must_use]
    pub fn accepted(&self, key: &str) -> Option<&AcceptedFinding> {
        self.accepted.get(key)
    }

    /// The findings of the report, in the order of the text.
    pub fn entries(&self) -> impl Iterator<Item = AuditEntry<'_>> {
        let findings = self.chunks.iter().flat_map(|chunk| &chunk.findings);
        findings.map(|finding| AuditEntry { finding, accepted: self.accepted(&finding.key) })
    }
}

impl Chunk {
    pub(super) fn new(findings: Vec<Finding>) -> Self {
        let mut counts = Counts::default();
        for finding in &findings {
            *counts.of(finding.severity) += 1;
            counts.dates += usize::from(is_question_of_dates(finding));
        }
        Self { findings, counts }
    }
}

fn is_question_of_dates(finding: &Finding) -> bool {
    finding.severity == Severity::Question && finding.kind.is_of_dates()
}

impl Counts {
    /// Findings that wait for a person: errors and questions.
    #[must_use]
    pub fn open(&self) -> usize {
        self.errors + self.questions
    }

    fn of(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Question => &mut self.questions,
            Severity::Notice => &mut self.notices,
            Severity::Confirmed => &mut self.confirmed,
        }
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            questions: self.questions + other.questions,
            dates: self.dates + other.dates,
            notices: self.notices + other.notices,
            confirmed: self.confirmed + other.confirmed,
            accepted: self.accepted + other.accepted,
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
