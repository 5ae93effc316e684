//! What a person says to the findings of the audit, and the findings in words.

mod handle;
mod list;
mod place;
mod same;
mod words;

use crate::model::ReportId;

pub use list::FindingList;
pub use place::finding_place;
pub use same::one_fact;
pub use words::{finding_words, kind_word, reckoned_words, severity_word};

/// What a person says to a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindingStep {
    /// It may stand, for this reason: the report, the key of the finding, the reason.
    Accept(ReportId, String, String),
    /// It is open again.
    Reopen(ReportId, String),
}
