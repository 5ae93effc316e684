//! A rate and a count that look like one fact: what a person's yes makes of them.

use crate::analysis::audit::{Finding, FindingKind};
use crate::document::{Change, Edit};
use crate::field;
use crate::model::NodeId;

/// The step that says of a finding's two indicators that they are one fact: the rate names the count. Nothing for other
/// findings.
#[must_use]
pub fn one_fact(finding: &Finding) -> Option<Edit> {
    let [other] = finding.others.as_slice() else { return None };
    match (finding.kind, &finding.node.node, &other.node) {
        (FindingKind::SameFact, NodeId::Indicator(rate), NodeId::Indicator(count)) => {
            let change = Change::set(rate, field!(Indicator.same_as), Some(count.clone()));
            Some(Edit::new(finding.node.report.clone(), change))
        }
        _ => None,
    }
}
