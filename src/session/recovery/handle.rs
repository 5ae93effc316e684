//! Keeping the recovery journal in step with the documents, as things are done; and opening what was left behind.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::document::{JournalEntry, TypedText, Undone};
use crate::file::{Header, JOURNAL_VERSION};
use crate::model::Dataset;
use crate::session::dialogs::{AfterClose, Dialog};
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
        let joined = matches!(entry, JournalEntry::Edit(_, true));
        let Some(mut recording) = self.recording(id, before, dirty) else { return };
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

    /// Takes note of a text that is being typed, or no longer is.
    pub(in crate::session) fn record_typed(&mut self, id: DocumentId, typed: TypedText) {
        let Some(document) = self.document(id) else { return };
        let (dataset, dirty) = (Arc::clone(document.document().dataset()), document.document().is_dirty());
        if !document.is_unsaved() {
            self.end_record(id);
            return;
        }
        if self.recording(id, &dataset, dirty).is_some() {
            self.effects.push(Effect::Journal(id, JournalStep::Add(JournalEntry::Typed(typed).line())));
        }
    }

    /// How much the journal knows; one is begun from this dataset where there is none.
    fn recording(&mut self, id: DocumentId, dataset: &Arc<Dataset>, dirty: bool) -> Option<Recording> {
        let document = self.documents.get_mut(id)?;
        if document.recording.is_none() {
            document.recording = Some(Recording::default());
            let header = header(document, dirty);
            self.effects.push(Effect::Journal(id, JournalStep::Begin(header, Arc::clone(dataset))));
        }
        self.document(id)?.recording
    }

    /// Takes note of a step back or forward. One that the journal did not see made begins it anew.
    pub(in crate::session) fn record_step(&mut self, id: DocumentId, undone: &Undone, back: bool) {
        log::debug!("{} {}", if back { "undo" } else { "redo" }, undone.edit.node.node.as_str());
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
        self.record_typed_again(id);
    }

    /// The edits are in the file: what is left to recover is what stands in fields.
    pub(in crate::session) fn record_saved(&mut self, id: DocumentId) {
        let Some(document) = self.document(id).filter(|document| !document.typed().is_empty()) else {
            self.end_record(id);
            return;
        };
        let (header, base) = (header(document, false), Arc::clone(document.document().dataset()));
        self.effects.push(Effect::Journal(id, JournalStep::Begin(header, base)));
        self.set_recording(id, Some(Recording::default()));
        self.record_typed_again(id);
    }

    /// The document is closed, or all its work is saved: nothing is left to recover.
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
        self.recoveries.add(found);
    }

    /// The work that a person put aside was found: it is offered with what waits to be recovered.
    pub(in crate::session) fn dropped_found(&mut self, found: Vec<Recovery>, now: Duration) {
        self.recoveries.add(found);
        if self.recoveries.list().is_empty() {
            self.toasts.inform(self.words().text("recover-none").to_owned(), now);
        } else {
            self.dialogs.open(Dialog::Recover);
        }
    }

    /// Opens left work as it was. The journal of the former process is deleted once that of this one is on the disk.
    pub(in crate::session) fn recover(&mut self, at: usize) {
        let Some(Recovery { journal, document, typed, .. }) = self.recoveries.take(at) else { return };
        let header = journal.header.clone();
        let base = document.first().map_or_else(|| Arc::clone(document.dataset()), Arc::new);
        let path = self.make_room(header.path.clone());
        let id = self.add_document(document, path.clone());
        if let Some(open) = self.documents.get_mut(id) {
            open.file.stamp = header.stamp.filter(|_| path.is_some());
            open.file.untitled.clone_from(&header.name);
        }
        let header = Header { path, ..header };
        let steps = self.document(id).map_or(0, |open| open.document().steps());
        self.effects.push(Effect::Journal(id, JournalStep::Begin(header, base)));
        for line in &journal.lines {
            self.effects.push(Effect::Journal(id, JournalStep::Add(line.clone())));
        }
        self.set_recording(id, Some(Recording { steps, undone: 0 }));
        self.effects.push(Effect::Journal(id, JournalStep::TakeOver(Box::new(journal))));
        let restored = !typed.is_empty();
        self.restore_typed(id, typed);
        self.end_recovery();
        if restored && self.dialogs.present().is_none() {
            self.dialogs.open(Dialog::Typed(id));
        }
    }

    /// The path that recovered work is opened under. A document that is open under it already and holds no work of its own
    /// gives way: it is what the recovered work began from. Where it holds work, the recovered gets no file, so that neither
    /// can overwrite the other.
    fn make_room(&mut self, path: Option<PathBuf>) -> Option<PathBuf> {
        let path = path?;
        let open: Vec<DocumentId> = self
            .documents
            .list()
            .iter()
            .filter(|document| document.path() == Some(&path))
            .map(OpenDocument::id)
            .collect();
        if open.iter().any(|id| self.documents.is_unsaved(*id)) {
            return None;
        }
        self.close_now(&open, AfterClose::Stay);
        Some(path)
    }

    /// Puts left work aside; it can be brought back for 30 days.
    pub(in crate::session) fn drop_recovery(&mut self, at: usize) {
        let dropped = self.recoveries.take(at);
        self.effects.extend(dropped.map(|dropped| Effect::PutAside(dropped.journal)));
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
