//! The next round begun (结转): as a report of the present dataset, in one step, or as a dataset of its own.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::analysis::Scope;
use crate::document::{Document, NextRound, add_next_round, next_round};
use crate::model::{Dataset, NodeId, NodeRef, ReportId};

use super::dialogs::Dialog;
use super::open::OpenDocument;
use super::state::Session;

/// A round that is to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundDraft {
    /// The report of the round that ends.
    pub report: ReportId,
    /// What is said of the new one.
    pub round: NextRound,
    /// Where its report goes.
    pub place: RoundPlace,
}

/// Where the report of a new round goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RoundPlace {
    /// Behind the present one.
    #[default]
    Here,
    /// Into a dataset of its own.
    NewDataset,
}

impl Session {
    pub(super) fn ask_about_round(&mut self) {
        if let Some(report) = self.active().and_then(OpenDocument::report) {
            self.dialogs.open(Dialog::NextRound(report.id.clone()));
        }
    }

    pub(super) fn begin_round(&mut self, draft: &RoundDraft, now: Duration) {
        let Some(document) = self.active() else { return };
        let dataset = Arc::clone(document.document().dataset());
        let Some(report) = dataset.report(&draft.report) else { return };
        let next = next_round(&dataset, report, &draft.round);
        let count = next.items().count();
        let evidence_from = document.file.evidence_beside().map(Path::to_owned);
        self.dialogs.close();
        match draft.place {
            RoundPlace::Here => {
                let id = next.id.clone();
                let Some(edit) = add_next_round(&dataset, &draft.report, next) else { return };
                self.edit(edit, now);
                // Both reports hold what went over: the work goes on in the new one.
                let scope = Scope::Report(id.clone());
                self.with_active(|document| document.analyses.scope = scope);
                self.select(NodeRef::new(id, NodeId::Report));
                // What went over names the same files.
                if let Some(document) = self.documents.active_id() {
                    self.check_evidence(document);
                }
            }
            RoundPlace::NewDataset => {
                let dataset = Dataset { reports: vec![Arc::new(next)], ..Dataset::default() };
                let id = self.add_document(Document::new(Arc::new(dataset)), None);
                self.with_document(id, |document| document.file.evidence_from = evidence_from);
            }
        }
        self.toasts.inform(self.words().with("round-begun", [("count", count.into())]), now);
    }
}
