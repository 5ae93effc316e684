//! The recovery journal: how much of a document it knows, and the work that a former process left behind in one.

mod handle;

use std::sync::Arc;

use crate::document::{Document, EditName, JournalEntry, Recovered, TypedText};
use crate::file::{Header, RecoverableJournal};
use crate::model::Dataset;

/// How much of a document's history its journal knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Recording {
    /// Steps that the journal can take back.
    steps: usize,
    /// Steps that it can make again.
    undone: usize,
}

/// Something for the journal of a document.
#[derive(Debug)]
pub enum JournalStep {
    /// Begin anew from this dataset.
    Begin(Header, Arc<Dataset>),
    /// Add a line.
    Add(String),
    /// Take the place of the journal of a former process, once this one is on the disk.
    TakeOver(Box<RecoverableJournal>),
    /// The work is saved or dropped.
    End,
}

/// Work that was left behind by a process that ended without saving it.
#[derive(Debug)]
pub struct Recovery {
    /// The journal it comes from; its lines are those that could be done again.
    pub journal: RecoverableJournal,
    /// The document as it was, with its history.
    pub document: Document,
    /// How many changes it holds.
    pub changes: usize,
    /// How many lines of the journal could not be done again.
    pub lost: usize,
    /// The names of the last changes, the latest first.
    pub last: Vec<EditName>,
    /// The texts that were being typed.
    pub typed: Vec<TypedText>,
}

impl Recovery {
    /// Does again what a journal holds.
    #[must_use]
    pub fn of(mut journal: RecoverableJournal) -> Self {
        let base = Arc::new(std::mem::take(&mut journal.base));
        let Recovered { document, kept, changes, typed } =
            Document::recovered(base, journal.header.unsaved, &journal.lines);
        let unread = journal.lines.len() - kept.len();
        journal.lines = kept.iter().filter_map(|at| journal.lines.get(*at)).cloned().collect();
        let entries = journal.lines.iter().rev().filter_map(|line| JournalEntry::read(line));
        let name = |entry: JournalEntry| match entry {
            JournalEntry::Edit(edit, _) => Some(edit.name()),
            JournalEntry::Undo | JournalEntry::Redo | JournalEntry::Typed(_) => None,
        };
        let mut last: Vec<EditName> = entries.filter_map(name).take(12).collect();
        last.dedup();
        last.truncate(4);
        Self { journal, document, changes, lost: unread, last, typed }
    }

    /// True where there is something to recover, or something that a person must know is lost.
    #[must_use]
    pub fn holds_work(&self) -> bool {
        self.changes > 0 || self.lost > 0 || !self.typed.is_empty() || self.journal.header.unsaved
    }
}

/// Work left behind that is not yet taken or dropped.
#[derive(Debug, Default)]
pub(super) struct Recoveries {
    list: Vec<Recovery>,
}

impl Recoveries {
    pub(super) fn list(&self) -> &[Recovery] {
        &self.list
    }

    fn add(&mut self, found: Vec<Recovery>) {
        self.list.extend(found);
    }

    fn take(&mut self, at: usize) -> Option<Recovery> {
        (at < self.list.len()).then(|| self.list.remove(at))
    }
}
