//! The question for differences: what it is reckoned from, and the answer.

use std::sync::Arc;

use crate::analysis::Standings;
use crate::diff::{Match, Matching, compare_matched, under_known_names};
use crate::model::{Dataset, Date, NodeId, ReportId};
use crate::session::id::DocumentId;
use crate::words::Words;

use super::asks::asks;
use super::closing::closings;
use super::compared::{Compared, DueMoves};
use super::meeting::{QuestionContext, questions};
use super::other::{Other, OtherKind};

/// What differences are reckoned from.
#[derive(Debug)]
pub struct CompareRequest {
    /// The document.
    pub document: DocumentId,
    /// The number of the question.
    pub serial: u64,
    pub(super) mine: Arc<Dataset>,
    pub(super) theirs: Other,
    pub(super) base: Option<Arc<Dataset>>,
    pub(super) report: Option<ReportId>,
    /// The day that standings are told on, and from how many days before its date something is near due.
    pub(super) today: Date,
    pub(super) near_days: u32,
    pub(super) words: Arc<Words>,
}

impl CompareRequest {
    /// Finds the differences. For a worker thread: two large datasets take seconds.
    #[must_use]
    pub fn reckon(self) -> Compared {
        let base = self.base.as_deref();
        let is_former = self.theirs.kind == OtherKind::Former;
        let is_version = is_former || self.theirs.kind == OtherKind::Version;
        let matching = if is_version { Matching::Ids } else { Matching::Wording };
        let is_document = self.theirs.kind == OtherKind::Document;
        let known = is_document.then(|| under_known_names(&self.mine, &self.theirs.dataset)).flatten();
        let theirs = known.as_ref().unwrap_or(&self.theirs.dataset);
        let comparison = match &self.report {
            Some(id) => {
                let own = self.mine.reports.iter().filter(|own| own.id == *id).cloned();
                let mine = Dataset { reports: own.collect(), ..Dataset::default() };
                compare_matched(&mine, theirs, base, matching)
            }
            None => compare_matched(&self.mine, theirs, base, matching),
        };
        let mut comparison = if is_document { comparison.stated_only() } else { comparison };
        comparison.differences.retain(|difference| !difference.is_recorded_here());
        let units = comparison.by_unit();
        let is_item = |one: &Match| matches!(one.mine, NodeId::Item(_));
        let same = comparison.pairs.iter().flat_map(|pair| &pair.matches).filter(|one| is_item(one)).count();
        let items = self.theirs.dataset.reports.iter().map(|report| report.items().count()).sum();
        let groups = closings(&comparison);
        // Not one item is the same: it is of another body, and nothing of it is proposed.
        let asks = asks(&comparison, self.theirs.kind, self.base.is_some(), items > 0 && same == 0);
        let from = self.theirs.plain_name();
        let due_moves = DueMoves::of(&comparison);
        let context = QuestionContext { comparison: &comparison, mine: &self.mine, from, words: &self.words };
        let questions = questions(&context, &asks, &groups);
        let then = self.theirs.former.and_then(|former| former.on);
        let standings = then.map(|then| Standings::of(&self.mine, &comparison, [then, self.today], self.near_days));
        Compared {
            dataset: self.mine,
            comparison: Arc::new(comparison),
            units,
            items,
            same,
            is_former,
            standings,
            asks,
            groups,
            questions,
            due_moves,
            returned: None,
        }
    }
}
