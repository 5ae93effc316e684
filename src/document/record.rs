//! What a recovery journal holds of a document: every step forward and back, to be done again after a crash.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::model::Dataset;

use super::edit::Edit;
use super::history::{Document, EditOutcome};

/// One entry of a journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "one lives at a time")]
pub enum JournalEntry {
    /// An edit; `true` when it belongs to the step before it.
    Edit(Edit, bool),
    /// A step back.
    Undo,
    /// A step forward again.
    Redo,
}

impl JournalEntry {
    /// The entry as a line of a journal.
    #[must_use]
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The entry of a line; nothing for a line that is none.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        serde_json::from_str(line).ok()
    }
}

impl Document {
    /// The document that these lines lead to from a base, with its history; and how many of them could be done
    /// again. What comes after a line that cannot is left out, since it built on it. An edit that changes nothing any more
    /// is done, and so is the step back from it.
    #[must_use]
    pub fn recovered(base: Arc<Dataset>, unsaved: bool, lines: &[String]) -> (Self, usize) {
        let mut document = if unsaved { Self::new(base) } else { Self::loaded(base) };
        let mut replay = Replay::default();
        let mut done = 0;
        for line in lines {
            let Some(entry) = JournalEntry::read(line) else { break };
            if !replay.entry(&mut document, entry) {
                break;
            }
            done += 1;
        }
        if unsaved {
            document.mark_unsaved();
        }
        (document, done)
    }
}

/// Which steps of a journal are steps of the document: one that changed something when it was written down may change
/// nothing now.
#[derive(Default)]
struct Replay {
    past: Vec<bool>,
    future: Vec<bool>,
}

impl Replay {
    /// Does an entry again. Returns false where that cannot be.
    fn entry(&mut self, document: &mut Document, entry: JournalEntry) -> bool {
        match entry {
            JournalEntry::Edit(edit, joined) => self.edit(document, edit, joined),
            JournalEntry::Undo => {
                let Some(real) = self.past.pop() else { return false };
                self.future.push(real);
                !real || document.undo().is_some()
            }
            JournalEntry::Redo => {
                let Some(real) = self.future.pop() else { return false };
                self.past.push(real);
                !real || document.redo().is_some()
            }
        }
    }

    fn edit(&mut self, document: &mut Document, edit: Edit, joined: bool) -> bool {
        let joins = joined && self.past.last() == Some(&true);
        // Steps far apart in time are never joined, steps at the same time are.
        let now = if joins { Duration::ZERO } else { Duration::from_secs(1) };
        let Ok(made) = document.edit_joining(edit, now, Some(joins)) else { return false };
        self.future.clear();
        if joined {
            self.past.pop();
        }
        self.past.push(joins || made != EditOutcome::Nothing);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::edit::Change;
    use super::*;
    use crate::field;
    use crate::model::Report;

    #[test]
    fn a_line_that_changes_nothing_does_not_stop_the_recovery() {
        let mut dataset = Dataset::default();
        dataset.reports.push(Arc::new(Report::new("r".into(), "原".to_owned())));
        let entries = [
            JournalEntry::Edit(title("甲"), false),
            JournalEntry::Edit(title("甲"), false),
            JournalEntry::Undo,
            JournalEntry::Redo,
            JournalEntry::Undo,
            JournalEntry::Edit(title("乙"), false),
            JournalEntry::Undo,
        ];
        let lines: Vec<String> = entries.iter().map(JournalEntry::line).collect();
        let (document, done) = Document::recovered(Arc::new(dataset), false, &lines);
        assert_eq!((done, document.steps(), document.dataset().reports[0].title.as_str()), (7, 1, "甲"));
    }

    fn title(text: &str) -> Edit {
        Edit::new("r".into(), Change::set(&(), field!(Report.title), text.to_owned()))
    }

    #[test]
    fn a_burst_is_one_step_after_recovery_too() {
        let mut dataset = Dataset::default();
        dataset.reports.push(Arc::new(Report::new("r".into(), "原".to_owned())));
        let base = Arc::new(dataset);
        let entries = [
            JournalEntry::Edit(title("甲"), false),
            JournalEntry::Edit(title("甲乙"), true),
            JournalEntry::Edit(title("丙"), false),
            JournalEntry::Undo,
        ];
        let mut lines: Vec<String> = entries.iter().map(JournalEntry::line).collect();
        lines.push("{\"edit\":".to_owned());
        let (mut document, done) = Document::recovered(base, false, &lines);
        assert_eq!(done, 4);
        assert_eq!(document.dataset().reports[0].title, "甲乙");
        document.undo().unwrap();
        assert_eq!(document.dataset().reports[0].title, "原");
        assert!(!document.is_dirty());
    }
}
