//! The groups of the ledger that are folded.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::{GroupKey, LedgerNodes};
use crate::model::{KnownPlaces, NodeRef};
use crate::session::command::View;
use crate::session::id::DocumentId;
use crate::session::state::Session;

use super::cursor::marked;

impl Session {
    /// True where rows of the ledger on screen are grouped.
    pub(in crate::session) fn has_groups(&self) -> bool {
        let ledger = self.active().and_then(|document| document.answers()?.ledger.as_ref());
        self.view == View::Ledger && ledger.is_some_and(|ledger| !ledger.groups.is_empty())
    }

    fn group_keys(&self) -> BTreeSet<GroupKey> {
        let ledger = self.active().and_then(|document| document.answers()?.ledger.as_ref());
        ledger.map(|ledger| ledger.groups.iter().map(|group| group.key.clone()).collect()).unwrap_or_default()
    }

    pub(super) fn fold_or_unfold(&mut self, group: GroupKey) {
        self.with_active(|document| {
            let folded = Arc::make_mut(&mut document.analyses.ledger.folded);
            if !folded.remove(&group) {
                folded.extend([group]);
            }
        });
    }

    /// Folds the group with the cursor; pressed again, shows it again, as long as the cursor was not moved. Where all are
    /// folded, shows all.
    pub(in crate::session) fn fold_group(&mut self) {
        let just_folded = self.active().and_then(|document| {
            let group = document.ledger.just_folded.clone()?;
            document.ledger().folded.contains(&group.0).then_some(group)
        });
        if let Some((group, cursor)) = just_folded {
            self.fold_or_unfold(group);
            return self.with_active(|document| {
                document.mark(cursor.iter().map(|spot| spot.cell.node.clone()).collect());
                document.ledger.stand(cursor);
            });
        }
        let group = self.active().and_then(|document| {
            let grid = self.grid(document)?;
            grid.ledger.group_of(marked(document, &grid).cursor.row).map(|group| group.key.clone())
        });
        let Some(group) = group else { return self.fold_groups() };
        let cursor = self.active().and_then(|document| {
            let grid = self.grid(document)?;
            grid.spot(marked(document, &grid).cursor)
        });
        self.fold_or_unfold(group.clone());
        self.with_active(|document| document.ledger.just_folded = Some((group, cursor)));
    }

    /// Folds all groups; where all are folded, shows them again.
    pub(in crate::session) fn fold_groups(&mut self) {
        let keys = self.group_keys();
        self.with_active(|document| {
            document.ledger.just_folded = None;
            let folded = &mut document.analyses.ledger.folded;
            *folded = Arc::new(if keys.is_subset(folded) { BTreeSet::new() } else { keys });
        });
    }

    /// Shows the groups of rows that were changed or added: what is typed next must not go into another row.
    pub(super) fn unfold_groups_of(&mut self, id: DocumentId, rows: &[NodeRef]) {
        let Some(grouping) = self.preferences().ledger_group else { return };
        self.with_document(id, |document| {
            if document.ledger().folded.is_empty() {
                return;
            }
            let dataset = Arc::clone(document.document().dataset());
            let folded = Arc::make_mut(&mut document.analyses.ledger.folded);
            let mut places = KnownPlaces::default();
            for row in rows {
                let Some(nodes) = LedgerNodes::find(&dataset, row, &mut places) else { continue };
                let groups = grouping.nodes(&nodes);
                if groups.is_empty() {
                    folded.remove(&None);
                }
                for group in groups {
                    folded.remove(&Some(NodeRef::new(row.report.clone(), group)));
                }
            }
        });
    }
}
