//! Taking nodes out, and saying how much went with them.

use std::time::Duration;

use crate::document::{self, Change, Edit, EditLabel};
use crate::model::{Dataset, NodeId, ReportId};

use super::command::Command;
use super::state::Session;

/// How many nodes of each kind there are, with the key of the word for so many of them.
type Counts = [(&'static str, usize); 5];

impl Session {
    /// Takes the chosen nodes out.
    pub(super) fn delete(&mut self, together: EditLabel, now: Duration) {
        let Some(document) = self.active() else { return };
        let (id, before) = (document.id(), counts(document.document().dataset()));
        let changes: Vec<(ReportId, Change)> = document::outermost(document.document().dataset(), document.chosen())
            .into_iter()
            .map(|node| (node.report, Change::Remove(node.node)))
            .collect();
        let is_whole = changes.iter().any(|(_, change)| *change == Change::Remove(NodeId::Report));
        let Some(edit) = one_step(changes, together) else { return };
        self.edit(edit, now);
        // What was cut is on the clipboard as well.
        if together == EditLabel::Remove
            && let Some(after) = self.document(id).map(|document| counts(document.document().dataset()))
        {
            self.say_deleted(&before, &after, is_whole, now);
        }
    }

    /// One node without anything under it is seen to go; of more it is said how much it was, and how it comes back.
    fn say_deleted(&mut self, before: &Counts, after: &Counts, is_whole: bool, now: Duration) {
        let gone = before.iter().zip(after).map(|((key, before), (_, after))| (*key, before.saturating_sub(*after)));
        let gone: Vec<(&str, usize)> = gone.filter(|(_, count)| *count > 0).collect();
        if !is_whole && gone.iter().map(|(_, count)| count).sum::<usize>() < 2 {
            return;
        }
        let words = self.words();
        let parts: Vec<String> =
            gone.iter().map(|(key, count)| words.with(key, [("count", (*count).into())])).collect();
        let what = match (is_whole, parts.is_empty()) {
            (true, true) => words.text("deleted-report").to_owned(),
            (true, false) => words.with("deleted-report-with", [("what", parts.join(words.text("list-comma")).into())]),
            (false, _) => parts.join(words.text("list-comma")),
        };
        let text = words.with("deleted", [("what", what.into()), ("keys", undo_keys().into())]);
        self.toasts.did(text, now);
    }
}

/// The keys that take the last step back.
pub(super) fn undo_keys() -> String {
    Command::Undo.info().shortcut.map(|shortcut| shortcut.to_string()).unwrap_or_default()
}

fn counts(dataset: &Dataset) -> Counts {
    let reports = || dataset.reports.iter();
    let items = || reports().flat_map(|report| report.items());
    [
        ("deleted-categories", reports().map(|report| report.categories.len()).sum()),
        ("deleted-problems", reports().map(|report| report.problems().count()).sum()),
        ("deleted-items", items().count()),
        ("deleted-measures", items().map(|item| item.measures.len()).sum()),
        ("deleted-indicators", items().map(|item| item.indicators.len()).sum()),
    ]
}

/// Changes of one report or of several as one step.
fn one_step(list: Vec<(ReportId, Change)>, together: EditLabel) -> Option<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for (report, change) in list {
        match edits.last_mut() {
            Some(Edit { report: former, change: Change::Batch(_, changes) })
                if *former == report && change != Change::Remove(NodeId::Report) =>
            {
                changes.push(change);
            }
            _ if change == Change::Remove(NodeId::Report) => edits.push(Edit::new(report, change)),
            _ => edits.push(Edit::new(report, Change::Batch(together, vec![change]))),
        }
    }
    match edits.as_mut_slice() {
        [] => None,
        // One node taken out is named for what it is.
        [Edit { report, change: Change::Batch(EditLabel::Remove, list) }] if list.len() == 1 => {
            list.pop().map(|change| Edit::new(report.clone(), change))
        }
        [_] => edits.pop(),
        _ => Some(Edit::multi_report(together, edits)),
    }
}
