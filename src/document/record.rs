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
    /// again. What comes after a line that cannot is left out, since it built on it.
    #[must_use]
    pub fn recovered(base: Arc<Dataset>, unsaved: bool, lines: &[String]) -> (Self, usize) {
        let mut document = if unsaved { Self::new(base) } else { Self::loaded(base) };
        let mut done = 0;
        for line in lines {
            let Some(entry) = JournalEntry::read(line) else { break };
            if !document.replay(entry) {
                break;
            }
            done += 1;
        }
        if unsaved {
            document.mark_unsaved();
        }
        (document, done)
    }

    fn replay(&mut self, entry: JournalEntry) -> bool {
        match entry {
            JournalEntry::Edit(edit, joined) => {
                // Steps far apart in time are never joined, steps at the same time are.
                let now = if joined { Duration::ZERO } else { Duration::from_secs(1) };
                matches!(self.edit_joining(edit, now, Some(joined)), Ok(EditOutcome::Step | EditOutcome::Joined))
            }
            JournalEntry::Undo => self.undo().is_some(),
            JournalEntry::Redo => self.redo().is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::edit::Change;
    use super::*;
    use crate::field;
    use crate::model::Report;

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
