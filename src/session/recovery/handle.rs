//! Keeping the recovery journal in step with the documents, as things are done; and opening what was left behind.

use std::sync::Arc;

use crate::document::{JournalEntry, Undone};
use crate::file::{Header, JOURNAL_VERSION};
use crate::model::Dataset;
use crate::session::dialogs::Dialog;
use crate::session::effect::Effect;
use crate::session::id::DocumentId;
use crate::session::open::OpenDocument;
use crate::session::state::Session;

use super::{JournalStep, Recording, Recovery};

impl Session {
    /// Takes note of an edit that was made: `before` is the dataset that it was made of.
    pub(in crate::session) fn record_edit(
        &mut self,
        id: DocumentId,
        before: &Arc<Dataset>,
        dirty: bool,
        entry: &JournalEntry,
    ) {
        let Some(document) = self.documents.get_mut(id) else { return };
        let joined = matches!(entry, JournalEntry::Edit(_, true));
        let mut recording = document.recording.unwrap_or_default();
        if document.recording.is_none() {
            let header = header(document, dirty);
            self.effects.push(Effect::Journal(id, JournalStep::Begin(header, Arc::clone(before))));
        }
        // A step that began before the journal did is a step of its own in it.
        let line = match entry {
            JournalEntry::Edit(edit, true) if recording.steps == 0 => JournalEntry::Edit(edit.clone(), false).line(),
            other => other.line(),
        };
        recording.steps += usize::from(!joined || recording.steps == 0);
        recording.undone = 0;
        self.effects.push(Effect::Journal(id, JournalStep::Add(line)));
        self.set_recording(id, Some(recording));
    }

    /// Takes note of a step back or forward. One that the journal did not see made begins it anew.
    pub(in crate::session) fn record_step(&mut self, id: DocumentId, undone: &Undone, back: bool) {
        log::debug!("{} {}", if back { "undo" } else { "redo" }, undone.edit.node().node.as_str());
        let Some(document) = self.documents.get_mut(id) else { return };
        let known = document.recording.and_then(|known| {
            let (steps, left) = if back { (known.steps, known.undone) } else { (known.undone, known.steps) };
            let (steps, left) = (steps.checked_sub(1)?, left + 1);
            Some(if back { Recording { steps, undone: left } } else { Recording { steps: left, undone: steps } })
        });
        match known {
            Some(recording) => {
                let entry = if back { JournalEntry::Undo } else { JournalEntry::Redo };
                self.effects.push(Effect::Journal(id, JournalStep::Add(entry.line())));
                self.set_recording(id, Some(recording));
            }
            None => self.start_journal(id),
        }
    }

    /// Begins a journal anew from the present dataset, which no file holds.
    pub(in crate::session) fn start_journal(&mut self, id: DocumentId) {
        let Some(document) = self.document(id) else { return };
        let header = header(document, true);
        let base = Arc::clone(document.document().dataset());
        self.effects.push(Effect::Journal(id, JournalStep::Begin(header, base)));
        self.set_recording(id, Some(Recording::default()));
    }

    /// The work is saved, or the document is closed: nothing is left to recover.
    pub(in crate::session) fn end_record(&mut self, id: DocumentId) {
        self.set_recording(id, None);
        self.effects.push(Effect::Journal(id, JournalStep::End));
    }

    fn set_recording(&mut self, id: DocumentId, recording: Option<Recording>) {
        if let Some(document) = self.documents.get_mut(id) {
            document.recording = recording;
        }
    }

    /// Work was found that a former process left behind.
    pub(in crate::session) fn recoveries_found(&mut self, found: Vec<Recovery>) {
        if !found.is_empty() {
            self.dialogs.open(Dialog::Recover);
        }
        self.recoveries.set(found);
    }

    /// Opens left work as it was. It goes to a journal of this process before the old one is deleted.
    pub(in crate::session) fn recover(&mut self, at: usize) {
        let Some(Recovery { journal, document, changes, .. }) = self.recoveries.take(at) else { return };
        let header = journal.header.clone();
        let base = document.first().map_or_else(|| Arc::clone(document.dataset()), Arc::new);
        let id = self.add_document(document, header.path.clone());
        if let Some(open) = self.documents.get_mut(id) {
            open.file.stamp = header.stamp;
            open.file.untitled.clone_from(&header.name);
        }
        let steps = self.document(id).map_or(0, |open| open.document().steps());
        self.effects.push(Effect::Journal(id, JournalStep::Begin(header, base)));
        for line in journal.lines.iter().take(changes) {
            self.effects.push(Effect::Journal(id, JournalStep::Add(line.clone())));
        }
        self.set_recording(id, Some(Recording { steps, undone: 0 }));
        self.effects.push(Effect::DropJournal(journal));
        self.end_recovery();
    }

    /// Deletes left work.
    pub(in crate::session) fn drop_recovery(&mut self, at: usize) {
        let dropped = self.recoveries.take(at);
        self.effects.extend(dropped.map(|dropped| Effect::DropJournal(dropped.journal)));
        self.end_recovery();
    }

    /// The question is answered once nothing is left to recover.
    fn end_recovery(&mut self) {
        if self.recoveries.list().is_empty() {
            self.dialogs.close();
        }
    }
}

fn header(document: &OpenDocument, unsaved: bool) -> Header {
    Header {
        guatu_journal: JOURNAL_VERSION,
        path: document.path().map(ToOwned::to_owned),
        name: document.name(),
        unsaved,
        stamp: document.file.stamp,
    }
}
