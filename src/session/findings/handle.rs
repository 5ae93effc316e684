//! A finding accepted with its reason, or opened again; the list of all of them written out.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::document::{Change, Edit};
use crate::field;
use crate::model::AcceptedFinding;
use crate::session::effect::{Effect, PaperEffect};
use crate::session::id::DocumentId;
use crate::session::paths::place_for;
use crate::session::purpose::Purpose;
use crate::session::state::Session;

use super::FindingStep;
use super::list::FindingList;

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

    /// Asks where the list of the findings is to go.
    pub(in crate::session) fn ask_findings_path(&mut self) {
        let Some(id) = self.active().map(crate::session::open::OpenDocument::id) else { return };
        let name = format!("{}{}.xlsx", self.words().text("audit-list-title"), self.today());
        let folder = self.folder();
        self.ask_path(Purpose::SaveFindings(id), folder, &name);
    }

    pub(in crate::session) fn findings_path_chosen(&mut self, id: DocumentId, path: &Path, typed: bool, now: Duration) {
        let (path, existing) = place_for(path, Purpose::SaveFindings(id), typed);
        let words = Arc::clone(self.words());
        let list = self.document(id).and_then(|document| {
            let dataset = Arc::clone(document.document().dataset());
            Some(FindingList { audit: Arc::clone(document.audit()?), dataset, on: document.day(self.today), words })
        });
        match list {
            Some(list) => self.effects.push(Effect::Paper(PaperEffect::SaveFindings(path, list, existing))),
            None => self.toasts.error(self.words().text("audit-list-not-yet").to_owned(), now),
        }
    }
}
