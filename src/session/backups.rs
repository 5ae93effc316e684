//! Former versions of a file: listed, and taken back as a step like any other.

use std::sync::Arc;
use std::time::Duration;

use crate::document::EditLabel;
use crate::file::{Backup, LoadError};
use crate::model::Dataset;

use super::{Dialog, DocumentId, Effect, Session, Severity};

impl Session {
    pub(super) fn find_backups(&self, effects: &mut Vec<Effect>) {
        if let Some((id, path)) = self.active().and_then(|d| Some((d.id(), d.path()?.to_owned()))) {
            effects.push(Effect::FindBackups(id, path));
        }
    }

    pub(super) fn backups_found(&mut self, id: DocumentId, found: Vec<Backup>) {
        self.dialog = Some(Dialog::Backups(id, found));
    }

    /// A former version is to take the place of the present dataset.
    pub(super) fn restore(&mut self, id: DocumentId, backup: Backup, effects: &mut Vec<Effect>) {
        self.dialog = None;
        effects.push(Effect::LoadBackup(id, backup.path));
    }

    /// The former version was read. It is a step like any other; the file changes with the next save.
    pub(super) fn restored(&mut self, id: DocumentId, result: Result<Arc<Dataset>, LoadError>, now: Duration) {
        let dataset = match result {
            Ok(dataset) => dataset,
            Err(error) => {
                self.say(Severity::Error, error.message(&self.words), now);
                return;
            }
        };
        let Some(document) = self.document_mut(id) else { return };
        let before = Arc::clone(document.document().dataset());
        document.document_mut().replace(dataset, EditLabel::Restore);
        document.mend_selection(&before);
        self.begin_record(id);
        self.say(Severity::Information, self.words().text("backups-restored").to_owned(), now);
    }
}
