//! Former versions of a file: listed, and taken back as a step like any other.

use std::sync::Arc;
use std::time::Duration;

use crate::document::EditLabel;
use crate::file::{Backup, LoadError};
use crate::model::Dataset;

use super::dialogs::Dialog;
use super::effect::Effect;
use super::id::DocumentId;
use super::state::Session;

impl Session {
    pub(super) fn find_backups(&mut self) {
        if let Some((id, path)) = self.active().and_then(|d| Some((d.id(), d.path()?.to_owned()))) {
            self.effects.push(Effect::FindBackups(id, path));
        }
    }

    pub(super) fn backups_found(&mut self, id: DocumentId, found: Vec<Backup>) {
        self.dialogs.open(Dialog::Backups(id, found));
    }

    /// A former version is to take the place of the present dataset.
    pub(super) fn restore(&mut self, id: DocumentId, backup: Backup) {
        self.dialogs.close();
        self.effects.push(Effect::LoadBackup(id, backup.path));
    }

    /// The former version was read. It is a step like any other; the file changes with the next save.
    pub(super) fn restored(&mut self, id: DocumentId, result: Result<Arc<Dataset>, LoadError>, now: Duration) {
        let dataset = match result {
            Ok(dataset) => dataset,
            Err(error) => {
                self.toasts.error(error.message(&self.settings.words), now);
                return;
            }
        };
        let Some(document) = self.documents.get_mut(id) else { return };
        let before = Arc::clone(document.document().dataset());
        document.document_mut().replace(dataset, EditLabel::Restore);
        document.mend_selection(&before);
        self.start_journal(id);
        self.toasts.inform(self.words().text("backups-restored").to_owned(), now);
    }
}
