//! What rules read besides the node that they are about, and whether it changed since the last audit.

use std::sync::Arc;

use crate::file::{EvidenceFault, EvidenceFaults};
use crate::model::{Date, Item, NodeId, NodeRef, Report, Source};

/// Something beside a node that a rule reads. Which these are follows from the parameters of the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    /// The words of the notice.
    Source,
    /// The day of the feedback.
    Feedback,
    /// All dates of the report.
    ReportDates,
    /// The indicators of the report itself.
    ReportIndicators,
    /// The columns that the office added.
    Columns,
    /// The letters to units.
    Letters,
    /// The leaders, units and persons.
    Parties,
    /// What is wrong with files of evidence.
    Files,
    /// The day of the audit.
    Today,
    /// From how many days before its date an item is due soon.
    NearDays,
}

/// What an audit of a report is made with.
#[derive(Debug, Clone)]
pub(super) struct AuditContext {
    pub(super) report: Arc<Report>,
    pub(super) today: Date,
    pub(super) near_days: u32,
    pub(super) faults: Arc<EvidenceFaults>,
}

/// The dates of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReportDates {
    pub(super) inspected_from: Option<Date>,
    pub(super) inspected_to: Option<Date>,
    pub(super) feedback_on: Option<Date>,
    pub(super) as_of: Option<Date>,
}

impl ReportDates {
    pub(super) fn of(report: &Report) -> Self {
        let Report { inspected_from, inspected_to, feedback_on, as_of, .. } = *report;
        Self { inspected_from, inspected_to, feedback_on, as_of }
    }
}

impl AuditContext {
    pub(super) fn source(&self) -> &Source {
        &self.report.source
    }

    /// What is wrong with the files of an item.
    pub(super) fn faults_of(&self, item: &Item) -> &[(String, EvidenceFault)] {
        let node = NodeRef::new(self.report.id.clone(), NodeId::Item(item.id.clone()));
        self.faults.get(&node).map_or(&[], Vec::as_slice)
    }

    /// True when one of these facts is another than it was.
    pub(super) fn differs(&self, before: &Self, facts: impl IntoIterator<Item = Fact>) -> bool {
        facts.into_iter().any(|fact| !self.holds(before, fact))
    }

    fn holds(&self, before: &Self, fact: Fact) -> bool {
        let (one, other) = (&*self.report, &*before.report);
        match fact {
            Fact::Source => Arc::ptr_eq(&one.source, &other.source),
            Fact::Feedback => one.feedback_on == other.feedback_on,
            Fact::ReportDates => ReportDates::of(one) == ReportDates::of(other),
            Fact::ReportIndicators => one.indicators == other.indicators,
            Fact::Columns => one.columns == other.columns,
            Fact::Letters => one.letters == other.letters,
            Fact::Parties => one.parties == other.parties,
            Fact::Files => self.faults == before.faults,
            Fact::Today => self.today == before.today,
            Fact::NearDays => self.near_days == before.near_days,
        }
    }
}
