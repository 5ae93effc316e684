//! A finding accepted with its reason, or opened again.

use std::time::Duration;

use crate::document::{Change, Edit};
use crate::field;
use crate::model::AcceptedFinding;
use crate::session::state::Session;

use super::FindingStep;

impl Session {
    pub(in crate::session) fn finding_step(&mut self, step: FindingStep, now: Duration) {
        let (id, key, reason) = match step {
            FindingStep::Accept(id, key, reason) => (id, key, Some(reason)),
            FindingStep::Reopen(id, key) => (id, key, None),
        };
        let Some(report) = self.active().and_then(|document| document.document().dataset().report(&id)) else { return };
        let mut accepted = report.accepted_findings.clone();
        accepted.retain(|other| other.key != key);
        let (on, who) = (self.today, self.settings.preferences.who.clone());
        accepted.extend(reason.map(|reason| AcceptedFinding { key, reason, on, who, ..AcceptedFinding::blank() }));
        self.edit(Edit::new(id, Change::set(&(), field!(Report.accepted_findings), accepted)), now);
    }
}
