//! Former versions of a file: listed, and taken back as a step like any other.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::document::EditLabel;
use crate::file::{Backup, IoCause, LoadError, VersionName};
use crate::model::Dataset;

use super::dialogs::Dialog;
use super::effect::{Effect, VersionEffect};
use super::id::DocumentId;
use super::open::OpenDocument;
use super::state::Session;

impl Session {
    pub(super) fn find_backups(&mut self) {
        if let Some((id, path)) = self.active().and_then(|d| Some((d.id(), d.path()?.to_owned()))) {
            self.effects.push(Effect::Version(VersionEffect::FindBackups(id, path)));
        }
    }

    /// Shows the versions, where no other question has come meanwhile.
    pub(super) fn backups_found(&mut self, id: DocumentId, found: Vec<Backup>) {
        if matches!(self.dialogs.present(), Some(Dialog::Backups(..))) {
            self.dialogs.close();
        }
        if self.dialogs.present().is_none() {
            self.dialogs.open(Dialog::Backups(id, found));
        }
    }

    /// Keeps what is in the window under a name. It is not cleared away as former versions are.
    pub(super) fn keep_version(&mut self, id: DocumentId, name: String, note: String) {
        let about = VersionName { name, note, who: self.settings.preferences.who.clone(), on: self.today };
        let Some(document) = self.document(id) else { return };
        let Some(path) = document.path().map(Path::to_owned) else { return };
        let root = Arc::clone(document.document().to_be_saved());
        self.effects.push(Effect::Version(VersionEffect::KeepVersion(id, path, root, about)));
    }

    pub(super) fn version_kept(&mut self, id: DocumentId, name: &str, result: Result<(), IoCause>, now: Duration) {
        match result {
            Ok(()) => {
                self.toasts.inform(self.words().with("version-kept", [("name", name.into())]), now);
                self.with_document(id, OpenDocument::version_kept);
                // The list on screen has it now; a list that was closed stays so.
                let path = self.document(id).and_then(|document| document.path().map(Path::to_owned));
                let is_shown = matches!(self.dialogs.present(), Some(Dialog::Backups(own, _)) if *own == id);
                if let Some(path) = path.filter(|_| is_shown) {
                    self.effects.push(Effect::Version(VersionEffect::FindBackups(id, path)));
                }
            }
            Err(error) => {
                let text = self.words().with("version-failed", [("error", error.message(self.words()).into())]);
                self.toasts.error(text, now);
            }
        }
    }

    /// A former version is to take the place of the present dataset.
    pub(super) fn restore(&mut self, id: DocumentId, backup: Backup) {
        self.dialogs.close();
        self.effects.push(Effect::Version(VersionEffect::LoadBackup(id, backup.path)));
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
