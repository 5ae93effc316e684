//! What a recovery journal holds of a document: every step forward and back, to be done again after a crash, and the
//! texts that were being typed.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::model::Dataset;

use super::edit::Edit;
use super::history::{Document, EditOutcome};
use super::typed_text::{TypedText, put_typed};

/// One entry of a journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JournalEntry {
    /// An edit; `true` when it belongs to the step before it.
    Edit(Edit, bool),
    /// A step back.
    Undo,
    /// A step forward again.
    Redo,
    /// A text that is being typed, or one that was taken or dropped. It is no step.
    Typed(TypedText),
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

/// What the lines of a journal lead to.
#[derive(Debug)]
pub struct Recovered {
    /// The document with its history.
    pub document: Document,
    /// Which of the lines could be done again, by their numbers from 0.
    pub kept: Vec<usize>,
    /// How many of those change the document.
    pub changes: usize,
    /// The texts that were being typed at the end.
    pub typed: Vec<TypedText>,
}

impl Document {
    /// The document that these lines lead to from a base. A line that was torn, or that cannot be done because of one that
    /// is missing, is left out, and what comes after it is done as far as it can be: an edit says the whole value of its
    /// field. A step back over what is missing is left out too. An edit that changes nothing any more is done, and so is the
    /// step back from it.
    #[must_use]
    pub fn recovered(base: Arc<Dataset>, unsaved: bool, lines: &[String]) -> Recovered {
        let mut document = if unsaved { Self::new(base) } else { Self::loaded(base) };
        let mut replay = Replay::default();
        let (mut kept, mut changes, mut typed) = (Vec::new(), 0, Vec::new());
        for (at, line) in lines.iter().enumerate() {
            match JournalEntry::read(line) {
                None => replay = Replay::default(),
                Some(JournalEntry::Typed(text)) => {
                    put_typed(&mut typed, text);
                    kept.push(at);
                }
                Some(entry) => {
                    if replay.entry(&mut document, entry) {
                        changes += 1;
                        kept.push(at);
                    }
                }
            }
        }
        if unsaved {
            document.mark_unsaved();
        }
        Recovered { document, kept, changes, typed }
    }
}

/// Which steps of a journal are steps of the document: one that changed something when it was written down may change
/// nothing now. It begins anew after a line that is missing.
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
            JournalEntry::Typed(_) => false,
        }
    }

    fn edit(&mut self, document: &mut Document, edit: Edit, joined: bool) -> bool {
        let joins = joined && self.past.last() == Some(&true);
        // Steps far apart in time are never joined, steps at the same time are.
        let now = if joins { Duration::ZERO } else { Duration::from_secs(1) };
        let made = document.edit_joining(edit, now, Some(joins));
        self.future.clear();
        if joined {
            self.past.pop();
        }
        self.past.push(joins || matches!(made, Ok(EditOutcome::Step | EditOutcome::Joined)));
        made.is_ok()
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
        let Recovered { document, changes, .. } = Document::recovered(Arc::new(dataset), false, &lines);
        assert_eq!((changes, document.steps(), document.dataset().reports[0].title.as_str()), (7, 1, "甲"));
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
        let Recovered { mut document, changes, .. } = Document::recovered(base, false, &lines);
        assert_eq!(changes, 4);
        assert_eq!(document.dataset().reports[0].title, "甲乙");
        document.undo().unwrap();
        assert_eq!(document.dataset().reports[0].title, "原");
        assert!(!document.is_dirty());
    }

    #[test]
    fn what_lies_behind_a_torn_line_is_recovered() {
        let mut dataset = Dataset::default();
        dataset.reports.push(Arc::new(Report::new("r".into(), "原".to_owned())));
        let body = Edit::new("r".into(), Change::set(&(), field!(Report.inspected_body), "县住建局".to_owned()));
        let entries = [JournalEntry::Edit(title("甲"), false), JournalEntry::Edit(body, false), JournalEntry::Undo];
        let mut lines: Vec<String> = entries.iter().map(JournalEntry::line).collect();
        lines.insert(1, "{\"edit\":[{\"report\":\"r\",\u{0}\u{0}\u{0}".to_owned());
        // One step back more than there are steps behind the tear.
        lines.push(JournalEntry::Undo.line());
        lines.push(JournalEntry::Edit(title("乙"), false).line());
        let Recovered { document, kept, changes, .. } = Document::recovered(Arc::new(dataset), false, &lines);
        let report = &document.dataset().reports[0];
        assert_eq!((report.title.as_str(), report.inspected_body.as_str()), ("乙", ""));
        assert_eq!((kept, changes), (vec![0, 2, 3, 5], 4));
    }

    #[test]
    fn a_text_that_was_taken_is_not_typed_any_more() {
        let typed = |field, text: Option<&str>| {
            let text = text.map(ToOwned::to_owned);
            let name = "备注".to_owned();
            JournalEntry::Typed(TypedText { field, name, node: None, in_dialog: false, is_refused: false, text }).line()
        };
        let lines = [typed(1, Some("一")), typed(2, Some("二")), typed(1, Some("一稿")), typed(2, None)];
        let recovered = Document::recovered(Arc::default(), false, &lines);
        let texts: Vec<_> = recovered.typed.iter().map(|typed| (typed.field, typed.text.as_deref())).collect();
        assert_eq!((texts, recovered.changes), (vec![(1, Some("一稿"))], 0));
    }
}
