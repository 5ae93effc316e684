//! Keeping the recovery journal in step with the documents: what is done goes to the journal as it is done.

use std::sync::Arc;

use crate::document::{Document, EditName, Entry, Undone};
use crate::file::{Header, JOURNAL_VERSION, LeftJournal};
use crate::model::Dataset;

use super::{Dialog, DocumentId, Effect, OpenDocument, Session};

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
    /// The work is saved or dropped.
    End,
}

/// Work that was left behind by a process that ended without saving it.
#[derive(Debug)]
pub struct Left {
    /// The journal it comes from.
    pub journal: LeftJournal,
    /// The document as it was, with its history.
    pub document: Document,
    /// How many changes it holds.
    pub changes: usize,
    /// The keys of the words that name the last changes, the latest first.
    pub last: Vec<EditName>,
}

impl Left {
    /// Does again what a journal holds.
    #[must_use]
    pub fn of(mut journal: LeftJournal) -> Self {
        let base = Arc::new(std::mem::take(&mut journal.base));
        let (document, changes) = Document::recovered(base, journal.header.unsaved, &journal.lines);
        let entries = journal.lines.iter().take(changes).rev().filter_map(|line| Entry::read(line));
        let name = |entry: Entry| match entry {
            Entry::Edit(edit, _) => Some(edit.name()),
            Entry::Undo | Entry::Redo => None,
        };
        let mut last: Vec<EditName> = entries.take(12).filter_map(name).collect();
        last.dedup();
        last.truncate(4);
        Self { journal, document, changes, last }
    }
}

impl Session {
    /// Takes note of an edit that was made: `before` is the dataset that it was made of.
    pub(super) fn record_edit(&mut self, id: DocumentId, before: &Arc<Dataset>, dirty: bool, entry: &Entry) {
        let Some(document) = self.document_mut(id) else { return };
        let joined = matches!(entry, Entry::Edit(_, true));
        let mut recording = document.recording.unwrap_or_default();
        if document.recording.is_none() {
            let header = header(document, dirty);
            self.outbox.push(Effect::Journal(id, JournalStep::Begin(header, Arc::clone(before))));
        }
        // A step that began before the journal did is a step of its own in it.
        let line = match entry {
            Entry::Edit(edit, true) if recording.steps == 0 => Entry::Edit(edit.clone(), false).line(),
            other => other.line(),
        };
        recording.steps += usize::from(!joined || recording.steps == 0);
        recording.undone = 0;
        self.outbox.push(Effect::Journal(id, JournalStep::Add(line)));
        self.set_recording(id, Some(recording));
    }

    /// Takes note of a step back or forward. One that the journal did not see made begins it anew.
    pub(super) fn record_step(&mut self, id: DocumentId, undone: &Undone, back: bool) {
        log::debug!("{} {}", if back { "undo" } else { "redo" }, undone.edit.node().node.as_str());
        let Some(document) = self.document_mut(id) else { return };
        let known = document.recording.and_then(|known| {
            let (steps, left) = if back { (known.steps, known.undone) } else { (known.undone, known.steps) };
            let (steps, left) = (steps.checked_sub(1)?, left + 1);
            Some(if back { Recording { steps, undone: left } } else { Recording { steps: left, undone: steps } })
        });
        match known {
            Some(recording) => {
                let entry = if back { Entry::Undo } else { Entry::Redo };
                self.outbox.push(Effect::Journal(id, JournalStep::Add(entry.line())));
                self.set_recording(id, Some(recording));
            }
            None => self.begin_record(id),
        }
    }

    /// Begins a journal anew from the present dataset, which no file holds.
    pub(super) fn begin_record(&mut self, id: DocumentId) {
        let Some(document) = self.document(id) else { return };
        let header = header(document, true);
        let base = Arc::clone(document.document().dataset());
        self.outbox.push(Effect::Journal(id, JournalStep::Begin(header, base)));
        self.set_recording(id, Some(Recording::default()));
    }

    /// The work is saved, or the document is closed: nothing is left to recover.
    pub(super) fn end_record(&mut self, id: DocumentId) {
        self.set_recording(id, None);
        self.outbox.push(Effect::Journal(id, JournalStep::End));
    }

    fn set_recording(&mut self, id: DocumentId, recording: Option<Recording>) {
        if let Some(document) = self.document_mut(id) {
            document.recording = recording;
        }
    }

    /// Work was found that a former process left behind.
    pub(super) fn left_found(&mut self, left: Vec<Left>) {
        self.left = left;
        if !self.left.is_empty() {
            self.dialog = Some(Dialog::Recover);
        }
    }

    /// The work that was left behind and is not yet taken or dropped.
    #[must_use]
    pub fn left(&self) -> &[Left] {
        &self.left
    }

    /// Opens left work as it was. It goes to a journal of this process before the old one is deleted.
    pub(super) fn recover(&mut self, at: usize) {
        if at >= self.left.len() {
            return;
        }
        let Left { journal, document, changes, .. } = self.left.remove(at);
        let header = journal.header.clone();
        let base = document.first().map_or_else(|| Arc::clone(document.dataset()), Arc::new);
        let id = self.add_document(document, header.path.clone());
        if let Some(open) = self.document_mut(id) {
            open.stamp = header.stamp;
            open.untitled.clone_from(&header.name);
        }
        let steps = self.document(id).map_or(0, |open| open.document().steps());
        self.outbox.push(Effect::Journal(id, JournalStep::Begin(header, base)));
        for line in journal.lines.iter().take(changes) {
            self.outbox.push(Effect::Journal(id, JournalStep::Add(line.clone())));
        }
        self.set_recording(id, Some(Recording { steps, undone: 0 }));
        self.outbox.push(Effect::DropLeft(journal));
        if self.left.is_empty() {
            self.dialog = None;
        }
    }

    /// Deletes left work.
    pub(super) fn drop_left(&mut self, at: usize) {
        if at < self.left.len() {
            let left = self.left.remove(at);
            self.outbox.push(Effect::DropLeft(left.journal));
        }
        if self.left.is_empty() {
            self.dialog = None;
        }
    }
}

fn header(document: &OpenDocument, unsaved: bool) -> Header {
    Header {
        guatu_journal: JOURNAL_VERSION,
        path: document.path().map(ToOwned::to_owned),
        name: document.name(),
        unsaved,
        stamp: document.stamp,
    }
}
